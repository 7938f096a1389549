package dk.tovholder.kohorte;

import java.util.List;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsoprettelse.Udfald;
import dk.tovholder.sag.Sagsoprettelse.Udsigt;

/**
 * What is to become of a row, as far as can be told before it is taken in.
 *
 * @param linje the line of the file on which it begins
 * @param sag the case, or null where what the row says is refused
 * @param udsigt what would become of the case; null where there is none
 * @param fejl why it is refused; empty where it is not
 */
record Vurdering(long linje, NySag sag, Udsigt udsigt, List<Feltfejl> fejl) {

	static Vurdering af(long linje, NySag sag, Udsigt udsigt) {
		return switch (udsigt.udfald()) {
			case NY, GENTAGET -> new Vurdering(linje, sag, udsigt, List.of());
			case NUMMER_BRUGT, HAR_AABEN_SAG, PROJEKT_SLUT ->
				new Vurdering(linje, sag, udsigt, felter(udsigt.udfald().afvisning()));
		};
	}

	boolean erNy() {
		return this.udsigt != null && this.udsigt.udfald() == Udfald.NY && this.fejl.isEmpty();
	}

	boolean erGentaget() {
		return this.udsigt != null && this.udsigt.udfald() == Udfald.GENTAGET;
	}

	boolean erAfvist() {
		return !this.fejl.isEmpty();
	}

	Vurdering med(Udfald udfald) {
		return af(this.linje, this.sag, new Udsigt(udfald, this.udsigt.fingeraftryk(), this.udsigt.aabenNoegle()));
	}

	Vurdering afvist(List<Feltfejl> hvorfor) {
		return new Vurdering(this.linje, this.sag, this.udsigt, hvorfor);
	}

	/** In a file the field is the column, whatever part of its cell is wrong. */
	static List<Feltfejl> felter(Afvisning afvisning) {
		if (afvisning.felter().isEmpty()) {
			return List.of(new Feltfejl(null, afvisning.getMessage()));
		}
		return afvisning.felter()
			.stream()
			.map((fejl) -> new Feltfejl(fejl.felt().replaceAll("\\[.*", ""), fejl.fejl()))
			.toList();
	}

}
