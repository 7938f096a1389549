package dk.tovholder.nyhed;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;

/** What operations see of subscriptions. No case, no secret. */
@RestController
@Tag(name = "Nyheder")
@RequestMapping(path = "/api/drift/abonnementer", produces = MediaType.APPLICATION_JSON_VALUE)
class AbonnementController {

	private final Abonnementer abonnementer;

	private final Nyhedslager lager;

	AbonnementController(Abonnementer abonnementer, Nyhedslager lager) {
		this.abonnementer = abonnementer;
		this.lager = lager;
	}

	/**
	 * How far news have come.
	 *
	 * @param position the last position that was given
	 */
	@Schema(name = "Abonnementer")
	record Svar(@Schema(description = "Den sidste position, en nyhed har fået.") long position, List<Abonnementer.Oversigt> abonnementer) {
	}

	@GetMapping
	@Kraever(Befoejelse.DRIFT)
	@Operation(operationId = "laesAbonnementer", summary = "Se hvor langt nyhederne er nået ud")
	@ApiResponse(responseCode = "200", description = "Hvert abonnement, som det står. Ingen sag, ingen hemmelighed.")
	Svar vis() {
		return new Svar(lager.stand().sidste(), abonnementer.oversigt());
	}

}
