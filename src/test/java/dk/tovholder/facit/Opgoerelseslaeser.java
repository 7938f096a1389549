package dk.tovholder.facit;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads statements as the controller does, over HTTP. */
final class Opgoerelseslaeser {

	private static final ObjectMapper JSON = new ObjectMapper()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

	private final TestRestTemplate rest;

	Opgoerelseslaeser(TestRestTemplate rest) {
		this.rest = rest;
	}

	TestRestTemplate som(String bruger) {
		return rest.withBasicAuth(bruger, "tovholder-demo");
	}

	JsonNode opgoerelse(YearMonth maaned) {
		return hent("/api/opgoerelser/" + maaned);
	}

	JsonNode udgave(YearMonth maaned, int nr) {
		return hent("/api/opgoerelser/" + maaned + "?udgave=" + nr);
	}

	private JsonNode hent(String sti) {
		ResponseEntity<String> svar = som("controller").getForEntity(sti, String.class);
		assertThat(svar.getStatusCode().value()).as("%s: %s", sti, svar.getBody()).isEqualTo(200);
		return json(svar.getBody());
	}

	static JsonNode json(String tekst) {
		try {
			return JSON.readTree(tekst);
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError(ex);
		}
	}

	/** What an edition says, without the months beside it: they are as they stand when it is read. */
	static String indhold(JsonNode opgoerelse) {
		return ((ObjectNode) opgoerelse.deepCopy()).without("udvikling").toString();
	}

	/** The main figures of a statement under their paths; what is nought is left out. */
	static Map<String, String> hovedtal(JsonNode o) {
		Map<String, String> ud = new TreeMap<>();
		Stream.of("taeller", "naevner", "procent", "manglerTilMaal", "opnaaet").forEach((felt) -> ud.put(felt, tal(o.path(felt))));
		Stream.of("antal", "andel").forEach((felt) -> ud.put("placering/" + felt, tal(o.path("placering").path(felt))));
		raekker(ud, o, "perEnhed", "enhed");
		raekker(ud, o, "perStatus", "status");
		raekker(ud, o, "udenforNaevner", "aarsag");
		raekker(ud, o, "udfald", "udfald");
		ud.values().removeIf("0"::equals);
		return ud;
	}

	/** The figures of the work done, under the paths of the answer sheet. */
	static Map<String, String> arbejdstal(JsonNode o) {
		Map<String, String> ud = new TreeMap<>();
		for (JsonNode uge : o.path("moeder")) {
			Stream.of("forberedendeSamtaler", "stepUpMoeder", "rehabiliteringsmoeder")
				.forEach((felt) -> ud.put("moeder/" + uge.path("uge").asText() + "/" + felt, tal(uge.path(felt))));
		}
		for (String art : List.of("uge", "maaned")) {
			Stream.of("gennemfoert", "forsoegt", "udeblevet")
				.forEach((felt) -> ud.put("kontakt/" + art + "/" + felt, tal(o.path("kontakt").path(art).path(felt))));
		}
		Stream.of("afholdt", "udeblevet", "afbud", "aflyst", "procent")
			.forEach((felt) -> ud.put("udeblivelse/" + felt, tal(o.path("udeblivelse").path(felt))));
		raekker(ud, o, "sagsstammer", "jobformidler");
		for (String felt : List.of("afholdt", "rehabiliteringsteam", "fortsatForloeb")) {
			int antal = 0;
			for (JsonNode genbehandling : o.path("genbehandlinger")) {
				antal += genbehandling.path(felt).asInt();
			}
			ud.put("genbehandlinger/" + felt, Integer.toString(antal));
		}
		ud.values().removeIf("0"::equals);
		return ud;
	}

	static Map<String, String> frister(JsonNode o) {
		Map<String, String> ud = new TreeMap<>();
		for (JsonNode raekke : o.path("frister")) {
			Stream.of("overholdt", "brudt", "aabne")
				.forEach((felt) -> ud.put("frister/" + raekke.path("fristtype").asText() + "/" + felt, tal(raekke.path(felt))));
		}
		ud.values().removeIf("0"::equals);
		return ud;
	}

	private static void raekker(Map<String, String> ud, JsonNode o, String liste, String noegle) {
		for (JsonNode raekke : o.path(liste)) {
			raekke.fields().forEachRemaining((felt) -> {
				if (!felt.getKey().equals(noegle)) {
					assertThat(ud.put(liste + "/" + raekke.path(noegle).asText() + "/" + felt.getKey(), tal(felt.getValue())))
						.as("%s stands twice", raekke)
						.isNull();
				}
			});
		}
	}

	static String tal(JsonNode n) {
		return n.isNumber() ? n.decimalValue().stripTrailingZeros().toPlainString() : n.asText();
	}

	static void forskel(Map<String, Object> forskelle, String hvor, Map<String, String> facit, Map<String, String> produkt) {
		Set<String> alle = new TreeSet<>(facit.keySet());
		alle.addAll(produkt.keySet());
		for (String sti : alle) {
			String f = facit.getOrDefault(sti, "0");
			String p = produkt.getOrDefault(sti, "0");
			if (!f.equals(p)) {
				forskelle.put(hvor + " " + sti, "facit " + f + " produkt " + p);
			}
		}
	}

}
