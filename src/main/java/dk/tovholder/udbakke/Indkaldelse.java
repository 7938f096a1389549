package dk.tovholder.udbakke;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * A meeting that people are to come to.
 *
 * @param moede which of the case's meetings it is; the same one keeps its place in the calendars when it is moved
 * @param titel what the calendars call it; no names
 * @param klokkeslaet Danish local time, or null where the meeting takes the day
 * @param sted where, or null; no names
 * @param faggrupper professions that are invited where the settings have an address for them
 */
public record Indkaldelse(String sagsnummer, String moede, String titel, LocalDate dag, LocalTime klokkeslaet, String sted,
		Set<Modtager> modtagere, List<String> faggrupper) {
}
