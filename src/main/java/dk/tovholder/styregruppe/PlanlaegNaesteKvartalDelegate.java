package dk.tovholder.styregruppe;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lets the next quarter begin when its first day comes. */
@Component
class PlanlaegNaesteKvartalDelegate implements JavaDelegate {

	private final StyregruppeProcess styregruppen;

	PlanlaegNaesteKvartalDelegate(StyregruppeProcess styregruppen) {
		this.styregruppen = styregruppen;
	}

	@Override
	public void execute(DelegateExecution execution) {
		styregruppen.planlaegNaeste(execution);
	}

}
