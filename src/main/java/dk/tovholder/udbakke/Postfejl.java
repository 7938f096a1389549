package dk.tovholder.udbakke;

/** A letter that was not received, or where nobody said so. */
class Postfejl extends Exception {

	enum Slags {

		/** There was nobody to hand it to: other letters would fare the same. */
		FORBINDELSE,
		/** It may be received another time. */
		FORELOEBIG,
		/** The receiver will not have this letter. */
		AFVIST

	}

	private static final int LAENGST = 300;

	private final Slags slags;

	Postfejl(Slags slags, String tekst) {
		super(kort(tekst), null, false, false);
		this.slags = slags;
	}

	Slags slags() {
		return slags;
	}

	private static String kort(String tekst) {
		String linje = (tekst == null) ? "" : tekst.replaceAll("\\s+", " ").strip();
		return (linje.length() <= LAENGST) ? linje : linje.substring(0, LAENGST - 1) + "…";
	}

}
