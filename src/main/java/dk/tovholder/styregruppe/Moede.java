package dk.tovholder.styregruppe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/**
 * A meeting that has been held and registered.
 *
 * @param udgaver which edition of each month's statement it had before it
 */
record Moede(Kvartal kvartal, LocalDate dato, List<String> deltagere, String beslutninger, String aktoer,
		Instant tidspunkt, SortedMap<YearMonth, Integer> udgaver) {
}
