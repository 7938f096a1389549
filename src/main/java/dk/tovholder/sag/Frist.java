package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;

import dk.tovholder.frist.Fristart;
import dk.tovholder.frist.Fristberegning;
import dk.tovholder.frist.Fristtype;

/**
 * A deadline row of a case. The row is the truth; tasks and timers follow it.
 *
 * @param nummer from 1 per case and type, never reused
 * @param noegle the cause that makes it this deadline, stable under recomputation
 * @param opfyldtDato the local date it was fulfilled, also when late
 * @param bortfaldetDato the local date from which it was owed no more, by the fact that took it away
 * @param harVaeretOverskredet it has been overdue by the facts as they stand now
 * @param naesteTrin the next step of its ladder, or null when none is left or the case is paused
 * @param naesteTidspunkt the instant from which that step is due
 * @param taelles whether statements tell of it: not of what fell away and would never have been if all had been told on its day
 */
public record Frist(String sagsnummer, Fristtype fristtype, int nummer, String noegle, LocalDate ankerDato,
		LocalDate raaDato, LocalDate dato, String flyttetFordi, LocalDate forvarsel, Fristart art, Fristtilstand status,
		LocalDate opfyldtDato, LocalDate bortfaldetDato, boolean harVaeretOverskredet, String naesteTrin,
		Instant naesteTidspunkt, boolean taelles) {

	static Frist ny(String sagsnummer, int nummer, Fristkrav krav) {
		Fristberegning b = krav.beregning();
		return new Frist(sagsnummer, krav.fristtype(), nummer, krav.noegle(), b.ankerdato(), b.raaDato(), b.dato(),
				b.flyttetFordi(), b.forvarsel(), b.regel().art(), krav.status(), krav.opfyldt(), null, krav.brudt(), null,
				null, true);
	}

	/**
	 * The same row as the facts now have it. A fulfilment of which only the date is stated keeps the row's dates, and a row that
	 * has fallen away stays as it fell.
	 */
	Frist efter(Fristkrav krav) {
		if (krav.status() == Fristtilstand.BORTFALDET) {
			return (status == Fristtilstand.BORTFALDET && taelles) ? this : bortfaldet();
		}
		if (krav.beregning() == null) {
			return new Frist(sagsnummer, fristtype, nummer, noegle, ankerDato, raaDato, dato, flyttetFordi, forvarsel, art,
					Fristtilstand.OPFYLDT, krav.opfyldt(), null, krav.opfyldt().isAfter(dato), naesteTrin, naesteTidspunkt, true);
		}
		Frist ny = ny(sagsnummer, nummer, krav);
		return ny.medTrin(naesteTrin, naesteTidspunkt);
	}

	/** Owed no more. */
	Frist bortfaldet() {
		return new Frist(sagsnummer, fristtype, nummer, noegle, ankerDato, raaDato, dato, flyttetFordi, forvarsel, art,
				Fristtilstand.BORTFALDET, null, bortfaldetDato, harVaeretOverskredet, null, null, true);
	}

	/**
	 * Owed no more, as it would have fallen away if all had been told on its day.
	 * @param fald null if it would never have been: then it fell on the day given, and does not count
	 */
	Frist bortfaldet(Fristforloeb.Fald fald, LocalDate ellers) {
		if (fald == null) {
			return new Frist(sagsnummer, fristtype, nummer, noegle, ankerDato, raaDato, dato, flyttetFordi, forvarsel, art,
					Fristtilstand.BORTFALDET, null, (bortfaldetDato == null) ? ellers : bortfaldetDato, false, null, null, false);
		}
		Fristberegning b = fald.krav().beregning();
		return new Frist(sagsnummer, fristtype, nummer, noegle, b.ankerdato(), b.raaDato(), b.dato(), b.flyttetFordi(),
				b.forvarsel(), art, Fristtilstand.BORTFALDET, null, fald.dag(), fald.overskredet(), null, null, true);
	}

	Frist medTrin(String trin, Instant tidspunkt) {
		return new Frist(sagsnummer, fristtype, nummer, noegle, ankerDato, raaDato, dato, flyttetFordi, forvarsel, art,
				status, opfyldtDato, bortfaldetDato, harVaeretOverskredet, trin, tidspunkt, taelles);
	}

	/** An overdue mandatory deadline opens T21 and T22, contacts excepted; so does one that was fulfilled late. */
	public boolean kraeverAfviklingsplan() {
		return erSkal() && !erKontakt() && harVaeretOverskredet && status != Fristtilstand.BORTFALDET;
	}

	boolean erKontakt() {
		return erKontakt(fristtype);
	}

	static boolean erKontakt(Fristtype type) {
		return type == Fristtype.KONTAKT_UGE || type == Fristtype.KONTAKT_MAANED;
	}

	/** Nothing falls due now, because the case is paused. */
	boolean hviler() {
		return status == Fristtilstand.AABEN && naesteTrin == null;
	}

	boolean erSkal() {
		return art == Fristart.SKAL;
	}

}
