package dk.tovholder.sag;

import java.time.Clock;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.udbakke.Indhentning;

/** The steps of the deadlines' ladders, run in the order in which they fell due. */
@Service
public class Fristtrin implements Indhentning {

	private final Frister frister;

	private final Sagsbehandling sagsbehandling;

	private final Clock ur;

	Fristtrin(Frister frister, Sagsbehandling sagsbehandling, Clock ur) {
		this.frister = frister;
		this.sagsbehandling = sagsbehandling;
		this.ur = ur;
	}

	/** Runs the due steps of a number of cases in the current transaction. */
	@Transactional
	public void udfoerForfaldne(int sager) {
		sagsbehandling.udfoerFristtrin(frister.sagerMedForfaldneTrin(ur.instant(), sager));
	}

	/** Whether a step is due now. */
	@Transactional(readOnly = true)
	public boolean harForfaldne() {
		return !frister.sagerMedForfaldneTrin(ur.instant(), 1).isEmpty();
	}

	/** Steps that are due bring more notices. */
	@Override
	@Transactional(readOnly = true)
	public boolean igang() {
		return harForfaldne();
	}

}
