package dk.tovholder.maanedsopgoerelse;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Cuts the statement of a month, and lets the next month begin with it. */
@Component
class SkaerMaanedsopgoerelseDelegate implements JavaDelegate {

	private final MaanedsopgoerelseProcess maanedsopgoerelser;

	SkaerMaanedsopgoerelseDelegate(MaanedsopgoerelseProcess maanedsopgoerelser) {
		this.maanedsopgoerelser = maanedsopgoerelser;
	}

	@Override
	public void execute(DelegateExecution execution) {
		maanedsopgoerelser.skaer(execution);
	}

}
