package dk.tovholder.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares the engine's running rows with the product's, for all cases in one statement each: what both sides say is read
 * from one snapshot, and nothing is asked per case. Only reads. Everywhere a case is named, null means all cases.
 */
@Component
public class Motortilsyn {

	private static final String ROD = " from sag s join ACT_RU_EXECUTION e on e.ID_ = s.proces_id and e.SUSPENSION_STATE_ = 1";

	/** A timer at a place of a model, by the instance that waits there. */
	private static final String TIMER = " left join (select j.PROCESS_INSTANCE_ID_ as instans, j.DUEDATE_ as forfald "
			+ "from ACT_RU_JOB j join ACT_RU_JOBDEF d on d.ID_ = j.JOB_DEF_ID_ where d.ACT_ID_ = :aktivitet) ur on ur.instans = ";

	private final NamedParameterJdbcTemplate jdbc;

	Motortilsyn(JdbcTemplate jdbc) {
		this.jdbc = new NamedParameterJdbcTemplate(jdbc);
	}

	/**
	 * Where the two sides differ.
	 *
	 * @param id what differs: the case itself, a task or a deadline
	 */
	public record Afvigelse(String sagsnummer, String enhed, String id) {
	}

	/**
	 * A job that has no tries left.
	 *
	 * @param haendelse the engine's incident, or null
	 * @param sagsnummer the case it belongs to, or null
	 * @param siden when it failed for the last time, by the engine's clock, or null
	 */
	public record Doedtjob(String id, String haendelse, String proces, String sagsnummer, String enhed, Instant siden) {
	}

	/** Open cases without a running thread. */
	public List<Afvigelse> sagerUdenTraad(String sag) {
		return afvigelser("select s.sagsnummer, s.enhed, s.sagsnummer from sag s left join ACT_RU_EXECUTION e "
				+ "on e.ID_ = s.proces_id and e.SUSPENSION_STATE_ = 1 where s.lukket is null and e.ID_ is null", sag, Map.of());
	}

	/**
	 * Open cases whose thread has neither a task nor a job with tries left, nor waits at one of the places.
	 * @param ventesteder elements whose message the case's own facts send
	 */
	public List<Afvigelse> sagerUdenLiv(String sag, Collection<String> ventesteder) {
		String instanser = "select 1 from ACT_RU_EXECUTION x join ";
		return afvigelser("select s.sagsnummer, s.enhed, s.sagsnummer" + ROD + " where s.lukket is null and not exists ("
				+ instanser + "ACT_RU_TASK t on t.PROC_INST_ID_ = x.ID_ and t.SUSPENSION_STATE_ = 1 "
				+ "where x.ROOT_PROC_INST_ID_ = s.proces_id) and not exists (" + instanser
				+ "ACT_RU_EVENT_SUBSCR v on v.PROC_INST_ID_ = x.ID_ and v.ACTIVITY_ID_ in (:steder) "
				+ "where x.ROOT_PROC_INST_ID_ = s.proces_id) and not exists (select 1 from ACT_RU_JOB j "
				+ "where j.ROOT_PROC_INST_ID_ = s.proces_id and j.RETRIES_ > 0 and j.SUSPENSION_STATE_ = 1)", sag,
				Map.of("steder", ventesteder));
	}

	/** Open tasks of the product that the engine does not have. */
	public List<Afvigelse> opgaverUdenTask(String sag) {
		return afvigelser("select s.sagsnummer, s.enhed, o.id from opgave o join sag s on s.sagsnummer = o.sagsnummer "
				+ "left join ACT_RU_TASK t on t.ID_ = o.id where o.afsluttet is null and t.ID_ is null", sag, Map.of());
	}

	/** Tasks of the engine that the product does not have open. */
	public List<Afvigelse> tasksUdenOpgave(String sag) {
		return afvigelser("select s.sagsnummer, s.enhed, t.ID_ from ACT_RU_TASK t "
				+ "join ACT_RU_EXECUTION e on e.ID_ = t.PROC_INST_ID_ join sag s on s.sagsnummer = e.BUSINESS_KEY_ "
				+ "left join opgave o on o.id = t.ID_ and o.afsluttet is null where o.id is null", sag, Map.of());
	}

