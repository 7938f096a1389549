package dk.tovholder.engine;

/**
 * A task that belongs to no case.
 *
 * @param id the engine's id
 * @param noegle the business key of its process
 * @param element the id of the task in its model
 * @param nummer which of several alike it is in its process, from 1; 1 where there is only one
 */
public record Procesopgave(String id, String proces, String noegle, String element, int nummer) {
}
