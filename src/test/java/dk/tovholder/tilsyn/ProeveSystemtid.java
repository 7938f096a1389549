package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Real time in the hands of a test: the machine's clock goes with another one, and the node has run for as long as it says. */
class ProeveSystemtid extends Systemtid {

	private final Clock ur;

	Duration foran = Duration.ZERO;

	Duration loebetid = Duration.ofHours(1);

	ProeveSystemtid(Clock ur) {
		super(null);
		this.ur = ur;
	}

	@Override
	Instant nu() {
		return ur.instant().plus(foran);
	}

	@Override
	Duration loebetid() {
		return loebetid;
	}

}
