package dk.tovholder.haendelse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tovholder.Pilot;
import dk.tovholder.Testdatabase;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Events a line each: taken in, kept for cases to come, corrected, refused, and all the same whatever order they come in. Ten
 * thousand of them with {@code -Dhaendelser.antal=10000}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HaendelserTest {

	private static final int ANTAL = Integer.getInteger("haendelser.antal", 40);

	private static final int PR_SAG = 8;

	private static final ObjectMapper JSON = new ObjectMapper();

	@Autowired
	private Pilot pilot;

	@Autowired
	private Venterunde runde;

	@Autowired
	private JdbcTemplate jdbc;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	@BeforeEach
	void begynd() {
		pilot.begynd("2021-06-01T08:00");
		jdbc.update("delete from ventende_haendelse");
	}

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	// --- a line in, a line out

	@Test
	void everyLineHasItsAnswerAndABadOneStopsNothing() throws IOException {
		String sag = pilot.sag("2020-12-01");
		String god = linje(sag, "g1", "PlaceringStartet", "2021-03-15", "placeringId", "P1", "placeringstype", "PRAKTIK");
		List<JsonNode> svar = meld("integration", ("\uFEFF" + god + "\r\n\n  \n{ikke json}\n"
				+ god.replace("\"g1\"", "\"g2\",\"haendelsesId\":\"g3\"") + "\n"
				+ god.replace("\"g1\"", "\"g4\"").replace("\"PRAKTIK\"", "\"FERIE\"") + "\n"
				+ "{\"sagsnummer\":\"" + "x".repeat(HaendelseController.LINJE_HOEJST) + "\"}\n" + "[1]\nnull\n"
				+ god.replace("\"g1\"", "\"g5\",\"afsender\":\"0101701234\"") + "\n" + god.replace(sag, "0101701234") + "\n" + god
				+ "\n" + linje(sag, "g6", "PlaceringSluttet", "2021-04-23", "placeringId", "P1")).getBytes(StandardCharsets.UTF_8));
		assertThat(svar.stream().map((l) -> l.path("linje").asInt() + " " + l.path("resultat").asText() + " " + l.path("status").asInt()))
			.containsExactly("1 ANVENDT 200", "4 AFVIST 400", "5 AFVIST 400", "6 AFVIST 422", "7 AFVIST 413", "8 AFVIST 400",
					"9 AFVIST 400", "10 AFVIST 400", "11 AFVIST 400", "12 GENTAGET 200", "13 ANVENDT 200");
		assertThat(svar.get(0).path("sagsnummer").asText()).isEqualTo(sag);
		assertThat(svar.get(0).path("haendelsesId").asText()).isEqualTo("g1");
		assertThat(svar.get(3).path("felter").path(0).path("felt").asText()).isEqualTo("data.placeringstype");
		assertThat(svar.get(3).path("fejl").asText()).isNotBlank();
		assertThat(svar.toString()).doesNotContain("0101701234");
		assertThat(pilot.placeringer(sag)).containsExactly(Map.entry("P1", "2021-03-15..2021-04-23 SLUT"));
	}

	@Test
	void whatIsNoUtf8IsRefusedAlone() throws IOException {
		String sag = pilot.sag("2020-12-01");
		ByteArrayOutputStream krop = new ByteArrayOutputStream();
		krop.writeBytes(new byte[] { '{', '"', (byte) 0xff, (byte) 0xfe, '"', '}', '\n' });
		krop.writeBytes(linje(sag, "u1", "UdeblivelseRegistreret", "2021-05-01").getBytes(StandardCharsets.UTF_8));
		assertThat(meld("integration", krop.toByteArray()).stream().map((l) -> l.path("resultat").asText()))
			.containsExactly("AFVIST", "ANVENDT");
	}

	@Test
	void anEmptyBodyAndAnotherFormatAreRefusedAsAWhole() throws IOException {
		assertThat(status("integration", HaendelseController.NDJSON, "\n \n")).isEqualTo(400);
		assertThat(status("integration", "application/json", "{}")).isEqualTo(415);
		assertThat(status("controller", HaendelseController.NDJSON, "{}")).isEqualTo(403);
		assertThat(status(null, HaendelseController.NDJSON, "{}")).isEqualTo(401);
	}

	@Test
	void aCaseworkerReportsOnTheOwnHouseOnlyAndKeepsNothing() throws IOException {
		String egen = pilot.sag("2020-12-01");
		String fremmed = pilot.sag("integrationshuset", "2020-12-01", true, false, false);
		List<JsonNode> svar = meld("sagsbehandler.aktivhuset",
				String.join("\n", linje(egen, "s1", "UdeblivelseRegistreret", "2021-05-01"),
						linje(fremmed, "s1", "UdeblivelseRegistreret", "2021-05-01"),
						linje("FINDES-IKKE", "s1", "UdeblivelseRegistreret", "2021-05-01")).getBytes(StandardCharsets.UTF_8));
		assertThat(svar.stream().map((l) -> l.path("resultat").asText() + " " + l.path("status").asInt()))
			.containsExactly("ANVENDT 200", "AFVIST 404", "AFVIST 404");
		assertThat(svar.get(1).path("fejl").asText()).isEqualTo(svar.get(2).path("fejl").asText());
		assertThat(jdbc.queryForObject("select count(*) from ventende_haendelse", Integer.class)).isZero();
	}

	/** The answers come while the caller still writes; one that hangs up keeps what was taken in, and half a line is none. */
	@Test
	void answersStreamAndWhoHangsUpKeepsWhatWasTakenIn() throws Exception {
		String sag = pilot.sag("2020-12-01");
		try (Socket stik = new Socket("127.0.0.1", port)) {
			stik.setSoTimeout(10_000);
			OutputStream ud = stik.getOutputStream();
			ud.write(("POST /api/haendelser HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nAuthorization: "
					+ basic("integration") + "\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(StandardCharsets.UTF_8));
			stykke(ud, linje(sag, "a1", "PlaceringStartet", "2021-03-15", "placeringId", "P1", "placeringstype", "PRAKTIK") + "\n");
			StringBuilder svar = new StringBuilder();
			InputStream ind = stik.getInputStream();
			while (!svar.toString().contains("\"a1\"")) {
				int tegn = ind.read();
				assertThat(tegn).as("%s", svar).isNotNegative();
				svar.append((char) tegn);
			}
			assertThat(svar.toString()).contains(" 200 ");
			stykke(ud, linje(sag, "a2", "PlaceringSluttet", "2021-04-23", "placeringId", "P1"));
		}
		Thread.sleep(300);
		assertThat(pilot.placeringer(sag)).containsExactly(Map.entry("P1", "2021-03-15.. AABEN"));
	}

	private static void stykke(OutputStream ud, String tekst) throws IOException {
		byte[] bytes = tekst.getBytes(StandardCharsets.UTF_8);
		ud.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
		ud.write(bytes);
		ud.write("\r\n".getBytes(StandardCharsets.UTF_8));
		ud.flush();
	}

	@Test
	void linesAreReadOneAtATimeHoweverLong() throws IOException {
		Linjelaeser laeser = new Linjelaeser(new ByteArrayInputStream("ab\n\nabcdef\næ".getBytes(StandardCharsets.UTF_8)), 4);
		assertThat(laeser.naeste()).isEqualTo("ab");
		assertThat(laeser.naeste()).isEmpty();
		assertThat(catchThrowable(laeser::naeste)).hasMessageContaining("for lang");
		assertThat(laeser.naeste()).isEqualTo("æ");
		assertThat(laeser.naeste()).isNull();
		assertThat(laeser.nummer()).isEqualTo(4);
	}

	// --- before their case

	@Test
	void whatComesBeforeItsCaseWaitsAndCountsWhenTheCaseComes() throws IOException {
		String nummer = "F-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
		byte[] krop = String.join("\n", linje(nummer, "f2", "PlaceringSluttet", "2021-04-23", "placeringId", "P1"),
				linje(nummer, "f1", "PlaceringStartet", "2021-03-15", "placeringId", "P1", "placeringstype", "PRAKTIK"),
				linje(nummer, "f3", "UdeblivelseRegistreret", "2020-11-30"),
				linje(nummer, "f4", "SagOphoert", "2021-05-03", "udfald", "FRAFLYTTET"),
				linje(nummer, "f1", "PlaceringStartet", "2021-03-16", "placeringId", "P1", "placeringstype", "PRAKTIK"),
				linje(nummer, "f5", "Ukendt", "2021-03-16")).getBytes(StandardCharsets.UTF_8);
		assertThat(meld("integration", krop).stream().map((l) -> l.path("resultat").asText() + " " + l.path("status").asInt()))
			.containsExactly("AFVENTER 202", "AFVENTER 202", "AFVENTER 202", "AFVENTER 202", "AFVIST 409", "AFVIST 422");
		assertThat(meld("integration", krop).stream().map((l) -> l.path("resultat").asText()).limit(4)).containsOnly("GENTAGET");
		assertThat(hent("/api/haendelser/ventende").path("ialt").asInt()).isEqualTo(4);
		assertThat(jdbc.queryForList("select haendelse from ventende_haendelse", String.class)).noneMatch((h) -> h.contains("placeringId"));

		assertThat(opret(nummer)).isEqualTo(201);

		assertThat(pilot.placeringer(nummer)).containsExactly(Map.entry("P1", "2021-03-15..2021-04-23 SLUT"));
		assertThat(pilot.tilstand(nummer)).isEqualTo("AFSLUTTET");
		JsonNode afviste = hent("/api/haendelser/ventende?status=AFVIST");
		assertThat(afviste.path("ialt").asInt()).isEqualTo(1);
		assertThat(afviste.path("haendelser").path(0).path("haendelsesId").asText()).isEqualTo("f3");
		assertThat(hent("/api/haendelser/ventende").path("ialt").asInt()).isZero();
		assertThat(meld("integration", krop).stream().map((l) -> l.path("resultat").asText()).limit(2)).containsOnly("GENTAGET");
		pilot.kontroller(nummer);
	}

	/** Kept in the very moment in which its case was started: nobody saw the other. */
	@Test
	void whatWasMissedIsFoundByTheNextRound() throws IOException {
		String sag = pilot.sag("2020-12-01");
		String nummer = "M-1";
		meld("integration", linje(nummer, "m1", "UdeblivelseRegistreret", "2021-05-01").getBytes(StandardCharsets.UTF_8));
		jdbc.update("update ventende_haendelse set sagsnummer = ? where sagsnummer = ?", sag, nummer);
		runde.runde();
		assertThat(pilot.vis(sag).billede().udeblivelse().iTraek()).isEqualTo(1);
		assertThat(hent("/api/haendelser/ventende").path("ialt").asInt()).isZero();
	}

	@Test
	void whoseCaseNeverComesIsRefusedInTimeAndOperationsAreToldOnce() throws IOException {
		byte[] krop = String.join("\n", linje("ALDRIG-1", "x1", "UdeblivelseRegistreret", "2021-05-01"),
				linje("ALDRIG-2", "x1", "UdeblivelseRegistreret", "2021-05-01")).getBytes(StandardCharsets.UTF_8);
		meld("integration", krop);
		ClockUtil.setCurrentTime(Date.from(Instant.parse("2021-06-15T05:59:00Z")));
		runde.runde();
		assertThat(hent("/api/haendelser/ventende").path("ialt").asInt()).isEqualTo(2);
		int varsler = varsler();
		ClockUtil.setCurrentTime(Date.from(Instant.parse("2021-06-15T06:01:00Z")));
		runde.runde();
		runde.runde();
		JsonNode afviste = hent("/api/haendelser/ventende?status=AFVIST");
		assertThat(afviste.path("ialt").asInt()).isEqualTo(2);
		assertThat(afviste.path("haendelser").path(0).path("fejl").asText()).contains("14 dage");
		assertThat(varsler()).isEqualTo(varsler + 1);
		assertThat(meld("integration", krop).get(0).path("resultat").asText()).isEqualTo("AFVIST");
		ClockUtil.setCurrentTime(Date.from(Instant.parse("2021-09-14T06:01:00Z")));
		runde.runde();
		assertThat(hent("/api/haendelser/ventende?status=AFVIST").path("ialt").asInt()).isZero();
	}

	private int varsler() {
		return jdbc.queryForObject("select count(*) from varsel where type = 'DRIFT' and tekst like '%hændelser er afvist%'",
				Integer.class);
	}

	// --- corrections

	@Test
	void aCorrectionStandsInsteadWhicheverComesFirst() throws IOException {
		List<String> linjer = List.of(
				"{\"haendelsesId\":\"c1\",\"type\":\"PlaceringStartet\",\"effektivDato\":\"2021-03-15\",\"data\":{\"placeringId\":\"P1\",\"placeringstype\":\"PRAKTIK\"}",
				"{\"haendelsesId\":\"c2\",\"retter\":\"c1\",\"type\":\"PlaceringStartet\",\"effektivDato\":\"2021-03-22\",\"data\":{\"placeringId\":\"P1\",\"placeringstype\":\"PRAKTIK\"}",
				"{\"haendelsesId\":\"c3\",\"retter\":\"c2\",\"type\":\"PlaceringStartet\",\"effektivDato\":\"2021-03-29\",\"data\":{\"placeringId\":\"P1\",\"placeringstype\":\"LOENTILSKUD\"}");
		for (List<Integer> orden : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0), List.of(0, 2, 1), List.of(2, 0, 1),
				List.of(1, 0, 2))) {
			String sag = pilot.sag("2020-12-01");
			for (int nr : orden) {
				String svar = meld("integration",
						(linjer.get(nr) + ",\"kilde\":\"k\",\"sagsnummer\":\"" + sag + "\"}").getBytes(StandardCharsets.UTF_8)).get(0)
					.path("resultat")
					.asText();
				// Before c2 is known, c3 says that a placement begins which has begun.
				assertThat(svar).as("%s %s", orden, nr).isIn((orden.equals(List.of(0, 2, 1)) && nr == 2) ? "AFVIST" : "ANVENDT", "GENTAGET");
				pilot.kontroller(sag);
			}
			assertThat(pilot.placeringer(sag)).as("%s", orden).containsExactly(Map.entry("P1", "2021-03-29.. AABEN"));
		}
	}

	@Test
	void aCorrectedEndingOpensTheCaseAgainAndARefusedCorrectionCorrectsNothing() throws IOException {
		String sag = pilot.sag("2020-12-01");
		assertThat(resultat(sag, "e1", null, "SagOphoert", "2021-05-03", "udfald", "FRAFLYTTET")).isEqualTo("ANVENDT");
		assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
		assertThat(resultat(sag, "e2", "e2", "SagOphoert", "2021-05-03", "udfald", "DOED")).isEqualTo("AFVIST");
		assertThat(resultat(sag, "e3", "e1", "PlaceringSluttet", "2021-05-03", "placeringId", "P1")).isEqualTo("AFVENTER");
		assertThat(pilot.tilstand(sag)).isEqualTo("STRAKS_SAMTALE");
		assertThat(resultat(sag, "e4", "e3", "SagOphoert", "2021-05-10", "udfald", "DOED")).isEqualTo("ANVENDT");
		assertThat(pilot.vis(sag).billede().lukket()).isEqualTo("2021-05-10");
		assertThat(resultat(sag, "e5", null, "UdeblivelseRegistreret", "2021-04-10")).isEqualTo("ANVENDT");
		assertThat(resultat(sag, "e6", "e5", "UdeblivelseRegistreret", "2021-05-20")).isEqualTo("AFVIST");
		assertThat(pilot.vis(sag).billede().udeblivelse().iTraek()).isEqualTo(1);
		pilot.kontroller(sag);
	}

	private String resultat(String sag, String id, String retter, String type, String dato, Object... data) throws IOException {
		Map<String, Object> linje = linjen(sag, id, type, dato, data);
		linje.put("retter", retter);
		return meld("integration", json(linje).getBytes(StandardCharsets.UTF_8)).get(0).path("resultat").asText();
	}

	// --- in any order

	/** One house gets everything in order and once, the other in random order and twice: they come to the same. First, to be alone. */
	@Test
	@Order(1)
	void inRandomOrderAndTwiceIsAsInOrderAndOnce() throws IOException {
		Random t = new Random(7);
		List<String> aktiv = new ArrayList<>();
		List<String> integration = new ArrayList<>();
		List<Map<String, Object>> iOrden = new ArrayList<>();
		List<Map<String, Object>> tilfaeldigt = new ArrayList<>();
		for (int nr = 0; nr < ANTAL / PR_SAG; nr++) {
			String en = sag("aktivhuset", nr % 3);
			String anden = sag("integrationshuset", nr % 3);
			aktiv.add(en);
			integration.add(anden);
			for (int h = 0; h < PR_SAG; h++) {
				Map<String, Object> haendelse = tilfaeldig(t, en, "h" + h);
				iOrden.add(haendelse);
				Map<String, Object> samme = new LinkedHashMap<>(haendelse);
				samme.put("sagsnummer", anden);
				tilfaeldigt.addAll(List.of(samme, samme));
			}
		}
		iOrden.sort(Comparator.comparing((h) -> (String) h.get("effektivDato")));
		Collections.shuffle(tilfaeldigt, t);
		Map<String, Integer> svar = new TreeMap<>();
		meld("integration", linjer(iOrden)).forEach((l) -> svar.merge("orden " + l.path("resultat").asText(), 1, Integer::sum));
		meld("integration", linjer(tilfaeldigt)).forEach((l) -> svar.merge("tilfældigt " + l.path("resultat").asText(), 1, Integer::sum));
		assertThat(svar.keySet()).contains("orden ANVENDT", "tilfældigt ANVENDT", "tilfældigt GENTAGET", "tilfældigt AFVIST");
		List<String> forskelle = new ArrayList<>();
		for (int nr = 0; nr < aktiv.size(); nr++) {
			String en = slutning(aktiv.get(nr));
			String anden = slutning(integration.get(nr));
			if (!en.equals(anden)) {
				forskelle.add(iOrden.stream().filter(h(aktiv.get(nr))).toList() + "\n" + en + "\n" + anden);
			}
			pilot.kontroller(integration.get(nr));
		}
		assertThat(forskelle).as("%s", svar).isEmpty();
		assertThat(tal("integrationshuset")).hasSizeGreaterThan(20).isEqualTo(tal("aktivhuset"));
	}

	/** Everything that the statements of a house are made of. */
	private List<Map<String, Object>> tal(String enhed) {
		return jdbc.queryForList("select art, vaerdi, dag, sum(antal) as antal from tal_nu where enhed = ? "
				+ "group by art, vaerdi, dag having sum(antal) <> 0 order by art, vaerdi, dag", enhed);
	}

	private static Predicate<Map<String, Object>> h(String sag) {
		return (h) -> h.get("sagsnummer").equals(sag);
	}

	private String sag(String enhed, int sted) {
		String sag = pilot.sag(enhed, "2020-12-01", true, false, false);
		if (sted > 0) {
			pilot.indkald(sag);
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "GIVET"));
		}
		if (sted > 1) {
			pilot.indkaldTilMoede(sag, "T04", "2021-01-18");
			pilot.goer(sag, "T05", Pilot.moede("2021-01-18"));
			pilot.beslut(sag, "AFKLARINGSFORLOEB", "2021-01-26");
		}
		return sag;
	}

	private static Map<String, Object> tilfaeldig(Random t, String sag, String id) {
		String dato = LocalDate.of(2021, 1, 20).plusDays(t.nextInt(130)).toString();
		String placering = "P" + t.nextInt(3);
		int n = t.nextInt(100);
		if (n < 30) {
			return linjen(sag, id, "PlaceringStartet", dato, "placeringId", placering, "placeringstype",
					t.nextBoolean() ? "PRAKTIK" : "LOENNEDE_TIMER");
		}
		if (n < 48) {
			return linjen(sag, id, "PlaceringSluttet", dato, "placeringId", placering);
		}
		if (n < 53) {
			return linjen(sag, id, "PlaceringAnnulleret", dato, "placeringId", placering);
		}
		if (n < 63) {
			return linjen(sag, id, "SagOphoert", dato, "udfald", t.nextBoolean() ? "FRAFLYTTET" : "JOB_ORDINAERT");
		}
		return linjen(sag, id, (n < 70) ? "YdelseGenoptaget" : (n < 77) ? "FritagelseStartet" : (n < 84) ? "FritagelseSluttet"
				: (n < 88) ? "SamtykkeGivet" : (n < 92) ? "SamtykkeTilbagekaldt" : "UdeblivelseRegistreret", dato);
	}

	/** All that a case has come to; rows that fell away are told of by the figures. */
	private String slutning(String nummer) throws IOException {
		JsonNode sag = som("afdelingsleder", "/api/sager/" + nummer);
		List<String> ud = new ArrayList<>();
		Stream.of("tilstand", "udfald", "markeringer", "placeringer").forEach((felt) -> ud.add(felt + " " + sag.path(felt)));
		stroem(sag.path("frister")).filter((f) -> !f.path("status").asText().equals("BORTFALDET"))
			.map((f) -> "frist " + f.path("fristtype") + f.path("dato") + f.path("status") + f.path("opfyldtDato"))
			.sorted()
			.forEach(ud::add);
		stroem(sag.path("opgaver")).map((o) -> "opgave " + o.path("opgave") + o.path("frist").path("fristtype") + o.path("frist").path("dato"))
			.sorted()
			.forEach(ud::add);
		return String.join("\n", ud);
	}

	// --- how it is sent

	private static Stream<JsonNode> stroem(JsonNode liste) {
		return StreamSupport.stream(liste.spliterator(), false);
	}

	private static Map<String, Object> linjen(String sag, String id, String type, String dato, Object... data) {
		Map<String, Object> linje = new LinkedHashMap<>();
		linje.put("sagsnummer", sag);
		linje.put("haendelsesId", id);
		linje.put("type", type);
		linje.put("effektivDato", dato);
		linje.put("kilde", "fagsystem");
		Map<String, Object> felter = new LinkedHashMap<>();
		for (int i = 0; i < data.length; i += 2) {
			felter.put((String) data[i], data[i + 1]);
		}
		linje.put("data", felter);
		return linje;
	}

	private static String linje(String sag, String id, String type, String dato, Object... data) {
		return json(linjen(sag, id, type, dato, data));
	}

	private static byte[] linjer(List<Map<String, Object>> linjer) {
		return String.join("\n", linjer.stream().map(HaendelserTest::json).toList()).getBytes(StandardCharsets.UTF_8);
	}

	private static String json(Object vaerdi) {
		try {
			return JSON.writeValueAsString(vaerdi);
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError(ex);
		}
	}

	private static String basic(String bruger) {
		return "Basic " + Base64.getEncoder().encodeToString((bruger + ":tovholder-demo").getBytes(StandardCharsets.UTF_8));
	}

	private HttpURLConnection kald(String bruger, String metode, String sti, String type, byte[] krop) throws IOException {
		HttpURLConnection kald = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + sti).toURL().openConnection();
		kald.setRequestMethod(metode);
		if (bruger != null) {
			kald.setRequestProperty("Authorization", basic(bruger));
		}
		if (krop != null) {
			kald.setRequestProperty("Content-Type", type);
			kald.setDoOutput(true);
			kald.getOutputStream().write(krop);
		}
		return kald;
	}

	private int status(String bruger, String type, String krop) throws IOException {
		return kald(bruger, "POST", "/api/haendelser", type, krop.getBytes(StandardCharsets.UTF_8)).getResponseCode();
	}

	private List<JsonNode> meld(String bruger, byte[] krop) throws IOException {
		HttpURLConnection kald = kald(bruger, "POST", "/api/haendelser", HaendelseController.NDJSON, krop);
		assertThat(kald.getResponseCode()).isEqualTo(200);
		assertThat(kald.getContentType()).startsWith(HaendelseController.NDJSON);
		List<JsonNode> svar = new ArrayList<>();
		for (String linje : new String(kald.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
			svar.add(JSON.readTree(linje));
		}
		return svar;
	}

	private JsonNode hent(String sti) throws IOException {
		return som("integration", sti);
	}

	private JsonNode som(String bruger, String sti) throws IOException {
		HttpURLConnection kald = kald(bruger, "GET", sti, null, null);
		assertThat(kald.getResponseCode()).as(sti).isEqualTo(200);
		return JSON.readTree(kald.getInputStream());
	}

	private int opret(String nummer) throws IOException {
		Map<String, Object> sag = new LinkedHashMap<>();
		sag.put("sagsnummer", nummer);
		sag.put("program", "afklaringspuljen");
		sag.put("cpr", "0202801" + (100 + Math.abs(nummer.hashCode() % 900)));
		sag.put("navn", "Prøve Person");
		sag.put("enhed", "aktivhuset");
		sag.put("sagStart", "2020-12-01");
		sag.put("aktivitetsparat", true);
		sag.put("paaVejIRehab", false);
		sag.put("undtagStraksafklaring", false);
		sag.put("ydelsesperioder", List.of(Map.of("ydelse", "KONTANTHJAELP", "fra", "2009-01-01", "til", "2020-11-30")));
		return kald("integration", "POST", "/api/sager", "application/json", json(sag).getBytes(StandardCharsets.UTF_8))
			.getResponseCode();
	}

}
