package dk.tovholder.udefra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByTextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The webapps in a real browser: what people see, and that it is Danish. Where there is no browser the tests are left
 * out, except in CI.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "tovholder.demo.kohorte=tom" })
@DirtiesContext
@TestMethodOrder(OrderAnnotation.class)
class BrowserTest {

	private static Skaerm skaerm;

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
	void klient() {
		this.k = new Klient(this.port);
	}

	@Test
	@Order(1)
	void aCaseGoesFromInvitationToDecisionInTasklist() {
		String sag = "BROWSER-1";
		this.k.opret(sag, "2020-12-01");
		this.k.ur("2020-12-14T09:00:00Z");
		Page sagsbehandler = log("tasklist", Klient.SAGSBEHANDLER);
		tag(sagsbehandler, sag, "T02");
		dato(sagsbehandler, "Dato for samtalen", "14.12.2020");
		tid(sagsbehandler, "10:00");
		vaelg(sagsbehandler, "Telefon");
		afslut(sagsbehandler, sag, "T02", "T03");
		tag(sagsbehandler, sag, "T03");
		vaelg(sagsbehandler, "Ja");
		skriv(sagsbehandler, "Borgerens ønsker", "Arbejde i en have");
		vaelg(sagsbehandler, "Sundhed");
		vaelg(sagsbehandler, "Givet");
		afslut(sagsbehandler, sag, "T03", "T04");
		this.k.ur("2021-01-11T09:00:00Z");
		Page koordinator = log("tasklist", "moedekoordinator.aktivhuset");
		tag(koordinator, sag, "T04");
		dato(koordinator, "Dato for mødet", "11.01.2021");
		tid(koordinator, "10:00");
		skriv(koordinator, "Sted", "Rådhuset");
		afslut(koordinator, sag, "T04", "T05");
		sagsbehandler = log("tasklist", Klient.SAGSBEHANDLER);
		tag(sagsbehandler, sag, "T05");
		vaelg(sagsbehandler, "Ja");
		skriv(sagsbehandler, "Borgerens perspektiv", "Vil gerne i gang");
		skriv(sagsbehandler, "Aftaler", "Praktik i et gartneri");
		fravaelg(sagsbehandler, "Sundhed");
		sagsbehandler.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Afslut opgaven")).click();
		assertThat(sagsbehandler.locator(".page-notifications")).containsText("er først holdt, når borger, sagsbehandler og mindst én");
		Skaerm.dansk(sagsbehandler, "T05-afvist");
		vaelg(sagsbehandler, "Sundhed");
		afslut(sagsbehandler, sag, "T05", "T06");
		tag(sagsbehandler, sag, "T06");
		vaelg(sagsbehandler, "Afklaringsforløb");
		skriv(sagsbehandler, "Begrundelse", "Borgeren er klar til praktik");
		dato(sagsbehandler, "Borgeren er orienteret den", "11.01.2021");
		afslut(sagsbehandler, sag, "T06", "T13");
		assertThat(this.k.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
	}

	@Test
	@Order(2)
	void deadlinesStandWherePeopleWork() {
		this.k.opret("FRIST-A", "2020-12-01", "cpr", "0101701901");
		this.k.opret("FRIST-B", "2020-12-15", "cpr", "0101701902");
		this.k.opret("FRIST-C", "2020-12-01", "cpr", "0101701903");
		for (String sag : List.of("FRIST-A", "FRIST-B")) {
			this.k.goer(sag, "T02", "tidspunkt", "2021-01-11T10:00", "moedeform", "TELEFON");
			this.k.goer(sag, "T03", Klient.samtale("2021-01-11", "GIVET"));
			this.k.goer(sag, "T04", "tidspunkt", "2021-01-28T09:00", "deltagere", List.of("BORGER", "SUNDHED"));
		}
		this.k.ur("2021-01-27T09:00:00Z");
		this.k.opret("FRIST-D", "2021-01-20", "cpr", "0101701904");
		Page sagsbehandler = log("tasklist", Klient.SAGSBEHANDLER);
		sagsbehandler.getByText("Min gruppes opgaver").first().click();
		assertThat(kort(sagsbehandler, "FRIST-A", "Hold tværfagligt").locator(".hast")).hasText("Overskredet");
		assertThat(kort(sagsbehandler, "FRIST-B", "Hold tværfagligt").locator(".hast")).hasText("Forvarsel");
		assertThat(kort(sagsbehandler, "FRIST-C", "Indkald til").locator(".hast")).hasText("Over mål");
		assertThat(kort(sagsbehandler, "FRIST-D", "Indkald til")).isVisible();
		assertThat(kort(sagsbehandler, "FRIST-D", "Indkald til").locator(".hast")).hasCount(0);
		Skaerm.dansk(sagsbehandler, "liste");
		kort(sagsbehandler, "FRIST-A", "Hold tværfagligt").getByRole(AriaRole.LINK).first().click();
		Locator fane = sagsbehandler.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Hvorfor denne dato?"));
		fane.focus();
		sagsbehandler.keyboard().press("Enter");
		Locator flade = sagsbehandler.locator(".tov-frist");
		assertThat(flade.getByRole(AriaRole.HEADING)).hasText("Hvorfor denne dato?");
		assertThat(flade).containsText("Tirsdag 26. januar 2021");
		assertThat(flade).containsText("8 uger efter det seneste af projektstart og sagsstart");
		assertThat(flade).containsText("Referat 24. november 2020, punkt 3");
		assertThat(flade).containsText("Tirsdag 1. december 2020: det seneste af");
		Skaerm.dansk(sagsbehandler, "hvorfor");
		kort(sagsbehandler, "FRIST-C", "Indkald til").getByRole(AriaRole.LINK).first().click();
		assertThat(flade).containsText("Tirsdag 15. december 2020");
		assertThat(flade).containsText("2 uger efter");
		sagsbehandler.locator(".task-filters").getByText("Forvarsel").first().click();
		assertThat(sagsbehandler.locator("ol.tasks-list > li.task")).hasCount(1);
		assertThat(kort(sagsbehandler, "FRIST-B", "Hold tværfagligt")).isVisible();
		Skaerm.dansk(sagsbehandler, "forvarsel");
		Page leder = log("tasklist", "faglig-leder.aktivhuset");
		leder.getByText("Min gruppes opgaver").first().click();
		kort(leder, "FRIST-A", "Lav afviklingsplan: straksafklaring").getByRole(AriaRole.LINK).first().click();
		assertThat(leder.getByLabel("Overskredet frist"))
			.hasValue("Fristen for straksafklaring tirsdag 26. januar 2021 er overskredet");
		Skaerm.dansk(leder, "T21");
	}

	@Test
	@Order(3)
	void aProtectedCitizenIsShownInTasklistAgainstAReason() {
		this.k.opret("BESKYT-1", "2021-01-20", "cpr", "0201701904", "navn", "Skjulte Søren", "beskyttet", true);
		Page sagsbehandler = log("tasklist", Klient.SAGSBEHANDLER);
		sagsbehandler.getByText("Min gruppes opgaver").first().click();
		Locator kort = kort(sagsbehandler, "BESKYT-1", "Indkald til");
		assertThat(kort).containsText("Beskyttet borger");
		kort.getByRole(AriaRole.LINK).first().click();
		sagsbehandler.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Borger").setExact(true)).click();
		Locator flade = sagsbehandler.locator(".tov-borger");
		Locator felt = flade.getByLabel("Hvorfor skal du se borgerens navn og CPR-nummer?");
		felt.fill("ja");
		flade.getByText("Vis borgeren").click();
		assertThat(flade.getByRole(AriaRole.ALERT)).containsText("mindst 10");
		Skaerm.dansk(sagsbehandler, "borger");
		felt.fill("Brev til borgeren om ny dato");
		flade.getByText("Vis borgeren").click();
		assertThat(flade).containsText("Skjulte Søren");
		assertThat(flade).containsText("020170-1904");
		assertThat(flade).containsText("beskyttet");
		Skaerm.dansk(sagsbehandler, "borger-vist");
		this.k.anvend("BESKYT-1", "SagOphoert", "2021-01-27", "udfald", "JOB_ORDINAERT");
	}

	@Test
	@Order(4)
	void onlyWhoMaySeeATaskIsToldOfItsDeadline() {
		String sti = "/camunda/api/tovholder/opgaver/" + this.k.opgave("FRIST-A", "T05").path("id").asText() + "/frist";
		Klient.Svar svar = this.k.tasklist(Klient.SAGSBEHANDLER).get(sti);
		assertThat(svar.status()).isEqualTo(200);
		assertThat(svar.raa().headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(svar.krop().path("hast").asText()).isEqualTo("OVERSKREDET");
		assertThat(svar.krop().path("art").asText()).isEqualTo("SKAL");
		assertThat(svar.krop().path("forvarsel").asText()).isEqualTo("2021-01-12");
		assertThat(svar.krop().path("hvorfor").path("raaDato").asText()).isEqualTo("2021-01-26");
		assertThat(svar.raa().body()).doesNotContain("Borger FRIST-A");
		assertThat(this.k.tasklist("sagsbehandler.integrationshuset").get(sti).status()).as("the other house").isEqualTo(404);
		assertThat(this.k.tasklist(Klient.SAGSBEHANDLER).get(sti.replaceFirst("opgaver/[^/]*", "opgaver/findes-ikke")).status())
			.isEqualTo(404);
		assertThat(this.k.new Tasklist("cockpit", "styregruppe").get(sti).status()).isEqualTo(403);
		assertThat(this.k.kald(Klient.SAGSBEHANDLER, "GET", sti, null).status()).as("no session of the webapps").isEqualTo(401);
		for (String sag : List.of("FRIST-C", "FRIST-D")) {
			// The figures of the models count the cohort alone.
			this.k.anvend(sag, "SagOphoert", "2021-01-27", "udfald", "JOB_ORDINAERT");
		}
	}

	@Test
	@Order(4)
	void whatBelongsToNoCaseIsShownWithItsPeriod() {
		Page controller = log("tasklist", "controller");
		controller.getByText("Min gruppes opgaver").first().click();
		Locator kort = kort(controller, "december 2020", "Kontrollér månedsopgørelse");
		assertThat(kort.locator(".hast")).hasText("Over mål");
		kort.getByRole(AriaRole.LINK).first().click();
		assertThat(controller.getByLabel("Udgave")).hasValue(Pattern.compile("Udgave 1, skåret 1\\. januar 2021 kl\\. 00\\.00.*"));
		assertThat(controller.getByLabel("Frist", new GetByLabelOptions().setExact(true))).hasValue("Fredag 15. januar 2021");
		Skaerm.dansk(controller, "T25");
		Page projektleder = log("tasklist", "projektleder");
		projektleder.getByText("Min gruppes opgaver").first().click();
		kort(projektleder, "1. kvartal 2021", "Behandl styregruppemøde").getByRole(AriaRole.LINK).first().click();
		assertThat(projektleder.getByLabel("Månedsopgørelser til mødet")).hasValue(Pattern.compile("December 2020: udgave 1, .*"));
		assertThat(projektleder.getByText("Ejer af opfølgning 5")).isVisible();
		Skaerm.dansk(projektleder, "T24");
	}

	/** Names come from other systems: whatever stands in them is shown, never run. */
	@Test
	@Order(3)
	void textIsShownAsText() {
		List<String> navne = List.of("{{7*7}} <b>fed</b>", "<img src=x onerror=window.indbrud=1>", "=1+1",
				"{{constructor.constructor('window.indbrud=1')()}}", "'\"><script>window.indbrud=1</script>", "${7*7} #{7*7}");
		for (int nr = 0; nr < navne.size(); nr++) {
			this.k.opret("TEKST-" + nr, "2020-12-01", "cpr", "010170191" + nr, "navn", navne.get(nr));
		}
		Page sagsbehandler = log("tasklist", Klient.SAGSBEHANDLER);
		for (int nr = 0; nr < navne.size(); nr++) {
			sagsbehandler.getByText("Min gruppes opgaver").first().click();
			Locator kort = kort(sagsbehandler, "TEKST-" + nr, "Indkald til");
			assertThat(kort).containsText(navne.get(nr));
			kort.getByRole(AriaRole.LINK).first().click();
			assertThat(sagsbehandler.getByLabel("Sagsnummer").first()).hasValue("TEKST-" + nr);
			assertThat(sagsbehandler.getByLabel("Borger").first()).hasValue(navne.get(nr));
			assertThat(sagsbehandler.evaluate("typeof window.indbrud")).isEqualTo("undefined");
			// The figures of the models count the cohort alone.
			this.k.anvend("TEKST-" + nr, "SagOphoert", "2020-12-01", "udfald", "JOB_ORDINAERT");
		}
	}

	@Test
	@Order(6)
	void theSteeringGroupSeesHowManyStandWhere() throws IOException {
		kohorte();
		Page styregruppe = log("cockpit", "styregruppe");
		assertThat(styregruppe.getByText("Programmet lige nu")).isVisible();
		assertThat(skaerm.afvist()).as("asked for in vain").isEmpty();
		styregruppe.navigate(this.k.rod() + "/camunda/app/cockpit/default/#/processes");
		styregruppe.getByText("Afklaringspuljen", new Page.GetByTextOptions().setExact(true)).first().click();
		assertThat(styregruppe.locator("[data-container-id=userTask_indkaldTilForberedendeSamtale]")).containsText("984");
		assertThat(styregruppe.locator("[data-container-id=callActivity_rehabiliteringsteam]")).containsText("16");
		Skaerm.dansk(styregruppe, "cockpit");
		String tekst = styregruppe.locator("body").innerText();
		assertThat(tekst).doesNotContain("AFK-2020-", "BROWSER-1");
	}

	@Test
	@Order(5)
	void theHeadOfDepartmentSuspendsInTasklist() {
		Page leder = log("tasklist", "afdelingsleder");
		leder.getByText("Registrér hændelse").first().click();
		leder.getByText("Suspendér indsats").first().click();
		vaelg(leder, "Suspendér indsatsen");
		skriv(leder, "Suspensionens navn", "nedlukning-2022");
		vaelg(leder, "Job- og Aktivhuset");
		dato(leder, "Første dag", "10.01.2022");
		skriv(leder, "Begrundelse", "Jobcentret er lukket ned");
		Skaerm.dansk(leder, "suspension");
		leder.locator(".modal-footer").getByRole(AriaRole.BUTTON).last().click();
		await().atMost(Duration.ofSeconds(60))
			.until(() -> this.k.hent("afdelingsleder", "/api/suspensioner").path(0).path("status").asText().equals("KOMMENDE"));
		JsonNode suspension = this.k.hent("afdelingsleder", "/api/suspensioner").path(0);
		assertThat(suspension.path("suspensionId").asText()).isEqualTo("nedlukning-2022");
		assertThat(suspension.path("fra").asText()).isEqualTo("2022-01-10");
		assertThat(suspension.path("enhed").asText()).isEqualTo("aktivhuset");
		Skaerm.dansk(leder, "suspension-registreret");
	}

	private void kohorte() throws IOException {
		try (InputStream fil = BrowserTest.class.getResourceAsStream("/demo/kohorte-2020-12-01.csv")) {
			Klient.Svar svar = this.k.kald("integration", "POST", "/api/kohorter", "text/csv",
					new String(fil.readAllBytes(), StandardCharsets.UTF_8));
			String sti = svar.raa().headers().firstValue("Location").orElseThrow();
			await().atMost(Duration.ofMinutes(5))
				.pollInterval(Duration.ofMillis(500))
				.until(() -> !this.k.hent("integration", sti).path("status").asText().equals("KOERER"));
			JsonNode status = this.k.hent("integration", sti);
			assertThat(status.path("status").asText()).isEqualTo("FAERDIG");
			assertThat(status.path("oprettet").asInt()).isEqualTo(1000);
		}
	}

	// --- what a user does

	private Page log(String app, String bruger) {
		skaerm.glem();
		return skaerm.log(this.k.rod(), app, bruger);
	}

	/** A task's card in the list. */
	private static Locator kort(Page side, String sag, String opgave) {
		return side.locator("ol.tasks-list > li.task")
			.filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\b" + sag + "\\b")))
			.filter(new Locator.FilterOptions().setHasText(opgave));
	}

	/** Opens a task and takes it. */
	private void tag(Page side, String sag, String opgave) {
		JsonNode o = this.k.opgave(sag, opgave);
		side.getByText("Min gruppes opgaver").first().click();
		side.locator(".tasks-list").getByText(o.path("navn").asText(), new GetByTextOptions().setExact(true)).first().click();
		side.getByText("Tag opgaven").first().click();
		assertThat(side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Afslut opgaven"))).isVisible();
		assertThat(side.getByLabel("Sagsnummer").first()).hasValue(sag);
		Skaerm.dansk(side, opgave);
	}

	private void afslut(Page side, String sag, String opgave, String naeste) {
		Skaerm.dansk(side, opgave + "-udfyldt");
		Locator knap = side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Afslut opgaven"));
		assertThat(knap).isEnabled();
		knap.click();
		await().atMost(Duration.ofSeconds(60)).until(() -> this.k.opgaver(sag).contains(naeste));
	}

	private static void vaelg(Page side, String valg) {
		Locator felt = side.locator(".fjs-container").getByLabel(valg, new Locator.GetByLabelOptions().setExact(true)).first();
		felt.check();
		assertThat(felt).isChecked();
	}

	private static void fravaelg(Page side, String valg) {
		Locator felt = side.locator(".fjs-container").getByLabel(valg, new Locator.GetByLabelOptions().setExact(true)).first();
		felt.uncheck();
		assertThat(felt).not().isChecked();
	}

	/** Free text is typed: a field that is filled at once while another is being read loses its value. */
	private static void skriv(Page side, String felt, String tekst) {
		Locator f = side.locator(".fjs-container").getByLabel(felt).first();
		f.click();
		f.pressSequentially(tekst);
		assertThat(f).hasValue(tekst);
		side.keyboard().press("Tab");
		side.waitForTimeout(300);
	}

	private static void dato(Page side, String felt, String dato) {
		Locator f = side.locator(".fjs-container").getByLabel(felt).first();
		f.click();
		f.press("ControlOrMeta+a");
		f.pressSequentially(dato);
		f.press("Enter");
		assertThat(f).hasValue(Pattern.compile("^" + dato.replace(".0", ".0?").replace(".", "\\.") + "$"));
		side.waitForTimeout(300);
	}

	private static void tid(Page side, String tid) {
		Locator f = side.locator(".fjs-container").getByLabel("Klokkeslæt").first();
		f.click();
		f.press("ControlOrMeta+a");
		f.pressSequentially(tid);
		f.press("Enter");
		assertThat(f).hasValue(tid);
		side.waitForTimeout(300);
	}

}