	/** Open tasks that fall due at another instant in the engine than their date says. */
	public List<Afvigelse> opgaverMedAndenDato(String sag, Function<LocalDate, Instant> forfald) {
		return forskudte("o.id, o.dato, t.DUE_DATE_", "from opgave o join sag s on s.sagsnummer = o.sagsnummer "
				+ "join ACT_RU_TASK t on t.ID_ = o.id where o.afsluttet is null", sag, Map.of(), forfald);
	}

	/** Open tasks of a kind without a timer that waits for their date. */
	public List<Afvigelse> opgaverUdenTimer(String sag, String opgave, String aktivitet,
			Function<LocalDate, Instant> forfald) {
		return forskudte("o.id, o.dato, ur.forfald",
				"from opgave o join sag s on s.sagsnummer = o.sagsnummer join ACT_RU_TASK t on t.ID_ = o.id" + TIMER
						+ "t.PROC_INST_ID_ where o.afsluttet is null and o.opgave = :opgave",
				sag, Map.of("opgave", opgave, "aktivitet", aktivitet), forfald);
	}

	/** Open deadlines of a kind without a timer that waits for their date. Cases that pause have none. */
	public List<Afvigelse> fristerUdenTimer(String sag, String fristtype, String aktivitet,
			Function<LocalDate, Instant> forfald) {
		return forskudte("s.sagsnummer, f.dato, ur.forfald",
				"from frist f join sag s on s.sagsnummer = f.sagsnummer" + TIMER
						+ "s.proces_id where f.fristtype = :type and f.status = 'AABEN' and s.lukket is null and not s.pause",
				sag, Map.of("type", fristtype, "aktivitet", aktivitet), forfald);
	}

