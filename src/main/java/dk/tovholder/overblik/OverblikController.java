package dk.tovholder.overblik;

import java.util.Map;

import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.engine.Modelopgaver;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

/** What the product's own parts of Cockpit ask for. */
@RestController
@RequestMapping(path = KunFor.WEBAPPS, produces = MediaType.APPLICATION_JSON_VALUE)
class OverblikController {

	private final Modelopgaver modelopgaver;

	private final Aktivitetstal aktivitetstal;

	private final Indlogget indlogget;

	OverblikController(Modelopgaver modelopgaver, Aktivitetstal aktivitetstal, Indlogget indlogget) {
		this.modelopgaver = modelopgaver;
		this.aktivitetstal = aktivitetstal;
		this.indlogget = indlogget;
	}

	/**
	 * What Cockpit offers the user besides the models.
	 *
	 * @param opgoerelser whether the monthly statements are for the user
	 */
	record Tilbud(boolean opgoerelser) {
	}

	@GetMapping("/cockpit")
	@KunFor({ Rolle.STYREGRUPPE, Rolle.PROJEKTLEDER, Rolle.AFDELINGSLEDER, Rolle.CONTROLLER, Rolle.ADMIN })
	Tilbud tilbud() {
		return new Tilbud(this.indlogget.bruger().maaSeOpgoerelser());
	}

	/** By activity of a process: open, overdue, waiting, done. */
	@GetMapping("/diagram/{proces}")
	@KunFor({ Rolle.STYREGRUPPE, Rolle.PROJEKTLEDER, Rolle.AFDELINGSLEDER, Rolle.CONTROLLER, Rolle.ADMIN })
	@Transactional(readOnly = true)
	Map<String, Aktivitetstal.Tal> diagram(@PathVariable String proces) {
		return this.aktivitetstal.taelle(this.modelopgaver.efterAktivitet(proces)
			.orElseThrow(() -> new Afvisning(404, "Processen findes ikke.")));
	}

}
