package dk.tovholder.sikkerhed;

import java.util.Optional;
import java.util.stream.Stream;

import dk.tovholder.fejl.Afvisning;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Guards the calls under {@link KunFor#WEBAPPS} by what was found to answer them, so no way of writing an address leads
 * around it. Refuses before parameters and body are read.
 */
@Configuration(proxyBeanMethods = false)
class Webappkald implements WebMvcConfigurer {

	private final ObjectProvider<Indlogget> indlogget;

	Webappkald(ObjectProvider<Indlogget> indlogget) {
		// The web layer is built before the engine, which knows the users.
		this.indlogget = indlogget;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new Vagt()).addPathPatterns(KunFor.WEBAPPS + "/**");
	}

	private final class Vagt implements HandlerInterceptor {

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
			Bruger bruger = Webappkald.this.indlogget.getObject()
				.aktuel()
				.orElseThrow(() -> new Afvisning(401, "Log ind først."));
			if (roller(handler).noneMatch(bruger::har)) {
				throw new Afvisning(403, "Din rolle giver ikke adgang til dette.");
			}
			return true;
		}

		private static Stream<Rolle> roller(Object handler) {
			return (handler instanceof HandlerMethod metode)
					? Optional.ofNullable(metode.getMethodAnnotation(KunFor.class)).stream().map(KunFor::value).flatMap(Stream::of)
					: Stream.empty();
		}

	}

}
