package dk.tovholder.demo;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo clock over HTTP. */
@RestController
@RequestMapping("/api/demo/ur")
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
class UrController {

	private final Demour ur;

	UrController(Demour ur) {
		this.ur = ur;
	}

	@GetMapping
	Urstilling laes() {
		return new Urstilling(this.ur.nu(), 0);
	}

	@PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
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

	record Anmodning(String tidspunkt) {
	}

	/**
	 * Where the clock stands.
	 *
	 * @param koerteJobs the jobs that ran on the way there
	 */
	record Urstilling(Instant tidspunkt, int koerteJobs) {
	}

}
