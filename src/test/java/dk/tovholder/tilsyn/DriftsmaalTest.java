package dk.tovholder.tilsyn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/** What a monitoring system reads, and that board and alarms ask for nothing else. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:maalinger;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
				"tovholder.brugere.overvaagning-adgangskode=noget-langt-og-hemmeligt" })
@AutoConfigureObservability
@ExtendWith(OutputCaptureExtension.class)
class DriftsmaalTest {

	private static final String SAG = "MAAL-1";

	private static final Pattern LINJE = Pattern.compile("^([a-z_]+)(?:\\{.*})? \\S+$", Pattern.MULTILINE);

	private static final Pattern NAVN = Pattern.compile("(?<![\\w\"])(?:tovholder|http|jvm|process|hikaricp)_[a-z_]+");

	/** Not the application's, which would be measured with it. */
	private TestRestTemplate rest;

	@Autowired
	private Driftsmaal maal;

	@Autowired
	private MeterRegistry register;

	@Autowired
	private ManagementService motor;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void opretSag(@LocalServerPort int port) {
		this.rest = new TestRestTemplate(new RestTemplateBuilder().rootUri("http://127.0.0.1:" + port));
		assertThat(som("integration").exchange("/api/sager", HttpMethod.POST, json("""
				{"sagsnummer": "MAAL-1", "program": "afklaringspuljen", "cpr": "020283-1234", "navn": "Opdigtet Person",
				 "enhed": "aktivhuset", "sagStart": "2020-12-01", "aktivitetsparat": true, "paaVejIRehab": false,
				 "ydelsesperioder": [{"ydelse": "KONTANTHJAELP", "fra": "2010-12-01", "til": "2020-11-30"}]}"""), String.class)
			.getStatusCode()
			.is2xxSuccessful()).isTrue();
		if (this.jdbc.queryForObject("select count(*) from nyhed_abonnement", Integer.class) == 0) {
			this.jdbc.update("insert into nyhed_abonnement (navn, typer, oprettet, meldt, leveret, fejl_i_traek, pauser) "
					+ "values ('esdh', '', current_timestamp, current_timestamp, 5, 3, 0)");
		}
		this.maal.maal();
	}

	private TestRestTemplate som(String bruger) {
		return this.rest.withBasicAuth(bruger,
				bruger.equals("overvaagning") ? "noget-langt-og-hemmeligt" : "tovholder-demo");
	}

	private static HttpEntity<String> json(String krop) {
		HttpHeaders felter = new HttpHeaders();
		felter.setContentType(MediaType.APPLICATION_JSON);
		return new HttpEntity<>(krop, felter);
	}

	private String maalinger() {
		ResponseEntity<String> svar = som("overvaagning").getForEntity("/actuator/prometheus", String.class);
		assertThat(svar.getStatusCode().value()).isEqualTo(200);
		return svar.getBody();
	}

	private double vaerdi(String navn, String... maerker) {
		return this.register.get(navn).tags(maerker).gauge().value();
	}

	@Test
	void countsWhatStandsWhere() {
		assertThat(vaerdi("tovholder.sager", "tilstand", "STRAKS_SAMTALE")).isEqualTo(1);
		assertThat(vaerdi("tovholder.frister", "fristtype", "STRAKSAFKLARING", "art", "SKAL", "stand", "SENERE")).isEqualTo(1);
		assertThat(vaerdi("tovholder.motorhaendelser")).isZero();
		assertThat(vaerdi("tovholder.job", "stand", "FEJLET")).isZero();
		assertThat(vaerdi("tovholder.maaling.alder")).isBetween(0.0, 60.0);
	}

	@Test
	void whatAReceiverHasNotReceivedIsCountedAndTimed() {
		assertThat(vaerdi("tovholder.webhook.fejl.i.traek", "abonnement", "esdh")).isEqualTo(3);
		som("integration").getForEntity("/api/haendelser", String.class);
		this.jdbc.update("update nyhed set lagt = ?", Instant.now().minusSeconds(100).atOffset(ZoneOffset.UTC));
		this.maal.maal();
		assertThat(vaerdi("tovholder.webhook.ventende", "abonnement", "esdh")).isPositive();
		assertThat(vaerdi("tovholder.webhook.alder", "abonnement", "esdh")).isBetween(95.0, 200.0);
		this.jdbc.update("delete from nyhed_levering");
		this.maal.maal();
		assertThat(vaerdi("tovholder.webhook.ventende", "abonnement", "esdh")).isZero();
		assertThat(vaerdi("tovholder.webhook.alder", "abonnement", "esdh")).isZero();
	}

	@Test
	void aJobWithoutTriesIsCountedAsFailed() {
		String job = this.motor.createJobQuery().timers().listPage(0, 1).get(0).getId();
		this.motor.setJobRetries(job, 0);
		this.maal.maal();
		assertThat(vaerdi("tovholder.job", "stand", "FEJLET")).isEqualTo(1);
		assertThat(vaerdi("tovholder.motorhaendelser")).isEqualTo(1);
		this.motor.setJobRetries(job, 3);
		this.maal.maal();
		assertThat(vaerdi("tovholder.job", "stand", "FEJLET")).isZero();
	}

	@Test
	void everyRouteIsTimedByItsTemplateAndNoCaseIsNamed() {
		som("integration").getForEntity("/api/sager/" + SAG, String.class);
		String maalinger = maalinger();
		assertThat(maalinger).contains("uri=\"/api/sager/{sagsnummer}\"").doesNotContain(SAG, "020283", "Opdigtet");
		assertThat(LINJE.matcher(maalinger).results().map((l) -> l.group(1)).toList())
			.contains("http_server_requests_seconds_bucket");
	}

	@ParameterizedTest
	@CsvSource({ "overvaagning,/actuator/prometheus,200", "admin,/actuator/prometheus,200",
			"integration,/actuator/prometheus,403", "styregruppe,/actuator/prometheus,403", "overvaagning,/actuator/metrics,403",
			"overvaagning,/api/sager,403", "overvaagning,/api/drift,403" })
	void measuringIsAllThatAMonitoringSystemMay(String bruger, String sti, int status) {
		assertThat(som(bruger).getForEntity(sti, String.class).getStatusCode().value()).isEqualTo(status);
	}

	@Test
	void boardAndAlarmsAskForNothingThatIsNotMeasured() throws IOException {
		som("integration").getForEntity("/api/sager/" + SAG, String.class);
		Set<String> maalte = LINJE.matcher(maalinger()).results().map((l) -> l.group(1)).collect(Collectors.toSet());
		List<String> udtryk = udtryk();
		assertThat(udtryk).hasSizeGreaterThan(20);
		Set<String> brugte = udtryk.stream()
			.flatMap((u) -> NAVN.matcher(u).results().map(MatchResult::group))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(brugte).hasSizeGreaterThan(10).isSubsetOf(maalte);
	}

	private static List<String> udtryk() throws IOException {
		List<String> udtryk = new ArrayList<>();
		JsonNode tavle = new ObjectMapper().readTree(Files.readString(Path.of("src/docker/grafana/dashboards/tovholder.json")));
		tavle.path("panels").forEach((panel) -> panel.path("targets").forEach((maal) -> udtryk.add(maal.path("expr").asText())));
		JsonNode alarmer = new ObjectMapper().valueToTree(new Yaml().load(Files.readString(Path.of("src/docker/alarmer.yml"))));
		alarmer.path("groups").forEach((gruppe) -> gruppe.path("rules").forEach((regel) -> {
			assertThat(regel.path("annotations").path("handling").asText()).as(regel.path("alert").asText()).isNotEmpty();
			udtryk.add(regel.path("expr").asText());
		}));
		return udtryk;
	}

	@Test
	void aCallersTraceGoesOnInTheLogWithTheCase(CapturedOutput log) {
		HttpHeaders felter = new HttpHeaders();
		felter.add("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
		som("integration").exchange("/api/sager/" + SAG + "/haendelser", HttpMethod.POST, new HttpEntity<>(felter), String.class);
		assertThat(log.getOut().lines().filter((linje) -> linje.contains("4bf92f3577b34da6a3ce929d0e0e4736"))).isNotEmpty();
	}

	@Test
	void theMetricsAreDescribed() {
		assertThat(maalinger().lines().filter((l) -> l.startsWith("# HELP tovholder_"))).isNotEmpty()
			.allSatisfy((l) -> assertThat(l.split(" ", 4)).hasSize(4));
	}

}
