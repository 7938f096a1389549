package dk.tovholder.borger;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The keys in use, checked once at start-up. Keys are only ever made up by the demo, and
 * only where its key file is missing.
 */
@Component
class Noegler {

	private static final Logger log = LoggerFactory.getLogger(Noegler.class);

	private static final String PRAEFIKS = "tovholder.kryptering.";

	private static final int LAENGDE = 32;

	private final SecretKey kryptering;

	private final SecretKey opslag;

	private final List<SecretKey> tidligere;

	Noegler(Krypteringsindstillinger indstillinger, @Value("${tovholder.demo.aktiv:false}") boolean demo) {
		String noegle = indstillinger.noegle();
		String opslagsnoegle = indstillinger.opslagsnoegle();
		if (!StringUtils.hasText(noegle) && !StringUtils.hasText(opslagsnoegle)
				&& StringUtils.hasText(indstillinger.noeglefil())) {
			Properties fil = laes(Path.of(indstillinger.noeglefil().strip()).toAbsolutePath(), demo);
			noegle = fil.getProperty("noegle");
			opslagsnoegle = fil.getProperty("opslagsnoegle");
		}
		this.kryptering = noegle("noegle", noegle);
		this.opslag = noegle("opslagsnoegle", opslagsnoegle);
		if (this.kryptering.equals(this.opslag)) {
			throw new IllegalStateException(PRAEFIKS + "noegle og " + PRAEFIKS + "opslagsnoegle skal være forskellige");
		}
		this.tidligere = indstillinger.tidligereNoegler()
			.stream()
			.map((tidligere) -> noegle("tidligere-noegler", tidligere))
			.toList();
	}

	SecretKey kryptering() {
		return this.kryptering;
	}

	SecretKey opslag() {
		return this.opslag;
	}

	List<SecretKey> tidligere() {
		return this.tidligere;
	}

	private static SecretKey noegle(String navn, String base64) {
		if (!StringUtils.hasText(base64)) {
			throw new IllegalStateException(PRAEFIKS + navn + " mangler: sæt 32 tilfældige byte i Base64,"
					+ " for eksempel fra openssl rand -base64 32");
		}
		byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(base64.strip());
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException(PRAEFIKS + navn + " er ikke gyldig Base64");
		}
		if (bytes.length != LAENGDE) {
			throw new IllegalStateException(PRAEFIKS + navn + " skal være Base64 af netop 32 byte");
		}
		if (new String(bytes, StandardCharsets.ISO_8859_1).chars().distinct().count() < LAENGDE / 4) {
			throw new IllegalStateException(PRAEFIKS + navn + " er ikke tilfældig");
		}
		return new SecretKeySpec(bytes, "AES");
	}

	private static Properties laes(Path fil, boolean demo) {
		try {
			if (demo && Files.notExists(fil)) {
				dan(fil);
			}
			Properties noegler = new Properties();
			try (Reader laeser = Files.newBufferedReader(fil)) {
				noegler.load(laeser);
			}
			return noegler;
		}
		catch (IOException ex) {
			throw new IllegalStateException(PRAEFIKS + "noeglefil peger på en fil, der ikke kan læses: " + fil, ex);
		}
	}

	/**
	 * Written beside and moved into place, so that a half-written file never stands
	 * there.
	 */
	private static void dan(Path fil) throws IOException {
		Files.createDirectories(fil.getParent());
		boolean posix = fil.getFileSystem().supportedFileAttributeViews().contains("posix");
		Path kladde = posix
				? Files.createTempFile(fil.getParent(), "noegler", null,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
				: Files.createTempFile(fil.getParent(), "noegler", null);
		Files.writeString(kladde, "noegle=" + tilfaeldig() + "\nopslagsnoegle=" + tilfaeldig() + "\n",
				StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
		Files.move(kladde, fil, StandardCopyOption.ATOMIC_MOVE);
		log.info("Nye nøgler er dannet i {}", fil);
	}

	private static String tilfaeldig() {
		byte[] bytes = new byte[LAENGDE];
		new SecureRandom().nextBytes(bytes);
		return Base64.getEncoder().encodeToString(bytes);
	}

}
