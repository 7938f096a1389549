package dk.tovholder.engine;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.metrics.Meter;
import org.camunda.bpm.engine.management.Metrics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Whether the background jobs of this node are being looked for. */
@Component
public class Jobpuls {

	private final ProcessEngine motor;

	private final ObjectProvider<Motorstyring> styring;

	private final boolean udfoerer;

	Jobpuls(@Lazy ProcessEngine motor, ObjectProvider<Motorstyring> styring,
			@Value("${camunda.bpm.job-execution.enabled:true}") boolean udfoerer) {
		this.motor = motor;
		this.styring = styring;
		this.udfoerer = udfoerer;
	}

	/** How the executor of this node stands. */
	public enum Stand {

		/** Other nodes run the jobs. */
		INGEN,
		/** It is stopped on purpose, because the clock is being moved. */
		UR_FLYTTES, STANDSET, AKTIV

	}

	public Stand stand() {
		if (!udfoerer) {
			return Stand.INGEN;
		}
		// Asked on both sides: a move may begin or end in between.
		boolean flyttes = urFlyttes();
		if (indstillinger().getJobExecutor().isActive()) {
			return Stand.AKTIV;
		}
		return (flyttes || urFlyttes()) ? Stand.UR_FLYTTES : Stand.STANDSET;
	}

	/** Whether the demo's clock is being moved. */
	public boolean urFlyttes() {
		Motorstyring demo = styring.getIfAvailable();
		return demo != null && demo.holderJobStille();
	}

	/** How often this node has looked for jobs since its start; grows every few seconds while the executor lives. */
	public long opslag() {
		Meter maaler = indstillinger().getMetricsRegistry().getDbMeterByName(Metrics.JOB_ACQUISITION_ATTEMPT);
		return (maaler == null) ? 0 : maaler.get();
	}

	private ProcessEngineConfigurationImpl indstillinger() {
		return (ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration();
	}

}
