package dk.tovholder.fristvagt;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs a batch of due steps. */
@Component
class UdfoerForfaldneFristtrinDelegate implements JavaDelegate {

	private final Fristportion portion;

	private final FristvagtProcess vagt;

	UdfoerForfaldneFristtrinDelegate(Fristportion portion, FristvagtProcess vagt) {
		this.portion = portion;
		this.vagt = vagt;
	}

	@Override
	public void execute(DelegateExecution execution) {
		portion.udfoer();
		// Last, because the row is locked from here on.
		vagt.slaa();
	}

}
