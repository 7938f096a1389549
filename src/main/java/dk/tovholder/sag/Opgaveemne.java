package dk.tovholder.sag;

import java.util.Map;

import dk.tovholder.kalender.Tid;

/** Tells side tasks of the same kind apart: which no-show, which overdue deadline. */
public final class Opgaveemne {

	/** What the citizen did not come to, by the task in which it was recorded. */
	private static final Map<String, String> MOEDER = Map.of("T03", "forberedende samtale", "T05", "step-up-møde", "T13",
			"ugentlig kontakt", "T14", "månedlig kontakt", "T17", "nyt step-up-møde");

	private Opgaveemne() {
	}

	/** The task's name with what it is about, for lists. */
	public static String navn(Sag sag, Opgave opgave) {
		String emne = emne(sag, opgave);
		return emne.isEmpty() ? opgave.navn() : opgave.navn() + ": " + emne;
	}

	private static String emne(Sag sag, Opgave opgave) {
		return opgave.opgave().equals("T20") ? MOEDER.getOrDefault(sag.haendelse(opgave.haendelseNr()).type(), "")
				: opgave.overskredetFrist(sag).map((frist) -> frist.fristtype().navn()).orElse("");
	}

	/** What happened, in a sentence; empty for any other task. */
	public static String omtale(Sag sag, Opgave opgave) {
		if (!opgave.opgave().equals("T20")) {
			return opgave.overskredetFrist(sag)
				.map((frist) -> "Fristen for " + frist.fristtype().navn() + " " + Tid.skrevet(frist.dato()) + " er overskredet")
				.orElse("");
		}
		Haendelse haendelse = sag.haendelse(opgave.haendelseNr());
		String hvad = haendelse.er("afholdt", "AFLYST_KOMMUNEN") ? "Aflyst af kommunen"
				: haendelse.er("afholdt", "AFBUD_BORGER") ? "Afbud fra borgeren" : "Udeblevet";
		String hvorfra = MOEDER.containsKey(haendelse.type()) ? ": " + MOEDER.get(haendelse.type()) : "";
		return hvad + hvorfra + " " + Tid.skrevet(haendelse.effektivDato());
	}

}
