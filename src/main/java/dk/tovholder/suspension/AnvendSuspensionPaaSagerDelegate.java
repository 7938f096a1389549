package dk.tovholder.suspension;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import dk.tovholder.sag.Suspensionsarbejde;

/** Lets a batch of cases follow the suspensions. */
@Component
class AnvendSuspensionPaaSagerDelegate implements JavaDelegate {

	/** Cases per transaction: far within the lock of a job, and few commits. */
	private static final int PORTION = 50;

	private final Suspensionsarbejde arbejde;

	AnvendSuspensionPaaSagerDelegate(Suspensionsarbejde arbejde) {
		this.arbejde = arbejde;
	}

	@Override
	public void execute(DelegateExecution execution) {
		arbejde.anvend(PORTION);
	}

}
