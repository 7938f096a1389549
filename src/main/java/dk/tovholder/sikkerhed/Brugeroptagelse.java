package dk.tovholder.sikkerhed;

import java.util.Set;

/** Where users that a provider vouches for are written down. Inverted like {@link Brugerregister}. */
public interface Brugeroptagelse {

	/**
	 * Writes down a user like everybody else who has tasks, a name and letters: with exactly these groups, and with no
	 * password that anybody knows.
	 * @return false if the id is not to be had: it belongs to another at the provider, or to the product
	 */
	boolean optag(Profil profil);

	/**
	 * A user as a provider knows them.
	 *
	 * @param emne who it is at the provider for ever, whatever they are called
	 * @param mail the address, or empty
	 */
	record Profil(String id, String emne, String fornavn, String efternavn, String mail, Set<String> grupper) {
	}

}
