package dk.tovholder.engine;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;

/** A login to the webapps, with the user id that it names. */
final class Login extends Genlaest {

	private static final int STOERSTE_KROP = 8 * 1024;

	private final String brugerId;

	private Login(HttpServletRequest request, byte[] krop, String brugerId) {
		super(request, krop);
		this.brugerId = brugerId;
	}

	static Login laes(HttpServletRequest request) throws IOException {
		byte[] krop = request.getInputStream().readNBytes(STOERSTE_KROP + 1);
		if (krop.length > STOERSTE_KROP) {
			throw new Webafvisning(413, "Indholdet er for stort.");
		}
		return new Login(request, krop, brugerId(new String(krop, StandardCharsets.UTF_8)));
	}

	private static String brugerId(String formular) {
		for (String felt : formular.split("&")) {
			if (felt.startsWith("username=")) {
				try {
					return URLDecoder.decode(felt.substring("username=".length()), StandardCharsets.UTF_8);
				}
				catch (IllegalArgumentException ex) {
					throw new Webafvisning(400, "Brugernavnet kan ikke læses.");
				}
			}
		}
		return "";
	}

	String brugerId() {
		return this.brugerId;
	}

}
