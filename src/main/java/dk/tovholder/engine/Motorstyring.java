package dk.tovholder.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The engine's clock and jobs in the hands of the demo. Nothing of this exists in
 * production.
 */
@Component
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
public class Motorstyring {

	private static final Logger log = LoggerFactory.getLogger(Motorstyring.class);

	private static final int FORSOEG = 3;

	private static final int VENT_MILLIS = 10;

	/** Due first, made first; the id settles the rest. */
	private static final Comparator<Job> RAEKKEFOELGE = Comparator
		.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(Job::getCreateTime, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparing(Job::getId);

	private final ProcessEngine motor;

	private final ManagementService job;

	private volatile boolean jobHoldtStille;

	Motorstyring(@Lazy ProcessEngine motor, @Lazy ManagementService job) {
		this.motor = motor;
		this.job = job;
	}

	/** Lets the clock show an instant until it is told otherwise. */
	public void frys(Instant tidspunkt) {
		ClockUtil.setCurrentTime(Date.from(tidspunkt));
	}

	/** Lets the clock run in real time from an instant on. */
	public void gaa(Instant fra) {
		gaaFra(fra);
	}

	private static void gaaFra(Instant fra) {
		ClockUtil.offset(fra.toEpochMilli() - System.currentTimeMillis());
	}

	/**
	 * Stops the background jobs and waits for those under way.
	 * @return whether they ran
	 */
	public boolean stopJob() {
		JobExecutor udfoerer = udfoerer();
		if (!udfoerer.isActive()) {
			return false;
		}
		this.jobHoldtStille = true;
		udfoerer.shutdown();
		ThreadPoolExecutor traade = ((ThreadPoolTaskExecutor) ((SpringJobExecutor) udfoerer).getTaskExecutor())
			.getThreadPoolExecutor();
		// A job is for a moment neither in the queue nor on a thread, so one look is not enough.
		for (int ledig = 0; ledig < 2;) {
			ledig = (traade.getActiveCount() == 0 && traade.getQueue().isEmpty()) ? ledig + 1 : 0;
			sov();
		}
		return true;
	}

	/** Starts the background jobs. */
	public void startJob() {
		udfoerer().start();
		this.jobHoldtStille = false;
	}

	/** Whether the background jobs are stopped on purpose. */
	boolean holderJobStille() {
		return this.jobHoldtStille;
	}

	/**
	 * The jobs that can run now, in the order in which they fell due. One that a stopped
	 * process had taken is among them.
	 */
	public List<String> forfaldneJob() {
		return aktive().executable().list().stream().sorted(RAEKKEFOELGE).map(Job::getId).toList();
	}

	/** The instant at which the next job falls due, if it does until then. */
	public Optional<Instant> naesteForfald(Instant efter, Instant til) {
		return aktive().withRetriesLeft()
			.duedateHigherThan(Date.from(efter))
			.duedateLowerThan(Date.from(til.plusMillis(1)))
			.orderByJobDuedate()
			.asc()
			.listPage(0, 1)
			.stream()
			.findFirst()
			.map((naeste) -> naeste.getDuedate().toInstant());
	}

	/**
	 * Runs a job in this thread. One that fails has spent a try, as it does in the
	 * background.
	 * @return whether it was there to run
	 */
	public boolean udfoer(String id) {
		for (int forsoeg = 1;; forsoeg++) {
			try {
				this.job.executeJob(id);
				return true;
			}
			catch (OptimisticLockingException ex) {
				// A user wrote to the same case; that costs the job no try.
				if (forsoeg == FORSOEG) {
					log.warn("Job {} is left, others work on the same", id);
					return true;
				}
			}
			catch (RuntimeException ex) {
				if (this.job.createJobQuery().jobId(id).count() == 0) {
					// An earlier job of the same instant has taken it away.
					return false;
				}
				log.warn("Job {} failed: {}", id, ex.getClass().getSimpleName());
				return true;
			}
		}
	}

	private JobQuery aktive() {
		return this.job.createJobQuery().active();
	}

	private JobExecutor udfoerer() {
		return ((ProcessEngineConfigurationImpl) this.motor.getProcessEngineConfiguration()).getJobExecutor();
	}

	private static void sov() {
		try {
			TimeUnit.MILLISECONDS.sleep(VENT_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Knows what the clock shows when the engine starts. */
	@FunctionalInterface
	public interface Starttid {

		Instant starttid();

	}

	/** Sets the clock before the engine looks at it for the first time. */
	@Component
	@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
	static class Urstart extends AbstractProcessEnginePlugin {

		private final Starttid starttid;

		Urstart(Starttid starttid) {
			this.starttid = starttid;
		}

		@Override
		public void preInit(ProcessEngineConfigurationImpl indstillinger) {
			gaaFra(this.starttid.starttid());
		}

	}

}
