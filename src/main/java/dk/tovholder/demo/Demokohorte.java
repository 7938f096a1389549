package dk.tovholder.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kohorte.Kohorteimport;
import dk.tovholder.kohorte.Kohorteimport.Bestilling;
import dk.tovholder.kohorte.Kohortestatus.Status;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The citizens that the demo begins with, handed over as a fagsystem would. */
@Component
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
class Demokohorte {

	private static final String INGEN = "tom";

	private static final int VENT_MILLIS = 200;

	private static final int VENT_GANGE = 1500;

	private final Kohorteimport kohorter;

	private final Demourlager lager;

	private final ClassPathResource fil;

	private volatile boolean begyndt;

	Demokohorte(Kohorteimport kohorter, Demourlager lager, @Value("${tovholder.demo.kohorte:tom}") String navn) {
		this.kohorter = kohorter;
		this.lager = lager;
		this.fil = INGEN.equals(navn) ? null : new ClassPathResource("demo/" + navn + ".csv");
		if (this.fil != null && !this.fil.exists()) {
			throw new IllegalStateException("tovholder.demo.kohorte: der er ingen kohorte " + navn);
		}
	}

	/** At the first start only: an interrupted cohort goes on by itself. */
	@EventListener(ApplicationReadyEvent.class)
	void begynd() {
		try {
			if (this.fil != null && this.lager.udenSager()) {
				try (InputStream csv = this.fil.getInputStream()) {
					this.lager.gemKohorte(this.kohorter.start(csv, Bestilling.af("afklaringspuljen", "integration")));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.begyndt = true;
		}
	}

	/**
	 * Waits until the citizens are in: one who came after a move would meet deadlines
	 * that have already passed.
	 * @throws Afvisning (409) if they are not in after five minutes
	 */
	void afvent() {
		for (int i = 0; i < VENT_GANGE; i++) {
			if (this.begyndt && !this.lager.kohorte().map(this::undervejs).orElse(false)) {
				return;
			}
			try {
				TimeUnit.MILLISECONDS.sleep(VENT_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				break;
			}
		}
		throw new Afvisning(409, "Demoens borgere er ved at blive taget imod. Prøv igen om lidt.");
	}

	private boolean undervejs(UUID id) {
		Status status = this.kohorter.status(id).status();
		return status == Status.KOERER || status == Status.AFBRUDT;
	}

}
