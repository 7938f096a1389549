package dk.tovholder.kohorte;

import java.time.Instant;
import java.util.UUID;

import dk.tovholder.kohorte.Kohortestatus.Status;

/**
 * A line of the list of cohorts.
 *
 * @param aktoer who handed it over
 * @param annulleret whether somebody stopped it, so that it goes on only when asked
 * @param raekker rows of the file, the header not counted
 * @param naaet rows that have been looked at
 * @param oprettet rows that started a case, or in a trial would
 */
record Kohorteoversigt(UUID id, Instant modtaget, String aktoer, String program, boolean proeve, boolean altEllerIntet,
		Status status, boolean annulleret, int raekker, int naaet, int oprettet, int gentaget, int afvist) {
}
