package dk.tovholder.udefra;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The product as its neighbours meet it: HTTP and nothing else. Every refusal that passes is checked to be one that a
 * caller may read.
 */
final class Klient {

	static final String ADGANGSKODE = "tovholder-demo";

	static final String SAGSBEHANDLER = "sagsbehandler.aktivhuset";

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String MOTOR = "/camunda/api/engine/engine/default";

	private static Kontrakt kontrakt;

	private final HttpClient http = HttpClient.newHttpClient();

	private final Map<String, Tasklist> tasklister = new HashMap<>();

	private final String rod;

	private int loebenummer;

	Klient(int port) {
		this.rod = "http://127.0.0.1:" + port;
	}

	String rod() {
		return this.rod;
	}

	/** An answer, with its body if that is JSON. */
	record Svar(int status, JsonNode krop, HttpResponse<String> raa) {

		/** The fields that a refusal names. */
		List<String> felter() {
			return stroem(krop.path("felter")).map((f) -> f.path("felt").asText()).toList();
		}

	}

	static Stream<JsonNode> stroem(JsonNode liste) {
		return StreamSupport.stream(liste.spliterator(), false);
	}

	static String json(Object vaerdi) {
		try {
			return JSON.writeValueAsString(vaerdi);
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError(ex);
		}
	}

	/** A call over REST, by nobody where {@code bruger} is null. */
	Svar kald(String bruger, String metode, String sti, String type, String krop) {
		HttpRequest.Builder anmodning = HttpRequest.newBuilder(URI.create(this.rod + sti))
			.method(metode, (krop == null) ? BodyPublishers.noBody() : BodyPublishers.ofString(krop));
		if (bruger != null) {
			anmodning.header("Authorization", basic(bruger));
		}
		Svar svar = send(this.http, (krop == null) ? anmodning : anmodning.header("Content-Type", type));
		String adresse = sti.replaceAll("[?;].*", "");
		if (adresse.startsWith("/api/") && kontrakt().find(metode, adresse).isPresent()) {
			assertThat(kontrakt().fejl(metode, adresse, svar.raa())).as("by the description of the interface").isEmpty();
		}
		return svar;
	}

	/** The same for every product in the JVM. */
	private Kontrakt kontrakt() {
		if (kontrakt == null) {
			HttpRequest.Builder anmodning = HttpRequest.newBuilder(URI.create(this.rod + "/api/openapi.json"))
				.header("Authorization", basic("integration"));
			kontrakt = new Kontrakt(send(this.http, anmodning).krop());
		}
		return kontrakt;
	}

	private static String basic(String bruger) {
		String noegle = Base64.getEncoder().encodeToString((bruger + ":" + ADGANGSKODE).getBytes(StandardCharsets.UTF_8));
		return "Basic " + noegle;
	}

	Svar kald(String bruger, String metode, String sti, String krop) {
		return kald(bruger, metode, sti, "application/json", krop);
	}

	JsonNode hent(String bruger, String sti) {
		Svar svar = kald(bruger, "GET", sti, null);
		assertThat(svar.status()).as("GET %s", sti).isEqualTo(200);
		return svar.krop();
	}

