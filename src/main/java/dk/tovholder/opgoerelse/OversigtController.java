package dk.tovholder.opgoerelse;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

/** The programme at a glance, for Cockpit's dashboard. */
@RestController
class OversigtController {

	private final Opgoerelser opgoerelser;

	OversigtController(Opgoerelser opgoerelser) {
		this.opgoerelser = opgoerelser;
	}

	@GetMapping(path = KunFor.WEBAPPS + "/oversigt", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.STYREGRUPPE, Rolle.PROJEKTLEDER, Rolle.AFDELINGSLEDER, Rolle.CONTROLLER, Rolle.ADMIN })
	Oversigt oversigt() {
		return this.opgoerelser.oversigt();
	}

}
