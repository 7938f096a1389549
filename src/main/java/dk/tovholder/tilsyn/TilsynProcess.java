package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.engine.Motoradgang;
import dk.tovholder.engine.Motortilsyn;
import dk.tovholder.engine.Motortilsyn.Afvigelse;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fristvagt.FristvagtProcess;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Opgave;
import dk.tovholder.sag.Opgaver;
import dk.tovholder.sag.Sagsbehandling;

/** Where the models of a case may stand, and what may be done to the engine's jobs and tasks when they do not. */
@Component
class TilsynProcess {

	static final String VAGT = "fristvagt";

	/** Where a case waits for its own facts to change. */
	private static final List<String> VENTESTEDER = List.of("receiveTask_iPlacering", "receiveTask_fritaget",
			"intermediateCatchEvent_samtykkeAfklaret");

	private final Motortilsyn motor;

	private final FristvagtProcess fristvagt;

	private final ProcessEngine maskine;

	private final ManagementService jobs;

	private final TaskService tasks;

	private final Motoradgang motoradgang;

	private final Sagsbehandling sagsbehandling;

	private final Opgaver opgaver;

	private final Clock ur;

	TilsynProcess(Motortilsyn motor, FristvagtProcess fristvagt, @Lazy ProcessEngine maskine,
			@Lazy ManagementService jobs, @Lazy TaskService tasks, Motoradgang motoradgang, Sagsbehandling sagsbehandling,
			Opgaver opgaver, Clock ur) {
		this.motor = motor;
		this.fristvagt = fristvagt;
		this.maskine = maskine;
		this.jobs = jobs;
		this.tasks = tasks;
		this.motoradgang = motoradgang;
		this.sagsbehandling = sagsbehandling;
		this.opgaver = opgaver;
		this.ur = ur;
	}

	List<Fund> sagerUdenFremdrift(String sag) {
		return fund(Fundart.SAG_UDEN_FREMDRIFT, motor.sagerUdenLiv(sag, VENTESTEDER));
	}

	List<Fund> maerkerUdenTimer(String sag) {
		return fund(Fundart.MAERKE_UDEN_TIMER,
				motor.fristerUdenTimer(sag, "PLACERINGSUR", "boundaryEvent_6MaanederUdenPlacering", Tid::overskredetFra));
	}

	List<Fund> svarfristerUdenTimer(String sag) {
		return fund(Fundart.SVARFRIST_UDEN_TIMER,
				motor.opgaverUdenTimer(sag, "T19", "boundaryEvent_ingenSvarIndenFristen", Tid::overskredetFra));
	}

	static List<Fund> fund(Fundart art, List<Afvigelse> afvigelser) {
		return afvigelser.stream().map((a) -> new Fund(art, a.sagsnummer(), a.enhed(), a.id())).toList();
	}

	/** Closes a task that the engine has lost, so that the case asks for it again. */
	@Transactional
	public void lukForsvundet(Fund fund) {
		sagsbehandling.laas(fund.sagsnummer());
		if (find(fund.id()).isEmpty()) {
			opgaver.luk(fund.id(), false, ur.instant());
		}
		sagsbehandling.genberegn(fund.sagsnummer());
	}

	/** Lets a task fall due when the case says so. */
	@Transactional
	public void retForfald(Fund fund, Function<LocalDate, Instant> forfald) {
		sagsbehandling.laas(fund.sagsnummer());
		sagsbehandling.genberegn(fund.sagsnummer());
		Opgave opgave = opgaver.aaben(fund.id());
		Optional<Task> task = find(fund.id());
		if (opgave != null && task.isPresent()) {
			task.get().setDueDate((opgave.dato() == null) ? null : Date.from(forfald.apply(opgave.dato())));
			motoradgang.somSystem(() -> {
				tasks.saveTask(task.get());
				return null;
			});
		}
	}

	private Optional<Task> find(String id) {
		return motoradgang.somSystem(() -> Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult()));
	}

	/** Lets a job that a node that is gone has taken be found by the others. */
	void laasOp(String job) {
		indstillinger().getCommandExecutorTxRequired().execute(new UnlockJobCmd(job));
	}

	/**
	 * Gives a dead job as many tries as a new one has.
	 * @return the number of tries
	 * @throws Afvisning (404) if there is no such job, (409) if it has tries left
	 */
	int nyeForsoeg(String id) {
		return motoradgang.somSystem(() -> {
			Job job = jobs.createJobQuery().jobId(id).singleResult();
			if (job == null) {
				throw new Afvisning(404, "Jobbet findes ikke");
			}
			if (job.getRetries() > 0) {
				throw new Afvisning(409, "Jobbet har stadig forsøg tilbage");
			}
			String cyklus = VAGT.equals(job.getProcessDefinitionKey()) ? fristvagt.forsoeg()
					: indstillinger().getFailedJobRetryTimeCycle();
			int forsoeg = ParseUtil.parseRetryIntervals(cyklus).getRetries();
			jobs.setJobRetries(id, forsoeg);
			return forsoeg;
		});
	}

	private ProcessEngineConfigurationImpl indstillinger() {
		return (ProcessEngineConfigurationImpl) maskine.getProcessEngineConfiguration();
	}

}
