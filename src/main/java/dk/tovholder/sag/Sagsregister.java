package dk.tovholder.sag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of cases and of their facts. */
@Repository
class Sagsregister {

	private static final String UDEN = " from sag where lukket is null and program = ? and enhed = ? and suspension <> ?";

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate navngivet;

	private final Sagsdata data;

	Sagsregister(JdbcTemplate jdbc, Sagsdata data) {
		this.jdbc = jdbc;
		this.navngivet = new NamedParameterJdbcTemplate(jdbc);
		this.data = data;
	}

	/** A case as it is started, with what is only ever needed then. */
	record NyRaekke(Sag sag, String cprHash, String fingeraftryk, List<Ydelsesperiode> perioder, OffsetDateTime oprettet) {
	}

	/**
	 * What stands there already.
	 *
	 * @param fingeraftryk by sagsnummer, what tells a repeated case from another one
	 * @param aabneNoegler citizens who have an open case in the programme
	 * @param beskyttede keys of citizens whose name is hidden
	 * @param suspensioner whether there is any suspension
	 * @param ventede cases that events have come for already
	 */
	record Kendte(Map<String, String> fingeraftryk, Set<String> aabneNoegler, Set<String> beskyttede,
			boolean suspensioner, Set<String> ventede) {
	}

	/** A row of the list of cases. */
	record Linje(String sagsnummer, String program, String enhed, String tilstand, boolean overskredet, boolean overMaal,
			boolean pause, LocalDate sagStart, String jobformidler, String udfald) {
	}

	/**
	 * Which of these cases stand there, which of these citizens have an open case in the programme, whose name is hidden,
	 * whether any suspension is to be read, and whom events wait for: one question, because each is waited for.
	 */
	Kendte kendte(Collection<String> sagsnumre, Collection<String> aabneNoegler, Collection<String> borgere) {
		Map<String, String> fingeraftryk = new HashMap<>();
		Set<String> aabne = new HashSet<>();
		Set<String> beskyttede = new HashSet<>();
		AtomicBoolean suspensioner = new AtomicBoolean();
		Set<String> ventede = new TreeSet<>();
		navngivet.query(
				"select sagsnummer, fingeraftryk, null, null from sag where sagsnummer in (:numre) "
						+ "union all select null, null, aaben_noegle, null from sag where aaben_noegle in (:noegler) "
						+ "union all select null, cpr_hash, null, null from borger where navn_krypt is not null and cpr_hash in (:borgere) "
						+ "union all select null, null, null, sagsnummer from ventende_haendelse where sagsnummer in (:numre) and status = 'VENTER' "
						+ "union all select null, null, null, null from suspension",
				Map.of("numre", sagsnumre, "noegler", aabneNoegler, "borgere", borgere), (rs) -> {
					if (rs.getString(1) != null) {
						fingeraftryk.put(rs.getString(1), rs.getString(2));
					}
					else if (rs.getString(2) != null) {
						beskyttede.add(rs.getString(2));
					}
					else if (rs.getString(3) != null) {
						aabne.add(rs.getString(3));
					}
					else if (rs.getString(4) != null) {
						ventede.add(rs.getString(4));
					}
					else {
						suspensioner.set(true);
					}
				});
		return new Kendte(fingeraftryk, aabne, beskyttede, suspensioner.get(), ventede);
	}

	static String aabenNoegle(String cprHash, String program) {
		return program + ":" + cprHash;
	}