	/** Jobs without tries left. */
	public List<Doedtjob> doedeJob() {
		return jdbc.query("select j.ID_, min(i.ID_), j.PROCESS_DEF_KEY_, s.sagsnummer, s.enhed, min(i.INCIDENT_TIMESTAMP_) "
				+ "from ACT_RU_JOB j left join ACT_RU_INCIDENT i on i.CONFIGURATION_ = j.ID_ and i.INCIDENT_TYPE_ = 'failedJob' "
				+ "left join ACT_RU_EXECUTION e on e.ID_ = j.PROCESS_INSTANCE_ID_ "
				+ "left join sag s on s.sagsnummer = e.BUSINESS_KEY_ where j.RETRIES_ <= 0 "
				+ "group by j.ID_, j.PROCESS_DEF_KEY_, s.sagsnummer, s.enhed order by 6, 1", Map.of(),
				(rs, i) -> new Doedtjob(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5),
						instant(rs, 6)));
	}

	/**
	 * How many jobs there are of each kind: {@code KLAR} (due), {@code SENERE} (not due yet), {@code OPTAGET} (a node works on
	 * it), {@code STANDSET} (suspended) and {@code FEJLET} (no tries left).
	 */
	public Map<String, Long> jobstande(Instant nu) {
		Map<String, Long> stande = new HashMap<>();
		jdbc.query("select stand, count(*) from (select case when RETRIES_ <= 0 then 'FEJLET' when SUSPENSION_STATE_ <> 1 then 'STANDSET' "
				+ "when LOCK_EXP_TIME_ > :nu then 'OPTAGET' when DUEDATE_ > :nu then 'SENERE' else 'KLAR' end as stand "
				+ "from ACT_RU_JOB) j group by stand", Map.of("nu", tid(nu)), (rs) -> {
					stande.put(rs.getString(1), rs.getLong(2));
				});
		return stande;
	}

	/** How many incidents stand open in the engine. */
	public long haendelser() {
		return jdbc.queryForObject("select count(*) from ACT_RU_INCIDENT", Map.of(), Long.class);
	}

	/** Jobs that somebody holds for longer than until an instant. */
	public List<String> jobLaastTilEfter(Instant tidspunkt) {
		return jdbc.queryForList("select ID_ from ACT_RU_JOB where LOCK_EXP_TIME_ > :t order by ID_",
				Map.of("t", tid(tidspunkt)), String.class);
	}

	/** When the job fell due that has waited longest and still has tries left, if one is due. */
	public Optional<Instant> aeldsteForfaldne(Instant nu) {
		return foerste("select min(coalesce(DUEDATE_, CREATE_TIME_)) from ACT_RU_JOB where RETRIES_ > 0 "
				+ "and SUSPENSION_STATE_ = 1 and (DUEDATE_ is null or DUEDATE_ <= :nu)", Map.of("nu", tid(nu)));
	}

	/** When the next job of a process with a single instance falls or fell due, if it has one that can run. */
	public Optional<Instant> naesteJob(String proces) {
		return foerste("select min(coalesce(DUEDATE_, CREATE_TIME_)) from ACT_RU_JOB where PROCESS_DEF_KEY_ = :proces "
				+ "and RETRIES_ > 0 and SUSPENSION_STATE_ = 1", Map.of("proces", proces));
	}

	private Optional<Instant> foerste(String sql, Map<String, ?> parametre) {
		return jdbc.query(sql, parametre, (rs, i) -> Optional.ofNullable(instant(rs, 1))).get(0);
	}

	private List<Afvigelse> afvigelser(String sql, String sag, Map<String, ?> parametre) {
		return jdbc.query(sql + kun(sag) + " order by 1, 3", med(parametre, "sag", sag), (rs, i) -> afvigelse(rs));
	}

	/** The dates are few and the rows many: each date is compared once, and rows are read only where one is off. */
	private List<Afvigelse> forskudte(String felter, String fra, String sag, Map<String, ?> parametre,
			Function<LocalDate, Instant> forfald) {
		String[] felt = felter.split(", ");
		Map<String, Object> alle = med(parametre, "sag", sag);
		Set<LocalDate> skaeve = jdbc
			.query("select distinct " + felt[1] + ", " + felt[2] + " " + fra + kun(sag), alle,
					(rs, i) -> passer(rs, 1, forfald) ? null : dato(rs, 1).orElse(LocalDate.EPOCH))
			.stream()
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
		if (skaeve.isEmpty()) {
			return List.of();
		}
		return jdbc
			.query("select s.sagsnummer, s.enhed, " + felter + " " + fra + kun(sag) + " and (" + felt[1] + " in (:skaeve) or "
					+ felt[1] + " is null) order by 1, 3", med(alle, "skaeve", skaeve),
					(rs, i) -> passer(rs, 4, forfald) ? null : afvigelse(rs))
			.stream()
			.filter(Objects::nonNull)
			.toList();
	}

	private static boolean passer(ResultSet rs, int kolonne, Function<LocalDate, Instant> forfald) throws SQLException {
		return Objects.equals(dato(rs, kolonne).map(forfald).orElse(null), instant(rs, kolonne + 1));
	}

	private static Optional<LocalDate> dato(ResultSet rs, int kolonne) throws SQLException {
		return Optional.ofNullable(rs.getObject(kolonne, LocalDate.class));
	}

	private static Afvigelse afvigelse(ResultSet rs) throws SQLException {
		return new Afvigelse(rs.getString(1), rs.getString(2), rs.getString(3));
	}

	private static String kun(String sag) {
		return (sag == null) ? "" : " and s.sagsnummer = :sag";
	}

	private static Map<String, Object> med(Map<String, ?> parametre, String navn, Object vaerdi) {
		Map<String, Object> alle = new HashMap<>(parametre);
		alle.put(navn, vaerdi);
		return alle;
	}

	/** The engine writes its instants without a zone, in UTC. */
	private static LocalDateTime tid(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

	private static Instant instant(ResultSet rs, int kolonne) throws SQLException {
		LocalDateTime tid = rs.getObject(kolonne, LocalDateTime.class);
		return (tid == null) ? null : tid.toInstant(ZoneOffset.UTC);
	}

}
