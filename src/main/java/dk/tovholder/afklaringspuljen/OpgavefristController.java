package dk.tovholder.afklaringspuljen;

import java.time.LocalDate;

import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import dk.tovholder.engine.Opgaveadgang;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.frist.Fristart;
import dk.tovholder.frist.Hvorfor;
import dk.tovholder.sag.Frist;
import dk.tovholder.sag.Hast;
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

	private final Indlogget indlogget;

	OpgavefristController(Opgaveadgang adgang, Opgaver opgaver, Sagsbehandling sagsbehandling, Opgavehvorfor hvorfor,
			Indlogget indlogget) {
		this.adgang = adgang;
		this.opgaver = opgaver;
		this.sagsbehandling = sagsbehandling;
		this.hvorfor = hvorfor;
		this.indlogget = indlogget;
	}

	@GetMapping(path = KunFor.WEBAPPS + "/opgaver/{id}/frist", produces = MediaType.APPLICATION_JSON_VALUE)
	@KunFor({ Rolle.SAGSBEHANDLER, Rolle.JOBFORMIDLER, Rolle.MOEDEKOORDINATOR, Rolle.FAGLIG_LEDER,
			Rolle.REHAB_KOORDINATOR, Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.CONTROLLER })
	@Transactional(readOnly = true)
	Opgavefrist frist(@PathVariable String id) {
		Opgave opgave = this.adgang.maaSe(this.indlogget.bruger(), id) ? this.opgaver.aaben(id) : null;
		if (opgave == null) {
			throw new Afvisning(404, "Opgaven findes ikke, eller den er ikke din.");
		}
		Sag sag = this.sagsbehandling.kig(opgave.sagsnummer()).orElseThrow();
		Frist frist = opgave.frist(sag).orElse(null);
		return new Opgavefrist(opgave.opgave(), opgave.navn(), Opgaveemne.omtale(sag, opgave), opgave.dato(), opgave.hast(),
				(frist == null) ? null : frist.art(), (frist == null) ? null : frist.forvarsel(), sag.billede().pause(),
				this.hvorfor.forklar(sag, opgave).orElse(null));
	}

	/**
	 * What the page shows.
	 *
	 * @param emne which no-show or overdue deadline the task is about, empty for most
	 * @param art null for a date of the task's own, which is no deadline
	 * @param forvarsel the day of the warning, null for none
	 * @param hvorfor null for a task without a date
	 */
	record Opgavefrist(String opgave, String navn, String emne, LocalDate dato, Hast hast, Fristart art,
			LocalDate forvarsel, boolean pause, Hvorfor hvorfor) {
	}

}