	Samleskrivning.Indhold sager(List<NyRaekke> nye) {
		return new Samleskrivning.Indhold(
				"insert into sag (sagsnummer, program, cpr_hash, enhed, sag_start, anker, aktivitetsparat, paa_vej_i_rehab, undtag, "
						+ "foedt, daekkede_dage, graense, fingeraftryk, oprettet, aaben_noegle, proces_id, tilstand, udfald, lukket, "
						+ "pause, overskredet, over_maal, kontaktfrekvens, jobformidler, suspension) "
						+ "values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
				nye.stream().map((ny) -> {
					Sagsgrund g = ny.sag().grund();
					Sagsbillede b = ny.sag().billede();
					return new Object[] { g.sagsnummer(), g.program(), ny.cprHash(), g.enhed(), g.sagStart(), g.anker(),
							g.aktivitetsparat(), g.paaVejIRehab(), g.undtag(), g.foedt(), g.daekkedeDage(), g.graense(),
							ny.fingeraftryk(), ny.oprettet(), b.erLukket() ? null : aabenNoegle(ny.cprHash(), g.program()),
							ny.sag().procesId(), b.tilstand().name(), b.udfald(), b.lukket(), b.pause(), markeret(ny.sag(), true),
							markeret(ny.sag(), false), b.kontaktfrekvens().name(), b.jobformidler(), ny.sag().suspension() };
				}).toList());
	}

	Samleskrivning.Indhold ydelsesperioder(List<NyRaekke> nye) {
		List<Object[]> perioder = new ArrayList<>();
		for (NyRaekke ny : nye) {
			for (int i = 0; i < ny.perioder().size(); i++) {
				Ydelsesperiode p = ny.perioder().get(i);
				perioder.add(new Object[] { ny.sag().sagsnummer(), i + 1, p.ydelse().name(), p.fra(), p.til() });
			}
		}
		return new Samleskrivning.Indhold("insert into ydelsesperiode (sagsnummer, nr, ydelse, fra, til) values (?,?,?,?,?)",
				perioder);
	}

	/** Writes what follows from the facts onto the rows of the cases. */
	void ret(List<Sag> sager) {
		jdbc.batchUpdate(
				"update sag set aaben_noegle = case when ? then null else program || ':' || cpr_hash end, tilstand = ?, udfald = ?, "
						+ "lukket = ?, pause = ?, overskredet = ?, over_maal = ?, kontaktfrekvens = ?, jobformidler = ?, "
						+ "suspension = ? where sagsnummer = ?",
				sager.stream().map((sag) -> {
					Sagsbillede b = sag.billede();
					return new Object[] { b.erLukket(), b.tilstand().name(), b.udfald(), b.lukket(), b.pause(),
							markeret(sag, true), markeret(sag, false), b.kontaktfrekvens().name(), b.jobformidler(),
							sag.suspension(), sag.sagsnummer() };
				}).toList(),
				new int[] { Types.BOOLEAN, Types.VARCHAR, Types.VARCHAR, Types.DATE, Types.BOOLEAN, Types.BOOLEAN,
						Types.BOOLEAN, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR });
	}

	private static boolean markeret(Sag sag, boolean skal) {
		return sag.frister()
			.stream()
			.anyMatch((f) -> f.status() == Fristtilstand.OVERSKREDET && f.erSkal() == skal);
	}

	void procesId(Map<String, String> idEfterSag) {
		jdbc.batchUpdate("update sag set proces_id = ? where sagsnummer = ?",
				idEfterSag.entrySet().stream().map((e) -> new Object[] { e.getValue(), e.getKey() }).toList());
	}

	void skrivHaendelse(Sag sag, Haendelse h, String svar, String indhold) {
		jdbc.update(
				"insert into haendelse (sagsnummer, nr, haendelses_id, type, effektiv_dato, kilde, data, svar, indhold, retter, status, "
						+ "registreret, aktoer) values (?,?,?,?,?,?,?,?,?,?,?,?,?)",
				sag.sagsnummer(), h.nr(), h.haendelsesId(), h.type(), h.effektivDato(), h.kilde(), data.skriv(h.data()), svar,
				indhold, h.retter(), h.status().name(), Frister.tid(h.registreret()), h.aktoer());
	}

	void retStatus(Sag sag, Haendelse h) {
		jdbc.update("update haendelse set status = ? where sagsnummer = ? and nr = ?", h.status().name(), sag.sagsnummer(),
				h.nr());
	}

	/** Forgets an event that was refused when it came; its number is used up. */
	void fjern(Sag sag, Haendelse h) {
		jdbc.update("delete from haendelse where sagsnummer = ? and nr = ?", sag.sagsnummer(), h.nr());
	}

