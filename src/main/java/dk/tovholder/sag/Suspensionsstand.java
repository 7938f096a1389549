package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dk.tovholder.kalender.Tid;

/** What a case follows of the suspensions on a day, as a text that stands on its row: {@code id fra til} of each that has begun. */
final class Suspensionsstand {

	static final String INGEN = "";

	private static final String VARER = "-";

	private Suspensionsstand() {
	}

	/** What all cases of a house follow on a day. The same days give the same text, whatever order they were decided in. */
	static String paa(List<Suspension> suspensioner, String program, String enhed, LocalDate dag) {
		return suspensioner.stream()
			.filter((s) -> s.omfatter(program, enhed) && s.begyndt(dag))
			.map((s) -> s.suspensionId() + " " + s.fra() + " " + (s.varer(dag) ? VARER : s.til()))
			.sorted()
			.collect(Collectors.joining("\n"));
	}

	/**
	 * Notes on an open case which suspensions it now follows, and tells the journal each that began, ended, was corrected
	 * or was annulled since it was last looked at.
	 * @return the suspensions that changed, for the lines on what moved because of it; null for none
	 */
	static String noter(Sag sag, Instant nu, List<Journalpost> journal) {
		LocalDate idag = Tid.dato(nu);
		String foer = sag.suspension();
		String efter = paa(sag.suspensioner(), sag.grund().program(), sag.enhed(), idag);
		if (sag.billede().erLukket() || efter.equals(foer)) {
			return null;
		}
		sag.suspension(efter);
		Map<String, String> gamle = laes(foer);
		Map<String, String> nye = laes(efter);
		return sag.suspensioner()
			.stream()
			.filter((s) -> !Objects.equals(gamle.get(s.suspensionId()), nye.get(s.suspensionId())))
			// What was over before the case began has moved nothing.
			.filter((s) -> gamle.containsKey(s.suspensionId()) || s.varer(idag) || s.til().isAfter(sag.grund().anker()))
			.map((s) -> {
				journal.add(post(sag, s, gamle.get(s.suspensionId()), nye.get(s.suspensionId()), nu));
				return s.suspensionId();
			})
			.reduce((en, anden) -> en + ", " + anden)
			.orElse(null);
	}

	private static Map<String, String> laes(String stand) {
		return Arrays.stream(stand.split("\n"))
			.filter((linje) -> !linje.isEmpty())
			.collect(Collectors.toMap((linje) -> linje.substring(0, linje.indexOf(' ')),
					(linje) -> linje.substring(linje.indexOf(' ') + 1)));
	}

	private static Journalpost post(Sag sag, Suspension s, String foer, String efter, Instant nu) {
		String hvad;
		String tekst;
		LocalDate dag = Tid.dato(nu);
		String dage = (s.til() == null) ? "fra " + Tid.skrevet(s.fra()) + " indtil videre"
				: "fra " + Tid.skrevet(s.fra()) + " til og med " + Tid.skrevet(s.til().minusDays(1));
		if (efter == null) {
			hvad = s.annulleret() ? "ANNULLERET" : "RETTET";
			tekst = s.annulleret() ? "Suspensionen er annulleret" : "Suspensionen er rettet: " + dage;
		}
		else if (foer == null) {
			hvad = "BEGYNDT";
			dag = s.fra();
			tekst = (s.varer(Tid.dato(nu)) ? "Sagen er suspenderet " : "Sagen var suspenderet ") + dage;
		}
		else if (foer.equals(s.fra() + " " + VARER)) {
			hvad = "SLUTTET";
			dag = s.til();
			tekst = "Suspensionen er slut: " + dage;
		}
		else {
			hvad = "RETTET";
			tekst = "Suspensionen er rettet: " + dage;
		}
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("suspensionId", s.suspensionId());
		data.put("suspension", hvad);
		data.put("fra", s.fra().toString());
		data.put("til", (s.til() == null) ? null : s.til().toString());
		return new Journalpost(sag.sagsnummer(), nu, dag, "SUSPENSION", s.aktoer(),
				tekst + ". Besluttet af " + s.aktoer() + ": " + s.begrundelse(), data);
	}

}
