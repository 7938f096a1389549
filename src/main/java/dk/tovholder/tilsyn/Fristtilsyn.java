package dk.tovholder.tilsyn;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

import dk.tovholder.frist.Fristregel;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.kalender.Tid;

/** Compares the deadlines with the steps of their ladders, the journal and the tasks; null means all cases. */
@Component
class Fristtilsyn {

	private static final String FUND = "select s.sagsnummer, s.enhed, f.fristtype || '/' || f.nummer "
			+ "from frist f join sag s on s.sagsnummer = f.sagsnummer ";

	/** The journal is looked through for the steps of so many days. */
	private static final int JOURNALDAGE = 40;

	/** The tasks of which one must be open while such a deadline runs. */
	private static final Map<Fristtype, List<String>> OPFYLDES_AF = new EnumMap<>(Map.ofEntries(
			Map.entry(Fristtype.FORBEREDENDE_SAMTALE, List.of("T01", "T02", "T03")),
			Map.entry(Fristtype.BESLUTNING, List.of("T06", "T18")),
			Map.entry(Fristtype.REHAB_FORELAEGGELSE, List.of("T07", "T08", "T09", "T10")),
			Map.entry(Fristtype.LAEGEATTEST_BESTILLES, List.of("T08")),
			Map.entry(Fristtype.JOBFORMIDLER_TILDELES, List.of("T12")),
			Map.entry(Fristtype.KONTAKT_UGE, List.of("T13")), Map.entry(Fristtype.KONTAKT_MAANED, List.of("T14")),
			Map.entry(Fristtype.OPFOELGNINGSPLAN, List.of("T15")),
			Map.entry(Fristtype.GENBEHANDLING, List.of("T16", "T17", "T18"))));

	private final NamedParameterJdbcTemplate jdbc;

	private final String sidsteTrin;

	private final Map<String, Object> stiger;

	Fristtilsyn(JdbcTemplate jdbc, Fristregler regler) {
		this.jdbc = new NamedParameterJdbcTemplate(jdbc);
		this.stiger = new HashMap<>();
		this.sidsteTrin = sidsteTrin(regler, stiger);
	}

	/** Steps that were due at an instant and have not run. */
	List<Fund> forfaldneTrin(Instant graense) {
		return find(Fundart.TRIN_IKKE_UDFOERT, FUND + "where f.naeste_tidspunkt <= :graense order by f.naeste_tidspunkt, 1, 3",
				Map.of("graense", graense.atOffset(ZoneOffset.UTC)));
	}

	/** Open deadlines of the days before an instant's that no step will find overdue. */
	List<Fund> passeredeDatoer(Instant graense) {
		return find(Fundart.DATO_PASSERET,
				FUND + "where f.status = 'AABEN' and f.art is not null and f.dato < :idag and s.lukket is null and not s.pause "
						+ "and (f.naeste_tidspunkt is null or f.naeste_tidspunkt > :graense) order by 1, 3",
				Map.of("idag", Tid.dato(graense), "graense", graense.atOffset(ZoneOffset.UTC)));
	}

	/** Running deadlines without a next step whose ladder still has one. */
	List<Fund> udenNaesteTrin(String sag, LocalDate idag) {
		return find(Fundart.TRIN_MANGLER,
				FUND + "where f.art is not null and f.naeste_trin is null and s.lukket is null and not s.pause "
						+ "and ((f.status = 'AABEN' and f.dato >= :idag) or (f.status = 'OVERSKREDET' and not exists "
						+ "(select 1 from fristtrin t where t.sagsnummer = f.sagsnummer and t.fristtype = f.fristtype "
						+ "and t.nummer = f.nummer and t.trin = " + sidsteTrin + ")))" + kun(sag) + " order by 1, 3",
				med(stiger, sag, "idag", idag));
	}

