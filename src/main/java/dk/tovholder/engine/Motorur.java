package dk.tovholder.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

import dk.tovholder.kalender.Tid;

/** The engine's clock as the clock of the whole product: the demo and the tests move both at once. */
@Component
@Primary
class Motorur extends Clock {

	@Override
	public ZoneId getZone() {
		return Tid.ZONE;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return Clock.fixed(instant(), zone);
	}

	@Override
	public Instant instant() {
		return ClockUtil.getCurrentTime().toInstant();
	}

}
