package dk.tovholder.facit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tovholder.borger.Cpr;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.NyHaendelse;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.sag.Sagsbehandling.Modtagelse;
import dk.tovholder.sag.Talgenopbygning;
import dk.tovholder.sag.Ydelse;
import dk.tovholder.sag.Ydelsesperiode;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

import static dk.tovholder.facit.Opgoerelseslaeser.hovedtal;
import static dk.tovholder.facit.Opgoerelseslaeser.indhold;
import static dk.tovholder.facit.Opgoerelseslaeser.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * One pilot of two thousand cases from its first to its last month: a cohort over HTTP, then cases and events at random, many
 * of them registered months late. Every statement is held against the answer sheet to the person. More cases with
 * {@code -Dfacit.borgere=20000}, another course of the world with {@code -Dfacit.froe=2}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:opgoerelser;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
				"tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TilfaeldigeOpgoerelserTest {

	private static final int KOHORTE = 1000;

	private static final int BORGERE = Integer.getInteger("facit.borgere", 2000);

	private static final int PERMUTEREDE = 40;

	private static final long FROE = Long.getLong("facit.froe", 1L);

	private static final YearMonth FOERSTE = YearMonth.of(2020, 12);

	private static final YearMonth SIDSTE = YearMonth.of(2022, 12);

	private static final List<String> NAAET = List.of("JOB_ORDINAERT", "UDDANNELSE", "ANDEN_YDELSE_RESSOURCEFORLOEB",
			"ANDEN_YDELSE_FLEKSJOB", "ANDEN_YDELSE_FOERTIDSPENSION", "ANDEN_YDELSE_ANDEN");

	private static final List<String> ENDER = Stream
		.concat(NAAET.stream(), Stream.of("FRAFLYTTET", "DOED", "FOLKEPENSION", "SENIORPENSION", "IKKE_OMFATTET",
				"YDELSE_OPHOERT_UKENDT", "YDELSE_OPHOERT_UKENDT", "PROJEKT_SLUT", "PROJEKT_SLUT"))
		.toList();

	private static final List<String> PLACERINGSTYPER = List.of("PRAKTIK", "LOENNEDE_TIMER", "LOENTILSKUD");

	@Autowired
	private TestRestTemplate rest;

	private Opgoerelseslaeser laeser;

	@Autowired
	private Sagsbehandling sagsbehandling;

	@Autowired
	private Talgenopbygning genopbygning;

	@Autowired
	private JdbcTemplate jdbc;

	private final Opgoerelsesfacit facit = new Opgoerelsesfacit();

	private final Map<String, Borger> borgere = new LinkedHashMap<>();

	private final Map<String, Integer> antal = new ConcurrentHashMap<>();

	/** Every event that was told, by the number of its case and its id. */
	private final Set<String> fortalt = ConcurrentHashMap.newKeySet();

	/** Every edition that was ever seen, as it was first answered. */
	private final Map<String, String> udgaver = new TreeMap<>();

	private final Map<YearMonth, Map<String, String>> seneste = new HashMap<>();

	private LocalDate idag;

	private int loebenummer;

	/** A case, and the chances of the citizen's life. */
	private final class Borger {

		private final Opgoerelsesfacit.Sag sag;

		private final LocalDate sagStart;

		private final Random tilfaelde;

		private final Set<LocalDate> starter = new HashSet<>();

		private int placeringer;

		private int haendelser;

		Borger(Opgoerelsesfacit.Sag sag, LocalDate sagStart) {
			this.sag = sag;
			this.sagStart = sagStart;
			this.tilfaelde = new Random(FROE * 1_000_003 + sag.sagsnummer().hashCode());
		}

		/** Something that was found out today, and holds from today or from earlier. */
		void skridt() {
			Opgoerelsesfacit.Faktum ende = sag.gaeldende().ophoert(idag);
			int n = tilfaelde.nextInt(100);
			if (ende != null && n < 30) {
				LocalDate til = ende.dato().plusDays(tilfaelde.nextInt(92));
				meld("YdelseGenoptaget", til.isAfter(idag) ? idag : til, null, null);
			}
			else if (n < 50) {
				LocalDate start = dag(ende);
				if (starter.add(start)) {
					placeringer++;
					meld("PlaceringStartet", start, "P" + placeringer, en(PLACERINGSTYPER));
				}
			}
			else if (n < 72) {
				meld("PlaceringSluttet", dag(ende), nogen(), null);
			}
			else if (n < 80) {
				meld("PlaceringAnnulleret", dag(ende), nogen(), null);
			}
			else if (n < 90) {
				meld("SagOphoert", dag(ende), null, en(ENDER));
			}
			else {
				meld(sag.gaeldende().fritaget(idag) ? "FritagelseSluttet" : "FritagelseStartet", dag(ende), null, null);
			}
		}

		/** A placement that is known, or now and then the next one, which is not yet. */
		private String nogen() {
			return "P" + ((placeringer == 0 || tilfaelde.nextInt(6) == 0) ? placeringer + 1 : 1 + tilfaelde.nextInt(placeringer));
		}

		private String en(List<String> muligheder) {
			return muligheder.get(tilfaelde.nextInt(muligheder.size()));
		}

		/** The last weeks more often than the months before; of an ended case mostly days before its end. */
		private LocalDate dag(Opgoerelsesfacit.Faktum ende) {
			LocalDate senest = (ende == null || tilfaelde.nextInt(8) == 0) ? idag : ende.dato().minusDays(1);
			int hoejst = (int) Math.max(0, senest.toEpochDay() - sagStart.toEpochDay());
			return senest.minusDays(tilfaelde.nextInt(1 + ((tilfaelde.nextInt(10) < 6) ? Math.min(40, hoejst) : hoejst)));
		}

		void meld(String type, LocalDate dato, String placering, String hvad) {
			TilfaeldigeOpgoerelserTest.this.meld(sag, "h" + (++haendelser), type, dato, placering, hvad);
			if (tilfaelde.nextInt(20) == 0) {
				TilfaeldigeOpgoerelserTest.this.meld(sag, "h" + haendelser, type, dato, placering, hvad);
			}
		}

	}

	@BeforeAll
	void laes() {
		laeser = new Opgoerelseslaeser(rest);
	}

	@AfterAll
	void slip() throws IOException {
		ClockUtil.reset();
		Files.writeString(Path.of("target", "opgoerelser.txt"), new TreeMap<>(antal).toString());
	}

	// --- feeding

	private void dag(LocalDate dag) {
		idag = dag;
		ClockUtil.setCurrentTime(Date.from(dag.atTime(LocalTime.of(9, 0)).atZone(Tid.ZONE).toInstant()));
	}

	/** Tells the product, and the answer sheet, which finds out for itself what holds. */
	private void meld(Opgoerelsesfacit.Sag sag, String id, String type, LocalDate dato, String placering, String hvad) {
		boolean ny = fortalt.add(sag.sagsnummer() + "/" + id);
		boolean foerSagen = dato.isBefore(borgere.get(sag.sagsnummer()).sagStart);
		if (ny && !foerSagen) {
			sag.fakta().add(new Opgoerelsesfacit.Faktum(type, dato, placering, hvad));
		}
		try {
			Modtagelse svar = sagsbehandling.meld(sag.sagsnummer(),
					new NyHaendelse(id, type, dato.toString(), "proeve", data(type, placering, hvad), null), "integration");
			antal.merge(type + " " + svar, 1, Integer::sum);
			assertThat(svar == Modtagelse.GENTAGET).as("%s %s", sag.sagsnummer(), id).isEqualTo(!ny);
		}
		catch (Afvisning ex) {
			assertThat(ex.getMessage().contains("kan ikke være rigtig")).as("%s %s", sag.sagsnummer(), id).isEqualTo(foerSagen);
			antal.merge(type + " " + ex.status() + " " + ex.getMessage().replaceAll("[0-9-]{10}", "…"), 1, Integer::sum);
		}
	}

	private static Map<String, Object> data(String type, String placering, String hvad) {
		Map<String, Object> data = new LinkedHashMap<>();
		if (placering != null) {
			data.put("placeringId", placering);
		}
		if (hvad != null) {
			data.put(type.equals("SagOphoert") ? "udfald" : "placeringstype", hvad);
		}
		return data;
	}

	/** Every tenth as a fagsystem tells it, over HTTP. */
	private void januar(int nr, String type, LocalDate dato, String placering, String hvad) {
		String sagsnummer = "K-%04d".formatted(nr);
		Opgoerelsesfacit.Sag sag = borgere.get(sagsnummer).sag;
		if (nr % 10 > 0) {
			meld(sag, "januar", type, dato, placering, hvad);
			return;
		}
		Map<String, Object> krop = Map.of("haendelsesId", "januar", "type", type, "effektivDato",
				dato.toString(), "kilde", "fagsystem", "data", data(type, placering, hvad));
		ResponseEntity<String> svar = laeser.som("integration").postForEntity("/api/sager/" + sagsnummer + "/haendelser", krop,
				String.class);
		assertThat(svar.getStatusCode().value()).as(svar.getBody()).isEqualTo(200);
		sag.fakta().add(new Opgoerelsesfacit.Faktum(type, dato, placering, hvad));
	}

	private void ny(String sagsnummer, String enhed, LocalDate sagStart) {
		Opgoerelsesfacit.Sag sag = new Opgoerelsesfacit.Sag(sagsnummer, enhed, Dage.senest(Facit.PROJEKTSTART, sagStart));
		facit.tilfoej(sag);
		borgere.put(sagsnummer, new Borger(sag, sagStart));
	}

	/** Cases that come later, all through the pilot. */
	private void tilgang(int flere, Random tilfaelde) {
		List<NySag> nye = new ArrayList<>();
		for (int i = 0; i < flere; i++) {
			String nummer = "R-%06d".formatted(++loebenummer);
			String enhed = (tilfaelde.nextInt(5) == 0) ? "integrationshuset" : "aktivhuset";
			LocalDate start = idag.minusDays(tilfaelde.nextInt(200));
			boolean aktiv = tilfaelde.nextInt(30) > 0;
			if (aktiv) {
				ny(nummer, enhed, start);
			}
			else {
				facit.afvist(Dage.senest(Facit.PROJEKTSTART, start));
			}
			nye.add(nySag(nummer, enhed, start, aktiv));
		}
		for (int i = 0; i < nye.size(); i += 50) {
			sagsbehandling.opret(nye.subList(i, Math.min(i + 50, nye.size())));
		}
	}

	private NySag nySag(String nummer, String enhed, LocalDate start, boolean aktivitetsparat) {
		return new NySag(nummer, "afklaringspuljen", Cpr.af(cpr(KOHORTE + loebenummer)), "Borger " + nummer, enhed, start,
				aktivitetsparat, false, false,
				List.of(new Ydelsesperiode(Ydelse.KONTANTHJAELP, LocalDate.of(2005, 1, 1), LocalDate.of(2030, 1, 1))));
	}

	private static String cpr(int nr) {
		return "%02d%02d%02d%04d".formatted(1 + nr % 28, 1 + (nr / 28) % 12, 50 + (nr / 336) % 40, 1000 + nr / 13440);
	}

	// --- reading

	private Map<String, Object> forskelle(YearMonth til) {
		Map<String, Object> forskelle = new LinkedHashMap<>();
		JsonNode sidste = null;
		for (YearMonth m = FOERSTE; !m.isAfter(til); m = m.plusMonths(1)) {
			JsonNode o = laeser.opgoerelse(m);
			Map<String, String> ventet = facit.hovedtal(m);
			Opgoerelseslaeser.forskel(forskelle, m.toString(), ventet, hovedtal(o));
			boolean forbi = m.isBefore(YearMonth.from(idag));
			assertThat(o.path("foreloebig").asBoolean()).as("%s foreloebig", m).isEqualTo(!forbi);
			if (forbi) {
				udgave(m, o, ventet);
			}
			else {
				assertThat(o.path("udgave").asInt()).isZero();
			}
			antal.merge("sammenlignede måneder", 1, Integer::sum);
			sidste = o;
		}
		YearMonth m = FOERSTE;
		for (JsonNode maaned : sidste.path("udvikling")) {
			assertThat(maaned.path("maaned").asText()).isEqualTo(m.toString());
			Map<String, String> ventet = facit.hovedtal(m);
			for (String felt : List.of("taeller", "naevner", "procent")) {
				String p = Opgoerelseslaeser.tal(maaned.path(felt));
				if (!p.equals(ventet.getOrDefault(felt, "0"))) {
					forskelle.put("udvikling " + m + " " + felt, ventet.get(felt) + ", men " + p);
				}
			}
			m = m.plusMonths(1);
		}
		assertThat(m).isEqualTo(til.plusMonths(1));
		return forskelle;
	}

	/** A changed figure makes the next edition; every former one stays byte for byte under its hash. */
	private void udgave(YearMonth m, JsonNode o, Map<String, String> ventet) {
		int nr = o.path("udgave").asInt();
		int foer = (int) udgaver.keySet().stream().filter((n) -> n.startsWith(m + "/")).count();
		Map<String, String> tidligere = seneste.put(m, ventet);
		if (foer == 0 || !ventet.equals(tidligere)) {
			assertThat(nr).as("edition of %s", m).isEqualTo(foer + 1);
		}
		else {
			// A figure that the sheet does not hold may have changed.
			assertThat(nr).as("edition of %s", m).isIn(foer, foer + 1);
		}
		if (nr > foer && foer > 0) {
			assertThat(o.path("hash").asText()).isNotEqualTo(json(udgaver.get(m + "/" + foer)).path("hash").asText());
		}
		udgaver.putIfAbsent(m + "/" + nr, indhold(o));
		antal.merge("udgaver", nr - foer, Integer::sum);
	}

	// --- the pilot

	@Test
	@Order(1)
	void fourFifthsAreReachedAt792Of990AndNotAt791() throws InterruptedException {
		dag(LocalDate.of(2020, 12, 1));
		StringBuilder fil = new StringBuilder(
				"sagsnummer;cpr;navn;enhed;sagStart;aktivitetsparat;paaVejIRehab;undtagStraksafklaring;ydelsesperioder\n");
		for (int i = 0; i < KOHORTE; i++) {
			String nummer = "K-%04d".formatted(i);
			String enhed = (i % 5 == 4) ? "integrationshuset" : "aktivhuset";
			ny(nummer, enhed, idag);
			fil.append("%s;%s;Borger %s;%s;2020-12-01;ja;nej;nej;KONTANTHJAELP:2010-12-01/2020-11-30\n".formatted(nummer, cpr(i), nummer,
					enhed));
		}
		URI sted = laeser.som("integration")
			.exchange(RequestEntity.post("/api/kohorter").contentType(new MediaType("text", "csv", StandardCharsets.UTF_8)).body(fil.toString()),
					Void.class)
			.getHeaders()
			.getLocation();
		JsonNode status;
		do {
			TimeUnit.MILLISECONDS.sleep(100);
			status = laeser.som("integration").getForObject(sted.getPath(), JsonNode.class);
		}
		while (!status.path("status").asText().equals("FAERDIG"));
		assertThat(status.path("oprettet").asInt()).isEqualTo(KOHORTE);

		dag(LocalDate.of(2021, 2, 15));
		LocalDate januar = LocalDate.of(2021, 1, 31);
		List<String> ude = List.of("FRAFLYTTET", "DOED", "FOLKEPENSION", "SENIORPENSION", "IKKE_OMFATTET");
		for (int i = 0; i < 10; i++) {
			januar(i, "SagOphoert", januar.minusDays(i), null, ude.get(i % 5));
		}
		for (int i = 10; i < 801; i++) {
			if (i % 3 > 0) {
				januar(i, "SagOphoert", januar.minusDays(i % 31), null, NAAET.get(i % NAAET.size()));
			}
			else {
				januar(i, "PlaceringStartet", januar.minusDays(i % 31), "P0", PLACERINGSTYPER.get(i % 7 % 3));
			}
		}
		JsonNode foer = laeser.opgoerelse(YearMonth.of(2021, 1));
		udgaver.put("2021-01/1", indhold(foer));
		assertThat(hovedtal(foer)).containsEntry("taeller", "791")
			.containsEntry("naevner", "990")
			.containsEntry("procent", "79.9")
			.containsEntry("manglerTilMaal", "1")
			.containsEntry("opnaaet", "false");
		assertThat(foer.path("tilskud")).isEqualTo(json("{\"sikkert\": 5775000, \"paaSpil\": 1925000, \"frigivet\": 0}"));
		januar(801, "PlaceringStartet", januar, "P0", "LOENTILSKUD");
		JsonNode efter = laeser.opgoerelse(YearMonth.of(2021, 1));
		assertThat(hovedtal(efter)).containsEntry("taeller", "792")
			.containsEntry("naevner", "990")
			.containsEntry("procent", "80")
			.doesNotContainKey("manglerTilMaal")
			.containsEntry("opnaaet", "true");
		assertThat(efter.path("procent").asText()).isEqualTo("80.0");
		assertThat(efter.path("tilskud").path("frigivet").asInt()).isEqualTo(1_925_000);
		assertThat(foer.path("udgave").asInt()).isEqualTo(1);
		assertThat(efter.path("udgave").asInt()).isEqualTo(2);
		assertThat(forskelle(YearMonth.of(2021, 2))).isEmpty();
	}

	@Test
	@Order(2)
	void everyMonthEqualsTheAnswerSheetToThePerson() throws IOException {
		Random tilfaelde = new Random(FROE);
		Map<String, Object> forskelle = new LinkedHashMap<>();
		int ticks = 0;
		for (YearMonth m = YearMonth.of(2021, 2); !m.isAfter(SIDSTE); m = m.plusMonths(1)) {
			dag(m.atDay(28));
			tilgang((BORGERE - KOHORTE) / 23, tilfaelde);
			borgere.values().parallelStream().forEach((borger) -> {
				if (borger.tilfaelde.nextInt(4) == 0) {
					borger.skridt();
				}
			});
			if (++ticks % 4 == 0) {
				forskelle.putAll(forskelle(m));
			}
		}
		dag(LocalDate.of(2023, 1, 2));
		forskelle.putAll(forskelle(SIDSTE));
		udgaver.forEach((navn, indhold) -> {
			String[] led = navn.split("/");
			assertThat(indhold(laeser.udgave(YearMonth.parse(led[0]), Integer.parseInt(led[1])))).as(navn).isEqualTo(indhold);
		});
		assertThat(forskelle).isEmpty();
		assertThat(antal.get("PlaceringAnnulleret ANVENDT")).isPositive();
		assertThat(antal.get("PlaceringSluttet AFVENTER")).isPositive();
		assertThat(antal.get("YdelseGenoptaget ANVENDT")).isPositive();
	}

	@Test
	@Order(3)
	void orderAndRepetitionOfTheEventsChangeNoFigure() {
		dag(LocalDate.of(2023, 1, 3));
		List<List<Opgoerelsesfacit.Faktum>> liv = new ArrayList<>();
		Random tilfaelde = new Random(FROE);
		for (int i = 0; i < PERMUTEREDE; i++) {
			liv.add(liv(tilfaelde));
		}
		List<Map<String, Integer>> foer = tal();
		liv.forEach((fakta) -> lev(fakta, 1));
		List<Map<String, Integer>> efter = tal();
		List<Map<String, Integer>> ligefrem = tilvaekst(foer, efter);
		assertThat(ligefrem.get(0)).containsEntry("naevner", PERMUTEREDE);
		liv.forEach((fakta) -> {
			List<Opgoerelsesfacit.Faktum> blandet = new ArrayList<>(fakta);
			Collections.shuffle(blandet, tilfaelde);
			lev(blandet, 2);
		});
		assertThat(tilvaekst(efter, tal())).isEqualTo(ligefrem);
		assertThat(forskelle(SIDSTE)).isEmpty();
	}

	/** Placements, some of them annulled, and in every second life an ending, all on different days. */
	private static List<Opgoerelsesfacit.Faktum> liv(Random tilfaelde) {
		List<Opgoerelsesfacit.Faktum> fakta = new ArrayList<>();
		LocalDate dag = LocalDate.of(2021, 1, 4);
		for (int nr = 1; nr <= 3; nr++) {
			dag = dag.plusDays(5 + tilfaelde.nextInt(100));
			fakta.add(new Opgoerelsesfacit.Faktum("PlaceringStartet", dag, "P" + nr,
					PLACERINGSTYPER.get(tilfaelde.nextInt(PLACERINGSTYPER.size()))));
			LocalDate slut = dag.plusDays(1 + tilfaelde.nextInt(150));
			if (tilfaelde.nextInt(3) > 0) {
				fakta.add(new Opgoerelsesfacit.Faktum("PlaceringSluttet", slut, "P" + nr, null));
			}
			if (tilfaelde.nextInt(4) == 0) {
				fakta.add(new Opgoerelsesfacit.Faktum("PlaceringAnnulleret", dag, "P" + nr, null));
			}
		}
		if (tilfaelde.nextBoolean()) {
			fakta.add(new Opgoerelsesfacit.Faktum("SagOphoert", dag.plusDays(tilfaelde.nextInt(300) - 60L), null,
					ENDER.get(tilfaelde.nextInt(ENDER.size()))));
		}
		return fakta;
	}

	private void lev(List<Opgoerelsesfacit.Faktum> fakta, int gange) {
		String nummer = "L-%04d".formatted(++loebenummer);
		LocalDate start = Facit.PROJEKTSTART;
		ny(nummer, "aktivhuset", start);
		ClockUtil.setCurrentTime(Date.from(LocalDate.of(2022, 12, 31).atTime(9, 0).atZone(Tid.ZONE).toInstant()));
		sagsbehandling.opret(List.of(nySag(nummer, "aktivhuset", start, true)));
		dag(idag);
		for (int nr = 0; nr < fakta.size(); nr++) {
			Opgoerelsesfacit.Faktum f = fakta.get(nr);
			for (int i = 0; i < gange; i++) {
				meld(borgere.get(nummer).sag, "h" + nr, f.type(), f.dato(), f.om(), f.hvad());
			}
		}
	}

	private List<Map<String, Integer>> tal() {
		List<Map<String, Integer>> ud = new ArrayList<>();
		for (YearMonth m = FOERSTE; !m.isAfter(SIDSTE); m = m.plusMonths(1)) {
			Map<String, Integer> antal = new TreeMap<>();
			JsonNode o = laeser.opgoerelse(m);
			udgave(m, o, facit.hovedtal(m));
			hovedtal(o).forEach((sti, tal) -> {
				if (!sti.matches(".*(procent|andel|manglerTilMaal|opnaaet)")) {
					antal.put(sti, Integer.valueOf(tal));
				}
			});
			ud.add(antal);
		}
		return ud;
	}

	private static List<Map<String, Integer>> tilvaekst(List<Map<String, Integer>> foer, List<Map<String, Integer>> efter) {
		List<Map<String, Integer>> ud = new ArrayList<>();
		for (int i = 0; i < foer.size(); i++) {
			Map<String, Integer> forskel = new TreeMap<>(efter.get(i));
			foer.get(i).forEach((sti, tal) -> forskel.merge(sti, -tal, Integer::sum));
			forskel.values().removeIf((tal) -> tal == 0);
			ud.add(forskel);
		}
		return ud;
	}

	@Test
	@Order(4)
	void figuresMadeAnewAreTheFiguresThatWereKept() {
		List<String> foer = new ArrayList<>();
		for (YearMonth m = FOERSTE; !m.isAfter(SIDSTE); m = m.plusMonths(1)) {
			foer.add(laeser.opgoerelse(m).toString());
		}
		genopbygning.genopbyg();
		List<String> efter = new ArrayList<>();
		for (YearMonth m = FOERSTE; !m.isAfter(SIDSTE); m = m.plusMonths(1)) {
			efter.add(laeser.opgoerelse(m).toString());
		}
		assertThat(efter).isEqualTo(foer);
	}

	@Test
	@Order(5)
	void everyEditionStandsUnderTheHashOfWhatItSays() {
		int antal = 0;
		for (Map<String, Object> raekke : jdbc.queryForList(
				"select maaned, udgave, skaaret, hash, cast(indhold as varchar) as indhold from opgoerelse")) {
			Instant skaaret = ((OffsetDateTime) raekke.get("skaaret")).toInstant();
			String hash = sha256(String.join("\n", "afklaringspuljen", raekke.get("maaned").toString(), raekke.get("udgave").toString(),
					skaaret.toString(), raekke.get("indhold").toString()));
			assertThat(raekke.get("hash")).isEqualTo(hash);
			String navn = raekke.get("maaned") + "/" + raekke.get("udgave");
			if (udgaver.containsKey(navn)) {
				assertThat(json(udgaver.get(navn)).path("hash").asText()).as(navn).isEqualTo(hash);
				antal++;
			}
		}
		assertThat(antal).isEqualTo(udgaver.size());
	}

	private static String sha256(String tekst) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(tekst.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	@Order(6)
	void readersOutsideCaseworkSeeNoSmallCellAndCanComputeNone() {
		for (YearMonth m = FOERSTE; !m.isAfter(SIDSTE); m = m.plusMonths(1)) {
			Map<String, String> alt = hovedtal(laeser.opgoerelse(m));
			for (String bruger : List.of("styregruppe", "projektleder")) {
				JsonNode o = json(laeser.som(bruger).getForObject("/api/opgoerelser/" + m, String.class));
				Map<String, String> set = hovedtal(o);
				assertThat(set).containsEntry("naevner", alt.get("naevner"));
				set.forEach((sti, tal) -> assertThat(tal).as(sti).isIn("null", alt.getOrDefault(sti, "0")));
				alt.forEach((sti, tal) -> {
					if (sti.matches(".*/(antal|taeller|naevner|iMaaneden)") && tal.matches("[1-4]")) {
						assertThat(set).as(o.path("maaned").asText()).containsEntry(sti, "null");
						antal.merge("skjulte celler", 1, Integer::sum);
					}
				});
				// Each of these adds up to a figure that is shown.
				skjultAlene(set, m, "perEnhed/.*/taeller");
				skjultAlene(set, m, "perEnhed/.*/naevner");
				skjultAlene(set, m, "perStatus/(JOB_|UDD|ANDEN_|PRAKTIK|LOEN).*");
				skjultAlene(set, m, "perStatus/(INGEN|YDELSE_|PROJEKT_).*");
				if (!"null".equals(set.get("placering/antal"))) {
					skjultAlene(set, m, "perStatus/(PRAKTIK|LOEN).*");
				}
			}
		}
		assertThat(antal.get("skjulte celler")).isGreaterThan(50);
	}

	private static void skjultAlene(Map<String, String> set, YearMonth m, String hvilke) {
		List<String> skjulte = set.keySet().stream().filter((sti) -> sti.matches(hvilke) && set.get(sti).equals("null")).toList();
		assertThat(skjulte.size()).as("%s of %s: %s", hvilke, m, set).isNotEqualTo(1);
	}

	@Test
	@Order(7)
	void spreadsheetSaysWhatTheStatementSays() {
		for (String bruger : List.of("controller", "styregruppe")) {
			String[] linjer = laeser.som(bruger).getForObject("/api/opgoerelser/2021-04.csv", String.class).split("\r\n");
			Map<String, String> ark = new TreeMap<>();
			for (String linje : linjer) {
				String[] celler = linje.split(";", -1);
				assertThat(celler).hasSize(4);
				ark.put(Stream.of(celler).limit(3).filter((celle) -> !celle.isEmpty()).collect(Collectors.joining("/")), celler[3]);
			}
			Map<String, String> tal = hovedtal(json(laeser.som(bruger).getForObject("/api/opgoerelser/2021-04", String.class)));
			assertThat(tal).hasSizeGreaterThan(20);
			tal.forEach((sti, ventet) -> {
				String celle = ark.get(sti).replaceFirst(",0$", "").replace(',', '.');
				assertThat(celle).as(sti).isEqualTo(ventet.equals("null") ? "" : ventet);
			});
		}
	}

	@Test
	@Order(8)
	void onlyMonthsOfTheProjectAndOnlyReadersOfFigures() {
		Map.of("2021-13", 400, "2021-1", 400, "marts", 400, "2020-11", 404, "2023-02", 404, "2021-01?udgave=99", 404)
			.forEach((maaned, status) -> assertThat(status(laeser.som("controller"), "/" + maaned)).as(maaned).isEqualTo(status));
		assertThat(status(rest, "/2021-01")).isEqualTo(401);
		for (String bruger : List.of("sagsbehandler.aktivhuset", "jobformidler1.aktivhuset", "moedekoordinator.aktivhuset", "integration")) {
			assertThat(status(laeser.som(bruger), "/2021-01")).as(bruger).isEqualTo(403);
		}
		for (String bruger : List.of("styregruppe", "projektleder")) {
			assertThat(status(laeser.som(bruger), "/2021-01")).as(bruger).isEqualTo(200);
			assertThat(status(laeser.som(bruger), "/2021-01/sager?figur=TAELLER")).as(bruger).isEqualTo(403);
		}
	}

	private static int status(TestRestTemplate som, String sti) {
		return som.getForEntity("/api/opgoerelser" + sti, String.class).getStatusCode().value();
	}

}
