package dk.tovholder.udbakke;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import dk.tovholder.kalender.Maskinur;
import dk.tovholder.sikkerhed.Rolle;

/**
 * Sends the letters that are due, one at a time. A letter is taken in a short transaction and sent outside of any; a node
 * that stops meanwhile leaves it to another when the lease has run out.
 */
@Component
class Afsender {

	private static final Logger log = LoggerFactory.getLogger(Afsender.class);

	/** A letter that is refused for good is tried this often, over most of a day: rejections are mistakes now and then. */
	private static final int AFVISNINGER = 10;

	private static final Duration MINUT = Duration.ofMinutes(1);

	/** Letters that have not used their time leave together, but not more than fit in so long. */
	private static final Duration STOED = Duration.ofSeconds(10);

	private final Brevlager lager;

	private final Postvej vej;

	private final Udbakke udbakke;

	private final Tilbagehold tilbagehold;

	private final Postindstillinger indstillinger;

	private final TransactionOperations transaktion;

	private final Maskinur ur;

	/** When a mail server that was not there is asked again; after a start nobody knows. */
	private Instant proevesIgen = Instant.EPOCH;

	private boolean forbindelse;

	Afsender(Brevlager lager, Postvej vej, Udbakke udbakke, Tilbagehold tilbagehold, Postindstillinger indstillinger,
			TransactionOperations transaktion, Maskinur ur) {
		this.lager = lager;
		this.vej = vej;
		this.udbakke = udbakke;
		this.tilbagehold = tilbagehold;
		this.indstillinger = indstillinger;
		this.transaktion = transaktion;
		this.ur = ur;
	}

	/** Sends what is due and what the rate allows, until the mail server is gone. */
	synchronized void send() {
		if (!forbindelse && !forbind()) {
			return;
		}
		for (Optional<Brev> brev = tag(); brev.isPresent() && forbindelse; brev = forbindelse ? tag() : Optional.empty()) {
			send(brev.get());
		}
	}

	private boolean forbind() {
		Instant nu = ur.instant();
		if (nu.isBefore(proevesIgen)) {
			return false;
		}
		proevesIgen = nu.plus(indstillinger.proevetid());
		if (vej.svarer()) {
			forbindelse = true;
			transaktion.executeWithoutResult((status) -> lager.forbindelseIgen(ur.instant()));
		}
		return forbindelse;
	}

	private Optional<Brev> tag() {
		return transaktion.execute((status) -> {
			Instant nu = ur.instant();
			Optional<Instant> ledig = lager.ledigFra();
			if (tilbagehold.aktivt()) {
				return Optional.empty();
			}
			Duration plads = MINUT.dividedBy(
					tilbagehold.efterslaeb() ? indstillinger.efterslaebPrMinut() : indstillinger.prMinut());
			Instant tidligst = nu.minus((plads.compareTo(STOED) > 0) ? plads : STOED);
			Instant fra = ledig.filter((tidspunkt) -> tidspunkt.isAfter(tidligst)).orElse(tidligst);
			if (fra.plus(plads).isAfter(nu)) {
				return Optional.empty();
			}
			Optional<Brev> brev = lager.tag(nu, indstillinger.lejemaal());
			if (brev.isPresent()) {
				lager.ledigFra(fra.plus(plads));
			}
			else if (tilbagehold.efterslaeb() && lager.tomt(nu)) {
				tilbagehold.efterslaebErVaek();
			}
			return brev;
		});
	}

	private void send(Brev brev) {
		try {
			vej.send(brev);
			transaktion.executeWithoutResult((status) -> lager.sendt(brev, vej.kanal(), ur.instant()));
		}
		catch (Postfejl ex) {
			log.info("Letter {} was not received at attempt {}: {} {}", brev.id(), brev.forsoeg(), ex.slags(),
					ex.getMessage());
			transaktion.executeWithoutResult((status) -> laegTilbage(brev, ex));
			if (ex.slags() == Postfejl.Slags.FORBINDELSE) {
				forbindelse = false;
				proevesIgen = ur.instant().plus(indstillinger.proevetid());
			}
		}
	}

	private void laegTilbage(Brev brev, Postfejl fejl) {
		Instant nu = ur.instant();
		boolean opgives = !brev.oprettet().plus(indstillinger.opgivesEfter()).isAfter(nu)
				|| (fejl.slags() == Postfejl.Slags.AFVIST && brev.forsoeg() >= AFVISNINGER);
		boolean lagt = lager.ikkeSendt(brev, opgives ? Brev.Status.OPGIVET : Brev.Status.VENTER,
				nu.plus(indstillinger.ventetid(brev.forsoeg())), fejl.slags() == Postfejl.Slags.FORBINDELSE,
				fejl.getMessage());
		if (lagt && opgives && brev.slags() != Brev.Slags.DRIFT) {
			udbakke.laegEnGang(new Varsel("brev-opgivet/" + brev.id(), Varsel.Type.DRIFT,
					Modtager.gruppe(Rolle.ADMIN.gruppe()), null,
					"Et brev til " + brev.modtager() + " kunne ikke leveres og er opgivet. Se det i udbakken.", nu));
		}
	}

}
