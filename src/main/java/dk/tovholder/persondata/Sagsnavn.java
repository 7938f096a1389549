package dk.tovholder.persondata;

import java.util.regex.Pattern;

/** Finds a case number in a text, and not those that begin or end with it. */
final class Sagsnavn {

	/** What stands in a letter where an erased case stood. */
	static final String SLETTET = "(slettet sag)";

	private Sagsnavn() {
	}

	static boolean staarI(String tekst, String sagsnummer) {
		return moenster(sagsnummer).matcher(tekst).find();
	}

	/** The text without the case number; null stays null. */
	static String fjern(String tekst, String sagsnummer) {
		return (tekst == null) ? null : moenster(sagsnummer).matcher(tekst).replaceAll(SLETTET);
	}

	private static Pattern moenster(String sagsnummer) {
		return Pattern.compile("(?<![A-Z0-9-])" + Pattern.quote(sagsnummer) + "(?![A-Z0-9]|-[A-Z0-9])");
	}

}
