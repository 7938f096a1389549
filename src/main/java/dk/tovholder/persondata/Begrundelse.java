package dk.tovholder.persondata;


import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Tegn;

/** Why somebody wants to see what is hidden, in their own words. */
final class Begrundelse {

	private static final int KORTEST = 10;

	private static final int LAENGST = 500;

	private Begrundelse() {
	}

	/**
	 * The reason without blanks around it.
	 * @throws Afvisning (400) if it says nothing, or holds what must not stand in the log
	 */
	static String laes(String tekst) {
		String begrundelse = (tekst == null) ? "" : tekst.strip();
		int laengde = begrundelse.codePointCount(0, begrundelse.length());
		if (laengde < KORTEST || laengde > LAENGST) {
			throw Afvisning.felt(400, "begrundelse", "Skriv hvorfor, med mindst " + KORTEST + " og højst " + LAENGST + " tegn");
		}
		if (!Tegn.kanVises(begrundelse)) {
			throw Afvisning.felt(400, "begrundelse", "Må kun indeholde tegn, der kan vises");
		}
		if (Tegn.kanRummeCpr(begrundelse)) {
			throw Afvisning.felt(400, "begrundelse", "Må ikke indeholde et CPR-nummer");
		}
		return begrundelse;
	}

}
