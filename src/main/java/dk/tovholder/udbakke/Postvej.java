package dk.tovholder.udbakke;

/** The way a letter leaves the product. */
interface Postvej {

	/** What the page calls it, up to ten characters. */
	String kanal();

	/** Whether there is anybody to hand letters to. */
	boolean svarer();

	/**
	 * Hands a letter over; returning means that it was received.
	 * @throws Postfejl if it was not, or nobody said so
	 */
	void send(Brev brev) throws Postfejl;

}
