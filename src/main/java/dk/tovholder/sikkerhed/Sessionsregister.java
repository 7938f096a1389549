package dk.tovholder.sikkerhed;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

/** The sessions of the webapps. Inverted so that a login never depends on the engine. */
public interface Sessionsregister {

	/** The attribute of a session nobody is signed in to any more that says where the browser ends it as well. */
	String AFSLUTNING = "tovholder.afslutning";

	/**
	 * Signs the user in: whatever session the browser had is gone, and the new one has another id.
	 * @param hjemmel who is asked whether the user is still to be let in
	 */
	void begynd(HttpServletRequest request, String brugerId, Hjemmel hjemmel);

	/** The signed-in user with the rights of now, or empty if nobody is signed in any more. */
	Optional<Bruger> bruger(HttpServletRequest request);

	/**
	 * Ends the session.
	 * @return where the browser ends it at whoever vouched for the user too; empty = nowhere
	 */
	Optional<String> afslut(HttpServletRequest request);

	/** Whoever vouches for a signed-in user, where it is not the product itself. */
	interface Hjemmel {

		/**
		 * Asks anew and writes down what is answered about the user.
		 * @return whether the user is still to be let in
		 * @throws Tavs if there was no answer
		 */
		boolean gaelder();

		/** The address where a browser is signed out there. */
		Optional<String> afslutning();

	}

	/** There was no answer: neither yes nor no. */
	class Tavs extends RuntimeException {

		public Tavs(Throwable aarsag) {
			super("The provider does not answer", aarsag);
		}

	}

}
