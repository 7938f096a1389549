package dk.tovholder.fejl;

import java.io.EOFException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Turns any failure into a refusal that a caller may read. What nobody foresaw becomes
 * 503 with a neutral text: nothing answers 500, and nothing tells how it is made inside.
 */
public final class Fejloversaettelse {

	static final String UVENTET = "Systemet kan ikke svare på dette lige nu. Prøv igen om lidt.";

	private static final String AENDRET = "Sagen er netop ændret, prøv igen";

	private Fejloversaettelse() {
	}

	public static Afvisning oversaet(Throwable fejl) {
		Optional<Afvisning> afvisning = Afvisning.bag(fejl);
		if (afvisning.isPresent()) {
			return afvisning.get();
		}
		if (fejl instanceof HttpMessageNotReadableException ulaeselig) {
			return ulaeselig(ulaeselig);
		}
		if (fejl instanceof TypeMismatchException forkert) {
			return forkertParameter(forkert);
		}
		if (fejl instanceof MissingRequestValueException) {
			return manglende(fejl);
		}
		if (fejl instanceof ErrorResponse svar) {
			return status(svar.getStatusCode().value());
		}
		if (aarsag(fejl, Fejloversaettelse::ulaeselig) != null) {
			return status(400);
		}
		if (aarsag(fejl, Fejloversaettelse::samtidig) != null) {
			return new Afvisning(409, AENDRET);
		}
		return new Afvisning(503, UVENTET);
	}

	/** The refusal for a status that something else has already decided on. */
	static Afvisning status(int status) {
		return switch (status) {
			case 400 -> new Afvisning(400, "Anmodningen kan ikke læses");
			case 401 -> new Afvisning(401, "Anmodningen kræver, at du er logget ind");
			case 403 -> new Afvisning(403, "Du har ikke adgang til dette");
			case 404 -> new Afvisning(404, "Der er ikke noget på denne adresse");
			case 405, 501 -> new Afvisning(405, "Metoden kan ikke bruges på denne adresse");
			case 406 -> new Afvisning(406, "Svaret kan ikke leveres i det format, du beder om");
			case 413 -> new Afvisning(413, "Indholdet er for stort");
			case 415 -> new Afvisning(415, "Indholdet har et format, der ikke kan læses her");
			default -> (status >= 400 && status < 500) ? new Afvisning(status, "Anmodningen er afvist")
					: new Afvisning(503, UVENTET);
		};
	}

	private static Throwable aarsag(Throwable fejl, Predicate<Throwable> soegt) {
		Throwable aarsag = fejl;
		for (int dybde = 0; aarsag != null && dybde < 30; dybde++) {
			if (soegt.test(aarsag)) {
				return aarsag;
			}
			aarsag = aarsag.getCause();
		}
		return null;
	}

	private static boolean samtidig(Throwable fejl) {
		if (fejl instanceof SQLException sql && !(fejl instanceof SQLTransientException)) {
			String tilstand = sql.getSQLState();
			return tilstand != null && (tilstand.startsWith("23") || tilstand.startsWith("40"));
		}
		return fejl instanceof ConcurrencyFailureException || fejl instanceof DataIntegrityViolationException
		// The engine's own, told by its name because only the process packages know the
		// engine.
				|| fejl.getClass().getSimpleName().equals("OptimisticLockingException");
	}

	/** What the container could not read to its end, or the database could not store: too long, or no text. */
	private static boolean ulaeselig(Throwable fejl) {
		return fejl instanceof BadRequestException || fejl instanceof ClientAbortException || fejl instanceof EOFException
				|| (fejl instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().startsWith("22"));
	}

	private static Afvisning manglende(Throwable fejl) {
		if (fejl instanceof MissingServletRequestParameterException parameter) {
			return Afvisning.felt(400, parameter.getParameterName(), "Skal angives");
		}
		if (fejl instanceof MissingRequestHeaderException hoved) {
			return Afvisning.felt(400, hoved.getHeaderName(), "Skal angives");
		}
		return status(400);
	}

