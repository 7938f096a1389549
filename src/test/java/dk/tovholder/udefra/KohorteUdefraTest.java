package dk.tovholder.udefra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dk.tovholder.Testdatabase;
import dk.tovholder.udefra.Klient.Svar;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Cohorts as a fagsystem hands them over, and as a person does in Tasklist. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
class KohorteUdefraTest {

	private static final String OVERSKRIFT = "sagsnummer;cpr;navn;enhed;sagStart;aktivitetsparat;paaVejIRehab;"
			+ "undtagStraksafklaring;ydelsesperioder\n";

	private static final String TASKLIST = "/camunda/api/tovholder/kohorter";

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	private Klient klient;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	@BeforeEach
	void aabn() {
		this.klient = new Klient(this.port);
	}

	@Test
	void trialTellsWhatTheRealOneThenDoes() throws Exception {
		String fil = Files.readString(Path.of("src/test/resources/kohorter/kohorte-graense.csv"));
		int foer = sager();
		JsonNode proevet = faerdig(send("?proeve=true", fil));
		assertThat(sager()).isEqualTo(foer);
		JsonNode rigtig = faerdig(send("", fil));
		assertThat(rigtig.path("oprettet").asInt()).isEqualTo(9);
		assertThat(sager()).isEqualTo(foer + 9);
		assertThat(proevet.path("proeve").asBoolean()).isTrue();
		assertThat(rigtig.has("proeve")).isFalse();
		for (String felt : List.of("status", "raekker", "oprettet", "gentaget", "afvist", "fejl")) {
			assertThat(proevet.path(felt)).as(felt).isEqualTo(rigtig.path(felt));
		}
		JsonNode igen = faerdig(send("", fil));
		assertThat(igen.path("gentaget").asInt()).isEqualTo(9);
		assertThat(igen.path("fejl")).isEqualTo(rigtig.path("fejl"));
		assertThat(sager()).isEqualTo(foer + 9);
	}

	@Test
	void citizenWhoseCaseEndsAtOnceMayComeAgainInTheSameFile() throws Exception {
		String lukkes = raekke("LUK-1", 1, 61).replace("KONTANTHJAELP:2010-12-01/2020-11-30", "");
		String fil = OVERSKRIFT + lukkes + lukkes.replace("LUK-1", "LUK-2") + raekke("LUK-3", 1, 61) + raekke("LUK-4", 1, 61);
		for (String hvordan : List.of("?proeve=true", "")) {
			JsonNode status = faerdig(send(hvordan, fil));
			assertThat(status.path("oprettet").asInt()).as(hvordan).isEqualTo(3);
			assertThat(status.path("fejl").findValuesAsText("linje")).as(hvordan).containsExactly("5");
		}
	}

	@Test
	void allOrNothingTakesInAllOrNothing() throws Exception {
		String god = kohorte("ALT", 150, 62);
		int foer = sager();
		JsonNode afvist = faerdig(send("?altEllerIntet=true", god + raekke("ALT-X", 7, 62)));
		assertThat(afvist.path("status").asText()).isEqualTo("FEJLET");
		assertThat(afvist.path("fejl").findValuesAsText("linje")).containsExactly("152");
		assertThat(sager()).isEqualTo(foer);
		assertThat(faerdig(send("?altEllerIntet=true", god)).path("oprettet").asInt()).isEqualTo(150);
		assertThat(sager()).isEqualTo(foer + 150);
	}

	@Test
	void everyCaseOfALargeCohortIsStartedByWhoHandedItOver() throws Exception {
		assertThat(faerdig(send("", kohorte("HVEM", 450, 67))).path("oprettet").asInt()).isEqualTo(450);
		assertThat(this.jdbc.queryForList("select aktoer, count(*) antal from journal where sagsnummer like 'HVEM-%'"
				+ " and type = 'SAG_OPRETTET' group by aktoer"))
			.singleElement()
			.satisfies((raekke) -> assertThat(raekke).containsEntry("aktoer", "integration").containsEntry("antal", 450L));
	}

