package dk.tovholder.facit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the statement of a month must say, counted anew from everything that was told of each case. What holds of it holds from
 * its effective date, whenever it was registered; what is effective after the month does not touch it, and a placement that was annulled never was.
 */
final class Opgoerelsesfacit {

	static final Set<String> NAAET = Set.of("JOB_ORDINAERT", "UDDANNELSE", "ANDEN_YDELSE_RESSOURCEFORLOEB",
			"ANDEN_YDELSE_FLEKSJOB", "ANDEN_YDELSE_FOERTIDSPENSION", "ANDEN_YDELSE_ANDEN");

	static final Set<String> UDENFOR = Set.of("FRAFLYTTET", "DOED", "FOLKEPENSION", "SENIORPENSION", "IKKE_OMFATTET");

	private static final Set<String> PLACERINGSTYPER = Set.of("PRAKTIK", "LOENNEDE_TIMER", "LOENTILSKUD");

	/** Something that was told of a case, to be true from a day; {@code om} is the placement, {@code hvad} its type or the outcome. */
	record Faktum(String type, LocalDate dato, String om, String hvad) {
	}

	/** A case that the target group lets in, and its facts in the order in which they were registered. */
	record Sag(String sagsnummer, String enhed, LocalDate anker, List<Faktum> fakta) {

		Sag(String sagsnummer, String enhed, LocalDate anker) {
			this(sagsnummer, enhed, anker, new CopyOnWriteArrayList<>());
		}

		Gaeldende gaeldende() {
			return new Gaeldende(fakta);
		}

		/** The type of the placement that lasts longest into the month, or null where none has a day in it. */
		static String placeret(Gaeldende gaeldende, List<Faktum> fakta, YearMonth maaned) {
			LocalDate sidste = maaned.atEndOfMonth();
			List<Varighed> varer = new ArrayList<>();
			for (Faktum start : fakta) {
				if (!start.type().equals("PlaceringStartet") || !gaeldende.gaelder(start) || start.dato().isAfter(sidste)
						|| gaeldende.om(start.om(), "PlaceringAnnulleret") != null) {
					continue;
				}
				Faktum slutning = gaeldende.om(start.om(), "PlaceringSluttet");
				LocalDate slut = (slutning == null) ? null : slutning.dato();
				LocalDate senest = null;
				for (LocalDate dag = maaned.atDay(1); !dag.isAfter(sidste); dag = dag.plusDays(1)) {
					if (!dag.isBefore(start.dato()) && (slut == null || !dag.isAfter(slut)) && gaeldende.ophoert(dag) == null) {
						senest = dag;
					}
				}
				if (senest != null) {
					varer.add(new Varighed(start.hvad(), senest, slut == null || slut.isAfter(sidste), start.dato()));
				}
			}
			return varer.stream()
				.max(Comparator.comparing(Varighed::senest).thenComparing(Varighed::aaben).thenComparing(Varighed::start))
				.map(Varighed::type)
				.orElse(null);
		}

	}

	private record Varighed(String type, LocalDate senest, boolean aaben, LocalDate start) {
	}

	/** Where a case stands in a month; {@code udenfor} is why it is not in the denominator. */
	record Stand(String udenfor, boolean naaet, String status) {

		private static Stand ude(String aarsag) {
			return new Stand(aarsag, false, null);
		}

	}

	private final List<Sag> sager = new CopyOnWriteArrayList<>();

	private final List<LocalDate> afviste = new ArrayList<>();

	void tilfoej(Sag sag) {
		sager.add(sag);
	}

	/** A case that the target group did not let in ends that day, and is in no month's population. */
	void afvist(LocalDate dag) {
		afviste.add(dag);
	}

	List<Sag> sager() {
		return sager;
	}

	/** Null where the case is not in the population of the month. */
	static Stand stand(Sag sag, YearMonth maaned) {
		LocalDate sidste = maaned.atEndOfMonth();
		if (sag.anker().isAfter(sidste)) {
			return null;
		}
		Gaeldende gaeldende = sag.gaeldende();
		Faktum ende = gaeldende.ophoert(sidste);
		String udfald = (ende == null) ? "" : ende.hvad();
		if (UDENFOR.contains(udfald)) {
			return Stand.ude(udfald);
		}
		if (gaeldende.fritaget(sidste)) {
			return Stand.ude("FRITAGET");
		}
		if (NAAET.contains(udfald)) {
			return new Stand(null, true, udfald);
		}
		String placeret = Sag.placeret(gaeldende, sag.fakta(), udfald.equals("PROJEKT_SLUT") ? YearMonth.from(ende.dato()) : maaned);
		if (placeret != null) {
			return new Stand(null, true, placeret);
		}
		return new Stand(null, false, udfald.isEmpty() ? "INGEN" : udfald);
	}

