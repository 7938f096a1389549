package dk.tovholder.sikkerhed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dk.tovholder.kalender.Maskinur;
import dk.tovholder.sikkerhed.Brugeroptagelse.Profil;
import dk.tovholder.sikkerhed.Sessionsregister.Tavs;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The municipality's own provider of logins. It is met when somebody first needs it: the product starts without it, and
 * what cannot be asked is answered with {@link Tavs}, never with yes.
 */
@Component
@ConditionalOnBooleanProperty("tovholder.oidc.aktiv")
class Oidcudbyder implements ClientRegistrationRepository {

	/** What the provider is called in the addresses of the login. */
	static final String NAVN = "tovholder";

	private static final Pattern BRUGER_ID = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

	private static final Set<String> TYPER = Set.of("JWT", "AT+JWT");

	/** Errors that are an answer about the user; all others are trouble on the way. */
	private static final String NEJ = "invalid_grant";

	private final Oidcindstillinger indstillinger;

	private final Maskinur ur;

	private final RestTemplate hent;

	private final RestClient spoerg;

	private volatile Moedt moedt;

	Oidcudbyder(Oidcindstillinger indstillinger, Maskinur ur, RestTemplateBuilder byg) {
		this.indstillinger = indstillinger;
		this.ur = ur;
		this.hent = byg.connectTimeout(Duration.ofSeconds(3)).readTimeout(Duration.ofSeconds(5)).build();
		this.spoerg = RestClient.builder().requestFactory(this.hent.getRequestFactory()).messageConverters((omformere) -> {
			omformere.clear();
			omformere.add(new FormHttpMessageConverter());
			omformere.add(new OAuth2AccessTokenResponseHttpMessageConverter());
		}).defaultStatusHandler(new OAuth2ErrorResponseErrorHandler()).build();
	}

	@Override
	public ClientRegistration findByRegistrationId(String navn) {
		return NAVN.equals(navn) ? moedt().klient() : null;
	}

	RestClientAuthorizationCodeTokenResponseClient kodeveksler() {
		RestClientAuthorizationCodeTokenResponseClient veksler = new RestClientAuthorizationCodeTokenResponseClient();
		veksler.setRestClient(this.spoerg);
		return veksler;
	}

	/**
	 * The bearer of a token for REST.
	 * @throws BadJwtException if the token is not to be trusted
	 * @throws Tavs if that could not be found out
	 */
	Bruger ihaendehaver(String token) {
		Jwt jwt;
		try {
			jwt = moedt().rest().decode(token);
		}
		catch (BadJwtException ex) {
			throw ex;
		}
		catch (JwtException ex) {
			throw new Tavs(ex);
		}
		return Stream.of(this.indstillinger.brugerfelt(), "azp", "client_id")
			.flatMap((felt) -> brugerId(jwt.getClaims(), felt).stream())
			.findFirst()
			.map((id) -> new Bruger(id, this.indstillinger.grupper(jwt.getClaims())))
			.orElseThrow(() -> new BadJwtException("No user id"));
	}

	/** The login's token of somebody whose right to be here was given up or confirmed anew. */
	JwtDecoder logindekoder() {
		return moedt().login();
	}

	/** The user that a login's token is about, or empty if the token says no usable id. */
	Optional<Profil> profil(Map<String, Object> felter) {
		return brugerId(felter, this.indstillinger.brugerfelt()).map((id) -> new Profil(id,
				this.indstillinger.udsteder() + "|" + felter.get("sub"), navn(felter, "given_name", "name", id),
				navn(felter, "family_name", null, ""), navn(felter, "email", null, ""),
				this.indstillinger.grupper(felter)));
	}

