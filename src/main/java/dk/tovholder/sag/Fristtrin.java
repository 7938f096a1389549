package dk.tovholder.sag;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.kalender.Tid;

/** The steps of the deadlines' ladders, run in the order in which they fell due. */
@Service
public class Fristtrin {

	private final Frister frister;

	private final Sagsbehandling sagsbehandling;

	private final Sagsregister register;

	private final Opgaver opgaver;

	private final ApplicationEventPublisher nyt;

	private final Clock ur;

	Fristtrin(Frister frister, Sagsbehandling sagsbehandling, Sagsregister register, Opgaver opgaver,
			ApplicationEventPublisher nyt, Clock ur) {
		this.frister = frister;
		this.sagsbehandling = sagsbehandling;
		this.register = register;
		this.opgaver = opgaver;
		this.nyt = nyt;
		this.ur = ur;
	}

	/** Runs the due steps of a number of cases in the current transaction; when none is left, notes dates that have passed. */
	@Transactional
	public void udfoerForfaldne(int sager) {
		List<String> forfaldne = frister.sagerMedForfaldneTrin(ur.instant(), sager);
		if (forfaldne.isEmpty()) {
			noterPasserede(sager);
		}
		else {
			sagsbehandling.udfoerFristtrin(forfaldne);
		}
	}

	private void noterPasserede(int hoejst) {
		LocalDate idag = Tid.idag(ur);
		List<String> sagsnumre = opgaver.sagerMedPasseretDato(idag, hoejst);
		if (!sagsnumre.isEmpty()) {
			// Whoever changes the case now decides its dates; what is read after that counts.
			register.laas(sagsnumre);
			nyt.publishEvent(new OpgavedatoerPasseret(opgaver.medPasseretDato(idag, sagsnumre)
				.stream()
				.map((opgave) -> opgave.med(Hast.OVER_MAAL))
				.toList()));
		}
	}

	/** Whether a step is due now, or a date has passed unnoticed. */
	@Transactional(readOnly = true)
	public boolean harForfaldne() {
		return !frister.sagerMedForfaldneTrin(ur.instant(), 1).isEmpty()
				|| !opgaver.sagerMedPasseretDato(Tid.idag(ur), 1).isEmpty();
	}

}
