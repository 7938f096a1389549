package dk.tovholder.nyhed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import dk.tovholder.kalender.Maskinur;

/**
 * Gives what steps have laid out its position, one node at a time. A step that began earlier and commits later comes later,
 * so that no reader misses it; steps of one case wait for each other and keep their order.
 */
@Component
class Nummerering {

	/** Steps in one go: few enough to hold the turn for a moment only. */
	private static final int PORTION = 500;

	private final Nyhedslager lager;

	private final Leveringslager leveringer;

	private final TransactionOperations transaktion;

	private final Maskinur ur;

	Nummerering(Nyhedslager lager, Leveringslager leveringer, TransactionOperations transaktion, Maskinur ur) {
		this.lager = lager;
		this.leveringer = leveringer;
		this.transaktion = transaktion;
		this.ur = ur;
	}

	/** Numbers all that has been laid out. */
	void alt() {
		while (portion()) {
			// The next portion.
		}
	}

	/** Numbers a portion, and tells whether there was any. */
	boolean portion() {
		return lager.harNye() && Boolean.TRUE.equals(transaktion.execute((status) -> nummerer()));
	}

	private boolean nummerer() {
		long position = lager.laas();
		List<Nyhedslager.Lagt> lagte = lager.nye(PORTION);
		List<Nummereret> nyheder = new ArrayList<>();
		for (Nyhedslager.Lagt lagt : lagte) {
			for (Nyhed n : lagt.nyheder()) {
				// Not made of the position: a database that is put back to an earlier day gives positions anew.
				nyheder.add(new Nummereret(++position, UUID.randomUUID(), lagt.sagsnummer(), lagt.tidspunkt(), n.type(),
						Nyhed.json(n.data())));
			}
		}
		if (lagte.isEmpty()) {
			return false;
		}
		Instant nu = ur.instant();
		lager.flyt(lagte, nyheder, nu);
		leveringer.laeg(leveringer.alle(), nyheder, nu);
		lager.sidste(position);
		return true;
	}

}
