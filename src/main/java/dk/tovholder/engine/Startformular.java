package dk.tovholder.engine;

import java.util.function.Supplier;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

import dk.tovholder.fejl.Afvisning;

/** Hands what is written in a start form to the product. No field becomes a variable of the engine. */
class Startformular implements StartFormHandler {

	private final StartFormHandler motorens;

	private final Formular formular;

	private final Supplier<Startmodtager> modtager;

	Startformular(StartFormHandler motorens, Formular formular, Supplier<Startmodtager> modtager) {
		this.motorens = motorens;
		this.formular = formular;
		this.modtager = modtager;
	}

	@Override
	public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition,
			BpmnParse parse) {
		motorens.parseConfiguration(element, deployment, definition, parse);
	}

	@Override
	public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
		return motorens.createStartFormData(definition);
	}

	@Override
	public void submitFormVariables(VariableMap svar, VariableScope scope) {
		try {
			modtager.get().modtag(formular.laes(Opgaveformular.raa(svar)));
		}
		catch (Afvisning ex) {
			throw Opgaveformular.afvist(ex);
		}
	}

}