	/** The main figures of a month, each under the path it has in the statement; what is not there is nought. */
	Map<String, String> hovedtal(YearMonth maaned) {
		Map<String, Integer> antal = new TreeMap<>();
		antal.put("taeller", 0);
		antal.put("naevner", 0);
		antal.put("placering/antal", 0);
		for (Sag sag : sager) {
			Stand stand = stand(sag, maaned);
			if (stand != null && stand.udenfor() != null) {
				een(antal, "udenforNaevner/" + stand.udenfor() + "/antal");
			}
			else if (stand != null) {
				een(antal, "naevner");
				een(antal, "perEnhed/" + sag.enhed() + "/naevner");
				een(antal, "perStatus/" + stand.status() + "/antal");
				if (stand.naaet()) {
					een(antal, "taeller");
					een(antal, "perEnhed/" + sag.enhed() + "/taeller");
				}
				if (PLACERINGSTYPER.contains(stand.status())) {
					een(antal, "placering/antal");
				}
			}
			Faktum ende = sag.gaeldende().ophoert(maaned.atEndOfMonth());
			if (ende != null) {
				endt(antal, maaned, ende.hvad(), ende.dato());
			}
		}
		afviste.stream()
			.filter((dag) -> !dag.isAfter(maaned.atEndOfMonth()))
			.forEach((dag) -> endt(antal, maaned, "IKKE_OMFATTET", dag));
		int taeller = antal.get("taeller");
		int naevner = antal.get("naevner");
		Map<String, String> ud = new TreeMap<>();
		antal.forEach((hvor, n) -> ud.put(hvor, Integer.toString(n)));
		ud.put("procent", procent(taeller, naevner));
		ud.put("placering/andel", procent(antal.get("placering/antal"), naevner));
		for (String enhed : List.of("aktivhuset", "integrationshuset")) {
			String sti = "perEnhed/" + enhed + "/";
			ud.put(sti + "procent", procent(antal.getOrDefault(sti + "taeller", 0), antal.getOrDefault(sti + "naevner", 0)));
		}
		ud.put("manglerTilMaal", Integer.toString(mangler(taeller, naevner)));
		ud.put("opnaaet", Boolean.toString(naevner > 0 && mangler(taeller, naevner) == 0));
		ud.values().removeIf("0"::equals);
		return ud;
	}

	/** What was done in a month: meetings, no-shows, contacts and reviews by the date of the answer, and who has which cases at its end. */
	Map<String, String> arbejdstal(YearMonth maaned) {
		Map<String, Integer> antal = new TreeMap<>();
		for (Sag sag : sager) {
			String jobformidler = null;
			for (Faktum f : sag.fakta()) {
				if (f.type().equals("T12") && !f.dato().isAfter(maaned.atEndOfMonth())) {
					jobformidler = f.hvad();
				}
				if (YearMonth.from(f.dato()).equals(maaned)) {
					arbejde(antal, f);
				}
			}
			if (jobformidler != null && sag.gaeldende().ophoert(maaned.atEndOfMonth()) == null) {
				een(antal, "sagsstammer/" + jobformidler + "/antal");
			}
		}
		Map<String, String> ud = new TreeMap<>();
		antal.forEach((hvor, n) -> ud.put(hvor, Integer.toString(n)));
		int afholdt = antal.getOrDefault("udeblivelse/afholdt", 0);
		int udeblevet = antal.getOrDefault("udeblivelse/udeblevet", 0);
		ud.put("udeblivelse/procent", procent(udeblevet,
				afholdt + udeblevet + antal.getOrDefault("udeblivelse/afbud", 0) + antal.getOrDefault("udeblivelse/aflyst", 0)));
		return ud;
	}

