package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * One line of the append-only journal.
 *
 * @param tidspunkt instant of registration by the engine's clock
 * @param effektivDato local date from which it counts
 * @param data ids, dates and enumerations only
 */
record Journalpost(String sagsnummer, Instant tidspunkt, LocalDate effektivDato, String type, String aktoer,
		String tekst, Map<String, Object> data) {
}
