package dk.tovholder.afklaringspuljen;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import dk.tovholder.sag.Sagsbehandling;

/** Makes sure that the target group is decided before the token goes on. */
@Component
class AfgoerMaalgruppeDelegate implements JavaDelegate {

	private final Sagsbehandling sagsbehandling;

	AfgoerMaalgruppeDelegate(Sagsbehandling sagsbehandling) {
		this.sagsbehandling = sagsbehandling;
	}

	@Override
	public void execute(DelegateExecution execution) {
		sagsbehandling.kraevMaalgruppeAfgjort(execution.getProcessBusinessKey());
	}

}
