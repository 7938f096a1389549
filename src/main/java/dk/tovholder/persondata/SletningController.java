package dk.tovholder.persondata;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sikkerhed.Indlogget;

/** Erasure as operations see it: how many, never who. The archive tells which cases it has taken over. */
@RestController
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
	record Arkiveret(String arkiveret) {
	}

	/** What would be erased now; nothing is. */
	@GetMapping(path = "/api/sletning", produces = MediaType.APPLICATION_JSON_VALUE)
	Sletning.Oversigt oversigt() {
		return this.sletning.oversigt();
	}

	@PostMapping(path = "/api/sletning", produces = MediaType.APPLICATION_JSON_VALUE)
	Sletning.Udfald slet() {
		return this.sletning.slet(this.indlogget.aktoer());
	}

	@PutMapping(path = "/api/sager/{sagsnummer}/arkivering", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	Arkiveret arkiver(@PathVariable String sagsnummer, @RequestBody Arkiveret krop) {
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
