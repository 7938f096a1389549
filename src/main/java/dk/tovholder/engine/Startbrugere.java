package dk.tovholder.engine;

import java.util.List;
import java.util.Set;

/** Users that exist before the first request is taken. */
public interface Startbrugere {

	/** The users; one who exists already keeps password, name and groups. */
	List<Startbruger> brugere();

	/**
	 * A user to be made at start.
	 *
	 * @param id the user id
	 * @param fornavn first name
	 * @param efternavn last name
	 * @param mail where notices go; empty = nowhere
	 * @param adgangskode the password, kept as a salted hash
	 * @param grupper ids of the groups
	 */
	record Startbruger(String id, String fornavn, String efternavn, String mail, String adgangskode, Set<String> grupper) {
	}

}