	private static void arbejde(Map<String, Integer> antal, Faktum f) {
		boolean afholdt = "JA".equals(f.hvad());
		String uge = "moeder/%d-W%02d/".formatted(f.dato().get(IsoFields.WEEK_BASED_YEAR),
				f.dato().get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
		switch (f.type()) {
			case "T03", "T05", "T17" -> {
				een(antal, "udeblivelse/" + switch (f.hvad()) {
					case "JA" -> "afholdt";
					case "UDEBLEVET" -> "udeblevet";
					case "AFBUD_BORGER" -> "afbud";
					case "AFLYST_KOMMUNEN" -> "aflyst";
					default -> throw new IllegalArgumentException(f.hvad());
				});
				if (afholdt) {
					een(antal, uge + (f.type().equals("T03") ? "forberedendeSamtaler" : "stepUpMoeder"));
				}
				if (afholdt && f.type().equals("T17")) {
					een(antal, "genbehandlinger/afholdt");
				}
			}
			case "T10" -> {
				if (!"UDSAT".equals(f.hvad())) {
					een(antal, uge + "rehabiliteringsmoeder");
				}
			}
			case "T13" -> een(antal, "kontakt/uge/" + f.hvad().toLowerCase(Locale.ROOT));
			case "T14" -> een(antal, "kontakt/maaned/" + f.hvad().toLowerCase(Locale.ROOT));
			case "T18" -> een(antal,
					"genbehandlinger/" + (f.hvad().equals("REHABILITERINGSTEAM") ? "rehabiliteringsteam" : "fortsatForloeb"));
			default -> {
			}
		}
	}

	/** A contact that fell away and is owed again from the same day to the same day is one duty; a plan belongs to its placement. */
	static List<Facit.Skaebne> pligter(List<Facit.Skaebne> raekker) {
		List<Facit.Skaebne> pligter = new ArrayList<>(raekker.stream().filter((r) -> r.bortfaldet() == null).toList());
		for (int i = raekker.size() - 1; i >= 0; i--) {
			Facit.Skaebne r = raekker.get(i);
			if (r.bortfaldet() != null && (r.type().equals("OPFOELGNINGSPLAN") || pligter.stream()
				.noneMatch((p) -> p.type().equals(r.type()) && p.anker().equals(r.anker()) && p.dato().equals(r.dato())))) {
				pligter.add(r);
			}
		}
		return pligter;
	}

	/** What became of the deadlines: kept and broken by their own date, and not yet due when the month ended. */
	static Map<String, String> frister(YearMonth maaned, List<Facit.Skaebne> raekker) {
		LocalDate sidste = maaned.atEndOfMonth();
		Map<String, Integer> antal = new TreeMap<>();
		for (Facit.Skaebne r : raekker) {
			if (r.type().equals("PLACERINGSUR")) {
				continue;
			}
			LocalDate ude = (r.opfyldt() != null) ? r.opfyldt() : r.bortfaldet();
			String type = "frister/" + r.type() + "/";
			if (!r.anker().isAfter(sidste) && (ude == null || ude.isAfter(sidste)) && (r.dato().isAfter(sidste) || r.hviler())) {
				een(antal, type + "aabne");
			}
			if (!YearMonth.from(r.dato()).equals(maaned) || r.hviler()) {
				continue;
			}
			if (ude == null || ude.isAfter(r.dato())) {
				een(antal, type + "brudt");
			}
			else if (r.opfyldt() != null) {
				een(antal, type + "overholdt");
			}
		}
		Map<String, String> ud = new TreeMap<>();
		antal.forEach((hvor, n) -> ud.put(hvor, Integer.toString(n)));
		return ud;
	}

	private static void endt(Map<String, Integer> antal, YearMonth maaned, String udfald, LocalDate dag) {
		een(antal, "udfald/" + udfald + "/antal");
		if (YearMonth.from(dag).equals(maaned)) {
			een(antal, "udfald/" + udfald + "/iMaaneden");
		}
	}

	private static void een(Map<String, Integer> antal, String hvor) {
		antal.merge(hvor, 1, Integer::sum);
	}

	/** Counted up person by person until four fifths are reached. */
	private static int mangler(int taeller, int naevner) {
		int flere = 0;
		while (5 * (taeller + flere) < 4 * naevner) {
			flere++;
		}
		return flere;
	}

	/**
	 * Per cent rounded to one decimal, so that 791 of 990 are 79.9; what is under four fifths is not rounded up to them. None of
	 * nobody.
	 */
	static String procent(int del, int af) {
		if (af == 0) {
			return "null";
		}
		BigDecimal procent = BigDecimal.valueOf(100L * del).divide(BigDecimal.valueOf(af), 1, RoundingMode.HALF_UP);
		if (5L * del < 4L * af && procent.intValue() == 80) {
			procent = new BigDecimal("79.9");
		}
		return procent.stripTrailingZeros().toPlainString();
	}

}
