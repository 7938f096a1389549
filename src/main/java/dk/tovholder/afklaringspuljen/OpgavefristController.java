package dk.tovholder.afklaringspuljen;

import java.util.List;

import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.engine.Opgaveadgang;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.sag.Frist;
import dk.tovholder.sag.Opgave;
import dk.tovholder.sag.Opgaveemne;
import dk.tovholder.sag.Opgavehvorfor;
import dk.tovholder.sag.Opgaver;
import dk.tovholder.sag.Sag;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;

/** A task's deadline and why it is that date, for the page of the task in Tasklist. */
@RestController
class OpgavefristController {

	private final Opgaveadgang adgang;

	private final Opgaver opgaver;

	private final Sagsbehandling sagsbehandling;

	private final Opgavehvorfor hvorfor;

	private final List<Fristsvar> uden;

	private final Indlogget indlogget;

	OpgavefristController(Opgaveadgang adgang, Opgaver opgaver, Sagsbehandling sagsbehandling, Opgavehvorfor hvorfor,
			List<Fristsvar> uden, Indlogget indlogget) {
		this.adgang = adgang;
		this.opgaver = opgaver;
		this.sagsbehandling = sagsbehandling;
		this.hvorfor = hvorfor;
		this.uden = uden;
		this.indlogget = indlogget;
	}

	@GetMapping(path = KunFor.WEBAPPS + "/opgaver/{id}/frist", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER, Rolle.MOEDEKOORDINATOR, Rolle.FAGLIG_LEDER,
			Rolle.REHAB_KOORDINATOR, Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.CONTROLLER })
	@Transactional(readOnly = true)
	Opgavefrist frist(@PathVariable String id) {
		if (!this.adgang.maaSe(this.indlogget.bruger(), id)) {
			throw ukendt();
		}
		Opgave opgave = this.opgaver.aaben(id);
		return (opgave != null) ? frist(opgave)
				: this.uden.stream()
					.flatMap((svar) -> svar.frist(id).stream())
					.findFirst()
					.orElseThrow(OpgavefristController::ukendt);
	}

	private static Afvisning ukendt() {
		return new Afvisning(404, "Opgaven findes ikke, eller den er ikke din.");
	}

	private Opgavefrist frist(Opgave opgave) {
		Sag sag = this.sagsbehandling.kig(opgave.sagsnummer()).orElseThrow();
		Frist frist = opgave.frist(sag).orElse(null);
		return new Opgavefrist(opgave.opgave(), opgave.navn(), Opgaveemne.omtale(sag, opgave), opgave.dato(), opgave.hast(),
				(frist == null) ? null : frist.art(), (frist == null) ? null : frist.forvarsel(), sag.billede().pause(),
				this.hvorfor.forklar(sag, opgave).orElse(null));
	}

}
