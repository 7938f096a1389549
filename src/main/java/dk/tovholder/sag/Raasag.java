package dk.tovholder.sag;

import java.util.List;

/**
 * A case as a caller wrote it, in JSON or in a row of a cohort, before anything is
 * checked.
 */
public record Raasag(String sagsnummer, String program, String cpr, String navn, String enhed, String sagStart,
		Boolean aktivitetsparat, Boolean paaVejIRehab, Boolean undtagStraksafklaring, List<Periode> ydelsesperioder) {

	/** Without the citizen, so that a CPR number never reaches a log by accident. */
	@Override
	public String toString() {
		return "Raasag[sagsnummer=" + this.sagsnummer + "]";
	}

	/** A spell on a benefit as a caller wrote it, both days included. */
	public record Periode(String ydelse, String fra, String til) {
	}

}
