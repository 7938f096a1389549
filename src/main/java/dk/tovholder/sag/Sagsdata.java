package dk.tovholder.sag;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.stereotype.Component;

/** Small maps of ids, dates and enumerations, stored as JSON. */
@Component
class Sagsdata {

	private static final TypeReference<Map<String, Object>> FELTER = new TypeReference<>() {
	};

	private final ObjectMapper json = new ObjectMapper();

	String skriv(Map<String, Object> felter) {
		try {
			return json.writeValueAsString(felter);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("Felterne kan ikke skrives", ex);
		}
	}

	Map<String, Object> laes(String tekst) {
		try {
			return json.readValue(tekst, FELTER);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("Felterne kan ikke læses", ex);
		}
	}

}
