package dk.tovholder.kohorte;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.fejl.Fejloversaettelse;
import dk.tovholder.kalender.Maskinur;
import dk.tovholder.kohorte.Kohorter.Igang;
import dk.tovholder.kohorte.Kohortestatus.Status;
import dk.tovholder.sag.NySag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutorService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in cohorts in the background, some rows to a transaction. How far it came stands in the same transaction as the
 * cases, so a stop, planned or not, neither loses nor repeats a row: the next start, or another node, goes on from there.
 * Two transactions of a cohort may be under way at once; then the second ends only after the first.
 */
@Service
public class Kohorteimport implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Kohorteimport.class);

	/** Rows that are judged together. */
	private static final int BLOK = 1000;

	private static final String TEKNISK_FEJL = "Rækken kunne ikke tages ind på grund af en teknisk fejl";

	private static final int FORSOEG = 3;

	/** Whoever meets others at the same rows tries longer: it passes. */
	private static final int FORSOEG_I_TRAENGSEL = 12;

	private static final Duration EFTERSYN = Duration.ofSeconds(5);

	private static final Duration STOP = Duration.ofSeconds(15);

	/** A cancelled cohort is full of CPR numbers: who has not asked for it in so long never will. */
	private static final Duration OPGIVES_EFTER = Duration.ofDays(14);

	private final ScheduledExecutorService eftersyn = Executors
		.newSingleThreadScheduledExecutor((opgave) -> new Thread(opgave, "kohorteeftersyn"));

	private final ExecutorService traade;

	/** Where rows are taken in at the same time as those before them: one place for each cohort in hand. */
	private final ExecutorService sidetraade;

	/** Cohorts that this node is at, or that wait for one of its threads. */
	private final Set<UUID> egne = ConcurrentHashMap.newKeySet();

	private final Kohorter kohorter;

	private final Portioner portioner;

	private final TransactionTemplate transaktion;

	private final Clock ur;

	private final Maskinur maskinur;

	private final Kohorteindstillinger indstillinger;

	private volatile boolean stoppet;

	Kohorteimport(Kohorter kohorter, Portioner portioner, PlatformTransactionManager transaktioner, Clock ur,
			Maskinur maskinur, Kohorteindstillinger indstillinger) {
		this.kohorter = kohorter;
		this.portioner = portioner;
		this.transaktion = new TransactionTemplate(transaktioner);
		this.ur = ur;
		this.maskinur = maskinur;
		this.indstillinger = indstillinger;
		this.traade = Executors.newFixedThreadPool(indstillinger.samtidige(), (opgave) -> new Thread(opgave, "kohorte"));
		this.sidetraade = new DelegatingSecurityContextExecutorService(Executors.newFixedThreadPool(indstillinger.samtidige(),
				(opgave) -> new Thread(opgave, "kohorte-ved-siden")));
	}

	/**
	 * How a cohort is to be taken in.
	 *
	 * @param aktoer who handed it over, and in whose name the cases start
	 * @param proeve whether it is only to be told what would happen
	 * @param altEllerIntet whether one refused row keeps all out
	 */
	public record Bestilling(String program, String aktoer, boolean proeve, boolean altEllerIntet) {

		/** Takes in the good rows. */
		public static Bestilling af(String program, String aktoer) {
			return new Bestilling(program, aktoer, false, false);
		}

	}

	/**
	 * Stores a cohort and begins to take it in.
	 * @param csv the file; read to its end, not closed
	 * @throws Afvisning (400) if the file is not a cohort, (413) if it is too large
	 */
	public UUID start(InputStream csv, Bestilling bestilling) {
		if (!NySag.kenderProgram(bestilling.program())) {
			throw Afvisning.felt(400, "program", "Programmet kendes ikke");
		}
		UUID id = UUID.randomUUID();
		this.transaktion.executeWithoutResult((transaktion) -> {
			this.kohorter.opret(id, bestilling, this.ur.instant());
			try {
				this.kohorter.gem(id, csv, this.indstillinger.maks().toBytes());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			int raekker = taelRaekker(id, bestilling.program());
			if (bestilling.altEllerIntet() && raekker > this.indstillinger.altEllerIntet()) {
				throw new Afvisning(413, "Alt eller intet kan højst være " + this.indstillinger.altEllerIntet()
						+ " rækker; filen har " + raekker);
			}
			this.kohorter.saetRaekker(id, raekker);
		});
		begynd(id);
		return id;
	}

	/**
	 * How far a cohort has come.
	 * @throws Afvisning (404) if there is none by that id
	 */
	public Kohortestatus status(UUID id) {
		return this.kohorter.status(id).orElseThrow(() -> new Afvisning(404, "Kohorten findes ikke"));
	}

	/**
	 * Stops a cohort; what has been taken in stays.
	 * @throws Afvisning (404) if there is none by that id, (409) if it has ended
	 */
	Kohortestatus annuller(UUID id) {
		this.kohorter.annuller(id, this.maskinur.instant());
		return aaben(id);
	}

	/**
	 * Goes on with a cohort that was stopped.
	 * @throws Afvisning (404) if there is none by that id, (409) if it has ended
	 */
	Kohortestatus genoptag(UUID id) {
		if (this.kohorter.genoptag(id)) {
			begynd(id);
		}
		return aaben(id);
	}

	private Kohortestatus aaben(UUID id) {
		Kohortestatus status = status(id);
		if (status.status() == Status.FAERDIG || status.status() == Status.FEJLET) {
			throw new Afvisning(409, "Kohorten er afsluttet");
		}
		return status;
	}

	/** Goes on with what was interrupted here or on a node that is gone. */
	@EventListener(ApplicationReadyEvent.class)
	void begyndEftersyn() {
		this.eftersyn.scheduleWithFixedDelay(this::efterse, 0, EFTERSYN.toSeconds(), TimeUnit.SECONDS);
	}

	private void efterse() {
		try {
			this.kohorter.ledige().forEach(this::begynd);
			this.kohorter.annulleretFoer(this.maskinur.instant().minus(OPGIVES_EFTER))
				.forEach((id) -> this.transaktion.executeWithoutResult((transaktion) -> this.kohorter.afslut(id, Status.FEJLET)));
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Unfinished cohorts can not be looked up now", ex);
		}
	}

	private void begynd(UUID id) {
		if (this.egne.add(id)) {
			try {
				this.traade.execute(() -> tagInd(id));
			}
			catch (RejectedExecutionException ex) {
				// The system stops: the next start takes it up.
				this.egne.remove(id);
			}
		}
	}

	@Override
	public void start() {
		// Begins with the first cohort, or when the application is ready.
	}

	/** Lets the rows in hand finish. */
	@Override
	public void stop() {
		this.stoppet = true;
		this.eftersyn.shutdown();
		this.traade.shutdown();
		try {
			if (!this.traade.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
				this.traade.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		// Last, because the others give it work and wait for that.
		this.sidetraade.shutdown();
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
			return fil.springOver(Integer.MAX_VALUE);
		}
	}

	private void tagInd(UUID id) {
		boolean voresEgen = true;
		try {
			voresEgen = this.kohorter.tag(id).map((kohorte) -> tagInd(id, kohorte)).orElse(false);
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
		finally {
			this.egne.remove(id);
			if (voresEgen) {
				slip(id);
			}
		}
	}

	private void slip(UUID id) {
		try {
			this.kohorter.slip(id);
		}
		catch (DataAccessException | TransactionException ex) {
			log.debug("Cohort {} is let go of when it has been silent for a while", id, ex);
		}
	}

	/** False if somebody else is at it, or it was cancelled. */
	private boolean tagInd(UUID id, Igang kohorte) {
		SecurityContextHolder.setContext(new SecurityContextImpl(
				UsernamePasswordAuthenticationToken.authenticated(kohorte.bestilling().aktoer(), null, List.of())));
		try {
			if (!gennemloeb(id, kohorte)) {
				return false;
			}
			if (!this.stoppet && kohorte.bestilling().altEllerIntet() && !kohorte.bestilling().proeve()) {
				return tagAltInd(id, kohorte);
			}
			if (this.stoppet) {
				this.kohorter.afbryd(id);
			}
			else {
				this.transaktion.executeWithoutResult((transaktion) -> this.kohorter.afslut(id, Status.FAERDIG));
			}
			return true;
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	/** Whether every row was looked at, or the system stops; false if somebody else is at it, or it was cancelled. */
	private boolean gennemloeb(UUID id, Igang kohorte) {
		Bestilling bestilling = kohorte.bestilling();
		try (Kohortefil fil = new Kohortefil(this.kohorter.fil(id), bestilling.program())) {
			int naaet = fil.springOver(kohorte.naaet());
			return (bestilling.proeve() || bestilling.altEllerIntet()) ? proev(id, kohorte, naaet, fil)
					: tagInd(id, kohorte, naaet, fil);
		}
	}

	private boolean proev(UUID id, Igang kohorte, int naaet, Kohortefil fil) {
		int foran = naaet;
		List<Raekke> blok;
		while (!this.stoppet && !(blok = fil.naeste(BLOK)).isEmpty()) {
			if (!this.portioner.proev(id, foran, this.portioner.vurder(blok), kohorte.bestilling().proeve())) {
				return false;
			}
			foran = meld(kohorte, foran, blok.size());
		}
		return true;
	}

	/** Two portions at a time, where neither has to wait for the other. */
	private boolean tagInd(UUID id, Igang kohorte, int naaet, Kohortefil fil) {
		Deque<List<Vurdering>> venter = new ArrayDeque<>();
		int foran = naaet;
		while (!this.stoppet && laes(fil, venter)) {
			List<Vurdering> foerste = venter.remove();
			boolean parvis = !venter.isEmpty() && this.portioner.kanTagesIndSamtidig(foerste, venter.peek());
			List<Vurdering> anden = parvis ? venter.remove() : List.of();
			if (!(parvis ? par(id, foran, foerste, anden) : portion(id, foran, foerste))) {
				return false;
			}
			foran = meld(kohorte, foran, foerste.size() + anden.size());
		}
		return true;
	}

	/** Judges rows until two portions wait or the file ends; whether any waits. */
	private boolean laes(Kohortefil fil, Deque<List<Vurdering>> venter) {
		List<Raekke> blok;
		while (venter.size() < 2 && !(blok = fil.naeste(BLOK)).isEmpty()) {
			venter.addAll(this.portioner.del(this.portioner.vurder(blok)));
		}
		return !venter.isEmpty();
	}

	private static int meld(Igang kohorte, int foer, int raekker) {
		int naaet = foer + raekker;
		if (naaet / BLOK > foer / BLOK || naaet == kohorte.raekker()) {
			log.info("Tager imod borgere: {} af {}", naaet, kohorte.raekker());
		}
		return naaet;
	}

	/** As {@link #portion}, for two of which the second begins while the first is under way. */
	private boolean par(UUID id, int naaet, List<Vurdering> foerste, List<Vurdering> anden) {
		int foran = naaet + foerste.size();
		FutureTask<Boolean> samtidig = new FutureTask<>(() -> this.portioner.tagIndSamtidig(id, foran, anden));
		if (!portion(id, naaet, foerste, () -> this.sidetraade.execute(samtidig))) {
			return false;
		}
		// Does nothing if it has begun, as it has unless the first could not even begin.
		samtidig.run();
		return lykkedes(samtidig) || this.stoppet || portion(id, foran, anden);
	}

	/** Waits until it is known. */
	private static boolean lykkedes(Future<Boolean> samtidig) {
		try {
			return samtidig.get();
		}
		catch (ExecutionException ex) {
			log.debug("Rows could not be taken in at the same time as those before them", ex.getCause());
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * Whether the rows were done here; if not, somebody else is at them, or the cohort was cancelled.
	 */
	private boolean portion(UUID id, int naaet, List<Vurdering> portion) {
		return portion(id, naaet, portion, () -> {
		});
	}

	private boolean portion(UUID id, int naaet, List<Vurdering> portion, Runnable begyndt) {
		try {
			return this.portioner.tagInd(id, naaet, portion, begyndt);
		}
		catch (RuntimeException ex) {
			// One of them is at fault: alone, each meets its own fate.
			log.debug("Rows of cohort {} could not be taken in together", id, ex);
		}
		int foran = naaet;
		for (List<Vurdering> en : Portioner.del(portion, 1)) {
			if (!enkelt(id, foran, en)) {
				return false;
			}
			foran += en.size();
		}
		return true;
	}

	/** As {@link #portion}, for rows among which one case at most is new. */
	private boolean enkelt(UUID id, int naaet, List<Vurdering> raekker) {
		for (int forsoeg = 1;; forsoeg++) {
			try {
				return this.portioner.tagInd(id, naaet, raekker);
			}
			catch (RuntimeException ex) {
				Afvisning afvisning = Afvisning.bag(ex).filter((bag) -> bag.status() < 500).orElse(null);
				if (afvisning == null) {
					if (forsoeg < (erTraengsel(ex) ? FORSOEG_I_TRAENGSEL : FORSOEG) && vent(forsoeg)) {
						continue;
					}
					if (this.stoppet) {
						// What fails while the system stops says nothing about the row: the next run takes it.
						return false;
					}
					if (ex instanceof TransactionException || ex instanceof DataAccessResourceFailureException) {
						throw ex;
					}
					log.error("Line {} of cohort {} could not be taken in", raekker.get(raekker.size() - 1).linje(), id, ex);
				}
				List<Feltfejl> fejl = (afvisning != null) ? Vurdering.felter(afvisning)
						: List.of(new Feltfejl(null, TEKNISK_FEJL));
				return this.portioner.tagInd(id, naaet,
						raekker.stream().map((raekke) -> raekke.erNy() ? raekke.afvist(fejl) : raekke).toList());
			}
		}
	}

	/**
	 * After a trial of every row: takes in all of them, or none if one was refused.
	 * @return false if somebody else is at it, or it was cancelled
	 */
	private boolean tagAltInd(UUID id, Igang kohorte) {
		for (int forsoeg = 1; !this.stoppet; forsoeg++) {
			if (this.kohorter.status(id).orElseThrow().afvist() > 0) {
				this.transaktion.executeWithoutResult((transaktion) -> this.kohorter.afslut(id, Status.FEJLET));
				return true;
			}
			try (Kohortefil fil = new Kohortefil(this.kohorter.fil(id), kohorte.bestilling().program())) {
				return this.portioner.tagAltInd(id, kohorte.raekker(), fil);
			}
			catch (RuntimeException ex) {
				if (ex instanceof TransactionException || ex instanceof DataAccessResourceFailureException) {
					throw ex;
				}
				boolean kanGaaOver = erTraengsel(ex) || Afvisning.bag(ex).isPresent();
				if (this.stoppet || !kanGaaOver || forsoeg == FORSOEG_I_TRAENGSEL || !vent(forsoeg)) {
					return opgivAlt(id, ex);
				}
			}
			// Somebody has changed what the trial saw: another tells which row is refused now.
			this.transaktion.executeWithoutResult((transaktion) -> this.kohorter.forfra(id));
			if (!gennemloeb(id, new Igang(kohorte.bestilling(), kohorte.raekker(), 0, 0))) {
				return false;
			}
		}
		return true;
	}

	private boolean opgivAlt(UUID id, RuntimeException hvorfor) {
		if (!this.stoppet) {
			log.error("Cohort {} could not be taken in", id, hvorfor);
			this.transaktion.executeWithoutResult((transaktion) -> {
				this.kohorter.noter(id, List.of(new Vurdering(1, null, null,
						List.of(new Feltfejl(null, "Filen kunne ikke tages ind på grund af en teknisk fejl")))));
				this.kohorter.afslut(id, Status.FEJLET);
			});
		}
		return true;
	}

	/** Whether others were at the same rows at the same time. */
	private static boolean erTraengsel(RuntimeException fejl) {
		return Fejloversaettelse.oversaet(fejl).status() == 409;
	}

	/** A little longer each time, and not the same for two who meet. */
	private static boolean vent(int forsoeg) {
		try {
			TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(100L * forsoeg, 300L * forsoeg));
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
