package dk.tovholder.fejl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.MappingJacksonInputMessage;
import org.springframework.http.server.ServletServerHttpRequest;

/** The body of a call that is read only when the caller is known to have the right. */
public final class Krop {

	private Krop() {
	}

	/**
	 * The body as it is declared by the type.
	 * @throws Afvisning (400) if there is none
	 * @throws HttpMessageNotReadableException as for any body that Spring reads
	 */
	public static <T> T laes(ObjectMapper json, HttpServletRequest anmodning, Class<T> type) throws IOException {
		return laes(json, new ServletServerHttpRequest(anmodning), type);
	}

	/**
	 * A part of a body, such as a line, as it is declared by the type.
	 * @throws Afvisning (400) if it cannot be read
	 */
	public static <T> T laes(ObjectMapper json, String tekst, Class<T> type) throws IOException {
		try {
			return laes(json, new MappingJacksonInputMessage(
					new ByteArrayInputStream(tekst.getBytes(StandardCharsets.UTF_8)), new HttpHeaders()), type);
		}
		catch (HttpMessageNotReadableException ex) {
			throw Fejloversaettelse.oversaet(ex);
		}
	}

	private static <T> T laes(ObjectMapper json, HttpInputMessage besked, Class<T> type) throws IOException {
		try {
			T krop = json.readValue(besked.getBody(), type);
			if (krop == null) {
				throw new Afvisning(400, "Indholdet mangler");
			}
			return krop;
		}
		catch (JsonProcessingException ex) {
			throw new HttpMessageNotReadableException("JSON", ex, besked);
		}
	}

}
