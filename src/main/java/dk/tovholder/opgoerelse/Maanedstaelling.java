package dk.tovholder.opgoerelse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dk.tovholder.frist.Fristtype;
import dk.tovholder.opgoerelse.Opgoerelse.Figurer;
import dk.tovholder.sag.Talart;
import dk.tovholder.sag.Talopslag.Linje;
import dk.tovholder.sag.Udfaldstabel;
import dk.tovholder.sikkerhed.Bruger;

/**
 * The figures of one month, from what was counted up to its last day.
 * No figure depends on what is counted from later days, so that a past month stays what it was.
 */
final class Maanedstaelling {

	/** Reached by an outcome or a placement, then not reached. */
	static final List<String> STATUSSER = List.of("JOB_ORDINAERT", "UDDANNELSE", "ANDEN_YDELSE_RESSOURCEFORLOEB",
			"ANDEN_YDELSE_FLEKSJOB", "ANDEN_YDELSE_FOERTIDSPENSION", "ANDEN_YDELSE_ANDEN", "PRAKTIK", "LOENNEDE_TIMER",
			"LOENTILSKUD", Udfaldstabel.INGEN, "YDELSE_OPHOERT_UKENDT", "PROJEKT_SLUT");

	static final List<String> UDENFOR = List.of("FRAFLYTTET", "DOED", "FOLKEPENSION", "SENIORPENSION", "IKKE_OMFATTET",
			Udfaldstabel.FRITAGET);

	static final List<String> PLACERINGER = List.of("PRAKTIK", "LOENNEDE_TIMER", "LOENTILSKUD");

	static final List<String> UDFALD = Stream.concat(STATUSSER.stream(), UDENFOR.stream())
		.filter((status) -> !PLACERINGER.contains(status) && !status.equals(Udfaldstabel.INGEN)
				&& !status.equals(Udfaldstabel.FRITAGET))
		.toList();

	/** Deadlines that somebody can keep or break in a case. */
	static final List<Fristtype> FRISTER = Arrays.stream(Fristtype.values())
		.filter((type) -> type != Fristtype.PLACERINGSUR && type != Fristtype.STYREGRUPPE)
		.toList();

	static final List<String> TRIN = List.of("SAMTALE", "STEPUP", "BESLUTNING", "LAEGEATTEST", "FORELAEGGELSE", "JOBFORMIDLER",
			"FOERSTE_PLACERING", "OPFOELGNINGSPLAN", "GENBEHANDLING", "SAG");

	/** The tasks in which a talk or a meeting with the citizen was to be held. */
	static final List<String> MOEDER = List.of("T03", "T05", "T17");

	private static final int HVERDAGE = 5;

	private final YearMonth maaned;

	/** The last day whose deadlines have passed. */
	private final LocalDate passeret;

	private final Map<Talart, Map<String, List<Linje>>> foer;

	private final Map<Talart, Map<String, List<Linje>>> iMaaneden;

	/** Deadlines that began in the month and the weeks before it, day by day. */
	private final List<Linje> begyndt;

	private final Map<Fristtype, Integer> uger;

	private final Opgoerelsesindstillinger indstillinger;

	Maanedstaelling(YearMonth maaned, LocalDate passeret, List<Linje> foer, List<Linje> iMaaneden, List<Linje> begyndt,
			Map<Fristtype, Integer> uger, Opgoerelsesindstillinger indstillinger) {
		this.maaned = maaned;
		this.passeret = passeret;
		this.foer = ordnet(foer);
		this.iMaaneden = ordnet(iMaaneden);
		this.begyndt = begyndt;
		this.uger = uger;
		this.indstillinger = indstillinger;
	}

	/** The last day of a month whose deadlines have passed. */
	static LocalDate passeret(YearMonth maaned, LocalDate idag) {
		return tidligst(idag.minusDays(1), maaned.atEndOfMonth());
	}

