package dk.tovholder.fejl;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Answers for requests that Tomcat refuses before any of ours is asked, such as a
 * malformed address.
 */
@Component
class Tomcatfejl implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	@Override
	public void customize(TomcatServletWebServerFactory tomcat) {
		tomcat.addContextCustomizers((kontekst) -> {
			StandardHost vaert = (StandardHost) kontekst.getParent();
			vaert.setErrorReportValveClass("");
			vaert.getPipeline().addValve(new Problemventil());
		});
	}

	private static final class Problemventil extends ErrorReportValve {

		/** The others are answered before anything looks at them: error pages of theirs have no body. */
		private static final Set<String> METODER = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

		@Override
		public void invoke(Request anmodning, Response svar) throws IOException, ServletException {
			if (METODER.contains(anmodning.getMethod())) {
				super.invoke(anmodning, svar);
			}
			else {
				afvis(anmodning, svar, 405);
			}
		}

		@Override
		protected void report(Request anmodning, Response svar, Throwable fejl) {
			if (svar.getStatus() >= 400 && svar.getContentWritten() == 0 && svar.setErrorReported()) {
				afvis(anmodning, svar, svar.getStatus());
			}
		}

		private static void afvis(Request anmodning, Response svar, int status) {
			try {
				Afvisning afvisning = Fejloversaettelse.status(status);
				svar.setSuspended(false);
				svar.resetBuffer();
				Afvisningslog.skriv(anmodning, afvisning.status());
				byte[] krop = Problemsvar.json(afvisning.status(), afvisning.getMessage(), afvisning.felter());
				svar.setStatus(afvisning.status());
				svar.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
				svar.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
				Svarhoveder.skriv(svar);
				svar.getOutputStream().write(krop);
				svar.finishResponse();
			}
			catch (IOException | IllegalStateException ex) {
				// The caller is gone, or somebody has begun to answer: nothing more can
				// be told.
			}
		}

	}

}
