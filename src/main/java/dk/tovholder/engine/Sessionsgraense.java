package dk.tovholder.engine;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;

/**
 * A call that may have been on its way while its browser signed in: it still names the session that the login ended. The
 * webapps would begin another one for it, and that cookie would take the login away again. Such a call gets a session that
 * lives no longer than itself and that no browser is told of.
 */
final class Sessionsgraense extends HttpServletRequestWrapper {

	private final Sessioner sessioner;

	private HttpSession flygtig;

	Sessionsgraense(HttpServletRequest request, Sessioner sessioner) {
		super(request);
		this.sessioner = sessioner;
	}

	@Override
	public HttpSession getSession() {
		return getSession(true);
	}

	@Override
	public HttpSession getSession(boolean ny) {
		HttpSession session = super.getSession(false);
		if (session != null || !ny) {
			return session;
		}
		if (!this.sessioner.erAfloest(getRequestedSessionId())) {
			return super.getSession(true);
		}
		if (this.flygtig == null) {
			this.flygtig = new Flygtig();
		}
		return this.flygtig;
	}

	private final class Flygtig implements HttpSession {

		/** With a token the webapps send none. */
		private final Map<String, Object> indhold = new HashMap<>(Map.of(Webadgang.TEGN, ""));

		@Override
		public long getCreationTime() {
			return 0;
		}

		@Override
		public String getId() {
			return "";
		}

		@Override
		public long getLastAccessedTime() {
			return 0;
		}

		@Override
		public ServletContext getServletContext() {
			return Sessionsgraense.this.getServletContext();
		}

		@Override
		public void setMaxInactiveInterval(int sekunder) {
			// It ends with the call.
		}

		@Override
		public int getMaxInactiveInterval() {
			return 0;
		}

		@Override
		public Object getAttribute(String navn) {
			return this.indhold.get(navn);
		}

		@Override
		public Enumeration<String> getAttributeNames() {
			return Collections.enumeration(this.indhold.keySet());
		}

		@Override
		public void setAttribute(String navn, Object vaerdi) {
			this.indhold.put(navn, vaerdi);
		}

		@Override
		public void removeAttribute(String navn) {
			this.indhold.remove(navn);
		}

		@Override
		public void invalidate() {
			this.indhold.clear();
		}

		@Override
		public boolean isNew() {
			return true;
		}

	}

}
