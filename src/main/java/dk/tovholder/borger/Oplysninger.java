package dk.tovholder.borger;

/**
 * What is registered of a citizen, also where it is protected: shown only with a right, a reason and a line in the access log.
 *
 * @param cpr ten digits
 * @param beskyttet whether name and address are protected
 */
public record Oplysninger(String navn, String cpr, boolean beskyttet) {

	/** Without the citizen, so that nothing reaches a log by accident. */
	@Override
	public String toString() {
		return "Oplysninger[]";
	}

}
