package dk.tovholder.fejl;

import java.io.IOException;

import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers for every exception that a controller lets through. */
@RestControllerAdvice
class Fejlsvar {

	private static final Logger log = LoggerFactory.getLogger(Fejlsvar.class);

	/** The security filters answer for these: they know whether to ask for a login. */
	@ExceptionHandler({ AccessDeniedException.class, AuthenticationException.class })
	void overladTilSikkerhed(RuntimeException fejl) {
		throw fejl;
	}

	@ExceptionHandler(Exception.class)
	void svar(Exception fejl, HttpServletResponse svar) throws IOException {
		Afvisning afvisning = Fejloversaettelse.oversaet(fejl);
		if (afvisning.status() >= 500) {
			log.error("Answered with {}", afvisning.status(), fejl);
		}
		if (fejl instanceof ErrorResponse kendt) {
			kendt.getHeaders().forEach((navn, vaerdier) -> svar.setHeader(navn, String.join(", ", vaerdier)));
		}
		Problemsvar.write(svar, afvisning.status(), afvisning.getMessage(), afvisning.felter());
	}

}
