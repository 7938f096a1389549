package dk.tovholder.demo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
import dk.tovholder.openapi.Kraever;
import dk.tovholder.sikkerhed.Befoejelse;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo clock over HTTP. */
@RestController
@Tag(name = "Demo", description = "Findes kun i demoen, aldrig i drift.")
@RequestMapping(path = "/api/demo/ur", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
class UrController {

	private final Demour ur;

	UrController(Demour ur) {
		this.ur = ur;
	}

	@GetMapping
	@Kraever(Befoejelse.SE_UR)
	@Operation(operationId = "laesUr", summary = "Se demoens ur")
	Urstilling laes() {
		return new Urstilling(this.ur.nu(), 0);
	}

	@PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Kraever(Befoejelse.FLYT_UR)
	@Operation(operationId = "flytUr", summary = "Stil demoens ur frem",
			description = "Uret standser ved alt, der forfalder på vejen, og svarer, når det er udført.")
	@ApiResponse(responseCode = "200", description = "Uret står der nu.")
	@ApiResponse(responseCode = "409", description = "Andre ændrer det samme i dette øjeblik; prøv igen.")
	@ApiResponse(responseCode = "422", description = "Tidspunktet er passeret eller ligger efter år 2100.")
	Urstilling flyt(@RequestBody Anmodning anmodning) {
		Instant til = tidspunkt(anmodning.tidspunkt());
		return new Urstilling(til, this.ur.flyt(til));
	}

	/** An instant, or a Danish local time that there is exactly one of. */
	static Instant tidspunkt(String tekst) {
		if (tekst == null) {
			throw Afvisning.felt(400, "tidspunkt", "Skal udfyldes");
		}
		try {
			return OffsetDateTime.parse(tekst).toInstant();
		}
		catch (DateTimeException ex) {
			// Then it has no zone.
		}
		try {
			LocalDateTime lokal = LocalDateTime.parse(tekst);
			List<ZoneOffset> mulige = Tid.ZONE.getRules().getValidOffsets(lokal);
			if (mulige.size() == 1) {
				return lokal.toInstant(mulige.get(0));
			}
		}
		catch (DateTimeException ex) {
			// Answered below like an hour that is missing or there twice.
		}
		throw Afvisning.felt(400, "tidspunkt", "Skal skrives som 2021-01-04T07:00:00Z");
	}

	/** Where it is to stand. */
	@Schema(name = "Urflytning")
	record Anmodning(@Schema(format = "date-time", description = "Et tidspunkt, eller en dansk tid uden zone.") String tidspunkt) {
	}

	/**
	 * Where the clock stands.
	 *
	 * @param koerteJobs the jobs that ran on the way there
	 */
	@Schema(name = "Urstilling")
	record Urstilling(Instant tidspunkt, int koerteJobs) {
	}

}
