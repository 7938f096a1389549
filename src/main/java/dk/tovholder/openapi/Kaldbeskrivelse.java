package dk.tovholder.openapi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Omfang;
import dk.tovholder.sikkerhed.Rolle;

/** What follows for a call from what it is: who may make it, and how it is refused. A controller tells only what is its own. */
@Component
class Kaldbeskrivelse implements OperationCustomizer {

	@Override
	public Operation customize(Operation kald, HandlerMethod metode) {
		Kraever kraever = metode.getMethodAnnotation(Kraever.class);
		if (kraever != null) {
			roller(kald, kraever.value());
		}
		svar(kald);
		return kald;
	}

	private static void roller(Operation kald, Befoejelse befoejelse) {
		Map<String, String> roller = Arrays.stream(Rolle.values())
			.filter((rolle) -> befoejelse.omfang(rolle) != Omfang.INTET)
			.collect(Collectors.toMap(Rolle::gruppe, (rolle) -> befoejelse.omfang(rolle).kort(), (en, anden) -> en,
					LinkedHashMap::new));
		kald.addExtension("x-befoejelse", befoejelse.name());
		kald.addExtension("x-roller", roller);
		String beskrivelse = (kald.getDescription() == null) ? "" : kald.getDescription() + "\n\n";
		kald.setDescription(beskrivelse + "**Roller:** " + ((roller.size() == Rolle.values().length) ? "alle, der er logget ind"
				: roller.entrySet().stream().map((r) -> r.getKey() + " (" + r.getValue() + ")").collect(Collectors.joining(", ")))
				+ ".");
	}

	private static void svar(Operation kald) {
		Map<String, ApiResponse> efterStatus = new TreeMap<>(kald.getResponses());
		efterStatus.forEach((status, svar) -> {
			if (Fejlbeskrivelse.erFejl(status)) {
				Fejlbeskrivelse.problem(svar, Integer.parseInt(status));
			}
			else if ("OK".equals(svar.getDescription())) {
				svar.setDescription("Svaret.");
			}
		});
		boolean medIndhold = kald.getResponses()
			.entrySet()
			.stream()
			.anyMatch((svar) -> !Fejlbeskrivelse.erFejl(svar.getKey()) && svar.getValue().getContent() != null);
		boolean medKrop = kald.getRequestBody() != null;
		boolean linjer = medKrop && kald.getRequestBody().getContent().containsKey(MediaType.APPLICATION_NDJSON_VALUE);
		for (Fejlbeskrivelse fejl : Fejlbeskrivelse.values()) {
			if (fejl.gaelder(medKrop, linjer, medIndhold)) {
				efterStatus.putIfAbsent(fejl.status(), new ApiResponse().$ref(fejl.henvisning()));
			}
		}
		ApiResponses alle = new ApiResponses();
		efterStatus.forEach(alle::addApiResponse);
		kald.setResponses(alle);
	}

}
