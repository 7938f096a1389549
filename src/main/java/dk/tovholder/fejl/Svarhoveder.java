package dk.tovholder.fejl;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What every answer tells the browser, in front of all that may answer: also a refusal at the door says it.
 * The webapps' pages put their own content security policy in place of this one, and their files may be kept.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Svarhoveder extends OncePerRequestFilter {

	private static final String INTET = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	private static final String WEBAPPS = "/camunda/";

	private static final String WEBAPPSKALD = WEBAPPS + "api/";

	private final boolean kunHttps;

	Svarhoveder(@Value("${server.servlet.session.cookie.secure:false}") boolean kunHttps) {
		this.kunHttps = kunHttps;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		skriv(response);
		if (this.kunHttps) {
			response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
		}
		if (!request.getRequestURI().startsWith(WEBAPPS) || request.getRequestURI().startsWith(WEBAPPSKALD)) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
		chain.doFilter(request, response);
	}

	/** What holds for every answer, from whomever. */
	static void skriv(HttpServletResponse response) {
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Referrer-Policy", "no-referrer");
		response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
		response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
		response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
		response.setHeader("Content-Security-Policy", INTET);
	}

}
