package dk.tovholder.sikkerhed;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A real provider of logins from its own distribution, with the realm of the tests, in 512 MB. */
final class Keycloak {

	static final String ADGANGSKODE = "proeve-i-keycloak";

	static final String KLIENTHEMMELIGHED = "hemmelig-i-proeven";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Pattern FORMULAR = Pattern.compile("action=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newHttpClient();

	private final Process proces;

	private final Path log;

	private final String rod;

	private boolean klar;

	private Keycloak(Process proces, Path log, int port) {
		this.proces = proces;
		this.log = log;
		this.rod = "http://127.0.0.1:" + port;
	}

	/** Where the build has unpacked it, if it has. */
	static boolean findes() {
		return Files.isDirectory(Path.of("target/keycloak"));
	}

	/** Begins to start; {@link #klar()} waits for it. */
	static Keycloak start() {
		try (Stream<Path> mapper = Files.list(Path.of("target/keycloak")); ServerSocket ledig = new ServerSocket(0)) {
			Path hjem = mapper.filter((mappe) -> mappe.getFileName().toString().startsWith("keycloak-"))
				.findFirst()
				.orElseThrow()
				.toAbsolutePath();
			Path realm = Files.createDirectories(hjem.resolve("data/import")).resolve("tovholder-realm.json");
			Files.copy(Path.of("src/test/resources/oidc/tovholder-realm.json"), realm, StandardCopyOption.REPLACE_EXISTING);
			Path log = Path.of("target/keycloak/keycloak.log").toAbsolutePath();
			int port = ledig.getLocalPort();
			ProcessBuilder start = new ProcessBuilder("sh", hjem.resolve("bin/kc.sh").toString(), "start-dev", "--db=dev-mem",
					"--http-host=127.0.0.1", "--http-port=" + port, "--import-realm").redirectErrorStream(true)
				.redirectOutput(log.toFile());
			start.environment()
				.putAll(Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD", ADGANGSKODE,
						"JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx512m", "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"));
			start.environment().put("JAVA_HOME", System.getProperty("java.home"));
			ledig.close();
			Process proces = start.start();
			Keycloak keycloak = new Keycloak(proces, log, port);
			Runtime.getRuntime().addShutdownHook(new Thread(keycloak::stop));
			return keycloak;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	void stop() {
		this.proces.descendants().forEach(ProcessHandle::destroyForcibly);
		this.proces.destroyForcibly();
	}

	void klar() {
		if (this.klar) {
			return;
		}
		await().atMost(5, TimeUnit.MINUTES).pollInterval(Duration.ofMillis(500)).until(() -> {
			assertThat(this.proces.isAlive()).as("Keycloak has stopped, see %s", this.log).isTrue();
			try {
				return this.http.send(HttpRequest.newBuilder(URI.create(udsteder() + "/.well-known/openid-configuration"))
						.build(),
						BodyHandlers.discarding())
					.statusCode() == 200;
			}
			catch (IOException ex) {
				return false;
			}
		});
		this.klar = true;
	}

	String udsteder() {
		return this.rod + "/realms/tovholder";
	}

	/** A token for REST, as an integration gets it. */
	String token(String klient) {
		return token("tovholder", Map.of("grant_type", "client_credentials", "client_id", klient,
				"client_secret", KLIENTHEMMELIGHED));
	}

	private String token(String realm, Map<String, String> felter) {
		HttpResponse<String> svar = send(this.http,
				HttpRequest.newBuilder(URI.create(this.rod + "/realms/" + realm + "/protocol/openid-connect/token"))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString(formular(felter))));
		assertThat(svar.statusCode()).as(svar.body()).isEqualTo(200);
		return json(svar.body()).path("access_token").asText();
	}

	/** A browser's cookies. Like a browser's, they go to this machine without TLS although the provider asks for it. */
	static CookieManager cookies() {
		return new CookieManager(null, (adresse, cookie) -> {
			cookie.setSecure(false);
			return true;
		});
	}

	/** Goes to a page of the product with the client's cookies and through the provider's form; the answer to that is the last. */
	static HttpResponse<String> gennemLogin(CookieManager cookies, String adresse, String bruger) {
		HttpClient klient = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.NORMAL).build();
		HttpResponse<String> form = send(klient, HttpRequest.newBuilder(URI.create(adresse)));
		Matcher action = FORMULAR.matcher(form.body());
		assertThat(action.find()).as(form.body()).isTrue();
		return send(klient, HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(formular(Map.of("username", bruger, "password", ADGANGSKODE)))));
	}

	// --- what an administrator does there

	void fjernFraGruppe(String bruger, String gruppe) {
		drift("DELETE", medlem(bruger, gruppe), null);
	}

	void laegIGruppe(String bruger, String gruppe) {
		drift("PUT", medlem(bruger, gruppe), "");
	}

	void spaer(String bruger, boolean adgang) {
		drift("PUT", "/users/" + id("/users?exact=true&username=" + bruger), "{\"enabled\":" + adgang + "}");
	}

	private String medlem(String bruger, String gruppe) {
		return "/users/" + id("/users?exact=true&username=" + bruger) + "/groups/"
				+ id("/groups?exact=true&search=" + url(gruppe));
	}

	private String id(String soegning) {
		return json(drift("GET", soegning, null)).path(0).path("id").asText();
	}

	private String drift(String metode, String sti, String krop) {
		String token = token("master", Map.of("grant_type", "password", "client_id", "admin-cli", "username",
				"admin", "password", ADGANGSKODE));
		HttpResponse<String> svar = send(this.http,
				HttpRequest.newBuilder(URI.create(this.rod + "/admin/realms/tovholder" + sti))
					.header("Authorization", "Bearer " + token)
					.header("Content-Type", "application/json")
					.method(metode, (krop != null) ? BodyPublishers.ofString(krop) : BodyPublishers.noBody()));
		assertThat(svar.statusCode()).as("%s %s: %s", metode, sti, svar.body()).isBetween(200, 204);
		return svar.body();
	}

	private static HttpResponse<String> send(HttpClient klient, HttpRequest.Builder kald) {
		try {
			return klient.send(kald.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	private static String formular(Map<String, String> felter) {
		return felter.entrySet()
			.stream()
			.map((felt) -> felt.getKey() + "=" + url(felt.getValue()))
			.collect(Collectors.joining("&"));
	}

	private static String url(String tekst) {
		return URLEncoder.encode(tekst, StandardCharsets.UTF_8);
	}

	private static JsonNode json(String tekst) {
		try {
			return JSON.readTree(tekst);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
