package dk.tovholder.afspilning;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import io.swagger.v3.oas.annotations.media.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.lang.Nullable;

/** How far a playing has come. Each twentieth part is told in the log, with a bar. */
final class Fremdrift {

	private static final Logger log = LoggerFactory.getLogger(Fremdrift.class);

	private static final int SKRIDT = 5;

	private static final int BREDDE = 20;

	private final LocalDate fra;

	private final LocalDate til;

	private Status status = Status.KOERER;

	private LocalDate dato;

	private int fortalt;

	private long opgaver;

	private long haendelser;

	private long fejl;

	private String senesteFejl;

	Fremdrift(LocalDate fra, LocalDate til) {
		this.fra = fra;
		this.til = til;
		this.dato = fra;
	}

	/** Where a playing stands. */
	enum Status {

		/** Nothing has been played since the start. */
		INGEN,
		KOERER,
		/** The day has come. */
		FAERDIG,
		/** Somebody stopped it, or the system stopped. */
		STOPPET,
		/** It could not go on. */
		FEJLET

	}

	/**
	 * How far it has come.
	 *
	 * @param dato the day that is being played
	 * @param til the day whose morning is the goal
	 * @param fejl answers and events that the product refused
	 * @param senesteFejl the latest of them, or null
	 */
	@Schema(name = "Afspilning")
	record Visning(Status status, @Nullable LocalDate dato, @Nullable LocalDate til, int procent, long udfoerteOpgaver,
			long haendelser, long fejl, @Nullable String senesteFejl) {

		static final Visning INGEN = new Visning(Status.INGEN, null, null, 0, 0, 0, 0, null);

	}

	synchronized Visning vis() {
		return new Visning(this.status, this.dato, this.til, procent(), this.opgaver, this.haendelser, this.fejl,
				this.senesteFejl);
	}

	private int procent() {
		long dage = ChronoUnit.DAYS.between(this.fra, this.til);
		return (int) (100 * ChronoUnit.DAYS.between(this.fra, this.dato) / dage);
	}

	synchronized void opgave() {
		this.opgaver++;
	}

	synchronized void haendelse() {
		this.haendelser++;
	}

	synchronized void fejl(String hvad) {
		this.fejl++;
		this.senesteFejl = hvad;
	}

	/** The days before this one have been played. */
	synchronized void dag(LocalDate naeste) {
		this.dato = naeste.isAfter(this.til) ? this.til : naeste;
		if (procent() >= this.fortalt + SKRIDT) {
			this.fortalt = procent() / SKRIDT * SKRIDT;
			fortael();
		}
	}

	synchronized void slut(Status hvordan) {
		this.status = hvordan;
		if (hvordan == Status.FAERDIG) {
			this.dato = this.til;
		}
		fortael();
	}

	private void fortael() {
		int fyldt = procent() * BREDDE / 100;
		log.info("Afspilning [{}{}] {} % {} {} opgaver, {} hændelser, {} fejl{}", "#".repeat(fyldt),
				".".repeat(BREDDE - fyldt), procent(), this.dato, this.opgaver, this.haendelser, this.fejl,
				(this.status == Status.KOERER) ? "" : ": " + this.status);
	}

}
