package dk.tovholder.udefra;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Base64;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import dk.tovholder.Testdatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything in {@code udefra/fjendtlige-input.txt} sent over a socket. Whatever comes, the answer is one that a caller may
 * read, nothing is written anywhere but one line in the log, and no CPR number comes out.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class FjendtligeInputTest {

	private static final String CPR = "0101701234";

	private static final Pattern CPRLIGNENDE = Pattern
		.compile("(?<![0-9A-Za-z])(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}(?![0-9A-Za-z])");

	private static final Pattern UUID = Pattern.compile("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");

	private static final Pattern GENTAG = Pattern.compile("§([^§]*)\\*([0-9]+)§");

	private static final Pattern BYTES = Pattern.compile("§((?:[0-9a-f]{2} ?)+)§");

	private static final Pattern SKABELON = Pattern.compile("\\{(sag|haendelse):(.*)}$");

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Map<String, String> navne = new HashMap<>();

	private Klient k;

	private Raakald raa;

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	@BeforeAll
	void opstil() {
		this.log.start();
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(this.log);
		this.k = new Klient(this.port);
		this.raa = new Raakald(this.port);
		this.k.opret("FJENDE-1", "2020-12-01");
		this.k.opret("FJENDE-2", "2020-12-01", "enhed", "integrationshuset");
		this.navne.put("{sag}", "FJENDE-1");
		this.navne.put("{fremmedsag}", "FJENDE-2");
		this.navne.put("{cpr}", CPR);
		this.navne.put("{opgave}", this.k.opgave("FJENDE-1", "T02").path("id").asText());
		this.navne.put("{fremmed}",
				this.k.hent("sagsbehandler.integrationshuset", "/api/sager/FJENDE-2").path("opgaver").path(0).path("id").asText());
		JsonNode lister = this.k.tasklist(Klient.SAGSBEHANDLER).get("/camunda/api/engine/engine/default/filter").krop();
		this.navne.put("{filter}", "/camunda/api/engine/engine/default/filter/" + lister.path(0).path("id").asText());
		assertThat(this.navne.values()).doesNotContain("");
	}

	@AfterAll
	void slut() {
		((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(this.log);
	}

	/** A line of the catalogue. */
	private record Angreb(String navn, String hvem, String metode, String sti, String hoveder, String krop, List<Integer> svar) {

		static Angreb laes(String linje) {
			List<String> felter = Stream.of(linje.split("\\|", -1)).map(String::strip).toList();
			assertThat(felter).as(linje).hasSize(7);
			return new Angreb(felter.get(0), felter.get(1), felter.get(2), felter.get(3), felter.get(4), felter.get(5),
					Stream.of(felter.get(6).split(",")).map(Integer::valueOf).toList());
		}

	}

	private static List<Angreb> katalog() {
		try (InputStream fil = FjendtligeInputTest.class.getResourceAsStream("/udefra/fjendtlige-input.txt")) {
			return new String(fil.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((linje) -> !linje.isBlank() && !linje.startsWith("#"))
				.map(Angreb::laes)
				.toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@TestFactory
	Stream<DynamicTest> isRefusedAndLeavesNothing() {
		List<Angreb> katalog = katalog();
		assertThat(katalog).hasSizeGreaterThan(100);
		// Sessions are made first: a login is no part of an attack.
		katalog.stream().map(Angreb::hvem).distinct().forEach((hvem) -> this.raa.kald(hvem, "GET", "/", List.of(), new byte[0]));
		return katalog.stream().map((angreb) -> DynamicTest.dynamicTest(angreb.navn(), () -> udfoer(angreb)));
	}

	private void udfoer(Angreb angreb) {
		Map<String, Integer> foer = indhold();
		this.log.list.clear();
		List<String> hoveder = new ArrayList<>();
		for (String hoved : angreb.hoveder().split(" \\+ ")) {
			if (!hoved.isEmpty()) {
				hoveder.add(hoved.equals("J") ? "Content-Type: application/json" : tekst(hoved));
			}
		}
		Raakald.Svar svar = this.raa.kald(angreb.hvem(), angreb.metode(), tekst(angreb.sti()), hoveder, bytes(angreb.krop()));
		assertThat(svar.status()).as("%s", svar.krop()).isIn(angreb.svar());
		kontroller(svar);
		Map<String, Integer> efter = indhold();
		efter.entrySet().removeAll(foer.entrySet());
		assertThat(efter).as("tables that were written").isEmpty();
		List<String> linjer = logget();
		assertThat(linjer).as("the log").hasSizeLessThanOrEqualTo(1);
		linjer.forEach((linje) -> assertThat(linje).doesNotContain("\n", "\r").doesNotContainPattern(CPRLIGNENDE));
		if (svar.status() >= 400) {
			assertThat(linjer).singleElement().asString().contains("Refused", String.valueOf(svar.status()));
		}
	}

	private static void kontroller(Raakald.Svar svar) {
		String alt = svar.hoveder() + "\n" + svar.krop();
		assertThat(svar.status()).isNotEqualTo(500);
		assertThat(alt).doesNotContain("ENGINE", "Exception", "org.", "java.", "\tat ", "dk.tovholder", "com.", "jakarta", "Tomcat",
				"select ", "SQL", "ACT_");
		assertThat(UUID.matcher(alt).replaceAll("")).doesNotContainPattern(CPRLIGNENDE);
		if (svar.status() >= 400) {
			assertThat(svar.type()).startsWith("application/problem+json");
			assertThat(svar.krop()).contains("\"status\":" + svar.status());
		}
	}

	private List<String> logget() {
		return List.copyOf(this.log.list)
			.stream()
			.map((linje) -> linje.getLoggerName() + ": " + linje.getFormattedMessage()
					+ ((linje.getThrowableProxy() != null) ? "\n" + ThrowableProxyUtil.asString(linje.getThrowableProxy()) : ""))
			.toList();
	}

	// --- what an attack says

	private String tekst(String raa) {
		String tekst = raa;
		for (Map.Entry<String, String> navn : this.navne.entrySet()) {
			tekst = tekst.replace(navn.getKey(), navn.getValue());
		}
		return GENTAG.matcher(tekst)
			.replaceAll((fund) -> Matcher.quoteReplacement(fund.group(1).repeat(Integer.parseInt(fund.group(2)))));
	}

	private byte[] bytes(String raa) {
		String tekst = tekst(skabelon(raa));
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		Matcher fund = BYTES.matcher(tekst);
		int fra = 0;
		while (fund.find()) {
			bytes.writeBytes(tekst.substring(fra, fund.start()).getBytes(StandardCharsets.UTF_8));
			bytes.writeBytes(HexFormat.of().parseHex(fund.group(1).replace(" ", "")));
			fra = fund.end();
		}
		bytes.writeBytes(tekst.substring(fra).getBytes(StandardCharsets.UTF_8));
		return bytes.toByteArray();
	}

	/** A case or an event that would be accepted, but for the fields that are given. */
	private String skabelon(String raa) {
		Matcher skabelon = SKABELON.matcher(raa);
		if (!skabelon.find()) {
			return raa;
		}
		Map<String, Object> god = skabelon.group(1).equals("sag") ? new LinkedHashMap<>(this.k.nySag("FJENDE-NY", "2020-12-01"))
				: new LinkedHashMap<>(Klient.haendelse("fjende-1", "SagOphoert", "2020-12-01", "udfald", "JOB_ORDINAERT"));
		String egne = skabelon.group(2);
		god.keySet().removeIf((felt) -> egne.contains("\"" + felt + "\":"));
		return "{" + god.entrySet()
			.stream()
			.map((felt) -> Klient.json(felt.getKey()) + ":" + Klient.json(felt.getValue()))
			.collect(Collectors.joining(",")) + (egne.isEmpty() ? "" : "," + egne) + "}";
	}

	// --- what is stored

	private List<String> tabeller() {
		return this.jdbc.queryForList("select table_name from information_schema.tables where table_type in ('BASE TABLE', 'TABLE')"
				+ " and lower(table_schema) = 'public' order by 1", String.class);
	}

	/**
	 * The content of each table, as one number; but for where the demo's clock stands, which is written as it goes, and the
	 * log of who looked, which tells of the refused as well. Figures are added up in the background: their sums are content.
	 */
	private Map<String, Integer> indhold() {
		Map<String, Integer> indhold = new LinkedHashMap<>();
		for (String tabel : tabeller().stream().filter((navn) -> !navn.matches("(?i)demo_ur|adgang.*|tal|tal_aendring|tal_maaned|nyhed.*")).toList()) {
			boolean bytes = tabel.equalsIgnoreCase("act_ge_bytearray");
			indhold.put(tabel, bytes ? this.jdbc.queryForObject("select count(*) from \"" + tabel + "\"", Integer.class)
					: raekker(tabel).stream().sorted().toList().hashCode());
		}
		indhold.put("tal_nu", this.jdbc.queryForList("select program || ' ' || enhed || ' ' || art || ' ' || vaerdi || ' ' || dag || ' ' "
				+ "|| sum(antal) from tal_nu group by program, enhed, art, vaerdi, dag having sum(antal) <> 0 order by 1", String.class)
			.hashCode());
		return indhold;
	}

	private List<String> raekker(String tabel) {
		return this.jdbc.query("select * from \"" + tabel + "\"", (raekke, nr) -> {
			StringBuilder linje = new StringBuilder();
			for (int kolonne = 1; kolonne <= raekke.getMetaData().getColumnCount(); kolonne++) {
				Object vaerdi = raekke.getObject(kolonne);
				linje.append(raekke.getMetaData().getColumnLabel(kolonne).toLowerCase())
					.append('=')
					.append((vaerdi instanceof byte[] bytes) ? new String(bytes, StandardCharsets.ISO_8859_1) : raekke.getString(kolonne))
					.append('\n');
			}
			return linje.toString();
		});
	}

	/** Whoever may sign in, in whichever webapp, and whichever search: no expression, no list, no model, no setup. */
	@TestFactory
	Stream<DynamicTest> noRoleBringsInAnythingThatRuns() {
		String motor = "/camunda/api/engine/engine/default";
		String cockpit = "/camunda/api/cockpit/plugin/base/default";
		List<String> brugere = List.of("tasklist/sagsbehandler.aktivhuset", "tasklist/sagsbehandler.integrationshuset",
				"tasklist/jobformidler1.aktivhuset", "tasklist/moedekoordinator.aktivhuset", "tasklist/faglig-leder.aktivhuset",
				"tasklist/afdelingsleder", "cockpit/projektleder", "cockpit/styregruppe", "cockpit/admin", "admin/admin");
		List<String> steder = List.of(motor + "/task", motor + "/task/count", this.navne.get("{filter}") + "/list",
				this.navne.get("{filter}") + "/count", motor + "/filter/create", motor + "/process-instance/count",
				motor + "/process-instance", motor + "/incident", motor + "/job", motor + "/job/count", motor + "/user", motor + "/group",
				motor + "/tenant/count", motor + "/history/task", motor + "/execution", motor + "/variable-instance", motor + "/batch",
				cockpit + "/process-instance/count", cockpit + "/process-definition/statistics", cockpit + "/incident",
				motor + "/deployment/create", motor + "/message", motor + "/condition", motor + "/migration/execute",
				motor + "/authorization/create", "/camunda/api/admin/setup/default/user/create");
		String udtryk = "\"${''.getClass().forName('java.lang.Runtime')}\"";
		List<String> kroppe = List.of("{\"assigneeExpression\":" + udtryk + "}",
				"{\"orQueries\":[{\"assigneeExpression\":" + udtryk + "}]}",
				"{\"query\":{\"orQueries\":[{\"orQueries\":[{\"candidateGroupInExpression\":" + udtryk + "}]}]}}");
		return brugere.stream().map((bruger) -> DynamicTest.dynamicTest(bruger, () -> {
			Raakald egne = new Raakald(this.port);
			egne.kald(bruger, "GET", "/", List.of(), new byte[0]);
			Map<String, Integer> foer = indhold();
			for (String sted : steder) {
				for (String krop : kroppe) {
					Raakald.Svar svar = egne.kald(bruger, "POST", sted, List.of("Content-Type: application/json"),
							krop.getBytes(StandardCharsets.UTF_8));
					assertThat(svar.status()).as("%s: %s", sted, svar.krop()).isIn(400, 403);
					kontroller(svar);
				}
			}
			Map<String, Integer> efter = indhold();
			efter.entrySet().removeAll(foer.entrySet());
			assertThat(efter).as("tables that were written").isEmpty();
		}));
	}

	/** Every connection to the database is taken: what cannot be answered is told so, and nothing more. */
	@Test
	void withoutADatabaseNothingIsGivenAway() throws Exception {
		HikariDataSource pulje = (HikariDataSource) this.jdbc.getDataSource();
		long ventetid = pulje.getConnectionTimeout();
		String opgave = "/camunda/api/engine/engine/default/task/" + this.navne.get("{opgave}");
		this.raa.kald("tasklist/jobformidler1.aktivhuset", "GET", opgave, List.of(), new byte[0]);
		List<Connection> taget = new ArrayList<>();
		try {
			for (int nr = 0; nr < pulje.getMaximumPoolSize(); nr++) {
				taget.add(pulje.getConnection());
			}
			pulje.setConnectionTimeout(250);
			for (String sti : List.of("/api/sager", "/api/sager/FJENDE-1", "/api/suspensioner")) {
				Raakald.Svar svar = this.raa.kald("afdelingsleder", "GET", sti, List.of(), new byte[0]);
				assertThat(svar.status()).as(sti).isIn(401, 503);
				kontroller(svar);
			}
			for (String sti : List.of(opgave, "/camunda/api/engine/engine/default/filter", "/camunda/api/tovholder/udbakke")) {
				Raakald.Svar svar = this.raa.kald("tasklist/jobformidler1.aktivhuset", "GET", sti, List.of(), new byte[0]);
				assertThat(svar.status()).as(sti).isIn(401, 503);
				kontroller(svar);
			}
		}
		finally {
			pulje.setConnectionTimeout(ventetid);
			for (Connection forbindelse : taget) {
				forbindelse.close();
			}
		}
		assertThat(this.raa.kald(Klient.SAGSBEHANDLER, "GET", "/api/sager/FJENDE-1", List.of(), new byte[0]).status()).isEqualTo(200);
	}

	/** A caller that says more than it sends holds nobody else up, and leaves nothing. */
	@Test
	void whoHangsUpInTheMiddleLeavesNothing() throws IOException {
		this.log.list.clear();
		Map<String, Integer> foer = indhold();
		for (String sti : List.of("/api/sager", "/api/kohorter", "/camunda/api/admin/auth/user/default/login/tasklist")) {
			try (Socket stik = new Socket("127.0.0.1", this.port)) {
				stik.getOutputStream()
					.write(("POST " + sti + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n"
							+ "Authorization: Basic " + Base64.getEncoder()
								.encodeToString(("integration:" + Klient.ADGANGSKODE).getBytes(StandardCharsets.UTF_8))
							+ "\r\n\r\nsagsnummer;" + CPR).getBytes(StandardCharsets.UTF_8));
			}
		}
		assertThat(this.raa.kald("integration", "GET", "/api/sager/FJENDE-1", List.of(), new byte[0]).status()).isEqualTo(200);
		Map<String, Integer> efter = indhold();
		efter.entrySet().removeAll(foer.entrySet());
		assertThat(efter).isEmpty();
		assertThat(logget()).noneMatch((linje) -> CPRLIGNENDE.matcher(linje).find());
	}

	@Test
	void noCprNumberStandsAnywhereInTheDatabaseInClearText() {
		List<String> fund = new ArrayList<>();
		for (String tabel : tabeller()) {
			for (String raekke : raekker(tabel)) {
				CPRLIGNENDE.matcher(UUID.matcher(raekke).replaceAll("")).results().forEach((nummer) -> fund.add(tabel + ": " + raekke));
			}
		}
		assertThat(tabeller()).hasSizeGreaterThan(60);
		assertThat(fund).isEmpty();
	}

	/** The last net: what others log of what they were given. */
	@Test
	void whateverIsLoggedShowsNoCprNumber(CapturedOutput skrevet) {
		LoggerFactory.getLogger("andres").warn("Unknown: {} and 010170-1234", CPR, new IllegalStateException("No " + CPR));
		assertThat(skrevet.getOut()).contains("Unknown: xxxxxx-xxxx and xxxxxx-xxxx", "IllegalStateException: No xxxxxx-xxxx")
			.doesNotContain(CPR, "010170-1234");
	}

	@Test
	void theSearchForNumbersFindsThem() {
		assertThat(new ObjectMapper().createObjectNode().put("cpr", CPR).toString()).containsPattern(CPRLIGNENDE);
		assertThat("(010170-1234)").containsPattern(CPRLIGNENDE);
		assertThat("2020-12-01 10:00 1606780800000 0101701234a").doesNotContainPattern(CPRLIGNENDE);
	}

}
