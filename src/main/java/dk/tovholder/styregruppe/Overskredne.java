package dk.tovholder.styregruppe;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import dk.tovholder.frist.Eskaleringstrin;
import dk.tovholder.frist.Fristregel;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;
import dk.tovholder.opgoerelse.Opgoerelsesindstillinger;
import dk.tovholder.sikkerhed.Rolle;

/** The steering group's list: deadlines that have been overdue for so long that they are its concern, as numbers. */
@Repository
class Overskredne {

	private final JdbcTemplate jdbc;

	private final Fristregler regler;

	private final Kalender kalender;

	private final int mindsteCelle;

	private final Clock ur;

	Overskredne(JdbcTemplate jdbc, Fristregler regler, Kalender kalender, Opgoerelsesindstillinger indstillinger, Clock ur) {
		this.jdbc = jdbc;
		this.regler = regler;
		this.kalender = kalender;
		this.mindsteCelle = indstillinger.mindsteCelle();
		this.ur = ur;
	}

	/**
	 * How many cases of a house: never 0.
	 *
	 * @param skjult whether they are so few that the number is not shown
	 */
	record Tal(Fristtype fristtype, String enhed, int antal, boolean skjult) {
	}

	/** From how many persons a number is shown. */
	int mindsteCelle() {
		return mindsteCelle;
	}

	/** By deadline and house; nothing where there are none. */
	List<Tal> tal() {
		LocalDate arbejdsdag = kalender.tilbage(Tid.idag(ur));
		List<Tal> alle = new ArrayList<>();
		for (Fristtype type : Fristtype.values()) {
			Fristregel regel = regler.gaeldende(type, Tid.idag(ur));
			regel.eskalering()
				.stream()
				.filter((trin) -> trin.rolle().equals(Rolle.STYREGRUPPE.gruppe()))
				.map(Eskaleringstrin::arbejdsdage)
				.forEach((dage) -> alle.addAll(tal(type, kalender.minusArbejdsdage(arbejdsdag, dage))));
		}
		return alle;
	}

	private List<Tal> tal(Fristtype type, LocalDate senest) {
		return jdbc.query(
				"select s.enhed, count(distinct s.sagsnummer) from frist f join sag s on s.sagsnummer = f.sagsnummer "
						+ "where f.fristtype = ? and f.status = 'OVERSKREDET' and f.dato <= ? and s.lukket is null "
						+ "group by s.enhed order by s.enhed",
				(rs, i) -> new Tal(type, rs.getString(1), rs.getInt(2), rs.getInt(2) < mindsteCelle), type.name(),
				senest);
	}

}
