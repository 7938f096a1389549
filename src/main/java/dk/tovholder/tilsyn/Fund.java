package dk.tovholder.tilsyn;

/**
 * Something that is not as it should be.
 *
 * @param sagsnummer the case, or null where it is nobody's
 * @param id what it is about: a case, a task, a deadline, a job
 */
record Fund(Fundart art, String sagsnummer, String enhed, String id) {

	/** Tells the same finding of two sweeps from another one. */
	String noegle() {
		return art + ":" + ((sagsnummer == null || sagsnummer.equals(id)) ? id : sagsnummer + ":" + id);
	}

}
