package dk.tovholder.fejl;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leaves one line in the log for each request that was refused, and none of what it carried: the address without search,
 * numbers like a CPR number and odd characters.
 */
@Component
@Order(Afvisningslog.ORDEN)
class Afvisningslog extends OncePerRequestFilter {

	/** Right inside the filter that gives the request its trace id, and outside all that refuse. */
	static final int ORDEN = Ordered.HIGHEST_PRECEDENCE + 2;

	private static final Logger logger = LoggerFactory.getLogger(Afvisningslog.class);

	private static final String SKREVET = Afvisningslog.class.getName();

	private static final int LAENGDE = 200;

	@Override
	protected void doFilterInternal(HttpServletRequest anmodning, HttpServletResponse svar, FilterChain kaede)
			throws ServletException, IOException {
		kaede.doFilter(anmodning, svar);
		// What failed on our side is told by whoever answered for it.
		if (svar.getStatus() >= 400 && svar.getStatus() < 500) {
			skriv(anmodning, svar.getStatus());
		}
	}

	/** Writes the line, unless it is written. Method and address are missing where they could not even be read. */
	static void skriv(HttpServletRequest anmodning, int status) {
		if (anmodning.getAttribute(SKREVET) == null) {
			anmodning.setAttribute(SKREVET, true);
			logger.info("Refused {} {} with {}", renset(anmodning.getMethod()), renset(anmodning.getRequestURI()), status);
		}
	}

	private static String renset(String tekst) {
		if (tekst == null) {
			return "-";
		}
		String rent = Problemsvar.udenCpr(tekst.replaceAll("[^A-Za-z0-9/_.:@-]", "?"));
		return (rent.length() > LAENGDE) ? rent.substring(0, LAENGDE) + "..." : rent;
	}

}
