package dk.tovholder.sikkerhed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dk.tovholder.sikkerhed.Brugeroptagelse.Profil;
import dk.tovholder.sikkerhed.Oidcudbyder.Fornyet;
import dk.tovholder.sikkerhed.Sessionsregister.Hjemmel;
import dk.tovholder.sikkerhed.Sessionsregister.Tavs;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The way in and out of the webapps where the municipality's own provider knows the people.
 * A page without a session leads to the provider; what comes back from it becomes a session of the webapps like any other,
 * whose right to be there is asked for again as long as it lasts.
 */
@Component
@Order(0)
@ConditionalOnBooleanProperty("tovholder.oidc.aktiv")
class Oidclogin extends OncePerRequestFilter implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	static final String IND = "/oauth2/authorization/" + Oidcudbyder.NAVN;

	static final String TILBAGE = "/login/oauth2/code/" + Oidcudbyder.NAVN;

	static final String UD = "/logud";

	static final String UDE = "/logget-ud";

	private static final String START = "/camunda/app/welcome/default/";

	private static final Logger logger = LoggerFactory.getLogger(Oidclogin.class);

	private static final String MAAL = "tovholder.maal";

	private static final Pattern SIDE = Pattern.compile("/camunda/?(app/?((admin|cockpit|tasklist|welcome)/?([a-z]+/?)?)?)?");

	private final OAuth2AuthorizedClientRepository beviser = new HttpSessionOAuth2AuthorizedClientRepository();

	private final Oidcudbyder udbyder;

	private final ObjectProvider<Brugerregister> brugerregister;

	private final ObjectProvider<Brugeroptagelse> brugeroptagelse;

	private final ObjectProvider<Sessionsregister> sessioner;

	Oidclogin(Oidcudbyder udbyder, ObjectProvider<Brugerregister> brugerregister,
			ObjectProvider<Brugeroptagelse> brugeroptagelse, ObjectProvider<Sessionsregister> sessioner) {
		// The web layer is built before the engine, which knows users and sessions.
		this.udbyder = udbyder;
		this.brugerregister = brugerregister;
		this.brugeroptagelse = brugeroptagelse;
		this.sessioner = sessioner;
	}

	OAuth2AuthorizedClientRepository beviser() {
		return this.beviser;
	}

	/** Stands before what Spring does with the provider, which takes its silence for an error of ours. */
	void naarUdbyderenSvarer(ServletRequest request, ServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			this.udbyder.findByRegistrationId(Oidcudbyder.NAVN);
		}
		catch (Tavs ex) {
			tavs((HttpServletResponse) response, ex);
			return;
		}
		chain.doFilter(request, response);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			if (request.getRequestURI().equals(UD)) {
				logUd(request, response);
			}
			else if (request.getRequestURI().equals(UDE)) {
				side(response, 200, "Du er logget ud.", START, "Log ind igen");
			}
			else if (SIDE.matcher(request.getRequestURI()).matches()
					&& this.sessioner.getObject().bruger(request).isEmpty()) {
				if (request.getMethod().equals("GET")) {
					request.getSession().setAttribute(MAAL, request.getRequestURI());
				}
				response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
				response.sendRedirect(IND);
			}
			else {
				chain.doFilter(request, response);
			}
		}
		catch (Tavs ex) {
			tavs(response, ex);
		}
	}

	private static void tavs(HttpServletResponse response, Tavs tavs) throws IOException {
		logger.warn("The provider of logins does not answer: {}", tavs.getCause().getMessage());
		side(response, 503, "Kommunens login svarer ikke lige nu. Prøv igen om lidt.", START, "Prøv igen");
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		OidcUser bruger = (OidcUser) authentication.getPrincipal();
		OAuth2AuthorizedClient bevis = this.beviser.loadAuthorizedClient(
				((OAuth2AuthenticationToken) authentication).getAuthorizedClientRegistrationId(), authentication, request);
		String maal = maal(request);
		String afslutning = afslutning(request, bruger.getIdToken().getTokenValue());
		Optional<Profil> profil = this.udbyder.profil(bruger.getIdToken().getClaims()).filter(this::optaget);
		if (profil.isEmpty() || bevis.getRefreshToken() == null) {
			logger.warn("A login at the provider leads nowhere here: {}",
					profil.isEmpty() ? "no user id, no group, or the id of another" : "no refresh token");
			this.sessioner.getObject().afslut(request);
			request.getSession(true).setAttribute(Sessionsregister.AFSLUTNING, afslutning);
			side(response, 403, "Du har ikke adgang til Tovholder. Spørg din leder, hvis du mangler en rolle.", UD, "Log ud");
			return;
		}
		this.sessioner.getObject()
			.begynd(request, profil.get().id(), new Login(profil.get(), bevis.getAccessToken(),
					bevis.getRefreshToken(), afslutning));
		logger.info("{} signed in at the provider", profil.get().id());
		response.sendRedirect(maal);
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		logger.warn("A login at the provider failed: {}", exception.getMessage());
		side(response, 401, "Login lykkedes ikke.", START, "Prøv igen");
	}

	/** Whether there is a role for the user. Who has none is not written down, but loses those that stood there. */
	private boolean optaget(Profil profil) {
		boolean harRolle = !profil.grupper().isEmpty();
		return (harRolle || this.brugerregister.getObject().person(profil.id()).isPresent())
				&& this.brugeroptagelse.getObject().optag(profil) && harRolle;
	}

	private static String maal(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null && session.getAttribute(MAAL) instanceof String maal) ? maal : START;
	}

	private String afslutning(HttpServletRequest request, String login) {
		String ude = UriComponentsBuilder.fromUriString(request.getRequestURL().toString()).replacePath(UDE).toUriString();
		return this.udbyder.afslutning()
			.map((adresse) -> UriComponentsBuilder.fromUriString(adresse)
				.queryParam("id_token_hint", "{login}")
				.queryParam("post_logout_redirect_uri", "{ude}")
				.encode()
				.buildAndExpand(Map.of("login", login, "ude", ude))
				.toUriString())
			.orElse(UDE);
	}

	/** Leads on to the provider only where a session was ended properly: nobody is signed out by following a link. */
	private static void logUd(HttpServletRequest request, HttpServletResponse response) throws IOException {
		HttpSession session = request.getSession(false);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		if (session != null && session.getAttribute(Sessionsregister.AFSLUTNING) instanceof String adresse) {
			session.invalidate();
			response.sendRedirect(adresse);
			return;
		}
		response.sendRedirect(START);
	}

	private static void side(HttpServletResponse response, int status, String tekst, String adresse, String videre)
			throws IOException {
		byte[] krop = """
				<!DOCTYPE html>
				<html lang="da">
				<head><meta charset="utf-8"><title>Tovholder</title></head>
				<body><h1>Tovholder</h1><p>%s</p><p><a href="%s">%s</a></p></body>
				</html>
				""".formatted(HtmlUtils.htmlEscape(tekst, "UTF-8"), adresse, HtmlUtils.htmlEscape(videre, "UTF-8"))
			.getBytes(StandardCharsets.UTF_8);
		response.setStatus(status);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
		response.setContentLength(krop.length);
		response.getOutputStream().write(krop);
	}

	/** A login that the provider vouches for as long as it renews it. */
	private final class Login implements Hjemmel {

		private final Profil profil;

		private final String afslutning;

		private OAuth2AccessToken adgang;

		private OAuth2RefreshToken fornyelse;

		private Login(Profil profil, OAuth2AccessToken adgang, OAuth2RefreshToken fornyelse, String afslutning) {
			this.profil = profil;
			this.adgang = adgang;
			this.fornyelse = fornyelse;
			this.afslutning = afslutning;
		}

		@Override
		public boolean gaelder() {
			Optional<Fornyet> fornyet = Oidclogin.this.udbyder.forny(this.adgang, this.fornyelse);
			fornyet.ifPresent((ny) -> {
				this.adgang = ny.adgang();
				this.fornyelse = ny.fornyelse();
			});
			return fornyet.flatMap((ny) -> Oidclogin.this.udbyder.profil(ny.login().getClaims()))
				.filter((nu) -> nu.id().equals(this.profil.id()) && nu.emne().equals(this.profil.emne()))
				.filter(Oidclogin.this::optaget)
				.isPresent();
		}

		@Override
		public Optional<String> afslutning() {
			return Optional.of(this.afslutning);
		}

	}

}
