package dk.tovholder.sag;

import java.time.LocalDate;

/**
 * A stay at a company: work practice, paid hours or wage subsidy.
 *
 * @param start first day (local date)
 * @param slut the day from which it no longer runs, or null while it is open
 * @param startNr registration number of the event that started it
 */
public record Placering(String placeringId, String placeringstype, LocalDate start, LocalDate slut, boolean annulleret,
		int startNr, LocalDate startRegistreret) {

	/** Where a placement stands. */
	public enum Status {

		AABEN, SLUT, ANNULLERET

	}

	/** Annulled wins over ended: an annulled placement never was. */
	public Status status() {
		if (annulleret) {
			return Status.ANNULLERET;
		}
		return slut == null ? Status.AABEN : Status.SLUT;
	}

	boolean aaben() {
		return status() == Status.AABEN;
	}

}
