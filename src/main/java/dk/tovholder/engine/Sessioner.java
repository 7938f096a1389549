package dk.tovholder.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dk.tovholder.kalender.Maskinur;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Sessionsregister;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who is signed in to the webapps, and with which rights.
 * The webapps' own check of that goes by the engine's clock, which the demo stops; this one goes by the machine's.
 */
@Component
class Sessioner implements Sessionsregister {

	private static final Logger logger = LoggerFactory.getLogger(Sessioner.class);

	private static final String MOTOR = "default";

	/** Where the webapps keep who is signed in. */
	private static final String INDLOGGET = "authenticatedUser";

	private static final String STAND = Stand.class.getName();

	private static final Duration NYT_FORSOEG = Duration.ofSeconds(5);

	/** How long a call may be on its way while its browser signs in. */
	private static final Duration UNDERVEJS = Duration.ofMinutes(1);

	/** The sessions that a login ends, and when it came. */
	private final Map<String, Instant> afloeste = new ConcurrentHashMap<>();

	private final ProcessEngine motor;

	private final Maskinur ur;

	private final Indstillinger indstillinger;

	Sessioner(@Lazy ProcessEngine motor, Maskinur ur, Indstillinger indstillinger) {
		this.motor = motor;
		this.ur = ur;
		this.indstillinger = indstillinger;
	}

	@Override
	public void begynd(HttpServletRequest request, String brugerId, Hjemmel hjemmel) {
		afloes(request);
		afslut(request);
		Authentications indlogget = new Authentications();
		indlogget.addOrReplace(AuthenticationUtil.createAuthentication(this.motor, brugerId));
		HttpSession session = request.getSession(true);
		session.setAttribute(INDLOGGET, indlogget);
		session.setAttribute(STAND, new Stand(this.ur.instant(), hjemmel));
	}

	/** Notes that a login is about to end the session that the browser has. */
	void afloes(HttpServletRequest request) {
		Instant nu = this.ur.instant();
		this.afloeste.values().removeIf((tidspunkt) -> tidspunkt.plus(UNDERVEJS).isBefore(nu));
		HttpSession session = request.getSession(false);
		if (session != null) {
			this.afloeste.put(session.getId(), nu);
		}
	}

	/** Whether a login has just ended the session. */
	boolean erAfloest(String id) {
		return id != null && this.afloeste.containsKey(id);
	}

	/** Takes over the session that the webapps' own login has made. */
	void begyndt(HttpSession session) {
		session.setAttribute(STAND, new Stand(this.ur.instant(), null));
	}

	@Override
	public Optional<Bruger> bruger(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null || !(session.getAttribute(INDLOGGET) instanceof Authentications indlogget)
				|| !(indlogget.getAuthenticationForProcessEngine(MOTOR) instanceof UserAuthentication bruger)) {
			return Optional.empty();
		}
		if (!(session.getAttribute(STAND) instanceof Stand stand) || !gaelder(stand, indlogget, bruger.getIdentityId())) {
			afslut(request);
			return Optional.empty();
		}
		return (indlogget.getAuthenticationForProcessEngine(MOTOR) instanceof UserAuthentication nu)
				? Optional.of(new Bruger(nu.getIdentityId(), Set.copyOf(nu.getGroupIds()))) : Optional.empty();
	}

	@Override
	public Optional<String> afslut(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null) {
			return Optional.empty();
		}
		try {
			Optional<String> afslutning = (session.getAttribute(STAND) instanceof Stand stand && stand.hjemmel != null)
					? stand.hjemmel.afslutning() : Optional.empty();
			session.invalidate();
			return afslutning;
		}
		catch (IllegalStateException ex) {
			// Another call of the same browser has ended it.
			return Optional.empty();
		}
	}

	private boolean gaelder(Stand stand, Authentications indlogget, String brugerId) {
		synchronized (stand) {
			Instant nu = this.ur.instant();
			if (nu.isAfter(stand.begyndt.plus(this.indstillinger.laengst()))) {
				return false;
			}
			if (!nu.isBefore(stand.spurgt) && nu.isBefore(stand.spurgt.plus(this.indstillinger.kontrol()))) {
				return true;
			}
			if (stand.hjemmel != null && !svarer(stand, nu)) {
				return false;
			}
			UserAuthentication frisk = AuthenticationUtil.createAuthentication(this.motor, brugerId);
			if (frisk == null) {
				return false;
			}
			indlogget.addOrReplace(frisk);
			if (stand.hjemmel == null) {
				stand.spurgt = nu;
			}
			return true;
		}
	}

	/** Whether who vouches still does. Silence is borne for as long again as an answer holds, and no longer. */
	private boolean svarer(Stand stand, Instant nu) {
		boolean holder = nu.isBefore(stand.spurgt.plus(this.indstillinger.kontrol().multipliedBy(2)));
		if (stand.tavshed != null && nu.isBefore(stand.forgaeves.plus(NYT_FORSOEG))) {
			return baeres(stand.tavshed, holder);
		}
		try {
			boolean gaelder = stand.hjemmel.gaelder();
			stand.spurgt = nu;
			stand.tavshed = null;
			return gaelder;
		}
		catch (Tavs ex) {
			logger.warn("The provider of logins does not answer: {}", ex.getCause().getMessage());
			stand.forgaeves = nu;
			stand.tavshed = ex;
			return baeres(ex, holder);
		}
	}

	private static boolean baeres(Tavs tavshed, boolean holder) {
		if (!holder) {
			throw tavshed;
		}
		return true;
	}

	/** What is known about a session beside who it is. */
	private static final class Stand {

		private final Instant begyndt;

		private final Hjemmel hjemmel;

		private Instant spurgt;

		private Instant forgaeves;

		private Tavs tavshed;

		private Stand(Instant begyndt, Hjemmel hjemmel) {
			this.begyndt = begyndt;
			this.spurgt = begyndt;
			this.hjemmel = hjemmel;
		}

	}

	/**
	 * How long a session lives.
	 *
	 * @param laengst from login to the end, however busy it is
	 * @param kontrol how old what is known about the user's rights may be
	 */
	@ConfigurationProperties("tovholder.session")
	record Indstillinger(@DefaultValue("10h") Duration laengst, @DefaultValue("30s") Duration kontrol) {
	}

}
