package dk.tovholder.udefra;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** HTTP as an intruder speaks it: nothing is checked, escaped or repaired before it is sent. */
final class Raakald {

	private static final int VENT_MILLIS = 30_000;

	private final int port;

	private final Map<String, String> loginhoveder = new HashMap<>();

	Raakald(int port) {
		this.port = port;
	}

	/** An answer; the header's names are in lower case. */
	record Svar(int status, Map<String, String> hoveder, String krop) {

		String type() {
			return this.hoveder.getOrDefault("content-type", "");
		}

	}

	/**
	 * Sends a request.
	 * @param hvem {@code -}, a user of REST, or {@code app/user} for a session of the webapps
	 */
	Svar kald(String hvem, String metode, String sti, List<String> hoveder, byte[] krop) {
		StringBuilder hoved = new StringBuilder(metode + " " + sti + " HTTP/1.1\r\n");
		if (hoveder.stream().noneMatch((linje) -> linje.startsWith("Host:"))) {
			hoved.append("Host: 127.0.0.1:").append(this.port).append("\r\n");
		}
		hoved.append("Connection: close\r\n");
		login(hvem).lines()
			.filter((linje) -> hoveder.stream().noneMatch((egen) -> egen.startsWith(linje.substring(0, linje.indexOf(':') + 1))))
			.forEach((linje) -> hoved.append(linje).append("\r\n"));
		hoveder.forEach((linje) -> hoved.append(linje).append("\r\n"));
		if (krop.length > 0 && hoveder.stream().noneMatch((linje) -> linje.matches("(?i)(content-length|transfer-encoding):.*"))) {
			hoved.append("Content-Length: ").append(krop.length).append("\r\n");
		}
		ByteArrayOutputStream alt = new ByteArrayOutputStream();
		alt.writeBytes(hoved.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
		alt.writeBytes(krop);
		return send(alt.toByteArray());
	}

	/** Sends bytes, whatever they are, and reads what comes until the other end is done. */
	Svar send(byte[] raa) {
		try (Socket stik = new Socket("127.0.0.1", this.port)) {
			stik.setSoTimeout(VENT_MILLIS);
			try {
				stik.getOutputStream().write(raa);
			}
			catch (IOException ex) {
				// The server has heard enough; its answer may still be there.
			}
			ByteArrayOutputStream svar = new ByteArrayOutputStream();
			byte[] buffer = new byte[8192];
			try {
				for (int antal = stik.getInputStream().read(buffer); antal >= 0; antal = stik.getInputStream().read(buffer)) {
					svar.write(buffer, 0, antal);
				}
			}
			catch (java.net.SocketException ex) {
				// It hung up on what it did not want to read.
			}
			return laes(svar.toString(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Svar laes(String raa) {
		int skel = raa.indexOf("\r\n\r\n");
		assertThat(skel).as("an answer of HTTP: %s", raa).isPositive();
		String[] linjer = raa.substring(0, skel).split("\r\n");
		Map<String, String> hoveder = new HashMap<>();
		Stream.of(linjer).skip(1).forEach((linje) -> {
			int kolon = linje.indexOf(':');
			hoveder.merge(linje.substring(0, kolon).toLowerCase(Locale.ROOT), linje.substring(kolon + 1).strip(),
					(ene, anden) -> ene + "\n" + anden);
		});
		String krop = raa.substring(skel + 4);
		if ("chunked".equals(hoveder.get("transfer-encoding"))) {
			krop = krop.replaceAll("(^|\r\n)[0-9a-fA-F]+\r\n", "");
		}
		return new Svar(Integer.parseInt(linjer[0].split(" ")[1]), hoveder, krop);
	}

	private String login(String hvem) {
		if (hvem.equals("-")) {
			return "";
		}
		int skraa = hvem.indexOf('/');
		if (skraa < 0) {
			return "Authorization: Basic " + Base64.getEncoder()
				.encodeToString((hvem + ":" + Klient.ADGANGSKODE).getBytes(StandardCharsets.UTF_8)) + "\r\n";
		}
		return this.loginhoveder.computeIfAbsent(hvem, (ny) -> webapp(hvem.substring(0, skraa), hvem.substring(skraa + 1)));
	}

	private String webapp(String app, String bruger) {
		Svar side = kald("-", "GET", "/camunda/app/" + app + "/default/", List.of(), new byte[0]);
		String foer = cookie(side, "tovholder") + "; XSRF-TOKEN=" + vaerdi(cookie(side, "XSRF-TOKEN"));
		Svar svar = kald("-", "POST", "/camunda/api/admin/auth/user/default/login/" + app,
				List.of("Content-Type: application/x-www-form-urlencoded", "Cookie: " + foer,
						"X-XSRF-TOKEN: " + vaerdi(cookie(side, "XSRF-TOKEN"))),
				("username=" + bruger + "&password=" + Klient.ADGANGSKODE).getBytes(StandardCharsets.UTF_8));
		assertThat(svar.status()).as("login of %s in %s", bruger, app).isEqualTo(200);
		String tegn = svar.hoveder().getOrDefault("x-xsrf-token", "").split("\n")[0];
		return "Cookie: " + cookie(svar, "tovholder") + "; XSRF-TOKEN=" + tegn + "\r\nX-XSRF-TOKEN: " + tegn + "\r\n";
	}

	private static String vaerdi(String cookie) {
		return cookie.substring(cookie.indexOf('=') + 1);
	}

	private static String cookie(Svar svar, String navn) {
		Matcher fund = Pattern.compile(navn + "=[^;\\n]*").matcher(svar.hoveder().getOrDefault("set-cookie", ""));
		return fund.find() ? fund.group() : navn + "=";
	}

}
