package dk.tovholder.adgangslog;

/** What somebody was shown. */
public enum Handling {

	/** A list of cases or tasks. */
	LISTE,
	/** A case with its deadlines and tasks. */
	SAG,
	/** The journal of a case. */
	JOURNAL,
	/** A task, its form or what it was filled with. */
	OPGAVE,
	/** An instance, a job or an incident of the engine. */
	PROCES,
	/** A letter that names cases. */
	BREV,
	/** A finding of the second line. */
	DRIFT,
	/** Name and CPR number of a protected citizen. */
	BESKYTTET,
	/** Everything about a citizen. */
	INDSIGT,
	/** Who has been shown a case. */
	RAPPORT

}
