package dk.tovholder.genbehandling;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import dk.tovholder.sag.Sagsbehandling;

/** Silence on T19 within its time keeps the new review. */
@Component
class FastholdGenbehandlingDelegate implements JavaDelegate {

	private final Sagsbehandling sagsbehandling;

	FastholdGenbehandlingDelegate(Sagsbehandling sagsbehandling) {
		this.sagsbehandling = sagsbehandling;
	}

	@Override
	public void execute(DelegateExecution execution) {
		sagsbehandling.fastholdUdenSvar(execution.getProcessBusinessKey());
	}

}
