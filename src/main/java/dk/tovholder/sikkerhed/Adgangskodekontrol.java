package dk.tovholder.sikkerhed;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Checks HTTP Basic against the users of the product; the principal is a {@link Bruger}. */
@Component
class Adgangskodekontrol implements AuthenticationProvider {

	private final Brugerregister brugerregister;

	Adgangskodekontrol(Brugerregister brugerregister) {
		this.brugerregister = brugerregister;
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		String adgangskode = (authentication.getCredentials() != null) ? authentication.getCredentials().toString() : "";
		Bruger bruger = this.brugerregister.godkend(authentication.getName(), adgangskode)
			.orElseThrow(() -> new BadCredentialsException("Wrong user or password"));
		return UsernamePasswordAuthenticationToken.authenticated(bruger, null, AuthorityUtils.NO_AUTHORITIES);
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
