package dk.tovholder.nyhed;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One thing that happened to a case.
 *
 * @param data enumerations, dates, and ids of placements and deadlines; it leaves the house
 */
public record Nyhed(Nyhedstype type, Map<String, Object> data) {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final TypeReference<List<Nyhed>> LISTE = new TypeReference<>() {
	};

	/** What one step tells of one case, as it is laid out. */
	public static String skriv(List<Nyhed> nyheder) {
		return json(nyheder);
	}

	static List<Nyhed> laes(String tekst) {
		try {
			return JSON.readValue(tekst, LISTE);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("The news cannot be read", ex);
		}
	}

	static String json(Object vaerdi) {
		try {
			return JSON.writeValueAsString(vaerdi);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("The news cannot be written", ex);
		}
	}

}
