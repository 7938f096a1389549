package dk.tovholder.nyhed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

import dk.tovholder.kalender.Maskinur;
import dk.tovholder.nyhed.Leveringslager.Levering;
import dk.tovholder.nyhed.Leveringslager.Stand;

/**
 * Sends what subscriptions have not received: each case in its order, several cases at once. News are taken in a short
 * transaction and sent outside of any; a node that stops meanwhile leaves them to another when the lease has run out.
 * Nothing is given up.
 */
@Component
class Webhooksender implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Webhooksender.class);

	/** So many news in a row that are not received are no longer those cases' own trouble. */
	private static final int VAEK_EFTER = 3;

	private static final Duration NEDLUKNING = Duration.ofSeconds(5);

	private final Nyhedslager lager;

	private final Leveringslager leveringer;

	private final Webhook webhook;

	private final Nyhedsindstillinger indstillinger;

	private final TransactionOperations transaktion;

	private final Maskinur ur;

	private final ExecutorService traade = Executors.newCachedThreadPool(traadfabrik());

	private final Map<String, Semaphore> pladser = new HashMap<>();

	private volatile boolean stopper;

	Webhooksender(Nyhedslager lager, Leveringslager leveringer, Webhook webhook, Nyhedsindstillinger indstillinger,
			TransactionOperations transaktion, Maskinur ur) {
		this.lager = lager;
		this.leveringer = leveringer;
		this.webhook = webhook;
		this.indstillinger = indstillinger;
		this.transaktion = transaktion;
		this.ur = ur;
		indstillinger.abonnementer().keySet().forEach((navn) -> pladser.put(navn, new Semaphore(indstillinger.samtidige())));
	}

	private static CustomizableThreadFactory traadfabrik() {
		CustomizableThreadFactory fabrik = new CustomizableThreadFactory("nyheder-");
		fabrik.setDaemon(true);
		return fabrik;
	}

	/** Begins to send where anything is due. Waits for no receiver. */
	void send() {
		for (String navn : indstillinger.abonnementer().keySet()) {
			if (leveringer.forfaldne(navn, ur.instant())) {
				begynd(navn);
			}
		}
	}

	/** One more at work for the subscription, if there is room for one. */
	private void begynd(String navn) {
		if (stopper || !pladser.get(navn).tryAcquire()) {
			return;
		}
		traade.execute(() -> {
			try {
				arbejd(navn);
			}
			catch (DataAccessException | TransactionException ex) {
				// The database may be away; the next round tries again.
				log.warn("Could not send news to {} this time: {}", navn, ex.getClass().getSimpleName());
			}
			finally {
				pladser.get(navn).release();
			}
		});
	}

	private void arbejd(String navn) {
		for (Optional<Levering> levering = tag(navn); levering.isPresent() && !stopper; levering = tag(navn)) {
			if (!levering.get().proeve()) {
				begynd(navn);
			}
			send(levering.get());
		}
	}

	private Optional<Levering> tag(String navn) {
		return transaktion.execute((status) -> {
			Instant nu = ur.instant();
			return leveringer.laas(navn)
				.filter((stand) -> stand.pauseTil() == null || !stand.pauseTil().isAfter(nu))
				.flatMap((stand) -> leveringer.tag(stand, nu, indstillinger.lejemaal()));
		});
	}

	private void send(Levering levering) {
		Optional<Nummereret> nyhed = lager.find(levering.position());
		boolean forSent = ur.instant().plus(indstillinger.svartid()).isAfter(levering.taget().plus(indstillinger.lejemaal()));
		if (nyhed.isEmpty() || forSent) {
			// Erased meanwhile, or held up for so long that another node may have it before this one is done.
			return;
		}
		Webhook.Svar svar = webhook.send(indstillinger.abonnementer().get(levering.abonnement()), nyhed.get());
		transaktion.executeWithoutResult((status) -> leveringer.laas(levering.abonnement()).ifPresent((stand) -> {
			if (svar.udfald() == Webhook.Udfald.MODTAGET) {
				leveringer.modtaget(levering, stand.pauser() > 0, ur.instant());
			}
			else {
				ikkeModtaget(levering, stand, svar);
			}
		}));
	}

	private void ikkeModtaget(Levering levering, Stand stand, Webhook.Svar svar) {
		Instant nu = ur.instant();
		log.info("News {} were not received by {} at attempt {}: {}", levering.position(), levering.abonnement(),
				levering.forsoeg(), svar.fejl());
		boolean vaek = svar.udfald() == Webhook.Udfald.VAEK;
		boolean sammeSag = stand.fejlPosition() != null && stand.fejlPosition() == levering.position();
		int iTraek = stand.fejlITraek() + (sammeSag ? 0 : 1);
		int pauser = stand.pauser();
		Instant pauseTil = stand.pauseTil();
		// Those that were on their way together find out together: one pause.
		if ((vaek || levering.proeve() || iTraek >= VAEK_EFTER) && pauser == levering.pauser()) {
			pauser++;
			pauseTil = nu.plus(indstillinger.ventetid(pauser));
		}
		if (svar.vent() != null && (pauseTil == null || pauseTil.isBefore(nu.plus(svar.vent())))) {
			pauseTil = nu.plus(svar.vent());
		}
		leveringer.fejlet(stand, iTraek, levering.position(), svar.fejl(), pauser, pauseTil, nu);
		leveringer.laegTilbage(levering, vaek ? nu : nu.plus(indstillinger.ventetid(levering.forsoeg())), svar.fejl());
	}

	/** What is on its way may arrive; nothing more is taken. */
	@Override
	public void destroy() throws InterruptedException {
		stopper = true;
		traade.shutdown();
		if (!traade.awaitTermination(NEDLUKNING.toMillis(), TimeUnit.MILLISECONDS)) {
			traade.shutdownNow();
		}
	}

}
