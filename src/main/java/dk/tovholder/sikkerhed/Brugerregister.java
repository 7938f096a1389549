package dk.tovholder.sikkerhed;

import java.util.List;
import java.util.Optional;

/** Where users and their groups are known. Inverted so that who may do what never depends on the engine. */
public interface Brugerregister {

	/** The user with the password, or empty if either is wrong; the two take equally long. */
	Optional<Bruger> godkend(String brugerId, String adgangskode);

	/** The user on whose behalf the engine works in this thread, if it works for one. */
	Optional<Bruger> aktuel();

	/** The members of a group, in the order of their ids. */
	List<Person> medlemmer(String gruppe);

	/** The user, or empty if there is none such. */
	Optional<Person> person(String brugerId);

	/**
	 * Somebody who can be told something.
	 *
	 * @param mail the address, or null where the user has none
	 */
	record Person(String id, String navn, String mail) {
	}

}
