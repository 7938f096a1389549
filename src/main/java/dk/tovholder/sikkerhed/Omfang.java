package dk.tovholder.sikkerhed;

import java.util.Locale;

/** How far a role may go with an action. */
public enum Omfang {

	/** Every case, user or job there is. */
	ALT,

	/** The cases of the houses that the user works in. */
	HUS,

	/** What is the user's own: tasks of the own groups, letters to the user, the own account. */
	EGNE,

	/** What confirms a delivery: sagsnummer, tilstand, frister, udfald. */
	KVITTERING,

	/** Nothing. */
	INTET;

	/** How the table of the documentation says it. */
	public String kort() {
		return (this == INTET) ? "–" : name().toLowerCase(Locale.ROOT);
	}

}
