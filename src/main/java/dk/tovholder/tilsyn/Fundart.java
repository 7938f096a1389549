package dk.tovholder.tilsyn;

/** What a sweep can find, as it is told to people. */
enum Fundart {

	TRIN_IKKE_UDFOERT("Et varsel eller en eskalering af en frist er ikke udført til tiden"),

	DATO_PASSERET("En frist er passeret uden at være meldt overskredet"),

	TRIN_MANGLER("En løbende frist mangler sit næste varsel eller sin næste eskalering"),

	JOURNAL_MANGLER("En overskredet frist står ikke i journalen"),

	VAGT_STANDSET("Fristvagten går ikke"),

	MAERKE_UDEN_TIMER("6-måneders-mærket har ikke den timer, det skal have"),

	SVARFRIST_UDEN_TIMER("Svarfristen for genbehandlingen har ikke den timer, den skal have"),

	OPGAVE_FORSVUNDET("En åben opgave findes ikke længere i opgavelisten"),

	OPGAVE_UKENDT("Opgavelisten har en opgave, som sagen ikke kender"),

	OPGAVE_ANDEN_DATO("En opgave vises med en anden dato end sagens"),

	OPGAVE_MANGLER("En løbende frist har ingen opgave, der kan opfylde den"),

	SAG_UDEN_PROCES("En åben sag har ingen kørende proces"),

	SAG_UDEN_FREMDRIFT("En åben sag har hverken opgave eller timer"),

	JOB_LAAST("Et baggrundsjob er låst uden at blive udført");

	private final String tekst;

	Fundart(String tekst) {
		this.tekst = tekst;
	}

	/** One Danish sentence, without the full stop. */
	String tekst() {
		return tekst;
	}

}
