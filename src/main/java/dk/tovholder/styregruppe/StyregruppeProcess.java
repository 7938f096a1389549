package dk.tovholder.styregruppe;

import java.time.LocalDate;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dk.tovholder.afklaringspuljen.Fristsvar;
import dk.tovholder.afklaringspuljen.Opgavefrist;
import dk.tovholder.engine.Modelkald;
import dk.tovholder.engine.Opgaveblad;
import dk.tovholder.engine.Opgaveejer;
import dk.tovholder.engine.Perioder;
import dk.tovholder.engine.Procesopgave;
import dk.tovholder.engine.Procesopgaver;
import dk.tovholder.frist.Fristberegning;
import dk.tovholder.frist.Hvorfor;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Hast;
import dk.tovholder.sikkerhed.Indlogget;

/** The process of each quarter's meeting: one instance for a quarter, known by {@code 2021-K1}. */
@Component("styregruppen")
public class StyregruppeProcess implements Opgaveejer, Fristsvar {

	static final String PROCES = "styregruppe";

	private static final String MOEDE = "userTask_behandlStyregruppemoede";

	private static final String OPFOELGNING = "userTask_foelgOpPaaBeslutning";

	private final Styregruppemoeder moeder;

	private final Moedeblad blad;

	private final Perioder perioder;

	private final Procesopgaver opgaver;

	private final Indlogget indlogget;

	StyregruppeProcess(Styregruppemoeder moeder, Moedeblad blad, Perioder perioder, Procesopgaver opgaver,
			Indlogget indlogget) {
		this.moeder = moeder;
		this.blad = blad;
		this.perioder = perioder;
		this.opgaver = opgaver;
		this.indlogget = indlogget;
	}

	@EventListener(ApplicationReadyEvent.class)
	void begynd() {
		sikr();
	}

	/**
	 * Sees to it that every quarter of the project up to the one after this has its process, or has had it.
	 * @return whether one had to be started
	 */
	public boolean sikr() {
		boolean begyndt = false;
		Kvartal seneste = moeder.seneste();
		for (Kvartal kvartal = moeder.foerste(); kvartal.compareTo(seneste) <= 0; kvartal = kvartal.naeste()) {
			begyndt |= perioder.begynd(PROCES, kvartal.toString());
		}
		return begyndt;
	}

	/** Lets the next quarter wait for its first day, so that none is left out. */
	void planlaegNaeste(DelegateExecution execution) {
		moeder.naeste(kvartal(execution)).ifPresent((naeste) -> perioder.begynd(PROCES, naeste.toString()));
	}

	void varsl(DelegateExecution execution) {
		Kvartal kvartal = kvartal(execution);
		moeder.varsl(kvartal, opgaver.pres(execution, MOEDE, moeder.hast(kvartal).prioritet()));
	}

	void eskaler(DelegateExecution execution) {
		moeder.eskaler(kvartal(execution), opgaver.pres(execution, MOEDE, Hast.OVERSKREDET.prioritet()));
	}

	void meldForsinket(DelegateExecution execution) {
		moeder.meldForsinket(kvartal(execution), Procesopgaver.nummer(execution),
				opgaver.pres(execution, OPFOELGNING, Hast.OVER_MAAL.prioritet()));
	}

	/** The local midnight at which the quarter begins, or the project in it. */
	@Modelkald
	public Date kvartalBegyndt(DelegateExecution execution) {
		return Date.from(Tid.midnat(moeder.begynder(kvartal(execution))));
	}

	/** The local midnight of the day of the warning; without a warning the one from which the meeting is late. */
	@Modelkald
	public Date forvarsel(DelegateExecution execution) {
		Fristberegning frist = moeder.frist(kvartal(execution));
		return (frist.forvarsel() == null) ? overskredet(execution) : Date.from(Tid.midnat(frist.forvarsel()));
	}

	/** The local midnight from which the meeting is late. */
	@Modelkald
	public Date overskredet(DelegateExecution execution) {
		return Date.from(Tid.overskredetFra(moeder.frist(kvartal(execution)).dato()));
	}

