package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

import dk.tovholder.engine.Motortilsyn;

/** Down when a job has been due for more than five minutes. */
@Component
class JobforsinkelseHealthIndicator extends AbstractHealthIndicator {

	private static final Duration GRAENSE = Duration.ofMinutes(5);

	private final Motortilsyn motor;

	private final Forsinkelse forsinkelse;

	private final Clock ur;

	JobforsinkelseHealthIndicator(Motortilsyn motor, Forsinkelse forsinkelse, Clock ur) {
		this.motor = motor;
		this.forsinkelse = forsinkelse;
		this.ur = ur;
	}

	@Override
	protected void doHealthCheck(Health.Builder svar) {
		// Also where nothing is due: a move of the clock is to be seen when it happens.
		forsinkelse.se();
		Optional<Instant> aeldste = motor.aeldsteForfaldne(ur.instant());
		Duration sen = aeldste.map(forsinkelse::siden).orElse(Duration.ZERO);
		(sen.compareTo(GRAENSE) > 0 ? svar.down() : svar.up()).withDetail("forsinkelse", sen.toString());
	}

}
