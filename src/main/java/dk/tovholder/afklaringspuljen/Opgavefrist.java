package dk.tovholder.afklaringspuljen;

import java.time.LocalDate;

import dk.tovholder.frist.Fristart;
import dk.tovholder.frist.Hvorfor;
import dk.tovholder.sag.Hast;

/**
 * What the page of a task shows of its date.
 *
 * @param emne what the task is about where its name does not say it, empty for most
 * @param art null for a date of the task's own, which is no deadline
 * @param forvarsel the day of the warning, null for none
 * @param hvorfor null for a task without a date
 */
public record Opgavefrist(String opgave, String navn, String emne, LocalDate dato, Hast hast, Fristart art,
		LocalDate forvarsel, boolean pause, Hvorfor hvorfor) {
}
