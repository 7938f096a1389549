package dk.tovholder.udefra;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.h2.api.Trigger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dk.tovholder.sikkerhed.Rolle;

import static dk.tovholder.udefra.Klient.SAGSBEHANDLER;
import static dk.tovholder.udefra.Klient.haendelse;
import static dk.tovholder.udefra.Klient.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running product does what its description says: every answer that is described is seen here, and nothing else is. With
 * {@code -Dtovholder.eksempler=skriv} what was said becomes the examples of the description.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:dokumentation;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "tovholder.demo.kohorte=tom",
		"tovholder.kohorte.maks=1MB" })
@TestInstance(Lifecycle.PER_CLASS)
class DokumentationTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Path EKSEMPLER = Path.of("src/main/resources/openapi/eksempler.json");

	private static final String INGEN = "00000000-0000-0000-0000-000000000000";

	private static final String UDEN_ROLLE = "uden.rolle";

	/** No person, and none of the demo: made here, as an administrator would. */
	private static final String OVERVAAGNING = Rolle.OVERVAAGNING.gruppe();

	/** Longer examples tell no more. */
	private static final int LAENGST = 20_000;

	private final HttpClient http = HttpClient.newHttpClient();

	/** What is wrong, by the description. */
	private final List<String> fejl = new ArrayList<>();

	/** Statuses seen, by the name of the call. */
	private final Map<String, Set<String>> set = new TreeMap<>();

	private final Map<String, ObjectNode> sagt = new TreeMap<>();

	/** What stands in for the parts of an address, so that the address is of something that is there. */
	private final Map<String, String> adresser = new LinkedHashMap<>();

	@LocalServerPort
	private int port;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping svarere;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private HikariDataSource database;

	@Autowired
	private ManagementService motor;

	private Klient k;

	private Kontrakt kontrakt;

	// --- calls that are held against the description

	private HttpResponse<String> send(String bruger, String adgangskode, String metode, String sti, String type, String accept,
			String krop) {
		HttpRequest.Builder anmodning = HttpRequest.newBuilder(URI.create(this.k.rod() + sti))
			.method(metode, (krop == null) ? BodyPublishers.noBody() : BodyPublishers.ofString(krop));
		if (bruger != null) {
			anmodning.header("Authorization", "Basic " + Base64.getEncoder()
				.encodeToString((bruger + ":" + adgangskode).getBytes(StandardCharsets.UTF_8)));
		}
		if (krop != null) {
			anmodning.header("Content-Type", type);
		}
		if (accept != null) {
			anmodning.header("Accept", accept);
		}
		try {
			HttpResponse<String> svar = this.http.send(anmodning.build(), BodyHandlers.ofString());
			optag(metode, sti.replaceAll("[?;].*", ""), krop, svar);
			return svar;
		}
		catch (IOException ex) {
			throw new AssertionError(metode + " " + sti, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	private void optag(String metode, String adresse, String krop, HttpResponse<String> svar) {
		this.fejl.addAll(this.kontrakt.fejl(metode, adresse, svar));
		this.kontrakt.find(metode, adresse).ifPresent((kald) -> {
			String status = String.valueOf(svar.statusCode());
			if (!this.set.computeIfAbsent(kald.navn(), (navn) -> new TreeSet<>()).add(status)) {
				return;
			}
			ObjectNode eksempler = this.sagt.computeIfAbsent(kald.navn(), (navn) -> JSON.createObjectNode());
			boolean faelles = kald.beskrivelse().path("responses").path(status).has("$ref");
			if (!faelles && !svar.body().isEmpty() && svar.body().length() < LAENGST) {
				eksempler.set(status, laest(svar.body()));
			}
			if (svar.statusCode() < 300 && krop != null && !eksempler.has("anmodning")) {
				eksempler.set("anmodning", laest(krop));
			}
		});
	}

	private static JsonNode laest(String krop) {
		try {
			return JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(krop);
		}
		catch (IOException ex) {
			return JsonNodeFactory.instance.textNode(krop);
		}
	}

	/** A call that is answered as expected. */
	private JsonNode kald(int status, String bruger, String metode, String sti, Object krop) {
		String tekst = (krop == null || krop instanceof String) ? (String) krop : json(krop);
		HttpResponse<String> svar = send(bruger, Klient.ADGANGSKODE, metode, sti,
				sti.startsWith("/api/kohorter") ? "text/csv" : sti.equals("/api/haendelser") ? "application/x-ndjson" : "application/json",
				null, tekst);
		assertThat(svar.statusCode()).as("%s %s: %s", metode, sti, svar.body()).isEqualTo(status);
		return laest(svar.body());
	}

	@BeforeAll
	void everyCallIsMade() throws Exception {
		this.k = new Klient(this.port);
		this.kontrakt = new Kontrakt(this.k.hent("styregruppe", "/api/openapi.json"));
		sager();
		nyheder();
		beskyttelse();
		kohorter();
		breve();
		frister();
		suspensioner();
		drift();
		tiden();
		opgoerelser();
		dokumentation();
		afslutning();
		samtidig();
		doeren();
		if ("skriv".equals(System.getProperty("tovholder.eksempler"))) {
			Files.writeString(EKSEMPLER, JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this.sagt) + "\n");
		}
	}

	private void sager() {
		Map<String, Object> ny = this.k.nySag("DOK-1", "2020-12-01", "navn", "Karla Prøve", "cpr", "0101800014");
		kald(201, "integration", "POST", "/api/sager", ny);
		kald(200, "integration", "POST", "/api/sager", ny);
		kald(409, "integration", "POST", "/api/sager", this.k.nySag("DOK-1", "2020-12-01", "navn", "En anden"));
		this.adresser.put("{sagsnummer}", "DOK-1");
		kald(200, SAGSBEHANDLER, "GET", "/api/sager/DOK-1", null);
		kald(200, "integration", "GET", "/api/sager/DOK-1", null);
		kald(404, SAGSBEHANDLER, "GET", "/api/sager/DOK-9", null);
		kald(200, SAGSBEHANDLER, "GET", "/api/sager?tilstand=STRAKS_SAMTALE&enhed=aktivhuset&overskredet=false", null);
		kald(200, "integration", "GET", "/api/sager?antal=1", null);
		kald(400, SAGSBEHANDLER, "GET", "/api/sager?antal=251", null);
		kald(200, SAGSBEHANDLER, "GET", "/api/sager/DOK-1/journal", null);
		kald(404, SAGSBEHANDLER, "GET", "/api/sager/DOK-9/journal", null);
		String sti = "/api/sager/DOK-1/haendelser";
		Map<String, Object> start = haendelse("h-1", "PlaceringStartet", "2020-12-01", "placeringId", "P-1", "placeringstype",
				"PRAKTIK", "cvr", "12345678", "timerPrUge", 20);
		kald(200, "integration", "POST", sti, start);
		kald(200, "integration", "POST", sti, start);
		kald(200, "integration", "POST", sti, haendelse("h-2", "PlaceringSluttet", "2020-12-01", "placeringId", "P-2"));
		kald(409, "integration", "POST", sti, haendelse("h-1", "SamtykkeGivet", "2020-12-01"));
		kald(422, "integration", "POST", sti, haendelse("h-3", "SagOphoert", "2020-12-02", "udfald", "FRAFLYTTET"));
		kald(404, "integration", "POST", "/api/sager/DOK-9/haendelser", start);
		kald(200, "integration", "POST", "/api/haendelser", linje("DOK-1", haendelse("h-4", "SamtykkeGivet", "2020-12-01"))
				+ linje("DOK-8", haendelse("h-5", "SamtykkeGivet", "2020-12-01"))
				+ linje("DOK-1", haendelse("h-6", "SamtykkeGivet", "2099-01-01")));
		assertThat(kald(200, "integration", "GET", "/api/haendelser/ventende", null).path("haendelser")).hasSize(1);
		this.k.goer("DOK-1", "T02", "tidspunkt", "2020-12-08T10:00", "moedeform", "FREMMOEDE");
	}

	private static String linje(String sagsnummer, Map<String, Object> haendelse) {
		Map<String, Object> linje = new LinkedHashMap<>(Map.of("sagsnummer", sagsnummer));
		linje.putAll(haendelse);
		return json(linje) + "\n";
	}

	private void nyheder() {
		this.jdbc.update("insert into nyhed_abonnement (navn, typer, oprettet, meldt, leveret, fejl_i_traek, pauser)"
				+ " values ('fagsystem', '', current_timestamp, current_timestamp, 0, 0, 0)");
		kald(200, "integration", "GET", "/api/haendelser?antal=3", null);
		kald(409, "integration", "GET", "/api/haendelser?efter=9000000000", null);
		this.jdbc.update("update nyhed_stand set slettet_til = 2");
		kald(410, "integration", "GET", "/api/haendelser?efter=1", null);
		this.jdbc.update("update nyhed_stand set slettet_til = 0");
		kald(200, "admin", "GET", "/api/drift/abonnementer", null);
	}

	private void beskyttelse() {
		Map<String, Object> hvorfor = Map.of("begrundelse", "Borgeren har ringet om sin sag");
		kald(200, SAGSBEHANDLER, "POST", "/api/sager/DOK-1/vis", hvorfor);
		kald(404, SAGSBEHANDLER, "POST", "/api/sager/DOK-9/vis", hvorfor);
		kald(200, "integration", "PUT", "/api/sager/DOK-1/beskyttelse", Map.of("beskyttet", true));
		kald(404, "integration", "PUT", "/api/sager/DOK-9/beskyttelse", Map.of("beskyttet", true));
		kald(200, "integration", "PUT", "/api/sager/DOK-1/beskyttelse", Map.of("beskyttet", false));
		kald(200, "afdelingsleder", "GET", "/api/sager/DOK-1/adgangslog", null);
		kald(404, "afdelingsleder", "GET", "/api/sager/DOK-9/adgangslog", null);
		String begrundelse = "Borgeren har bedt om indsigt";
		kald(200, "afdelingsleder", "POST", "/api/indsigt", Map.of("sagsnummer", "DOK-1", "begrundelse", begrundelse));
		kald(404, "afdelingsleder", "POST", "/api/indsigt", Map.of("sagsnummer", "DOK-9", "begrundelse", begrundelse));
	}

	private void kohorter() {
		String overskrift = "sagsnummer;cpr;navn;enhed;sagStart;aktivitetsparat;paaVejIRehab;undtagStraksafklaring;ydelsesperioder\n";
		String raekke = "DOK-%d;%010d;Bo Prøve;aktivhuset;2020-12-01;ja;nej;nej;KONTANTHJAELP:2009-01-01/2020-11-30\n";
		String fil = overskrift + raekke.formatted(2, 202700023) + raekke.formatted(3, 3113800000L);
		assertThat(faerdig(kohorte("?proeve=true", fil)).path("proeve").asBoolean()).isTrue();
		String id = kohorte("", fil);
		assertThat(faerdig(id).path("afvist").asInt()).isPositive();
		this.adresser.put("kohorter/{id}", "kohorter/" + id);
		kald(200, "integration", "GET", "/api/kohorter/" + id, null);
		kald(404, "integration", "GET", "/api/kohorter/" + INGEN, null);
		kald(413, "integration", "POST", "/api/kohorter", "x".repeat(2_000_000));
		assertThat(kald(200, "projektleder", "GET", "/api/kohorter?antal=10", null).path("kohorter")).hasSize(2);
		kald(200, "integration", "GET", "/api/kohorter/" + id + "/rapport", null);
		kald(404, "integration", "GET", "/api/kohorter/" + INGEN + "/rapport", null);
		StringBuilder lang = new StringBuilder(overskrift);
		IntStream.range(0, 5_000).forEach((nr) -> lang.append(raekke.formatted(1_000 + nr, 202_700_000L + nr)));
		String igang = kohorte("?proeve=true", lang.toString());
		for (String hvad : List.of("/annullering", "/genoptagelse", "/annullering")) {
			kald(200, "integration", "POST", "/api/kohorter/" + igang + hvad, null);
			kald(404, "integration", "POST", "/api/kohorter/" + INGEN + hvad, null);
			kald(409, "integration", "POST", "/api/kohorter/" + id + hvad, null);
		}
	}

	private String kohorte(String hvordan, String fil) {
		HttpResponse<String> svar = send("integration", Klient.ADGANGSKODE, "POST", "/api/kohorter" + hvordan, "text/csv", null, fil);
		assertThat(svar.statusCode()).as(svar.body()).isEqualTo(202);
		return svar.headers().firstValue("Location").orElseThrow().replace("/api/kohorter/", "");
	}

	private JsonNode faerdig(String kohorte) {
		return Awaitility.await()
			.until(() -> this.k.hent("integration", "/api/kohorter/" + kohorte), (status) -> status.path("status").asText().equals("FAERDIG"));
	}

	private void breve() {
		String id = kald(200, "admin", "GET", "/api/udbakke", null).path("breve").path(0).path("id").asText();
		this.adresser.put("udbakke/{id}", "udbakke/" + id);
		kald(200, "admin", "GET", "/api/udbakke/" + id, null);
		kald(404, "admin", "GET", "/api/udbakke/" + INGEN, null);
		kald(409, "admin", "POST", "/api/udbakke/" + id + "/igen", null);
		kald(404, "admin", "POST", "/api/udbakke/" + INGEN + "/igen", null);
		this.jdbc.update("update brev set status = 'OPGIVET', fejl = 'Serveren svarer ikke' where id = ?", java.util.UUID.fromString(id));
		kald(200, "admin", "POST", "/api/udbakke/" + id + "/igen", null);
		kald(409, "admin", "POST", "/api/udbakke/frigiv", null);
		this.jdbc.update("update tilbagehold set tilbageholdt = current_timestamp, aarsag = 'Databasen er en anden'");
		kald(200, "admin", "GET", "/api/udbakke/tilbagehold", null);
		kald(200, "admin", "POST", "/api/udbakke/frigiv", null);
	}

	private void frister() {
		kald(200, "styregruppe", "POST", "/api/frister/beregn", Map.of("fristtype", "STRAKSAFKLARING", "ankerdato", "2020-12-01"));
		kald(400, "styregruppe", "POST", "/api/frister/beregn", Map.of("fristtype", "INGEN", "ankerdato", "2009-12-01"));
	}

	private void suspensioner() {
		Map<String, Object> ny = new LinkedHashMap<>(Map.of("suspensionId", "nedlukning", "program", "afklaringspuljen", "enhed",
				"integrationshuset", "fra", "2020-12-14", "begrundelse", "Jobcentret er lukket ned"));
		kald(202, "afdelingsleder", "POST", "/api/suspensioner", ny);
		kald(200, "afdelingsleder", "POST", "/api/suspensioner", ny);
		ny.put("fra", "2020-12-15");
		kald(409, "afdelingsleder", "POST", "/api/suspensioner", ny);
		Map<String, Object> rettelse = Map.of("fra", "2020-12-14", "til", "2020-12-21", "begrundelse", "Vi åbner igen");
		this.adresser.put("suspensioner/{id}", "suspensioner/nedlukning");
		kald(202, "afdelingsleder", "PUT", "/api/suspensioner/nedlukning", rettelse);
		kald(200, "afdelingsleder", "PUT", "/api/suspensioner/nedlukning", rettelse);
		kald(404, "afdelingsleder", "PUT", "/api/suspensioner/findes-ikke", rettelse);
		kald(200, "projektleder", "GET", "/api/suspensioner", null);
		kald(200, "projektleder", "GET", "/api/suspensioner/nedlukning", null);
		kald(404, "projektleder", "GET", "/api/suspensioner/findes-ikke", null);
		kald(202, "afdelingsleder", "DELETE", "/api/suspensioner/nedlukning", null);
		kald(200, "afdelingsleder", "DELETE", "/api/suspensioner/nedlukning", null);
		kald(404, "afdelingsleder", "DELETE", "/api/suspensioner/findes-ikke", null);
		kald(409, "afdelingsleder", "PUT", "/api/suspensioner/nedlukning", rettelse);
		ny.put("suspensionId", "loebende");
		kald(202, "afdelingsleder", "POST", "/api/suspensioner", ny);
	}

	private void drift() {
		Job job = this.motor.createJobQuery().timers().active().list().get(0);
		String sti = "/api/drift/job/" + job.getId() + "/forsoeg";
		kald(409, "admin", "POST", sti, null);
		kald(404, "admin", "POST", "/api/drift/job/findes-ikke/forsoeg", null);
		this.motor.setJobRetries(job.getId(), 0);
		kald(200, "admin", "GET", "/api/drift", null);
		kald(200, "admin", "POST", sti, null);
		this.adresser.put("job/{id}", "job/" + job.getId());
	}

	private void tiden() {
		kald(200, "styregruppe", "GET", "/api/demo/ur", null);
		kald(422, "admin", "PUT", "/api/demo/ur", Map.of("tidspunkt", "2020-11-30T07:00:00Z"));
		kald(200, "admin", "GET", "/api/demo/afspilning", null);
		kald(422, "admin", "POST", "/api/demo/afspilning", Map.of("til", "2020-11-30"));
		kald(202, "admin", "POST", "/api/demo/afspilning", Map.of("til", "2020-12-04"));
		kald(409, "admin", "POST", "/api/demo/afspilning", Map.of("til", "2020-12-05"));
		kald(200, "admin", "DELETE", "/api/demo/afspilning", null);
		Awaitility.await()
			.until(() -> !this.k.hent("admin", "/api/demo/afspilning").path("status").asText().equals("KOERER"));
		kald(200, "admin", "PUT", "/api/demo/ur", Map.of("tidspunkt", "2021-01-12T07:00:00Z"));
	}

	private void opgoerelser() {
		this.adresser.put("{maaned}", "2020-12");
		JsonNode opgaver = this.k.tasklist("projektleder").get("/camunda/api/engine/engine/default/task").krop();
		for (JsonNode opgave : opgaver) {
			if (opgave.path("name").asText().equals("Behandl styregruppemøde")) {
				this.k.indsend("projektleder", opgave.path("id").asText(), "moededato", "2021-01-12", "deltagere",
						List.of("STYREGRUPPE", "PROJEKTLEDER"), "beslutninger", "Der oprettes flere mødetider", "opfoelgning1",
						"Find lokaler", "opfoelgning1Ejer", "aktivhuset.faglig-leder", "opfoelgning1Dato", "2021-02-01");
			}
		}
		assertThat(kald(200, "styregruppe", "GET", "/api/styregruppe", null).toString()).contains("BEHANDLET");
		kald(200, "controller", "GET", "/api/opgoerelser", null);
		kald(200, "controller", "GET", "/api/opgoerelser/definitioner", null);
		kald(200, "controller", "GET", "/api/opgoerelser/2020-12", null);
		kald(200, "projektleder", "GET", "/api/opgoerelser/2021-01", null);
		kald(200, "controller", "GET", "/api/opgoerelser/2020-12.csv", null);
		kald(200, "controller", "GET", "/api/opgoerelser/2020-12/udgaver", null);
		kald(200, "controller", "GET", "/api/opgoerelser/2020-12/sager?figur=NAEVNER", null);
		for (String del : List.of("", ".csv", "/udgaver", "/sager?figur=NAEVNER")) {
			kald(404, "controller", "GET", "/api/opgoerelser/2020-11" + del, null);
		}
		this.jdbc.update("update opgoerelse set hash = 'en anden' where maaned = '2020-12' and udgave = 1");
		kald(409, "controller", "GET", "/api/opgoerelser/2020-12?udgave=1", null);
		kald(409, "controller", "GET", "/api/opgoerelser/2020-12.csv?udgave=1", null);
	}

	private void dokumentation() {
		for (String sti : List.of("/api/openapi.json", "/api/openapi.yaml", "/api/dokumentation")) {
			kald(200, "styregruppe", "GET", sti, null);
		}
	}

	private void afslutning() {
		Map<String, Object> arkiveret = Map.of("arkiveret", "2021-01-12");
		kald(404, "integration", "PUT", "/api/sager/DOK-9/arkivering", arkiveret);
		kald(409, "integration", "PUT", "/api/sager/DOK-2/arkivering", arkiveret);
		kald(200, "integration", "POST", "/api/sager/DOK-2/haendelser",
				haendelse("h-9", "SagOphoert", "2021-01-12", "udfald", "FRAFLYTTET"));
		kald(200, "integration", "PUT", "/api/sager/DOK-2/arkivering", arkiveret);
		this.jdbc.update("update sag set lukket = '2015-12-01' where sagsnummer = 'DOK-2'");
		kald(200, "admin", "GET", "/api/sletning", null);
		assertThat(kald(200, "admin", "POST", "/api/sletning", null).path("kvitteringer")).hasSize(1);
	}

	/** Others have got in between: the database gives the step up. */
	public static final class Afbrudt implements Trigger {

		@Override
		public void fire(Connection forbindelse, Object[] foer, Object[] efter) throws SQLException {
			throw new SQLException("Deadlock", "40001");
		}

	}

	/** Rows that many write to: those of the log and of a cohort belong to one call alone. */
	private void samtidig() {
		List<String> tabeller = this.jdbc.queryForList("select table_name from information_schema.tables where table_schema = 'PUBLIC'"
				+ " and table_type = 'BASE TABLE' and not regexp_like(table_name, '^(act_|flyway|adgangslog|kohorte)', 'i')", String.class);
		tabeller.forEach((tabel) -> this.jdbc.execute("create trigger \"afbrudt_" + tabel + "\" before insert, update, delete on \""
				+ tabel + "\" for each row call \"" + Afbrudt.class.getName() + "\""));
		try {
			kald(409, "integration", "PUT", "/api/sager/DOK-1/beskyttelse", Map.of("beskyttet", true));
			kald(409, "afdelingsleder", "DELETE", "/api/suspensioner/loebende", null);
			kald(409, "admin", "PUT", "/api/demo/ur", Map.of("tidspunkt", "2021-01-13T07:00:00Z"));
		}
		finally {
			tabeller.forEach((tabel) -> this.jdbc.execute("drop trigger \"afbrudt_" + tabel + "\""));
		}
	}

	/** What every call is refused with in the same way: before anybody looks at what it is about. */
	private void doeren() {
		Klient.Tasklist admin = this.k.new Tasklist("admin", "admin");
		String motor = "/camunda/api/engine/engine/default";
		for (String bruger : List.of(UDEN_ROLLE, OVERVAAGNING)) {
			admin.post(motor + "/user/create", json(Map.of("profile", Map.of("id", bruger), "credentials",
					Map.of("password", Klient.ADGANGSKODE))));
		}
		admin.kald("PUT", motor + "/group/" + OVERVAAGNING + "/members/" + OVERVAAGNING, "{}");
		for (Kontrakt.Kald kald : this.kontrakt.kald()) {
			String type = kald.laeser().orElse(null);
			String krop = (type == null) ? null : "{}";
			String bruger = bruger(kald.roller().keySet().iterator().next());
			String sti = adresse(kald);
			proev(401, kald, null, sti, type, null, krop);
			proev(403, kald, UDEN_ROLLE, sti, type, null, krop);
			proev(400, kald, bruger, sti + ";v=1", type, null, krop);
			if (kald.statusser().contains("406")) {
				proev(406, kald, bruger, sti, type, "application/pdf", krop);
			}
			if (type != null) {
				proev(415, kald, bruger, sti, "text/plain", null, krop);
				if (kald.statusser().contains("413") && !type.equals("text/csv")) {
					proev(413, kald, bruger, sti, type, null, "{\"x\":\"" + "x".repeat(1_000_000) + "\"}");
				}
			}
		}
		for (int i = 0; i < 16; i++) {
			send("findes-ikke", "forkert", "GET", "/api/sager", null, null, null);
		}
		for (Kontrakt.Kald kald : this.kontrakt.kald()) {
			HttpResponse<String> svar = send("findes-ikke", "forkert", kald.metode(), adresse(kald), null, null, null);
			assertThat(svar.statusCode()).as(kald.toString()).isEqualTo(429);
		}
		utilgaengelig();
	}

	/** No connection to the database is to be had. */
	private void utilgaengelig() {
		HikariConfigMXBean pulje = this.database.getHikariConfigMXBean();
		long ventetid = pulje.getConnectionTimeout();
		pulje.setConnectionTimeout(250);
		List<Connection> taget = new ArrayList<>();
		try {
			while (true) {
				taget.add(this.database.getConnection());
			}
		}
		catch (SQLException alleErTaget) {
			for (Kontrakt.Kald kald : this.kontrakt.kald()) {
				proev(503, kald, "admin", adresse(kald), null, null, null);
			}
		}
		finally {
			pulje.setConnectionTimeout(ventetid);
			for (Connection forbindelse : taget) {
				try {
					forbindelse.close();
				}
				catch (SQLException ex) {
					throw new AssertionError(ex);
				}
			}
		}
	}

	private void proev(int status, Kontrakt.Kald kald, String bruger, String sti, String type, String accept, String krop) {
		HttpResponse<String> svar = send(bruger, Klient.ADGANGSKODE, kald.metode(), sti, type, accept, krop);
		assertThat(svar.statusCode()).as("%s as %s: %s", kald, bruger, svar.body()).isEqualTo(status);
	}

	private String adresse(Kontrakt.Kald kald) {
		String sti = kald.sti();
		for (Map.Entry<String, String> del : this.adresser.entrySet()) {
			sti = sti.replace(del.getKey(), del.getValue());
		}
		return sti + (sti.endsWith("/sager") && sti.contains("opgoerelser") ? "?figur=NAEVNER" : "");
	}

	/** A demo user with the role. */
	private static String bruger(String gruppe) {
		for (Rolle rolle : Rolle.values()) {
			if (rolle.gruppe().equals(gruppe) && rolle.perEnhed()) {
				return (rolle == Rolle.JOBFORMIDLER ? "jobformidler1" : gruppe) + ".aktivhuset";
			}
		}
		return gruppe;
	}

	// --- both ways

	@Test
	void nothingIsAnsweredThatIsNotDocumented() {
		assertThat(this.fejl).isEmpty();
	}

	@Test
	void everyAnswerThatIsDocumentedOccurs() {
		List<String> usete = new ArrayList<>();
		for (Kontrakt.Kald kald : this.kontrakt.kald()) {
			Set<String> sete = this.set.getOrDefault(kald.navn(), Set.of());
			kald.statusser().stream().filter((status) -> !sete.contains(status)).forEach((status) -> usete.add(kald + " → " + status));
		}
		assertThat(usete).as("documented, and never answered in this test: let it occur here, or take it out").isEmpty();
	}

	@Test
	void everyCallIsDocumented() {
		List<String> mangler = new ArrayList<>();
		this.svarere.getHandlerMethods().forEach((svarer, metode) -> {
			if (metode.getBeanType().getName().startsWith("dk.tovholder.") && !metode.getBeanType().isMemberClass()) {
				svarer.getPatternValues()
					.stream()
					.filter((sti) -> sti.startsWith("/api/"))
					.forEach((sti) -> svarer.getMethodsCondition()
						.getMethods()
						.forEach((http) -> mangler.addAll(mangler(http.name(), sti, metode.toString()))));
			}
		});
		assertThat(mangler).isEmpty();
	}

	/** What a call lacks to be documented, and how it is mended. */
	private List<String> mangler(String metode, String sti, String kode) {
		Kontrakt.Kald kald = this.kontrakt.kald()
			.stream()
			.filter((k) -> k.metode().equals(metode) && k.sti().equals(sti))
			.findFirst()
			.orElse(null);
		String hvad = metode + " " + sti + " (" + kode + ") ";
		if (kald == null) {
			return List.of(hvad + "is not in the description");
		}
		JsonNode b = kald.beskrivelse();
		List<String> mangler = new ArrayList<>();
		if (!b.has("x-befoejelse")) {
			mangler.add(hvad + "does not say who may: give the method @Kraever(Befoejelse.…)");
		}
		if (b.path("summary").asText().isBlank()) {
			mangler.add(hvad + "says not what it does: give the method @Operation(operationId = …, summary = …)");
		}
		if (b.path("tags").isEmpty()) {
			mangler.add(hvad + "belongs nowhere: give the class @Tag(name = …, description = …)");
		}
		b.path("parameters").forEach((parameter) -> {
			if (parameter.path("description").asText().isBlank()) {
				mangler.add(hvad + "says nothing of " + parameter.path("name").asText() + ": give it @Parameter(description = …)");
			}
		});
		b.path("responses").fieldNames().forEachRemaining((status) -> {
			JsonNode svar = this.kontrakt.svar(kald, status);
			svar.path("content").forEach((format) -> {
				if (!format.has("example") && !this.sagt.getOrDefault(kald.navn(), JSON.createObjectNode()).path(status).isMissingNode()) {
					mangler.add(hvad + "has no example of " + status + ": make it in this test and run with -Dtovholder.eksempler=skriv");
				}
			});
		});
		b.path("requestBody").path("content").forEach((format) -> {
			if (!format.has("example")) {
				mangler.add(hvad + "has no example of what it reads: make it in this test and run with -Dtovholder.eksempler=skriv");
			}
		});
		return mangler;
	}

	@Test
	void namesOfCallsAreTheirOwn() {
		assertThat(this.kontrakt.kald()).extracting(Kontrakt.Kald::navn).doesNotHaveDuplicates().allMatch((n) -> n.matches("[a-z][A-Za-z]+"));
	}

	/** The roles of the description are those that are let in. */
	@Test
	void whoMayIsWhoIsLetIn() {
		List<String> forkert = new ArrayList<>();
		for (Kontrakt.Kald kald : this.kontrakt.kald()) {
			for (Rolle rolle : Rolle.values()) {
				String sti = kald.sti().replace("{maaned}", "2019-01").replaceAll("\\{[^}]*}", INGEN);
				if (kald.metode().equals("GET") || kald.laeser().isPresent() || sti.contains(INGEN)) {
					int status = send(bruger(rolle.gruppe()), Klient.ADGANGSKODE, kald.metode(), sti, kald.laeser().orElse(null), null,
							kald.laeser().map((type) -> "{}").orElse(null)).statusCode();
					if ((status == 403) == kald.roller().containsKey(rolle.gruppe())) {
						forkert.add(kald + " as " + rolle + " → " + status);
					}
				}
			}
		}
		assertThat(forkert).isEmpty();
	}

	@Test
	void examplesHoldByTheirSchemas() {
		List<String> forkert = new ArrayList<>();
		for (Kontrakt.Kald kald : this.kontrakt.kald()) {
			kald.beskrivelse()
				.path("requestBody")
				.path("content")
				.findValues("example")
				.forEach((anmodning) -> this.kontrakt.anmodningsfejl(kald, anmodning).forEach((f) -> forkert.add(kald + ": " + f)));
			kald.statusser().forEach((status) -> this.kontrakt.svar(kald, status).path("content").fields().forEachRemaining((format) -> {
				JsonNode eksempel = format.getValue().path("example");
				if (!eksempel.isMissingNode() && format.getKey().contains("json")) {
					this.kontrakt.eksempelfejl(kald, status, eksempel).forEach((f) -> forkert.add(kald + " " + status + ": " + f));
				}
			}));
		}
		assertThat(forkert).isEmpty();
	}

	/** The test itself: an answer that the description does not know is seen. */
	@Test
	void anAnswerThatIsNotDocumentedIsSeen() {
		ObjectNode uden = this.k.hent("styregruppe", "/api/openapi.json").deepCopy();
		ObjectNode laes = (ObjectNode) uden.at("/paths/~1api~1sager~1{sagsnummer}/get/responses");
		laes.remove("404");
		((ObjectNode) uden.at("/components/schemas/Kvittering/properties")).remove("udfald");
		((ObjectNode) uden.at("/components/schemas/Hvorfor/properties/regel")).put("type", "integer");
		Kontrakt snaever = new Kontrakt(uden);
		HttpResponse<String> findesIkke = this.k.kald("integration", "GET", "/api/sager/DOK-9", null).raa();
		HttpResponse<String> findes = this.k.kald("integration", "GET", "/api/sager/DOK-1", null).raa();
		assertThat(snaever.fejl("GET", "/api/sager/DOK-9", findesIkke)).singleElement().asString().contains("status is not documented");
		assertThat(snaever.fejl("GET", "/api/sager/DOK-1", findes)).isNotEmpty();
		assertThat(snaever.fejl("GET", "/api/nyt", findes)).singleElement().asString().contains("the call is not documented");
		assertThat(this.kontrakt.fejl("GET", "/api/sager/DOK-1", findes)).isEmpty();
	}

}
