package dk.tovholder.udefra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tovholder.Testdatabase;
import dk.tovholder.adgangslog.Handling;
import dk.tovholder.adgangslog.Logkommando;
import dk.tovholder.udefra.Klient.Svar;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static dk.tovholder.udefra.Klient.json;
import static dk.tovholder.udefra.Klient.moede;
import static dk.tovholder.udefra.Klient.samtale;
import static dk.tovholder.udefra.Klient.stroem;
import static org.assertj.core.api.Assertions.assertThat;

/** What a citizen may expect: to know who looked, to be hidden, to be told everything, to be forgotten. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "tovholder.sletning.aar=1", "tovholder.post.aktiv=true" })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PersondataUdefraTest {

	private static final String START = "2020-12-01";

	private static final String LEDER = "faglig-leder.aktivhuset";

	private static final String ANDET_HUS = "sagsbehandler.integrationshuset";

	private static final String MOTOR = "/camunda/api/engine/engine/default";

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private Logkommando kontrol;

	@Autowired
	private RuntimeService runtime;

	private Klient k;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
		// Another test's sign of life would hold the letters back.
		indstillinger.add("tovholder.post.livstegnsfil", Path.of("target", "livstegn-" + UUID.randomUUID())::toString);
	}

	@AfterAll
	static void slipUret() {
		ClockUtil.reset();
	}

	@BeforeAll
	void klient() {
		this.k = new Klient(this.port);
	}

	/** The lines about a case as its leader reads them: who, what and how it went. */
	private List<String> adgange(String sagsnummer) {
		return stroem(this.k.hent(LEDER, "/api/sager/" + sagsnummer + "/adgangslog").path("adgange"))
			.map((linje) -> linje.path("bruger").asText() + " " + linje.path("handling").asText() + " "
					+ linje.path("status").asInt())
			.toList();
	}

	private Svar put(String bruger, String sti, Object... felter) {
		return this.k.kald(bruger, "PUT", sti, json(Klient.par(felter)));
	}

	private Svar post(String bruger, String sti, Object... felter) {
		return this.k.kald(bruger, "POST", sti, json(Klient.par(felter)));
	}

	@Test
	@Order(1)
	void everyShowingOverRestStandsInTheLogAlsoTheRefusedOnes() {
		this.k.opret("LOG-1", START);
		this.k.sag("LOG-1");
		this.k.hent(Klient.SAGSBEHANDLER, "/api/sager/LOG-1/journal");
		this.k.hent("controller", "/api/sager?enhed=aktivhuset&antal=250");
		assertThat(this.k.kald(ANDET_HUS, "GET", "/api/sager/LOG-1", null).status()).isEqualTo(404);
		assertThat(this.k.kald(ANDET_HUS, "GET", "/api/sager/LOG-1/journal", null).status()).isEqualTo(404);
		assertThat(this.k.kald("styregruppe", "GET", "/api/sager/LOG-1", null).status()).isEqualTo(403);
		assertThat(this.k.kald("admin", "GET", "/api/sager/LOG-1", null).status()).isEqualTo(403);
		this.k.hent("integration", "/api/sager/LOG-1");
		assertThat(this.k.kald(ANDET_HUS, "POST", "/api/sager/LOG-1/haendelser", "{ikke json").status()).isEqualTo(404);
		assertThat(this.k.kald(Klient.SAGSBEHANDLER, "GET", "/api/sager/LOG-1/adgangslog", null).status()).isEqualTo(403);
		assertThat(adgange("LOG-1")).containsExactly(Klient.SAGSBEHANDLER + " SAG 200", Klient.SAGSBEHANDLER + " JOURNAL 200",
				"controller LISTE 200", ANDET_HUS + " SAG 404", ANDET_HUS + " JOURNAL 404", "styregruppe SAG 403",
				"admin SAG 403", "integration SAG 200", ANDET_HUS + " SAG 404", Klient.SAGSBEHANDLER + " SAG 403",
				LEDER + " RAPPORT 200");
		assertThat(adgange("LOG-1")).as("who reads the report is in it").hasSize(12);
		assertThat(this.k.kald("faglig-leder.integrationshuset", "GET", "/api/sager/LOG-1/adgangslog", null).status())
			.isEqualTo(404);
		assertThat(this.k.hent("afdelingsleder", "/api/sager/LOG-1/adgangslog").path("adgange")).hasSize(14);
	}

	@Test
	@Order(2)
	void whatTheWebappsShowStandsInTheLog() {
		this.k.opret("LOG-2", START);
		String id = this.k.opgave("LOG-2", "T02").path("id").asText();
		Klient.Tasklist egen = this.k.tasklist(Klient.SAGSBEHANDLER);
		assertThat(egen.get(MOTOR + "/task?maxResults=100").status()).isEqualTo(200);
		assertThat(egen.get(MOTOR + "/task/count").status()).isEqualTo(200);
		assertThat(egen.get(MOTOR + "/task?maxResults=100").status()).as("the same list again").isEqualTo(200);
		assertThat(egen.get(MOTOR + "/task/" + id).status()).isEqualTo(200);
		assertThat(egen.get(MOTOR + "/task/" + id + "/form-variables").status()).isEqualTo(200);
		assertThat(egen.get(MOTOR + "/task/" + id + "/deployed-form").status()).as("the same for all").isEqualTo(200);
		assertThat(egen.get("/camunda/api/tovholder/opgaver/" + id + "/frist").status()).isEqualTo(200);
		Klient.Tasklist fremmed = this.k.tasklist(ANDET_HUS);
		assertThat(fremmed.get(MOTOR + "/task/" + id + "/form-variables").status()).isEqualTo(404);
		assertThat(fremmed.get("/camunda/api/tovholder/opgaver/" + id + "/frist").status()).isEqualTo(404);
		assertThat(fremmed.get(MOTOR + "/history/task?processInstanceBusinessKey=LOG-2").status()).isEqualTo(403);
		String instans = this.runtime.createProcessInstanceQuery().processInstanceBusinessKey("LOG-2").singleResult().getId();
		Klient.Tasklist admin = this.k.new Tasklist("cockpit", "admin");
		assertThat(admin.get(MOTOR + "/process-instance/" + instans).status()).isEqualTo(200);
		assertThat(adgange("LOG-2")).containsExactly(Klient.SAGSBEHANDLER + " SAG 200", Klient.SAGSBEHANDLER + " LISTE 200",
				Klient.SAGSBEHANDLER + " OPGAVE 200", Klient.SAGSBEHANDLER + " OPGAVE 200",
				Klient.SAGSBEHANDLER + " OPGAVE 200", ANDET_HUS + " OPGAVE 404", ANDET_HUS + " OPGAVE 404",
				"admin PROCES 200", LEDER + " RAPPORT 200");
		assertThat(this.jdbc.queryForList("select kald from adgangslog where bruger = ? and status = 403 and sagsnummer is null",
				String.class, ANDET_HUS))
			.contains("GET " + MOTOR + "/history/task");
		assertThat(this.kontrol.kontroller("")).isZero();
	}

	@Test
	@Order(3)
	void whatCannotBeNotedIsNotShown() {
		this.k.opret("LOG-3", START);
		String id = this.k.opgave("LOG-3", "T02").path("id").asText();
		Klient.Tasklist egen = this.k.tasklist(Klient.SAGSBEHANDLER);
		this.jdbc.execute("alter table adgang rename to adgang_vaek");
		try {
			assertThat(this.k.kald(Klient.SAGSBEHANDLER, "GET", "/api/sager/LOG-3", null).status()).isEqualTo(503);
			assertThat(egen.get(MOTOR + "/task/" + id).status()).isEqualTo(503);
			assertThat(egen.get(MOTOR + "/task").status()).isEqualTo(503);
			assertThat(this.k.tasklist(ANDET_HUS).get(MOTOR + "/task/" + id).status()).isEqualTo(404);
		}
		finally {
			this.jdbc.execute("alter table adgang_vaek rename to adgang");
		}
		this.k.sag("LOG-3");
		assertThat(egen.get(MOTOR + "/task").status()).isEqualTo(200);
		assertThat(adgange("LOG-3")).contains(Klient.SAGSBEHANDLER + " LISTE 200").hasSize(4);
	}

	@Test
	@Order(4)
	void aProtectedCitizenIsShownOnlyWithRightReasonAndALine() {
		this.k.opret("BES-1", START, "beskyttet", true, "navn", "Hemmelige Hanne");
		String id = this.k.opgave("BES-1", "T02").path("id").asText();
		Klient.Tasklist egen = this.k.tasklist(Klient.SAGSBEHANDLER);
		String formular = egen.get(MOTOR + "/task/" + id + "/form-variables").raa().body();
		assertThat(formular).contains("Beskyttet borger").doesNotContain("Hanne");
		assertThat(egen.get(MOTOR + "/task?maxResults=100").raa().body()).doesNotContain("Hanne");
		assertThat(findes("Hemmelige Hanne")).as("in the whole database").isEmpty();

		for (String grund : List.of("", "kort", "Borgeren 010180-1234 ringede", "Retter\u202eord i navnet")) {
			assertThat(post(Klient.SAGSBEHANDLER, "/api/sager/BES-1/vis", "begrundelse", grund).felter()).as(grund)
				.containsExactly("begrundelse");
		}
		assertThat(post(Klient.SAGSBEHANDLER, "/api/sager/BES-1/vis").status()).isEqualTo(400);
		assertThat(post(ANDET_HUS, "/api/sager/BES-1/vis", "begrundelse", "").status()).isEqualTo(404);
		for (String bruger : List.of("controller", "moedekoordinator.aktivhuset", "rehab-koordinator", "afdelingsleder", "admin",
				"integration", "styregruppe")) {
			assertThat(post(bruger, "/api/sager/BES-1/vis", "begrundelse", "Jeg vil gerne se det").status()).as(bruger)
				.isEqualTo(403);
		}
		Svar vist = post(Klient.SAGSBEHANDLER, "/api/sager/BES-1/vis", "begrundelse", "Brev til borgeren om ny dato");
		assertThat(vist.status()).isEqualTo(200);
		assertThat(vist.krop().path("navn").asText()).isEqualTo("Hemmelige Hanne");
		assertThat(vist.krop().path("cpr").asText()).matches("[0-9]{10}");
		assertThat(egen.post("/camunda/api/tovholder/opgaver/" + id + "/borger",
				json(Map.of("begrundelse", "Borgeren står ved skranken")))
			.krop()
			.path("navn")
			.asText()).isEqualTo("Hemmelige Hanne");
		assertThat(this.k.tasklist(ANDET_HUS)
			.post("/camunda/api/tovholder/opgaver/" + id + "/borger", json(Map.of("begrundelse", "Nysgerrig på borgeren")))
			.status()).isEqualTo(404);
		assertThat(stroem(this.k.hent(LEDER, "/api/sager/BES-1/adgangslog").path("adgange"))
			.filter((linje) -> linje.path("handling").asText().equals(Handling.BESKYTTET.name())
					&& linje.path("status").asInt() == 200)
			.map((linje) -> linje.path("begrundelse").asText())).containsExactly("Brev til borgeren om ny dato",
					"Borgeren står ved skranken");
		assertThat(adgange("BES-1")).contains(ANDET_HUS + " BESKYTTET 404", ANDET_HUS + " OPGAVE 404", "controller SAG 403");
	}

	@Test
	@Order(5)
	void protectionComesAndGoesOnARunningCase() {
		this.k.opret("BES-2", START, "navn", "Aabenlyse Aage");
		String id = this.k.opgave("BES-2", "T02").path("id").asText();
		Klient.Tasklist egen = this.k.tasklist(Klient.SAGSBEHANDLER);
		this.k.goer("BES-2", "T02", "tidspunkt", "2020-12-03T10:00", "moedeform", "FREMMOEDE", "sted", "Hos borgeren");
		String samtale = this.k.opgave("BES-2", "T03").path("id").asText();
		assertThat(egen.get(MOTOR + "/task/" + samtale + "/form-variables").raa().body()).contains("Aabenlyse Aage");
		assertThat(put(ANDET_HUS, "/api/sager/BES-2/beskyttelse", "beskyttet", true).status()).isEqualTo(404);
		assertThat(put("controller", "/api/sager/BES-2/beskyttelse", "beskyttet", true).status()).isEqualTo(403);
		assertThat(put("integration", "/api/sager/BES-2/beskyttelse").felter()).containsExactly("beskyttet");
		assertThat(put("integration", "/api/sager/BES-2/beskyttelse", "beskyttet", true).status()).isEqualTo(200);
		assertThat(put("integration", "/api/sager/BES-2/beskyttelse", "beskyttet", true).status()).isEqualTo(200);
		assertThat(this.k.journal("BES-2", "BESKYTTELSE")).hasSize(1);
		assertThat(findes("Aabenlyse Aage")).as("in the whole database, history too, finished task " + id).isEmpty();
		assertThat(egen.get(MOTOR + "/task/" + samtale + "/form-variables").raa().body()).contains("Beskyttet borger");
		this.k.goer("BES-2", "T03", "afholdt", "UDEBLEVET", "dato", "2020-12-01");
		String igen = this.k.opgave("BES-2", "T02").path("id").asText();
		assertThat(egen.get(MOTOR + "/task/" + igen + "/form-variables").raa().body()).contains("FREMMOEDE")
			.doesNotContain("Hos borgeren");
		assertThat(put(Klient.SAGSBEHANDLER, "/api/sager/BES-2/beskyttelse", "beskyttet", false).status()).isEqualTo(200);
		assertThat(egen.get(MOTOR + "/task/" + igen + "/form-variables").raa().body()).contains("Aabenlyse Aage", "Hos borgeren");
	}

	@Test
	@Order(6)
	void aCitizenIsHandedEverythingAndTheLogSaysSo() {
		Map<String, Object> sag = this.k.nySag("IND-1", START, "navn", "Nysgerrige Niels", "beskyttet", true);
		assertThat(this.k.kald("integration", "POST", "/api/sager", json(sag)).status()).isEqualTo(201);
		this.k.goer("IND-1", "T02", "tidspunkt", "2020-12-01T10:00", "moedeform", "TELEFON");
		this.k.goer("IND-1", "T03", samtale(START, "GIVET"));
		String grund = "Borgeren har bedt om indsigt";
		for (String bruger : List.of("admin", "styregruppe", "controller", "integration", Klient.SAGSBEHANDLER, LEDER)) {
			assertThat(post(bruger, "/api/indsigt", "sagsnummer", "IND-1", "begrundelse", grund).status()).as(bruger)
				.isEqualTo(403);
		}
		assertThat(post("afdelingsleder", "/api/indsigt", "sagsnummer", "IND-99", "begrundelse", grund).status()).isEqualTo(404);
		assertThat(post("afdelingsleder", "/api/indsigt", "sagsnummer", "IND-1").felter()).containsExactly("begrundelse");
		assertThat(post("afdelingsleder", "/api/indsigt", "cpr", "99", "begrundelse", grund).felter()).containsExactly("cpr");
		Svar svar = post("afdelingsleder", "/api/indsigt", "cpr", sag.get("cpr"), "begrundelse", grund);
		assertThat(svar.status()).isEqualTo(200);
		assertThat(svar.raa().headers().firstValue("Cache-Control")).hasValueSatisfying((v) -> assertThat(v).contains("no-store"));
		JsonNode alt = svar.krop();
		assertThat(alt.path("borger").path("navn").asText()).isEqualTo("Nysgerrige Niels");
		assertThat(alt.path("borger").path("cpr").asText()).isEqualTo(sag.get("cpr"));
		JsonNode egen = alt.path("sager").get(0);
		assertThat(egen.path("sagsnummer").asText()).isEqualTo("IND-1");
		assertThat(egen.path("haendelse").toString()).as("free text in clear").contains("Arbejde i haven");
		assertThat(egen.path("journal").toString()).contains("SAG_OPRETTET", "OPGAVE_UDFOERT");
		assertThat(egen.path("ydelsesperiode").toString()).contains("KONTANTHJAELP", "2009-01-01");
		assertThat(egen.path("frist").toString()).contains("STRAKSAFKLARING", "2021-01-26");
		assertThat(egen.path("moede").toString()).contains("Forberedende samtale");
		assertThat(egen.path("motor").path("opgaver").toString()).contains("Hold forberedende samtale");
		assertThat(stroem(egen.path("adgangslog")).map((linje) -> linje.path("handling").asText())).contains("INDSIGT");
		assertThat(adgange("IND-1")).contains("afdelingsleder INDSIGT 200");
		assertThat(this.jdbc.queryForList("select bruger from adgangslog where kald = 'POST /api/indsigt' and status = 403",
				String.class))
			.contains("admin", "integration", LEDER);
	}

	@ParameterizedTest
	@Order(7)
	@ValueSource(strings = { "afdelingsleder", "integration", "styregruppe", "faglig-leder.aktivhuset" })
	void onlyOperationsErase(String bruger) {
		assertThat(this.k.kald(bruger, "GET", "/api/sletning", null).status()).isEqualTo(403);
		assertThat(this.k.kald(bruger, "POST", "/api/sletning", null).status()).isEqualTo(403);
	}

	@Test
	@Order(8)
	void aCaseThatIsClosedArchivedAndPastItsTimeIsGoneFromTheWholeDatabase() {
		Map<String, Object> sag = this.k.nySag("SLET-1", START, "navn", "Glemte Gerda");
		assertThat(this.k.kald("integration", "POST", "/api/sager", json(sag)).status()).isEqualTo(201);
		this.k.opret("SLET-10", START, "navn", "Huskede Hugo");
		this.k.goer("SLET-1", "T02", "tidspunkt", "2020-12-01T10:00", "moedeform", "TELEFON", "sted", "Rådhuset");
		this.k.goer("SLET-1", "T03", samtale(START, "GIVET"));
		this.k.goer("SLET-1", "T04", "tidspunkt", "2020-12-01T12:00", "deltagere", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED"));
		this.k.goer("SLET-1", "T05", moede(START, "BORGER", "SAGSBEHANDLER", "SUNDHED"));
		this.k.beslut("SLET-1", "AFKLARINGSFORLOEB", START);
		this.k.goer("SLET-1", "T12", "jobformidler", "jobformidler1.aktivhuset");
		// Overdue by now: warnings, escalations, T21 and T22, letters about both cases.
		assertThat(this.k.ur("2021-02-01T07:00:00Z").status()).isEqualTo(200);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.jdbc.queryForObject("select count(*) from brev_varsel bv join varsel v on v.id = bv.varsel_id "
					+ "where v.sagsnummer = 'SLET-1'", Integer.class) > 0);
		this.k.anvend("SLET-1", "PlaceringStartet", "2021-01-20", "placeringId", "P1", "placeringstype", "PRAKTIK", "cvr",
				"12345678", "timerPrUge", 20);
		assertThat(put("integration", "/api/sager/SLET-1/arkivering", "arkiveret", "2021-02-01").status()).as("still open")
			.isEqualTo(409);
		// Some news are numbered and on their way, and some are not.
		this.k.hent("admin", "/api/haendelser");
		this.jdbc.update("insert into nyhed_levering (abonnement, position, sagsnummer, forsoeg, naeste_forsoeg) "
				+ "select 'fagsystem', position, sagsnummer, 0, lagt from nyhed");
		this.k.anvend("SLET-1", "SagOphoert", "2021-02-01", "udfald", "JOB_ORDINAERT");
		String grund = "Glemte Gerda har bedt om indsigt";
		assertThat(post("afdelingsleder", "/api/indsigt", "sagsnummer", "SLET-1", "begrundelse", grund).status()).isEqualTo(200);
		String hash = this.jdbc.queryForObject("select cpr_hash from sag where sagsnummer = 'SLET-1'", String.class);
		String hus = "aktivhuset";
		int afsluttedeFoer = antal("select count(*) from sag where udfald = 'JOB_ORDINAERT'");

		assertThat(oversigt("kanSlettes", hus) + oversigt("manglerArkivering", hus)).as("too young").isZero();
		assertThat(this.k.ur("2022-02-02T07:00:00Z").status()).isEqualTo(200);
		assertThat(oversigt("kanSlettes", hus)).as("not archived").isZero();
		assertThat(oversigt("manglerArkivering", hus)).isEqualTo(1);
		assertThat(slet().path("kvitteringer")).isEmpty();
		assertThat(put("integration", "/api/sager/SLET-1/arkivering", "arkiveret", "2021-01-31").status()).isEqualTo(409);
		assertThat(put("integration", "/api/sager/SLET-1/arkivering", "arkiveret", "2030-01-01").felter())
			.containsExactly("arkiveret");
		assertThat(put("integration", "/api/sager/SLET-99/arkivering", "arkiveret", "2021-02-01").status()).isEqualTo(404);
		assertThat(put("integration", "/api/sager/SLET-1/arkivering", "arkiveret", "2021-02-01").status()).isEqualTo(200);
		assertThat(oversigt("kanSlettes", hus)).isEqualTo(1);
		assertThat(findes("SLET-1")).as("the search finds what is there").contains("journal.sagsnummer", "sag.sagsnummer",
				"nyhed_ny.sagsnummer", "nyhed.sagsnummer", "nyhed_levering.sagsnummer",
				"varsel.noegle", "brev.tekst", "moede.uid", "act_hi_procinst.business_key_");
		assertThat(findes("Glemte Gerda")).contains("borger.navn", "act_hi_varinst.text_", "adgangslog.begrundelse");

		JsonNode udfald = slet();
		assertThat(udfald.path("fejlet").asInt()).isZero();
		assertThat(udfald.path("kvitteringer")).hasSize(1);
		assertThat(udfald.path("kvitteringer").get(0).path("enhed").asText()).isEqualTo(hus);

		assertThat(findes("SLET-1")).isEmpty();
		assertThat(findes("Glemte Gerda")).isEmpty();
		assertThat(findes("Arbejde i haven")).isEmpty();
		assertThat(findes(hash)).isEmpty();
		assertThat(findes((String) sag.get("cpr"))).isEmpty();
		assertThat(findes("SLET-10")).as("the neighbour is untouched").contains("sag.sagsnummer", "brev.tekst");
		assertThat(this.k.kald(Klient.SAGSBEHANDLER, "GET", "/api/sager/SLET-1", null).status()).isEqualTo(404);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> antal("select count(*) from adgang") == 0);
		assertThat(findes("SLET-1")).as("a late look does not bring it back").isEmpty();
		assertThat(this.kontrol.kontroller("")).isZero();
		assertThat(antal("select count(*) from sletning")).isEqualTo(1);
		assertThat(antal("select count(*) from sag where udfald = 'JOB_ORDINAERT'")
				+ antal("select coalesce(sum(antal), 0) from talrest where art = 'UDFALD' and vaerdi = 'JOB_ORDINAERT' "
						+ "and enhed = 'aktivhuset'"))
			.isEqualTo(afsluttedeFoer);
		assertThat(this.jdbc.queryForList("select dag || ' ' || vaerdi || ' ' || antal from talrest where art = 'STATUS' order by dag, antal",
				String.class))
			.containsExactly("2020-12-01 INGEN 1", "2021-01-01 INGEN -1", "2021-01-01 PRAKTIK 1", "2021-02-01 PRAKTIK -1",
					"2021-02-01 JOB_ORDINAERT 1");
		assertThat(slet().path("kvitteringer")).as("once").isEmpty();
	}

	/** A table that names cases is known to erasure and to what is handed out; the rows of a trial live no longer than it. */
	@Test
	@Order(9)
	void everyTableThatNamesACaseIsKnown() throws IOException {
		String kendte;
		try (InputStream klasse = getClass().getResourceAsStream("/dk/tovholder/persondata/Persontabeller.class")) {
			kendte = new String(klasse.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		assertThat(this.jdbc.queryForList("select lower(table_name) from information_schema.columns "
				+ "where lower(column_name) = 'sagsnummer' and lower(table_name) not in ('adgangslog', 'kohorte_proeve')", String.class))
			.isNotEmpty()
			.allSatisfy((tabel) -> assertThat(kendte).contains(tabel));
	}

	private JsonNode slet() {
		Svar svar = this.k.kald("admin", "POST", "/api/sletning", null);
		assertThat(svar.status()).as(svar.raa().body()).isEqualTo(200);
		return svar.krop();
	}

	private int oversigt(String hvad, String enhed) {
		return this.k.hent("admin", "/api/sletning").path(hvad).path(enhed).asInt();
	}

	private int antal(String sql) {
		return this.jdbc.queryForObject(sql, Integer.class);
	}

	/** The columns of the whole database, the engine's too, in which a text stands as a word of its own. */
	private Set<String> findes(String tekst) {
		return this.jdbc.execute((ConnectionCallback<Set<String>>) (forbindelse) -> {
			List<String> tabeller = new ArrayList<>();
			try (ResultSet rs = forbindelse.getMetaData().getTables(null, null, "%", new String[] { "TABLE", "BASE TABLE" })) {
				while (rs.next()) {
					if (!rs.getString("TABLE_SCHEM").toLowerCase(Locale.ROOT).matches("information_schema|pg_.*")) {
						tabeller.add(rs.getString("TABLE_NAME"));
					}
				}
			}
			assertThat(tabeller).hasSizeGreaterThan(60);
			Set<String> fundet = new TreeSet<>();
			String moenster = "(?s).*(?<![A-Za-z0-9-])" + tekst + "(?![A-Za-z0-9]|-[A-Z0-9]).*";
			for (String tabel : tabeller) {
				try (ResultSet rs = forbindelse.createStatement().executeQuery("select * from \"" + tabel + "\"")) {
					while (rs.next()) {
						for (int i = 1; i <= rs.getMetaData().getColumnCount(); i++) {
							byte[] bytes = rs.getMetaData().getColumnTypeName(i).matches("(?i)bytea|.*(binary|blob).*") ? rs.getBytes(i)
									: null;
							String vaerdi = (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : rs.getString(i);
							if (vaerdi != null && vaerdi.contains(tekst) && vaerdi.matches(moenster)) {
								fundet.add((tabel + "." + rs.getMetaData().getColumnName(i)).toLowerCase(Locale.ROOT));
							}
						}
					}
				}
			}
			return fundet;
		});
	}

}
