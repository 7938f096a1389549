package dk.tovholder.afspilning;

import java.time.DateTimeException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The playing over REST and for the page of Cockpit. */
@RestController
@Tag(name = "Demo", description = "Findes kun i demoen, aldrig i drift.")
@RequestMapping(path = { "/api/demo/afspilning", KunFor.WEBAPPS + "/afspilning" }, produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
class AfspilningController {

	private final Afspilning afspilning;

	AfspilningController(Afspilning afspilning) {
		this.afspilning = afspilning;
	}

	@GetMapping
	@KunFor(Rolle.ADMIN)
	@Kraever(Befoejelse.AFSPIL)
	@Operation(operationId = "laesAfspilning", summary = "Se hvor langt afspilningen er")
	Fremdrift.Visning vis() {
		return this.afspilning.vis();
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@KunFor(Rolle.ADMIN)
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Kraever(Befoejelse.AFSPIL)
	@Operation(operationId = "begyndAfspilning", summary = "Spil piloten frem")
	@ApiResponse(responseCode = "202", description = "Afspilningen er begyndt.")
	@ApiResponse(responseCode = "409", description = "Der spilles allerede.")
	@ApiResponse(responseCode = "422", description = "Dagen er passeret eller ligger efter projektet.")
	Fremdrift.Visning begynd(@RequestBody Anmodning anmodning) {
		if (anmodning.til() == null) {
			throw Afvisning.felt(400, "til", "Skal udfyldes");
		}
		try {
			return this.afspilning.begynd(Tid.laesDato(anmodning.til()));
		}
		catch (DateTimeException ex) {
			throw Afvisning.felt(400, "til", "Skal være en dato, der findes, skrevet som 2021-06-01");
		}
	}

	@DeleteMapping
	@KunFor(Rolle.ADMIN)
	@Kraever(Befoejelse.AFSPIL)
	@Operation(operationId = "afbrydAfspilning", summary = "Stop afspilningen",
			description = "Den stopper, når dagen, den er i gang med, er færdig.")
	Fremdrift.Visning afbryd() {
		return this.afspilning.afbryd();
	}

	/** How far. */
	@Schema(name = "Afspilningsmaal")
	record Anmodning(@Schema(format = "date", description = "Dagen, hvis morgen der spilles frem til.") String til) {
	}

}
