package dk.tovholder.fejl;

import java.util.Map;
import java.util.regex.Pattern;

import org.slf4j.MDC;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Which case a request is about, on every line of the log that it leaves: the word that the engine's steps use too. */
@Configuration(proxyBeanMethods = false)
class Sagsspor implements WebMvcConfigurer, HandlerInterceptor {

	private static final String SAGSNUMMER = "sagsnummer";

	private static final Pattern GYLDIGT = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/api/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> led
				&& led.get(SAGSNUMMER) instanceof String sagsnummer && GYLDIGT.matcher(sagsnummer).matches()) {
			MDC.put(SAGSNUMMER, sagsnummer);
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, Exception ex) {
		MDC.remove(SAGSNUMMER);
	}

}
