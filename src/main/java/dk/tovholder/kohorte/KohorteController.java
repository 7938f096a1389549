package dk.tovholder.kohorte;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.UUID;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cohorts over HTTP: handed over at once, taken in afterwards. */
@RestController
@Tag(name = "Kohorter", description = "Mange sager på én gang, fra en fil.")
@RequestMapping("/api/kohorter")
class KohorteController {

	private final Kohorteimport kohorter;

	KohorteController(Kohorteimport kohorter) {
		this.kohorter = kohorter;
	}

	@PostMapping(consumes = "text/csv")
	@Kraever(Befoejelse.INDLAES_KOHORTE)
	@Operation(operationId = "afleverKohorte", summary = "Aflevér en kohorte",
			description = "Filen læses bagefter; `GET` på adressen i `Location` siger hvor langt.")
	@ApiResponse(responseCode = "202", description = "Filen er modtaget.",
			headers = @Header(name = "Location", description = "Adressen på kohorten.", required = true, schema = @Schema(type = "string")))
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			description = "Filen i UTF-8, skilletegn `;`, `,` eller tabulator, med kolonnernes navne i første linje.",
			content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
	ResponseEntity<Void> modtag(HttpServletRequest anmodning, Principal bruger,
			@Parameter(description = "Programmet, sagerne begynder i.") @RequestParam(defaultValue = "afklaringspuljen") String program) throws IOException {
		Charset tegnsaet = MediaType.parseMediaType(anmodning.getContentType()).getCharset();
		if (tegnsaet != null && tegnsaet != StandardCharsets.UTF_8 && tegnsaet != StandardCharsets.US_ASCII) {
			throw new Afvisning(415, "Kohorten skal være i UTF-8");
		}
		UUID id = this.kohorter.start(anmodning.getInputStream(), program, bruger.getName());
		return ResponseEntity.accepted().location(URI.create("/api/kohorter/" + id)).build();
	}

	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.INDLAES_KOHORTE)
	@Operation(operationId = "laesKohorte", summary = "Se hvor langt en kohorte er")
	@ApiResponse(responseCode = "200", description = "Hvor langt den er.")
	@ApiResponse(responseCode = "404", description = "Kohorten findes ikke.")
	Kohortestatus status(@Parameter(description = "Kohortens id.") @PathVariable String id) {
		try {
			return this.kohorter.status(UUID.fromString(id));
		}
		catch (IllegalArgumentException ex) {
			throw new Afvisning(404, "Kohorten findes ikke");
		}
	}

}
