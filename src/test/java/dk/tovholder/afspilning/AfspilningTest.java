package dk.tovholder.afspilning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dk.tovholder.TovholderApplication;
import dk.tovholder.demo.Demobrugere;
import dk.tovholder.kalender.Tid;
import dk.tovholder.tilsyn.Invarianter;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The demo played forward on the real engine, with a small cohort. */
class AfspilningTest {

	private static final String MIDTVEJS = "2021-02-08";

	private ServletWebServerApplicationContext app;

	@AfterEach
	void luk() {
		if (this.app != null) {
			this.app.close();
		}
		ClockUtil.reset();
	}

	@Test
	void monthsOfThePilotAreLivedThroughWithoutARefusalAndTheSameSeedLivesThemAgain(@TempDir Path mappe) throws IOException {
		// Few placements, so that many meet their six-month mark.
		Path vaner = Files.writeString(mappe.resolve("vaner.yml"),
				new ClassPathResource("demo/afspilning.yml").getContentAsString(StandardCharsets.UTF_8)
					.replace("begynder: 7", "begynder: 1"));
		String egne = "--tovholder.demo.afspilning.fil=" + vaner.toUri();
		start("langt", egne, "--tovholder.demo.afspil=2021-07-19");
		long opgaver = afvent(Fremdrift.Status.FAERDIG).udfoerteOpgaver();
		for (String til : List.of("2021-08-02", "2021-08-16", "2021-09-15")) {
			// Somebody else tells of placements on top, so that there is something to ask about under a re-review.
			tekster("select sagsnummer from sag where tilstand = 'GENBEHANDLING_INDKALDT' order by sagsnummer").stream()
				.limit(3)
				.forEach(this::begyndPraktik);
			assertThat(begynd(til).getStatusCode().value()).isEqualTo(202);
			opgaver += afvent(Fremdrift.Status.FAERDIG).udfoerteOpgaver();
			assertThat(vis().procent()).isEqualTo(100);
			assertThat(vis().dato()).isEqualTo(til);
		}
		// What follows from another answer, or from silence, nobody has done.
		assertThat(opgaver).isEqualTo(antal("select count(*) from journal where type = 'OPGAVE_UDFOERT'"
				+ " and tekst not in ('Ny indkaldelse efter udeblivelse', 'Fasthold genbehandling uden svar')"));
		assertThat(this.app.getBean(Clock.class).instant().atZone(Tid.ZONE).toLocalTime()).isBetween(LocalTime.of(8, 0),
				LocalTime.of(9, 0));
		assertThat(tekster("select distinct opgave from opgave where udfald = 'UDFOERT' order by opgave"))
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 23).mapToObj("T%02d"::formatted).toList());
		assertThat(tekster("select distinct udfald from sag where udfald is not null"))
			.contains("JOB_ORDINAERT", "ANDEN_YDELSE_RESSOURCEFORLOEB");
		assertThat(antal("select count(*) from journal where type = 'FRIST_OVERSKREDET'")).isPositive();
		for (String sagsnummer : tekster("select sagsnummer from sag")) {
			assertThat(this.app.getBean(Invarianter.class).brud(sagsnummer)).as(sagsnummer).isEmpty();
		}
		assertThat(this.app.getBean(RuntimeService.class).createIncidentQuery().count()).isZero();
		assertThat(this.app.getBean(ManagementService.class).createJobQuery().noRetriesLeft().count()).isZero();
		List<String> foersteGang = journal();
		this.app.close();

		start("igen", egne);
		assertThat(begynd(MIDTVEJS).getStatusCode().value()).isEqualTo(202);
		afvent(Fremdrift.Status.FAERDIG);
		assertThat(journal()).isEqualTo(foersteGang).hasSizeGreaterThan(300);
	}

	@Test
	void onePlayingAtATimeThatCanBeStoppedAndTakenUpAgain() {
		start("stop");
		assertThat(vis().status()).isEqualTo(Fremdrift.Status.INGEN);
		assertThat(begynd("2021-01-20").getStatusCode().value()).isEqualTo(202);
		ResponseEntity<String> anden = begynd("2021-02-01");
		assertThat(anden.getStatusCode().value()).isEqualTo(409);
		assertThat(anden.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(anden.getBody()).contains("2021-01-20");
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> vis().udfoerteOpgaver() > 0);
		assertThat(kald("DELETE", null).getStatusCode().value()).isEqualTo(200);
		Fremdrift.Visning stoppet = afvent(Fremdrift.Status.STOPPET);
		assertThat(stoppet.dato()).isAfter("2020-12-01").isBefore("2021-01-20");
		assertThat(stoppet.procent()).isBetween(1, 99);

		Map<String, Integer> afviste = Map.of("2020-12-01", 422, "2019-01-01", 422, "2023-01-01", 422, "i morgen", 400,
				"2021-02-30", 400);
		afviste.forEach((dag, status) -> {
			ResponseEntity<String> svar = begynd(dag);
			assertThat(svar.getStatusCode().value()).as(dag).isEqualTo(status);
			assertThat(svar.getBody()).contains("\"felt\":\"til\"");
		});
		assertThat(kald("POST", "{}").getStatusCode().value()).isEqualTo(400);
		assertThat(vis()).isEqualTo(stoppet);

		assertThat(begynd("2021-01-20").getStatusCode().value()).isEqualTo(202);
		afvent(Fremdrift.Status.FAERDIG);
		assertThat(antal("select count(*) from opgave where opgave = 'T02' and udfald = 'UDFOERT'")).isGreaterThan(15);
	}

	@Test
	void outsideTheDemoNothingPlays() {
		new ApplicationContextRunner().withUserConfiguration(Afspilning.class, AfspilningController.class)
			.withPropertyValues("tovholder.demo.aktiv=false", "tovholder.demo.afspil=2021-06-01")
			.run((tom) -> assertThat(tom).hasNotFailed()
				.doesNotHaveBean(Afspilning.class)
				.doesNotHaveBean(AfspilningController.class));
	}

	@Test
	void aDayThatIsNoneStopsTheStart() {
		assertThatIllegalStateException().isThrownBy(() -> Afspilning.dagVedStart("juni"))
			.withMessageContaining("tovholder.demo.afspil");
	}

	private void start(String database, String... flere) {
		SpringApplication program = new SpringApplication(TovholderApplication.class, Invarianter.class);
		List<String> argumenter = new ArrayList<>(List.of("--server.port=0",
				"--spring.datasource.url=jdbc:h2:mem:afspilning-" + database + ";LOCK_TIMEOUT=10000",
				"--tovholder.demo.kohorte=kohorte-afspilning"));
		argumenter.addAll(List.of(flere));
		this.app = (ServletWebServerApplicationContext) program.run(argumenter.toArray(String[]::new));
	}

	private Fremdrift.Visning vis() {
		return this.app.getBean(Afspilning.class).vis();
	}

	private Fremdrift.Visning afvent(Fremdrift.Status status) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(8))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> vis().status() != Fremdrift.Status.KOERER);
		assertThat(vis().status()).as(vis().senesteFejl()).isEqualTo(status);
		assertThat(vis().fejl()).as(vis().senesteFejl()).isZero();
		return vis();
	}

	private ResponseEntity<String> begynd(String til) {
		return kald("POST", "{\"til\":\"" + til + "\"}");
	}

	private void begyndPraktik(String sagsnummer) {
		String idag = Tid.idag(this.app.getBean(Clock.class)).toString();
		String placering = "P-" + idag + "-" + sagsnummer;
		Map<String, Object> haendelse = Map.of("haendelsesId", placering, "type", "PlaceringStartet", "effektivDato", idag,
				"kilde", "test", "data", Map.of("placeringId", placering, "placeringstype", "PRAKTIK"));
		assertThat(kald("integration", "POST", "/api/sager/" + sagsnummer + "/haendelser", haendelse).getBody()).contains("ANVENDT");
	}

	private ResponseEntity<String> kald(String metode, String krop) {
		return kald("admin", metode, "/api/demo/afspilning", krop);
	}

	private ResponseEntity<String> kald(String bruger, String metode, String sti, Object krop) {
		RequestEntity.BodyBuilder kald = RequestEntity
			.method(HttpMethod.valueOf(metode),
					"http://127.0.0.1:" + this.app.getWebServer().getPort() + sti)
			.contentType(MediaType.APPLICATION_JSON);
		return new TestRestTemplate(bruger, Demobrugere.adgangskode()).exchange((krop == null) ? kald.build() : kald.body(krop),
				String.class);
	}

	private JdbcTemplate jdbc() {
		return this.app.getBean(JdbcTemplate.class);
	}

	private List<String> tekster(String sql) {
		return jdbc().queryForList(sql, String.class);
	}

	private long antal(String sql) {
		return jdbc().queryForObject(sql, Long.class);
	}

	/** What happened until the day halfway, without the second at which it did, each citizen by itself. */
	private List<String> journal() {
		return jdbc().query(
				"select sagsnummer, type, effektiv_dato, aktoer, tekst, data from journal where tidspunkt < ?"
						+ " order by sagsnummer, id",
				(raekke, nummer) -> IntStream.rangeClosed(1, 6).mapToObj((i) -> felt(raekke, i)).toList().toString(),
				Tid.midnat(LocalDate.parse(MIDTVEJS)).atOffset(ZoneOffset.UTC));
	}

	private static String felt(ResultSet raekke, int nummer) {
		try {
			return String.valueOf(raekke.getString(nummer));
		}
		catch (SQLException ex) {
			throw new AssertionError(ex);
		}
	}

}
