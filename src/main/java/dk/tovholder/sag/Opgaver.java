package dk.tovholder.sag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

import dk.tovholder.adgangslog.Opgaveopslag;
import dk.tovholder.frist.Fristtype;

/** The product's own list of the engine's tasks: fast to read, and tied to deadlines. */
@Repository
public class Opgaver implements Opgaveopslag {

	private static final String FELTER = "id, sagsnummer, opgave, navn, gruppe, ansvarlig, fristtype, nummer, dato, "
			+ "placering_id, haendelse_nr, hast";

	private static final String OPRET = "insert into opgave (" + FELTER + ", oprettet) values (?,?,?,?,?,?,?,?,?,?,?,?,?)";

	/** In a paused case no date passes; the dates of deadline rows pass with their rows. */
	private static final String PASSERET = " from opgave o where afsluttet is null and hast = 'NORMAL' and dato < :idag "
			+ "and (fristtype is null or opgave in ('T21', 'T22')) "
			+ "and exists (select 1 from sag s where s.sagsnummer = o.sagsnummer and not s.pause) "
			+ "and not exists (select 1 from fristfejl f where f.sagsnummer = o.sagsnummer and f.naeste_forsoeg > :nu) ";

	private final ThreadLocal<List<Object[]>> samles = new ThreadLocal<>();

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate navngivet;

	Opgaver(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.navngivet = new NamedParameterJdbcTemplate(jdbc);
	}

	public void opret(Opgave o, Instant nu) {
		Object[] raekke = { o.id(), o.sagsnummer(), o.opgave(), o.navn(), o.gruppe(), o.ansvarlig(),
				(o.fristtype() == null) ? null : o.fristtype().name(), o.nummer(), o.dato(), o.placeringId(),
				o.haendelseNr(), o.hast().name(), Frister.tid(nu) };
		List<Object[]> samles = this.samles.get();
		if (samles != null) {
			samles.add(raekke);
			return;
		}
		jdbc.update(OPRET, raekke);
	}

	/** Keeps the tasks that come while something is done, to be written when the rows of their cases stand there. */
	Samleskrivning.Indhold saml(Runnable arbejde) {
		List<Object[]> raekker = new ArrayList<>();
		samles.set(raekker);
		try {
			arbejde.run();
		}
		finally {
			samles.remove();
		}
		return new Samleskrivning.Indhold(OPRET, raekker);
	}

	@Override
	public Map<String, String> sager(Collection<String> ider) {
		Map<String, String> sager = new HashMap<>();
		if (!ider.isEmpty()) {
			navngivet.query("select id, sagsnummer from opgave where id in (:ider)", Map.of("ider", ider), (rs) -> {
				sager.put(rs.getString(1), rs.getString(2));
			});
		}
		return sager;
	}

	public void ret(Opgave o) {
		jdbc.update("update opgave set ansvarlig = ?, fristtype = ?, nummer = ?, dato = ?, hast = ? where id = ?",
				o.ansvarlig(), (o.fristtype() == null) ? null : o.fristtype().name(), o.nummer(), o.dato(),
				o.hast().name(), o.id());
	}

	/** Notes how tasks press from now on. */
	public void retHast(List<Opgave> rettede) {
		jdbc.batchUpdate("update opgave set hast = ? where id = ?",
				rettede.stream().map((o) -> new Object[] { o.hast().name(), o.id() }).toList());
	}

	/** Cases with open tasks whose own date has passed unnoticed, those that passed first before the others. */
	List<String> sagerMedPasseretDato(LocalDate idag, Instant nu, int opgaver) {
		return navngivet
			.queryForList("select sagsnummer" + PASSERET + "order by dato limit " + opgaver,
					Map.of("idag", idag, "nu", Frister.tid(nu)), String.class)
			.stream()
			.distinct()
			.toList();
	}

	/** Those tasks of these cases. */
	List<Opgave> medPasseretDato(LocalDate idag, Instant nu, Collection<String> sagsnumre) {
		return navngivet.query("select " + FELTER + PASSERET + "and sagsnummer in (:numre) order by id",
				Map.of("idag", idag, "nu", Frister.tid(nu), "numre", sagsnumre), Opgaver::laes);
	}

