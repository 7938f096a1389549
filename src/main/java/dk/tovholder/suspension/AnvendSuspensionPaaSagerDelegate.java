package dk.tovholder.suspension;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import dk.tovholder.sag.Fristtrin;
import dk.tovholder.sag.Sagsportion;
import dk.tovholder.sag.Suspensionsarbejde;

/** Lets a batch of cases follow the suspensions. */
@Component
class AnvendSuspensionPaaSagerDelegate implements JavaDelegate {

	/** Cases per transaction: far within the lock of a job, and few commits. */
	private static final int PORTION = 50;

	private final Suspensionsarbejde arbejde;

	private final Fristtrin trin;

	private final Sagsportion portion;

	AnvendSuspensionPaaSagerDelegate(Suspensionsarbejde arbejde, Fristtrin trin, Sagsportion portion) {
		this.arbejde = arbejde;
		this.trin = trin;
		this.portion = portion;
	}

	@Override
	public void execute(DelegateExecution execution) {
		portion.udfoer(arbejde.bagud(PORTION), trin::udfoer);
	}

}
