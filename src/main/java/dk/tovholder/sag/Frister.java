package dk.tovholder.sag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

import dk.tovholder.frist.Fristart;
import dk.tovholder.frist.Fristtype;

/** The deadline rows and the steps of their ladders that have run. */
@Repository
class Frister {

	private static final String FELTER = "sagsnummer, fristtype, nummer, noegle, anker_dato, raa_dato, dato, flyttet_fordi, "
			+ "forvarsel, art, status, opfyldt_dato, bortfaldet_dato, har_vaeret_overskredet, naeste_trin, naeste_tidspunkt, taelles";

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate navngivet;

	Frister(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.navngivet = new NamedParameterJdbcTemplate(jdbc);
	}

	Map<String, List<Frist>> forSager(Collection<String> sagsnumre) {
		if (sagsnumre.isEmpty()) {
			return Map.of();
		}
		return navngivet
			.query("select " + FELTER + " from frist where sagsnummer in (:numre) order by fristtype, nummer",
					Map.of("numre", sagsnumre), Frister::laes)
			.stream()
			.collect(Collectors.groupingBy(Frist::sagsnummer));
	}

	/** The cases whose next step is due, in the order in which the steps fell due. */
	List<String> sagerMedForfaldneTrin(Instant nu, int hoejst) {
		return jdbc.queryForList(
				"select sagsnummer from frist where naeste_tidspunkt <= ? and not exists "
						+ "(select 1 from fristfejl where fristfejl.sagsnummer = frist.sagsnummer and naeste_forsoeg > ?) "
						+ "group by sagsnummer order by min(naeste_tidspunkt), sagsnummer limit " + hoejst,
				String.class, tid(nu), tid(nu));
	}

	/** How often in a row the steps of a case have failed. */
	int fejl(String sagsnummer) {
		return jdbc.queryForList("select antal from fristfejl where sagsnummer = ?", Integer.class, sagsnummer)
			.stream()
			.findFirst()
			.orElse(0);
	}

	void noterFejl(String sagsnummer, int antal, Instant naesteForsoeg) {
		jdbc.update("delete from fristfejl where sagsnummer = ?", sagsnummer);
		jdbc.update("insert into fristfejl (sagsnummer, antal, naeste_forsoeg) values (?,?,?)", sagsnummer, antal,
				tid(naesteForsoeg));
	}

	void fejlFri(Collection<String> sagsnumre) {
		if (!sagsnumre.isEmpty()) {
			navngivet.update("delete from fristfejl where sagsnummer in (:numre)", Map.of("numre", sagsnumre));
		}
	}

	/** One whose time has come without anything left to try is waited for no more. */
	Optional<Instant> naesteForsoeg(Instant nu) {
		return Optional
			.ofNullable(jdbc.queryForObject("select min(naeste_forsoeg) from fristfejl where naeste_forsoeg > ?",
					OffsetDateTime.class, tid(nu)))
			.map(OffsetDateTime::toInstant);
	}

	/** The house of a case, read alone: the rest of the case may be what cannot be read. */
	String enhed(String sagsnummer) {
		return jdbc.queryForObject("select enhed from sag where sagsnummer = ?", String.class, sagsnummer);
	}

	Samleskrivning.Indhold nye(List<Frist> nye) {
		return new Samleskrivning.Indhold("insert into frist (" + FELTER + ") values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
				nye.stream()
					.map((f) -> new Object[] { f.sagsnummer(), f.fristtype().name(), f.nummer(), f.noegle(), f.ankerDato(),
							f.raaDato(), f.dato(), f.flyttetFordi(), f.forvarsel(), navn(f.art()), f.status().name(),
							f.opfyldtDato(), f.bortfaldetDato(), f.harVaeretOverskredet(), f.naesteTrin(),
							tid(f.naesteTidspunkt()), f.taelles() })
					.toList());
	}

