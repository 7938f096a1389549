package dk.tovholder.styregruppe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Repository;

/** The rows of meetings and of what is followed up on. */
@Repository
class Moederegister {

	private final JdbcTemplate jdbc;

	Moederegister(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** All meetings, the first quarter in front. */
	List<Moede> alle() {
		Map<String, SortedMap<YearMonth, Integer>> udgaver = new TreeMap<>();
		jdbc.query("select kvartal, maaned, udgave from styregruppemoede_udgave",
				(RowCallbackHandler) (rs) -> udgaver.computeIfAbsent(rs.getString(1), (kvartal) -> new TreeMap<>())
					.put(YearMonth.parse(rs.getString(2)), rs.getInt(3)));
		return jdbc.query("select * from styregruppemoede order by kvartal",
				(rs, i) -> moede(rs, udgaver.getOrDefault(rs.getString("kvartal"), new TreeMap<>())));
	}

	Optional<Moede> moede(Kvartal kvartal) {
		return alle().stream().filter((moede) -> moede.kvartal().equals(kvartal)).findFirst();
	}

	void gem(Moede moede, List<Opfoelgning> opfoelgninger) {
		String kvartal = moede.kvartal().toString();
		jdbc.update("insert into styregruppemoede (kvartal, moededato, deltagere, beslutninger, aktoer, tidspunkt) "
				+ "values (?,?,?,?,?,?)", kvartal, moede.dato(), String.join(",", moede.deltagere()), moede.beslutninger(),
				moede.aktoer(), tid(moede.tidspunkt()));
		jdbc.batchUpdate("insert into styregruppemoede_udgave (kvartal, maaned, udgave) values (?,?,?)",
				moede.udgaver()
					.entrySet()
					.stream()
					.map((udgave) -> new Object[] { kvartal, udgave.getKey().toString(), udgave.getValue() })
					.toList());
		jdbc.batchUpdate("insert into opfoelgning (kvartal, nr, tekst, ejer, dato) values (?,?,?,?,?)",
				opfoelgninger.stream()
					.map((o) -> new Object[] { kvartal, o.nr(), o.tekst(), o.ejer(), o.dato() })
					.toList());
	}

	/** What is to be followed up on after the meeting of a quarter, in order. */
	List<Opfoelgning> opfoelgninger(Kvartal kvartal) {
		return jdbc.query("select * from opfoelgning where kvartal = ? order by nr", Moederegister::opfoelgning,
				kvartal.toString());
	}

	/**
	 * Writes the answer to a follow-up.
	 * @return whether it was open
	 */
	boolean besvar(Kvartal kvartal, Opfoelgning svar) {
		return jdbc.update("update opfoelgning set status = ?, bemaerkning = ?, aktoer = ?, tidspunkt = ? "
				+ "where kvartal = ? and nr = ? and status is null", svar.status().name(), svar.bemaerkning(), svar.aktoer(),
				tid(svar.tidspunkt()), kvartal.toString(), svar.nr()) > 0;
	}

	private static Moede moede(ResultSet rs, SortedMap<YearMonth, Integer> udgaver) throws SQLException {
		return new Moede(Kvartal.laes(rs.getString("kvartal")), rs.getObject("moededato", LocalDate.class),
				Arrays.asList(rs.getString("deltagere").split(",")), rs.getString("beslutninger"), rs.getString("aktoer"),
				rs.getObject("tidspunkt", OffsetDateTime.class).toInstant(), udgaver);
	}

	private static Opfoelgning opfoelgning(ResultSet rs, int i) throws SQLException {
		String status = rs.getString("status");
		OffsetDateTime tidspunkt = rs.getObject("tidspunkt", OffsetDateTime.class);
		return new Opfoelgning(rs.getInt("nr"), rs.getString("tekst"), rs.getString("ejer"),
				rs.getObject("dato", LocalDate.class), (status == null) ? null : Opfoelgning.Status.valueOf(status),
				rs.getString("bemaerkning"), rs.getString("aktoer"), (tidspunkt == null) ? null : tidspunkt.toInstant());
	}

	private static OffsetDateTime tid(Instant tidspunkt) {
		return tidspunkt.atOffset(ZoneOffset.UTC);
	}

}
