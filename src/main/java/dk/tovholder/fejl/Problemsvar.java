package dk.tovholder.fejl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

/** Writes a problem (RFC 9457) from a filter, where no controller has been reached yet. */
public final class Problemsvar {

	private Problemsvar() {
	}

	/**
	 * Answers with the status and a Danish explanation.
	 * @param detail plain text without names of classes, tables or persons
	 */
	public static void skriv(HttpServletResponse response, int status, String detail) throws IOException {
		String title = switch (status) {
			case 400 -> "Ugyldig anmodning";
			case 401 -> "Log ind";
			case 403 -> "Ingen adgang";
			case 404 -> "Findes ikke";
			case 405 -> "Metoden findes ikke her";
			case 409 -> "Konflikt";
			case 413 -> "For stor";
			case 429 -> "For mange forsøg";
			default -> "Fejl";
		};
		response.setStatus(status);
		response.setContentType("application/problem+json");
		response.setCharacterEncoding(StandardCharsets.UTF_8.name());
		response.getWriter()
			.write("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}".formatted(title, status,
					detail.replace("\\", "\\\\").replace("\"", "\\\"")));
	}

}