	Samleskrivning.Indhold rettede(List<Frist> rettede) {
		return new Samleskrivning.Indhold(
				"update frist set anker_dato=?, raa_dato=?, dato=?, flyttet_fordi=?, forvarsel=?, status=?, opfyldt_dato=?, bortfaldet_dato=?, "
						+ "har_vaeret_overskredet=?, naeste_trin=?, naeste_tidspunkt=?, taelles=? "
						+ "where sagsnummer=? and fristtype=? and nummer=?",
				rettede.stream()
					.map((f) -> new Object[] { f.ankerDato(), f.raaDato(), f.dato(), f.flyttetFordi(), f.forvarsel(),
							f.status().name(), f.opfyldtDato(), f.bortfaldetDato(), f.harVaeretOverskredet(), f.naesteTrin(),
							tid(f.naesteTidspunkt()), f.taelles(), f.sagsnummer(), f.fristtype().name(), f.nummer() })
					.toList(),
				new int[] { Types.DATE, Types.DATE, Types.DATE, Types.VARCHAR, Types.DATE, Types.VARCHAR, Types.DATE,
						Types.DATE, Types.BOOLEAN, Types.VARCHAR, Types.TIMESTAMP_WITH_TIMEZONE, Types.BOOLEAN, Types.VARCHAR,
						Types.VARCHAR, Types.INTEGER });
	}

	/** The steps that have run for these cases, as {@code FRISTTYPE/nummer/TRIN} by case. */
	Map<String, Set<String>> udfoerteTrin(Collection<String> sagsnumre) {
		Map<String, Set<String>> udfoerte = new HashMap<>();
		navngivet.query("select sagsnummer, fristtype, nummer, trin from fristtrin where sagsnummer in (:numre)",
				Map.of("numre", sagsnumre), (rs) -> {
					udfoerte.computeIfAbsent(rs.getString(1), (sag) -> new HashSet<>())
						.add(rs.getString(2) + "/" + rs.getInt(3) + "/" + rs.getString(4));
				});
		return udfoerte;
	}

	/** Writes that steps have run; the key refuses a second time. */
	Samleskrivning.Indhold udfoerte(List<Fristafstemning.Udfoert> trin, Instant nu) {
		return new Samleskrivning.Indhold(
				"insert into fristtrin (sagsnummer, fristtype, nummer, trin, udfoert) values (?,?,?,?,?)",
				trin.stream()
					.map((t) -> new Object[] { t.frist().sagsnummer(), t.frist().fristtype().name(), t.frist().nummer(),
							t.trin(), tid(nu) })
					.toList());
	}

	static OffsetDateTime tid(Instant instant) {
		return (instant == null) ? null : instant.atOffset(ZoneOffset.UTC);
	}

	private static String navn(Enum<?> vaerdi) {
		return (vaerdi == null) ? null : vaerdi.name();
	}

	private static Frist laes(ResultSet rs, int i) throws SQLException {
		String art = rs.getString("art");
		OffsetDateTime naeste = rs.getObject("naeste_tidspunkt", OffsetDateTime.class);
		return new Frist(rs.getString("sagsnummer"), Fristtype.valueOf(rs.getString("fristtype")), rs.getInt("nummer"),
				rs.getString("noegle"), rs.getObject("anker_dato", LocalDate.class),
				rs.getObject("raa_dato", LocalDate.class), rs.getObject("dato", LocalDate.class),
				rs.getString("flyttet_fordi"), rs.getObject("forvarsel", LocalDate.class),
				(art == null) ? null : Fristart.valueOf(art), Fristtilstand.valueOf(rs.getString("status")),
				rs.getObject("opfyldt_dato", LocalDate.class), rs.getObject("bortfaldet_dato", LocalDate.class),
				rs.getBoolean("har_vaeret_overskredet"),
				rs.getString("naeste_trin"), (naeste == null) ? null : naeste.toInstant(), rs.getBoolean("taelles"));
	}

}