	/** Deadlines that were found overdue lately and of which the journal does not tell. */
	List<Fund> udenJournal(Instant nu) {
		return find(Fundart.JOURNAL_MANGLER,
				"select s.sagsnummer, s.enhed, t.fristtype || '/' || t.nummer from fristtrin t "
						+ "join sag s on s.sagsnummer = t.sagsnummer left join journal j on j.sagsnummer = t.sagsnummer "
						+ "and j.type = 'FRIST_OVERSKREDET' "
						+ "and j.data like '%\"fristtype\":\"' || t.fristtype || '\",\"nummer\":' || t.nummer || ',%' "
						+ "where t.trin = 'OVERSKREDET' and t.udfoert >= :fra and j.id is null order by 1, 3",
				Map.of("fra", Tid.midnat(Tid.dato(nu).minusDays(JOURNALDAGE)).atOffset(ZoneOffset.UTC)));
	}

	/** Running deadlines for which nobody has a task. Contact rests while a case pauses. */
	List<Fund> udenOpgave(String sag) {
		String passer = OPFYLDES_AF.entrySet()
			.stream()
			.map((e) -> "(f.fristtype = '" + e.getKey() + "' and o.opgave in ('" + String.join("','", e.getValue()) + "'))")
			.collect(Collectors.joining(" or "));
		return find(Fundart.OPGAVE_MANGLER,
				FUND + "where f.status in ('AABEN', 'OVERSKREDET') and s.lukket is null and f.fristtype in (:typer) "
						+ "and not (s.pause and f.fristtype in (:kontakt)) and not exists (select 1 from opgave o "
						+ "where o.sagsnummer = f.sagsnummer and o.afsluttet is null and (" + passer + "))" + kun(sag)
						+ " order by 1, 3",
				med(Map.of("typer", navne(OPFYLDES_AF.keySet()), "kontakt",
						navne(Set.of(Fristtype.KONTAKT_UGE, Fristtype.KONTAKT_MAANED))), sag, "idag", null));
	}

	private static List<String> navne(Set<Fristtype> typer) {
		return typer.stream().map(Fristtype::name).toList();
	}

	/** The name of a ladder's last step as an expression over the deadline: newer versions of a rule are asked first. */
	private static String sidsteTrin(Fristregler regler, Map<String, Object> parametre) {
		Map<String, String> led = new TreeMap<>();
		for (Fristtype type : Fristtype.values()) {
			List<Fristregel> versioner = new ArrayList<>(regler.alle().stream().filter((r) -> r.fristtype() == type).toList());
			StringBuilder sql = new StringBuilder();
			for (int i = versioner.size() - 1; i >= 0; i--) {
				String navn = "fra_" + type + "_" + i;
				parametre.put(navn, versioner.get(i).gyldigFra());
				// An anchor before the first version counts by the first.
				sql.append(" when f.fristtype = '" + type + "'")
					.append((i == 0) ? "" : " and f.anker_dato >= :" + navn)
					.append(" then '" + sidste(versioner.get(i)) + "'");
			}
			led.put(type.name(), sql.toString());
		}
		return "case" + String.join("", led.values()) + " end";
	}

	private static String sidste(Fristregel regel) {
		for (int i = regel.eskalering().size(); i > 0; i--) {
			if (regel.eskalering().get(i - 1).arbejdsdage() > 0) {
				return "ESKALERING_" + i;
			}
		}
		return "OVERSKREDET";
	}

	private List<Fund> find(Fundart art, String sql, Map<String, ?> parametre) {
		return jdbc.query(sql, parametre, (rs, i) -> new Fund(art, rs.getString(1), rs.getString(2), rs.getString(3)));
	}

	private static String kun(String sag) {
		return (sag == null) ? "" : " and s.sagsnummer = :sag";
	}

	private static Map<String, Object> med(Map<String, ?> parametre, String sag, String navn, Object vaerdi) {
		Map<String, Object> alle = new HashMap<>(parametre);
		alle.put("sag", sag);
		alle.put(navn, vaerdi);
		return alle;
	}

}
