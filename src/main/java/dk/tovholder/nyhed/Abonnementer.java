package dk.tovholder.nyhed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import dk.tovholder.kalender.Maskinur;
import dk.tovholder.nyhed.Leveringslager.Stand;
import dk.tovholder.nyhed.Leveringslager.Ventende;
import dk.tovholder.sikkerhed.Rolle;
import dk.tovholder.udbakke.Modtager;
import dk.tovholder.udbakke.Udbakke;
import dk.tovholder.udbakke.Varsel;

/** Keeps account of who is told: begins and ends subscriptions as the settings say, and removes what nobody waits for. */
@Component
class Abonnementer {

	/** A subscription that no node has had among its settings for so long has ended. */
	private static final Duration AFMELDT_EFTER = Duration.ofDays(7);

	private static final int PORTION = 1_000;

	private final Nyhedslager lager;

	private final Leveringslager leveringer;

	private final Nyhedsindstillinger indstillinger;

	private final Udbakke udbakke;

	private final TransactionOperations transaktion;

	private final Maskinur ur;

	Abonnementer(Nyhedslager lager, Leveringslager leveringer, Nyhedsindstillinger indstillinger, Udbakke udbakke,
			TransactionOperations transaktion, Maskinur ur) {
		this.lager = lager;
		this.leveringer = leveringer;
		this.indstillinger = indstillinger;
		this.udbakke = udbakke;
		this.transaktion = transaktion;
		this.ur = ur;
	}

	/**
	 * How a subscription stands.
	 *
	 * @param vaert where the receiver is, without path; null where this node does not know it
	 * @param typer the types it wants; empty = all
	 * @param ventende news that it has not received
	 * @param aeldste when the first of them was numbered
	 * @param fejlSiden when the first failure came after the last delivery
	 * @param pauseTil until when nobody tries; null where it is not held to be away
	 */
	@Schema(name = "Abonnement")
	record Oversigt(String navn, @Nullable String vaert, List<String> typer, Instant oprettet, long leveret,
			@Nullable Instant senestLeveret, long ventende, @Nullable Instant aeldste, @Nullable Instant fejlSiden,
			@Nullable String fejl, @Nullable Instant pauseTil) {
	}

	/** Begins what the settings name. What is numbered from then on is delivered. */
	void meld() {
		transaktion.executeWithoutResult((status) -> {
			// In turn with numbering: a subscription begins between two positions.
			lager.laas();
			indstillinger.abonnementer().forEach((navn, abonnement) -> leveringer.meld(navn, abonnement.typer(), ur.instant()));
		});
	}

	/** Ends what no node names any more, tells of what is not received, and removes what is past its time. */
	void ryd() {
		for (Stand stand : leveringer.alle()) {
			if (stand.meldt().plus(AFMELDT_EFTER).isBefore(ur.instant())) {
				transaktion.executeWithoutResult((status) -> {
					lager.laas();
					leveringer.slet(stand.navn());
					varsl("nyheder-afmeldt/" + stand.navn() + "/" + stand.meldt(), "Abonnementet " + stand.navn()
							+ " står ikke længere i indstillingerne og er slettet. Det, det ikke havde modtaget, sendes ikke.");
				});
			}
			else {
				leveringer.aeldsteFejlede(stand.navn())
					.filter((v) -> v.lagt().plus(indstillinger.varselEfter()).isBefore(ur.instant()))
					.ifPresent((v) -> varsl("nyheder/" + stand.navn() + "/" + v.position(),
							"Abonnementet " + stand.navn() + " modtager ikke nyheder, der har ventet siden " + v.lagt()
									+ ". Intet går tabt. Se GET /api/drift/abonnementer."));
			}
		}
		while (Integer.valueOf(PORTION).equals(
				transaktion.execute((status) -> lager.slet(ur.instant().minus(indstillinger.gemmes()), PORTION)))) {
			// The next portion.
		}
	}

	private void varsl(String noegle, String tekst) {
		try {
			udbakke.laegEnGang(new Varsel(noegle, Varsel.Type.DRIFT, Modtager.gruppe(Rolle.ADMIN.gruppe()), null, tekst, ur.instant()));
		}
		catch (DuplicateKeyException ex) {
			// Another node has told it in this very moment.
		}
	}

	List<Oversigt> oversigt() {
		return leveringer.alle().stream().map((stand) -> {
			Optional<Nyhedsindstillinger.Abonnement> valgt = Optional.ofNullable(indstillinger.abonnementer().get(stand.navn()));
			return new Oversigt(stand.navn(), valgt.map(Nyhedsindstillinger.Abonnement::vaert).orElse(null),
					stand.typer().stream().sorted().toList(), stand.oprettet(), stand.leveret(), stand.senestLeveret(),
					leveringer.antal(stand.navn()), leveringer.aeldste(stand.navn()).map(Ventende::lagt).orElse(null),
					stand.fejlSiden(), stand.fejl(), stand.pauseTil());
		}).toList();
	}

}
