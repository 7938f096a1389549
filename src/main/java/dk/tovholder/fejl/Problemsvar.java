package dk.tovholder.fejl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;

/**
 * Writes a refusal as {@code application/problem+json} (RFC 9457), whatever the caller
 * said it would accept. Written by hand rather than returned, so that it looks the same
 * from controllers, filters and the container.
 */
public final class Problemsvar {

	private static final ObjectMapper JSON = new ObjectMapper();

	/**
	 * Ten digits, as a CPR number is written; the last net under texts that repeat what
	 * was sent.
	 */
	private static final Pattern CPR = Pattern.compile("(?<![0-9])[0-9]{6}-?[0-9]{4}(?![0-9])");

	private static final int FELT_LAENGDE = 200;

	private Problemsvar() {
	}

	public static void write(HttpServletResponse svar, int status, String detail) throws IOException {
		write(svar, status, detail, List.of());
	}

	public static void write(HttpServletResponse svar, int status, String detail, List<Feltfejl> felter)
			throws IOException {
		write(svar, status, json(problem(status, detail, felter)));
	}

	/**
	 * The same refusal for the webapps, which show what stands in {@code message} and nothing else: the fields at fault
	 * stand there too.
	 */
	public static void writeMedBesked(HttpServletResponse svar, int status, String detail, List<Feltfejl> felter)
			throws IOException {
		Map<String, Object> problem = problem(status, detail, felter);
		problem.put("message", renset(besked(detail, felter)));
		write(svar, status, json(problem));
	}

	private static String besked(String detail, List<Feltfejl> felter) {
		StringBuilder besked = new StringBuilder(detail);
		felter.stream().map(Feltfejl::fejl).filter((fejl) -> !detail.contains(fejl)).distinct().forEach((fejl) -> {
			String hidtil = besked.toString();
			besked.append(hidtil.endsWith(".") || hidtil.endsWith("?") ? " " : ". ").append(fejl);
		});
		return besked.toString();
	}

	private static void write(HttpServletResponse svar, int status, byte[] krop) throws IOException {
		if (svar.isCommitted()) {
			return;
		}
		svar.resetBuffer();
		svar.setStatus(status);
		svar.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		svar.setHeader("Cache-Control", "no-store");
		svar.setHeader("Content-Disposition", null);
		svar.setContentLength(krop.length);
		svar.getOutputStream().write(krop);
		svar.flushBuffer();
	}

	static byte[] json(int status, String detail, List<Feltfejl> felter) throws IOException {
		return json(problem(status, detail, felter));
	}

	private static byte[] json(Map<String, Object> problem) throws IOException {
		return JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
	}

	private static Map<String, Object> problem(int status, String detail, List<Feltfejl> felter) {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", "about:blank");
		problem.put("title", titel(status));
		problem.put("status", status);
		problem.put("detail", renset(detail));
		if (!felter.isEmpty()) {
			problem.put("felter", felter.stream().map(Problemsvar::felt).toList());
		}
		return problem;
	}

	private static Map<String, Object> felt(Feltfejl fejl) {
		Map<String, Object> felt = new LinkedHashMap<>();
		String navn = (fejl.felt() != null) ? renset(fejl.felt()) : "";
		felt.put("felt", (navn.length() > FELT_LAENGDE) ? navn.substring(0, FELT_LAENGDE) : navn);
		felt.put("fejl", renset(fejl.fejl()));
		return felt;
	}

	private static String renset(String tekst) {
		return udenCpr(tekst.replaceAll("\\p{Cntrl}", " "));
	}

	static String udenCpr(String tekst) {
		return CPR.matcher(tekst).replaceAll("xxxxxx-xxxx");
	}

	private static String titel(int status) {
		return switch (status) {
			case 400 -> "Anmodningen er ikke gyldig";
			case 401 -> "Log ind først";
			case 403 -> "Ingen adgang";
			case 404 -> "Findes ikke";
			case 405 -> "Metoden er ikke tilladt";
			case 406 -> "Formatet kan ikke leveres";
			case 409 -> "I strid med det, der allerede står";
			case 413 -> "For stort";
			case 415 -> "Formatet kan ikke læses";
			case 422 -> "Kan ikke lade sig gøre";
			case 429 -> "For mange forsøg";
			case 503 -> "Ikke muligt lige nu";
			default -> (status < 500) ? "Anmodningen er afvist" : "Ikke muligt lige nu";
		};
	}

}
