package dk.tovholder.sag;

import java.time.Clock;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.kalender.Tid;

/** Notes that the dates of tasks without a deadline row have passed. */
@Service
public class Opgavedatoer {

	private final Opgaver opgaver;

	private final Sagsregister register;

	private final Frister frister;

	private final ApplicationEventPublisher nyt;

	private final Clock ur;

	Opgavedatoer(Opgaver opgaver, Sagsregister register, Frister frister, ApplicationEventPublisher nyt, Clock ur) {
		this.opgaver = opgaver;
		this.register = register;
		this.frister = frister;
		this.nyt = nyt;
		this.ur = ur;
	}

	/** The cases of at most so many tasks whose date has passed unnoticed; those that were put off wait for their time. */
	@Transactional(readOnly = true)
	public List<String> passerede(int hoejst) {
		return opgaver.sagerMedPasseretDato(Tid.idag(ur), ur.instant(), hoejst);
	}

	/** Notes it for these cases in the current transaction. */
	@Transactional
	public void noter(List<String> sagsnumre) {
		if (sagsnumre.isEmpty()) {
			return;
		}
		// Whoever changes a case now decides its dates; what is read after that counts.
		register.laas(sagsnumre);
		nyt.publishEvent(new OpgavedatoerPasseret(opgaver.medPasseretDato(Tid.idag(ur), ur.instant(), sagsnumre)
			.stream()
			.map((opgave) -> opgave.med(Hast.OVER_MAAL))
			.toList()));
		frister.fejlFri(sagsnumre);
	}

}