	/**
	 * Exchanges what a login left for what is true now.
	 * @return empty if the provider says no
	 * @throws Tavs if it does not say anything
	 */
	Optional<Fornyet> forny(OAuth2AccessToken adgang, OAuth2RefreshToken fornyelse) {
		try {
			RestClientRefreshTokenTokenResponseClient veksler = new RestClientRefreshTokenTokenResponseClient();
			veksler.setRestClient(this.spoerg);
			OAuth2AccessTokenResponse svar = veksler
				.getTokenResponse(new OAuth2RefreshTokenGrantRequest(moedt().klient(), adgang, fornyelse));
			Object id = svar.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN);
			if (id == null) {
				return Optional.empty();
			}
			OAuth2RefreshToken naeste = (svar.getRefreshToken() != null) ? svar.getRefreshToken() : fornyelse;
			return Optional.of(new Fornyet(svar.getAccessToken(), naeste, moedt().login().decode(id.toString())));
		}
		catch (OAuth2AuthorizationException ex) {
			if (NEJ.equals(ex.getError().getErrorCode())) {
				return Optional.empty();
			}
			throw new Tavs(ex);
		}
		catch (BadJwtException ex) {
			return Optional.empty();
		}
		catch (JwtException ex) {
			throw new Tavs(ex);
		}
	}

	/** Where a browser is signed out, if the provider has such a place. */
	Optional<String> afslutning() {
		return Optional
			.ofNullable(moedt().klient().getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
			.map(Object::toString);
	}

	private Moedt moedt() {
		Moedt kendt = this.moedt;
		if (kendt == null) {
			try {
				kendt = moed();
			}
			catch (RuntimeException ex) {
				throw new Tavs(ex);
			}
			this.moedt = kendt;
		}
		return kendt;
	}

	private Moedt moed() {
		ClientRegistration klient = ClientRegistrations.fromIssuerLocation(this.indstillinger.udsteder())
			.registrationId(NAVN)
			.clientId(this.indstillinger.klientId())
			.clientSecret(this.indstillinger.klientHemmelighed())
			.scope(this.indstillinger.omfang())
			.redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
			.build();
		String noegler = klient.getProviderDetails().getJwkSetUri();
		OidcIdTokenValidator loginregler = new OidcIdTokenValidator(klient);
		loginregler.setClockSkew(this.indstillinger.urafvigelse());
		NimbusJwtDecoder login = NimbusJwtDecoder.withJwkSetUri(noegler).restOperations(this.hent).build();
		login.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
				List.of(new JwtIssuerValidator(this.indstillinger.udsteder()), loginregler)));
		NimbusJwtDecoder rest = NimbusJwtDecoder.withJwkSetUri(noegler)
			.restOperations(this.hent)
			.validateType(false)
			.build();
		rest.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
				List.of(new JwtIssuerValidator(this.indstillinger.udsteder()), ihaendehaverregler())));
		return new Moedt(klient, login, rest);
	}

	/** For us, not yet over, and not for longer than a right may outlive its end. */
	private OAuth2TokenValidator<Jwt> ihaendehaverregler() {
		return (token) -> {
			Instant nu = this.ur.instant();
			Instant senest = nu.plus(this.indstillinger.urafvigelse());
			Instant udstedt = token.getIssuedAt();
			Instant udloeb = token.getExpiresAt();
			Object type = token.getHeaders().get("typ");
			boolean gyldigt = token.getAudience() != null && token.getAudience().contains(this.indstillinger.publikum())
					&& (type == null || TYPER.contains(type.toString().toUpperCase(Locale.ROOT)))
					&& udstedt != null && udloeb != null && udloeb.isAfter(nu) && !udstedt.isAfter(senest)
					&& (token.getNotBefore() == null || !token.getNotBefore().isAfter(senest))
					&& Duration.between(udstedt, udloeb).compareTo(this.indstillinger.tokenLevetid()) <= 0;
			return gyldigt ? OAuth2TokenValidatorResult.success()
					: OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token"));
		};
	}

	private static Optional<String> brugerId(Map<String, Object> felter, String felt) {
		return Optional.ofNullable(felter.get(felt))
			.map((vaerdi) -> vaerdi.toString().toLowerCase(Locale.ROOT))
			.filter((id) -> BRUGER_ID.matcher(id).matches());
	}

	private static String navn(Map<String, Object> felter, String felt, String ellersFelt, String ellers) {
		Object vaerdi = felter.get(felt);
		if (vaerdi == null && ellersFelt != null) {
			vaerdi = felter.get(ellersFelt);
		}
		String tekst = (vaerdi != null) ? vaerdi.toString().replaceAll("\\p{Cntrl}", " ").strip() : "";
		return tekst.isEmpty() ? ellers : tekst.substring(0, Math.min(tekst.length(), 200));
	}

	/** What a login leaves behind, exchanged for new. */
	record Fornyet(OAuth2AccessToken adgang, OAuth2RefreshToken fornyelse, Jwt login) {
	}

	private record Moedt(ClientRegistration klient, JwtDecoder login, JwtDecoder rest) {
	}

}
