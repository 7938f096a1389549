package dk.tovholder.sag;

import java.util.List;

/**
 * A case as a caller wrote it, in JSON or in a row of a cohort, before anything is
 * checked.
 */
public record Raasag(String sagsnummer, String program, String cpr, String navn, String enhed, String sagStart,
		Boolean aktivitetsparat, Boolean paaVejIRehab, Boolean undtagStraksafklaring, List<Periode> ydelsesperioder,
		Boolean beskyttet) {

	/** A case of which nobody has said that the citizen is protected. */
	public Raasag(String sagsnummer, String program, String cpr, String navn, String enhed, String sagStart,
			Boolean aktivitetsparat, Boolean paaVejIRehab, Boolean undtagStraksafklaring, List<Periode> ydelsesperioder) {
		this(sagsnummer, program, cpr, navn, enhed, sagStart, aktivitetsparat, paaVejIRehab, undtagStraksafklaring,
				ydelsesperioder, null);
	}


	/** Without the citizen, so that a CPR number never reaches a log by accident. */
	@Override
	public String toString() {
		return "Raasag[sagsnummer=" + this.sagsnummer + "]";
	}

	/** A spell on a benefit as a caller wrote it, both days included. */
	public record Periode(String ydelse, String fra, String til) {
	}

}
