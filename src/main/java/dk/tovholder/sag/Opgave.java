package dk.tovholder.sag;

import java.time.LocalDate;

import dk.tovholder.frist.Fristtype;

/**
 * An open task of a case: what it is in the programme, who answers for it, and when.
 *
 * @param id the engine's task id
 * @param opgave the programme's task id, {@code T03}
 * @param gruppe the group whose members may do it
 * @param ansvarlig the user it is assigned to, or null
 * @param nummer number of the deadline row it answers, or null where it has only a date
 * @param haendelseNr the no-show it follows up on, or null
 */
public record Opgave(String id, String sagsnummer, String opgave, String navn, String gruppe, String ansvarlig,
		Fristtype fristtype, Integer nummer, LocalDate dato, String placeringId, Integer haendelseNr) {

	public Opgave med(String nyAnsvarlig, Fristtype nyType, Integer nytNummer, LocalDate nyDato) {
		return new Opgave(id, sagsnummer, opgave, navn, gruppe, nyAnsvarlig, nyType, nytNummer, nyDato, placeringId,
				haendelseNr);
	}

}
