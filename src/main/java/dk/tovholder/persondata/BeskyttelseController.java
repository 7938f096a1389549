package dk.tovholder.persondata;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.adgangslog.Adgangskaede;
import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.adgangslog.Handling;
import dk.tovholder.adgangslog.Visning;
import dk.tovholder.borger.Oplysninger;
import dk.tovholder.engine.Opgaveadgang;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Krop;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sag.Opgave;
import dk.tovholder.sag.Opgaver;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

/** Who a citizen is, shown to those who must know and say why; and who has been shown it. Bodies are read after rights. */
@RestController
@Tag(name = "Persondata", description = "Hvem en borger er, hvem der har set det, indsigt, beskyttelse, arkivering og sletning.")
class BeskyttelseController {

	private static final String VIS = "POST /api/sager/*/vis";

	private static final String RAPPORT = "GET /api/sager/*/adgangslog";

	private static final String SAGSNUMMER = "Sagens nummer.";

	private final Beskyttelse beskyttelse;

	private final Opgaver opgaver;

	private final Opgaveadgang opgaveadgang;

	private final Adgangslog adgangslog;

	private final Adgangskaede adgangskaede;

	private final Indlogget indlogget;

	private final ObjectMapper json;

	BeskyttelseController(Beskyttelse beskyttelse, Opgaver opgaver, Opgaveadgang opgaveadgang, Adgangslog adgangslog,
			Adgangskaede adgangskaede, Indlogget indlogget, ObjectMapper json) {
		this.beskyttelse = beskyttelse;
		this.opgaver = opgaver;
		this.opgaveadgang = opgaveadgang;
		this.adgangslog = adgangslog;
		this.adgangskaede = adgangskaede;
		this.indlogget = indlogget;
		this.json = json;
	}

	/** Why somebody wants to see a citizen. */
	@Schema(name = "Begrundelse")
	record Anmodning(@Schema(minLength = 10, maxLength = 500) String begrundelse) {
	}

	/** Whether a citizen is to be hidden. */
	@Schema(name = "Beskyttelse")
	record Stand(Boolean beskyttet) {
	}

	/** Who the citizen is. */
	record Borgervisning(String sagsnummer, String navn, String cpr, boolean beskyttet) {
	}

	/** Who has been shown a case. */
	@Schema(name = "Adgangsrapport")
	record Rapport(String sagsnummer, List<Adgangslog.Linje> adgange) {
	}

	@PostMapping(path = "/api/sager/{sagsnummer}/vis", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.SE_BORGER)
	@Operation(operationId = "visBorger", summary = "Se en borgers navn og CPR-nummer",
			description = "Mod en begrundelse, som adgangsloggen gemmer.")
	@ApiResponse(responseCode = "200", description = "Borgeren.")
	@ApiResponse(responseCode = "404", description = "Sagen findes ikke, eller den er et andet hus'.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(schema = @Schema(implementation = Anmodning.class)))
	Borgervisning vis(@Parameter(description = SAGSNUMMER) @PathVariable String sagsnummer, HttpServletRequest anmodning) throws IOException {
		Bruger bruger = this.indlogget.bruger();
		Beskyttelse.Sagsborger sag = this.beskyttelse.find(sagsnummer)
			.filter((fundet) -> bruger.maaSeBorger(fundet.enhed()))
			.orElseThrow(() -> afvist(bruger, Handling.BESKYTTET, VIS, sagsnummer));
		return vis(sag, bruger, VIS, anmodning);
	}

	/** The same from the page of a task. */
	@PostMapping(path = KunFor.WEBAPPS + "/opgaver/{id}/borger", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER, Rolle.FAGLIG_LEDER })
	Borgervisning visForOpgave(@PathVariable String id, HttpServletRequest anmodning) throws IOException {
		Bruger bruger = this.indlogget.bruger();
		// The access log has the refusal from the filter before the webapps' calls.
		Beskyttelse.Sagsborger sag = Optional.ofNullable(this.opgaveadgang.maaSe(bruger, id) ? this.opgaver.aaben(id) : null)
			.map(Opgave::sagsnummer)
			.flatMap(this.beskyttelse::find)
			.filter((fundet) -> bruger.maaSeBorger(fundet.enhed()))
			.orElseThrow(() -> new Afvisning(404, "Opgaven findes ikke, eller den er ikke din."));
		return vis(sag, bruger, "POST " + KunFor.WEBAPPS + "/opgaver/*/borger", anmodning);
	}

