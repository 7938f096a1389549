package dk.tovholder.sag;

import java.time.LocalDate;

/**
 * What is known of a case from its start; never changes except for the house.
 *
 * @param anker the anchor of STRAKSAFKLARING: the later of project start and case start
 * @param daekkedeDage days covered by the five benefits within the window before the anchor
 * @param graense the days that must be exceeded
 */
record Sagsgrund(String sagsnummer, String program, String enhed, LocalDate sagStart, LocalDate anker, LocalDate foedt,
		int daekkedeDage, int graense, Boolean aktivitetsparat, Boolean paaVejIRehab, Boolean undtag) {
}
