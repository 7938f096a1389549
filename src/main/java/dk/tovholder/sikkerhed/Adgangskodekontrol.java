package dk.tovholder.sikkerhed;

import java.util.Optional;

import dk.tovholder.fejl.Tegn;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Checks HTTP Basic against the users of the product; the principal is a {@link Bruger}. */
@Component
class Adgangskodekontrol implements AuthenticationProvider {

	private final Brugerregister brugerregister;

	private final Loginbremse loginbremse;

	Adgangskodekontrol(Brugerregister brugerregister, Loginbremse loginbremse) {
		this.brugerregister = brugerregister;
		this.loginbremse = loginbremse;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String adresse = (authentication.getDetails() instanceof WebAuthenticationDetails detaljer)
				? detaljer.getRemoteAddress() : "";
		if (!this.loginbremse.ventetid(authentication.getName(), adresse).isZero()) {
			throw new LockedException("Too many wrong passwords");
		}
		String adgangskode = (authentication.getCredentials() != null) ? authentication.getCredentials().toString() : "";
		// What no user can be called is not even looked up: databases stumble over it.
		Optional<Bruger> bruger = Tegn.kanVises(authentication.getName())
				? this.brugerregister.godkend(authentication.getName(), adgangskode) : Optional.empty();
		this.loginbremse.noter(authentication.getName(), adresse, bruger.isPresent());
		return bruger
			.map((godkendt) -> UsernamePasswordAuthenticationToken.authenticated(godkendt, null,
					AuthorityUtils.NO_AUTHORITIES))
			.orElseThrow(() -> new BadCredentialsException("Wrong user or password"));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