	@Test
	void importsOfTheSameCitizensAtOnceGiveOneCaseEach() throws Exception {
		int foer = sager();
		String fil = kohorte("SAM", 400, 63);
		String omvendt = OVERSKRIFT
				+ String.join("\n", fil.lines().skip(1).sorted(Comparator.reverseOrder()).toList()) + "\n";
		List<String> alle = Stream.of(fil, omvendt, fil).parallel().map((csv) -> send("", csv)).toList();
		IntStream.range(0, 8).parallel().forEach((i) -> new Klient(this.port).kald("integration", "POST", "/api/sager",
				sag("SAM-200", cpr(200, 63))));
		int oprettet = 0;
		for (String id : alle) {
			JsonNode status = faerdig(id);
			assertThat(status.path("afvist").asInt()).as("%s", status.path("fejl")).isZero();
			oprettet += status.path("oprettet").asInt();
		}
		assertThat(oprettet).isBetween(399, 400);
		assertThat(sager()).isEqualTo(foer + 400);
		assertThat(this.jdbc.queryForObject("select count(*) from act_ru_execution where business_key_ like 'SAM-%'"
				+ " and parent_id_ is null and super_exec_ is null", Integer.class)).isEqualTo(400);
	}

	@Test
	void fiftyStartsOfOneCitizenAtOnceGiveOneCase() throws Exception {
		int foer = sager();
		ExecutorService traade = Executors.newFixedThreadPool(50);
		try {
			CyclicBarrier sammen = new CyclicBarrier(50);
			List<Future<Integer>> svar = IntStream.range(0, 50).mapToObj((i) -> traade.submit(() -> {
				Klient egen = new Klient(this.port);
				sammen.await();
				return egen.kald("integration", "POST", "/api/sager", sag("EN-" + i % 2, cpr(1, 66))).status();
			})).toList();
			List<Integer> statusser = new ArrayList<>();
			for (Future<Integer> et : svar) {
				statusser.add(et.get());
			}
			assertThat(statusser).filteredOn((status) -> status == 201).hasSize(1);
			assertThat(statusser).filteredOn((status) -> status == 200).hasSize(24);
			assertThat(statusser).filteredOn((status) -> status == 409).hasSize(25);
		}
		finally {
			traade.shutdownNow();
		}
		assertThat(sager()).isEqualTo(foer + 1);
	}

	private static String sag(String sagsnummer, String cpr) {
		return "{\"sagsnummer\":\"" + sagsnummer + "\",\"program\":\"afklaringspuljen\",\"cpr\":\"" + cpr
				+ "\",\"navn\":\"Prøve\",\"enhed\":\"aktivhuset\",\"sagStart\":\"2020-12-01\",\"aktivitetsparat\":true,"
				+ "\"paaVejIRehab\":false,\"undtagStraksafklaring\":null,\"ydelsesperioder\":[{\"ydelse\":\"KONTANTHJAELP\","
				+ "\"fra\":\"2010-12-01\",\"til\":\"2020-11-30\"}]}";
	}

