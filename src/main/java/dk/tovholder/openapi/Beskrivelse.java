package dk.tovholder.openapi;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;

import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dk.tovholder.fejl.Problem;

/** What holds for the interface as a whole. */
@Configuration(proxyBeanMethods = false)
class Beskrivelse {

	/** The version of the interface, by the rules of the README: the first number is in no address, and stays 1. */
	static final String VERSION = "1.0";

	private static final String NDJSON = org.springframework.http.MediaType.APPLICATION_NDJSON_VALUE;

	private static final String HENVISNING = "#/components/schemas/";

	@Bean
	OpenAPI tovholder() {
		return new OpenAPI()
			.info(new Info().title("Tovholder")
				.version(VERSION)
				.description("""
						Sager, hændelser, kohorter og tal i Tovholder.

						Datoer skrives `åååå-MM-dd`, tidspunkter `åååå-MM-ddTHH:mm:ssZ`. Ukendte felter, felter, der står to gange, og
						forkerte typer afvises. Hver afvisning er `application/problem+json` på dansk. 409 kan også være, at andre ændrer det
						samme i dette øjeblik: intet er ændret, prøv igen.

						Når et svar kommer, er hvert skridt, der ikke venter på en person eller en dato, udført og kan læses."""))
			.servers(List.of(new Server().url("/").description("Systemet, der har skrevet denne beskrivelse.")))
			.security(List.of(new SecurityRequirement().addList("adgangskode"), new SecurityRequirement().addList("token")))
			.components(new Components()
				.addSecuritySchemes("adgangskode",
						new SecurityScheme().type(SecurityScheme.Type.HTTP)
							.scheme("basic")
							.description("Brugernavn og adgangskode, hvor systemet selv kender brugerne."))
				.addSecuritySchemes("token", new SecurityScheme().type(SecurityScheme.Type.HTTP)
					.scheme("bearer")
					.bearerFormat("JWT")
					.description("Token fra kommunens login (OpenID Connect), hvor det kender brugerne.")));
	}

	@Bean
	OpenApiCustomizer tilpas(ObjectMapper json) {
		Eksempler eksempler = new Eksempler(json);
		return (beskrivelse) -> {
			faelles(beskrivelse.getComponents());
			beskrivelse.getPaths().values().forEach((sti) -> sti.readOperations().forEach(eksempler::tilfoej));
			beskrivelse.getComponents().getSchemas().values().forEach(Beskrivelse::aldrigNull);
			operationer(beskrivelse).forEach((kald) -> {
				if (kald.getRequestBody() != null) {
					linjer(kald.getRequestBody().getContent());
				}
				kald.getResponses().values().forEach((svar) -> linjer(svar.getContent()));
			});
			anmodninger(beskrivelse);
			sorter(beskrivelse);
		};
	}

	private static void faelles(Components dele) {
		ResolvedSchema problem = ModelConverters.getInstance(true)
			.resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(false));
		dele.addSchemas("Problem", problem.schema);
		problem.referencedSchemas.forEach(dele::addSchemas);
		Fejlbeskrivelse.tilfoej(dele);
	}

	/** What is written a line at a time is a text as a whole, and each line what the controller names. */
	private static void linjer(Content indhold) {
		if (indhold != null && indhold.containsKey(NDJSON)) {
			MediaType format = indhold.get(NDJSON);
			format.setSchema(new Schema<>(SpecVersion.V31).types(Set.of("string"))
				.contentMediaType("application/json")
				.contentSchema(format.getSchema())
				.description("Hver linje er JSON for sig."));
		}
	}

	/** What may be null is the place where a record stands, not the record. */
	private static void aldrigNull(Schema<?> skema) {
		if (skema.getProperties() != null) {
			skema.setTypes(Set.of("object"));
		}
	}

	/** What is read is read to the letter: no other fields. What may be null may be left out. */
	private static void anmodninger(OpenAPI beskrivelse) {
		Map<String, Schema> alle = beskrivelse.getComponents().getSchemas();
		for (String navn : naaede(beskrivelse, alle)) {
			Schema<?> skema = alle.get(navn);
			if (skema.getProperties() == null) {
				continue;
			}
			skema.setAdditionalProperties(false);
			if (skema.getRequired() != null) {
				List<String> paakraevet = skema.getRequired()
					.stream()
					.filter((felt) -> !kanVaereNull(skema.getProperties().get(felt)))
					.toList();
				skema.setRequired(paakraevet.isEmpty() ? null : paakraevet);
			}
		}
	}

	private static boolean kanVaereNull(Schema<?> skema) {
		return (skema.getTypes() != null && skema.getTypes().contains("null"))
				|| (skema.getOneOf() != null && skema.getOneOf().stream().anyMatch(Beskrivelse::kanVaereNull));
	}

	/** The names of the schemas that a request can hold. */
	private static Set<String> naaede(OpenAPI beskrivelse, Map<String, Schema> alle) {
		Set<String> naaede = new HashSet<>();
		Deque<Schema<?>> rest = new ArrayDeque<>();
		operationer(beskrivelse).filter((kald) -> kald.getRequestBody() != null)
			.flatMap((kald) -> kald.getRequestBody().getContent().values().stream())
			.map(MediaType::getSchema)
			.forEach(rest::add);
		while (!rest.isEmpty()) {
			Schema<?> skema = rest.remove();
			if (skema.get$ref() != null) {
				String navn = skema.get$ref().substring(HENVISNING.length());
				if (naaede.add(navn)) {
					rest.add(alle.get(navn));
				}
			}
			if (skema.getProperties() != null) {
				rest.addAll(skema.getProperties().values().stream().map((felt) -> (Schema<?>) felt).toList());
			}
			if (skema.getItems() != null) {
				rest.add(skema.getItems());
			}
			if (skema.getOneOf() != null) {
				skema.getOneOf().forEach(rest::add);
			}
			if (skema.getContentSchema() != null) {
				rest.add(skema.getContentSchema());
			}
		}
		return naaede;
	}

	/** The same document from every start. */
	private static void sorter(OpenAPI beskrivelse) {
		Paths stier = new Paths();
		new TreeMap<>(beskrivelse.getPaths()).forEach(stier::addPathItem);
		beskrivelse.setPaths(stier);
		beskrivelse.getComponents().setSchemas(new TreeMap<>(beskrivelse.getComponents().getSchemas()));
		beskrivelse.setTags((beskrivelse.getTags() == null) ? List.of()
				: beskrivelse.getTags().stream().sorted(Comparator.comparing(Tag::getName)).collect(Collectors.toList()));
	}

	private static Stream<Operation> operationer(OpenAPI beskrivelse) {
		return beskrivelse.getPaths().values().stream().map(PathItem::readOperations).flatMap(List::stream);
	}

}