	private Borgervisning vis(Beskyttelse.Sagsborger sag, Bruger bruger, String kald, HttpServletRequest anmodning)
			throws IOException {
		String begrundelse = Begrundelse.laes(Krop.laes(this.json, anmodning, Anmodning.class).begrundelse());
		this.adgangslog.noter(
				new Visning(bruger.id(), Handling.BESKYTTET, kald, 200, begrundelse, List.of(sag.sagsnummer()), List.of()));
		Oplysninger oplysninger = this.beskyttelse.vis(sag);
		return new Borgervisning(sag.sagsnummer(), oplysninger.navn(), oplysninger.cpr(), oplysninger.beskyttet());
	}

	@PutMapping(path = "/api/sager/{sagsnummer}/beskyttelse", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.BESKYT_BORGER)
	@Operation(operationId = "beskytBorger", summary = "Sæt eller ophæv beskyttelse af navn og adresse")
	@ApiResponse(responseCode = "200", description = "Det er sat.")
	@ApiResponse(responseCode = "404", description = "Sagen findes ikke, eller den er et andet hus'.")
	@ApiResponse(responseCode = "409", description = "Andre ændrer det samme i dette øjeblik; prøv igen.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true,
			content = @Content(schema = @Schema(implementation = Stand.class)))
	Stand beskyt(@Parameter(description = SAGSNUMMER) @PathVariable String sagsnummer, HttpServletRequest anmodning) throws IOException {
		Bruger bruger = this.indlogget.bruger();
		Beskyttelse.Sagsborger sag = this.beskyttelse.find(sagsnummer)
			.filter((fundet) -> bruger.maaBeskytte(fundet.enhed()))
			.orElseThrow(() -> afvist(bruger, Handling.SAG, "PUT /api/sager/*/beskyttelse", sagsnummer));
		Stand stand = Krop.laes(this.json, anmodning, Stand.class);
		if (stand.beskyttet() == null) {
			throw Afvisning.felt(400, "beskyttet", "Skal være true eller false");
		}
		this.beskyttelse.saet(sag, stand.beskyttet(), bruger.id());
		return stand;
	}

	@GetMapping(path = "/api/sager/{sagsnummer}/adgangslog", produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.SE_ADGANGE)
	@Operation(operationId = "laesAdgange", summary = "Læs hvem der har set en sag")
	@ApiResponse(responseCode = "200", description = "Adgangene.")
	@ApiResponse(responseCode = "404", description = "Sagen findes ikke, eller den er et andet hus'.")
	Rapport rapport(@Parameter(description = SAGSNUMMER) @PathVariable String sagsnummer) {
		Bruger bruger = this.indlogget.bruger();
		this.beskyttelse.find(sagsnummer)
			.filter((fundet) -> bruger.maaSeAdgange(fundet.enhed()))
			.orElseThrow(() -> afvist(bruger, Handling.RAPPORT, RAPPORT, sagsnummer));
		this.adgangslog.noter(Visning.af(bruger.id(), Handling.RAPPORT, RAPPORT, List.of(sagsnummer)));
		// What was noted a moment ago belongs to the answer too.
		this.adgangskaede.kaedAlt();
		return new Rapport(sagsnummer, this.adgangslog.om(sagsnummer));
	}

	private Afvisning afvist(Bruger bruger, Handling handling, String kald, String sagsnummer) {
		this.adgangslog.noter(Visning.afvist(bruger.id(), handling, kald, 404, sagsnummer));
		return new Afvisning(404, "Sagen findes ikke");
	}

}
