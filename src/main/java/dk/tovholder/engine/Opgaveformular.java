package dk.tovholder.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.TaskFormDataImpl;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

import dk.tovholder.fejl.Afvisning;

/** Hands a task's answer to the product, and fills the form from it. No field becomes a variable of the engine. */
class Opgaveformular implements TaskFormHandler {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final TaskFormHandler motorens;

	private final Map<String, Formular> formularer;

	private final Supplier<Formularmodtager> modtager;

	Opgaveformular(TaskFormHandler motorens, Map<String, Formular> formularer, Supplier<Formularmodtager> modtager) {
		this.motorens = motorens;
		this.formularer = formularer;
		this.modtager = modtager;
	}

	@Override
	public void parseConfiguration(Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition,
			BpmnParse parse) {
		motorens.parseConfiguration(element, deployment, definition, parse);
	}

	@Override
	public TaskFormData createTaskForm(TaskEntity task) {
		TaskFormData form = motorens.createTaskForm(task);
		List<FormField> felter = ((TaskFormDataImpl) form).getFormFields();
		modtager.get().forudfyld(task.getId(), modtager.get().formular(task.getId())).forEach((noegle, vaerdi) -> {
			FormFieldImpl felt = new FormFieldImpl();
			felt.setId(noegle);
			felt.setValue(typet(vaerdi));
			felter.add(felt);
		});
		return form;
	}

	@Override
	public void submitFormVariables(VariableMap svar, VariableScope scope) {
		TaskEntity task = (TaskEntity) scope;
		try {
			Formularmodtager produkt = modtager.get();
			produkt.modtag(task.getId(), formularer.get(produkt.formular(task.getId())).laes(raa(svar)));
		}
		catch (Afvisning ex) {
			throw afvist(ex);
		}
	}

	/** The engine answers 400 with the text of this kind of exception, and leaves the task open. */
	static FormFieldValidationException afvist(Afvisning afvisning) {
		StringBuilder tekst = new StringBuilder(afvisning.getMessage());
		afvisning.felter().forEach((felt) -> tekst.append(". ").append(felt.fejl()));
		return new FormFieldValidationException(null, tekst.toString(), afvisning);
	}

	static Map<String, Object> raa(VariableMap svar) {
		Map<String, Object> raa = new HashMap<>();
		for (String navn : svar.keySet()) {
			TypedValue vaerdi = svar.getValueTyped(navn);
			raa.put(navn, (vaerdi instanceof JsonValue json) ? laes(navn, json.getValueSerialized()) : svar.get(navn));
		}
		return raa;
	}

	private static Object laes(String navn, String json) {
		try {
			return (json == null) ? null : JSON.readValue(json, Object.class);
		}
		catch (JsonProcessingException ex) {
			throw Afvisning.felt(400, navn, "Kan ikke læses");
		}
	}

	private static TypedValue typet(Object vaerdi) {
		if (vaerdi instanceof List<?> || vaerdi instanceof Map<?, ?>) {
			try {
				return SpinValues.jsonValue(JSON.writeValueAsString(vaerdi)).create();
			}
			catch (JsonProcessingException ex) {
				throw new IllegalArgumentException("The value of a form field cannot be written", ex);
			}
		}
		return Variables.untypedValue(vaerdi);
	}

}
