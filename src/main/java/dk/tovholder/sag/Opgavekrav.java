package dk.tovholder.sag;

import java.time.LocalDate;

import dk.tovholder.frist.Fristberegning;
import dk.tovholder.frist.Fristtype;

/**
 * A task that the facts of a case ask for now.
 *
 * @param fristtype the deadline row it answers, or null where the task has only a date
 * @param noegle which row of that type
 * @param dato the task's date, or null where none can be given
 * @param placeringId the placement it concerns, or null
 * @param beregning how the date came about where the task has only a date, else null
 */
public record Opgavekrav(String opgave, Fristtype fristtype, String noegle, LocalDate dato, String placeringId,
		Fristberegning beregning) {
}
