package dk.tovholder.borger;

/**
 * A citizen to be registered, with the name that people read.
 *
 * @param beskyttet whether name and address are protected (<em>navne- og adressebeskyttelse</em>)
 */
public record Borger(Cpr cpr, String navn, boolean beskyttet) {

	/** A citizen without protection. */
	public Borger(Cpr cpr, String navn) {
		this(cpr, navn, false);
	}

}
