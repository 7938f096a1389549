package dk.tovholder.fejl;

/** Which characters a text from outside may hold. */
public final class Tegn {

	private Tegn() {
	}

	/** Whether a line shows everything that it holds. */
	public static boolean kanVises(String linje) {
		return linje.codePoints().allMatch(Tegn::kanVises);
	}

	/** As {@link #kanVises(String)}, for a text that may hold line breaks and tabs. */
	public static boolean kanVisesSomTekst(String tekst) {
		return tekst.codePoints().allMatch((tegn) -> tegn == '\n' || tegn == '\t' || tegn == '\r' || kanVises(tegn));
	}

	/** Invisible characters may turn the text around or hide parts of it; the two joiners belong to real names. */
	private static boolean kanVises(int tegn) {
		return switch (Character.getType(tegn)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE,
					Character.PRIVATE_USE, Character.UNASSIGNED ->
				false;
			case Character.FORMAT -> tegn == 0x200C || tegn == 0x200D;
			default -> true;
		};
	}

}
