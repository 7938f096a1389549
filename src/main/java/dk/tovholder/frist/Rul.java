package dk.tovholder.frist;

/**
 * Where a date moves that is no working day: to the next one, to the last one, or not.
 */
public enum Rul {

	FREM, TILBAGE, INGEN

}
