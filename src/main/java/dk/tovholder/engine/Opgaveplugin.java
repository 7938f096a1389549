package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Puts the product between the engine and its tasks: every user task tells the product when it comes, is taken and goes, and every
 * form's answer goes to the product instead of the engine's variables. Rests on internal classes of the engine; a contract
 * test tells when they change.
 */
@Component
class Opgaveplugin extends AbstractProcessEnginePlugin {

	private final Supplier<TaskListener> lytter;

	private final Supplier<Formularmodtager> modtager;

	private final Supplier<Procesopgaver> procesopgaver;

	private final ObjectProvider<Startmodtager> startmodtagere;

	Opgaveplugin(@Qualifier("opgaveListener") ObjectProvider<TaskListener> lytter,
			ObjectProvider<Formularmodtager> modtager, ObjectProvider<Procesopgaver> procesopgaver,
			ObjectProvider<Startmodtager> startmodtagere) {
		// The engine is built before those who use it.
		this.lytter = SingletonSupplier.of(lytter::getObject);
		this.modtager = SingletonSupplier.of(modtager::getObject);
		this.procesopgaver = SingletonSupplier.of(procesopgaver::getObject);
		this.startmodtagere = startmodtagere;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl motor) {
		List<BpmnParseListener> lyttere = (motor
			.getCustomPostBPMNParseListeners() == null) ? new ArrayList<>()
					: new ArrayList<>(motor.getCustomPostBPMNParseListeners());
		lyttere.add(new Opgavelaeser(Formular.alle()));
		motor.setCustomPostBPMNParseListeners(lyttere);
	}

	private Startmodtager startmodtager(String proces) {
		return startmodtagere.stream().filter((modtager) -> modtager.proces().equals(proces)).findFirst().orElseThrow();
	}

	private final class Opgavelaeser extends AbstractBpmnParseListener {

		private final Map<String, Formular> formularer;

		Opgavelaeser(Map<String, Formular> formularer) {
			this.formularer = formularer;
		}

		@Override
		public void parseUserTask(Element opgave, ScopeImpl scope, ActivityImpl aktivitet) {
			String formular = programmetsId(opgave);
			if (formular == null) {
				return;
			}
			TaskDefinition definition = ((UserTaskActivityBehavior) aktivitet.getActivityBehavior()).getTaskDefinition();
			String proces = ((ProcessDefinitionEntity) aktivitet.getProcessDefinition()).getKey();
			definition.setTaskFormHandler(new Opgaveformular(definition.getTaskFormHandler(), formularer,
					SingletonSupplier.of(() -> procesopgaver.get().modtager(proces, formular).orElseGet(modtager))));
			Supplier<TaskListener> lytteren = SingletonSupplier
				.of(() -> procesopgaver.get().lytter(proces).orElseGet(lytter));
			for (String haendelse : List.of(TaskListener.EVENTNAME_CREATE, TaskListener.EVENTNAME_ASSIGNMENT,
					TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE)) {
				definition.addBuiltInTaskListener(haendelse, (task) -> lytteren.get().notify(task));
			}
		}

		/** The programme's tasks carry its own id for them; null for others. */
		private static String programmetsId(Element opgave) {
			Element udvidelser = opgave.element("extensionElements");
			Element egenskaber = (udvidelser == null) ? null : udvidelser.element("properties");
			return (egenskaber == null) ? null
					: egenskaber.elements("property")
						.stream()
						.filter((egenskab) -> "opgave".equals(egenskab.attribute("name")))
						.map((egenskab) -> egenskab.attribute("value"))
						.findFirst()
						.orElse(null);
		}

		@Override
		public void parseStartEvent(Element start, ScopeImpl scope, ActivityImpl aktivitet) {
			if (scope instanceof ProcessDefinitionEntity proces && formularer.containsKey(proces.getKey())) {
				proces.setStartFormHandler(new Startformular(proces.getStartFormHandler(),
						formularer.get(proces.getKey()), SingletonSupplier.of(() -> startmodtager(proces.getKey()))));
			}
		}

	}

}