	private static Svar send(HttpClient klient, HttpRequest.Builder anmodning) {
		try {
			HttpResponse<String> raa = klient.send(anmodning.build(), BodyHandlers.ofString());
			String type = raa.headers().firstValue("Content-Type").orElse("");
			Svar svar = new Svar(raa.statusCode(),
					type.contains("json") ? JSON.readTree(raa.body()) : JSON.nullNode(), raa);
			if (svar.status() >= 400) {
				kontroller(svar, type);
			}
			return svar;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	/** What holds for every refusal. */
	private static void kontroller(Svar svar, String type) {
		String krop = svar.raa().body();
		assertThat(svar.status()).as(krop).isNotEqualTo(500);
		assertThat(type).as(krop).startsWith("application/problem+json");
		assertThat(svar.krop().path("status").asInt()).isEqualTo(svar.status());
		assertThat(svar.krop().path("title").asText()).isNotBlank();
		assertThat(svar.krop().path("detail").asText()).isNotBlank();
		assertThat(krop).doesNotContain("ENGINE", "Exception", "org.", "java.", "Cannot", "select ", "\tat ")
			.doesNotContainPattern("(?<![0-9])[0-9]{6}-?[0-9]{4}(?![0-9])");
		stroem(svar.krop().path("felter")).forEach((felt) -> {
			assertThat(felt.path("felt").asText()).isNotBlank();
			assertThat(felt.path("fejl").asText()).isNotBlank();
		});
	}

	// --- cases and events

	/** A case as it is handed over, with {@code felter} in place of the usual ones. */
	Map<String, Object> nySag(String sagsnummer, String sagStart, Object... felter) {
		this.loebenummer++;
		Map<String, Object> sag = new LinkedHashMap<>();
		sag.put("sagsnummer", sagsnummer);
		sag.put("program", "afklaringspuljen");
		sag.put("cpr", "%02d%02d%02d1%03d".formatted(2 + this.loebenummer % 26, 1 + this.loebenummer % 12,
				60 + this.loebenummer % 30, this.loebenummer));
		sag.put("navn", "Borger " + sagsnummer);
		sag.put("enhed", "aktivhuset");
		sag.put("sagStart", sagStart);
		sag.put("aktivitetsparat", true);
		sag.put("paaVejIRehab", false);
		sag.put("undtagStraksafklaring", false);
		sag.put("ydelsesperioder", List.of(Map.of("ydelse", "KONTANTHJAELP", "fra", "2009-01-01", "til", "2020-11-30")));
		par(felter).forEach(sag::put);
		return sag;
	}

	void opret(String sagsnummer, String sagStart, Object... felter) {
		Svar svar = kald("integration", "POST", "/api/sager", json(nySag(sagsnummer, sagStart, felter)));
		assertThat(svar.status()).as(svar.raa().body()).isEqualTo(201);
		assertThat(svar.raa().headers().firstValue("Location")).contains("/api/sager/" + sagsnummer);
	}

	static Map<String, Object> haendelse(String id, String type, String dato, Object... data) {
		Map<String, Object> haendelse = new LinkedHashMap<>();
		haendelse.put("haendelsesId", id);
		haendelse.put("type", type);
		haendelse.put("effektivDato", dato);
		haendelse.put("kilde", "fagsystem");
		haendelse.put("data", par(data));
		return haendelse;
	}

	Svar meld(String sagsnummer, Map<String, Object> haendelse) {
		return kald("integration", "POST", "/api/sager/" + sagsnummer + "/haendelser", json(haendelse));
	}

	void anvend(String sagsnummer, String type, String dato, Object... data) {
		Svar svar = meld(sagsnummer, haendelse(UUID.randomUUID().toString(), type, dato, data));
		assertThat(svar.status()).as(svar.raa().body()).isEqualTo(200);
		assertThat(svar.krop().path("resultat").asText()).isEqualTo("ANVENDT");
	}

	static Map<String, Object> par(Object... felter) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int i = 0; i < felter.length; i += 2) {
			map.put((String) felter[i], felter[i + 1]);
		}
		return map;
	}

	// --- what a caseworker reads

	JsonNode sag(String sagsnummer) {
		return hent(SAGSBEHANDLER, "/api/sager/" + sagsnummer);
	}

	String tilstand(String sagsnummer) {
		return sag(sagsnummer).path("tilstand").asText();
	}

	List<String> markeringer(String sagsnummer) {
		return stroem(sag(sagsnummer).path("markeringer")).map(JsonNode::asText).toList();
	}

	List<String> opgaver(String sagsnummer) {
		return stroem(sag(sagsnummer).path("opgaver")).map((o) -> o.path("opgave").asText()).sorted().toList();
	}

	JsonNode opgave(String sagsnummer, String opgave) {
		return stroem(sag(sagsnummer).path("opgaver")).filter((o) -> o.path("opgave").asText().equals(opgave))
			.findFirst()
			.orElseThrow(() -> new AssertionError("Ingen " + opgave + " i " + opgaver(sagsnummer)));
	}

	String opgavedato(String sagsnummer, String opgave) {
		return opgave(sagsnummer, opgave).path("frist").path("dato").asText();
	}

	JsonNode frist(String sagsnummer, String type, int nummer) {
		return stroem(sag(sagsnummer).path("frister"))
			.filter((f) -> f.path("fristtype").asText().equals(type) && f.path("nummer").asInt() == nummer)
			.findFirst()
			.orElseThrow(() -> new AssertionError("Ingen " + type + " " + nummer));
	}

	/** {@code dato STATUS} of a deadline. */
	String fristen(String sagsnummer, String type, int nummer) {
		JsonNode frist = frist(sagsnummer, type, nummer);
		return frist.path("dato").asText() + " " + frist.path("status").asText();
	}

	List<JsonNode> journal(String sagsnummer, String type) {
		return stroem(hent(SAGSBEHANDLER, "/api/sager/" + sagsnummer + "/journal"))
			.filter((post) -> post.path("type").asText().equals(type))
			.toList();
	}

	/** The journal's entries of a type about a kind of deadline. */
	List<JsonNode> journal(String sagsnummer, String type, String fristtype) {
		return journal(sagsnummer, type).stream().filter((post) -> post.path("data").toString().contains(fristtype)).toList();
	}

	// --- tasks, the way Tasklist submits them

	/** The demo user whose task it is: its assignee, or a member of its group. */
	private static String bruger(JsonNode opgave) {
		if (opgave.path("ansvarlig").isTextual()) {
			return opgave.path("ansvarlig").asText();
		}
		String gruppe = opgave.path("gruppe").asText();
		int punktum = gruppe.indexOf('.');
		if (punktum < 0) {
			return gruppe;
		}
		String rolle = gruppe.substring(punktum + 1);
		return (rolle.equals("jobformidler") ? "jobformidler1" : rolle) + "." + gruppe.substring(0, punktum);
	}

