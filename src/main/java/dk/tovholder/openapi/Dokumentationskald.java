package dk.tovholder.openapi;

import java.util.Locale;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

/**
 * The description of the interface, for everybody who is signed in: over REST, and to pages for those who are signed in to the
 * webapps. It is made when somebody first asks, in one language however many are asked for.
 */
@RestController
@Tag(name = "Dokumentation", description = "Denne beskrivelse.")
class Dokumentationskald extends OpenApiWebMvcResource {

	static final String JSON = "/api/openapi.json";

	static final String YAML = "/api/openapi.yaml";

	static final String SIDE = "/api/dokumentation";

	private static final Locale SPROG = Locale.forLanguageTag("da");

	private static final String YAML_TYPE = "application/yaml";

	private static final String HTML = "text/html;charset=UTF-8";

	/** The page is one file: its own style, no script and nothing from elsewhere. */
	private static final String INDHOLD = "default-src 'none'; style-src 'sha256-" + Dokumentationsside.STILENS_AFTRYK
			+ "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	Dokumentationskald(ObjectFactory<OpenAPIService> bygger, AbstractRequestService anmodninger, GenericResponseService svar,
			OperationService kald, SpringDocConfigProperties indstillinger, SpringDocProviders udbydere,
			SpringDocCustomizers tilpasninger) {
		super(bygger, anmodninger, svar, kald, indstillinger, udbydere, tilpasninger);
	}

	@Override
	@GetMapping(path = { JSON, KunFor.WEBAPPS + "/openapi.json" }, produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER, Rolle.MOEDEKOORDINATOR, Rolle.FAGLIG_LEDER, Rolle.REHAB_KOORDINATOR,
			Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.INTEGRATION, Rolle.ADMIN,
			Rolle.OVERVAAGNING })
	@Kraever(Befoejelse.LAES_DOKUMENTATION)
	@Operation(operationId = "hentOpenapiJson", summary = "Hent beskrivelsen som OpenAPI 3.1 i JSON")
	@ApiResponse(responseCode = "200", description = "Beskrivelsen.",
			content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")))
	public byte[] openapiJson(HttpServletRequest anmodning, @Parameter(hidden = true) @Value(JSON) String adresse,
			Locale sprog) throws JsonProcessingException {
		return super.openapiJson(anmodning, adresse, SPROG);
	}

	@Override
	@GetMapping(path = { YAML, KunFor.WEBAPPS + "/openapi.yaml" }, produces = YAML_TYPE)
	@KunFor({ Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER, Rolle.MOEDEKOORDINATOR, Rolle.FAGLIG_LEDER, Rolle.REHAB_KOORDINATOR,
			Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.INTEGRATION, Rolle.ADMIN,
			Rolle.OVERVAAGNING })
	@Kraever(Befoejelse.LAES_DOKUMENTATION)
	@Operation(operationId = "hentOpenapiYaml", summary = "Hent beskrivelsen som OpenAPI 3.1 i YAML")
	@ApiResponse(responseCode = "200", description = "Beskrivelsen.",
			content = @Content(mediaType = YAML_TYPE, schema = @Schema(type = "string")))
	public byte[] openapiYaml(HttpServletRequest anmodning, @Parameter(hidden = true) @Value(YAML) String adresse,
			Locale sprog) throws JsonProcessingException {
		return super.openapiYaml(anmodning, adresse, SPROG);
	}

	@GetMapping(path = { SIDE, KunFor.WEBAPPS + "/dokumentation" }, produces = HTML)
	@KunFor({ Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER, Rolle.MOEDEKOORDINATOR, Rolle.FAGLIG_LEDER, Rolle.REHAB_KOORDINATOR,
			Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.INTEGRATION, Rolle.ADMIN,
			Rolle.OVERVAAGNING })
	@Kraever(Befoejelse.LAES_DOKUMENTATION)
	@Operation(operationId = "laesDokumentation", summary = "Læs beskrivelsen som en side")
	@ApiResponse(responseCode = "200", description = "Siden.",
			content = @Content(mediaType = HTML, schema = @Schema(type = "string")))
	ResponseEntity<String> side() {
		return ResponseEntity.ok()
			.header("Content-Security-Policy", INDHOLD)
			.header(HttpHeaders.CONTENT_LANGUAGE, SPROG.toLanguageTag())
			.body(Dokumentationsside.af(getOpenApi(null, SPROG)));
	}

}
