package dk.tovholder.sag;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dk.tovholder.frist.Fristtype;

/**
 * What a case counts for in the figures: a pure function of its facts and rows. What holds for a while is counted up on the
 * day it begins and down on the day it ends, so that a sum over the days up to a date tells what held on it.
 */
final class Optaelling {

	/** The day of what has none. */
	static final LocalDate UDEN_DAG = LocalDate.EPOCH;

	static final String SAG = "SAG";

	static final String FOERSTE_PLACERING = "FOERSTE_PLACERING";

	private static final List<String> RESULTATER = List.of("afholdt", "udfald", "beslutning", "indstilling", "afgoerelse");

	private static final Map<Fristtype, String> TRIN = new EnumMap<>(Map.of(Fristtype.FORBEREDENDE_SAMTALE, "SAMTALE",
			Fristtype.STRAKSAFKLARING, "STEPUP", Fristtype.BESLUTNING, "BESLUTNING", Fristtype.REHAB_FORELAEGGELSE,
			"FORELAEGGELSE", Fristtype.LAEGEATTEST_BESTILLES, "LAEGEATTEST", Fristtype.JOBFORMIDLER_TILDELES, "JOBFORMIDLER",
			Fristtype.OPFOELGNINGSPLAN, "OPFOELGNINGSPLAN", Fristtype.GENBEHANDLING, "GENBEHANDLING"));

	private final Talgrundlag stand;

	private final Map<Tal, Integer> tal;

	private final int fortegn;

	private Optaelling(Talgrundlag stand, Map<Tal, Integer> tal, int fortegn) {
		this.stand = stand;
		this.tal = tal;
		this.fortegn = fortegn;
	}

	/** Everything the case counts for. */
	static Map<Tal, Integer> af(Talgrundlag stand) {
		return aendring(null, stand);
	}

	/** What changes in the figures between two moments of a case; the former is null for a new one. */
	static Map<Tal, Integer> aendring(Talgrundlag foer, Talgrundlag nu) {
		Map<Tal, Integer> tal = new HashMap<>();
		boolean sammeFakta = foer != null && foer.sammeFakta(nu);
		Set<Frist> uaendrede = sammeFakta ? faelles(foer, nu) : Set.of();
		if (foer != null) {
			new Optaelling(foer, tal, -1).tael(!sammeFakta, uaendrede);
		}
		new Optaelling(nu, tal, 1).tael(!sammeFakta, uaendrede);
		tal.values().removeIf((antal) -> antal == 0);
		return tal;
	}

	private static Set<Frist> faelles(Talgrundlag foer, Talgrundlag nu) {
		Set<Frist> faelles = new HashSet<>(foer.frister());
		faelles.retainAll(nu.frister());
		return faelles;
	}

	private void tael(boolean fakta, Set<Frist> uaendrede) {
		plus(Talart.FASE, stand.tilstand().name(), UDEN_DAG, 1);
		for (Frist frist : stand.frister()) {
			if (frist.art() != null && !uaendrede.contains(frist)) {
				frist(frist);
			}
		}
		if (fakta) {
			statusser();
			opgaver();
			lukninger();
			sagsstamme();
			foerstePlacering();
		}
		genbehandlinger();
	}

	private void plus(Talart art, String vaerdi, LocalDate dag, int antal) {
		tal.merge(new Tal(art, vaerdi, dag), antal * fortegn, Integer::sum);
	}

	// --- deadlines

	private void frist(Frist f) {
		String type = f.fristtype().name();
		plus(Talart.FRIST_BEGYNDT, type, f.ankerDato(), 1);
		switch (f.status()) {
			case OPFYLDT -> {
				if (f.opfyldtDato().isAfter(f.dato())) {
					brudt(f, Talart.FRIST_BRUDT);
				}
				else {
					plus(Talart.FRIST_OVERHOLDT, type, f.dato(), 1);
					plus(Talart.FRIST_ENDT, type, ikkeFoer(f.ankerDato(), f.opfyldtDato()), 1);
				}
				String trin = TRIN.get(f.fristtype());
				if (trin != null) {
					varighed(trin, f.ankerDato(), f.opfyldtDato());
				}
			}
			case BORTFALDET -> {
				if (f.harVaeretOverskredet()) {
					brudt(f, Talart.FRIST_BRUDT);
				}
				else {
					plus(Talart.FRIST_ENDT, type, ikkeFoer(f.ankerDato(), f.bortfaldetDato()), 1);
				}
			}
			case AABEN, OVERSKREDET -> {
				// A row at rest has no date that could pass.
				if (!f.hviler()) {
					brudt(f, Talart.FRIST_UAFGJORT);
				}
			}
		}
	}

