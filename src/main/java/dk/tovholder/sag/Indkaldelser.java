package dk.tovholder.sag;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import dk.tovholder.frist.Fristtype;
import dk.tovholder.fejl.Tegn;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.Rolle;
import dk.tovholder.udbakke.Indkaldelse;
import dk.tovholder.udbakke.Modtager;
import dk.tovholder.udbakke.Moedeindkaldelser;

/** What the meetings of a case mean for people's calendars. */
@Component
class Indkaldelser {

	/** The longest place that a calendar entry takes. */
	private static final int LAENGSTE_STED = 200;

	private static final String UDEN_STED = "Se sagen i Tovholder";

	/** The tasks that a caseworker answers. */
	private static final Set<String> SAGSBEHANDLERS = Set.of("T01", "T02", "T03", "T05", "T06", "T07", "T08", "T11", "T17", "T18",
			"T19");

	/** The meetings, each with the task that calls it and the one that holds it. */
	private enum Moede {

		SAMTALE("T02", "T03", "Forberedende samtale"), STEPUP("T04", "T05", "Tværfagligt step-up-møde"),
		REHAB("T09", "T10", "Rehabiliteringsmøde"), GENBEHANDLING("T16", "T17", "Nyt step-up-møde");

		private final String indkaldes;

		private final String holdes;

		private final String titel;

		Moede(String indkaldes, String holdes, String titel) {
			this.indkaldes = indkaldes;
			this.holdes = holdes;
			this.titel = titel;
		}

		/** Tells the meetings of a kind apart: each presentation and each new review has its own. */
		String noegle(Sagsbillede billede) {
			return switch (this) {
				case SAMTALE -> "samtale";
				case STEPUP -> "stepup";
				case REHAB -> "rehab/" + billede.frister()
					.stream()
					.filter((krav) -> krav.fristtype() == Fristtype.REHAB_FORELAEGGELSE)
					.reduce((foerste, anden) -> anden)
					.map(Fristkrav::noegle)
					.orElse("");
				case GENBEHANDLING -> "genbehandling/" + billede.genbehandlingUr();
			};
		}

		/** Whether somebody still owes to call or to hold it. */
		boolean skyldes(Sagsbillede billede) {
			return billede.opgaver().stream().anyMatch((krav) -> krav.opgave().equals(indkaldes) || krav.opgave().equals(holdes));
		}

		/** Whether it is called, and only to be held. */
		boolean skalHoldes(Sagsbillede billede) {
			return billede.opgaver().stream().anyMatch((krav) -> krav.opgave().equals(holdes));
		}

	}

	private final Moedeindkaldelser kalendere;

	private final Clock ur;

	Indkaldelser(Moedeindkaldelser kalendere, Clock ur) {
		this.kalendere = kalendere;
		this.ur = ur;
	}

	/** Calls the people who are to come, where the answer is that of a task that calls a meeting. */
	void indkald(Sag sag, String opgave, Map<String, Object> svar, String aktoer) {
		Arrays.stream(Moede.values()).filter((m) -> m.indkaldes.equals(opgave)).findFirst().ifPresent((m) -> {
			LocalDateTime tidspunkt = (svar.get("tidspunkt") == null) ? null
					: LocalDateTime.parse((String) svar.get("tidspunkt"));
			LocalDate dag = (tidspunkt == null) ? LocalDate.parse((String) svar.get("moededato")) : tidspunkt.toLocalDate();
			LocalTime klokkeslaet = (tidspunkt == null) ? null : tidspunkt.toLocalTime();
			kalendere.indkald(new Indkaldelse(sag.sagsnummer(), m.noegle(sag.billede()),
					m.titel + ", sag " + sag.sagsnummer(), dag, klokkeslaet, sted(sag, svar.get("sted")),
					modtagere(sag, aktoer), (svar.get("deltagere") instanceof List<?> liste)
							? liste.stream().map(Object::toString).toList() : List.of()));
		});
	}

	/** Calls off what is to be held no more, and calls again what is to be held after all. */
	void afstem(Sag sag, Sagsbillede foer) {
		Sagsbillede efter = sag.billede();
		for (Moede m : Moede.values()) {
			boolean sammeMoede = m.noegle(foer).equals(m.noegle(efter));
			if (m.skyldes(foer) && !(sammeMoede && m.skyldes(efter)) && !erHoldt(sag, m, foer)) {
				kalendere.aflys(sag.sagsnummer(), m.noegle(foer));
			}
			if (m.skalHoldes(efter) && !(sammeMoede && m.skyldes(foer))) {
				kalendere.genindkald(sag.sagsnummer(), m.noegle(efter), Tid.idag(ur));
			}
		}
	}

	private static boolean erHoldt(Sag sag, Moede m, Sagsbillede foer) {
		return sag.haendelser().stream().anyMatch((h) -> h.type().equals(m.holdes) && switch (m) {
			case SAMTALE, STEPUP -> h.er("afholdt", "JA");
			case REHAB -> h.nr() == sag.naesteNr() - 1 && !h.er("indstilling", "UDSAT");
			case GENBEHANDLING -> h.er("afholdt", "JA") && h.er("ur", foer.genbehandlingUr());
		});
	}

	/**
	 * Whoever called it, and the caseworker who last worked on the case. Only while nobody has, it goes to all of whom one will
	 * hold it: with a thousand cases everybody else would have a calendar full of others' meetings.
	 */
	private static Set<Modtager> modtagere(Sag sag, String aktoer) {
		Set<Modtager> modtagere = new LinkedHashSet<>();
		if (!aktoer.equals(Indlogget.SYSTEM)) {
			modtagere.add(Modtager.bruger(aktoer));
		}
		modtagere.add(sag.haendelser()
			.stream()
			.filter((h) -> SAGSBEHANDLERS.contains(h.type()) && !h.aktoer().equals(Indlogget.SYSTEM))
			.reduce((foerste, anden) -> anden)
			.map((h) -> Modtager.bruger(h.aktoer()))
			.orElseGet(() -> Modtager.gruppe(Rolle.SAGSBEHANDLER.gruppe(sag.enhed()))));
		return modtagere;
	}

	/**
	 * The place, unless the citizen is protected or somebody has written the citizen into it: a calendar leaves the house.
	 */
	private static String sted(Sag sag, Object skrevet) {
		String sted = (skrevet == null) ? "" : skrevet.toString().strip();
		if (sag.beskyttet() && !sted.isEmpty()) {
			return UDEN_STED;
		}
		Set<String> ord = new HashSet<>(ord(sted));
		ord.retainAll(ord(sag.navn()));
		if (Tegn.kanRummeCpr(sted) || !ord.isEmpty() || sted.length() > LAENGSTE_STED) {
			return UDEN_STED;
		}
		return sted.isEmpty() ? null : sted;
	}

	private static List<String> ord(String tekst) {
		return Arrays.stream(tekst.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).filter((ord) -> ord.length() > 2).toList();
	}

}
