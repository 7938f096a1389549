package dk.tovholder.fejl;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers for what failed outside the controllers, where the container forwards to its
 * error page.
 */
@Controller
class Fejlside implements ErrorController {

	private static final Logger log = LoggerFactory.getLogger(Fejlside.class);

	@RequestMapping("${server.error.path:${error.path:/error}}")
	void fejl(HttpServletRequest anmodning, HttpServletResponse svar) throws IOException {
		Afvisning afvisning = afvisning(anmodning);
		Problemsvar.write(svar, afvisning.status(), afvisning.getMessage(), afvisning.felter());
	}

	private static Afvisning afvisning(HttpServletRequest anmodning) {
		if (anmodning.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable fejl) {
			Afvisning afvisning = Fejloversaettelse.oversaet(fejl);
			if (afvisning.status() >= 500) {
				log.error("Answered with {}", afvisning.status(), fejl);
			}
			return afvisning;
		}
		return (anmodning.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status)
				? Fejloversaettelse.status(status) : Fejloversaettelse.status(404);
	}

}
