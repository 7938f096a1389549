package dk.tovholder.styregruppe;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A decision that somebody follows up on.
 *
 * @param nr from 1 for each meeting
 * @param ejer the group whose members have the task
 * @param dato the last day on which it is in time
 * @param status null until it has been answered
 */
record Opfoelgning(int nr, String tekst, String ejer, LocalDate dato, Status status, String bemaerkning, String aktoer,
		Instant tidspunkt) {

	/** How a follow-up ended. */
	enum Status {

		GENNEMFOERT("Gennemført"), DELVIST("Delvist gennemført"), IKKE_GENNEMFOERT("Ikke gennemført");

		private final String navn;

		Status(String navn) {
			this.navn = navn;
		}

		String navn() {
			return navn;
		}

	}

	/** One that has just been decided. */
	static Opfoelgning ny(int nr, String tekst, String ejer, LocalDate dato) {
		return new Opfoelgning(nr, tekst, ejer, dato, null, null, null, null);
	}

	boolean aaben() {
		return status == null;
	}

}
