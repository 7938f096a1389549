package dk.tovholder.afspilning;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the product answered.
 *
 * @param krop null where there is no JSON
 */
record Svar(int status, JsonNode krop) {

	boolean lykkedes() {
		return status < 300;
	}

	/** The product's own words for a refusal, without a citizen in them. */
	String grund() {
		String titel = (krop == null) ? "" : krop.path("detail").asText(krop.path("message").asText());
		return status + (titel.isEmpty() ? "" : " " + titel);
	}

}
