package dk.tovholder.sag;

import java.time.LocalDate;

/**
 * A decision that a programme, or one house of it, stands still for some days.
 *
 * @param enhed the house, or null for all of them
 * @param til the first day back, or null while nobody knows it
 * @param begrundelse the reason of the latest decision on it
 * @param aktoer who took that decision
 */
public record Suspension(String suspensionId, String program, String enhed, LocalDate fra, LocalDate til,
		boolean annulleret, String begrundelse, String aktoer) {

	/** Whether the cases of the house stand still by it, on whatever days. */
	public boolean omfatter(String program, String enhed) {
		return this.program.equals(program) && (this.enhed == null || this.enhed.equals(enhed));
	}

	/** Whether it has begun by the day, so that cases follow it. */
	boolean begyndt(LocalDate dag) {
		return !annulleret && !fra.isAfter(dag);
	}

	/** Whether cases stand still on the day. */
	public boolean varer(LocalDate dag) {
		return begyndt(dag) && (til == null || til.isAfter(dag));
	}

}
