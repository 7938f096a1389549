package dk.tovholder.sag;

/** Status of a deadline row. */
public enum Fristtilstand {

	AABEN,
	/** Fulfilled, in time or late. */
	OPFYLDT,
	/** Overdue and not fulfilled, for both kinds of deadline. */
	OVERSKREDET,
	/** No longer owed. */
	BORTFALDET;

	boolean loebende() {
		return this == AABEN || this == OVERSKREDET;
	}

}
