package dk.tovholder.sag;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
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

	private final Clock ur;

	Sagsarbejde(Sagsregister register, Frister frister, Sagsberegner beregner, Clock ur) {
		this.register = register;
		this.frister = frister;
		this.beregner = beregner;
		this.ur = ur;
	}

	/** The case, locked until the transaction ends. */
	Optional<Sag> laas(String sagsnummer) {
		Sag kendt = iGang().get(sagsnummer);
		if (kendt != null) {
			return Optional.of(kendt);
		}
		if (!register.laas(sagsnummer)) {
			return Optional.empty();
		}
		Optional<Sag> sag = laes(sagsnummer);
		sag.ifPresent(this::tilfoej);
		return sag;
	}

	/** The case as it was at the last commit, not locked; inside a transaction that works on it, as that has it. */
	Optional<Sag> kig(String sagsnummer) {
		if (TransactionSynchronizationManager.isSynchronizationActive() && iGang().containsKey(sagsnummer)) {
			return Optional.of(iGang().get(sagsnummer));
		}
		return laes(sagsnummer);
	}

	void tilfoej(Sag sag) {
		iGang().put(sag.sagsnummer(), sag);
	}

	private Optional<Sag> laes(String sagsnummer) {
		Optional<Sag> sag = register.hent(sagsnummer, frister.forSag(sagsnummer));
		sag.ifPresent((s) -> s.billede(beregner.beregn(s.grund(), s.haendelser(), ur.instant())));
		return sag;
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
