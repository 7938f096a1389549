package dk.tovholder.kohorte;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.kalender.Tid;
import dk.tovholder.kohorte.Kohorter.Igang;
import dk.tovholder.kohorte.Kohortestatus.Status;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Program;
import dk.tovholder.sag.Sagsoprettelse;
import dk.tovholder.sag.Sagsoprettelse.Resultat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in a cohort in the background, some rows to a transaction. How far it came stands
 * in the same transaction as the cases, so a stop, planned or not, neither loses nor
 * repeats a row: the next start, or another node, goes on from there.
 */
@Service
public class Kohorteimport implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Kohorteimport.class);

	private static final int FORSOEG = 3;

	private static final Duration EFTERSYN = Duration.ofMinutes(1);

	private static final Duration STOP = Duration.ofSeconds(15);

	private final ScheduledExecutorService traad = Executors
		.newSingleThreadScheduledExecutor((opgave) -> new Thread(opgave, "kohorte"));

	private final Kohorter kohorter;

	private final Sagsoprettelse sager;

	private final TransactionTemplate transaktion;

	private final Clock ur;

	private final LocalDate projektslut;

	private final Kohorteindstillinger indstillinger;

	private volatile boolean stoppet;

	Kohorteimport(Kohorter kohorter, Sagsoprettelse sager, PlatformTransactionManager transaktioner, Clock ur,
			Program program, Kohorteindstillinger indstillinger) {
		this.kohorter = kohorter;
		this.sager = sager;
		this.transaktion = new TransactionTemplate(transaktioner);
		this.ur = ur;
		this.projektslut = program.projektslut();
		this.indstillinger = indstillinger;
	}

	/**
	 * Stores a cohort and begins to take it in.
	 * @param csv the file; read to its end, not closed
	 * @param aktoer who handed it over, and in whose name the cases start
	 * @throws Afvisning (400) if the file is not a cohort, (413) if it is too large
	 */
	public UUID start(InputStream csv, String program, String aktoer) {
		if (!NySag.kenderProgram(program)) {
			throw Afvisning.felt(400, "program", "Programmet kendes ikke");
		}
		UUID id = UUID.randomUUID();
		this.transaktion.executeWithoutResult((transaktion) -> {
			this.kohorter.opret(id, program, aktoer, this.ur.instant());
			try {
				this.kohorter.gem(id, csv, this.indstillinger.maks().toBytes());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			this.kohorter.saetRaekker(id, taelRaekker(id, program));
		});
		this.traad.execute(() -> tagInd(id));
		return id;
	}

	/**
	 * How far a cohort has come.
	 * @throws Afvisning (404) if there is none by that id
	 */
	public Kohortestatus status(UUID id) {
		return this.kohorter.status(id).orElseThrow(() -> new Afvisning(404, "Kohorten findes ikke"));
	}

	/** Goes on with what was interrupted here or on a node that is gone. */
	@EventListener(ApplicationReadyEvent.class)
	void genoptag() {
		this.traad.scheduleWithFixedDelay(() -> {
			try {
				this.kohorter.ufaerdige().forEach(this::tagInd);
			}
			catch (DataAccessException | TransactionException ex) {
				log.warn("Unfinished cohorts can not be looked up now", ex);
			}
		}, 0, EFTERSYN.toSeconds(), TimeUnit.SECONDS);
	}

	@Override
	public void start() {
		// Begins with the first cohort, or when the application is ready.
	}

	/** Lets the rows in hand finish. */
	@Override
	public void stop() {
		this.stoppet = true;
		this.traad.shutdown();
		try {
			if (!this.traad.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
				this.traad.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return !this.stoppet;
	}

	/**
	 * Stops after the web server has taken its last request, while everything else still
	 * works.
	 */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 4096;
	}

	/**
	 * Reads the whole file once before the first case starts, so that a broken file
	 * starts none.
	 */
	private int taelRaekker(UUID id, String program) {
		try (Kohortefil fil = new Kohortefil(this.kohorter.fil(id), program)) {
			int antal = 0;
			while (fil.naeste() != null) {
				antal++;
			}
			return antal;
		}
	}

	private void tagInd(UUID id) {
		try {
			this.kohorter.ufaerdig(id).ifPresent((kohorte) -> tagInd(id, kohorte));
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Cohort {} pauses, the database does not answer", id, ex);
		}
		catch (RuntimeException ex) {
			if (this.stoppet) {
				return;
			}
			log.error("Cohort {} can not be read any more", id, ex);
			this.transaktion.executeWithoutResult((transaktion) -> this.kohorter.afslut(id, Status.FEJLET));
		}
	}

	private void tagInd(UUID id, Igang kohorte) {
		SecurityContextHolder.setContext(new SecurityContextImpl(
				UsernamePasswordAuthenticationToken.authenticated(kohorte.aktoer(), null, List.of())));
		try (Kohortefil fil = new Kohortefil(this.kohorter.fil(id), kohorte.program())) {
			int naaet = fil.naeste(kohorte.naaet()).size();
			List<Raekke> portion = fil.naeste(this.indstillinger.portion());
			while (!portion.isEmpty() && !this.stoppet) {
				if (!tagInd(id, naaet, portion)) {
					return;
				}
				naaet += portion.size();
				log.info("Tager imod borgere: {} af {}", naaet, kohorte.raekker());
				portion = fil.naeste(this.indstillinger.portion());
			}
			boolean faerdig = portion.isEmpty();
			this.transaktion.executeWithoutResult((transaktion) -> {
				if (faerdig) {
					this.kohorter.afslut(id, Status.FAERDIG);
				}
				else {
					this.kohorter.afbryd(id);
				}
			});
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	/**
	 * Whether the rows were done here; if not, somebody else is at them, or the system
	 * stops.
	 */
	private boolean tagInd(UUID id, int naaet, List<Raekke> portion) {
		try {
			return udfoer(id, naaet, portion);
		}
		catch (RuntimeException ex) {
			// One of them is at fault: alone, each meets its own fate.
		}
		for (int i = 0; i < portion.size(); i++) {
			if (!tagEnInd(id, naaet + i, portion.get(i))) {
				return false;
			}
		}
		return true;
	}

	private boolean tagEnInd(UUID id, int naaet, Raekke raekke) {
		for (int forsoeg = 1;; forsoeg++) {
			try {
				return udfoer(id, naaet, List.of(raekke));
			}
			catch (RuntimeException ex) {
				Afvisning afvisning = Afvisning.bag(ex).filter((bag) -> bag.status() < 500).orElse(null);
				if (afvisning == null && forsoeg < FORSOEG && vent(forsoeg)) {
					continue;
				}
				if (afvisning == null && this.stoppet) {
					// What fails while the system stops says nothing about the row: the
					// next run takes it.
					return false;
				}
				if (afvisning == null) {
					log.error("Line {} of cohort {} could not be taken in", raekke.linje(), id, ex);
				}
				List<Feltfejl> fejl = (afvisning != null) ? fejl(afvisning)
						: List.of(new Feltfejl(null, "Rækken kunne ikke tages ind på grund af en teknisk fejl"));
				return udfoer(id, naaet, List.of(new Raekke(raekke.linje(), raekke.sag(), fejl)));
			}
		}
	}

	/** Somebody else may just have written to the same case. */
	private static boolean vent(int forsoeg) {
		try {
			TimeUnit.MILLISECONDS.sleep(200L * forsoeg);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private boolean udfoer(UUID id, int naaet, List<Raekke> portion) {
		return Boolean.TRUE.equals(this.transaktion.execute((transaktion) -> {
			Igang kohorte = this.kohorter.laas(id).filter((igang) -> igang.naaet() == naaet).orElse(null);
			if (kohorte == null) {
				return false;
			}
			LocalDate idag = Tid.idag(this.ur);
			List<NySag> gyldige = new ArrayList<>();
			int afvist = 0;
			for (Raekke raekke : portion) {
				List<Feltfejl> fejl = new ArrayList<>(raekke.fejl());
				if (raekke.sag() != null) {
					try {
						NySag sag = NySag.valider(raekke.sag(), idag, this.projektslut);
						if (fejl.isEmpty()) {
							gyldige.add(sag);
						}
					}
					catch (Afvisning ex) {
						fejl.addAll(fejl(ex));
					}
				}
				if (!fejl.isEmpty()) {
					this.kohorter.noter(id, kohorte.afvist() + afvist++, raekke.linje(),
							fejl.stream().distinct().toList());
				}
			}
			List<Resultat> resultater = gyldige.isEmpty() ? List.of() : this.sager.opret(gyldige);
			int oprettet = (int) resultater.stream().filter(Resultat.OPRETTET::equals).count();
			this.kohorter.taelOp(id, oprettet, resultater.size() - oprettet, afvist);
			return true;
		}));
	}

	/** In a file the field is the column, whatever part of its cell is wrong. */
	private static List<Feltfejl> fejl(Afvisning afvisning) {
		if (afvisning.felter().isEmpty()) {
			return List.of(new Feltfejl(null, afvisning.getMessage()));
		}
		return afvisning.felter()
			.stream()
			.map((fejl) -> new Feltfejl(fejl.felt().replaceAll("\\[.*", ""), fejl.fejl()))
			.toList();
	}

}
