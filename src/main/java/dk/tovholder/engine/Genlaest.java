package dk.tovholder.engine;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request whose body has been read once and can be read again. */
class Genlaest extends HttpServletRequestWrapper {

	private final ByteArrayInputStream krop;

	Genlaest(HttpServletRequest request, byte[] krop) {
		super(request);
		this.krop = new ByteArrayInputStream(krop);
	}

	@Override
	public ServletInputStream getInputStream() {
		return new Stroem();
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new InputStreamReader(this.krop, StandardCharsets.UTF_8));
	}

	private final class Stroem extends ServletInputStream {

		@Override
		public int read() {
			return Genlaest.this.krop.read();
		}

		@Override
		public int read(byte[] buffer, int fra, int laengde) {
			return Genlaest.this.krop.read(buffer, fra, laengde);
		}

		@Override
		public boolean isFinished() {
			return Genlaest.this.krop.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener lytter) {
			throw new UnsupportedOperationException("The webapps' REST reads in its own thread");
		}

	}

}