	@Test
	void reportAndListAreReadOverRestAndInTheWebapps() throws Exception {
		String fil = kohorte("RAP", 3000, 64).replace("aktivhuset", "hovedhuset");
		assertThat(fil.length()).as("more than a form may hold").isGreaterThan(256 * 1024);
		Klient.Tasklist leder = this.klient.tasklist("projektleder");
		Svar svar = leder.kald("POST", TASKLIST, "text/csv;charset=UTF-8", fil);
		assertThat(svar.status()).isEqualTo(202);
		String id = svar.raa().headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
		faerdig(id);
		Svar rapport = leder.kald("GET", TASKLIST + "/" + id + "/rapport", null);
		assertThat(rapport.raa().body().lines()).hasSize(3001);
		assertThat(rapport.raa().headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(this.klient.kald("afdelingsleder", "GET", "/api/kohorter/" + id + "/rapport", null).raa().body())
			.isEqualTo(rapport.raa().body());
		assertThat(leder.kald("GET", TASKLIST + "?antal=1", null).krop().path("kohorter").get(0).path("aktoer").asText())
			.isEqualTo("projektleder");
		assertThat(this.klient.kald("integration", "GET", "/api/kohorter?antal=0", null).felter()).containsExactly("antal");
		assertThat(this.klient.kald("integration", "POST", "/api/kohorter/" + id + "/annullering", "").status()).isEqualTo(409);
		assertThat(leder.kald("POST", TASKLIST + "/" + id + "/genoptagelse", "{}").status()).isEqualTo(409);
	}

	@Test
	void headOfProjectTriesAFileAndTakesItInInTasklist() {
		try (Skaerm skaerm = Skaerm.aabn()) {
			Page side = skaerm.log(this.klient.rod(), "tasklist", "projektleder");
			side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Kohorter")).click();
			String fil = kohorte("SKM", 30, 65) + raekke("SKM-X", 3, 65);
			vaelg(side, fil);
			side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Prøv filen")).click();
			assertThat(side.locator(".tov-besked"))
				.hasText("Prøven er færdig: 30 vil blive oprettet, 0 er her i forvejen, 1 vil blive afvist. Intet er ændret.");
			assertThat(side.getByText("Borgeren har en åben sag i programmet")).isVisible();
			side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Tag borgerne ind")).click();
			assertThat(side.locator(".tov-besked")).hasText("Færdig: 30 er oprettet, 0 var her i forvejen, 1 er afvist.");
			assertThat(Files.readString(side.waitForDownload(
					() -> side.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Hent hele rapporten")).click())
				.path())).contains("32;cpr;Borgeren har en åben sag i programmet");
			Skaerm.dansk(side, "kohorter");
			vaelg(side, "Prøve;uden;overskrift");
			side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Prøv filen")).click();
			assertThat(side.locator(".tov-besked")).containsText(Pattern.compile("Den første linje skal være kolonnernes navne"));
			side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Luk")).click();
			assertThat(side.locator("dialog")).hasCount(0);
			Page andre = skaerm.log(this.klient.rod(), "tasklist", Klient.SAGSBEHANDLER);
			assertThat(andre.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Udbakke"))).isVisible();
			assertThat(andre.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Kohorter"))).hasCount(0);
			assertThat(skaerm.afvist()).isEmpty();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static void vaelg(Page side, String fil) {
		side.getByLabel("CSV-fil med borgere")
			.setInputFiles(new FilePayload("borgere.csv", "text/csv", fil.getBytes(StandardCharsets.UTF_8)));
	}

	private int sager() {
		return this.jdbc.queryForObject("select count(*) from sag", Integer.class);
	}

	private static String kohorte(String navn, int antal, int aar) {
		StringBuilder fil = new StringBuilder(OVERSKRIFT);
		IntStream.range(0, antal).forEach((nr) -> fil.append(raekke(navn + "-" + nr, nr, aar)));
		return fil.toString();
	}

	private static String raekke(String sagsnummer, int nr, int aar) {
		return sagsnummer + ";" + cpr(nr, aar)
				+ ";Prøve;aktivhuset;2020-12-01;ja;nej;;KONTANTHJAELP:2010-12-01/2020-11-30\n";
	}

	private static String cpr(int nr, int aar) {
		return "0202%02d%04d".formatted(aar, nr);
	}

	private String send(String hvordan, String fil) {
		Svar svar = new Klient(this.port).kald("integration", "POST", "/api/kohorter" + hvordan, "text/csv", fil);
		assertThat(svar.status()).as(svar.raa().body()).isEqualTo(202);
		return svar.raa().headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
	}

	private JsonNode faerdig(String id) throws InterruptedException {
		for (int i = 0; i < 600; i++) {
			JsonNode status = this.klient.hent("integration", "/api/kohorter/" + id);
			if (!status.path("status").asText().equals("KOERER")) {
				return status;
			}
			TimeUnit.MILLISECONDS.sleep(100);
		}
		throw new AssertionError("The cohort was not done within a minute");
	}

}
