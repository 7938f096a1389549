package dk.tovholder.sikkerhed;

import java.io.IOException;
import java.util.regex.Pattern;

import dk.tovholder.fejl.Problemsvar;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses addresses that could mean one thing to a rule and another to what it guards. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Adressekontrol extends OncePerRequestFilter {

	private static final Pattern TVETYDIG = Pattern.compile("//|;|\\\\|%(2f|5c|00|25|2e|3b|0a|0d)|/\\.{1,2}(/|$)",
			Pattern.CASE_INSENSITIVE);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (TVETYDIG.matcher(request.getRequestURI()).find()) {
			Problemsvar.write(response, 400, "Adressen er ugyldig.");
			return;
		}
		chain.doFilter(request, response);
	}

}