	/** Content of a known event by the sender's id, to tell a repeat from another event. */
	Optional<String> indhold(String sagsnummer, String haendelsesId) {
		return jdbc
			.queryForList("select indhold from haendelse where sagsnummer = ? and haendelses_id = ?", String.class, sagsnummer,
					haendelsesId)
			.stream()
			.findFirst();
	}

	/** The encrypted free text of the latest finished task of a kind. */
	Optional<String> senesteSvar(String sagsnummer, String opgave) {
		return jdbc
			.queryForList("select svar from haendelse where sagsnummer = ? and type = ? and svar is not null "
					+ "order by nr desc limit 1", String.class, sagsnummer, opgave)
			.stream()
			.findFirst();
	}

	/** Locks the rows of these cases until the transaction ends, always in the same order; gives those that exist. */
	List<String> laas(Collection<String> sagsnumre) {
		return navngivet.queryForList(
				"select sagsnummer from sag where sagsnummer in (:numre) order by sagsnummer for update",
				Map.of("numre", sagsnumre), String.class);
	}

	/** Everything that is known of these cases, with the deadline rows that go with them. */
	List<Sag> hent(Collection<String> sagsnumre, Map<String, List<Frist>> frister, List<Suspension> suspensioner) {
		Map<String, List<Haendelse>> haendelser = new HashMap<>();
		navngivet.query(
				"select sagsnummer, nr, haendelses_id, type, effektiv_dato, kilde, data, retter, status, registreret, aktoer "
						+ "from haendelse where sagsnummer in (:numre) order by sagsnummer, nr",
				Map.of("numre", sagsnumre), (rs) -> {
					haendelser.computeIfAbsent(rs.getString("sagsnummer"), (nummer) -> new ArrayList<>())
						.add(haendelse(rs, 0));
				});
		return navngivet.query(
				"select s.*, b.navn from sag s join borger b on b.cpr_hash = s.cpr_hash where s.sagsnummer in (:numre)",
				Map.of("numre", sagsnumre), (rs, i) -> {
					String nummer = rs.getString("sagsnummer");
					Sagsgrund grund = new Sagsgrund(nummer, rs.getString("program"), rs.getString("enhed"),
							rs.getObject("sag_start", LocalDate.class), rs.getObject("anker", LocalDate.class),
							rs.getObject("foedt", LocalDate.class), rs.getInt("daekkede_dage"), rs.getInt("graense"),
							(Boolean) rs.getObject("aktivitetsparat"), (Boolean) rs.getObject("paa_vej_i_rehab"),
							(Boolean) rs.getObject("undtag"));
					Sag sag = new Sag(grund, rs.getString("navn"), haendelser.getOrDefault(nummer, List.of()),
							frister.getOrDefault(nummer, List.of()), rs.getString("proces_id"),
							Tilstand.valueOf(rs.getString("tilstand")));
					sag.suspensioner(suspensioner, rs.getString("suspension"));
					return sag;
				});
	}

	/** Open cases of a house that follow other suspensions than they should, without those that are put off. */
	List<String> sagerUden(Suspensionsarbejde.Husstand stand, Instant nu, int hoejst) {
		return jdbc.queryForList("select sagsnummer" + UDEN
				+ " and not exists (select 1 from fristfejl where fristfejl.sagsnummer = sag.sagsnummer and naeste_forsoeg > ?)"
				+ " order by sagsnummer limit " + hoejst, String.class, stand.program(), stand.enhed(), stand.suspension(),
				Frister.tid(nu));
	}

	long antalUden(Suspensionsarbejde.Husstand stand) {
		return jdbc.queryForObject("select count(*)" + UDEN, Long.class, stand.program(), stand.enhed(), stand.suspension());
	}

