package dk.tovholder.udefra;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the steering group sees in Cockpit: the programme at a glance, waiting and overdue on the diagrams, and the monthly
 * statement. Six citizens: one waits for an invitation, one for a step-up meeting, one is on the way to the team, one is in a
 * placement, one has a job, and one in the other house waits too.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:cockpit;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "tovholder.demo.kohorte=tom" })
@TestMethodOrder(OrderAnnotation.class)
class CockpitTest {

	private static final String TAL = "/camunda/api/tovholder/";

	private static final String DIAGRAM = TAL + "diagram/";

	private static Skaerm skaerm;

	private static boolean oprettet;

	@LocalServerPort
	private int port;

	private Klient k;

	@BeforeAll
	static void aabnBrowser() {
		skaerm = Skaerm.aabn();
	}

	@AfterAll
	static void luk() {
		if (skaerm != null) {
			skaerm.close();
		}
		ClockUtil.reset();
	}

	@BeforeEach
	void pilot() {
		this.k = new Klient(this.port);
		if (oprettet) {
			return;
		}
		oprettet = true;
		for (String sag : List.of("COCK-VENTER", "COCK-MOEDE", "COCK-PRAKTIK", "COCK-JOB")) {
			this.k.opret(sag, "2020-12-01");
		}
		this.k.opret("COCK-TEAM", "2020-12-01", "paaVejIRehab", true, "undtagStraksafklaring", true);
		this.k.opret("COCK-NABO", "2020-12-01", "enhed", "integrationshuset");
		this.k.ur("2020-12-14T09:00:00Z");
		this.k.goer("COCK-MOEDE", "T02", "tidspunkt", "2020-12-14T10:00", "moedeform", "TELEFON");
		this.k.goer("COCK-MOEDE", "T03", Klient.samtale("2020-12-14", "GIVET"));
		this.k.goer("COCK-MOEDE", "T04", "tidspunkt", "2021-01-20T09:00", "deltagere", List.of("BORGER", "SUNDHED"));
		this.k.anvend("COCK-PRAKTIK", "PlaceringStartet", "2020-12-10", "placeringId", "P-1", "placeringstype", "PRAKTIK", "cvr",
				"12345678", "timerPrUge", 20);
		this.k.anvend("COCK-JOB", "SagOphoert", "2020-12-11", "udfald", "JOB_ORDINAERT");
		this.k.ur("2021-02-03T09:00:00Z");
	}

	private Page log(String bruger) {
		skaerm.glem();
		return skaerm.log(this.k.rod(), "cockpit", bruger);
	}

	private Klient.Svar hent(String bruger, String sti) {
		return this.k.new Tasklist("cockpit", bruger).get(sti);
	}

