package dk.tovholder.styregruppe;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells that the quarter's meeting is near. */
@Component
class VarslStyregruppemoedeDelegate implements JavaDelegate {

	private final StyregruppeProcess styregruppen;

	VarslStyregruppemoedeDelegate(StyregruppeProcess styregruppen) {
		this.styregruppen = styregruppen;
	}

	@Override
	public void execute(DelegateExecution execution) {
		styregruppen.varsl(execution);
	}

}
