package dk.tovholder.adgangslog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;

import dk.tovholder.sikkerhed.Bruger;

/** Notes who was refused a citizen by role alone, before any controller was asked. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class Afvisningslytter {

	private static final Pattern SAGER = Pattern.compile("/api/(?:sager|indsigt|udbakke)(?:/([^/]+)(?:/.*)?)?/?");

	private final Adgangslog adgangslog;

	Afvisningslytter(Adgangslog adgangslog) {
		this.adgangslog = adgangslog;
	}

	@Bean
	static AuthorizationEventPublisher afvisninger(ApplicationEventPublisher haendelser) {
		return new SpringAuthorizationEventPublisher(haendelser);
	}

	/** The path without the case, whatever somebody has written in its place. */
	private static String uden(String sti, Matcher fundet) {
		return (fundet.group(1) == null) ? sti
				: sti.substring(0, fundet.start(1)) + "*" + sti.substring(fundet.end(1));
	}

	@EventListener
	void afvist(AuthorizationDeniedEvent<?> haendelse) {
		if (haendelse.getObject() instanceof HttpServletRequest kald
				&& haendelse.getAuthentication().get().getPrincipal() instanceof Bruger bruger) {
			Matcher sti = SAGER.matcher(kald.getRequestURI());
			if (sti.matches()) {
				this.adgangslog.noter(Visning.afvist(bruger.id(), (sti.group(1) == null) ? Handling.LISTE : Handling.SAG,
						Kald.af(kald.getMethod(), uden(kald.getRequestURI(), sti)), 403, sti.group(1)));
			}
		}
	}

}
