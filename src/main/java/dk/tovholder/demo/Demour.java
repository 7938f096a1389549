package dk.tovholder.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dk.tovholder.engine.Motorstyring;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The clock of the demo. It runs in real time and can be moved forward; then it stops at
 * each instant at which something falls due, so that one long move leaves the same as
 * many short ones.
 */
@Component
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
class Demour implements SmartLifecycle, DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Demour.class);

	private static final Instant SLUT = Tid.midnat(LocalDate.of(2101, 1, 1));

	private static final Duration GEM = Duration.ofSeconds(10);

	/**
	 * So far ahead the clock is stored: it is killed before it gets there, or stores anew.
	 */
	private static final Duration FORSPRING = Duration.ofSeconds(15);

	/**
	 * One thread for all that sets or stores the clock. What it runs is nobody's doing:
	 * the thread has no signed-in user, like those of the background jobs.
	 */
	private final ScheduledExecutorService traad = Executors
		.newSingleThreadScheduledExecutor((opgave) -> new Thread(opgave, "demour"));

	private final Motorstyring motor;

	private final Demourlager lager;

	private final Demokohorte kohorte;

	private final Clock ur;

	private volatile boolean koerer;

	private volatile boolean stopper;

	Demour(Motorstyring motor, Demourlager lager, Demokohorte kohorte, Clock ur) {
		this.motor = motor;
		this.lager = lager;
		this.kohorte = kohorte;
		this.ur = ur;
	}

	/** What the clock shows. */
	Instant nu() {
		return this.ur.instant();
	}

	/**
	 * Moves the clock forward and runs all that falls due on the way. One move at a time;
	 * the next one waits.
	 * @return the number of jobs that ran, whether or not they succeeded
	 * @throws Afvisning (422) if the instant is past or after the year 2100, (409) if the
	 * demo cohort is still on its way in, (503) if the system stops meanwhile
	 */
	int flyt(Instant til) {
		afvisUmuligt(til);
		this.kohorte.afvent();
		try {
			return this.traad.submit(() -> udfoerFlytning(til)).get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException fejl) {
				throw fejl;
			}
			throw new IllegalStateException(ex.getCause());
		}
		catch (RejectedExecutionException ex) {
			throw stopper();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw stopper();
		}
	}

	/** The second that the clock shows is not past: it is what the caller has read. */
	private void afvisUmuligt(Instant til) {
		if (til.isBefore(nu().truncatedTo(ChronoUnit.SECONDS))) {
			throw Afvisning.felt(422, "tidspunkt", "Uret kan kun stilles frem");
		}
		if (!til.isBefore(SLUT)) {
			throw Afvisning.felt(422, "tidspunkt", "Uret kan højst stilles til udgangen af år 2100");
		}
	}

	private int udfoerFlytning(Instant til) {
		afvisUmuligt(til);
		boolean jobKoerte = this.motor.stopJob();
		Instant nu = nu();
		int koert = 0;
		try {
			this.motor.frys(nu);
			koert += udfoerForfaldne();
			Optional<Instant> naeste = this.motor.naesteForfald(nu, til);
			while (naeste.isPresent()) {
				nu = naeste.get();
				stil(nu);
				koert += udfoerForfaldne();
				naeste = this.motor.naesteForfald(nu, til);
			}
			if (til.isAfter(nu)) {
				nu = til;
				stil(nu);
			}
		}
		finally {
			ladGaa(nu);
			if (jobKoerte && !this.stopper) {
				this.motor.startJob();
			}
		}
		log.info("The clock was moved to {}, {} jobs ran", nu, koert);
		return koert;
	}

	/** Runs what can run now, and what that leads to; one that fails is left. */
	private int udfoerForfaldne() {
		int koert = 0;
		Set<String> forsoegt = new HashSet<>();
		List<String> forfaldne;
		do {
			forfaldne = this.motor.forfaldneJob().stream().filter(forsoegt::add).toList();
			for (String job : forfaldne) {
				if (this.stopper) {
					throw stopper();
				}
				koert += this.motor.udfoer(job) ? 1 : 0;
			}
		}
		while (!forfaldne.isEmpty());
		return koert;
	}

	/** Stored before it is shown: what is written next is never later than what is stored. */
	private void stil(Instant tidspunkt) {
		this.lager.gem(tidspunkt);
		this.motor.frys(tidspunkt);
	}

	private void ladGaa(Instant fra) {
		try {
			this.lager.gem(fra.plus(FORSPRING));
		}
		finally {
			this.motor.gaa(fra);
		}
	}

	private void gemForud() {
		try {
			this.lager.gem(nu().plus(FORSPRING));
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("The demo clock can not be stored now: {}", ex.getClass().getSimpleName());
		}
	}

	private static Afvisning stopper() {
		return new Afvisning(503, "Systemet er ved at stoppe. Uret er flyttet et stykke af vejen.");
	}

	@Override
	public void start() {
		this.koerer = true;
		this.traad.scheduleWithFixedDelay(this::gemForud, 0, GEM.toSeconds(), TimeUnit.SECONDS);
	}

	/**
	 * Stops before the web server, which would wait for a long move to answer.
	 */
	@Override
	public void stop() {
		this.stopper = true;
		this.koerer = false;
	}

	@Override
	public boolean isRunning() {
		return this.koerer;
	}

	/** When nothing else runs, the exact time is known. */
	@Override
	public void destroy() throws InterruptedException {
		this.stopper = true;
		this.traad.shutdown();
		this.traad.awaitTermination(FORSPRING.toSeconds(), TimeUnit.SECONDS);
		this.lager.gem(nu());
	}

}
