package dk.tovholder.persondata;

import java.sql.Clob;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.media.Schema;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.borger.Borgere;
import dk.tovholder.borger.Cpr;
import dk.tovholder.borger.Kryptering;
import dk.tovholder.borger.Oplysninger;
import dk.tovholder.engine.Motorhistorik;

/** Everything that is kept about one citizen (databeskyttelsesforordningen, artikel 15), read as it stands. */
@Service
class Indsigt {

	/** Keys that say nothing to anybody, and what only tells two contents apart. */
	private static final Set<String> UDELADES = Set.of("cpr_hash", "aaben_noegle", "fingeraftryk", "indhold", "laas");

	private final JdbcTemplate jdbc;

	private final Borgere borgere;

	private final Beskyttelse beskyttelse;

	private final Kryptering kryptering;

	private final Adgangslog adgangslog;

	private final Motorhistorik motor;

	private final ObjectMapper json;

	Indsigt(JdbcTemplate jdbc, Borgere borgere, Beskyttelse beskyttelse, Kryptering kryptering, Adgangslog adgangslog,
			Motorhistorik motor, ObjectMapper json) {
		this.jdbc = jdbc;
		this.borgere = borgere;
		this.beskyttelse = beskyttelse;
		this.kryptering = kryptering;
		this.adgangslog = adgangslog;
		this.motor = motor;
		this.json = json;
	}

	/** Everything about a citizen: who it is, and each case by table. */
	@Schema(name = "Indsigt")
	record Samling(Oplysninger borger,
			@Schema(description = "Hver sag med sagsnummer og en liste af rækker for hvert register.") List<Map<String, Object>> sager) {
	}

	/** The cases of the citizen with this number, in the order in which they started; none if nobody is registered. */
	List<String> sager(Cpr cpr) {
		return this.beskyttelse.sager(this.borgere.hash(cpr));
	}

	@Transactional(readOnly = true)
	public Samling om(Beskyttelse.Sagsborger sag) {
		return new Samling(this.beskyttelse.vis(sag), this.beskyttelse.sager(sag.cprHash()).stream().map(this::enSag).toList());
	}

	private Map<String, Object> enSag(String sagsnummer) {
		Map<String, Object> sag = new LinkedHashMap<>();
		sag.put("sagsnummer", sagsnummer);
		for (Persontabeller.Tabel tabel : Persontabeller.ALLE) {
			sag.put(tabel.navn(), raekker(tabel.laes(), sagsnummer));
		}
		sag.put("samlebreve", raekker("select b.* from brev b where b.sagsnummer is null and b.id in (select bv.brev_id "
				+ "from brev_varsel bv join varsel v on v.id = bv.varsel_id where v.sagsnummer = ?) order by b.oprettet, b.id",
				sagsnummer).stream().map((brev) -> kunOm(sagsnummer, brev)).toList());
		sag.put("motor", Map.of("processer", this.motor.processer(sagsnummer), "opgaver", this.motor.opgaver(sagsnummer)));
		sag.put("adgangslog", this.adgangslog.om(sagsnummer));
		return sag;
	}

	/** Of a letter that tells of many cases, the lines about this one: the others are other people's. */
	private static Map<String, Object> kunOm(String sagsnummer, Map<String, Object> brev) {
		Map<String, Object> uddrag = new LinkedHashMap<>(brev);
		uddrag.put("tekst", ((String) brev.get("tekst")).lines()
			.filter((linje) -> Sagsnavn.staarI(linje, sagsnummer))
			.reduce((foer, linje) -> foer + "\n" + linje)
			.orElse(""));
		uddrag.remove("emne");
		return uddrag;
	}

	private List<Map<String, Object>> raekker(String sql, String sagsnummer) {
		return this.jdbc.queryForList(sql, sagsnummer).stream().map(this::laeselig).toList();
	}

	private Map<String, Object> laeselig(Map<String, Object> raekke) {
		Map<String, Object> svar = new LinkedHashMap<>();
		raekke.forEach((kolonne, vaerdi) -> {
			String navn = kolonne.toLowerCase(Locale.ROOT);
			if (!UDELADES.contains(navn)) {
				svar.put(navn, laeselig(navn, vaerdi));
			}
		});
		return svar;
	}

	private Object laeselig(String navn, Object vaerdi) {
		if (vaerdi == null) {
			return null;
		}
		if (navn.equals("svar")) {
			return json(this.kryptering.dekrypter(tekst(vaerdi)));
		}
		if (navn.equals("data")) {
			return json(tekst(vaerdi));
		}
		if (vaerdi instanceof Timestamp tidspunkt) {
			return tidspunkt.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
		}
		if (vaerdi instanceof OffsetDateTime tidspunkt) {
			return tidspunkt.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
		}
		return (vaerdi instanceof Number || vaerdi instanceof Boolean || vaerdi instanceof LocalDateTime) ? vaerdi
				: tekst(vaerdi);
	}

	private Object json(String tekst) {
		try {
			return this.json.readValue(tekst, Object.class);
		}
		catch (JsonProcessingException ex) {
			// As it stands, rather than not at all.
			return tekst;
		}
	}

	/** H2 hands out long texts as a locator. */
	private static String tekst(Object vaerdi) {
		if (vaerdi instanceof Clob clob) {
			try {
				return clob.getSubString(1, (int) clob.length());
			}
			catch (SQLException ex) {
				throw new IllegalStateException("The text cannot be read", ex);
			}
		}
		return vaerdi.toString();
	}

}
