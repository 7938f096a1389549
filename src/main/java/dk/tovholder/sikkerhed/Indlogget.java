package dk.tovholder.sikkerhed;

import java.util.Optional;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells on whose behalf the current thread works, whether they came through REST or through the webapps. */
@Component
public class Indlogget {

	/** Who did it, where no person did. */
	public static final String SYSTEM = "system";

	private final Brugerregister brugerregister;

	Indlogget(Brugerregister brugerregister) {
		this.brugerregister = brugerregister;
	}

	/** The signed-in user, or empty in a job and at start. */
	public Optional<Bruger> aktuel() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof Bruger bruger) {
			return Optional.of(bruger);
		}
		return this.brugerregister.aktuel();
	}

	/**
	 * The signed-in user.
	 * @throws AuthenticationCredentialsNotFoundException if nobody is signed in
	 */
	public Bruger bruger() {
		return aktuel().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
	}

	/** The user id for the journal, also where a background thread works in the user's name; else {@link #SYSTEM}. */
	public String aktoer() {
		return aktuel().map(Bruger::id).orElseGet(() -> {
			Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
			return (authentication == null || authentication instanceof AnonymousAuthenticationToken) ? SYSTEM
					: authentication.getName();
		});
	}

}
