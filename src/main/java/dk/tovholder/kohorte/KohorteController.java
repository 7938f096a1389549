package dk.tovholder.kohorte;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Sidegraenser;
import dk.tovholder.kohorte.Kohorteimport.Bestilling;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cohorts over HTTP, for a fagsystem and for the page in Tasklist: handed over at once, taken in afterwards. */
@RestController
@Tag(name = "Kohorter", description = "Mange sager på én gang, fra en fil.")
@RequestMapping({ "/api/kohorter", KunFor.WEBAPPS + "/kohorter" })
class KohorteController {

	private static final int SIDE_ELLERS = 25;

	private final Kohorteimport kohorter;

	private final Kohorter register;

	private final Kohorterapport rapport;

	private final Indlogget indlogget;

	KohorteController(Kohorteimport kohorter, Kohorter register, Kohorterapport rapport, Indlogget indlogget) {
		this.kohorter = kohorter;
		this.register = register;
		this.rapport = rapport;
		this.indlogget = indlogget;
	}

	/** A page of cohorts, the newest first. */
	@Schema(name = "Kohorteside")
	record Side(List<Kohorteoversigt> kohorter, int side, int antal,
			@Schema(description = "Kohorter i alt, over alle sider.") long ialt) {
	}

	@PostMapping(consumes = "text/csv")
	@KunFor({ Rolle.INTEGRATION, Rolle.PROJEKTLEDER, Rolle.AFDELINGSLEDER })
	@Kraever(Befoejelse.INDLAES_KOHORTE)
	@Operation(operationId = "afleverKohorte", summary = "Aflevér en kohorte",
			description = "Filen læses bagefter; `GET` på adressen i `Location` siger hvor langt.")
	@ApiResponse(responseCode = "202", description = "Filen er modtaget.",
			headers = @Header(name = "Location", description = "Adressen på kohorten.", required = true,
					schema = @Schema(type = "string")))
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			description = "Filen i UTF-8, skilletegn `;`, `,` eller tabulator, med kolonnernes navne i første linje.",
			content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
	ResponseEntity<Void> modtag(HttpServletRequest anmodning,
			@Parameter(description = "Programmet, sagerne begynder i.") @RequestParam(
					defaultValue = "afklaringspuljen") String program,
			@Parameter(description = "Sig, hvad der ville ske, og ændr intet.") @RequestParam(
					defaultValue = "false") boolean proeve,
			@Parameter(description = "Tag enten alle rækker ind eller ingen; højst 5.000.") @RequestParam(
					defaultValue = "false") boolean altEllerIntet)
			throws IOException {
		Charset tegnsaet = MediaType.parseMediaType(anmodning.getContentType()).getCharset();
		if (tegnsaet != null && tegnsaet != StandardCharsets.UTF_8 && tegnsaet != StandardCharsets.US_ASCII) {
			throw new Afvisning(415, "Kohorten skal være i UTF-8");
		}
		UUID id = this.kohorter.start(anmodning.getInputStream(),
				new Bestilling(program, this.indlogget.bruger().id(), proeve, altEllerIntet));
		return ResponseEntity.accepted().location(URI.create("/api/kohorter/" + id)).build();
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.INTEGRATION, Rolle.PROJEKTLEDER, Rolle.AFDELINGSLEDER })
	@Kraever(Befoejelse.INDLAES_KOHORTE)
	@Operation(operationId = "listKohorter", summary = "List kohorter, de nyeste først")
	@ApiResponse(responseCode = "200", description = "En side af dem.")
	Side liste(@Parameter(description = "Siden, fra 0.") @RequestParam(defaultValue = "0") int side,
			@Parameter(description = "Hvor mange på en side, højst 250.") @RequestParam(
					defaultValue = "" + SIDE_ELLERS) int antal) {
		Sidegraenser.kontroller(side, antal);
		return new Side(this.register.side(side, antal), side, antal, this.register.antal());
	}

	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.INTEGRATION, Rolle.PROJEKTLEDER, Rolle.AFDELINGSLEDER })
	@Kraever(Befoejelse.INDLAES_KOHORTE)
	@Operation(operationId = "laesKohorte", summary = "Se hvor langt en kohorte er")
	@ApiResponse(responseCode = "200", description = "Hvor langt den er.")
	@ApiResponse(responseCode = "404", description = "Kohorten findes ikke.")
	Kohortestatus status(@Parameter(description = "Kohortens id.") @PathVariable String id) {
		return this.kohorter.status(uuid(id));
	}

	@PostMapping(path = "/{id}/annullering", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.INTEGRATION, Rolle.PROJEKTLEDER, Rolle.AFDELINGSLEDER })
	@Kraever(Befoejelse.INDLAES_KOHORTE)
	@Operation(operationId = "annullerKohorte", summary = "Stands en kohorte",
			description = "Det, der er taget ind, bliver. Den går kun videre, når nogen beder om det; efter 14 dage er den afsluttet.")
	@ApiResponse(responseCode = "200", description = "Hvor langt den nåede.")
	@ApiResponse(responseCode = "404", description = "Kohorten findes ikke.")
	@ApiResponse(responseCode = "409", description = "Den er afsluttet.")
	Kohortestatus annuller(@Parameter(description = "Kohortens id.") @PathVariable String id) {
		return this.kohorter.annuller(uuid(id));
	}

	@PostMapping(path = "/{id}/genoptagelse", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.INTEGRATION, Rolle.PROJEKTLEDER, Rolle.AFDELINGSLEDER })
	@Kraever(Befoejelse.INDLAES_KOHORTE)
	@Operation(operationId = "genoptagKohorte", summary = "Tag en standset kohorte op igen")
	@ApiResponse(responseCode = "200", description = "Hvor langt den er.")
	@ApiResponse(responseCode = "404", description = "Kohorten findes ikke.")
	@ApiResponse(responseCode = "409", description = "Den er afsluttet.")
	Kohortestatus genoptag(@Parameter(description = "Kohortens id.") @PathVariable String id) {
		return this.kohorter.genoptag(uuid(id));
	}

	/** Writes while it reads, because a file may have a million refused rows. */
	@GetMapping(path = "/{id}/rapport", produces = "text/csv")
	@KunFor({ Rolle.INTEGRATION, Rolle.PROJEKTLEDER, Rolle.AFDELINGSLEDER })
	@Kraever(Befoejelse.INDLAES_KOHORTE)
	@Operation(operationId = "hentKohorterapport", summary = "Hent alle fejl i en kohorte, linje for linje")
	@ApiResponse(responseCode = "200", description = "Kolonnerne linje, felt og fejl, skilt af semikolon.",
			content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
	@ApiResponse(responseCode = "404", description = "Kohorten findes ikke.")
	void rapport(@Parameter(description = "Kohortens id.") @PathVariable String id, HttpServletResponse svar) throws IOException {
		UUID kohorte = uuid(id);
		this.kohorter.status(kohorte);
		svar.setContentType("text/csv;charset=UTF-8");
		svar.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("kohorte-" + kohorte + ".csv").build().toString());
		Writer ud = new BufferedWriter(new OutputStreamWriter(svar.getOutputStream(), StandardCharsets.UTF_8));
		this.rapport.skriv(kohorte, ud);
		ud.flush();
	}

	private static UUID uuid(String id) {
		try {
			return UUID.fromString(id);
		}
		catch (IllegalArgumentException ex) {
			throw new Afvisning(404, "Kohorten findes ikke");
		}
	}

}
