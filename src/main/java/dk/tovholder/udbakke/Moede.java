package dk.tovholder.udbakke;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A meeting as calendars know it.
 *
 * @param sekvens rises with every message about it
 * @param start Danish local time, or null where the meeting takes the day
 */
record Moede(String uid, String sagsnummer, int sekvens, String titel, LocalDateTime start, LocalDate dag, String sted) {
}