	private Haendelse haendelse(ResultSet rs, int i) throws SQLException {
		return new Haendelse(rs.getInt("nr"), rs.getString("haendelses_id"), rs.getString("type"),
				rs.getObject("effektiv_dato", LocalDate.class), rs.getString("kilde"), data.laes(rs.getString("data")), rs.getString("retter"),
				Haendelse.Status.valueOf(rs.getString("status")),
				rs.getObject("registreret", OffsetDateTime.class).toInstant(), rs.getString("aktoer"));
	}

	/** Writes the placements as they now stand. */
	void placeringer(Sag sag) {
		jdbc.update("delete from placering where sagsnummer = ?", sag.sagsnummer());
		jdbc.batchUpdate(
				"insert into placering (sagsnummer, placering_id, placeringstype, start_dato, slut_dato, status) values (?,?,?,?,?,?)",
				sag.billede()
					.placeringer()
					.stream()
					.map((p) -> new Object[] { sag.sagsnummer(), p.placeringId(), p.placeringstype(), p.start(), p.slut(),
							p.status().name() })
					.toList(),
				new int[] { Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.DATE, Types.DATE, Types.VARCHAR });
	}

	/** A placement as it is shown. */
	record Placeringslinje(String sagsnummer, String placeringId, String placeringstype, LocalDate start, LocalDate slut,
			String status) {
	}

	Map<String, List<Placeringslinje>> placeringer(Collection<String> sagsnumre) {
		if (sagsnumre.isEmpty()) {
			return Map.of();
		}
		return navngivet
			.query("select * from placering where sagsnummer in (:numre) order by start_dato, placering_id",
					Map.of("numre", sagsnumre),
					(rs, i) -> new Placeringslinje(rs.getString("sagsnummer"), rs.getString("placering_id"),
							rs.getString("placeringstype"), rs.getObject("start_dato", LocalDate.class),
							rs.getObject("slut_dato", LocalDate.class), rs.getString("status")))
			.stream()
			.collect(Collectors.groupingBy(Placeringslinje::sagsnummer));
	}

	Optional<Linje> linje(String sagsnummer) {
		return jdbc.query("select * from sag where sagsnummer = ?", Sagsregister::linje, sagsnummer).stream().findFirst();
	}

	/** What the list of cases is narrowed to; null means no limit. */
	record Soegning(Collection<String> enheder, Tilstand tilstand, Boolean overskredet, String jobformidler) {
	}

	long antal(Soegning soegning) {
		MapSqlParameterSource parametre = new MapSqlParameterSource();
		return navngivet.queryForObject("select count(*) from sag" + hvor(soegning, parametre), parametre, Long.class);
	}

	List<Linje> side(Soegning soegning, int side, int antal) {
		MapSqlParameterSource parametre = new MapSqlParameterSource();
		String sql = "select * from sag" + hvor(soegning, parametre) + " order by sagsnummer limit " + antal + " offset "
				+ ((long) side * antal);
		return navngivet.query(sql, parametre, Sagsregister::linje);
	}

	private static String hvor(Soegning soegning, MapSqlParameterSource parametre) {
		List<String> led = new ArrayList<>();
		led.add("enhed in (:enheder)");
		parametre.addValue("enheder", soegning.enheder().isEmpty() ? List.of("") : soegning.enheder());
		if (soegning.tilstand() != null) {
			led.add("tilstand = :tilstand");
			parametre.addValue("tilstand", soegning.tilstand().name());
		}
		if (soegning.overskredet() != null) {
			led.add("overskredet = :overskredet");
			parametre.addValue("overskredet", soegning.overskredet());
		}
		if (soegning.jobformidler() != null) {
			led.add("jobformidler = :jobformidler");
			parametre.addValue("jobformidler", soegning.jobformidler());
		}
		return " where " + String.join(" and ", led);
	}

	private static Linje linje(ResultSet rs, int i) throws SQLException {
		return new Linje(rs.getString("sagsnummer"), rs.getString("program"), rs.getString("enhed"),
				rs.getString("tilstand"), rs.getBoolean("overskredet"), rs.getBoolean("over_maal"),
				rs.getBoolean("pause"), rs.getObject("sag_start", LocalDate.class), rs.getString("jobformidler"),
				rs.getString("udfald"));
	}

}
