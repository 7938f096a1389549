package dk.tovholder.sag;

import java.time.LocalDate;

import dk.tovholder.frist.Fristberegning;
import dk.tovholder.frist.Fristtype;

/**
 * A deadline that follows from the facts of a case.
 *
 * @param noegle what makes it this deadline and no other, stable under recomputation
 * @param beregning null where only the fulfilment of an earlier contact row is stated
 * @param opfyldt the local date it was fulfilled, or null
 * @param hviler nothing falls due now, because the case is paused
 */
record Fristkrav(Fristtype fristtype, String noegle, Fristberegning beregning, Fristtilstand status, LocalDate opfyldt,
		boolean brudt, boolean hviler) {
}
