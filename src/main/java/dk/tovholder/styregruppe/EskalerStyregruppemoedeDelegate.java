package dk.tovholder.styregruppe;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells that the quarter's meeting is late. */
@Component
class EskalerStyregruppemoedeDelegate implements JavaDelegate {

	private final StyregruppeProcess styregruppen;

	EskalerStyregruppemoedeDelegate(StyregruppeProcess styregruppen) {
		this.styregruppen = styregruppen;
	}

	@Override
	public void execute(DelegateExecution execution) {
		styregruppen.eskaler(execution);
	}

}
