package dk.tovholder.haendelse;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.VentedeSagerOprettet;
import dk.tovholder.sikkerhed.Rolle;
import dk.tovholder.udbakke.Modtager;
import dk.tovholder.udbakke.Udbakke;
import dk.tovholder.udbakke.Varsel;

/** Brings events together with the cases they waited for, and gives up those whose case never came. */
@Component
class Venterunde implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(Venterunde.class);

	/** Who starts a case waits for its events this long; what is left comes with the next round. */
	private static final int HOEJST_SEKUNDER = 20;

	private final Modtagelser modtagelser;

	private final Ventelager lager;

	private final Udbakke udbakke;

	private final Haendelsesindstillinger indstillinger;

	private final TransactionTemplate transaktion;

	private final Clock ur;

	/** A thread of its own: the one that has just committed is not through with its transaction. */
	private final ExecutorService traad = Executors.newSingleThreadExecutor((opgave) -> {
		Thread traad = new Thread(opgave, "ventende-haendelser");
		traad.setDaemon(true);
		return traad;
	});

	Venterunde(Modtagelser modtagelser, Ventelager lager, Udbakke udbakke, Haendelsesindstillinger indstillinger,
			TransactionTemplate transaktion, Clock ur) {
		this.modtagelser = modtagelser;
		this.lager = lager;
		this.udbakke = udbakke;
		this.indstillinger = indstillinger;
		this.transaktion = transaktion;
		this.ur = ur;
	}

	/** The events of a case count before whoever started it has an answer. */
	@TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
	void oprettet(VentedeSagerOprettet oprettet) {
		try {
			traad.submit(() -> anvend(oprettet.sagsnumre())).get(HOEJST_SEKUNDER, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			log.warn("Events that waited for a case are left to the next round", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** What came while its case was being started; and the database may have been away. */
	@Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
	void plan() {
		try {
			runde();
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Waiting events cannot be looked at this time: {}", ex.getClass().getSimpleName());
		}
	}

	void runde() {
		anvend(Set.copyOf(lager.kendte()));
		Instant nu = ur.instant();
		transaktion.executeWithoutResult((status) -> {
			int afvist = lager.afvisFoer(nu.minus(indstillinger.ventetid()),
					new Afvisning(404, "Sagen er ikke kommet inden for " + indstillinger.ventetid().toDays() + " dage"), nu);
			if (afvist > 0) {
				log.warn("{} events are refused: their cases never came", afvist);
				udbakke.laegEnGang(new Varsel("haendelser/UKENDT_SAG/" + nu, Varsel.Type.DRIFT,
						Modtager.gruppe(Rolle.ADMIN.gruppe()), null,
						afvist + ((afvist == 1) ? " hændelse er afvist" : " hændelser er afvist") + " " + Tid.skrevet(Tid.dato(nu))
								+ ": sagen kom ikke inden for " + indstillinger.ventetid().toDays() + " dage",
						nu));
			}
			lager.glemFoer(nu.minus(indstillinger.gemmes()));
		});
	}

	private void anvend(Set<String> sagsnumre) {
		for (String sagsnummer : sagsnumre) {
			try {
				modtagelser.anvendVentende(sagsnummer);
			}
			catch (Afvisning ex) {
				log.warn("Events that waited for a case are left to the next round: {}", ex.getMessage());
			}
		}
	}

	@Override
	public void destroy() {
		traad.shutdown();
	}

}
