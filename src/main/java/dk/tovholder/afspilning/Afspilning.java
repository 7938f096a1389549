package dk.tovholder.afspilning;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Program;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.context.WebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Plays the pilot forward in the background, for as long as it is not stopped. Invented people do the work; whoever has
 * started it, or anybody else, can go on using the product meanwhile.
 */
@Component
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
class Afspilning implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Afspilning.class);

	private static final long STOP_MILLIS = 10_000;

	private final Vaner vaner;

	private final Kalender kalender;

	private final LocalDate projektslut;

	private final Clock ur;

	private final LocalDate vedStart;

	private int port;

	private Fremdrift fremdrift;

	private Thread traad;

	private volatile boolean stop;

	private volatile boolean koerer;

	Afspilning(@Value("${tovholder.demo.afspilning.fil:classpath:demo/afspilning.yml}") Resource fil,
			@Value("${tovholder.demo.afspil:}") String vedStart, Kalender kalender, Program program, Clock ur) {
		this.vaner = Vaner.laes(fil);
		this.kalender = kalender;
		this.projektslut = program.projektslut();
		this.ur = ur;
		this.vedStart = vedStart.isBlank() ? null : dagVedStart(vedStart);
	}

	static LocalDate dagVedStart(String tekst) {
		try {
			return Tid.laesDato(tekst.strip());
		}
		catch (DateTimeException ex) {
			throw new IllegalStateException("tovholder.demo.afspil: skal være en dato, skrevet som 2021-06-01", ex);
		}
	}

	@EventListener
	void lytter(WebServerInitializedEvent haendelse) {
		if (!"management".equals(haendelse.getApplicationContext().getServerNamespace())) {
			this.port = haendelse.getWebServer().getPort();
		}
	}

	/** By the command line; a day that has come already, at a second start, is no reason not to start. */
	@EventListener(ApplicationReadyEvent.class)
	void begyndVedStart() {
		if (this.vedStart != null) {
			try {
				begynd(this.vedStart);
			}
			catch (Afvisning ex) {
				log.warn("tovholder.demo.afspil={}: {}", this.vedStart, ex.getMessage());
			}
		}
	}

	/**
	 * Begins to play.
	 * @param til the clock stops on the morning of this day
	 * @throws Afvisning (422) if the day has come or lies after the project, (409) if one is played already
	 */
	synchronized Fremdrift.Visning begynd(LocalDate til) {
		LocalDate idag = Tid.idag(this.ur);
		if (!til.isAfter(idag)) {
			throw Afvisning.felt(422, "til", "Skal ligge efter " + idag + ", som demoens ur viser");
		}
		if (til.isAfter(this.projektslut)) {
			throw Afvisning.felt(422, "til", "Må ikke ligge efter projektets sidste dag " + this.projektslut);
		}
		if (this.traad != null && this.traad.isAlive()) {
			throw new Afvisning(409,
					"Der spilles allerede frem til " + this.fremdrift.vis().til() + ". Stop den afspilning først.");
		}
		this.stop = false;
		Fremdrift ny = new Fremdrift(idag, til);
		this.fremdrift = ny;
		this.traad = new Thread(() -> spil(ny, til), "afspilning");
		this.traad.start();
		return ny.vis();
	}

	private void spil(Fremdrift fremdrift, LocalDate til) {
		try {
			new Afspiller(new Forbindelse(this.port), this.vaner, this.kalender, fremdrift, () -> this.stop).spil(til);
			fremdrift.slut(this.stop ? Fremdrift.Status.STOPPET : Fremdrift.Status.FAERDIG);
		}
		catch (RuntimeException ex) {
			if (!this.stop) {
				log.warn("The playing could not go on", ex);
				fremdrift.fejl("Afspilningen kunne ikke fortsætte");
			}
			fremdrift.slut(this.stop ? Fremdrift.Status.STOPPET : Fremdrift.Status.FEJLET);
		}
	}

	/** How far the latest playing has come. */
	synchronized Fremdrift.Visning vis() {
		return (this.fremdrift == null) ? Fremdrift.Visning.INGEN : this.fremdrift.vis();
	}

	/** Stops when the day in hand is done. */
	synchronized Fremdrift.Visning afbryd() {
		this.stop = true;
		return vis();
	}

	@Override
	public void start() {
		this.koerer = true;
	}

	/** Before the web server, which would wait for the calls in hand. */
	@Override
	public void stop() {
		this.koerer = false;
		this.stop = true;
		Thread igang;
		synchronized (this) {
			igang = this.traad;
		}
		if (igang != null) {
			igang.interrupt();
			try {
				igang.join(STOP_MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.koerer;
	}

}
