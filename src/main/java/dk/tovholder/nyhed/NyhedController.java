package dk.tovholder.nyhed;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;

/** The news for those who prefer to pull. */
@RestController
@Tag(name = "Nyheder", description = "Hvad der er sket med sagerne, til andre systemer.")
class NyhedController {

	private static final int FLEST = 1000;

	private final Nyhedslager lager;

	private final Nummerering nummerering;

	private final Cloudevents cloudevents;

	NyhedController(Nyhedslager lager, Nummerering nummerering, Cloudevents cloudevents) {
		this.lager = lager;
		this.nummerering = nummerering;
		this.cloudevents = cloudevents;
	}

	/**
	 * News after a position, from the first that is kept where none is given. {@code Link: rel="next"} is where to go on, also
	 * from an empty answer.
	 * @throws Afvisning 400 impossible, 409 a position that was never given, 410 what comes after it is no longer kept
	 */
	@GetMapping(path = "/api/haendelser", produces = Cloudevents.FLERE)
	@Kraever(Befoejelse.LAES_NYHEDER)
	@Operation(operationId = "laesNyheder", summary = "Læs, hvad der er sket efter en position",
			description = "Gå videre på adressen i `Link`, også efter et tomt svar. En sags nyheder står i den rækkefølge, de skete.")
	@ApiResponse(responseCode = "200", description = "Nyhederne, de ældste først; tomt, når alt er læst.",
			headers = @Header(name = "Link", description = "Adressen at gå videre på, `rel=\"next\"`.", required = true,
					schema = @Schema(type = "string")),
			content = @Content(mediaType = Cloudevents.FLERE,
					array = @ArraySchema(schema = @Schema(implementation = Cloudevent.class))))
	@ApiResponse(responseCode = "409", description = "Positionen er ikke nået endnu.")
	@ApiResponse(responseCode = "410", description = "Noget efter positionen er slettet; begynd forfra uden `efter`.")
	ResponseEntity<byte[]> efter(
			@Parameter(description = "Positionen, `sequence`, af den sidst læste. Uden den: fra den første, der er gemt.")
			@RequestParam(required = false) Long efter,
			@Parameter(description = "Hvor mange, højst 1000.") @RequestParam(defaultValue = "100") int antal) {
		if (efter != null && efter < 0) {
			throw Afvisning.felt(400, "efter", "Skal være 0 eller derover");
		}
		if (antal < 1 || antal > FLEST) {
			throw Afvisning.felt(400, "antal", "Skal være mellem 1 og " + FLEST);
		}
		long fra = (efter == null) ? 0 : efter;
		List<Nummereret> side = lager.efter(fra, antal);
		// What a step has told can be read when the step has been answered, and not only when the next round comes.
		while (side.size() < antal && nummerering.portion()) {
			side = lager.efter(fra, antal);
		}
		Nyhedslager.Stand stand = lager.stand();
		if (fra > stand.sidste()) {
			throw Afvisning.felt(409, "efter", "Er ikke nået endnu; databasen kan være lagt tilbage til en tidligere dag");
		}
		if (fra > 0 && fra < stand.slettetTil()) {
			throw Afvisning.felt(410, "efter", "Der er slettet nyheder efter denne; begynd forfra uden efter");
		}
		long naeste = side.isEmpty() ? fra : side.get(side.size() - 1).position();
		return ResponseEntity.ok()
			.header(HttpHeaders.LINK, "</api/haendelser?efter=" + naeste + "&antal=" + antal + ">; rel=\"next\"")
			.body(cloudevents.flere(side));
	}

}
