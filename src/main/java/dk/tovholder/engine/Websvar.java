package dk.tovholder.engine;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Fejloversaettelse;
import dk.tovholder.fejl.Problemsvar;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An answer of the engine's REST on its way to the webapps.
 * Failures become Danish, without class names and engine codes, and a client's error never looks like the server's.
 */
class Websvar extends ContentCachingResponseWrapper {

	private static final Logger logger = LoggerFactory.getLogger(Websvar.class);

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Pattern INDPAKNING = Pattern
		.compile("^Cannot (?:submit task form|instantiate process definition) [^ ]+: (.*)$", Pattern.DOTALL);

	private static final Pattern MOTORKODE = Pattern.compile("ENGINE-[0-9]+:? *|ENGINE-REST-[0-9]+:? *");

	private final HttpServletResponse response;

	Websvar(HttpServletResponse response) {
		super(response);
		this.response = response;
	}

	/** A file is sent while it is written: it may be larger than what can be kept. */
	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		if (getContentType() != null && getContentType().startsWith("text/csv")) {
			this.response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			return this.response.getOutputStream();
		}
		return super.getOutputStream();
	}

	@Override
	public void sendError(int status) {
		setStatus(status);
	}

	@Override
	public void sendError(int status, String besked) {
		setStatus(status);
	}

	/** Sends the answer; a failure is translated first, unless the product has said it in Danish already. */
	void send() throws IOException {
		// Whatever the engine's REST says about it: what is shown to one user is kept by no browser and no proxy.
		this.response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (getStatus() < 400 || MediaType.APPLICATION_PROBLEM_JSON_VALUE.equals(getContentType())) {
			copyBodyToResponse();
			return;
		}
		Webafvisning afvisning = oversat(getStatus(), besked());
		resetBuffer();
		skriv(this.response, afvisning);
	}

	static void skriv(HttpServletResponse response, Webafvisning afvisning) throws IOException {
		Problemsvar.writeMedBesked(response, afvisning.status(), afvisning.getMessage(), afvisning.felter());
	}

	private String besked() {
		try {
			JsonNode svar = JSON.readTree(getContentAsByteArray());
			return (svar != null) ? svar.path("message").asText("") : "";
		}
		catch (IOException ex) {
			// Whatever it is, it is nothing to show.
			return "";
		}
	}

	private static Webafvisning oversat(int status, String besked) {
		Optional<Afvisning> afvisning = Fejlspor.seneste(Afvisning.class);
		if (afvisning.isPresent()) {
			return new Webafvisning(afvisning.get().status(), afvisning.get().getMessage(), afvisning.get().felter());
		}
		if (Fejlspor.seneste(FormFieldValidationException.class).isPresent()) {
			Matcher indpakning = INDPAKNING.matcher(besked);
			return new Webafvisning(400,
					MOTORKODE.matcher(indpakning.matches() ? indpakning.group(1) : besked).replaceAll(""));
		}
		if (Fejlspor.seneste(TaskAlreadyClaimedException.class).isPresent()) {
			return new Webafvisning(409, "Opgaven er allerede taget af en anden.");
		}
		if (Fejlspor.seneste(SuspendedEntityInteractionException.class).isPresent()) {
			return new Webafvisning(409, "Det er sat i bero af driften og kan ikke bruges lige nu.");
		}
		if (besked.startsWith("Password does not match policy")) {
			return new Webafvisning(400, "Adgangskoden skal have mindst 12 tegn og hverken indeholde dit navn eller være let at gætte.");
		}
		if (Fejlspor.seneste(AuthorizationException.class).isPresent()) {
			return new Webafvisning(403, "Din rolle giver ikke adgang til dette.");
		}
		if (status == 500 && (Fejlspor.seneste(NullValueException.class).isPresent()
				|| Fejlspor.seneste(NotFoundException.class).isPresent())) {
			return new Webafvisning(404, "Findes ikke, eller findes ikke længere.");
		}
		if (status == 500 && besked.endsWith(" is null") && Fejlspor.seneste(Throwable.class).isEmpty()) {
			// The engine's REST stumbled over the body before the engine was asked.
			return new Webafvisning(400, "Anmodningen er ugyldig.");
		}
		if (status >= 500) {
			Optional<Throwable> fejl = Fejlspor.seneste(Throwable.class);
			Optional<Afvisning> kendt = fejl.map(Fejloversaettelse::oversaet).filter((svar) -> svar.status() < 500);
			if (kendt.isPresent()) {
				return new Webafvisning(kendt.get().status(), kendt.get().getMessage());
			}
			if (fejl.map(Websvar::afvistAfMotoren).orElse(MOTORKODE.matcher(besked).lookingAt())) {
				logger.debug("The engine refused: {}", besked);
				return oversat(400, "");
			}
			logger.error("The engine's REST answered {}: {}", status, besked, fejl.orElse(null));
		}
		return new Webafvisning((status == 500) ? 503 : status, switch (status) {
			case 400 -> "Anmodningen er ugyldig.";
			case 401 -> "Brugernavn eller adgangskode er forkert, eller brugeren er låst et øjeblik.";
			case 403 -> "Du har ikke adgang. Genindlæs siden, hvis du lige er logget ind.";
			case 404 -> "Findes ikke, eller findes ikke længere.";
			case 405, 406, 415 -> "Det kan ikke lade sig gøre på denne adresse.";
			case 409 -> "Sagen er netop ændret, prøv igen";
			default -> "Det kan ikke lade sig gøre lige nu. Prøv igen om lidt.";
		});
	}

	/** What the engine itself says no to has no cause behind it, or is said before it begins; what breaks in it has one. */
	private static boolean afvistAfMotoren(Throwable fejl) {
		return fejl instanceof ProcessEngineException && fejl.getCause() == null;
	}

}
