package dk.tovholder.udefra;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;

/** The description of the REST interface, held against what the product answers. */
final class Kontrakt {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final JsonSchemaFactory SKEMAER = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

	private static final SchemaValidatorsConfig STRENGT = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

	/** How the door answers whatever address is asked for, described or not. */
	private static final Set<Integer> UDEN_FOR = Set.of(400, 401, 403, 404, 405, 429, 503);

	private static final Set<String> METODER = Set.of("get", "put", "post", "delete", "patch", "head", "options");

	private final JsonNode beskrivelse;

	private final JsonNode dele;

	private final List<Kald> kald = new ArrayList<>();

	private final Map<String, JsonSchema> skemaer = new ConcurrentHashMap<>();

	Kontrakt(JsonNode beskrivelse) {
		this.beskrivelse = beskrivelse;
		this.dele = lukket(beskrivelse.path("components").deepCopy());
		beskrivelse.path("paths").fields().forEachRemaining((sti) -> sti.getValue().fields().forEachRemaining((o) -> {
			if (METODER.contains(o.getKey())) {
				this.kald.add(new Kald(o.getKey().toUpperCase(), sti.getKey(), o.getValue()));
			}
		}));
	}

	/** A call that is described. */
	record Kald(String metode, String sti, JsonNode beskrivelse) {

		String navn() {
			return this.beskrivelse.path("operationId").asText();
		}

		Set<String> statusser() {
			Set<String> statusser = new LinkedHashSet<>();
			this.beskrivelse.path("responses").fieldNames().forEachRemaining(statusser::add);
			return statusser;
		}

		/** The roles that may, and how far. */
		Map<String, String> roller() {
			return JSON.convertValue(this.beskrivelse.path("x-roller"), JSON.getTypeFactory()
				.constructMapType(TreeMap.class, String.class, String.class));
		}

		/** The first content type that it reads, or empty. */
		Optional<String> laeser() {
			return Optional.of(this.beskrivelse.path("requestBody").path("content").fieldNames())
				.filter(java.util.Iterator::hasNext)
				.map(java.util.Iterator::next);
		}

		private boolean svarerTil(String adresse) {
			return Pattern.matches(Stream.of(this.sti.split("(?<=})|(?=\\{)"))
				.map((del) -> del.startsWith("{") ? "[^/]+" : Pattern.quote(del))
				.collect(Collectors.joining()), adresse);
		}

		private int faste() {
			return this.sti.replaceAll("\\{[^}]*}", "").length();
		}

		@Override
		public String toString() {
			return this.metode + " " + this.sti;
		}

	}

	List<Kald> kald() {
		return this.kald;
	}

	/** The call that an address is of, without what follows a question mark. */
	Optional<Kald> find(String metode, String adresse) {
		return this.kald.stream()
			.filter((k) -> k.metode().equals(metode) && k.svarerTil(adresse))
			.max(Comparator.comparingInt(Kald::faste));
	}

	/** What is wrong with an answer, by the description; empty if it was to be expected. */
	List<String> fejl(String metode, String adresse, HttpResponse<String> svar) {
		Optional<Kald> fundet = find(metode, adresse);
		String hvad = metode + " " + adresse + " → " + svar.statusCode() + ": ";
		if (fundet.isEmpty()) {
			return UDEN_FOR.contains(svar.statusCode()) ? List.of() : List.of(hvad + "the call is not documented");
		}
		JsonNode dokumenteret = svar(fundet.get(), String.valueOf(svar.statusCode()));
		if (dokumenteret.isMissingNode()) {
			return List.of(hvad + "the status is not documented for " + fundet.get() + ": " + svar.body());
		}
		List<String> fejl = new ArrayList<>();
		dokumenteret.path("headers").fields().forEachRemaining((hoved) -> {
			if (hoved.getValue().path("required").asBoolean() && svar.headers().firstValue(hoved.getKey()).isEmpty()) {
				fejl.add(hvad + "the header " + hoved.getKey() + " is missing");
			}
		});
		JsonNode indhold = dokumenteret.path("content");
		String type = svar.headers().firstValue("Content-Type").orElse("");
		if (indhold.isEmpty()) {
			if (!svar.body().isEmpty()) {
				fejl.add(hvad + "there is a body, and none is documented");
			}
			return fejl;
		}
		String dokumenteretType = type.replace(" ", "");
		if (!indhold.has(dokumenteretType)) {
			dokumenteretType = dokumenteretType.replaceAll(";.*", "");
		}
		if (!indhold.has(dokumenteretType)) {
			fejl.add(hvad + "the content type '" + type + "' is not documented");
		}
		else if (dokumenteretType.contains("json")) {
			String skemanavn = fundet.get().navn() + " " + svar.statusCode();
			JsonNode krop = dokumenteretType.contains("ndjson") ? TextNode.valueOf(svar.body()) : laes(svar.body());
			fejl(skemanavn, indhold.path(dokumenteretType).path("schema"), krop).forEach((f) -> fejl.add(hvad + f));
		}
		return fejl;
	}

	/** What is wrong with what a call sends, by its own description. */
	List<String> anmodningsfejl(Kald kald, JsonNode krop) {
		return fejl(kald.navn() + " anmodning",
				kald.beskrivelse().path("requestBody").path("content").path(kald.laeser().orElseThrow()).path("schema"), krop);
	}

	/** What is wrong with an example of an answer. */
	List<String> eksempelfejl(Kald kald, String status, JsonNode eksempel) {
		JsonNode indhold = svar(kald, status).path("content");
		return indhold.isEmpty() ? List.of("no content is documented")
				: fejl(kald.navn() + " " + status, indhold.elements().next().path("schema"), eksempel);
	}

	/** An answer as it is described, in its place or where it is shared. */
	JsonNode svar(Kald kald, String status) {
		JsonNode svar = kald.beskrivelse().path("responses").path(status);
		return svar.has("$ref") ? this.beskrivelse.at(svar.path("$ref").asText().substring(1)) : svar;
	}

	private List<String> fejl(String navn, JsonNode skema, JsonNode krop) {
		if (skema.has("contentSchema")) {
			return krop.asText().lines().flatMap((linje) -> fejl(navn, skema.path("contentSchema"), laes(linje)).stream()).toList();
		}
		return this.skemaer.computeIfAbsent(navn, (nyt) -> {
			ObjectNode rod = JSON.createObjectNode();
			rod.put("$schema", "https://json-schema.org/draft/2020-12/schema");
			rod.set("components", this.dele);
			rod.putArray("allOf").add(lukket(skema.deepCopy()));
			return SKEMAER.getSchema(rod, STRENGT);
		}).validate(krop).stream().map((fejl) -> fejl.getInstanceLocation() + " " + fejl.getMessage()).toList();
	}

	/** A reader of the description bears with fields to come; here one that is not described is at fault. */
	private static JsonNode lukket(JsonNode skema) {
		if (skema instanceof ObjectNode objekt && objekt.path("properties").isObject() && !objekt.has("additionalProperties")) {
			objekt.put("additionalProperties", false);
		}
		skema.forEach(Kontrakt::lukket);
		return skema;
	}

	private static JsonNode laes(String krop) {
		try {
			return JSON.readTree(krop);
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError(krop, ex);
		}
	}

}
