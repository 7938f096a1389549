package dk.tovholder.sag;

import java.util.Map;
import java.util.TreeMap;

/** An event as a caller wrote it, before anything is checked. */
public record NyHaendelse(String haendelsesId, String type, String effektivDato, String kilde,
		Map<String, Object> data) {

	/** The content in one canonical text, the same however the fields were ordered. */
	String fingeraftryk(Sagsdata json) {
		return type + "\n" + effektivDato + "\n" + kilde + "\n" + json.skriv(data == null ? Map.of() : new TreeMap<>(data));
	}

}
