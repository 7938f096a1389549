package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

/**
 * How late something is. The product's clock can be moved by months; then what falls due on the way is not late because of
 * it, and only the time since the move counts.
 */
@Component
class Forsinkelse {

	/** More than the clocks drift apart between two looks. */
	private static final Duration SPRING = Duration.ofSeconds(2);

	private final Clock ur;

	private final Systemtid system;

	private Duration forspring;

	private Duration flyttet;

	Forsinkelse(Clock ur, Systemtid system) {
		this.ur = ur;
		this.system = system;
	}

	/** How long ago something fell due, at most the real time since the product's clock was last seen to be moved. */
	synchronized Duration siden(Instant forfald) {
		se();
		Duration efterUret = Duration.between(forfald, ur.instant());
		if (flyttet == null) {
			return efterUret;
		}
		Duration sidenFlytning = system.loebetid().minus(flyttet);
		return (efterUret.compareTo(sidenFlytning) < 0) ? efterUret : sidenFlytning;
	}

	/** Real time in which this node has run and nobody has moved the clock. */
	synchronized Duration ro() {
		se();
		return (flyttet == null) ? system.loebetid() : system.loebetid().minus(flyttet);
	}

	/** Compares the product's clock with the machine's; the more often, the better a move is placed. */
	synchronized void se() {
		Duration nu = Duration.between(system.nu(), ur.instant());
		if (forspring == null) {
			forspring = nu;
		}
		else if (nu.minus(forspring).abs().compareTo(SPRING) > 0) {
			forspring = nu;
			flyttet = system.loebetid();
		}
	}

}
