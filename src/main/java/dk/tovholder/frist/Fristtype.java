package dk.tovholder.frist;

/** The deadlines that the decision table {@code frist} knows a rule for. */
public enum Fristtype {

	STRAKSAFKLARING("straksafklaring"), FORBEREDENDE_SAMTALE("forberedende samtale"),
	BESLUTNING("beslutning om videre afklaring"), REHAB_FORELAEGGELSE("forelæggelse for rehabiliteringsteamet"),
	LAEGEATTEST_BESTILLES("bestilling af lægeattest"), JOBFORMIDLER_TILDELES("tildeling af jobformidler"),
	KONTAKT_UGE("ugentlig kontakt"), KONTAKT_MAANED("månedlig kontakt"), OPFOELGNINGSPLAN("opfølgningsplan"),
	PLACERINGSUR("6 måneder uden placering"), GENBEHANDLING("nyt step-up-møde"), STYREGRUPPE("styregruppemøde");

	private final String navn;

	Fristtype(String navn) {
		this.navn = navn;
	}

	/** The name in running text, with its true letters. */
	public String navn() {
		return navn;
	}

}
