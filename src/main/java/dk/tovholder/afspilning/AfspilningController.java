package dk.tovholder.afspilning;

import java.time.DateTimeException;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
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
@RequestMapping(path = { "/api/demo/afspilning", KunFor.WEBAPPS + "/afspilning" }, produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
class AfspilningController {

	private final Afspilning afspilning;

	AfspilningController(Afspilning afspilning) {
		this.afspilning = afspilning;
	}

	@GetMapping
	@KunFor(Rolle.ADMIN)
	Fremdrift.Visning vis() {
		return this.afspilning.vis();
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@KunFor(Rolle.ADMIN)
	@ResponseStatus(HttpStatus.ACCEPTED)
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
	Fremdrift.Visning afbryd() {
		return this.afspilning.afbryd();
	}

	record Anmodning(String til) {
	}

}
