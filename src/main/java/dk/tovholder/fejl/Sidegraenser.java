package dk.tovholder.fejl;

/** Which part of a list is asked for. */
public final class Sidegraenser {

	/** The most that one page may hold. */
	private static final int HOEJST = 250;

	private Sidegraenser() {
	}

	/**
	 * Refuses a page that cannot be.
	 * @param side counted from 0
	 * @param antal on a page
	 * @throws Afvisning 400 with the field at fault
	 */
	public static void kontroller(int side, int antal) {
		if (side < 0) {
			throw Afvisning.felt(400, "side", "Skal være 0 eller mere");
		}
		if (antal < 1 || antal > HOEJST) {
			throw Afvisning.felt(400, "antal", "Skal være fra 1 til " + HOEJST);
		}
	}

}
