package dk.tovholder.sikkerhed;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import dk.tovholder.fejl.Problemsvar;
import dk.tovholder.fejl.Tegn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that could mean one thing to a rule and another to what it guards, or say one thing and show another.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class Adressekontrol extends OncePerRequestFilter {

	private static final Pattern TVETYDIG = Pattern.compile("//|;|\\\\|%(2f|5c|00|25|2e|3b|0a|0d)|/\\.{1,2}(/|$)",
			Pattern.CASE_INSENSITIVE);

	/** What stands where bytes are no UTF-8. */
	private static final char ULAESELIG = '\uFFFD';

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (TVETYDIG.matcher(request.getRequestURI()).find() || !kanVises(request.getRequestURI())
				|| !kanVises(request.getQueryString())) {
			Problemsvar.write(response, 400, "Adressen er ugyldig.");
			return;
		}
		chain.doFilter(request, response);
	}

	/** Whether the address says something, all of which can be seen. */
	private static boolean kanVises(String adresse) {
		if (adresse == null) {
			return true;
		}
		try {
			String tekst = URLDecoder.decode(adresse, StandardCharsets.UTF_8);
			return Tegn.kanVises(tekst) && tekst.indexOf(ULAESELIG) < 0;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
