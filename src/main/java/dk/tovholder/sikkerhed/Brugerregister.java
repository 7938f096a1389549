package dk.tovholder.sikkerhed;

import java.util.Optional;

/** Where users and their groups are known. Inverted so that who may do what never depends on the engine. */
public interface Brugerregister {

	/** The user with the password, or empty if either is wrong; the two take equally long. */
	Optional<Bruger> godkend(String brugerId, String adgangskode);

	/** The user on whose behalf the engine works in this thread, if it works for one. */
	Optional<Bruger> aktuel();

}
