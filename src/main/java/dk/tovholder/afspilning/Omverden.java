package dk.tovholder.afspilning;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import dk.tovholder.kalender.Kalender;

/**
 * What happens to the invented citizens outside the municipality, and when a fagsystem tells of it. An event's id follows from
 * what it is about, so that one told twice is known again.
 */
final class Omverden {

	private static final int UGER_I_EN_PAUSE_DER_STOD = 3;

	private final Vaner vaner;

	private final Kalender kalender;

	private final Dagbog dagbog;

	Omverden(Vaner vaner, Kalender kalender, Dagbog dagbog) {
		this.vaner = vaner;
		this.kalender = kalender;
		this.dagbog = dagbog;
	}

	private Tilfaelde tilfaelde(Borgerspor borger, String om, Object... emne) {
		return Tilfaelde.om(this.vaner.froe(), borger.sagsnummer(), om, Arrays.toString(emne));
	}

	/** A citizen in weekly contact may find a placement; its whole course is settled then. */
	void ugeMedKontakt(Borgerspor borger, LocalDate uge) {
		Tilfaelde t = tilfaelde(borger, "placering", uge);
		if (!borger.harPlacering() && t.hvis(this.vaner.placering().begynder())) {
			LocalDate start = this.kalender.plusArbejdsdage(uge, t.mellem(1, 5));
			// The day stands first: after a number it would look like a CPR number.
			String id = "P-" + start + "-" + borger.sagsnummer();
			meld(borger, "PlaceringStartet", start, start,
					Map.of("placeringId", id, "placeringstype", t.en(this.vaner.placering().type()), "cvr",
							Integer.toString(t.mellem(10_000_000, 49_999_999)), "timerPrUge", t.mellem(4, 37)));
			placering(borger, id, start, start);
		}
	}

	/**
	 * Settles how a placement ends.
	 * @param tidligst no earlier than this day is its end reported
	 */
	void placering(Borgerspor borger, String id, LocalDate start, LocalDate tidligst) {
		borger.aftalPlacering(id);
		Tilfaelde t = tilfaelde(borger, "slut", id);
		if (t.hvis(this.vaner.placering().annulleres())) {
			LocalDate dag = this.kalender.frem(start.plusDays(t.mellem(this.vaner.indberetning().dageHoejst() * 2, 45)));
			meld(borger, "PlaceringAnnulleret", dag, senest(dag, tidligst), Map.of("placeringId", id));
			return;
		}
		int uger = t.mellem(this.vaner.placering().ugerMindst(), this.vaner.placering().ugerHoejst());
		LocalDate slut = this.kalender.frem(start.plusWeeks(uger));
		LocalDate meldt = meld(borger, "PlaceringSluttet", slut, senest(slut, tidligst),
				Map.of("placeringId", id, "aarsag", "Aftalen er udløbet"));
		double valg = t.mellem(0, 9999) / 100.0;
		boolean job = valg < this.vaner.placering().tilJob();
		if (job || valg < this.vaner.placering().tilJob() + this.vaner.placering().tilUddannelse()) {
			LocalDate fra = this.kalender.plusArbejdsdage(slut, 1);
			meld(borger, "SagOphoert", fra, senest(fra, meldt), Map.of("udfald", job ? "JOB_ORDINAERT" : "UDDANNELSE"));
		}
	}

	/** What the month brings a citizen: an ending, an exemption, a consent withdrawn. */
	void maaned(Borgerspor borger, YearMonth maaned, LocalDate idag) {
		Tilfaelde t = tilfaelde(borger, "maaned", maaned);
		LocalDate dag = this.kalender.frem(maaned.atDay(t.mellem(1, maaned.lengthOfMonth())));
		boolean ophoerer = t.hvis(this.vaner.ophoer().omMaaneden());
		boolean fritages = t.hvis(this.vaner.fritagelse().omMaaneden());
		boolean fortryder = t.hvis(this.vaner.samtykkeTilbagekaldes());
		if (dag.isBefore(idag)) {
			return;
		}
		if (ophoerer) {
			ophoer(borger, dag, t.en(this.vaner.ophoer().udfald()), t);
		}
		else if (fritages && !borger.fritaget()) {
			borger.fritag(true);
			meld(borger, "FritagelseStartet", dag, dag, Map.of("markering", "Sygdom"));
			int uger = t.mellem(this.vaner.fritagelse().ugerMindst(), this.vaner.fritagelse().ugerHoejst());
			fritagelseSlutter(borger, dag.plusWeeks(uger));
		}
		else if (fortryder) {
			meld(borger, "SamtykkeTilbagekaldt", dag, dag, Map.of());
		}
	}

	private void ophoer(Borgerspor borger, LocalDate dag, String udfald, Tilfaelde t) {
		LocalDate meldt = meld(borger, "SagOphoert", dag, dag, Map.of("udfald", udfald));
		if (udfald.equals("YDELSE_OPHOERT_UKENDT") && t.hvis(this.vaner.ophoer().genoptages())) {
			LocalDate igen = this.kalender.frem(dag.plusWeeks(t.mellem(5, 11)));
			meld(borger, "YdelseGenoptaget", igen, senest(igen, meldt.plusDays(1)), Map.of());
		}
	}

	/** An exemption that lasts already comes to an end. */
	void fritagetAllerede(Borgerspor borger, LocalDate idag) {
		borger.fritag(true);
		fritagelseSlutter(borger, idag.plusWeeks(tilfaelde(borger, "pause").mellem(1, UGER_I_EN_PAUSE_DER_STOD)));
	}

	private void fritagelseSlutter(Borgerspor borger, LocalDate slut) {
		// Told at once: a case must not be found to rest longer than it did.
		LocalDate dag = this.kalender.frem(slut);
		skriv(borger, "FritagelseSluttet", dag, dag, Map.of());
	}

	/** A citizen who wanted to think it over may consent after all. */
	void taenkerOverSamtykke(Borgerspor borger, LocalDate idag) {
		Tilfaelde t = tilfaelde(borger, "samtykke", idag);
		if (t.hvis(this.vaner.samtykkeGivesSenere())) {
			LocalDate dag = this.kalender.plusArbejdsdage(idag, t.mellem(3, 10));
			skriv(borger, "SamtykkeGivet", dag, dag, Map.of());
		}
	}

	/** Some events are told late. */
	private LocalDate meld(Borgerspor borger, String type, LocalDate sket, LocalDate tidligst, Map<String, Object> data) {
		Tilfaelde t = tilfaelde(borger, "meldt", type, sket);
		LocalDate meldt = t.hvis(this.vaner.indberetning().sent())
				? this.kalender.plusArbejdsdage(tidligst, t.mellem(2, this.vaner.indberetning().dageHoejst())) : tidligst;
		skriv(borger, type, sket, meldt, data);
		return meldt;
	}

	private void skriv(Borgerspor borger, String type, LocalDate sket, LocalDate meldt, Map<String, Object> data) {
		this.dagbog.skriv(meldt, new Gerning.Haendelse("afspil-" + borger.sagsnummer() + "-" + type + "-" + sket, type, borger,
				sket, new LinkedHashMap<>(data)));
	}

	private static LocalDate senest(LocalDate a, LocalDate b) {
		return a.isAfter(b) ? a : b;
	}

}
