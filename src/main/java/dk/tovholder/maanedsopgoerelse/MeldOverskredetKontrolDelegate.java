package dk.tovholder.maanedsopgoerelse;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells that the control of a month's statement is late. */
@Component
class MeldOverskredetKontrolDelegate implements JavaDelegate {

	private final MaanedsopgoerelseProcess maanedsopgoerelser;

	MeldOverskredetKontrolDelegate(MaanedsopgoerelseProcess maanedsopgoerelser) {
		this.maanedsopgoerelser = maanedsopgoerelser;
	}

	@Override
	public void execute(DelegateExecution execution) {
		maanedsopgoerelser.meldOverskredet(execution);
	}

}
