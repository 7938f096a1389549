package dk.tovholder.frist;

/**
 * What the amount of a deadline counts. {@code KVARTALSSLUT} is the end of the calendar
 * quarter so many quarters after the anchor's own.
 */
public enum Fristenhed {

	UGER, MAANEDER, ARBEJDSDAGE, KVARTALSSLUT

}
