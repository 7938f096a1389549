package dk.tovholder.overskredetfrist;

import java.util.Map;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import dk.tovholder.engine.Byggeklodser;
import dk.tovholder.sag.Sag;

/**
 * The plan and the letter for one overdue deadline. They stand beside the citizen's own thread and not inside it: those of
 * thousands of cases are opened at one midnight, and nothing of the threads need be read or rewritten for that.
 */
@Component
public class OverskredetFristProcess {

	public static final String PROCES = "overskredetFrist";

	private static final String FRIST = "frist";

	private static final Map<String, String> OPGAVER = Map.of("T21", "userTask_lavAfviklingsplan", "T22",
			"userTask_skrivTilBorgerOmNyDato");

	private final RuntimeService runtime;

	private final Byggeklodser byggeklodser;

	OverskredetFristProcess(@Lazy RuntimeService runtime, Byggeklodser byggeklodser) {
		this.runtime = runtime;
		this.byggeklodser = byggeklodser;
	}

	/**
	 * Opens plan and letter.
	 * @param frist the deadline, {@code FRISTTYPE/nummer}
	 */
	public void begynd(Sag sag, String frist) {
		runtime.startProcessInstanceById(byggeklodser.nyeste(PROCES), sag.sagsnummer(), variable(sag, frist));
	}

	/** Opens only one of the two, T21 or T22: the other has been done. */
	public void begynd(String opgave, Sag sag, String frist) {
		runtime.createProcessInstanceById(byggeklodser.nyeste(PROCES))
			.businessKey(sag.sagsnummer())
			.setVariables(variable(sag, frist))
			.startBeforeActivity(OPGAVER.get(opgave))
			.execute();
	}

	/** Takes back what stands open for a case. */
	public void afslut(String sagsnummer) {
		runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(sagsnummer, PROCES)
			.list()
			.forEach((instans) -> runtime.deleteProcessInstance(instans.getId(), "Sagen er afsluttet"));
	}

	/** Which deadline it is need only be known while the tasks are made: it is not kept. */
	private static VariableMap variable(Sag sag, String frist) {
		return Variables.putValue("enhed", sag.enhed()).putValueTyped(FRIST, Variables.stringValue(frist, true));
	}

	/** The deadline that a task of this process is being made for, {@code FRISTTYPE/nummer}. */
	public static String frist(DelegateTask opgave) {
		return (String) opgave.getVariable(FRIST);
	}

}