	private void brudt(Frist f, Talart art) {
		plus(art, f.fristtype().name(), f.dato(), 1);
		stand.haendelser()
			.stream()
			.filter((h) -> h.type().equals("T21") && f.fristtype().name().equals(h.tekst("fristtype"))
					&& Objects.equals(h.data().get("nummer"), f.nummer()) && h.effektivDato().isAfter(f.dato()))
			.map(Haendelse::effektivDato)
			.min(Comparator.naturalOrder())
			.ifPresent((dag) -> plus(Talart.FRIST_PLAN, f.fristtype() + ":" + YearMonth.from(f.dato()), dag, 1));
	}

	private static LocalDate ikkeFoer(LocalDate tidligst, LocalDate dag) {
		return dag.isBefore(tidligst) ? tidligst : dag;
	}

	/** The deadline that a step ends by fulfilling. */
	static Fristtype frist(String trin) {
		return TRIN.entrySet().stream().filter((e) -> e.getValue().equals(trin)).map(Map.Entry::getKey).findFirst().orElseThrow();
	}

	private void varighed(String trin, LocalDate fra, LocalDate til) {
		plus(Talart.VARIGHED, trin + ":" + Math.max(0, ChronoUnit.DAYS.between(fra, til)), til, 1);
	}

	// --- what people have done

	private void opgaver() {
		for (Haendelse h : stand.haendelser()) {
			if (h.haendelsesId() == null) {
				String resultat = RESULTATER.stream().map(h::tekst).filter(Objects::nonNull).findFirst().orElse("");
				plus(Talart.OPGAVE, h.type() + ":" + resultat, h.effektivDato(), 1);
			}
		}
	}

	/** Numbered by their marks: the numbers of the rows tell of the order in which they came to be known. */
	private void genbehandlinger() {
		List<Frist> efterMaerke = stand.frister()
			.stream()
			.filter((f) -> f.fristtype() == Fristtype.GENBEHANDLING)
			.sorted(Comparator.comparing(Frist::ankerDato).thenComparing(Frist::nummer))
			.toList();
		for (int nr = 1; nr <= efterMaerke.size(); nr++) {
			Frist f = efterMaerke.get(nr - 1);
			plus(Talart.GENBEHANDLING, nr + ":INDKALDT", f.ankerDato(), 1);
			if (f.status() == Fristtilstand.OPFYLDT) {
				plus(Talart.GENBEHANDLING, nr + ":AFHOLDT", f.opfyldtDato(), 1);
			}
			else if (f.status() == Fristtilstand.BORTFALDET) {
				plus(Talart.GENBEHANDLING, nr + ":BORTFALDET", f.bortfaldetDato(), 1);
			}
			for (Haendelse h : stand.haendelser()) {
				if (h.type().equals("T18") && f.noegle().equals(h.tekst("ur"))) {
					plus(Talart.GENBEHANDLING, nr + ":" + h.tekst("beslutning"), h.effektivDato(), 1);
				}
			}
		}
	}

	private void lukninger() {
		for (Sagsbillede.Periode lukning : stand.lukninger()) {
			plus(Talart.UDFALD, lukning.hvad(), lukning.fra(), 1);
			if (lukning.omfatter(YearMonth.from(lukning.fra()).atEndOfMonth())) {
				plus(Talart.LUKNING, lukning.hvad(), lukning.fra(), 1);
			}
			if (lukning.til() != null) {
				plus(Talart.UDFALD, lukning.hvad(), lukning.til(), -1);
			}
			else if (stand.omfattet()) {
				varighed(SAG, stand.grund().anker(), lukning.fra());
			}
		}
	}

	private void sagsstamme() {
		record Tildeling(String bruger, LocalDate dag) {
		}
		List<Tildeling> tildelinger = stand.haendelser()
			.stream()
			.filter((h) -> h.type().equals("T12") || h.type().equals(Haendelsesregler.JOBFORMIDLER_SKIFTET))
			.sorted(Gyldighed.TILDELINGER)
			.map((h) -> new Tildeling(h.tekst("jobformidler"), h.effektivDato()))
			.toList();
		for (int i = 0; i < tildelinger.size(); i++) {
			if (i > 0) {
				plus(Talart.SAGSSTAMME, tildelinger.get(i - 1).bruger(), tildelinger.get(i).dag(), -1);
			}
			plus(Talart.SAGSSTAMME, tildelinger.get(i).bruger(), tildelinger.get(i).dag(), 1);
		}
		for (Sagsbillede.Periode lukning : stand.lukninger()) {
			tildelinger.stream().filter((t) -> !t.dag().isAfter(lukning.fra())).reduce((en, anden) -> anden).ifPresent((t) -> {
				plus(Talart.SAGSSTAMME, t.bruger(), lukning.fra(), -1);
				if (lukning.til() != null) {
					plus(Talart.SAGSSTAMME, t.bruger(), lukning.til(), 1);
				}
			});
		}
	}

