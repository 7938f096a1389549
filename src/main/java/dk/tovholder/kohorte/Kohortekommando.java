package dk.tovholder.kohorte;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kohorte.Kohorteimport.Bestilling;
import dk.tovholder.kohorte.Kohortestatus.Status;
import dk.tovholder.sikkerhed.Indlogget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Takes in a cohort from the command line. */
@Component
public class Kohortekommando {

	private static final Logger log = LoggerFactory.getLogger(Kohortekommando.class);

	private static final int NOGET_AFVIST = 1;

	private static final int ULAESELIG = 2;

	private static final int VENT_MILLIS = 200;

	private final Kohorteimport kohorter;

	private final Kohorter register;

	private final Kohorterapport rapport;

	Kohortekommando(Kohorteimport kohorter, Kohorter register, Kohorterapport rapport) {
		this.kohorter = kohorter;
		this.register = register;
		this.rapport = rapport;
	}

	/**
	 * Takes in a file, waits until it is done and writes the report.
	 * @param proeve whether it is only to be told what would happen
	 * @param altEllerIntet whether one refused row keeps all out
	 * @return 0 if no row was refused, 1 if some were or it was stopped on the way, 2 if the file is no cohort
	 */
	public int indlaes(Path fil, boolean proeve, boolean altEllerIntet, OutputStream ud) {
		try (InputStream csv = Files.newInputStream(fil)) {
			UUID id = this.kohorter.start(csv, new Bestilling("afklaringspuljen", Indlogget.SYSTEM, proeve, altEllerIntet));
			Kohortestatus status = afvent(id);
			Writer rapporten = new BufferedWriter(new OutputStreamWriter(ud, StandardCharsets.UTF_8));
			this.rapport.skriv(id, rapporten);
			rapporten.flush();
			log.info("{} {}: {} rækker, {} {}, {} gentaget, {} afvist", proeve ? "Prøve" : "Indlæsning", status.status(),
					status.raekker(), status.oprettet(), proeve ? "ville blive oprettet" : "oprettet", status.gentaget(),
					status.afvist());
			return (status.status() == Status.FAERDIG && status.afvist() == 0) ? 0 : NOGET_AFVIST;
		}
		catch (Afvisning ex) {
			log.error("{}{}", ex.getMessage(),
					ex.felter().isEmpty() ? "" : ex.felter().stream().map((fejl) -> fejl.felt() + ": " + fejl.fejl()).toList());
			return ULAESELIG;
		}
		catch (IOException ex) {
			log.error("Filen {} kan ikke læses, eller rapporten ikke skrives: {}", fil, ex.toString());
			return ULAESELIG;
		}
	}

	/** Until every row is done, by whichever node, or somebody has stopped it. */
	private Kohortestatus afvent(UUID id) {
		Kohortestatus status = this.kohorter.status(id);
		while (status.status() == Status.KOERER || (status.status() == Status.AFBRUDT && !this.register.erAnnulleret(id))) {
			try {
				TimeUnit.MILLISECONDS.sleep(VENT_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				break;
			}
			status = this.kohorter.status(id);
		}
		return status;
	}

}
