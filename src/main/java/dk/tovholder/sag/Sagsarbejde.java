package dk.tovholder.sag;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The cases of the current transaction, each locked and read once. */
@Component
class Sagsarbejde {

	private final Sagsregister register;

	private final Frister frister;

	private final Sagsberegner beregner;

	private final Suspensioner suspensioner;

	private final Clock ur;

	Sagsarbejde(Sagsregister register, Frister frister, Sagsberegner beregner,
			Suspensioner suspensioner, Clock ur) {
		this.register = register;
		this.frister = frister;
		this.beregner = beregner;
		this.suspensioner = suspensioner;
		this.ur = ur;
	}

	/** The case, locked until the transaction ends. */
	Optional<Sag> laas(String sagsnummer) {
		return laas(List.of(sagsnummer)).stream().findFirst();
	}

	/** The cases that exist, locked until the transaction ends, read at once. */
	List<Sag> laas(Collection<String> sagsnumre) {
		List<String> ukendte = sagsnumre.stream().filter((nummer) -> !iGang().containsKey(nummer)).toList();
		if (!ukendte.isEmpty()) {
			laes(register.laas(ukendte)).forEach(this::tilfoej);
		}
		return sagsnumre.stream().map(iGang()::get).filter(Objects::nonNull).toList();
	}

	/** The case as it was at the last commit, not locked; inside a transaction that works on it, as that has it. */
	Optional<Sag> kig(String sagsnummer) {
		if (TransactionSynchronizationManager.isSynchronizationActive() && iGang().containsKey(sagsnummer)) {
			return Optional.of(iGang().get(sagsnummer));
		}
		return laes(List.of(sagsnummer)).stream().findFirst();
	}

	/** The suspensions that a new case begins under. */
	List<Suspension> suspensioner() {
		return suspensioner.alle();
	}

	void tilfoej(Sag sag) {
		iGang().put(sag.sagsnummer(), sag);
	}

	private List<Sag> laes(List<String> sagsnumre) {
		if (sagsnumre.isEmpty()) {
			return List.of();
		}
		Instant nu = ur.instant();
		// After the lock: a suspension decided while it was waited for counts.
		List<Sag> sager = register.hent(sagsnumre, frister.forSager(sagsnumre), suspensioner.alle());
		sager.forEach((sag) -> {
			sag.billede(beregner.beregn(sag, nu));
			sag.talt(Talgrundlag.af(sag));
		});
		return sager;
	}

	@SuppressWarnings("unchecked")
	private Map<String, Sag> iGang() {
		Map<String, Sag> sager = (Map<String, Sag>) TransactionSynchronizationManager.getResource(this);
		if (sager == null) {
			if (!TransactionSynchronizationManager.isSynchronizationActive()) {
				throw new IllegalStateException("A case is only worked on inside a transaction");
			}
			sager = new HashMap<>();
			TransactionSynchronizationManager.bindResource(this, sager);
			TransactionSynchronizationManager.registerSynchronization(new Oprydning());
		}
		return sager;
	}

	private final class Oprydning implements TransactionSynchronization {

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(Sagsarbejde.this);
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(Sagsarbejde.this);
		}

	}

}