	Figurer figurer() {
		Map<String, Long> status = grupper(Talart.STATUS, true, (linje) -> true);
		Hovedtal hovedtal = Hovedtal.af(status, this.indstillinger.maalProcent());
		return new Figurer(hovedtal.taeller(), hovedtal.naevner(), hovedtal.procent(), hovedtal.mangler(), hovedtal.opnaaet(),
				tilskud(hovedtal.opnaaet()), perEnhed(),
				STATUSSER.stream().map((s) -> new Opgoerelse.Statustal(s, antal(status, s))).toList(),
				FRISTER.stream().map(this::frister).toList(),
				new Opgoerelse.Kontakter(kontakter(Fristtype.KONTAKT_UGE, "T13"), kontakter(Fristtype.KONTAKT_MAANED, "T14")),
				moeder(), udfald(), UDENFOR.stream().map((s) -> new Opgoerelse.Aarsagstal(s, antal(status, s))).toList(),
				placering(status, hovedtal.naevner()), genbehandlinger(), udeblivelser(), sagsstammer(), varigheder());
	}

	// --- sums

	private static int antal(Map<String, Long> tal, String noegle) {
		return Math.toIntExact(tal.getOrDefault(noegle, 0L));
	}

	/** By value, from the days of the month, with those before it where that is asked for. */
	private Map<String, Long> grupper(Talart art, boolean altFoer, Predicate<Linje> hvilke) {
		return Stream.concat(altFoer ? alle(this.foer, art) : Stream.empty(), alle(this.iMaaneden, art))
			.filter(hvilke)
			.collect(Collectors.groupingBy(Linje::vaerdi, TreeMap::new, Collectors.summingLong(Linje::antal)));
	}

	private static Map<Talart, Map<String, List<Linje>>> ordnet(List<Linje> linjer) {
		return linjer.stream().collect(Collectors.groupingBy(Linje::art, Collectors.groupingBy(Linje::vaerdi)));
	}

	private static Stream<Linje> alle(Map<Talart, Map<String, List<Linje>>> linjer, Talart art) {
		return linjer.getOrDefault(art, Map.of()).values().stream().flatMap(List::stream);
	}

	private static long sum(Map<Talart, Map<String, List<Linje>>> linjer, Talart art, String vaerdi,
			Predicate<Linje> hvilke) {
		return linjer.getOrDefault(art, Map.of())
			.getOrDefault(vaerdi, List.of())
			.stream()
			.filter(hvilke)
			.mapToLong(Linje::antal)
			.sum();
	}

	private long sum(Talart art, String vaerdi) {
		return sum(this.iMaaneden, art, vaerdi, (linje) -> true);
	}

	private long alt(Talart art, String vaerdi) {
		return sum(this.foer, art, vaerdi, (linje) -> true) + sum(art, vaerdi);
	}

	// --- the main figure

	private Opgoerelse.Tilskud tilskud(boolean opnaaet) {
		long paaSpil = this.indstillinger.tilskud() * this.indstillinger.paaSpilProcent() / 100;
		return new Opgoerelse.Tilskud(this.indstillinger.tilskud() - paaSpil, paaSpil, opnaaet ? paaSpil : 0);
	}

	private List<Opgoerelse.Enhedstal> perEnhed() {
		return Bruger.ENHEDER.stream().sorted().map((enhed) -> {
			Hovedtal tal = Hovedtal.af(grupper(Talart.STATUS, true, (linje) -> linje.enhed().equals(enhed)),
					this.indstillinger.maalProcent());
			return new Opgoerelse.Enhedstal(enhed, tal.taeller(), tal.naevner(), tal.procent());
		}).toList();
	}

	private static Opgoerelse.Andel placering(Map<String, Long> status, int naevner) {
		int antal = PLACERINGER.stream().mapToInt((s) -> antal(status, s)).sum();
		return new Opgoerelse.Andel(antal, Hovedtal.procent(antal, naevner));
	}

	// --- deadlines and contacts

