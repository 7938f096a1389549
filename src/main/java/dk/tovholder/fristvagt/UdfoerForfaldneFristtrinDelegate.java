package dk.tovholder.fristvagt;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import dk.tovholder.sag.Fristtrin;

/** Runs a batch of due steps. */
@Component
class UdfoerForfaldneFristtrinDelegate implements JavaDelegate {

	/** Cases per transaction: far within the lock of a job, and few commits. */
	private static final int PORTION = 50;

	private final Fristtrin trin;

	UdfoerForfaldneFristtrinDelegate(Fristtrin trin) {
		this.trin = trin;
	}

	@Override
	public void execute(DelegateExecution execution) {
		trin.udfoerForfaldne(PORTION);
	}

}