	private Page opgoerelse(String bruger) {
		Page side = log(bruger);
		side.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Styregruppe").setExact(true)).click();
		assertThat(side.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Månedsopgørelse"))).isVisible();
		return side;
	}

	private static void udenKlager(String hvad) {
		assertThat(skaerm.klager()).as("complaints of the browser, %s", hvad).isEmpty();
		assertThat(skaerm.afvist()).as("asked for in vain, %s", hvad).isEmpty();
	}

	@Test
	@Order(1)
	void aDiagramCountsOpenOverdueWaitingAndDoneAtEachActivity() {
		Klient.Svar svar = hent("styregruppe", DIAGRAM + "afklaringspuljen");
		assertThat(svar.status()).isEqualTo(200);
		JsonNode venter = svar.krop().path("userTask_indkaldTilForberedendeSamtale");
		assertThat(venter.path("aabne").asInt()).isEqualTo(3);
		assertThat(venter.path("overMaal").asInt()).as("past the task's own date").isEqualTo(3);
		assertThat(venter.path("overskredne").asInt()).isZero();
		assertThat(venter.path("udfoerte").asInt()).isEqualTo(1);
		assertThat(venter.path("ventedage").asDouble()).as("since 1 December").isBetween(63.0, 65.0);
		JsonNode moede = svar.krop().path("callActivity_stepUpMoede");
		assertThat(moede.path("aabne").asInt()).isEqualTo(1);
		assertThat(moede.path("overskredne").asInt()).isEqualTo(1);
		assertThat(moede.path("udfoerte").asInt()).as("the invitation").isEqualTo(1);
		JsonNode team = svar.krop().path("callActivity_rehabiliteringsteam");
		assertThat(team.path("aabne").asInt()).as("one citizen with two tasks").isEqualTo(1);
		JsonNode ingen = svar.krop().path("userTask_tagStillingTilVidereAfklaring");
		assertThat(ingen.path("aabne").asInt()).isZero();
		assertThat(ingen.path("ventedage").isNull()).isTrue();
		assertThat(svar.raa().body()).doesNotContain("COCK-", "Borger");
	}

	@Test
	@Order(1)
	void aMeetingCountsWhereItsProcessWasCalledFrom() {
		assertThat(hent("projektleder", DIAGRAM + "stepUpMoede").krop()
			.path("userTask_holdTvaerfagligtStepUpMoede")
			.path("overskredne")
			.asInt()).isEqualTo(1);
		JsonNode nyt = hent("projektleder", DIAGRAM + "genbehandling").krop().path("callActivity_nytStepUpMoede");
		assertThat(nyt.path("aabne").asInt(-1)).isZero();
		assertThat(nyt.path("udfoerte").asInt(-1)).isZero();
		assertThat(hent("afdelingsleder", DIAGRAM + "overskredetFrist").krop().path("userTask_lavAfviklingsplan").path("aabne").asInt())
			.isPositive();
		assertThat(hent("controller", DIAGRAM + "fristvagt").krop()).isEmpty();
	}

	@ParameterizedTest
	@Order(1)
	@CsvSource({ "styregruppe,findes-ikke,404", "admin,afklaringspuljen,200", "admin,afklaringspuljen%20,400" })
	void aDiagramIsAskedForByItsProcess(String bruger, String proces, int status) {
		assertThat(hent(bruger, DIAGRAM + proces).status()).isEqualTo(status);
	}

	@Test
	@Order(1)
	void onlyWhoFollowsTheModelsIsToldTheCounts() {
		assertThat(this.k.tasklist(Klient.SAGSBEHANDLER).get(DIAGRAM + "afklaringspuljen").status()).isEqualTo(403);
		assertThat(this.k.ingen().get(DIAGRAM + "afklaringspuljen").status()).isEqualTo(401);
		assertThat(hent("styregruppe", TAL + "cockpit").krop().path("opgoerelser").asBoolean()).isTrue();
		assertThat(hent("admin", TAL + "cockpit").krop().path("opgoerelser").asBoolean(true)).isFalse();
	}

	@ParameterizedTest
	@Order(1)
	@ValueSource(strings = { "/camunda/lib/echarts.js", "/camunda/lib/echarts.min.js", "/camunda/lib/5.5.0/echarts.js",
			"/webjars/echarts/5.5.0/echarts.esm.min.js", "/camunda/lib/extension/bmap.js" })
	void nothingElseOfTheChartLibraryIsServed(String sti) {
		assertThat(this.k.kald(null, "GET", "/camunda/lib/echarts.esm.min.js", null).status()).isEqualTo(200);
		assertThat(this.k.ingen().get(sti).status()).isEqualTo(404);
	}

	@Test
	@Order(2)
	void theDashboardShowsTheProgrammeAtAGlance() {
		Page side = log("styregruppe");
		assertThat(side.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Programmet lige nu"))).isVisible();
		Locator flade = side.locator(".tov-oversigt");
		assertThat(flade).containsText("Resultat i februar 2021");
		assertThat(flade).containsText("Frister denne uge");
		assertThat(flade).containsText("Overskredet");
		assertThat(raekke(side, "Borgere i hver fase", "Forberedende samtale")).containsText("3");
		assertThat(raekke(side, "Borgere i hver fase", "Rehabilitering: forberedes")).containsText("1");
		assertThat(raekke(side, "Måned for måned", "januar 2021")).isVisible();
		figurerHarTabeller(side, 2);
		Skaerm.dansk(side, "dashboard");
		assertThat(side.locator("body").innerText()).doesNotContain("COCK-");
		udenKlager("dashboard");
	}

	@Test
	@Order(2)
	void theAdministratorKeepsTheVendorsDashboardBelowAndIsOfferedNoStatement() {
		Page side = log("admin");
		assertThat(side.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Programmet lige nu"))).isVisible();
		assertThat(side.locator(".dashboard .process-instances")).isVisible();
		assertThat(side.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Styregruppe").setExact(true))).hasCount(0);
		assertThat(side.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Udbakke").setExact(true))).hasCount(1);
		// The vendor's dashboard goes on asking for what nobody may be told.
		side.context().close();
	}

	@Test
	@Order(3)
	void theDiagramShowsWhoIsOverdueAndHowLongTasksWait() {
		Page side = log("styregruppe");
		side.navigate(this.k.rod() + "/camunda/app/cockpit/default/#/processes");
		side.getByText("Afklaringspuljen", new Page.GetByTextOptions().setExact(true)).first().click();
		Locator indkald = side.locator("[data-container-id=userTask_indkaldTilForberedendeSamtale]");
		assertThat(indkald.locator(".tov-over")).containsText("! 3");
		assertThat(indkald.locator(".tov-vent")).containsText("ø 64 d");
		assertThat(indkald.locator(".tov-udfoert")).containsText("✓ 1");
		assertThat(indkald.locator(".tov-over")).containsText("0 over en frist, der skal holdes, 3 over mål");
		assertThat(side.locator("[data-container-id=callActivity_stepUpMoede] .tov-over")).containsText("! 1");
		Locator varm = side.locator("[data-element-id=userTask_indkaldTilForberedendeSamtale].tov-varme-4");
		assertThat(varm).hasCount(1);
		Locator knap = side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Skjul ventetid"));
		assertThat(side.locator(".tov-signatur")).containsText("56 dage eller mere");
		Skaerm.dansk(side, "varme");
		knap.focus();
		side.keyboard().press("Enter");
		assertThat(varm).hasCount(0);
		assertThat(side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Vis ventetid"))).isFocused();
		side.keyboard().press("Enter");
		assertThat(varm).hasCount(1);
		udenKlager("diagram");
	}

	@Test
	@Order(4)
	void theSteeringGroupReadsTheLatestMonthThatHasEnded() {
		Page side = opgoerelse("styregruppe");
		assertThat(side.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Månedsopgørelse januar 2021"))).isVisible();
		assertThat(side.getByLabel("Udgave")).hasValue("1");
		assertThat(side.locator(".tov-stempel")).containsText("Udgave 1, skåret");
		assertThat(side.locator(".tov-stempel")).containsText("Ikke godkendt endnu");
		assertThat(side.locator(".tov-stempel")).containsText(hent("styregruppe", TAL + "opgoerelser/2021-01").krop().path("hash").asText());
		Locator hovedtal = side.locator(".tov-hovedtal");
		assertThat(hovedtal).containsText("33,3 %");
		assertThat(hovedtal).containsText("2 af 6 borgere");
		assertThat(hovedtal).containsText("Mangler 3 personer i at nå 80 %");
		assertThat(hovedtal).containsText("5.775.000 kr.");
		assertThat(hovedtal).containsText("På spil: 1.925.000 kr.");
		assertThat(raekke(side, "Status i måneden", "Praktik")).containsText("skjult");
		assertThat(raekke(side, "Borgere i mål i hvert hus", "Job- og Integrationshuset")).containsText("skjult");
		figurerHarTabeller(side, 5);
		// The list behind a figure is not offered.
		assertThat(side.locator(".tov-tal")).hasCount(0);
		assertThat(side.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Hent som CSV"))).hasAttribute("href",
				Pattern.compile(".*/opgoerelser/2021-01\\.csv\\?udgave=1$"));
		side.getByLabel("Måned").first().selectOption("2021-02");
		assertThat(side.locator(".tov-stempel")).containsText("Foreløbig");
		Skaerm.dansk(side, "opgoerelse-foreloebig");
		side.getByLabel("Måned").first().selectOption("2021-01");
		assertThat(side.locator(".tov-stempel")).containsText("Udgave 1");
		Skaerm.dansk(side, "opgoerelse");
		assertThat(side.locator("body").innerText()).doesNotContain("COCK-");
		udenKlager("statement");
	}

	@Test
	@Order(4)
	void aFigureTellsWhatItMeansFromTheKeyboard() {
		Page side = opgoerelse("styregruppe");
		JsonNode definitioner = hent("styregruppe", TAL + "opgoerelser/definitioner").krop();
		for (String[] figur : new String[][] { { "resultat", "NAEVNER" }, { "hvor borgerne står", "STATUS" }, { "frister", "FRIST_BRUDT" },
				{ "tilskud", "TILSKUD" } }) {
			Locator knap = side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Hvad betyder " + figur[0] + "?"));
			assertThat(knap).hasAttribute("aria-expanded", "false");
			knap.focus();
			side.keyboard().press("Enter");
			assertThat(knap).hasAttribute("aria-expanded", "true");
			assertThat(side.locator("#" + knap.getAttribute("aria-controls"))).containsText(definitioner.path(figur[1]).asText());
		}
		Locator foerste = side.getByLabel("Måned").first();
		foerste.focus();
		side.keyboard().press("Tab");
		assertThat(side.getByLabel("Udgave")).isFocused();
		side.keyboard().press("Tab");
		assertThat(side.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Hent som CSV"))).isFocused();
		Skaerm.dansk(side, "definitioner");
	}

	@Test
	@Order(5)
	void theControllerOpensTheCasesBehindAFigure() {
		Page side = opgoerelse("controller");
		Locator praktik = raekke(side, "Status i måneden", "Praktik").getByRole(AriaRole.BUTTON);
		assertThat(praktik).hasText("1");
		praktik.focus();
		side.keyboard().press("Enter");
		Locator vindue = side.getByRole(AriaRole.DIALOG);
		assertThat(vindue).containsText("COCK-PRAKTIK");
		assertThat(vindue).containsText("1 sag");
		assertThat(vindue).containsText("Borgere i målgruppen fordelt efter status");
		assertThat(vindue).not().containsText("Borger COCK");
		Skaerm.dansk(side, "sager-bag-tal");
		side.keyboard().press("Escape");
		assertThat(vindue).isHidden();
		assertThat(praktik).isFocused();
		udenKlager("list");
		assertThat(hent("styregruppe", TAL + "opgoerelser/2021-01/sager?figur=TAELLER").status()).isEqualTo(403);
	}

	@Test
	@Order(6)
	void everyFigureOfferedOpens() {
		Page side = opgoerelse("controller");
		Locator tal = side.locator(".tov-tal");
		assertThat(tal.first()).isVisible();
		int antal = tal.count();
		assertThat(antal).isGreaterThan(10);
		for (int i = 0; i < antal; i++) {
			tal.nth(i).click();
			Locator vindue = side.getByRole(AriaRole.DIALOG);
			assertThat(vindue.getByRole(AriaRole.STATUS)).isVisible();
			vindue.getByText("Luk").click();
		}
		udenKlager("figures");
	}

	@Test
	@Order(7)
	void thePrintIsTheStatementAlone() {
		Page side = opgoerelse("styregruppe");
		assertThat(side.locator(".tov-figur svg").first()).isVisible();
		side.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
		for (String vaek : List.of("[cam-widget-header]", "[cam-widget-footer]", ".tov-valg", ".tov-hvad >> nth=0")) {
			assertThat(side.locator(vaek)).isHidden();
		}
		assertThat(side.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Månedsopgørelse januar 2021"))).isVisible();
		assertThat(side.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Sådan er tallene gjort op"))).isVisible();
		assertThat(side.locator(".tov-ordliste")).containsText("Målgruppen: borgere, der er omfattet");
		String pdf = new String(side.pdf(new PdfOptions().setPreferCSSPageSize(true).setPath(Path.of("target", "opgoerelse.pdf"))),
				StandardCharsets.ISO_8859_1);
		assertThat(pdf).containsPattern("/MediaBox \\[0 0 59[45][.\\d]* 84[12][.\\d]*\\]");
		assertThat(pdf.split("/Type /Page\\b(?!s)").length - 1).as("pages").isBetween(2, 6);
		assertThat(side.locator("style[media=print]").textContent()).contains("Udgave 1, skåret", "Kontrolsum", "counter(page)");
	}

	@Test
	@Order(8)
	void aLateRegistrationGivesANewEditionAndTheOldOneStays() {
		this.k.anvend("COCK-VENTER", "PlaceringStartet", "2021-01-15", "placeringId", "P-2", "placeringstype", "PRAKTIK", "cvr", "12345678",
				"timerPrUge", 20);
		Page side = opgoerelse("styregruppe");
		assertThat(side.getByLabel("Udgave")).hasValue("2");
		assertThat(side.locator(".tov-hovedtal")).containsText("3 af 6 borgere");
		side.getByLabel("Udgave").selectOption("1");
		assertThat(side.locator(".tov-hovedtal")).containsText("2 af 6 borgere");
		assertThat(side.locator(".tov-advarsel")).containsText("Der er en nyere udgave: 2");
		Skaerm.dansk(side, "gammel-udgave");
		udenKlager("editions");
	}

	/** The row of a table that begins with a word. */
	private static Locator raekke(Page side, String tabel, String begyndelse) {
		return side.locator("table")
			.filter(new Locator.FilterOptions().setHas(side.locator("caption").getByText(tabel)))
			.locator("tbody tr")
			.filter(new Locator.FilterOptions().setHas(side.locator("th").getByText(begyndelse, new Locator.GetByTextOptions().setExact(true))));
	}

	/** Every chart is a drawing with a sentence, beside a table with numbers. */
	private static void figurerHarTabeller(Page side, int mindst) {
		assertThat(side.locator(".tov-figur svg").first()).isVisible();
		List<Locator> figurer = side.locator(".tov-figur").all();
		assertThat(figurer.size()).isGreaterThanOrEqualTo(mindst);
		for (Locator figur : figurer) {
			assertThat(figur.locator("svg")).hasCount(1);
			assertThat(figur.getAttribute("role")).isEqualTo("img");
			assertThat(figur.getAttribute("aria-label")).contains("Tallene står i tabellen");
			assertThat(figur.locator("xpath=..").locator("table tbody tr").count()).isPositive();
		}
	}

}
