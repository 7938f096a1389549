package dk.tovholder.kalender;

import java.time.Instant;
import java.time.InstantSource;

import org.springframework.stereotype.Component;

/** The clock of the machine, for what deals with other machines: the demo never moves it. */
@Component
public class Maskinur implements InstantSource {

	@Override
	public Instant instant() {
		return Instant.now();
	}

}