	private static Afvisning forkertParameter(TypeMismatchException fejl) {
		String navn = (fejl instanceof MethodArgumentTypeMismatchException argument) ? argument.getName()
				: fejl.getPropertyName();
		return (navn != null) ? Afvisning.felt(400, navn, forventet(fejl.getRequiredType())) : status(400);
	}

	private static Afvisning ulaeselig(HttpMessageNotReadableException fejl) {
		Throwable aarsag = aarsag(fejl, JsonProcessingException.class::isInstance);
		if (aarsag instanceof UnrecognizedPropertyException ukendt) {
			return json(sti(ukendt), "Feltet kendes ikke");
		}
		if (aarsag instanceof InvalidFormatException ugyldig && ugyldig.getTargetType() == String.class) {
			return json(sti(ugyldig), "Må kun indeholde tegn, der kan vises");
		}
		if (aarsag instanceof MismatchedInputException forkert) {
			return json(sti(forkert), forventet(forkert.getTargetType()));
		}
		if (aarsag instanceof JsonMappingException kortlaegning) {
			Throwable dybere = aarsag(kortlaegning.getCause(), StreamReadException.class::isInstance);
			return (dybere instanceof StreamReadException laesning) ? laesning(laesning, sti(kortlaegning))
					: json(sti(kortlaegning), "Indholdet kan ikke læses");
		}
		if (aarsag instanceof StreamReadException laesning) {
			return laesning(laesning, "");
		}
		return new Afvisning(400, "Anmodningen mangler et indhold, eller det kan ikke læses");
	}

	private static Afvisning laesning(StreamReadException fejl, String sti) {
		JsonParser laeser = fejl.getProcessor();
		String besked = String.valueOf(fejl.getOriginalMessage());
		if (besked.startsWith("Duplicate field")) {
			return json((laeser != null) ? sti(laeser) : sti, "Feltet står to gange");
		}
		return json(sti, "Indholdet er ikke gyldig JSON, eller det er for dybt eller for langt");
	}

	private static Afvisning json(String felt, String fejl) {
		return felt.isEmpty() ? new Afvisning(400, "Indholdet kan ikke læses: " + begyndLille(fejl))
				: Afvisning.felt(400, felt, fejl);
	}

	private static String begyndLille(String tekst) {
		return tekst.substring(0, 1).toLowerCase() + tekst.substring(1);
	}

	private static String sti(JsonMappingException fejl) {
		return renSti(fejl.getPath().stream().map(Fejloversaettelse::led).collect(Collectors.joining()));
	}

	private static String led(Reference led) {
		return (led.getFieldName() != null) ? "." + led.getFieldName() : "[" + led.getIndex() + "]";
	}

	private static String sti(JsonParser laeser) {
		List<String> led = Arrays.asList(laeser.getParsingContext().pathAsPointer().toString().split("/"));
		return renSti(led.stream()
			.filter((navn) -> !navn.isEmpty())
			.map((navn) -> navn.matches("[0-9]{1,9}") ? "[" + navn + "]" : "." + navn)
			.collect(Collectors.joining()));
	}

	private static String renSti(String sti) {
		return sti.startsWith(".") ? sti.substring(1) : sti;
	}

	private static String forventet(Class<?> type) {
		if (type == null) {
			return "Har en forkert form";
		}
		if (type == String.class) {
			return "Skal være tekst";
		}
		if (type == Boolean.class || type == boolean.class) {
			return "Skal være true eller false";
		}
		if (type.isEnum()) {
			return "Skal være en af: " + Arrays.stream(type.getEnumConstants())
				.map((vaerdi) -> ((Enum<?>) vaerdi).name())
				.collect(Collectors.joining(", "));
		}
		if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
			return "Skal være et tal";
		}
		if (Temporal.class.isAssignableFrom(type)) {
			return "Skal være en dato eller et tidspunkt, der findes, skrevet som "
					+ ((type == java.time.LocalDate.class) ? "åååå-MM-dd" : "åååå-MM-ddTHH:mm:ssZ");
		}
		if (Collection.class.isAssignableFrom(type) || type.isArray()) {
			return "Skal være en liste";
		}
		return "Har en forkert form";
	}

}
