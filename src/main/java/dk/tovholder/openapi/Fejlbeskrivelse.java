package dk.tovholder.openapi;

import java.util.Set;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.responses.ApiResponse;

import dk.tovholder.fejl.Problem;

/** How any call may be refused, whatever it is about. */
enum Fejlbeskrivelse {

	ULAESELIG(400, "Anmodningen kan ikke læses: adressen, en parameter eller indholdet. `felter` siger hvor.", false, false),

	LOG_IND(401, "Brugernavn og adgangskode, eller token, mangler eller er forkert.", false, false),

	INGEN_ADGANG(403, "Rollen giver ikke adgang.", false, false),

	FORMAT_UD(406, "Svaret kan ikke leveres i det format, som `Accept` beder om.", false, true),

	/** Not of what is read a line at a time: there a line is refused. */
	FOR_STORT(413, "Indholdet er for stort: JSON højst 1 MB, en kohorte højst det, systemet er sat til.", true, false),

	FORMAT_IND(415, "Indholdet har et andet format end det, der er nævnt her.", true, false),

	FOR_MANGE(429, "For mange forkerte adgangskoder for brugeren fra denne adresse. Vent op til et minut.", false, false),

	IKKE_NU(503, "Ikke muligt lige nu. Intet er ændret; prøv igen.", false, false);

	static final String PROBLEM = "#/components/schemas/Problem";

	private final int status;

	private final String beskrivelse;

	private final boolean kunMedKrop;

	private final boolean kunMedSvar;

	Fejlbeskrivelse(int status, String beskrivelse, boolean kunMedKrop, boolean kunMedSvar) {
		this.status = status;
		this.beskrivelse = beskrivelse;
		this.kunMedKrop = kunMedKrop;
		this.kunMedSvar = kunMedSvar;
	}

	static boolean erFejl(String status) {
		return status.startsWith("4") || status.startsWith("5");
	}

	/** Whether a call can be refused so: with a body of its own or not, in lines or not, answered with one or not. */
	boolean gaelder(boolean krop, boolean linjer, boolean indhold) {
		return (krop || !this.kunMedKrop) && !(linjer && this == FOR_STORT) && (indhold || !this.kunMedSvar);
	}

	String status() {
		return String.valueOf(this.status);
	}

	String henvisning() {
		return "#/components/responses/" + navn();
	}

	private String navn() {
		return "Problem" + this.status;
	}

	static void tilfoej(Components dele) {
		for (Fejlbeskrivelse fejl : values()) {
			ApiResponse svar = new ApiResponse().description(fejl.beskrivelse);
			problem(svar, fejl.status);
			if (fejl == LOG_IND) {
				svar.addHeaderObject("WWW-Authenticate", new Header().description("Hvordan der logges ind.")
					.required(true)
					.schema(new Schema<>(SpecVersion.V31).types(Set.of("string"))));
			}
			dele.addResponses(fejl.navn(), svar);
		}
	}

	/** Makes the answer one that is refused. */
	static void problem(ApiResponse svar, int status) {
		MediaType problem = new MediaType().schema(new Schema<>(SpecVersion.V31).$ref(PROBLEM))
			.example(Problem.af(status, svar.getDescription().replace("`", "")));
		svar.setContent(new Content().addMediaType(org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem));
	}

}
