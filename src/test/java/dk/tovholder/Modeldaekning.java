package dk.tovholder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.test.context.junit.jupiter.SpringExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Records which parts of the models the tests of a class pass, and fails the class where one is missing. */
class Modeldaekning implements BeforeAllCallback, BeforeEachCallback, AfterTestExecutionCallback, AfterAllCallback {

	/** The only variables of the engine: never what a form or an event says. */
	private static final Set<String> VARIABLER = Set.of("enhed", "borger", "sagsnummer", "periode",
			// The engine's own, where an activity has several instances.
			"nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");

	private final Set<String> bestaaede = ConcurrentHashMap.newKeySet();

	/** Listens to every flow node and sequence flow of every model. */
	static class Optager extends AbstractProcessEnginePlugin {

		private final Map<String, Set<String>> modeller = new HashMap<>();

		private final Map<String, Set<String>> passerede = new ConcurrentHashMap<>();

		@Override
		public void preInit(ProcessEngineConfigurationImpl motor) {
			List<BpmnParseListener> lyttere = (motor.getCustomPostBPMNParseListeners() == null) ? new ArrayList<>()
					: new ArrayList<>(motor.getCustomPostBPMNParseListeners());
			lyttere.add(new AbstractBpmnParseListener() {
				@Override
				public void parseProcess(Element proces, ProcessDefinitionEntity definition) {
					Set<String> alle = modeller.computeIfAbsent(definition.getKey(), (noegle) -> new TreeSet<>());
					lyt(definition, alle, passerede.computeIfAbsent(definition.getKey(), (noegle) -> ConcurrentHashMap.newKeySet()));
				}
			});
			motor.setCustomPostBPMNParseListeners(lyttere);
		}

		private static void lyt(ScopeImpl scope, Set<String> alle, Set<String> passerede) {
			for (ActivityImpl aktivitet : scope.getActivities()) {
				alle.add(aktivitet.getId());
				aktivitet.addBuiltInListener(ExecutionListener.EVENTNAME_START, (execution) -> {
					passerede.add(aktivitet.getId());
					aktivitet.getIncomingTransitions()
						.stream()
						.filter(Optager::efterHaendelsesgateway)
						.forEach((flow) -> passerede.add(flow.getId()));
				});
				for (PvmTransition flow : aktivitet.getOutgoingTransitions()) {
					alle.add(flow.getId());
					((TransitionImpl) flow).addListener(ExecutionListener.EVENTNAME_TAKE,
							(execution) -> passerede.add(flow.getId()));
				}
				lyt(aktivitet, alle, passerede);
			}
		}

		/** The engine jumps over such a flow: the event itself tells that it was taken. */
		private static boolean efterHaendelsesgateway(PvmTransition flow) {
			return ((ActivityImpl) flow.getSource()).getActivityBehavior() instanceof EventBasedGatewayActivityBehavior;
		}

		private void forfra() {
			passerede.values().forEach(Set::clear);
		}

		private Set<String> mangler(String proces) {
			Set<String> mangler = new TreeSet<>(modeller.get(proces));
			mangler.removeAll(passerede.get(proces));
			return mangler;
		}

	}

	@Override
	public void beforeAll(ExtensionContext klasse) {
		if (yderst(klasse)) {
			optager(klasse).forfra();
		}
	}

	@Override
	public void beforeEach(ExtensionContext test) {
		SpringExtension.getApplicationContext(test).getBean(Pilot.class).begynd("2020-12-01T08:00");
	}

	@Override
	public void afterTestExecution(ExtensionContext test) {
		if (test.getExecutionException().isEmpty()) {
			bestaaede.add(navn(test.getRequiredTestClass(), test.getRequiredTestMethod().getName()));
		}
	}

	@Override
	public void afterAll(ExtensionContext klasse) {
		if (!yderst(klasse)) {
			return;
		}
		ClockUtil.reset();
		Set<String> alle = new HashSet<>();
		saml(klasse.getRequiredTestClass(), alle);
		// After a failure, or where only some tests were asked for, what is missing says nothing about the model.
		if (bestaaede.containsAll(alle)) {
			String proces = klasse.getRequiredTestClass().getAnnotation(Modelproeve.class).value();
			assertThat(optager(klasse).mangler(proces)).as("not passed by any test of the model %s", proces).isEmpty();
			assertThat(SpringExtension.getApplicationContext(klasse).getBean(Pilot.class).variabelnavne())
				.as("variables in the engine and its history")
				.isSubsetOf(VARIABLER);
		}
	}

	private static void saml(Class<?> klasse, Set<String> tests) {
		Stream.of(klasse.getDeclaredMethods())
			.filter((metode) -> metode.isAnnotationPresent(Test.class))
			.forEach((metode) -> tests.add(navn(klasse, metode.getName())));
		Stream.of(klasse.getDeclaredClasses())
			.filter((indre) -> indre.isAnnotationPresent(Nested.class))
			.forEach((indre) -> saml(indre, tests));
	}

	private static String navn(Class<?> klasse, String metode) {
		return klasse.getName() + "." + metode;
	}

	private static boolean yderst(ExtensionContext klasse) {
		return !klasse.getRequiredTestClass().isAnnotationPresent(Nested.class);
	}

	private static Optager optager(ExtensionContext klasse) {
		return SpringExtension.getApplicationContext(klasse).getBean(Optager.class);
	}

}
