package dk.tovholder.haendelse;

import java.util.Map;

import dk.tovholder.sag.NyHaendelse;

/** A line as a caller wrote it: an event, and the case that it belongs to. */
record Linje(String sagsnummer, String haendelsesId, String type, String effektivDato, String kilde, Map<String, Object> data,
		String retter) {

	NyHaendelse haendelse() {
		return new NyHaendelse(haendelsesId, type, effektivDato, kilde, data, retter);
	}

}
