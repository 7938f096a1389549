package dk.tovholder.sikkerhed;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses passwords: by user and address together, so that nobody can lock a colleague out.
 * Measures real time: the clock of the demo may stand still.
 */
@Component
public class Loginbremse {

	private static final int FRIE_FORSOEG = 8;

	private static final Duration LAENGSTE_PAUSE = Duration.ofSeconds(60);

	private static final Duration HUSKES = Duration.ofMinutes(15);

	private static final int FLEST = 10_000;

	/** No user id is longer; what somebody sends as one may be. */
	private static final int LAENGSTE_ID = 64;

	private final LongSupplier nanosekunder;

	private final Map<Par, Forsoeg> forsoeg = new LinkedHashMap<>(16, 0.75f, true);

	Loginbremse() {
		this(System::nanoTime);
	}

	Loginbremse(LongSupplier nanosekunder) {
		this.nanosekunder = nanosekunder;
	}

	/**
	 * How long the user must wait at the address before the next attempt is looked at; zero = not at all. Once there is
	 * anything to wait for, zero is said to one alone: those who try at the same time wait.
	 */
	public synchronized Duration ventetid(String brugerId, String adresse) {
		Par par = Par.af(brugerId, adresse);
		Forsoeg hidtil = this.forsoeg.get(par);
		if (hidtil == null) {
			return Duration.ZERO;
		}
		Duration gaaet = Duration.ofNanos(this.nanosekunder.getAsLong() - hidtil.seneste());
		if (gaaet.compareTo(HUSKES) > 0) {
			this.forsoeg.remove(par);
			return Duration.ZERO;
		}
		Duration rest = pause(hidtil.forkerte()).minus(gaaet);
		if (rest.compareTo(Duration.ZERO) > 0) {
			return rest;
		}
		if (hidtil.forkerte() >= FRIE_FORSOEG) {
			this.forsoeg.put(par, new Forsoeg(hidtil.forkerte(), this.nanosekunder.getAsLong()));
		}
		return Duration.ZERO;
	}

	/** Notes the outcome of an attempt. */
	public synchronized void noter(String brugerId, String adresse, boolean lykkedes) {
		Par par = Par.af(brugerId, adresse);
		if (lykkedes) {
			this.forsoeg.remove(par);
			return;
		}
		Forsoeg hidtil = this.forsoeg.get(par);
		int forkerte = (hidtil != null) ? hidtil.forkerte() + 1 : 1;
		this.forsoeg.put(par, new Forsoeg(forkerte, this.nanosekunder.getAsLong()));
		if (this.forsoeg.size() > FLEST) {
			glemDenUskyldigste();
		}
	}

	/** The oldest of those with the fewest mistakes: names thrown in by the thousand do not make room for guessing at one. */
	private void glemDenUskyldigste() {
		Par uskyldigst = null;
		int faerrest = Integer.MAX_VALUE;
		for (Map.Entry<Par, Forsoeg> mulig : this.forsoeg.entrySet()) {
			if (mulig.getValue().forkerte() < faerrest) {
				uskyldigst = mulig.getKey();
				faerrest = mulig.getValue().forkerte();
				if (faerrest == 1) {
					break;
				}
			}
		}
		this.forsoeg.remove(uskyldigst);
	}

	private static Duration pause(int forkerte) {
		if (forkerte < FRIE_FORSOEG) {
			return Duration.ZERO;
		}
		Duration pause = Duration.ofSeconds(1L << Math.min(forkerte - FRIE_FORSOEG, 10));
		return (pause.compareTo(LAENGSTE_PAUSE) > 0) ? LAENGSTE_PAUSE : pause;
	}

	private record Par(String brugerId, String adresse) {

		static Par af(String brugerId, String adresse) {
			return new Par(brugerId.substring(0, Math.min(brugerId.length(), LAENGSTE_ID)), adresse);
		}

	}

	private record Forsoeg(int forkerte, long seneste) {
	}

}
