package dk.tovholder.sag;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The cases behind a figure, from the rows that the figure was counted from. */
@Repository
public class Talsager {

	/** Of a duty that fell away and stands again only the row that stands counts, and of rows that fell away the last to do so. */
	private static final String TAELLER = "%1$s.taelles and (%1$s.status <> 'BORTFALDET' or %1$s.fristtype = 'OPFOELGNINGSPLAN' "
			+ "or not exists (select 1 from frist d where d.sagsnummer = %1$s.sagsnummer and d.fristtype = %1$s.fristtype "
			+ "and d.anker_dato = %1$s.anker_dato and d.dato = %1$s.dato and d.taelles "
			+ "and (d.status <> 'BORTFALDET' or d.bortfaldet_dato > %1$s.bortfaldet_dato "
			+ "or (d.bortfaldet_dato = %1$s.bortfaldet_dato and d.nummer > %1$s.nummer)))) ";

	private static final String FRIST = "select t.sagsnummer, t.dato from frist t where t.fristtype = :vaerdi and "
			+ TAELLER.formatted("t");

	/** New reviews are numbered by their marks. */
	private static final String GENBEHANDLING = "f.fristtype = 'GENBEHANDLING' and " + TAELLER.formatted("f")
			+ "and (select count(*) from frist g where g.sagsnummer = f.sagsnummer and g.fristtype = 'GENBEHANDLING' and "
			+ TAELLER.formatted("g")
			+ "and (g.anker_dato < f.anker_dato or (g.anker_dato = f.anker_dato and g.nummer <= f.nummer))) = :vaerdi ";

	private static final String FAKTUM = "select t.sagsnummer, t.effektiv_dato from haendelse t where t.status = 'ANVENDT' "
			+ "and t.haendelses_id is null and t.effektiv_dato between :fra and :til ";

	private static final String BRUDT = "and t.dato between :fra and :passeret and ((t.status = 'OPFYLDT' and t.opfyldt_dato > t.dato) "
			+ "or t.status = 'OVERSKREDET' or (t.status = 'AABEN' and t.naeste_trin is not null) "
			+ "or (t.status = 'BORTFALDET' and t.har_vaeret_overskredet)) ";

	private final NamedParameterJdbcTemplate jdbc;

	Talsager(JdbcTemplate jdbc) {
		this.jdbc = new NamedParameterJdbcTemplate(jdbc);
	}

	/**
	 * One of the cases behind a figure.
	 *
	 * @param dato the date by which it counts
	 */
	@Schema(name = "SagBagTal")
	public record Linje(String sagsnummer, String enhed, LocalDate dato) {
	}

	/** Some of the cases behind a figure, and how many there are. */
	public record Side(List<Linje> sager, long ialt) {
	}

	/** How the cases behind a figure are found: a query for number and date, and the value that it asks for. */
	public static final class Spoergsmaal {

		private final String sql;

		private final MapSqlParameterSource parametre = new MapSqlParameterSource();

		private Spoergsmaal(String sql, Object vaerdi) {
			this.sql = sql;
			this.parametre.addValue("vaerdi", vaerdi);
		}

	}

	/** Cases with one of these statuses in the month. */
	public static Spoergsmaal status(Collection<String> statusser) {
		return new Spoergsmaal("select t.sagsnummer, t.fra from sagsstatus t where t.status in (:vaerdi) and t.fra <= :fra "
				+ "and (t.til is null or t.til > :fra)", statusser);
	}

	/** Cases that the outcome has closed. */
	public static Spoergsmaal udfald(String udfald) {
		return new Spoergsmaal("select t.sagsnummer, t.lukket from sag t where t.udfald = :vaerdi and t.lukket <= :til", udfald);
	}

	/** Deadlines of the type that were kept. */
	public static Spoergsmaal overholdt(String fristtype) {
		return new Spoergsmaal(FRIST + "and t.dato between :fra and :til and t.status = 'OPFYLDT' and t.opfyldt_dato <= t.dato",
				fristtype);
	}

	/** Deadlines of the type that were broken. */
	public static Spoergsmaal brudt(String fristtype) {
		return new Spoergsmaal(FRIST + BRUDT, fristtype);
	}

	/** Broken deadlines of the type with a plan. */
	public static Spoergsmaal medPlan(String fristtype) {
		return new Spoergsmaal(FRIST + BRUDT + "and exists (select 1 from haendelse h where h.sagsnummer = t.sagsnummer and h.type = 'T21' "
				+ "and h.effektiv_dato > t.dato and h.effektiv_dato <= :til and h.data like '%\"fristtype\":\"' || t.fristtype || '\"%' "
				+ "and (h.data like '%\"nummer\":' || t.nummer || ',%' or h.data like '%\"nummer\":' || t.nummer || '}%'))", fristtype);
	}

