package dk.tovholder.tilsyn;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/** Down when the executor of this node stands still. */
@Component
class JobudfoererHealthIndicator extends AbstractHealthIndicator {

	private final Jobudfoerertilsyn tilsyn;

	JobudfoererHealthIndicator(Jobudfoerertilsyn tilsyn) {
		this.tilsyn = tilsyn;
	}

	@Override
	protected void doHealthCheck(Health.Builder svar) {
		if (tilsyn.staarStille()) {
			svar.down();
		}
		else {
			svar.up();
		}
	}

}
