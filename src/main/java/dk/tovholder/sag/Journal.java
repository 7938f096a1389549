package dk.tovholder.sag;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Everything that has happened to a case, in the order of registration. Lines are only ever added. */
@Repository
class Journal {

	private final JdbcTemplate jdbc;

	private final Sagsdata data;

	Journal(JdbcTemplate jdbc, Sagsdata data) {
		this.jdbc = jdbc;
		this.data = data;
	}

	Samleskrivning.Indhold linjer(List<Journalpost> poster) {
		return new Samleskrivning.Indhold(
				"insert into journal (sagsnummer, tidspunkt, effektiv_dato, type, aktoer, tekst, data) values (?,?,?,?,?,?,?)",
				poster.stream()
					.map((p) -> new Object[] { p.sagsnummer(), Frister.tid(p.tidspunkt()), p.effektivDato(), p.type(),
							p.aktoer(), p.tekst(), data.skriv(p.data()) })
					.toList());
	}

	List<Journalpost> forSag(String sagsnummer) {
		return jdbc.query(
				"select tidspunkt, effektiv_dato, type, aktoer, tekst, data from journal where sagsnummer = ? order by id",
				(rs, i) -> new Journalpost(sagsnummer, rs.getObject(1, OffsetDateTime.class).toInstant(),
						rs.getObject(2, LocalDate.class), rs.getString(3), rs.getString(4), rs.getString(5),
						data.laes(rs.getString(6))),
				sagsnummer);
	}

}
