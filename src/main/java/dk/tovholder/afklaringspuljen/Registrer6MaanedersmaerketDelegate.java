package dk.tovholder.afklaringspuljen;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import dk.tovholder.sag.Sagsbehandling;

/** Lets the case see that its six-month mark has passed. */
@Component
class Registrer6MaanedersmaerketDelegate implements JavaDelegate {

	private final Sagsbehandling sagsbehandling;

	Registrer6MaanedersmaerketDelegate(Sagsbehandling sagsbehandling) {
		this.sagsbehandling = sagsbehandling;
	}

	@Override
	public void execute(DelegateExecution execution) {
		sagsbehandling.genberegn(execution.getProcessBusinessKey());
	}

}
