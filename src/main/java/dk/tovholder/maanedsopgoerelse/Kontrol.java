package dk.tovholder.maanedsopgoerelse;

import java.time.Instant;

/**
 * A statement that was laid before the controller, and the answer.
 *
 * @param nr from 1 for each month
 * @param udgave the edition that was laid before
 * @param godkendt null until it is answered
 */
record Kontrol(int nr, int udgave, Boolean godkendt, String afvigelser, String aktoer, Instant tidspunkt) {

	boolean besvaret() {
		return godkendt != null;
	}

}
