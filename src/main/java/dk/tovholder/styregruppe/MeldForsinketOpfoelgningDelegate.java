package dk.tovholder.styregruppe;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells that a follow-up is late. */
@Component
class MeldForsinketOpfoelgningDelegate implements JavaDelegate {

	private final StyregruppeProcess styregruppen;

	MeldForsinketOpfoelgningDelegate(StyregruppeProcess styregruppen) {
		this.styregruppen = styregruppen;
	}

	@Override
	public void execute(DelegateExecution execution) {
		styregruppen.meldForsinket(execution);
	}

}