	/** Whether the meeting decided anything that somebody follows up on. */
	@Modelkald
	public boolean skalFoelgesOp(DelegateExecution execution) {
		return antalOpfoelgninger(execution) > 0;
	}

	/** How many decisions are followed up on. */
	@Modelkald
	public int antalOpfoelgninger(DelegateExecution execution) {
		return moeder.opfoelgninger(kvartal(execution)).size();
	}

	/** The group that follows up on the decision that the execution works for. */
	@Modelkald
	public String ejer(DelegateExecution execution) {
		return opfoelgning(execution).ejer();
	}

	/** The local midnight from which that is late. */
	@Modelkald
	public Date opfoelgningForsinket(DelegateExecution execution) {
		return Date.from(Tid.overskredetFra(opfoelgning(execution).dato()));
	}

	private Opfoelgning opfoelgning(DelegateExecution execution) {
		return moeder.opfoelgning(kvartal(execution), Procesopgaver.nummer(execution));
	}

	private static Kvartal kvartal(DelegateExecution execution) {
		return Kvartal.laes(Perioder.noegle(execution.getProcessBusinessKey()));
	}

	@Override
	public String proces() {
		return PROCES;
	}

	@Override
	public Opgaveblad blad(Procesopgave opgave) {
		Kvartal kvartal = Kvartal.laes(opgave.noegle());
		if (erMoede(opgave)) {
			return new Opgaveblad(kvartal.navn(), moeder.frist(kvartal).dato(), moeder.hast(kvartal).prioritet());
		}
		Opfoelgning opfoelgning = moeder.opfoelgning(kvartal, opgave.nummer());
		return new Opgaveblad(kvartal.navn() + ", nr. " + opgave.nummer(), opfoelgning.dato(),
				moeder.hast(opfoelgning).prioritet());
	}

	private static boolean erMoede(Procesopgave opgave) {
		return opgave.element().equals(MOEDE);
	}

	@Override
	public Map<String, Object> forudfyld(Procesopgave opgave) {
		Kvartal kvartal = Kvartal.laes(opgave.noegle());
		return erMoede(opgave) ? blad.moede(kvartal) : blad.opfoelgning(kvartal, opgave.nummer());
	}

	@Override
	public void modtag(Procesopgave opgave, Map<String, Object> svar) {
		Kvartal kvartal = Kvartal.laes(opgave.noegle());
		if (erMoede(opgave)) {
			moeder.registrer(kvartal, svar, indlogget.aktoer());
			perioder.slut(PROCES, opgave.noegle());
		}
		else {
			moeder.foelgOp(kvartal, opgave.nummer(), Opfoelgning.Status.valueOf((String) svar.get("status")),
					(String) svar.get("bemaerkning"), indlogget.aktoer());
		}
	}

	@Override
	public Optional<Opgavefrist> frist(String opgaveId) {
		return opgaver.find(opgaveId).filter((opgave) -> opgave.proces().equals(PROCES)).map((opgave) -> {
			Kvartal kvartal = Kvartal.laes(opgave.noegle());
			return erMoede(opgave) ? frist(kvartal) : frist(kvartal, moeder.opfoelgning(kvartal, opgave.nummer()));
		});
	}

	private Opgavefrist frist(Kvartal kvartal) {
		Fristberegning frist = moeder.frist(kvartal);
		return new Opgavefrist("T24", "Behandl styregruppemøde", "Styregruppens møde i " + kvartal.navn(), frist.dato(),
				moeder.hast(kvartal), frist.regel().art(), frist.forvarsel(), false,
				Hvorfor.af(frist.regel(), frist.ankerdato(), frist.raaDato(), frist.flyttetFordi()));
	}

	private Opgavefrist frist(Kvartal kvartal, Opfoelgning opfoelgning) {
		LocalDate dato = opfoelgning.dato();
		return new Opgavefrist("opfoelgning", "Følg op på beslutning",
				"Opfølgning " + opfoelgning.nr() + " fra styregruppens møde i " + kvartal.navn(), dato, moeder.hast(opfoelgning),
				null, null, false, new Hvorfor("datoen, som styregruppen har besluttet", "Styregruppens beslutning",
						"styregruppens møde", moeder.moededato(kvartal), dato, null));
	}

}