	/** Notes who has taken a task, or null when it was given back. */
	public void tildel(String id, String ansvarlig) {
		jdbc.update("update opgave set ansvarlig = ? where id = ?", ansvarlig, id);
	}

	/** Closes a task: done by a person, or gone because it is no longer asked for. */
	public void luk(String id, boolean udfoert, Instant nu) {
		jdbc.update("update opgave set afsluttet = ?, udfald = ? where id = ? and afsluttet is null", Frister.tid(nu),
				udfoert ? "UDFOERT" : "BORTFALDET", id);
	}

	public List<Opgave> aabne(String sagsnummer) {
		return jdbc.query("select " + FELTER + " from opgave where sagsnummer = ? and afsluttet is null order by opgave, id",
				Opgaver::laes, sagsnummer);
	}

	public Map<String, List<Opgave>> aabne(Collection<String> sagsnumre) {
		if (sagsnumre.isEmpty()) {
			return Map.of();
		}
		return navngivet
			.query("select " + FELTER + " from opgave where sagsnummer in (:numre) and afsluttet is null order by opgave, id",
					Map.of("numre", sagsnumre), Opgaver::laes)
			.stream()
			.collect(Collectors.groupingBy(Opgave::sagsnummer));
	}

	/** An open task, or null. */
	public Opgave aaben(String id) {
		return jdbc.query("select " + FELTER + " from opgave where id = ? and afsluttet is null", Opgaver::laes, id)
			.stream()
			.findFirst()
			.orElse(null);
	}

	/** By case the deadlines for which a task of this kind stands open or was done, as {@code FRISTTYPE/nummer}. */
	public Map<String, Set<String>> haandterede(Collection<String> sagsnumre, String opgave) {
		Map<String, Set<String>> haandterede = new HashMap<>();
		if (!sagsnumre.isEmpty()) {
			navngivet.query(
					"select sagsnummer, fristtype, nummer from opgave where sagsnummer in (:numre) and opgave = :opgave "
							+ "and (udfald is null or udfald = 'UDFOERT')",
					Map.of("numre", sagsnumre, "opgave", opgave),
					(RowCallbackHandler) (rs) -> haandterede.computeIfAbsent(rs.getString(1), (sag) -> new HashSet<>())
						.add(rs.getString(2) + "/" + rs.getInt(3)));
		}
		return haandterede;
	}

	/** The latest no-show for which a follow-up stands open or was done, 0 for none. */
	public int senesteOpfulgteUdeblivelse(String sagsnummer) {
		Integer nr = jdbc.queryForObject(
				"select max(haendelse_nr) from opgave where sagsnummer = ? and opgave = 'T20' "
						+ "and (udfald is null or udfald = 'UDFOERT')",
				Integer.class, sagsnummer);
		return (nr == null) ? 0 : nr;
	}

	/** Open cases of each personal job broker, by user id. */
	public Map<String, Integer> sagsstammer() {
		return jdbc.query("select jobformidler, count(*) from sag where jobformidler is not null and lukket is null "
				+ "group by jobformidler", (rs) -> {
					Map<String, Integer> stammer = new HashMap<>();
					while (rs.next()) {
						stammer.put(rs.getString(1), rs.getInt(2));
					}
					return stammer;
				});
	}

	private static Opgave laes(ResultSet rs, int i) throws SQLException {
		String type = rs.getString("fristtype");
		int nummer = rs.getInt("nummer");
		Integer frist = rs.wasNull() ? null : nummer;
		int nr = rs.getInt("haendelse_nr");
		Integer haendelse = rs.wasNull() ? null : nr;
		return new Opgave(rs.getString("id"), rs.getString("sagsnummer"), rs.getString("opgave"), rs.getString("navn"),
				rs.getString("gruppe"), rs.getString("ansvarlig"), (type == null) ? null : Fristtype.valueOf(type), frist,
				rs.getObject("dato", LocalDate.class), rs.getString("placering_id"), haendelse, Hast.valueOf(rs.getString("hast")));
	}

}
