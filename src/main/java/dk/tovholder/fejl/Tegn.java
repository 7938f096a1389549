package dk.tovholder.fejl;

import java.util.regex.Pattern;

/** What a text from outside may hold. */
public final class Tegn {

	/** Ten digits that begin with the date of a birthday, as a word of their own. */
	private static final Pattern CPR = Pattern.compile("(?<![0-9A-Za-z])(0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
			+ "(0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}(?![0-9A-Za-z])");

	/** Ten digits in the shape of one, whatever they begin with and stand in. */
	private static final Pattern CPR_FORM = Pattern.compile("\\d{6}[- ]?\\d{4}");

	private Tegn() {
	}

	/** Whether a text holds what looks like a CPR number, which belongs in the field for it and nowhere else. */
	public static boolean lignerCpr(String tekst) {
		return CPR.matcher(tekst).find();
	}

	/** Whether a text holds what could be meant as one: stricter, for what goes where it can not be taken back. */
	public static boolean kanRummeCpr(String tekst) {
		return CPR_FORM.matcher(tekst).find();
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

	/** The text with a capital letter in front. */
	public static String medStort(String tekst) {
		return Character.toUpperCase(tekst.charAt(0)) + tekst.substring(1);
	}

}
