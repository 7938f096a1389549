package dk.tovholder.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;

/**
 * What callers and the product have said to each other, by the name of the call: the request under {@code anmodning}, the
 * answers under their status. A test records it from the running product.
 */
final class Eksempler {

	private static final String FIL = "/openapi/eksempler.json";

	private final JsonNode alle;

	Eksempler(ObjectMapper json) {
		try (InputStream fil = Eksempler.class.getResourceAsStream(FIL)) {
			this.alle = json.readTree(fil);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void tilfoej(Operation kald) {
		JsonNode sagt = this.alle.path(kald.getOperationId());
		if (kald.getRequestBody() != null) {
			tilfoej(kald.getRequestBody().getContent(), sagt.path("anmodning"));
		}
		kald.getResponses().forEach((status, svar) -> tilfoej(svar.getContent(), sagt.path(status)));
	}

	private static void tilfoej(Content indhold, JsonNode eksempel) {
		if (indhold != null && !eksempel.isMissingNode()) {
			indhold.values().forEach((format) -> format.setExample(eksempel.isTextual() ? eksempel.asText() : eksempel));
		}
	}

}
