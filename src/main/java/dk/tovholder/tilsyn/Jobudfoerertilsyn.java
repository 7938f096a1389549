package dk.tovholder.tilsyn;

import java.time.Duration;

import org.springframework.stereotype.Component;

import dk.tovholder.engine.Jobpuls;

/** Whether the executor of this node stands still. Between two of its looks for jobs lie seconds. */
@Component
class Jobudfoerertilsyn {

	private static final Duration STILSTAND = Duration.ofSeconds(60);

	private final Jobpuls puls;

	private final Systemtid system;

	private long opslag = -1;

	private Duration siden = Duration.ZERO;

	Jobudfoerertilsyn(Jobpuls puls, Systemtid system) {
		this.puls = puls;
		this.system = system;
	}

	/** Whether it has been stopped by nobody who may, or has not looked for jobs for a minute. A node without one is well. */
	synchronized boolean staarStille() {
		Jobpuls.Stand stand = puls.stand();
		if (stand != Jobpuls.Stand.AKTIV) {
			opslag = -1;
			return stand == Jobpuls.Stand.STANDSET;
		}
		long nu = puls.opslag();
		if (nu != opslag) {
			opslag = nu;
			siden = system.loebetid();
		}
		return system.loebetid().minus(siden).compareTo(STILSTAND) > 0;
	}

}
