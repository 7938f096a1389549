package dk.tovholder.afspilning;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tovholder.demo.Demobrugere;

/**
 * The way of demo users to the product: its own port, as browsers and fagsystemer use it. Whoever works in Tasklist logs in
 * there and has a session and a CSRF token; REST takes the password with each call.
 */
final class Forbindelse {

	private static final String MOTOR = "/camunda/api/engine/engine/default";

	/** A move of the clock answers when everything that fell due has run. */
	private static final Duration LAENGST = Duration.ofMinutes(15);

	private static final int FORSOEG = 6;

	private static final int VENT_MILLIS = 100;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(10))
		.build();

	private final ObjectMapper json = new ObjectMapper();

	private final Map<String, Session> sessioner = new ConcurrentHashMap<>();

	private final String rod;

	Forbindelse(int port) {
		this.rod = "http://127.0.0.1:" + port;
	}

	/** A call over REST in a user's name. */
	Svar rest(String bruger, String metode, String sti, Object krop) {
		return igen(() -> {
			HttpRequest.Builder kald = kald(sti).header("Authorization", "Basic " + Base64.getEncoder()
				.encodeToString((bruger + ":" + Demobrugere.adgangskode()).getBytes(StandardCharsets.UTF_8)));
			return svar(this.http.send(medKrop(kald, metode, krop).build(), BodyHandlers.ofString()));
		});
	}

	/** A call to the engine's REST as Tasklist makes it in a user's session. */
	Svar tasklist(String bruger, String metode, String sti, Object krop) {
		return igen(() -> {
			Session session = this.sessioner.get(bruger);
			if (session == null) {
				session = logInd(bruger);
				this.sessioner.put(bruger, session);
			}
			HttpRequest.Builder kald = session.paa(kald(MOTOR + sti));
			Svar svar = svar(this.http.send(medKrop(kald, metode, krop).build(), BodyHandlers.ofString()));
			if (svar.status() == 401) {
				// The session has ended; whoever tries again logs in anew.
				this.sessioner.remove(bruger, session);
			}
			return svar;
		});
	}

	/** Somebody else wrote to the same case, or the product was busy: as people do, wait a moment and try again. */
	private static Svar igen(Kald kald) {
		for (int forsoeg = 1;; forsoeg++) {
			try {
				Svar svar = kald.udfoer();
				boolean forgaeves = svar.status() == 409 || svar.status() == 401 || svar.status() == 503;
				if (!forgaeves || forsoeg == FORSOEG) {
					return svar;
				}
			}
			catch (IOException ex) {
				if (forsoeg == FORSOEG) {
					throw new Afbrudt(ex);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new Afbrudt(ex);
			}
			try {
				Thread.sleep((long) VENT_MILLIS * forsoeg);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new Afbrudt(ex);
			}
		}
	}

	private Session logInd(String bruger) throws IOException, InterruptedException {
		HttpRequest side = kald("/camunda/app/tasklist/default/").GET().build();
		Session foer = Session.TOM.efter(this.http.send(side, BodyHandlers.ofString()));
		HttpResponse<String> svar = this.http.send(foer.paa(kald("/camunda/api/admin/auth/user/default/login/tasklist"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("username=" + URLEncoder.encode(bruger, StandardCharsets.UTF_8) + "&password="
					+ URLEncoder.encode(Demobrugere.adgangskode(), StandardCharsets.UTF_8)))
			.build(), BodyHandlers.ofString());
		if (svar.statusCode() != 200) {
			throw new IOException("Login of " + bruger + ": " + svar.statusCode());
		}
		return foer.efter(svar);
	}

	private HttpRequest.Builder kald(String sti) {
		return HttpRequest.newBuilder(URI.create(this.rod + sti))
			.timeout(LAENGST)
			.header("Accept", "application/hal+json, application/json; q=0.5, */*; q=0.1");
	}

	private HttpRequest.Builder medKrop(HttpRequest.Builder kald, String metode, Object krop) throws JsonProcessingException {
		return (krop == null) ? kald.method(metode, BodyPublishers.noBody())
				: kald.header("Content-Type", "application/json")
					.method(metode, BodyPublishers.ofString(this.json.writeValueAsString(krop)));
	}

	private Svar svar(HttpResponse<String> raa) throws JsonProcessingException {
		boolean erJson = raa.headers().firstValue("Content-Type").orElse("").contains("json");
		return new Svar(raa.statusCode(), erJson ? this.json.readTree(raa.body()) : null);
	}

	@FunctionalInterface
	private interface Kald {

		Svar udfoer() throws IOException, InterruptedException;

	}

	/** The cookies of a session, by name. */
	private record Session(Map<String, String> kager) {

		private static final Session TOM = new Session(Map.of());

		Session efter(HttpResponse<?> svar) {
			Map<String, String> nye = new ConcurrentHashMap<>(kager);
			for (String kage : svar.headers().allValues("Set-Cookie")) {
				String par = kage.split(";", 2)[0];
				int lig = par.indexOf('=');
				nye.put(par.substring(0, lig).strip(), par.substring(lig + 1).strip());
			}
			return new Session(Map.copyOf(nye));
		}

		HttpRequest.Builder paa(HttpRequest.Builder kald) {
			if (kager.isEmpty()) {
				return kald;
			}
			String tegn = kager.get("XSRF-TOKEN");
			kald.header("Cookie", kager.entrySet()
				.stream()
				.map((kage) -> kage.getKey() + "=" + kage.getValue())
				.collect(Collectors.joining("; ")));
			return (tegn == null) ? kald : kald.header("X-XSRF-TOKEN", tegn);
		}

	}

	/** The product can not be reached, or the wait for it was broken off. */
	static final class Afbrudt extends RuntimeException {

		private Afbrudt(Exception aarsag) {
			super(aarsag);
		}

	}

}
