package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.List;

import dk.tovholder.sikkerhed.Rolle;

/**
 * What follows from the facts of a case at one moment. A value: the same facts and the same moment give the same picture,
 * in whatever order late facts arrived.
 *
 * @param manglerOplysninger T01 is owed
 * @param omfattet whether the target-group table lets the citizen in; meaningless while information is missing
 * @param samtykke the last consent by effective date (GIVET, AFSLAAET, SENERE), or null
 * @param beslutning the latest decision of T06 or T18
 * @param maerke the unmoved day of the six-month mark while the clock runs
 * @param genbehandlingUr the clock whose mark opened the pending new review, or null
 * @param genbehandlingNummer number of the latest new review, 0 for none
 * @param opgaver the tasks owed by a person now, side tasks (T20–T22) left out
 * @param pauseFra the first day of the pause that the case is in, or null
 * @param lukninger every ending in order, also those that were taken back by a reopening
 * @param fritagelser every exemption in order
 * @param udeblivelse the latest no-show or cancellation, or null
 * @param kontrolleres registration number of an ending that waits for confirmation, or null
 */
public record Sagsbillede(boolean manglerOplysninger, boolean omfattet, String maalgruppeAarsag, boolean undtaget,
		Tilstand tilstand, String udfald, LocalDate lukket, boolean pause, Kontaktfrekvens kontaktfrekvens, Ur ur,
		LocalDate maerke, String samtykke, boolean stepUpUndtaget, String beslutning, boolean samtaleAfholdt,
		boolean moedeAfholdt, boolean rehabiliteringsplanKlar, boolean forelaeggelseUdsat, boolean foelgerIndstilling,
		String indstilling, boolean tilbageTilForloeb, boolean kontaktIGang, boolean kontaktblok, String jobformidler,
		String genbehandlingUr, int genbehandlingNummer, boolean genbehandlingUndtaget, Placering svarPaaPlacering,
		boolean genbehandlingAflyst, Udeblivelse udeblivelse, Integer kontrolleres,
		List<Placering> placeringer, List<Fristkrav> frister, List<Opgavekrav> opgaver, LocalDate pauseFra,
		List<Periode> lukninger, List<Periode> fritagelser) {

	/** Days on which the case was closed by an outcome, or the citizen exempted; {@code til} is the first day after, or null. */
	record Periode(String hvad, LocalDate fra, LocalDate til) {

		boolean omfatter(LocalDate dag) {
			return !fra.isAfter(dag) && (til == null || til.isAfter(dag));
		}

	}

	/**
	 * The latest no-show or cancellation.
	 *
	 * @param nr registration number of the one that was registered last
	 * @param dato the day of the first that nobody has followed up, whenever it was registered
	 * @param opfoelges the day by which somebody should have
	 * @param iTraek no-shows in a row by effective date, cancellations not counted
	 */
	public record Udeblivelse(int nr, LocalDate dato, LocalDate opfoelges, int iTraek, boolean udeblevet) {

		/** The third no-show in a row, and every further one, goes to the professional leader. */
		public boolean tilLeder() {
			return udeblevet && iTraek >= 3;
		}

		/** The role that follows up on it. */
		public String rolle() {
			return (tilLeder() ? Rolle.FAGLIG_LEDER : Rolle.SAGSBEHANDLER).gruppe();
		}

	}

	public boolean erLukket() {
		return lukket != null;
	}

	/** Whether the new review waits for its meeting or its decision. */
	public boolean genbehandlingAfventer() {
		return genbehandlingUr != null;
	}

}
