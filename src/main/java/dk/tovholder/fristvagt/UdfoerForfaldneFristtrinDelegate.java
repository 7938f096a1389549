package dk.tovholder.fristvagt;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Runs a batch of due steps. */
@Component
class UdfoerForfaldneFristtrinDelegate implements JavaDelegate {

	private final Fristportion portion;

	UdfoerForfaldneFristtrinDelegate(Fristportion portion) {
		this.portion = portion;
	}

	@Override
	public void execute(DelegateExecution execution) {
		portion.udfoer();
	}

}
