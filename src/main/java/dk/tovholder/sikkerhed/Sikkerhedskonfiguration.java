package dk.tovholder.sikkerhed;

import java.util.function.Predicate;

import jakarta.servlet.DispatcherType;

import dk.tovholder.fejl.Problemsvar;
import dk.tovholder.sikkerhed.Sessionsregister.Tavs;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The doors: REST for integrations, actuator, webapps, and nothing else.
 * Roles are checked by path, before a body is read; which house a case belongs to is for its controller.
 */
@Configuration(proxyBeanMethods = false)
class Sikkerhedskonfiguration {

	private static final PathPatternRequestMatcher.Builder STI = PathPatternRequestMatcher.withDefaults();

	@Bean
	@Order(1)
	SecurityFilterChain rest(HttpSecurity http, ObjectProvider<Oidcudbyder> udbyder) throws Exception {
		http.securityMatcher(STI.matcher("/api/**"));
		http.authorizeHttpRequests((regler) -> regler
			.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers(STI.matcher(HttpMethod.POST, "/api/sager"))
			.access(kun(Bruger::maaOpretteSag))
			.requestMatchers(STI.matcher("/api/kohorter"), STI.matcher("/api/kohorter/**"))
			.access(kun(Bruger::maaIndlaeseKohorte))
			.requestMatchers(STI.matcher(HttpMethod.POST, "/api/sager/*/haendelser"),
					STI.matcher(HttpMethod.POST, "/api/haendelser"))
			.access(kun(Bruger::maaMeldeHaendelser))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/haendelser"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.LAES_NYHEDER)))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/haendelser/ventende"))
			.access(kun(Bruger::maaMeldeForud))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/sager/*/journal"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.LAES_JOURNAL)))
			.requestMatchers(STI.matcher("/api/sager/*/vis"))
			.access(kun(Bruger::maaSeBorgere))
			.requestMatchers(STI.matcher("/api/sager/*/beskyttelse"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.BESKYT_BORGER)))
			.requestMatchers(STI.matcher("/api/sager/*/adgangslog"))
			.access(kun(Bruger::maaSeAdgange))
			.requestMatchers(STI.matcher("/api/sager/*/arkivering"))
			.access(kun(Bruger::maaArkivere))
			.requestMatchers(STI.matcher("/api/indsigt"))
			.access(kun(Bruger::maaGiveIndsigt))
			.requestMatchers(STI.matcher("/api/sletning"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.SLET_SAGER)))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/sager"), STI.matcher(HttpMethod.GET, "/api/sager/*"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.LAES_SAG)))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/suspensioner"),
					STI.matcher(HttpMethod.GET, "/api/suspensioner/*"))
			.access(kun(Bruger::maaSeSuspensioner))
			.requestMatchers(STI.matcher("/api/suspensioner/**"))
			.access(kun(Bruger::maaSuspendere))
			.requestMatchers(STI.matcher("/api/opgoerelser/*/sager"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.SE_SAGER_BAG_TAL)))
			.requestMatchers(STI.matcher("/api/opgoerelser/**"))
			.access(kun(Bruger::maaSeOpgoerelser))
			.requestMatchers(STI.matcher("/api/styregruppe"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.SE_STYREGRUPPE)))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/udbakke/tilbagehold"),
					STI.matcher(HttpMethod.POST, "/api/udbakke/**"))
			.access(kun(Bruger::maaDrifte))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/udbakke"), STI.matcher(HttpMethod.GET, "/api/udbakke/*"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.LAES_BREVE)))
			.requestMatchers(STI.matcher("/api/frister/beregn"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.BEREGN_FRIST)))
			.requestMatchers(STI.matcher("/api/openapi.json"), STI.matcher("/api/openapi.yaml"),
					STI.matcher("/api/dokumentation"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.LAES_DOKUMENTATION)))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/demo/ur"))
			.access(kun(Bruger::maaSeUr))
			.requestMatchers(STI.matcher(HttpMethod.PUT, "/api/demo/ur"))
			.access(kun(Bruger::maaFlytteUr))
			.requestMatchers(STI.matcher("/api/demo/afspilning"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.AFSPIL)))
			.requestMatchers(STI.matcher("/api/drift"), STI.matcher("/api/drift/**"))
			.access(kun(Bruger::maaDrifte))
			.anyRequest()
			.access(kun((bruger) -> true)));
		return medLogin(http, udbyder).build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain actuator(HttpSecurity http, ObjectProvider<Oidcudbyder> udbyder) throws Exception {
		http.securityMatcher(STI.matcher("/actuator/**"));
		http.authorizeHttpRequests((regler) -> regler.requestMatchers(STI.matcher(HttpMethod.GET, "/actuator/health"))
			.permitAll()
			.requestMatchers(STI.matcher(HttpMethod.GET, "/actuator/prometheus"))
			.access(kun((bruger) -> bruger.maa(Befoejelse.SE_MAALINGER)))
			.anyRequest()
			.access(kun(Bruger::maaDrifte)));
		return medLogin(http, udbyder).build();
	}

	/** To the municipality's provider and back. The state and the nonce of the login keep others from forging the way back. */
	@Bean
	@Order(3)
	@ConditionalOnBooleanProperty("tovholder.oidc.aktiv")
	SecurityFilterChain udbyder(HttpSecurity http, Oidcudbyder udbyder, Oidclogin login) throws Exception {
		http.securityMatcher(new OrRequestMatcher(STI.matcher(Oidclogin.IND), STI.matcher(Oidclogin.TILBAGE)));
		DefaultOAuth2AuthorizationRequestResolver resolver = new DefaultOAuth2AuthorizationRequestResolver(udbyder,
				OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
		resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
		http.authorizeHttpRequests((regler) -> regler.anyRequest().permitAll());
		http.oauth2Login((oauth) -> oauth.clientRegistrationRepository(udbyder)
			.authorizedClientRepository(login.beviser())
			.loginPage(Oidclogin.IND)
			.authorizationEndpoint((ud) -> ud.authorizationRequestResolver(resolver))
			.tokenEndpoint((veksling) -> veksling.accessTokenResponseClient(udbyder.kodeveksler()))
			.successHandler(login)
			.failureHandler(login))
			.addFilterBefore(login::naarUdbyderenSvarer, OAuth2AuthorizationRequestRedirectFilter.class)
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers(AbstractHttpConfigurer::disable);
		return http.build();
	}

	/** The tokens of logins, wherever Spring reads one. */
	@Bean
	@ConditionalOnBooleanProperty("tovholder.oidc.aktiv")
	JwtDecoderFactory<ClientRegistration> logindekoder(Oidcudbyder udbyder) {
		return (klient) -> udbyder.logindekoder();
	}

	/** The webapps keep their own login and CSRF token. */
	@Bean
	@Order(4)
	SecurityFilterChain webapps(HttpSecurity http) throws Exception {
		http.securityMatcher(STI.matcher("/camunda/**"));
		http.authorizeHttpRequests((regler) -> regler.anyRequest().permitAll());
		http.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers(AbstractHttpConfigurer::disable);
		return http.build();
	}

	/** Only the start page, which leads to the webapps, and the error page. */
	@Bean
	@Order(5)
	SecurityFilterChain resten(HttpSecurity http) throws Exception {
		http.authorizeHttpRequests((regler) -> regler.anyRequest().permitAll());
		http.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers(AbstractHttpConfigurer::disable);
		return http.build();
	}

	/** By password, or by a token where a provider knows the callers; never both. */
	private static HttpSecurity medLogin(HttpSecurity http, ObjectProvider<Oidcudbyder> oidc) throws Exception {
		Oidcudbyder udbyder = oidc.getIfAvailable();
		AuthenticationEntryPoint logInd = (udbyder != null) ? logIndMedToken() : logInd();
		if (udbyder != null) {
			AuthenticationManager ihaendehavere = (token) -> ihaendehaver(udbyder, token);
			http.oauth2ResourceServer((oauth) -> oauth.authenticationManagerResolver((request) -> ihaendehavere)
				.authenticationEntryPoint(logInd)
				.accessDeniedHandler(ingenAdgang()));
		}
		else {
			http.httpBasic((basic) -> basic.authenticationEntryPoint(logInd));
		}
		return http
			.exceptionHandling((fejl) -> fejl.authenticationEntryPoint(logInd).accessDeniedHandler(ingenAdgang()))
			// Every call carries its own password or token and no cookie: there is nothing to forge.
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers(AbstractHttpConfigurer::disable);
	}

	private static Authentication ihaendehaver(Oidcudbyder udbyder, Authentication authentication) {
		try {
			return UsernamePasswordAuthenticationToken.authenticated(
					udbyder.ihaendehaver(((BearerTokenAuthenticationToken) authentication).getToken()), null,
					AuthorityUtils.NO_AUTHORITIES);
		}
		catch (BadJwtException ex) {
			throw new BadCredentialsException("The token is not to be trusted", ex);
		}
		catch (Tavs ex) {
			throw new InsufficientAuthenticationException("The provider does not answer", ex);
		}
	}

	/** Whoever has no role of ours may nothing, also where all roles may. */
	private static AuthorizationManager<RequestAuthorizationContext> kun(Predicate<Bruger> regel) {
		return (authentication, context) -> new AuthorizationDecision(
				authentication.get() != null && authentication.get().getPrincipal() instanceof Bruger bruger
						&& !bruger.grupper().isEmpty() && regel.test(bruger));
	}

	private static AuthenticationEntryPoint logInd() {
		return (request, response, exception) -> {
			if (exception instanceof LockedException) {
				Problemsvar.write(response, 429, "For mange forkerte forsøg. Vent et minut.");
				return;
			}
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Tovholder\", charset=\"UTF-8\"");
			Problemsvar.write(response, 401, "Brugernavn eller adgangskode mangler eller er forkert.");
		};
	}

	private static AuthenticationEntryPoint logIndMedToken() {
		return (request, response, exception) -> {
			if (exception.getCause() instanceof Tavs) {
				Problemsvar.write(response, 503, "Kommunens login svarer ikke lige nu. Prøv igen om lidt.");
				return;
			}
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Tovholder\"");
			Problemsvar.write(response, 401, "Token mangler, er udløbet eller gælder ikke her.");
		};
	}

	private static AccessDeniedHandler ingenAdgang() {
		return (request, response, exception) -> Problemsvar.write(response, 403, "Din rolle giver ikke adgang til dette.");
	}

}
