package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells which of the programme's tasks (T01 …) stand at which activity of the deployed models. */
@Component
public class Modelopgaver {

	private static final Pattern OPGAVE = Pattern.compile("T\\d\\d");

	private final RepositoryService repository;

	private final Motoradgang adgang;

	Modelopgaver(@Lazy RepositoryService repository, Motoradgang adgang) {
		this.repository = repository;
		this.adgang = adgang;
	}

	/**
	 * The tasks by activity of the newest model of a process, those of a called process at the activity that calls it. A
	 * task that stands at two activities of one model counts at the first. None if there is no such process.
	 */
	public Optional<Map<String, Set<String>>> efterAktivitet(String proces) {
		return this.adgang.somSystem(() -> {
			Map<String, List<FlowNode>> modeller = modeller();
			if (!modeller.containsKey(proces)) {
				return Optional.empty();
			}
			Set<String> kaldte = new LinkedHashSet<>();
			modeller.values().forEach((noder) -> kald(noder).forEach((kald) -> kaldte.add(kald.getCalledElement())));
			Map<String, Set<String>> efterAktivitet = new LinkedHashMap<>();
			Set<String> set = new TreeSet<>();
			for (FlowNode node : modeller.get(proces)) {
				Set<String> opgaver = new TreeSet<>(
						(node instanceof CallActivity kald) ? kaldet(modeller, kaldte, proces, kald) : opgaver((UserTask) node));
				opgaver.removeAll(set);
				set.addAll(opgaver);
				if (!opgaver.isEmpty()) {
					efterAktivitet.put(node.getId(), opgaver);
				}
			}
			return Optional.of(efterAktivitet);
		});
	}

	/**
	 * Of two forms of one task the first is that of the process itself, the second that of a building block: a process that
	 * others call.
	 */
	private static Set<String> kaldet(Map<String, List<FlowNode>> modeller, Set<String> kaldte, String fra, CallActivity kald) {
		Set<String> alle = new TreeSet<>();
		for (FlowNode node : modeller.getOrDefault(kald.getCalledElement(), List.of())) {
			if (node instanceof CallActivity naeste) {
				alle.addAll(kaldet(modeller, kaldte, kald.getCalledElement(), naeste));
			}
			else {
				List<String> opgaver = opgaver((UserTask) node);
				alle.add(opgaver.get(kaldte.contains(fra) ? opgaver.size() - 1 : 0));
			}
		}
		return alle;
	}

	private static List<CallActivity> kald(List<FlowNode> noder) {
		return noder.stream().filter(CallActivity.class::isInstance).map(CallActivity.class::cast).toList();
	}

	private static List<String> opgaver(UserTask opgave) {
		return OPGAVE.matcher(opgave.getCamundaFormRef()).results().map((fund) -> fund.group()).toList();
	}

	/** The user tasks and calls of the newest model of each process, in the order of the model. */
	private Map<String, List<FlowNode>> modeller() {
		Map<String, List<FlowNode>> modeller = new LinkedHashMap<>();
		for (ProcessDefinition definition : this.repository.createProcessDefinitionQuery().latestVersion().list()) {
			var model = this.repository.getBpmnModelInstance(definition.getId());
			List<FlowNode> noder = new ArrayList<>(model.getModelElementsByType(UserTask.class)
				.stream()
				.filter((opgave) -> opgave.getCamundaFormRef() != null && OPGAVE.matcher(opgave.getCamundaFormRef()).find())
				.toList());
			noder.addAll(model.getModelElementsByType(CallActivity.class));
			modeller.put(definition.getKey(), noder);
		}
		return modeller;
	}

}
