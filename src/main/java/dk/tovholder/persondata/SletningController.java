package dk.tovholder.persondata;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Indlogget;

/** Erasure as operations see it: how many, never who. The archive tells which cases it has taken over. */
@RestController
@Tag(name = "Persondata", description = "Hvem en borger er, hvem der har set det, indsigt, beskyttelse, arkivering og sletning.")
class SletningController {

	private final Sletning sletning;

	private final Arkivering arkivering;

	private final Indlogget indlogget;

	private final Clock ur;

	SletningController(Sletning sletning, Arkivering arkivering, Indlogget indlogget, Clock ur) {
		this.sletning = sletning;
		this.arkivering = arkivering;
		this.indlogget = indlogget;
		this.ur = ur;
	}

	/** The local date on which the archive took the case over. */
	@Schema(name = "Arkivering")
	record Arkiveret(@Schema(format = "date", description = "Dagen, arkivet overtog sagen; senest i dag.") String arkiveret) {
	}

	/** What would be erased now; nothing is. */
	@GetMapping(path = "/api/sletning", produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.SLET_SAGER)
	@Operation(operationId = "laesSletning", summary = "Se hvor mange sager der kan slettes",
			description = "Intet bliver slettet.")
	Sletning.Oversigt oversigt() {
		return this.sletning.oversigt();
	}

	@PostMapping(path = "/api/sletning", produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.SLET_SAGER)
	@Operation(operationId = "sletSager", summary = "Slet de sager, der kan slettes",
			description = "Hver med en kvittering uden personoplysninger.")
	Sletning.Udfald slet() {
		return this.sletning.slet(this.indlogget.aktoer());
	}

	@PutMapping(path = "/api/sager/{sagsnummer}/arkivering", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.ARKIVER)
	@Operation(operationId = "arkiverSag", summary = "Meld, at arkivet har overtaget en sag")
	@ApiResponse(responseCode = "200", description = "Det er noteret.")
	@ApiResponse(responseCode = "404", description = "Sagen findes ikke.")
	@ApiResponse(responseCode = "409", description = "Sagen er åben, eller den er først afsluttet senere.")
	Arkiveret arkiver(@Parameter(description = "Sagens nummer.") @PathVariable String sagsnummer, @RequestBody Arkiveret krop) {
		LocalDate dato = dato(krop.arkiveret());
		this.arkivering.noter(sagsnummer, dato);
		return new Arkiveret(dato.toString());
	}

	private LocalDate dato(String tekst) {
		try {
			LocalDate dato = Tid.laesDato((tekst == null) ? "" : tekst);
			if (!dato.isAfter(Tid.idag(this.ur))) {
				return dato;
			}
		}
		catch (DateTimeException ex) {
			// Told below.
		}
		throw Afvisning.felt(400, "arkiveret", "Skal være en dato, der findes, senest i dag, skrevet som åååå-MM-dd");
	}

}
