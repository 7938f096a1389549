package dk.tovholder.suspension;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A decision on a suspension.
 *
 * @param nr from 1 per suspension
 * @param tidspunkt instant of registration by the engine's clock
 */
record Suspensionsaendring(int nr, Type type, LocalDate fra, LocalDate til, String begrundelse, String aktoer,
		Instant tidspunkt) {

	enum Type {

		REGISTRERET, RETTET, ANNULLERET

	}

}