	void goer(String sagsnummer, String opgave, Object... felter) {
		JsonNode o = opgave(sagsnummer, opgave);
		Svar svar = indsend(bruger(o), o.path("id").asText(), felter);
		assertThat(svar.status()).as("%s of %s: %s", opgave, sagsnummer, svar.raa().body()).isBetween(200, 204);
	}

	Svar indsend(String bruger, String opgaveId, Object... felter) {
		Map<String, Object> variable = new LinkedHashMap<>();
		par(felter).forEach((navn, vaerdi) -> variable.put(navn, variabel(vaerdi)));
		return tasklist(bruger).post(MOTOR + "/task/" + opgaveId + "/submit-form", json(Map.of("variables", variable)));
	}

	private static Map<String, Object> variabel(Object vaerdi) {
		if (vaerdi instanceof List<?>) {
			return Map.of("type", "Json", "value", json(vaerdi));
		}
		return Map.of("type", (vaerdi instanceof Boolean) ? "Boolean" : "String", "value", vaerdi);
	}

	Tasklist tasklist(String bruger) {
		return this.tasklister.computeIfAbsent(bruger, (b) -> new Tasklist("tasklist", b));
	}

	/** How many incidents and failed jobs the engine has. */
	int fejl() {
		Tasklist drift = this.tasklister.computeIfAbsent("admin", (b) -> new Tasklist("cockpit", b));
		return drift.get(MOTOR + "/incident/count").krop().path("count").asInt()
				+ drift.get(MOTOR + "/job/count?noRetriesLeft=true").krop().path("count").asInt();
	}

	/** A session in a webapp where nobody has logged in. */
	Tasklist ingen() {
		return new Tasklist();
	}

	/** A user's session in a webapp. */
	final class Tasklist {

		private final CookieManager cookies = new CookieManager();

		private final HttpClient klient = HttpClient.newBuilder().cookieHandler(this.cookies).build();

		private Tasklist() {
		}

		Tasklist(String app, String bruger) {
			assertThat(login(app, bruger).status()).as("login of %s", bruger).isEqualTo(200);
		}

		Svar login(String app, String bruger) {
			get("/camunda/app/" + app + "/default/");
			return send(this.klient,
					anmodning("/camunda/api/admin/auth/user/default/login/" + app)
						.header("Content-Type", "application/x-www-form-urlencoded")
						.POST(BodyPublishers.ofString("username=" + bruger + "&password=" + ADGANGSKODE)));
		}

		Svar get(String sti) {
			return send(this.klient, anmodning(sti).GET());
		}

		Svar post(String sti, String krop) {
			return kald("POST", sti, krop);
		}

		Svar kald(String metode, String sti, String krop) {
			return kald(metode, sti, "application/json", krop);
		}

		Svar kald(String metode, String sti, String type, String krop) {
			return (krop == null) ? send(this.klient, anmodning(sti).method(metode, BodyPublishers.noBody()))
					: send(this.klient, anmodning(sti).header("Content-Type", type)
						.method(metode, BodyPublishers.ofString(krop)));
		}

		private HttpRequest.Builder anmodning(String sti) {
			HttpRequest.Builder anmodning = HttpRequest.newBuilder(URI.create(Klient.this.rod + sti))
				.header("Accept", "application/json, */*;q=0.5");
			Optional<HttpCookie> tegn = this.cookies.getCookieStore()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().equals("XSRF-TOKEN"))
				.findFirst();
			return tegn.isPresent() ? anmodning.header("X-XSRF-TOKEN", tegn.get().getValue()) : anmodning;
		}

	}

	// --- time

	/** Moves the demo clock. */
	Svar ur(String tidspunkt) {
		return kald("admin", "PUT", "/api/demo/ur", json(Map.of("tidspunkt", tidspunkt)));
	}

	// --- the usual answers

	static Object[] samtale(String dato, String samtykke) {
		return new Object[] { "afholdt", "JA", "dato", dato, "borgerensOensker", "Arbejde i haven", "fagomraader",
				List.of("SUNDHED"), "samtykke", samtykke };
	}

	static Object[] moede(String dato, String... fremmoedte) {
		return new Object[] { "afholdt", "JA", "dato", dato, "fremmoedte", List.of(fremmoedte), "borgerensPerspektiv",
				"Vil gerne i gang", "aftaler", "Ny samtale" };
	}

	void beslut(String sagsnummer, String beslutning, String dato) {
		goer(sagsnummer, "T06", "beslutning", beslutning, "begrundelse", "Det bedste for borgeren", "dato", dato,
				"borgerOrienteret", dato);
	}

	void kontakt(String sagsnummer, String opgave, String udfald, String dato) {
		goer(sagsnummer, opgave, "udfald", udfald, "dato", dato, "form", "TELEFON", "naesteSkridt", "Ringe igen");
	}

}
