package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import dk.tovholder.frist.Fristregel;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.frist.Hvorfor;

import org.springframework.stereotype.Component;

/** Answers "Hvorfor denne dato?" for a task, whether a deadline row gives its date or a rule for tasks alone. */
@Component
public class Opgavehvorfor {

	private static final String KILDE = "Tovholders regel for opgaver: en dato på opgaven, ikke en frist i loven";

	private static final String START = "det seneste af projektstart og sagsstart";

	private static final String FORELAEGGELSE = "fristen for forelæggelse for rehabiliteringsteamet";

	/** The rules for the tasks that have only a date. */
	private static final Map<String, Dato> DATOER = Map.ofEntries(
			Map.entry("T01", new Dato("5 arbejdsdage efter " + START, START)),
			Map.entry("T02", new Dato("2 uger efter " + START, START)),
			Map.entry("T04",
					new Dato("10 arbejdsdage før fristen for straksafklaring, så mødet kan holdes til tiden",
							"fristen for straksafklaring")),
			Map.entry("T07", new Dato("4 uger før " + FORELAEGGELSE, FORELAEGGELSE)),
			Map.entry("T09", new Dato("2 uger før " + FORELAEGGELSE, FORELAEGGELSE)),
			Map.entry("T11", new Dato("10 arbejdsdage efter forelæggelsen", "forelæggelsen for rehabiliteringsteamet")),
			Map.entry("T16", new Dato("1 uge efter, at der er gået 6 måneder uden placering",
					"dagen, hvor 6-måneders-uret løber ud")),
			Map.entry("T19",
					new Dato("2 arbejdsdage efter, at placeringen blev registreret; uden svar fastholdes genbehandlingen",
							"registreringen af placeringen")),
			Map.entry("T20", new Dato("3 arbejdsdage efter udeblivelsen eller afbuddet", "udeblivelsen eller afbuddet")),
			Map.entry("T21", new Dato("5 arbejdsdage efter den overskredne frist", "den overskredne frist")),
			Map.entry("T22", new Dato("3 arbejdsdage efter den overskredne frist", "den overskredne frist")),
			Map.entry("T23", new Dato("5 arbejdsdage efter afgørelsen eller meldingen om ophør",
					"afgørelsen eller meldingen om ophør")));

	private final Fristregler regler;

	Opgavehvorfor(Fristregler regler) {
		this.regler = regler;
	}

	private record Dato(String regel, String anker) {
	}

	/** The answer, or empty for a task without a date. */
	public Optional<Hvorfor> forklar(Sag sag, Opgave opgave) {
		return opgave.frist(sag).map(this::forklar).or(() -> egenDato(sag, opgave));
	}

	/** The answer for a deadline row. */
	Hvorfor forklar(Frist frist) {
		Fristregel regel = regler.gaeldende(frist.fristtype(), frist.ankerDato());
		return Hvorfor.af(regel, frist.ankerDato(), frist.raaDato(), frist.flyttetFordi());
	}

	private static Optional<Hvorfor> egenDato(Sag sag, Opgave opgave) {
		Dato regel = DATOER.get(opgave.opgave());
		if (regel == null || opgave.dato() == null) {
			return Optional.empty();
		}
		return switch (opgave.opgave()) {
			case "T20" -> Optional.of(talt(regel, sag.haendelse(opgave.haendelseNr()).effektivDato(), opgave));
			case "T21", "T22" -> opgave.overskredetFrist(sag).map((frist) -> talt(regel, frist.dato(), opgave));
			default -> sag.billede()
				.opgaver()
				.stream()
				.filter((krav) -> krav.opgave().equals(opgave.opgave()) && krav.beregning() != null)
				.findFirst()
				.map(Opgavekrav::beregning)
				.map((b) -> new Hvorfor(regel.regel(), KILDE, regel.anker(), b.ankerdato(), b.raaDato(), b.flyttetFordi()));
		};
	}

	/** Counted in working days, nothing has moved it. */
	private static Hvorfor talt(Dato regel, LocalDate anker, Opgave opgave) {
		return new Hvorfor(regel.regel(), KILDE, regel.anker(), anker, opgave.dato(), null);
	}

}