	private Opgoerelse.Fristtal frister(Fristtype frist) {
		String type = frist.name();
		Predicate<Linje> erPasseret = (linje) -> !linje.dag().isAfter(this.passeret);
		long brudt = sum(Talart.FRIST_BRUDT, type) + sum(this.iMaaneden, Talart.FRIST_UAFGJORT, type, erPasseret);
		long brudtFoer = sum(this.foer, Talart.FRIST_BRUDT, type, (linje) -> true)
				+ sum(this.foer, Talart.FRIST_UAFGJORT, type, (linje) -> true);
		long aabne = alt(Talart.FRIST_BEGYNDT, type) - alt(Talart.FRIST_ENDT, type) - brudtFoer
				- sum(this.iMaaneden, Talart.FRIST_BRUDT, type, erPasseret)
				- sum(this.iMaaneden, Talart.FRIST_UAFGJORT, type, erPasseret);
		return new Opgoerelse.Fristtal(type, sum(Talart.FRIST_OVERHOLDT, type), brudt,
				sum(Talart.FRIST_PLAN, type + ":" + this.maaned), aabne, alt(Talart.FRIST_OVERHOLDT, type), brudtFoer + brudt);
	}

	private Opgoerelse.Kontakttal kontakter(Fristtype frist, String opgave) {
		String type = frist.name();
		long overholdt = sum(Talart.FRIST_OVERHOLDT, type);
		return new Opgoerelse.Kontakttal(overholdt + sum(Talart.FRIST_BRUDT, type) + sum(Talart.FRIST_UAFGJORT, type), overholdt,
				sum(Talart.OPGAVE, opgave + ":GENNEMFOERT"), sum(Talart.OPGAVE, opgave + ":FORSOEGT"),
				sum(Talart.OPGAVE, opgave + ":UDEBLEVET"));
	}

	// --- meetings

	private List<Opgoerelse.Uge> moeder() {
		List<Opgoerelse.Uge> uger = new ArrayList<>();
		LocalDate sidste = this.maaned.atEndOfMonth();
		for (LocalDate fra = this.maaned.atDay(1); !fra.isAfter(sidste);) {
			LocalDate soendag = fra.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
			LocalDate til = soendag.isAfter(sidste) ? sidste : soendag;
			uger.add(uge(fra, til));
			fra = til.plusDays(1);
		}
		return uger;
	}

