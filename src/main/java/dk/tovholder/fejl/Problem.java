package dk.tovholder.fejl;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.lang.Nullable;

import dk.tovholder.fejl.Afvisning.Feltfejl;

/**
 * A refusal as RFC 9457 writes it.
 *
 * @param felter the fields at fault; absent where none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "En afvisning (RFC 9457), på dansk. Den gentager aldrig, hvad der blev sendt.")
public record Problem(@Schema(example = "about:blank") String type,
		@Schema(description = "Hvad status betyder.") String title, @Schema(description = "HTTP-status.") int status,
		@Schema(description = "Hvad der er galt, til den, der læser.") String detail,
		@Nullable @Schema(description = "Felterne, der er noget galt med; mangler, når intet felt er det.") List<Feltfejl> felter) {

	/** A refusal where no field is at fault. */
	public static Problem af(int status, String detail) {
		return af(status, detail, List.of());
	}

	static Problem af(int status, String detail, List<Feltfejl> felter) {
		return new Problem("about:blank", titel(status), status, detail, felter.isEmpty() ? null : felter);
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
