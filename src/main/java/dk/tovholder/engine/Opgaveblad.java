package dk.tovholder.engine;

import java.time.LocalDate;

/**
 * What a list shows of a task that belongs to no case.
 *
 * @param periode which month or quarter it is about, in Danish
 * @param dato the last day on which it is in time
 * @param prioritet one of the priorities of {@link Opgavefiltre}
 */
public record Opgaveblad(String periode, LocalDate dato, int prioritet) {
}