	private Opgoerelse.Uge uge(LocalDate fra, LocalDate til) {
		Predicate<Linje> iUgen = (linje) -> !linje.dag().isBefore(fra) && !linje.dag().isAfter(til);
		long samtaler = sum(this.iMaaneden, Talart.OPGAVE, "T03:JA", iUgen);
		long moeder = sum(this.iMaaneden, Talart.OPGAVE, "T05:JA", iUgen) + sum(this.iMaaneden, Talart.OPGAVE, "T17:JA", iUgen);
		long forelagt = alle(this.iMaaneden, Talart.OPGAVE)
			.filter((linje) -> linje.vaerdi().startsWith("T10:") && !linje.vaerdi().equals("T10:UDSAT"))
			.filter(iUgen)
			.mapToLong(Linje::antal)
			.sum();
		long straks = behov(Fristtype.STRAKSAFKLARING, fra, til);
		return new Opgoerelse.Uge("%d-W%02d".formatted(fra.get(IsoFields.WEEK_BASED_YEAR), fra.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
				samtaler, moeder, forelagt,
				new Opgoerelse.Behov(straks, straks, behov(Fristtype.REHAB_FORELAEGGELSE, fra, til)));
	}

	/** Everybody is to be met within the weeks of the deadline, on any of their weekdays as likely as on another. */
	private long behov(Fristtype frist, LocalDate fra, LocalDate til) {
		int uger = this.uger.get(frist);
		long dele = this.begyndt.stream()
			.filter((linje) -> linje.vaerdi().equals(frist.name()))
			.mapToLong((linje) -> linje.antal() * hverdage(senest(fra, linje.dag().plusDays(1)),
					tidligst(til, linje.dag().plusWeeks(uger))))
			.sum();
		return -Math.floorDiv(-dele, (long) uger * HVERDAGE);
	}

	private static long hverdage(LocalDate fra, LocalDate til) {
		return til.isBefore(fra) ? 0
				: fra.datesUntil(til.plusDays(1)).filter((dag) -> dag.getDayOfWeek().getValue() <= HVERDAGE).count();
	}

	private static LocalDate senest(LocalDate en, LocalDate anden) {
		return en.isAfter(anden) ? en : anden;
	}

	private static LocalDate tidligst(LocalDate en, LocalDate anden) {
		return en.isBefore(anden) ? en : anden;
	}

	// --- the rest

	private List<Opgoerelse.Udfaldstal> udfald() {
		return UDFALD.stream()
			.map((u) -> new Opgoerelse.Udfaldstal(u, Math.toIntExact(alt(Talart.UDFALD, u)),
					Math.toIntExact(sum(Talart.LUKNING, u))))
			.toList();
	}

	private List<Opgoerelse.Genbehandlingstal> genbehandlinger() {
		Map<Integer, Map<String, Integer>> efterNummer = new TreeMap<>();
		grupper(Talart.GENBEHANDLING, false, (linje) -> true).forEach((vaerdi, antal) -> {
			String[] dele = vaerdi.split(":");
			efterNummer.computeIfAbsent(Integer.valueOf(dele[0]), (nummer) -> new TreeMap<>())
				.put(dele[1], Math.toIntExact(antal));
		});
		return efterNummer.entrySet()
			.stream()
			.map((e) -> new Opgoerelse.Genbehandlingstal(e.getKey(), e.getValue().getOrDefault("INDKALDT", 0),
					e.getValue().getOrDefault("AFHOLDT", 0), e.getValue().getOrDefault("REHABILITERINGSTEAM", 0),
					e.getValue().getOrDefault("FORTSAET_FORLOEB", 0), e.getValue().getOrDefault("BORTFALDET", 0)))
			.toList();
	}

	private Opgoerelse.Udeblivelser udeblivelser() {
		long afholdt = moede("JA");
		long udeblevet = moede("UDEBLEVET");
		long afbud = moede("AFBUD_BORGER");
		long aflyst = moede("AFLYST_KOMMUNEN");
		return new Opgoerelse.Udeblivelser(afholdt, udeblevet, afbud, aflyst,
				Hovedtal.procent(udeblevet, afholdt + udeblevet + afbud + aflyst));
	}

	private long moede(String svar) {
		return MOEDER.stream().mapToLong((opgave) -> sum(Talart.OPGAVE, opgave + ":" + svar)).sum();
	}

	private List<Opgoerelse.Sagsstamme> sagsstammer() {
		return grupper(Talart.SAGSSTAMME, true, (linje) -> true).entrySet()
			.stream()
			.filter((e) -> e.getValue() != 0)
			.map((e) -> new Opgoerelse.Sagsstamme(e.getKey(), Math.toIntExact(e.getValue())))
			.toList();
	}

	private List<Opgoerelse.Varighed> varigheder() {
		Map<String, TreeMap<Integer, Long>> dage = new TreeMap<>();
		grupper(Talart.VARIGHED, false, (linje) -> true).forEach((vaerdi, antal) -> {
			int skel = vaerdi.indexOf(':');
			if (antal > 0) {
				dage.computeIfAbsent(vaerdi.substring(0, skel), (trin) -> new TreeMap<>())
					.put(Integer.valueOf(vaerdi.substring(skel + 1)), antal);
			}
		});
		return TRIN.stream().map((trin) -> varighed(trin, dage.getOrDefault(trin, new TreeMap<>()))).toList();
	}

	private static Opgoerelse.Varighed varighed(String trin, TreeMap<Integer, Long> dage) {
		long antal = dage.values().stream().mapToLong(Long::longValue).sum();
		if (antal == 0) {
			return new Opgoerelse.Varighed(trin, 0, null, null);
		}
		long sum = dage.entrySet().stream().mapToLong((e) -> e.getKey() * e.getValue()).sum();
		BigDecimal median = BigDecimal.valueOf(plads(dage, (antal - 1) / 2) + plads(dage, antal / 2))
			.divide(BigDecimal.valueOf(2), 1, RoundingMode.HALF_UP);
		return new Opgoerelse.Varighed(trin, antal, median,
				BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(antal), 1, RoundingMode.HALF_UP));
	}

	/** The days of whoever stands in a place, from 0, when all stand in order of their days. */
	private static long plads(TreeMap<Integer, Long> dage, long plads) {
		long tilbage = plads;
		for (Map.Entry<Integer, Long> e : dage.entrySet()) {
			if (tilbage < e.getValue()) {
				return e.getKey();
			}
			tilbage -= e.getValue();
		}
		throw new IllegalArgumentException("Nobody stands in place " + plads);
	}

}
