package dk.tovholder.frist;

/** Whether a deadline shall be kept, or striven for. */
public enum Fristart {

	SKAL, TILSTRAEB

}
