package dk.tovholder.udefra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A real browser before the webapps. Where there is none the tests are left out, except in CI. Keeps what the server
 * refused and what the browser complained of once somebody had logged in.
 */
final class Skaerm implements AutoCloseable {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final double VENT_MILLIS = 60_000;

	/** Words of the webapps and of form-js that are no Danish. */
	private static final Pattern ENGELSK = Pattern.compile("\\b(add|all|any|assigned|assignee|cancel|candidate|choose|claim"
			+ "|close|comments?|complete|completed|create|created|date|days?|delete|description|due|edit|empty|enter|error"
			+ "|failed|fields?|filters|follow|found|groups?|history|hours?|invalid|loading|login|logout|more|must|name"
			+ "|nothing|password|please|priority|process|processes|remove|required|reset|results?|save|search|select|show"
			+ "|sign|submit|tasks?|the|time|unclaim|unknown|username|users?|values?|variables?|welcome|with|you|your)\\b",
			Pattern.CASE_INSENSITIVE);

	private final Playwright playwright;

	private final Browser browser;

	private final List<String> afvist = new ArrayList<>();

	private final List<String> klager = new ArrayList<>();

	private Skaerm(Playwright playwright) {
		this.playwright = playwright;
		this.browser = playwright.chromium()
			.launch(new LaunchOptions().setExecutablePath(CHROMIUM)
				.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"))
				.setTimeout(VENT_MILLIS));
	}

	static Skaerm aabn() {
		if (!Files.isExecutable(CHROMIUM)) {
			if (Boolean.parseBoolean(System.getenv("CI"))) {
				fail("No browser at " + CHROMIUM);
			}
			assumeTrue(false, "No browser at " + CHROMIUM);
		}
		return new Skaerm(Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
	}

	/** Addresses that were asked for in vain. */
	List<String> afvist() {
		return this.afvist;
	}

	/** Errors of the console and of scripts, broken security policies among them. */
	List<String> klager() {
		return this.klager;
	}

	/** Forgets what was refused and complained of. */
	void glem() {
		this.afvist.clear();
		this.klager.clear();
	}

	/** Logs in to a webapp and gives its first page. */
	Page log(String rod, String app, String bruger) {
		Page side = this.browser.newContext(new NewContextOptions().setLocale("da-DK")
			.setTimezoneId("Europe/Copenhagen")
			.setViewportSize(1600, 1200)).newPage();
		side.setDefaultTimeout(VENT_MILLIS);
		side.navigate(rod + "/camunda/app/" + app + "/");
		// The page draws its form once more while it loads, and what was typed into the first one is gone.
		Locator navn = side.getByPlaceholder("Brugernavn");
		Locator kode = side.getByPlaceholder("Adgangskode");
		await().atMost(Duration.ofSeconds(120)).until(() -> {
			navn.fill(bruger);
			kode.fill(Klient.ADGANGSKODE);
			side.waitForTimeout(700);
			return navn.inputValue().equals(bruger) && kode.getAttribute("class").contains("ng-not-empty");
		});
		dansk(side, "login-" + app);
		side.onResponse((svar) -> {
			if (svar.status() == 403) {
				this.afvist.add(svar.url());
			}
		});
		side.onPageError(this.klager::add);
		side.onConsoleMessage((besked) -> {
			if (besked.type().equals("error")) {
				this.klager.add(besked.text());
			}
		});
		side.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log ind")).click();
		kode.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
		return side;
	}

	/** No English word is seen, and the page is kept as a picture. */
	static void dansk(Page side, String navn) {
		side.screenshot(new ScreenshotOptions().setPath(Path.of("target", "browser-" + navn + ".png")));
		String tekst = side.locator("body").innerText();
		Matcher ord = ENGELSK.matcher(tekst);
		if (ord.find()) {
			fail("English in %s: %s", navn, tekst.substring(Math.max(0, ord.start() - 60), Math.min(tekst.length(), ord.end() + 60)));
		}
		for (String attribut : List.of("placeholder", "title", "aria-label")) {
			for (Locator felt : side.locator("[" + attribut + "]:visible").all()) {
				String vaerdi = felt.getAttribute(attribut);
				if (vaerdi != null && ENGELSK.matcher(vaerdi).find()) {
					fail("English in %s: %s=%s", navn, attribut, vaerdi);
				}
			}
		}
	}

	@Override
	public void close() {
		this.playwright.close();
	}

}
