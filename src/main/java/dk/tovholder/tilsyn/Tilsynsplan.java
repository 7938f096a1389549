package dk.tovholder.tilsyn;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When the product looks itself over, in real time: the demo's clock has no say. */
@Component
class Tilsynsplan implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Tilsynsplan.class);

	/** A dead job is told within a minute. */
	private static final Duration JOB = Duration.ofSeconds(20);

	/** As often as a monitoring system asks. */
	private static final Duration MAALING = Duration.ofSeconds(15);

	/** The watch and the background jobs come first after a start. */
	private static final Duration FOERSTE = Duration.ofSeconds(30);

	private static final Duration STOP = Duration.ofSeconds(15);

	/** Two threads: a long sweep keeps nobody from hearing of a dead job. */
	private final ScheduledExecutorService traade = Executors.newScheduledThreadPool(2,
			(opgave) -> new Thread(opgave, "tilsyn"));

	private final Tilsyn tilsyn;

	private final Jobvagt jobvagt;

	private final Forsinkelse forsinkelse;

	private final Jobudfoerertilsyn udfoerer;

	private final Driftsmaal maal;

	private final Tilsynsindstillinger indstillinger;

	private volatile boolean koerer;

	Tilsynsplan(Tilsyn tilsyn, Jobvagt jobvagt, Forsinkelse forsinkelse, Jobudfoerertilsyn udfoerer,
			Driftsmaal maal, Tilsynsindstillinger indstillinger) {
		this.tilsyn = tilsyn;
		this.jobvagt = jobvagt;
		this.forsinkelse = forsinkelse;
		this.udfoerer = udfoerer;
		this.maal = maal;
		this.indstillinger = indstillinger;
	}

	@EventListener(ApplicationReadyEvent.class)
	void begynd() {
		plan("measuring", maal::maal, Duration.ZERO, MAALING);
		if (indstillinger.slaaetFra()) {
			return;
		}
		plan("failed jobs", this::seTilJob, JOB, JOB);
		plan("sweep", tilsyn::gennemgaa, FOERSTE, indstillinger.interval());
	}

	private void seTilJob() {
		forsinkelse.se();
		udfoerer.staarStille();
		jobvagt.se();
	}

	private void plan(String navn, Runnable arbejde, Duration foerst, Duration mellemrum) {
		traade.scheduleWithFixedDelay(() -> {
			try {
				arbejde.run();
			}
			catch (RuntimeException ex) {
				// The database is away, or the node stops; the next round tries again.
				log.warn("Not done now, {}: {}", navn, ex.getClass().getSimpleName());
			}
		}, foerst.toMillis(), mellemrum.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void start() {
		koerer = true;
	}

	/** Lets the case in hand finish. */
	@Override
	public void stop() {
		koerer = false;
		traade.shutdown();
		try {
			if (!traade.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
				traade.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return koerer;
	}

}
