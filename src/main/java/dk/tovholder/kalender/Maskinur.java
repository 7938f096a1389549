package dk.tovholder.kalender;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

import org.springframework.stereotype.Component;

/** The clock of the machine, for what deals with other machines: the demo never moves it. */
@Component
public class Maskinur implements InstantSource {

	@Override
	public Instant instant() {
		// As fine as every database keeps it: what is due now is due when it is read back.
		return Instant.now().truncatedTo(ChronoUnit.MILLIS);
	}

}
