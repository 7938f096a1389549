package dk.tovholder.sikkerhed;

import java.util.function.Predicate;

import jakarta.servlet.DispatcherType;

import dk.tovholder.fejl.Problemsvar;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The doors: REST for integrations, actuator, webapps, and nothing else.
 * Roles are checked by path, before a body is read; which house a case belongs to is for its controller.
 */
@Configuration(proxyBeanMethods = false)
class Sikkerhedskonfiguration {

	private static final PathPatternRequestMatcher.Builder STI = PathPatternRequestMatcher.withDefaults();

	@Bean
	@Order(1)
	SecurityFilterChain rest(HttpSecurity http) throws Exception {
		http.securityMatcher(STI.matcher("/api/**"));
		http.authorizeHttpRequests((regler) -> regler
			.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
			.permitAll()
			.requestMatchers(STI.matcher(HttpMethod.POST, "/api/sager"))
			.access(kun(Bruger::maaOpretteSag))
			.requestMatchers(STI.matcher(HttpMethod.POST, "/api/kohorter"),
					STI.matcher(HttpMethod.GET, "/api/kohorter/*"))
			.access(kun(Bruger::maaIndlaeseKohorte))
			.requestMatchers(STI.matcher(HttpMethod.POST, "/api/sager/*/haendelser"))
			.access(kun(Bruger::maaMeldeHaendelser))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/sager/*/journal"))
			.access(kun(Bruger::maaLaeseSager))
			.requestMatchers(STI.matcher("/api/sager/*/vis"))
			.access(kun(Bruger::maaSeBorgere))
			.requestMatchers(STI.matcher("/api/sager/*/beskyttelse"))
			.access(kun(Bruger::maaMeldeHaendelser))
			.requestMatchers(STI.matcher("/api/sager/*/adgangslog"))
			.access(kun(Bruger::maaSeAdgange))
			.requestMatchers(STI.matcher("/api/sager/*/arkivering"))
			.access(kun(Bruger::maaArkivere))
			.requestMatchers(STI.matcher("/api/indsigt"))
			.access(kun(Bruger::maaGiveIndsigt))
			.requestMatchers(STI.matcher("/api/sletning"))
			.access(kun(Bruger::maaDrifte))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/sager"), STI.matcher(HttpMethod.GET, "/api/sager/*"))
			.access(kun((bruger) -> bruger.maaLaeseSager() || bruger.kunKvittering()))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/suspensioner"),
					STI.matcher(HttpMethod.GET, "/api/suspensioner/*"))
			.access(kun(Bruger::maaSeSuspensioner))
			.requestMatchers(STI.matcher("/api/suspensioner/**"))
			.access(kun(Bruger::maaSuspendere))
			.requestMatchers(STI.matcher("/api/opgoerelser/**"))
			.access(kun(Bruger::maaSeOpgoerelser))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/udbakke/tilbagehold"),
					STI.matcher(HttpMethod.POST, "/api/udbakke/**"))
			.access(kun(Bruger::maaDrifte))
			.requestMatchers(STI.matcher(HttpMethod.GET, "/api/demo/ur"))
			.access(kun(Bruger::maaSeUr))
			.requestMatchers(STI.matcher(HttpMethod.PUT, "/api/demo/ur"))
			.access(kun(Bruger::maaFlytteUr))
			.requestMatchers(STI.matcher("/api/drift"), STI.matcher("/api/drift/**"))
			.access(kun(Bruger::maaDrifte))
			.anyRequest()
			.authenticated());
		return medLogin(http).build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain actuator(HttpSecurity http) throws Exception {
		http.securityMatcher(STI.matcher("/actuator/**"));
		http.authorizeHttpRequests((regler) -> regler.requestMatchers(STI.matcher(HttpMethod.GET, "/actuator/health"))
			.permitAll()
			.anyRequest()
			.access(kun(Bruger::maaDrifte)));
		return medLogin(http).build();
	}

	/** The webapps keep their own login, CSRF token and content security policy; here come only the headers they lack. */
	@Bean
	@Order(3)
	SecurityFilterChain webapps(HttpSecurity http) throws Exception {
		http.securityMatcher(STI.matcher("/camunda/**"));
		http.authorizeHttpRequests((regler) -> regler.anyRequest().permitAll());
		http.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers((headers) -> faelles(headers).cacheControl(HeadersConfigurer.CacheControlConfig::disable));
		return http.build();
	}

	/** Only the start page, which leads to the webapps, and the error page. */
	@Bean
	@Order(4)
	SecurityFilterChain resten(HttpSecurity http) throws Exception {
		http.authorizeHttpRequests((regler) -> regler.anyRequest().permitAll());
		http.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers((headers) -> lukket(faelles(headers)));
		return http.build();
	}

	private static HttpSecurity medLogin(HttpSecurity http) throws Exception {
		return http.httpBasic((basic) -> basic.authenticationEntryPoint(logInd()))
			.exceptionHandling((fejl) -> fejl.authenticationEntryPoint(logInd()).accessDeniedHandler(ingenAdgang()))
			// Every call carries its own password and no cookie: there is nothing to forge.
			.csrf(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers((headers) -> lukket(faelles(headers)));
	}

	private static HeadersConfigurer<HttpSecurity> faelles(HeadersConfigurer<HttpSecurity> headers) {
		return headers.contentTypeOptions(Customizer.withDefaults())
			.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
			.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER))
			.permissionsPolicyHeader((policy) -> policy.policy("camera=(), geolocation=(), microphone=()"));
	}

	private static void lukket(HeadersConfigurer<HttpSecurity> headers) {
		headers.contentSecurityPolicy((policy) -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"));
	}

	private static AuthorizationManager<RequestAuthorizationContext> kun(Predicate<Bruger> regel) {
		return (authentication, context) -> new AuthorizationDecision(
				authentication.get() != null && authentication.get().getPrincipal() instanceof Bruger bruger
						&& regel.test(bruger));
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

	private static AccessDeniedHandler ingenAdgang() {
		return (request, response, exception) -> Problemsvar.write(response, 403, "Din rolle giver ikke adgang til dette.");
	}

}
