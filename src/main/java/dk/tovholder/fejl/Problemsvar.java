package dk.tovholder.fejl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
		write(svar, status, json(new MedBesked(problem(status, detail, felter), renset(besked(detail, felter)))));
	}

	private record MedBesked(@JsonUnwrapped Problem problem, String message) {
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

	private static byte[] json(Object problem) throws IOException {
		return JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
	}

	private static Problem problem(int status, String detail, List<Feltfejl> felter) {
		return Problem.af(status, renset(detail), felter.stream().map(Problemsvar::felt).toList());
	}

	/** A field at fault as it is told to a caller. */
	public static Feltfejl felt(Feltfejl fejl) {
		String navn = (fejl.felt() != null) ? renset(fejl.felt()) : "";
		return new Feltfejl((navn.length() > FELT_LAENGDE) ? navn.substring(0, FELT_LAENGDE) : navn, renset(fejl.fejl()));
	}

	/** A text as it may be told to a caller. */
	public static String renset(String tekst) {
		return udenCpr(tekst.replaceAll("\\p{Cntrl}", " "));
	}

	static String udenCpr(String tekst) {
		return CPR.matcher(tekst).replaceAll("xxxxxx-xxxx");
	}

}