	/** Deadlines of the type that run at the end of the month. */
	public static Spoergsmaal loeber(String fristtype) {
		return new Spoergsmaal(FRIST + "and t.anker_dato <= :til and (t.opfyldt_dato is null or t.opfyldt_dato > :til or t.opfyldt_dato > t.dato) "
				+ "and (t.bortfaldet_dato is null or t.bortfaldet_dato > :til or t.har_vaeret_overskredet) "
				+ "and (t.dato > :passeret or (t.status = 'AABEN' and t.naeste_trin is null))", fristtype);
	}

	/** Finished tasks of these kinds whose answer has the value in the field; with a null field, any answer. */
	public static Spoergsmaal opgaver(Collection<String> opgaver, String felt, String vaerdi) {
		Spoergsmaal s = new Spoergsmaal(FAKTUM + "and t.type in (:vaerdi) and t.data like :svar", opgaver);
		s.parametre.addValue("svar", "%\"" + felt + "\":\"" + vaerdi + "\"%");
		return s;
	}

	/** Presentations that came to a recommendation. */
	public static Spoergsmaal forelaeggelser() {
		return new Spoergsmaal(FAKTUM + "and t.type = :vaerdi and t.data not like '%\"indstilling\":\"UDSAT\"%'", "T10");
	}

	/** New reviews of a number by a date of their row: {@code anker_dato}, {@code opfyldt_dato} or {@code bortfaldet_dato}. */
	private static Spoergsmaal genbehandlingsraekker(int nummer, String dato) {
		return new Spoergsmaal(
				"select f.sagsnummer, f." + dato + " from frist f where " + GENBEHANDLING + "and f." + dato + " between :fra and :til",
				nummer);
	}

	/** New reviews of a number by what became of them. */
	public static Spoergsmaal genbehandlinger(int nummer, String hvad) {
		return switch (hvad) {
			case "INDKALDT" -> genbehandlingsraekker(nummer, "anker_dato");
			case "AFHOLDT" -> genbehandlingsraekker(nummer, "opfyldt_dato");
			case "BORTFALDET" -> genbehandlingsraekker(nummer, "bortfaldet_dato");
			default -> {
				Spoergsmaal s = new Spoergsmaal(FAKTUM + "and t.type = 'T18' and t.data like :svar and exists (select 1 from frist f "
						+ "where f.sagsnummer = t.sagsnummer and " + GENBEHANDLING
						+ "and t.data like '%\"ur\":\"' || f.noegle || '\"%')", nummer);
				s.parametre.addValue("svar", "%\"beslutning\":\"" + hvad + "\"%");
				yield s;
			}
		};
	}

	/** Open cases of a job broker. */
	public static Spoergsmaal sagsstamme(String jobformidler) {
		return new Spoergsmaal("select t.sagsnummer, t.anker from sag t where t.jobformidler = :vaerdi and t.anker <= :til "
				+ "and (t.lukket is null or t.lukket > :til)", jobformidler);
	}

	/** Cases in which a step ended in the month. */
	public static Spoergsmaal varighed(String trin) {
		return switch (trin) {
			case Optaelling.SAG -> new Spoergsmaal("select t.sagsnummer, t.lukket from sag t where t.lukket between :fra and :til "
					+ "and t.tilstand = :vaerdi and exists (select 1 from sagsstatus s where s.sagsnummer = t.sagsnummer)",
					Tilstand.AFSLUTTET.name());
			case Optaelling.FOERSTE_PLACERING -> new Spoergsmaal("select t.sagsnummer, min(t.start_dato) as dag from placering t "
					+ "where t.status <> :vaerdi group by t.sagsnummer having min(t.start_dato) between :fra and :til",
					Placering.Status.ANNULLERET.name());
			default -> new Spoergsmaal("select t.sagsnummer, t.opfyldt_dato from frist t where t.fristtype = :vaerdi "
					+ "and t.status = 'OPFYLDT' and t.opfyldt_dato between :fra and :til", Optaelling.frist(trin).name());
		};
	}

	/**
	 * The cases behind a figure of a month, as they are known now.
	 * @param passeret the last day whose deadlines have passed
	 */
	public Side find(Spoergsmaal spoergsmaal, YearMonth maaned, LocalDate passeret, Collection<String> enheder, int side,
			int antal) {
		MapSqlParameterSource parametre = new MapSqlParameterSource(spoergsmaal.parametre.getValues())
			.addValue("fra", maaned.atDay(1))
			.addValue("til", maaned.atEndOfMonth())
			.addValue("passeret", passeret)
			.addValue("enheder", enheder);
		String fra = " from (" + spoergsmaal.sql + ") x (sagsnummer, dag) join sag s on s.sagsnummer = x.sagsnummer where s.enhed in (:enheder)";
		long ialt = jdbc.queryForObject("select count(*)" + fra, parametre, Long.class);
		List<Linje> sager = jdbc.query(
				"select x.sagsnummer, s.enhed, x.dag" + fra + " order by x.dag, x.sagsnummer limit " + antal + " offset " + (long) side * antal,
				parametre, (rs, i) -> new Linje(rs.getString(1), rs.getString(2), rs.getObject(3, LocalDate.class)));
		return new Side(sager, ialt);
	}

}
