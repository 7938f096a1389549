package dk.tovholder.fejl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a JSON body that is larger than any the contract can need, while it is read.
 * Not before, so that a caller without permission learns nothing but that.
 */
@Component
class Kropsgraense extends OncePerRequestFilter {

	static final long MAKS_BYTES = 1_000_000;

	/** Cohorts and events in bulk stream, and have limits of their own. */
	@Override
	protected boolean shouldNotFilter(HttpServletRequest anmodning) {
		String type = anmodning.getContentType();
		return !anmodning.getServletPath().startsWith("/api/")
				|| (type != null && (type.toLowerCase().startsWith("text/csv")
						|| (type.toLowerCase().startsWith("application/x-ndjson") && anmodning.getServletPath().equals("/api/haendelser"))));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest anmodning, HttpServletResponse svar, FilterChain kaede)
			throws ServletException, IOException {
		kaede.doFilter(new Begraenset(anmodning), svar);
	}

	private static final class Begraenset extends HttpServletRequestWrapper {

		private ServletInputStream stroem;

		Begraenset(HttpServletRequest anmodning) {
			super(anmodning);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			if (getContentLengthLong() > MAKS_BYTES) {
				throw Fejloversaettelse.status(413);
			}
			if (this.stroem == null) {
				this.stroem = new Talt(super.getInputStream());
			}
			return this.stroem;
		}

		@Override
		public BufferedReader getReader() throws IOException {
			return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
		}

	}

	private static final class Talt extends ServletInputStream {

		private final ServletInputStream stroem;

		private long laest;

		Talt(ServletInputStream stroem) {
			this.stroem = stroem;
		}

		@Override
		public int read() throws IOException {
			int tegn = this.stroem.read();
			tael((tegn >= 0) ? 1 : 0);
			return tegn;
		}

		@Override
		public int read(byte[] buffer, int fra, int laengde) throws IOException {
			int antal = this.stroem.read(buffer, fra, laengde);
			tael(antal);
			return antal;
		}

		private void tael(int antal) {
			this.laest += Math.max(antal, 0);
			if (this.laest > MAKS_BYTES) {
				throw Fejloversaettelse.status(413);
			}
		}

		@Override
		public boolean isFinished() {
			return this.stroem.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.stroem.isReady();
		}

		@Override
		public void setReadListener(ReadListener lytter) {
			this.stroem.setReadListener(lytter);
		}

	}

}
