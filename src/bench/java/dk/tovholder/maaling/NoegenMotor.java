package dk.tovholder.maaling;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The engine as it is without the product: the same models, the same variables and the same history, but every question of
 * the models has a constant answer, nothing is computed and no table of our own is written.
 */
final class NoegenMotor implements AutoCloseable {

	private final ProcessEngine motor;

	/**
	 * Starts an engine on an empty database and deploys the product's models.
	 * @param adgangskontrol whether the engine keeps authorizations as in the product: two statements more for each task
	 */
	NoegenMotor(DataSource database, boolean adgangskontrol) throws Exception {
		StandaloneProcessEngineConfiguration opsaetning = new StandaloneProcessEngineConfiguration();
		opsaetning.setProcessEngineName("noegen");
		opsaetning.setDataSource(database);
		opsaetning.setDatabaseSchemaUpdate("true");
		opsaetning.setHistory("full");
		opsaetning.setIdGenerator(new StrongUuidGenerator());
		opsaetning.setJobExecutorActivate(false);
		opsaetning.setDbMetricsReporterActivate(false);
		opsaetning.setCmmnEnabled(false);
		opsaetning.setAuthorizationEnabled(adgangskontrol);
		opsaetning.setHistoryTimeToLive("P1825D");
		opsaetning.setBeans(Map.of("sagen", new Svar(), "byggeklodser", new Svar(), "fristvagten", new Svar(),
				"afgoerMaalgruppeDelegate", (JavaDelegate) (execution) -> {
				}));
		opsaetning.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new Opgavevariabler())));
		motor = opsaetning.buildProcessEngine();
		DeploymentBuilder udrulning = motor.getRepositoryService().createDeployment();
		for (String endelse : List.of("bpmn", "dmn", "form")) {
			for (Resource fil : new PathMatchingResourcePatternResolver()
				.getResources("classpath*:processes/**/*." + endelse)) {
				udrulning.addInputStream(fil.getFilename(), fil.getInputStream());
			}
		}
		udrulning.deploy();
	}

	/** Starts the thread of one citizen in a transaction of its own. */
	void start(String sagsnummer, String enhed) {
		motor.getRuntimeService().startProcessInstanceByKey("afklaringspuljen", sagsnummer, Map.of("enhed", enhed));
	}

	long opgaver() {
		return motor.getTaskService().createTaskQuery().count();
	}

	/** Starts instances that wait for a bare timer and end. */
	void timere(int antal, Date forfald) {
		if (motor.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("timer").count() == 0) {
			motor.getRepositoryService()
				.createDeployment()
				.addModelInstance("timer.bpmn",
						Bpmn.createExecutableProcess("timer")
							.startEvent()
							.intermediateCatchEvent()
							.timerWithDate("${forfald}")
							.endEvent()
							.done())
				.deploy();
		}
		for (int i = 0; i < antal; i += 50) {
			int portion = Math.min(50, antal - i);
			((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
				.execute((kommando) -> {
					for (int j = 0; j < portion; j++) {
						motor.getRuntimeService().startProcessInstanceByKey("timer", Map.of("forfald", forfald));
					}
					return null;
				});
		}
	}

	long ventendeJob() {
		return motor.getManagementService().createJobQuery().count();
	}

	ProcessEngine motor() {
		return motor;
	}

	@Override
	public void close() {
		motor.close();
	}

	/** The constant answers on the way to the first task. */
	public static final class Svar {

		public boolean manglerOplysninger(DelegateExecution execution) {
			return false;
		}

		public boolean omfattet(DelegateExecution execution) {
			return true;
		}

		public boolean undtaget(DelegateExecution execution) {
			return false;
		}

		public int version(String proces) {
			return 1;
		}

	}

	/** What a list of tasks shows, as the product writes it. */
	private static final class Opgavevariabler extends AbstractBpmnParseListener {

		@Override
		public void parseUserTask(Element opgave, ScopeImpl scope, ActivityImpl aktivitet) {
			((UserTaskActivityBehavior) aktivitet.getActivityBehavior()).getTaskDefinition()
				.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, (task) -> {
					task.setVariableLocal("borger", "Prøve Person 12345");
					task.setVariableLocal("sagsnummer", task.getExecution().getProcessBusinessKey());
					task.setVariableLocal("enhed", "aktivhuset");
				});
		}

	}

}
