package dk.tovholder.haendelse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import dk.tovholder.fejl.Afvisning;

/** The lines of a stream one at a time, however long each of them pretends to be. */
final class Linjelaeser {

	private static final char BOM = '\uFEFF';

	private final InputStream stroem;

	private final int laengst;

	private final byte[] buffer = new byte[8192];

	private int fra;

	private int til;

	private long nummer;

	Linjelaeser(InputStream stroem, int laengst) {
		this.stroem = stroem;
		this.laengst = laengst;
	}

	/** The number of the line that was read last, the first is 1. */
	long nummer() {
		return nummer;
	}

	/** Whether the next line must be waited for, so that what is answered so far should go out. */
	boolean skalVente() throws IOException {
		return fra == til && stroem.available() == 0;
	}

	/**
	 * The next line without its end, or null after the last.
	 * @throws Afvisning if the line is too long (413) or no UTF-8 (400); the one after it can be read
	 */
	String naeste() throws IOException {
		ByteArrayOutputStream linje = new ByteArrayOutputStream(256);
		boolean forLang = false;
		boolean noget = false;
		int tegn = laes();
		while (tegn >= 0 && tegn != '\n') {
			noget = true;
			forLang |= linje.size() >= laengst;
			if (!forLang) {
				linje.write(tegn);
			}
			tegn = laes();
		}
		if (tegn < 0 && !noget) {
			return null;
		}
		nummer++;
		if (forLang) {
			throw new Afvisning(413, "Linjen er for lang: højst " + laengst + " bytes");
		}
		return tekst(linje.toByteArray());
	}

	private String tekst(byte[] bytes) {
		try {
			String tekst = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return (nummer == 1 && !tekst.isEmpty() && tekst.charAt(0) == BOM) ? tekst.substring(1) : tekst;
		}
		catch (CharacterCodingException ex) {
			throw new Afvisning(400, "Linjen er ikke UTF-8");
		}
	}

	private int laes() throws IOException {
		if (fra == til) {
			fra = 0;
			til = Math.max(0, stroem.read(buffer));
			if (til == 0) {
				return -1;
			}
		}
		return buffer[fra++] & 0xff;
	}

}
