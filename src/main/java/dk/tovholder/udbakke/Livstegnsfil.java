package dk.tovholder.udbakke;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The latest sign of life of this installation, kept outside the database: a database that is put back does not know it. */
@Component
class Livstegnsfil {

	private static final Logger log = LoggerFactory.getLogger(Livstegnsfil.class);

	private final Path fil;

	private boolean meldt;

	@Autowired
	Livstegnsfil(Postindstillinger indstillinger, @Value("${tovholder.kryptering.noeglefil:}") String noeglefil) {
		this(sti(indstillinger.livstegnsfil(), noeglefil));
	}

	/** @param fil where the sign is kept, or null for nowhere */
	Livstegnsfil(Path fil) {
		this.fil = fil;
	}

	/** Which database gave the sign, and when. */
	record Livstegn(String installation, Instant tidspunkt) {
	}

	Optional<Livstegn> laes() {
		if (fil == null || !Files.isReadable(fil)) {
			return Optional.empty();
		}
		Properties felter = new Properties();
		try (InputStream ind = Files.newInputStream(fil)) {
			felter.load(ind);
			return Optional.of(new Livstegn(felter.getProperty("installation", ""),
					Instant.parse(felter.getProperty("livstegn", ""))));
		}
		catch (IOException | DateTimeException | IllegalArgumentException ex) {
			log.warn("The sign of life in {} can not be read: {}", fil, ex.getClass().getSimpleName());
			return Optional.empty();
		}
	}

	void skriv(Livstegn tegn) {
		if (fil == null) {
			return;
		}
		Properties felter = new Properties();
		felter.setProperty("installation", tegn.installation());
		felter.setProperty("livstegn", tegn.tidspunkt().toString());
		Path ny = fil.resolveSibling(fil.getFileName() + ".ny");
		try {
			try (OutputStream ud = Files.newOutputStream(ny)) {
				felter.store(ud, null);
			}
			Files.move(ny, fil, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			if (!meldt) {
				log.warn("No sign of life is kept in {}: {}. A database that is put back is known by its identity alone.", fil,
						ex.getClass().getSimpleName());
			}
			meldt = true;
		}
	}

	private static Path sti(String angivet, String noeglefil) {
		try {
			if (!angivet.isBlank()) {
				return Path.of(angivet);
			}
			return noeglefil.isBlank() ? null : Path.of(noeglefil).resolveSibling("tovholder.livstegn");
		}
		catch (InvalidPathException ex) {
			throw new IllegalStateException("tovholder.post.livstegnsfil: er ikke et filnavn", ex);
		}
	}

}
