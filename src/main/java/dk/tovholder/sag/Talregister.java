package dk.tovholder.sag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Repository;

/** The rows that figures are read from, kept in the transaction of each step. */
@Repository
class Talregister {

	/** Where a figure belongs. */
	record Noegle(String program, String enhed, Talart art, String vaerdi, LocalDate dag) implements Comparable<Noegle> {

		private static final Comparator<Noegle> ORDEN = Comparator.comparing(Noegle::program)
			.thenComparing(Noegle::art)
			.thenComparing(Noegle::enhed)
			.thenComparing(Noegle::vaerdi)
			.thenComparing(Noegle::dag);

		static Noegle af(Sagsgrund grund, Tal tal) {
			return new Noegle(grund.program(), grund.enhed(), tal.art(), tal.vaerdi(), tal.dag());
		}

		@Override
		public int compareTo(Noegle anden) {
			return ORDEN.compare(this, anden);
		}

	}

	/** What is to be written so that the figures tell of these cases as they now stand. */
	List<Samleskrivning.Indhold> optael(List<Sag> sager) {
		Map<Noegle, Long> aendringer = new TreeMap<>();
		List<Object[]> gamle = new ArrayList<>();
		List<Object[]> nye = new ArrayList<>();
		for (Sag sag : sager) {
			Talgrundlag foer = sag.talt();
			Talgrundlag nu = Talgrundlag.af(sag);
			Optaelling.aendring(foer, nu)
				.forEach((tal, antal) -> aendringer.merge(Noegle.af(nu.grund(), tal), (long) antal, Long::sum));
			statusser(sag.sagsnummer(), foer, nu, gamle, nye);
			sag.talt(nu);
		}
		aendringer.values().removeIf((antal) -> antal == 0);
		return List.of(new Samleskrivning.Indhold("delete from sagsstatus where sagsnummer = ?", gamle),
				sagsstatusser(nye), raekker("tal_aendring", aendringer));
	}

	private static void statusser(String sagsnummer, Talgrundlag foer, Talgrundlag nu, List<Object[]> gamle,
			List<Object[]> nye) {
		if (foer != null && foer.sammeFakta(nu)) {
			return;
		}
		List<Statusperiode> efter = Optaelling.statusperioder(nu);
		if (foer != null) {
			List<Statusperiode> stod = Optaelling.statusperioder(foer);
			if (stod.equals(efter)) {
				return;
			}
			if (!stod.isEmpty()) {
				gamle.add(new Object[] { sagsnummer });
			}
		}
		efter.forEach((periode) -> nye.add(raekke(sagsnummer, periode)));
	}

	static Object[] raekke(String sagsnummer, Statusperiode periode) {
		return new Object[] { sagsnummer, periode.status(), dag(periode.fra()), dag(periode.til()) };
	}

	static Samleskrivning.Indhold sagsstatusser(List<Object[]> raekker) {
		return new Samleskrivning.Indhold("insert into sagsstatus (sagsnummer, status, fra, til) values (?,?,?,?)", raekker);
	}

	static Samleskrivning.Indhold raekker(String tabel, Map<Noegle, Long> tal) {
		return new Samleskrivning.Indhold(
				"insert into " + tabel + " (program, enhed, art, vaerdi, dag, antal) values (?,?,?,?,?,?)",
				tal.entrySet()
					.stream()
					.map((e) -> new Object[] { e.getKey().program(), e.getKey().enhed(), e.getKey().art().name(),
							e.getKey().vaerdi(), e.getKey().dag(), e.getValue() })
					.toList());
	}

	/** Reads where a figure belongs, from the column with its programme on. */
	static Noegle noegle(ResultSet rs, int kolonne) throws SQLException {
		return new Noegle(rs.getString(kolonne), rs.getString(kolonne + 1), Talart.valueOf(rs.getString(kolonne + 2)),
				rs.getString(kolonne + 3), rs.getObject(kolonne + 4, LocalDate.class));
	}

	private static LocalDate dag(YearMonth maaned) {
		return (maaned == null) ? null : maaned.atDay(1);
	}

}
