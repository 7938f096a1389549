package dk.tovholder.sag;

/** How the clock of six months without a placement stands. */
public enum Ur {

	/** The case is not in the course, or a new review has been decided. */
	INTET, GAAR, PLACERING, FRITAGET,
	/** The mark has passed and the new review is not finished. */
	PASSERET

}
