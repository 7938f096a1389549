package dk.tovholder.openapi;

import io.swagger.v3.oas.models.OpenAPI;

/** stub */
final class Dokumentationsside {

	static final String STILENS_AFTRYK = "x";

	private Dokumentationsside() {
	}

	static String af(OpenAPI beskrivelse) {
		return "";
	}

}