	private void foerstePlacering() {
		stand.placeringer()
			.stream()
			.filter((p) -> !p.annulleret())
			.map(Placering::start)
			.min(Comparator.naturalOrder())
			.ifPresent((dag) -> varighed(FOERSTE_PLACERING, stand.grund().anker(), dag));
	}

	// --- the monthly status

	private void statusser() {
		for (Statusperiode periode : statusperioder(stand)) {
			plus(Talart.STATUS, periode.status(), periode.fra().atDay(1), 1);
			if (periode.til() != null) {
				plus(Talart.STATUS, periode.status(), periode.til().atDay(1), -1);
			}
		}
	}

	/** What the case counts as, month by month from the month of its anchor; empty for whoever was not let in. */
	static List<Statusperiode> statusperioder(Talgrundlag stand) {
		if (!stand.omfattet()) {
			return List.of();
		}
		YearMonth fra = YearMonth.from(stand.grund().anker());
		YearMonth sidste = senesteAendring(stand, fra).plusMonths(1);
		List<Statusperiode> perioder = new ArrayList<>();
		String status = status(stand, fra);
		for (YearMonth maaned = fra.plusMonths(1); !maaned.isAfter(sidste); maaned = maaned.plusMonths(1)) {
			String naeste = status(stand, maaned);
			if (!naeste.equals(status)) {
				perioder.add(new Statusperiode(status, fra, maaned));
				status = naeste;
				fra = maaned;
			}
		}
		perioder.add(new Statusperiode(status, fra, null));
		return perioder;
	}

	/** The last month in which something begins or ends; after the one that follows it nothing changes. */
	private static YearMonth senesteAendring(Talgrundlag stand, YearMonth tidligst) {
		return Stream
			.of(stand.lukninger().stream().flatMap((p) -> Stream.of(p.fra(), (p.til() == null) ? p.fra() : p.til())),
					stand.fritagelser().stream().flatMap((p) -> Stream.of(p.fra(), (p.til() == null) ? p.fra() : p.til())),
					stand.placeringer().stream().flatMap((p) -> Stream.of(p.start(), (p.slut() == null) ? p.start() : p.slut())))
			.flatMap((dage) -> dage)
			.map(YearMonth::from)
			.filter(tidligst::isBefore)
			.max(Comparator.naturalOrder())
			.orElse(tidligst);
	}

	/** The rules stand in the order in which the programme's specification has them. */
	private static String status(Talgrundlag stand, YearMonth maaned) {
		LocalDate sidste = maaned.atEndOfMonth();
		Predicate<Sagsbillede.Periode> gaelder = (periode) -> periode.omfatter(sidste);
		Sagsbillede.Periode lukning = stand.lukninger().stream().filter(gaelder).findFirst().orElse(null);
		String udfald = (lukning == null) ? null : lukning.hvad();
		if (udfald != null && !Udfaldstabel.iNaevner(udfald)) {
			return udfald;
		}
		if (stand.fritagelser().stream().anyMatch(gaelder)) {
			return Udfaldstabel.FRITAGET;
		}
		if (udfald != null && Udfaldstabel.taeller(udfald)) {
			return udfald;
		}
		boolean somVedLukningen = udfald != null && Udfaldstabel.beholderStatus(udfald);
		String placering = placering(stand, somVedLukningen ? YearMonth.from(lukning.fra()) : maaned);
		return Stream.of(placering, udfald, Udfaldstabel.INGEN).filter(Objects::nonNull).findFirst().orElseThrow();
	}

	/** The kind of the placement that lasts longest into the month, of those with a day in it; or null. */
	private static String placering(Talgrundlag stand, YearMonth maaned) {
		return stand.placeringer()
			.stream()
			.filter((p) -> !p.annulleret() && harDag(stand, p, maaned))
			.max(Comparator.comparing((Placering p) -> sidsteDag(p, maaned))
				.thenComparing((p) -> p.slut() == null || p.slut().isAfter(maaned.atEndOfMonth()))
				.thenComparing(Placering::start)
				.thenComparing(Placering::placeringId))
			.map(Placering::placeringstype)
			.orElse(null);
	}

	/** What comes after the month is not known in it. */
	private static LocalDate sidsteDag(Placering p, YearMonth maaned) {
		LocalDate sidste = maaned.atEndOfMonth();
		return (p.slut() == null || p.slut().isAfter(sidste)) ? sidste : p.slut();
	}

	/** Whether the placement has a day in the month on which the case was open. */
	private static boolean harDag(Talgrundlag stand, Placering p, YearMonth maaned) {
		LocalDate foerste = ikkeFoer(p.start(), maaned.atDay(1));
		return foerste.datesUntil(ikkeFoer(foerste, sidsteDag(p, maaned).plusDays(1)))
			.anyMatch((dag) -> stand.lukninger().stream().noneMatch((lukning) -> lukning.omfatter(dag)));
	}

}
