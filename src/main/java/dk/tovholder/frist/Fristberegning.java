package dk.tovholder.frist;

import java.time.Instant;
import java.time.LocalDate;

import dk.tovholder.kalender.Tid;

/**
 * A computed deadline that can answer "Hvorfor denne dato?".
 *
 * @param regel the rule it was computed by, null for a date that is no deadline
 * @param ankerdato the local date it counts from
 * @param raaDato what the rule gives before anything moves it
 * @param dato the deadline
 * @param forvarsel the day of the warning, null for none
 * @param flyttetFordi why {@code dato} is not {@code raaDato}, in Danish, null if it is
 */
public record Fristberegning(Fristregel regel, LocalDate ankerdato, LocalDate raaDato, LocalDate dato,
		LocalDate forvarsel, String flyttetFordi) {

	/** The last second at which the deadline is kept. */
	public Instant tidspunkt() {
		return Tid.fristTidspunkt(this.dato);
	}

}
