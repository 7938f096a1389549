package dk.tovholder.tilsyn;

import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

import dk.tovholder.kalender.Maskinur;

/** Real time: the clock of this machine, and how long this node has run. */
@Component
class Systemtid {

	private final long start = System.nanoTime();

	private final Maskinur maskinur;

	Systemtid(Maskinur maskinur) {
		this.maskinur = maskinur;
	}

	Instant nu() {
		return maskinur.instant();
	}

	/** Time since the start of this node; no correction of the machine's clock moves it. */
	Duration loebetid() {
		return Duration.ofNanos(System.nanoTime() - start);
	}

}
