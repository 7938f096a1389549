package dk.tovholder.sag;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.udbakke.Indhentning;

/** The steps of the deadlines' ladders, run in the order in which they fell due. */
@Service
public class Fristtrin implements Indhentning {

	/** From here on somebody is told; before that it may have been a passing conflict. */
	private static final int FORSOEG_FOER_ALARM = 5;

	/** Short: most often only the database was gone for a moment. */
	private static final Duration KORTESTE_VENTETID = Duration.ofSeconds(10);

	private static final Duration LAENGSTE_VENTETID = Duration.ofHours(6);

	private final Frister frister;

	private final Fristvarsler varsler;

	private final Sagsbehandling sagsbehandling;

	private final Clock ur;

	Fristtrin(Frister frister, Fristvarsler varsler, Sagsbehandling sagsbehandling, Clock ur) {
		this.frister = frister;
		this.varsler = varsler;
		this.sagsbehandling = sagsbehandling;
		this.ur = ur;
	}

	/** The cases whose steps are due now, at most so many, those that fell due first in front. */
	@Transactional(readOnly = true)
	public List<String> forfaldne(int hoejst) {
		return frister.sagerMedForfaldneTrin(ur.instant(), hoejst);
	}

	/** Runs the due steps of these cases in the current transaction. */
	@Transactional
	public void udfoer(List<String> sagsnumre) {
		sagsbehandling.udfoerFristtrin(sagsnumre);
		frister.fejlFri(sagsnumre);
	}

	/** Puts off a case whose steps cannot be run, longer each time, and tells those who can do something about it. */
	@Transactional
	public void udskyd(String sagsnummer) {
		Instant nu = ur.instant();
		int fejlet = frister.fejl(sagsnummer) + 1;
		Duration vent = KORTESTE_VENTETID.multipliedBy(1L << Math.min(fejlet - 1, 12));
		frister.noterFejl(sagsnummer, fejlet, nu.plus(vent.compareTo(LAENGSTE_VENTETID) < 0 ? vent : LAENGSTE_VENTETID));
		if (fejlet == FORSOEG_FOER_ALARM) {
			varsler.fastlaast(sagsnummer, frister.enhed(sagsnummer), nu);
		}
	}

	/** The instant at which the first case that was put off is tried again. */
	@Transactional(readOnly = true)
	public Optional<Instant> naesteForsoeg() {
		return frister.naesteForsoeg(ur.instant());
	}

	/** Steps that are due bring more notices. */
	@Override
	@Transactional(readOnly = true)
	public boolean igang() {
		return !forfaldne(1).isEmpty();
	}

}
