package dk.tovholder.sikkerhed;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.AriaRole;
import dk.tovholder.Testdatabase;
import dk.tovholder.sikkerhed.Brugeroptagelse.Profil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Login at the municipality's own provider: a real Keycloak, a real browser. Left out where the build has not unpacked
 * one, except in CI.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "tovholder.session.kontrol=1s", "tovholder.oidc.aktiv=true",
				"tovholder.oidc.klient-id=tovholder",
				"tovholder.oidc.klient-hemmelighed=" + Keycloak.KLIENTHEMMELIGHED,
				"tovholder.oidc.grupper.aktivhuset.sagsbehandler=Jobcenter Aktivhuset Sagsbehandlere",
				"tovholder.oidc.grupper.admin=Jobcenter Drift" })
@KraeverKeycloak
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class OidcTest {

	private static final String OPGAVER = "/camunda/api/engine/engine/default/task/count";

	private static final String TASKLIST = "/camunda/app/tasklist/default/";

	private static Keycloak keycloak;

	@LocalServerPort
	private int port;

	@Autowired
	private Brugerregister brugerregister;

	@Autowired
	private Brugeroptagelse brugeroptagelse;

	@DynamicPropertySource
	static void udbyder(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
		indstillinger.add("tovholder.oidc.udsteder", keycloak::udsteder);
	}

	@BeforeAll
	static void start() {
		keycloak = Keycloak.start();
	}

	/** It starts while the application does, which meets it only when somebody signs in. */
	@BeforeEach
	void vent() {
		keycloak.klar();
	}

	@AfterAll
	static void stop() {
		keycloak.stop();
	}

	private String adresse(String sti) {
		return "http://127.0.0.1:" + this.port + sti;
	}

	private HttpResponse<String> kald(CookieManager cookies, String metode, String sti, String type, String krop, String... felter)
			throws Exception {
		HttpRequest.Builder kald = HttpRequest.newBuilder(URI.create(adresse(sti)))
			.header("Content-Type", type)
			.method(metode, (krop != null) ? BodyPublishers.ofString(krop) : BodyPublishers.noBody());
		for (int i = 0; i < felter.length; i += 2) {
			kald.header(felter[i], felter[i + 1]);
		}
		HttpResponse<String> svar = HttpClient.newBuilder().cookieHandler(cookies).build().send(kald.build(), BodyHandlers.ofString());
		assertThat(svar.statusCode()).isNotEqualTo(500);
		return svar;
	}

	private HttpResponse<String> hent(CookieManager cookies, String sti) throws Exception {
		return kald(cookies, "GET", sti, "application/json", null);
	}

	private HttpResponse<String> rest(String metode, String sti, String krop, String autorisation) throws Exception {
		HttpResponse<String> svar = kald(Keycloak.cookies(), metode, sti, "application/json", krop, "Authorization", autorisation);
		assertThat(svar.headers().firstValue("Set-Cookie")).isEmpty();
		return svar;
	}

	private CookieManager indlogget(String bruger) throws Exception {
		return indlogget(bruger, TASKLIST);
	}

	private CookieManager indlogget(String bruger, String maal) throws Exception {
		CookieManager cookies = Keycloak.cookies();
		HttpResponse<String> side = Keycloak.gennemLogin(cookies, adresse(maal), bruger);
		assertThat(side.statusCode()).as(side.body()).isEqualTo(200);
		assertThat(side.uri().getPath()).isEqualTo(maal);
		return cookies;
	}

	private static String cookie(CookieManager cookies, String navn) {
		return cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(navn) && cookie.getDomain().startsWith("127.0.0.1"))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("");
	}

	@Nested
	@Order(1)
	class People {

		@Test
		void signInAtTheProviderAndOut() throws Exception {
			opretSag("OIDC-1");
			try (Playwright playwright = Playwright
				.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
					Browser browser = playwright.chromium()
						.launch(new LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium"))
							.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
				Page side = browser.newPage();
				side.setDefaultTimeout(30_000);
				side.navigate(adresse(TASKLIST));
				assertThat(side.url()).startsWith(keycloak.udsteder());
				side.fill("#username", "mette.oidc");
				side.fill("#password", Keycloak.ADGANGSKODE);
				side.click("#kc-login");
				side.waitForURL(adresse(TASKLIST) + "**");
				side.getByText("Min gruppes opgaver").first().click();
				Locator kort = side.locator("ol.tasks-list > li.task")
					.filter(new Locator.FilterOptions().setHasText("OIDC-1"));
				assertThat(kort).containsText("Indkald til forberedende samtale");
				assertThat(side.locator("li.account").first()).containsText("Mette Ågård");
				kort.getByRole(AriaRole.LINK).first().click();
				side.getByText("Tag opgaven").first().click();
				assertThat(side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Afslut opgaven"))).isVisible();
				assertThat(kort).containsText("Mette Ågård");
				side.locator("li.account > a").first().click();
				side.locator("li.account li.logout a").click();
				side.waitForURL(adresse(Oidclogin.UDE));
				assertThat(side.locator("body")).containsText("Du er logget ud.");
				side.navigate(adresse(TASKLIST));
				// Nobody is let in again by what the provider remembered.
				assertThat(side.locator("#password")).isVisible();
			}
		}

		@Test
		void areKnownLikeLocalUsersAndHaveTheirRolesOnly() throws Exception {
			CookieManager mette = indlogget("mette.oidc");
			HttpResponse<String> hvem = hent(mette, "/camunda/api/admin/auth/user/default");
			assertThat(hvem.body()).contains("\"userId\":\"mette.oidc\"", "tasklist").doesNotContain("cockpit", "admin\"");
			assertThat(OidcTest.this.brugerregister.person("mette.oidc"))
				.contains(new Brugerregister.Person("mette.oidc", "Mette Ågård", "mette@kommune.invalid"));
			assertThat(OidcTest.this.brugerregister.medlemmer("aktivhuset.sagsbehandler")).extracting(Brugerregister.Person::id)
				.contains("mette.oidc");
			assertThat(OidcTest.this.brugerregister.medlemmer("camunda-admin")).extracting(Brugerregister.Person::id)
				.containsExactly("tovholder-system");
			assertThat(OidcTest.this.brugerregister.godkend("mette.oidc", Keycloak.ADGANGSKODE)).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "kok.oidc", "tovholder-system" })
		void withoutARoleOrWithANameOfOursAreRefused(String bruger) throws Exception {
			CookieManager cookies = Keycloak.cookies();
			HttpResponse<String> svar = Keycloak.gennemLogin(cookies, adresse(TASKLIST), bruger);
			assertThat(svar.statusCode()).isEqualTo(403);
			assertThat(svar.body()).contains("Du har ikke adgang til Tovholder");
			assertThat(hent(cookies, OPGAVER).statusCode()).isEqualTo(401);
			assertThat(OidcTest.this.brugerregister.person("kok.oidc")).isEmpty();
		}

		@Test
		void loseARoleThatIsTakenFromThemAtTheProvider() throws Exception {
			CookieManager drift = indlogget("drift.oidc", "/camunda/app/admin/default/");
			String konti = "/camunda/api/engine/engine/default/user/count";
			assertThat(hent(drift, konti).statusCode()).isEqualTo(200);
			keycloak.laegIGruppe("drift.oidc", "styregruppe");
			keycloak.fjernFraGruppe("drift.oidc", "Jobcenter Drift");
			await().atMost(30, TimeUnit.SECONDS).until(() -> hent(drift, konti).statusCode() == 403);
			assertThat(OidcTest.this.brugerregister.medlemmer("admin")).extracting(Brugerregister.Person::id).doesNotContain("drift.oidc");
			keycloak.fjernFraGruppe("drift.oidc", "styregruppe");
			await().atMost(30, TimeUnit.SECONDS).until(() -> hent(drift, konti).statusCode() == 401);
			assertThat(OidcTest.this.brugerregister.medlemmer("styregruppe")).extracting(Brugerregister.Person::id)
				.doesNotContain("drift.oidc");
		}

		@Test
		void areOutWhenTheProviderBarsThem() throws Exception {
			CookieManager jonas = indlogget("jonas.oidc");
			Thread.sleep(Duration.ofSeconds(3).toMillis());
			assertThat(hent(jonas, OPGAVER).statusCode()).as("renewed").isEqualTo(200);
			keycloak.spaer("jonas.oidc", false);
			await().atMost(30, TimeUnit.SECONDS).until(() -> hent(jonas, OPGAVER).statusCode() == 401);
			keycloak.spaer("jonas.oidc", true);
		}

		@Test
		void getANewSessionAndNoCookieThatScriptsRead() throws Exception {
			CookieManager cookies = Keycloak.cookies();
			HttpResponse<String> foer = kald(cookies, "GET", TASKLIST, "text/html", null);
			assertThat(foer.statusCode()).isEqualTo(302);
			assertThat(foer.headers().firstValue("Location").orElseThrow()).endsWith(Oidclogin.IND);
			String gammel = cookie(cookies, "tovholder");
			Keycloak.gennemLogin(cookies, adresse(TASKLIST), "mette.oidc");
			assertThat(gammel).isNotEmpty();
			assertThat(cookie(cookies, "tovholder")).isNotEmpty().isNotEqualTo(gammel);
			CookieManager kapret = Keycloak.cookies();
			HttpCookie gemt = new HttpCookie("tovholder", gammel);
			gemt.setPath("/");
			kapret.getCookieStore().add(URI.create(adresse("/")), gemt);
			assertThat(hent(kapret, OPGAVER).statusCode()).isEqualTo(401);
		}

		@Test
		void areWrittenDownOnceWhereverTheySignInAtTheSameTime() {
			Profil profil = new Profil("samtidig", "u|1", "Sam", "Tidig", "", Set.of("aktivhuset.jobformidler", "controller"));
			assertThat(IntStream.range(0, 8).parallel().mapToObj((i) -> OidcTest.this.brugeroptagelse.optag(profil)).toList())
				.containsOnly(true);
			assertThat(OidcTest.this.brugerregister.medlemmer("controller")).extracting(Brugerregister.Person::id)
				.containsOnlyOnce("samtidig");
		}

		@Test
		void doNotTakeOverTheNameOfAnother() {
			Profil foerst = new Profil("genbrugt", "u|2", "Den", "Første", "", Set.of("controller"));
			assertThat(OidcTest.this.brugeroptagelse.optag(foerst)).isTrue();
			assertThat(OidcTest.this.brugeroptagelse.optag(new Profil("genbrugt", "u|3", "Den", "Anden", "", Set.of("admin")))).isFalse();
			assertThat(OidcTest.this.brugerregister.person("genbrugt").orElseThrow().navn()).isEqualTo("Den Første");
			assertThat(OidcTest.this.brugerregister.medlemmer("admin")).extracting(Brugerregister.Person::id).doesNotContain("genbrugt");
		}

		@Test
		void cannotBeSignedInByALinkOfSomebodyElse() throws Exception {
			HttpResponse<String> svar = hent(Keycloak.cookies(), Oidclogin.TILBAGE + "?code=stjaalet&state=gaettet");
			assertThat(svar.statusCode()).isEqualTo(401);
			assertThat(svar.body()).contains("Login lykkedes ikke");
		}

		@Test
		void haveNoPasswordHere() throws Exception {
			CookieManager cookies = indlogget("mette.oidc");
			HttpResponse<String> svar = kald(cookies, "POST", "/camunda/api/admin/auth/user/default/login/tasklist",
					"application/x-www-form-urlencoded", "username=sagsbehandler.aktivhuset&password=tovholder-demo", "X-XSRF-TOKEN",
					cookie(cookies, "XSRF-TOKEN"));
			assertThat(svar.statusCode()).isEqualTo(403);
			assertThat(svar.body()).contains("adgangskoder bruges ikke her");
			String basic = "Basic " + Base64.getEncoder().encodeToString("admin:tovholder-demo".getBytes(StandardCharsets.UTF_8));
			HttpResponse<String> rest = rest("GET", "/api/drift", null, basic);
			assertThat(rest.statusCode()).isEqualTo(401);
			assertThat(rest.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
			assertThat(rest("GET", "/actuator/metrics", null, basic).statusCode()).isEqualTo(401);
		}

	}

	@Nested
	@Order(2)
	class Integrations {

		@Test
		void bringAToken() throws Exception {
			opretSag("OIDC-2");
			HttpResponse<String> svar = rest("GET", "/api/sager/OIDC-2", null, "Bearer " + keycloak.token("fagsystem"));
			assertThat(svar.statusCode()).isEqualTo(200);
			assertThat(svar.body()).contains("OIDC-2").doesNotContain("Borger");
			assertThat(svar.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
			assertThat(rest("GET", "/api/drift", null, "Bearer " + keycloak.token("fagsystem")).statusCode()).isEqualTo(403);
			assertThat(rest("GET", "/actuator/metrics", null, "Bearer " + keycloak.token("fagsystem")).statusCode()).isEqualTo(403);
		}

		@ParameterizedTest
		@ValueSource(strings = { "fremmed", "langsom" })
		void withATokenForOthersOrForTooLongAreRefused(String klient) throws Exception {
			afvises(keycloak.token(klient));
		}

		@Test
		void withoutARoleMayNothing() throws Exception {
			String token = keycloak.token("uden-gruppe");
			for (String sti : List.of("/api/sager", "/api/frister", "/api/findes-ikke", "/api/demo/ur")) {
				assertThat(rest("GET", sti, null, "Bearer " + token).statusCode()).as(sti).isEqualTo(403);
			}
		}

		@Test
		void withATokenThatHasEndedAreRefused() throws Exception {
			String token = keycloak.token("kort");
			Thread.sleep(1500);
			afvises(token);
		}

		@Test
		void withATokenThatNobodyWeTrustHasSignedAreRefused() throws Exception {
			String[] dele = keycloak.token("fagsystem").split("\\.");
			afvises(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "." + dele[1] + ".");
			afvises(base64("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "." + dele[1] + "." + dele[2]);
			String indhold = new String(Base64.getUrlDecoder().decode(dele[1]), StandardCharsets.UTF_8);
			String styrket = base64(indhold.replace("\"integration\"", "\"admin\",\"integration\"").getBytes(StandardCharsets.UTF_8));
			assertThat(styrket).isNotEqualTo(dele[1]);
			afvises(dele[0] + "." + styrket + "." + dele[2]);
			KeyPair egen = KeyPairGenerator.getInstance("RSA").generateKeyPair();
			Signature underskrift = Signature.getInstance("SHA256withRSA");
			underskrift.initSign(egen.getPrivate());
			underskrift.update((dele[0] + "." + dele[1]).getBytes(StandardCharsets.US_ASCII));
			afvises(dele[0] + "." + dele[1] + "." + base64(underskrift.sign()));
			afvises(dele[0] + "." + dele[1] + ".");
			afvises("ikke.en.token");
			afvises("x");
		}

		@Test
		void areNotLetIntoTheWebappsByAToken() throws Exception {
			assertThat(rest("GET", OPGAVER, null, "Bearer " + keycloak.token("fagsystem")).statusCode()).isEqualTo(401);
		}

		private void afvises(String token) throws Exception {
			HttpResponse<String> svar = rest("GET", "/api/sager/OIDC-2", null, "Bearer " + token);
			assertThat(svar.statusCode()).isEqualTo(401);
			assertThat(svar.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(svar.body()).doesNotContain("Exception", "org.", "Jwt");
		}

		private static String base64(byte[] bytes) {
			return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		}

	}

	@Nested
	@Order(3)
	class WhenTheProviderFallsSilent {

		@Test
		void aSessionWaitsForItAndRightsDoNotOutliveTheMinute() throws Exception {
			CookieManager mette = indlogget("mette.oidc");
			String token = keycloak.token("fagsystem");
			keycloak.stop();
			assertThat(hent(mette, OPGAVER).statusCode()).isEqualTo(200);
			await().atMost(20, TimeUnit.SECONDS).until(() -> hent(mette, OPGAVER).statusCode() == 503);
			assertThat(hent(mette, OPGAVER).body()).contains("Kommunens login svarer ikke lige nu");
			HttpResponse<String> side = hent(mette, TASKLIST);
			assertThat(side.statusCode()).isEqualTo(503);
			assertThat(side.body()).contains("<p>Kommunens login svarer ikke lige nu");
			// A token was signed before, and says itself when it ends.
			assertThat(rest("GET", "/api/sager/findes-ikke", null, "Bearer " + token).statusCode()).isEqualTo(404);
		}

	}

	private void opretSag(String sagsnummer) throws Exception {
		HttpResponse<String> svar = rest("POST", "/api/sager", """
				{"sagsnummer": "%s", "program": "afklaringspuljen", "cpr": "%s", "navn": "Borger %s", "enhed": "aktivhuset",
				 "sagStart": "2020-12-01", "aktivitetsparat": true, "paaVejIRehab": false, "undtagStraksafklaring": false,
				 "ydelsesperioder": [{"ydelse": "KONTANTHJAELP", "fra": "2009-01-01", "til": "2020-11-30"}]}
				""".formatted(sagsnummer, sagsnummer.equals("OIDC-1") ? "0201801001" : "0301801002", sagsnummer),
				"Bearer " + keycloak.token("fagsystem"));
		assertThat(svar.statusCode()).as(svar.body()).isEqualTo(201);
	}

}
