package dk.tovholder.afklaringspuljen;

import java.time.LocalDate;
import java.util.Date;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

import dk.tovholder.engine.Modelkald;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Opgavekrav;
import dk.tovholder.sag.Sag;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.sag.Sagsbillede;
import dk.tovholder.sag.Ur;

/** What the models ask of the case: the domain decides, the model waits. */
@Component("sagen")
public class SagenProcess {

	private final Sagsbehandling sagsbehandling;

	SagenProcess(Sagsbehandling sagsbehandling) {
		this.sagsbehandling = sagsbehandling;
	}

	private Sag sag(DelegateExecution execution) {
		return sagsbehandling.kig(execution.getProcessBusinessKey()).orElseThrow();
	}

	private Sagsbillede billede(DelegateExecution execution) {
		return sag(execution).billede();
	}

	/** Whether T01 must be asked. */
	@Modelkald
	public boolean manglerOplysninger(DelegateExecution execution) {
		return billede(execution).manglerOplysninger();
	}

	/** Whether the target-group table lets the citizen in. */
	@Modelkald
	public boolean omfattet(DelegateExecution execution) {
		return billede(execution).omfattet();
	}

	/** Whether the citizen was on the way to the team and is exempted from trin 1. */
	@Modelkald
	public boolean undtaget(DelegateExecution execution) {
		return billede(execution).undtaget();
	}

	/** Whether the preparatory talk has been held. */
	@Modelkald
	public boolean samtaleAfholdt(DelegateExecution execution) {
		return billede(execution).samtaleAfholdt();
	}

	/** The last consent: GIVET, AFSLAAET or SENERE; a refusal in trin 1 is not undone for trin 1. */
	@Modelkald
	public String samtykke(DelegateExecution execution) {
		Sagsbillede billede = billede(execution);
		boolean undtaget = billede.genbehandlingAfventer() ? billede.genbehandlingUndtaget() : billede.stepUpUndtaget();
		return undtaget ? "AFSLAAET" : billede.genbehandlingAfventer() ? "GIVET" : billede.samtykke();
	}

	/** Whether the step-up meeting that is under way has been held. */
	@Modelkald
	public boolean moedeAfholdt(DelegateExecution execution) {
		return billede(execution).moedeAfholdt();
	}

	/** The latest decision: REHABILITERINGSTEAM, AFKLARINGSFORLOEB or FORTSAET_FORLOEB. */
	@Modelkald
	public String beslutning(DelegateExecution execution) {
		return billede(execution).beslutning();
	}

	/** Whether the preparatory part of the rehabilitation plan is ready. */
	@Modelkald
	public boolean rehabiliteringsplanKlar(DelegateExecution execution) {
		return billede(execution).rehabiliteringsplanKlar();
	}

	/** Whether the latest rehabilitation meeting was postponed. */
	@Modelkald
	public boolean forelaeggelseUdsat(DelegateExecution execution) {
		return billede(execution).forelaeggelseUdsat();
	}

	/** Whether the municipality followed the recommendation. */
	@Modelkald
	public boolean foelgerIndstilling(DelegateExecution execution) {
		return billede(execution).foelgerIndstilling();
	}

	/** Whether the municipality's decision sends the citizen (back) to the course. */
	@Modelkald
	public boolean tilbageTilForloeb(DelegateExecution execution) {
		return billede(execution).tilbageTilForloeb();
	}

	/** Whether contact was owed already before this stretch of the course. */
	@Modelkald
	public boolean kontaktIGang(DelegateExecution execution) {
		return billede(execution).kontaktIGang();
	}

	/** How the six-month clock stands; where a placement's end starts none, the citizen waits as in the placement. */
	@Modelkald
	public String ur(DelegateExecution execution) {
		Ur ur = billede(execution).ur();
		return ((ur == Ur.INTET) ? Ur.PLACERING : ur).name();
	}

	/** The instant at which the six-month mark passes: the local midnight that ends its day. */
	@Modelkald
	public Date maerke(DelegateExecution execution) {
		return Date.from(Tid.overskredetFra(billede(execution).maerke()));
	}

	/** How often contact is asked for now. */
	@Modelkald
	public String kontaktfrekvens(DelegateExecution execution) {
		return billede(execution).kontaktfrekvens().name();
	}

	/** Whether a personal job broker is known. */
	@Modelkald
	public boolean harJobformidler(DelegateExecution execution) {
		return billede(execution).jobformidler() != null;
	}

	/** Whether T19 was answered with AFLYS. */
	@Modelkald
	public boolean genbehandlingAflyst(DelegateExecution execution) {
		return billede(execution).genbehandlingAflyst();
	}

	/** The instant from which silence on T19 means FASTHOLD. */
	@Modelkald
	public Date svarfrist(DelegateExecution execution) {
		LocalDate dato = billede(execution).opgaver()
			.stream()
			.filter((krav) -> krav.opgave().equals("T19"))
			.map(Opgavekrav::dato)
			.findFirst()
			.orElseThrow();
		return Date.from(Tid.overskredetFra(dato));
	}

	/** The role that follows up on the latest no-show. */
	@Modelkald
	public String udeblivelsesrolle(DelegateExecution execution) {
		return billede(execution).udeblivelse().rolle();
	}

	/** The form of a step-up meeting's task: its own in trin 1, another in a new review. */
	@Modelkald
	public String formular(DelegateExecution execution, String straks, String genbehandling) {
		return billede(execution).genbehandlingAfventer() ? genbehandling : straks;
	}

}
