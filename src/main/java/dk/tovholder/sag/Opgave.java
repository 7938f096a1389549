package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import dk.tovholder.frist.Fristtype;
import dk.tovholder.kalender.Kalender;

/**
 * An open task of a case: what it is in the programme, who answers for it, and when.
 *
 * @param id the engine's task id
 * @param opgave the programme's task id, {@code T03}
 * @param gruppe the group whose members may do it
 * @param ansvarlig the user it is assigned to, or null
 * @param nummer number of the deadline row it answers or is about, or null where it has only a date
 * @param haendelseNr the no-show it follows up on, or null
 */
public record Opgave(String id, String sagsnummer, String opgave, String navn, String gruppe, String ansvarlig,
		Fristtype fristtype, Integer nummer, LocalDate dato, String placeringId, Integer haendelseNr, Hast hast) {

	/** Tasks about a deadline that has passed, and how many working days after it they are due. */
	private static final Map<String, Integer> OM_OVERSKREDET = Map.of("T21", 5, "T22", 3);

	public Opgave(String id, String sagsnummer, String opgave, String navn, String gruppe, String ansvarlig,
			Fristtype fristtype, Integer nummer, LocalDate dato, String placeringId, Integer haendelseNr) {
		this(id, sagsnummer, opgave, navn, gruppe, ansvarlig, fristtype, nummer, dato, placeringId, haendelseNr,
				Hast.NORMAL);
	}

	public Opgave med(String nyAnsvarlig, Fristtype nyType, Integer nytNummer, LocalDate nyDato) {
		return new Opgave(id, sagsnummer, opgave, navn, gruppe, nyAnsvarlig, nyType, nytNummer, nyDato, placeringId,
				haendelseNr, hast);
	}

	/** The same task, as it presses on a day. */
	public Opgave paa(LocalDate idag, Sag sag) {
		return med(Hast.af(sag, this, idag));
	}

	/** The same task under another name. */
	public Opgave medNavn(String nyt) {
		return new Opgave(id, sagsnummer, opgave, nyt, gruppe, ansvarlig, fristtype, nummer, dato, placeringId,
				haendelseNr, hast);
	}

	Opgave med(Hast ny) {
		return new Opgave(id, sagsnummer, opgave, navn, gruppe, ansvarlig, fristtype, nummer, dato, placeringId,
				haendelseNr, ny);
	}

	/** Whether the task is about a deadline that has passed. */
	public boolean omOverskredetFrist() {
		return OM_OVERSKREDET.containsKey(opgave);
	}

	/** The deadline whose date is the task's date. */
	public Optional<Frist> frist(Sag sag) {
		return omOverskredetFrist() ? Optional.empty() : raekke(sag);
	}

	/** The passed deadline that the task is about. */
	public Optional<Frist> overskredetFrist(Sag sag) {
		return omOverskredetFrist() ? raekke(sag) : Optional.empty();
	}

	/** The same task, due as the passed deadline that it is about now has it. */
	public Opgave efterOverskredet(Sag sag, Kalender kalender) {
		return raekke(sag)
			.map((f) -> med(ansvarlig, fristtype, nummer, kalender.plusArbejdsdage(f.dato(), OM_OVERSKREDET.get(opgave))))
			.orElse(this);
	}

	/** The new date that the plan for the same overdue deadline promised last. */
	public Optional<String> planlagtDato(Sag sag) {
		return sag.haendelser()
			.stream()
			.filter((h) -> h.type().equals("T21") && h.data().get("fristtype").equals(fristtype.name())
					&& h.data().get("nummer").equals(nummer))
			.map((h) -> h.tekst("nyDato"))
			.reduce((foer, efter) -> efter);
	}

	private Optional<Frist> raekke(Sag sag) {
		return sag.frister()
			.stream()
			.filter((f) -> f.fristtype() == fristtype && nummer != null && f.nummer() == nummer)
			.findFirst();
	}

}
