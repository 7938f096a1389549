package dk.tovholder.kohorte;

import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells Tasklist whether to show the way to the cohorts, so that nobody has to be refused to find out. */
@RestController
class KohorteadgangController {

	private final Indlogget indlogget;

	KohorteadgangController(Indlogget indlogget) {
		this.indlogget = indlogget;
	}

	record Adgang(boolean maaIndlaese) {
	}

	@GetMapping(path = KunFor.WEBAPPS + "/kohorter/adgang", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER, Rolle.MOEDEKOORDINATOR, Rolle.FAGLIG_LEDER, Rolle.REHAB_KOORDINATOR,
			Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.STYREGRUPPE, Rolle.CONTROLLER, Rolle.ADMIN })
	Adgang adgang() {
		return new Adgang(this.indlogget.bruger().maaIndlaeseKohorte());
	}

}
