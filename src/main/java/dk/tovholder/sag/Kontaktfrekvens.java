package dk.tovholder.sag;

/** How often contact is asked for now; decided by the table <em>kontaktfrekvens</em>. */
public enum Kontaktfrekvens {

	UGE, MAANED,
	/** No contact task for now. */
	INGEN,
	/** Contact is not owed any more. */
	SLUT

}
