package dk.tovholder.fejl;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What the answers carry, whoever gives them, and what the cookies are like. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:sikkerhed;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
		"tovholder.session.kontrol=1s" })
class SvarhovederTest {

	private static final String LOGIN = "/camunda/api/admin/auth/user/default/login/tasklist";

	/** Who opens each of the webapps. */
	private static final Map<String, String> BRUGERE = Map.of("tasklist", "sagsbehandler.aktivhuset", "cockpit", "styregruppe",
			"admin", "admin", "welcome", "admin");

	/** What stands on a page that its scripts have drawn. */
	private static final Map<String, String> SYNLIGT = Map.of("tasklist", "Min gruppes opgaver", "cockpit",
			"Afklaringspuljen", "admin", "Opret ny bruger", "welcome", "Skift adgangskode");

	@LocalServerPort
	private int port;

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private HttpResponse<String> kald(String metode, String sti, String krop, String... felter) throws Exception {
		HttpRequest.Builder kald = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + sti))
			.header("Content-Type", "application/json")
			.method(metode, (krop != null) ? BodyPublishers.ofString(krop) : BodyPublishers.noBody());
		for (int i = 0; i < felter.length; i += 2) {
			kald.setHeader(felter[i], felter[i + 1]);
		}
		return this.http.send(kald.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> login(String bruger) throws Exception {
		kald("GET", "/camunda/app/tasklist/default/", null);
		HttpResponse<String> svar = kald("POST", LOGIN, "username=" + bruger + "&password=tovholder-demo", "Content-Type",
				"application/x-www-form-urlencoded", "X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
		assertThat(svar.statusCode()).isEqualTo(200);
		return svar;
	}

	private String cookie(String navn) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(navn))
			.map((cookie) -> cookie.getValue())
			.findFirst()
			.orElse("");
	}

	private static String basic(String bruger, String adgangskode) {
		return "Basic " + Base64.getEncoder().encodeToString((bruger + ":" + adgangskode).getBytes(StandardCharsets.UTF_8));
	}

	private static void kontroller(HttpResponse<String> svar) {
		for (String hoved : List.of("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy",
				"Content-Security-Policy", "Cross-Origin-Opener-Policy")) {
			assertThat(svar.headers().allValues(hoved)).as("%s of %s", hoved, svar.uri()).hasSize(1);
		}
		assertThat(svar.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(svar.headers().firstValue("X-Frame-Options")).contains("DENY");
		assertThat(svar.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("frame-ancestors 'none'")
			.doesNotContain("unsafe-eval", "https:");
		assertThat(svar.headers().map().keySet()).doesNotContain("server", "x-powered-by");
		for (String cookie : svar.headers().allValues("Set-Cookie")) {
			assertThat(cookie).contains("SameSite=");
			assertThat(cookie.split("SameSite=")).as(cookie).hasSize(2);
			assertThat(cookie.startsWith("XSRF-TOKEN=") || cookie.contains("HttpOnly")).as(cookie).isTrue();
		}
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/sager,admin,403", "GET,/api/demo/ur,admin,200", "GET,/api/findes-ikke,admin,404",
			"GET,/api/demo/ur,,401", "POST,/api/sager,integration,400", "DELETE,/api/demo/ur,admin,405", "GET,/actuator/health,,200",
			"GET,/actuator/metrics,admin,200", "GET,/actuator/metrics,,401", "GET,/findes-ikke,,404", "GET,/error,,404",
			"GET,/api//sager,,400", "GET,/camunda/api/engine;x/engine,,400", "GET,/,,302",
			"GET,/camunda/api/engine/engine/default/task,,401", "GET,/camunda/api/admin/auth/user/default,,404",
			"POST,/camunda/api/engine/engine/default/deployment/create,,401", "POST,/api/sager/x/haendelser,integration,404" })
	void everyAnswerOfOursCarriesThemAndIsKeptByNobody(String metode, String sti, String bruger, int status) throws Exception {
		HttpResponse<String> svar = (bruger != null)
				? kald(metode, sti, metode.equals("POST") ? "{" : null, "Authorization", basic(bruger, "tovholder-demo"))
				: kald(metode, sti, metode.equals("POST") ? "{" : null);
		assertThat(svar.statusCode()).isEqualTo(status);
		kontroller(svar);
		assertThat(svar.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(svar.headers().allValues("Set-Cookie").stream().filter((cookie) -> cookie.startsWith("tovholder=")).toList())
			.hasSizeLessThan(2);
	}

	@ParameterizedTest
	@CsvSource({ "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/", "/camunda/app/admin/default/",
			"/camunda/app/welcome/default/", "/camunda/app/tasklist/scripts/config.js", "/camunda/lib/deps.js",
			"/camunda/app/admin/styles/user-styles.css", "/camunda/app/findes-ikke.js" })
	void everyPageAndFileOfTheWebappsCarriesThem(String sti) throws Exception {
		kontroller(kald("GET", sti, null));
	}

	@ParameterizedTest
	@CsvSource({ "/task,200", "/task/findes-ikke,404", "/filter,200", "/user/sagsbehandler.aktivhuset/profile,200", "/deployment,403",
			"/task?maxResults=x,400" })
	void whatIsShownToASignedInUserIsKeptByNobody(String sti, int status) throws Exception {
		kontroller(login("sagsbehandler.aktivhuset"));
		HttpResponse<String> svar = kald("GET", "/camunda/api/engine/engine/default" + sti, null);
		assertThat(svar.statusCode()).isEqualTo(status);
		kontroller(svar);
		assertThat(svar.headers().allValues("Cache-Control")).containsExactly("no-store");
		HttpResponse<String> egen = kald("GET", "/camunda/api/tovholder/opgaver/findes-ikke/frist", null);
		kontroller(egen);
		assertThat(egen.headers().allValues("Cache-Control")).containsExactly("no-store");
	}

	@Test
	void onlyHttpsIsAskedForInProduction() throws Exception {
		MockHttpServletResponse svar = new MockHttpServletResponse();
		new Svarhoveder(true).doFilter(new MockHttpServletRequest("GET", "/"), svar, new MockFilterChain());
		assertThat(svar.getHeader("Strict-Transport-Security")).isEqualTo("max-age=31536000; includeSubDomains");
		assertThat(kald("GET", "/actuator/health", null).headers().firstValue("Strict-Transport-Security")).isEmpty();
	}

	@Test
	void aLoginGivesANewSessionAndALogoutEndsIt() throws Exception {
		kald("GET", "/camunda/app/tasklist/default/", null);
		String foer = cookie("tovholder");
		login("sagsbehandler.aktivhuset");
		String forfalsket = cookie("tovholder");
		assertThat(foer).isNotEmpty().isNotEqualTo(forfalsket);
		assertThat(kald("POST", "/camunda/api/admin/auth/user/default/logout", "", "X-XSRF-TOKEN", "forfalsket").statusCode())
			.isEqualTo(403);
		this.cookies.getCookieStore().removeAll();
		login("sagsbehandler.aktivhuset");
		String efter = cookie("tovholder");
		assertThat(kald("GET", "/camunda/api/engine/engine/default/filter", null).statusCode()).isEqualTo(200);
		assertThat(kald("POST", "/camunda/api/admin/auth/user/default/logout", "", "X-XSRF-TOKEN", cookie("XSRF-TOKEN")).statusCode())
			.isEqualTo(200);
		HttpResponse<String> gemt = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/camunda/api/engine/engine/default/filter"))
				.header("Cookie", "tovholder=" + efter)
				.build(), BodyHandlers.ofString());
		assertThat(gemt.statusCode()).isEqualTo(401);
	}

	@Test
	void guessingAtAUserFromOneAddressLocksNobodyOutAtAnother() throws Exception {
		for (int i = 0; i < 12; i++) {
			// A caller's own word about its address is not taken.
			status("127.0.0.2", "controller", "forkert-" + i, "X-Forwarded-For: 10.0.0." + i);
		}
		assertThat(status("127.0.0.2", "controller", "tovholder-demo", "X-Forwarded-For: 10.9.9.9")).isEqualTo(429);
		assertThat(status("127.0.0.2", "styregruppe", "tovholder-demo", "X-A: b")).as("a colleague there").isEqualTo(200);
		assertThat(status("127.0.0.3", "controller", "tovholder-demo", "X-A: b")).as("the user elsewhere").isEqualTo(200);
	}

	private int status(String fra, String bruger, String adgangskode, String felt) throws IOException {
		try (Socket forbindelse = new Socket()) {
			forbindelse.bind(new InetSocketAddress(InetAddress.getByName(fra), 0));
			forbindelse.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), this.port));
			forbindelse.getOutputStream()
				.write(("GET /api/demo/ur HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + felt + "\r\nAuthorization: "
						+ basic(bruger, adgangskode) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			String svar = new String(forbindelse.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return Integer.parseInt(svar.split(" ")[1]);
		}
	}

	/** The pages run without {@code unsafe-eval}, and nothing in them asks for more than they may. */
	@Test
	void theWebappsRunUnderTheirPolicy() {
		Path chromium = Path.of("/usr/bin/chromium");
		assumeTrue(Files.isExecutable(chromium) || Boolean.parseBoolean(System.getenv("CI")), "No browser at " + chromium);
		try (Playwright playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
				Browser browser = playwright.chromium()
					.launch(new LaunchOptions().setExecutablePath(chromium)
						.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
			for (Map.Entry<String, String> app : BRUGERE.entrySet()) {
				List<String> afvist = new ArrayList<>();
				Page side = browser.newContext().newPage();
				side.setDefaultTimeout(30_000);
				side.onConsoleMessage((besked) -> {
					if (besked.text().contains("Content Security Policy")) {
						afvist.add(besked.text());
					}
				});
				side.navigate("http://127.0.0.1:" + this.port + "/camunda/app/" + app.getKey() + "/default/");
				Locator navn = side.getByPlaceholder("Brugernavn");
				Locator kode = side.getByPlaceholder("Adgangskode");
				await().atMost(Duration.ofSeconds(60)).until(() -> {
					navn.fill(app.getValue());
					kode.fill("tovholder-demo");
					side.waitForTimeout(700);
					return navn.inputValue().equals(app.getValue()) && kode.getAttribute("class").contains("ng-not-empty");
				});
				side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log ind")).click();
				side.locator("li.account").first().waitFor();
				await().atMost(Duration.ofSeconds(60))
					.untilAsserted(() -> assertThat(side.locator("body").innerText()).as(app.getKey())
						.contains(SYNLIGT.get(app.getKey())));
				assertThat(afvist).as(app.getKey()).isEmpty();
			}
		}
	}

}
