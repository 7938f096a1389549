package dk.tovholder.facit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What holds of everything that was told of a case, worked out day by day from the text alone. Nothing that is effective while
 * the case is closed holds, the day of the ending included; the rest holds by its own date, in whatever order it was told.
 */
final class Gaeldende {

	private static final Set<String> ENDER = Set.of("SagOphoert", "T23");

	private static final Set<String> HAENDELSER = Set.of("PlaceringStartet", "PlaceringSluttet", "PlaceringAnnulleret",
			"FritagelseStartet", "FritagelseSluttet", "SamtykkeGivet", "SamtykkeTilbagekaldt", "UdeblivelseRegistreret");

	/** The case was closed, or the citizen exempted, from a day up to another, or until now. */
	static final class Spand {

		final Opgoerelsesfacit.Faktum ved;

		LocalDate til;

		Spand(Opgoerelsesfacit.Faktum ved) {
			this.ved = ved;
		}

		LocalDate fra() {
			return ved.dato();
		}

		boolean omfatter(LocalDate dag) {
			return !dag.isBefore(ved.dato()) && (til == null || dag.isBefore(til));
		}

	}

	private final List<Opgoerelsesfacit.Faktum> fortalt;

	private final List<Spand> lukninger = new ArrayList<>();

	private final List<Spand> fritagelser = new ArrayList<>();

	/** What holds, in the order in which it was told. */
	private final List<Opgoerelsesfacit.Faktum> gaelder = new ArrayList<>();

	private final List<Opgoerelsesfacit.Faktum> venter = new ArrayList<>();

	/** @param fortalt in the order of registration; no two are the same object */
	Gaeldende(List<Opgoerelsesfacit.Faktum> fortalt) {
		this.fortalt = fortalt;
		TreeSet<LocalDate> dage = new TreeSet<>();
		fortalt.forEach((f) -> dage.add(f.dato()));
		dage.forEach(this::lukOgAabn);
		dage.forEach(this::fritag);
		for (Opgoerelsesfacit.Faktum f : aabne((f) -> HAENDELSER.contains(f.type()) && !f.type().startsWith("Fritagelse"))) {
			if (!f.type().startsWith("Placering") || placeringGaelder(f)) {
				gaelder.add(f);
			}
		}
	}

	List<Spand> lukninger() {
		return lukninger;
	}

	List<Spand> fritagelser() {
		return fritagelser;
	}

	boolean gaelder(Opgoerelsesfacit.Faktum f) {
		return er(gaelder, f);
	}

	/** Told of a placement that nobody has told the beginning of. */
	boolean venter(Opgoerelsesfacit.Faktum f) {
		return er(venter, f);
	}

	private int nr(Opgoerelsesfacit.Faktum f) {
		int nr = 0;
		while (fortalt.get(nr) != f) {
			nr++;
		}
		return nr;
	}

	private static boolean er(List<Opgoerelsesfacit.Faktum> blandt, Opgoerelsesfacit.Faktum f) {
		return blandt.stream().anyMatch((x) -> x == f);
	}

	/** The ending in force on a day, or null. */
	Opgoerelsesfacit.Faktum ophoert(LocalDate dag) {
		return lukninger.stream().filter((s) -> s.omfatter(dag)).map((s) -> s.ved).findFirst().orElse(null);
	}

	boolean fritaget(LocalDate dag) {
		return fritagelser.stream().anyMatch((s) -> s.omfatter(dag));
	}

	/** The beginning of a placement, its end or its annulment, or null. */
	Opgoerelsesfacit.Faktum om(String placering, String type) {
		return gaelder.stream().filter((f) -> f.type().equals(type) && f.om().equals(placering)).findFirst().orElse(null);
	}

	private List<Opgoerelsesfacit.Faktum> paa(LocalDate dag, Predicate<Opgoerelsesfacit.Faktum> hvilke) {
		return fortalt.stream().filter((f) -> f.dato().equals(dag)).filter(hvilke).toList();
	}

	private List<Opgoerelsesfacit.Faktum> aabne(Predicate<Opgoerelsesfacit.Faktum> hvilke) {
		return fortalt.stream().filter(hvilke).filter((f) -> ophoert(f.dato()) == null).toList();
	}

	private Spand aktuelLukning() {
		return lukninger.isEmpty() || lukninger.get(lukninger.size() - 1).til != null ? null : lukninger.get(lukninger.size() - 1);
	}

	private void lukOgAabn(LocalDate dag) {
		boolean varLukket = aktuelLukning() != null;
		List<Opgoerelsesfacit.Faktum> ender = paa(dag, (f) -> ENDER.contains(f.type()));
		List<Opgoerelsesfacit.Faktum> genoptager = paa(dag, (f) -> f.type().equals("YdelseGenoptaget"));
		if (!varLukket) {
			luk(ender);
		}
		Spand lukning = aktuelLukning();
		if (lukning != null && !genoptager.isEmpty() && !lukning.ved.hvad().equals("IKKE_OMFATTET")
				&& !dag.isAfter(lukning.fra().plusDays(13 * 7))) {
			lukning.til = dag;
			gaelder.add(genoptager.get(0));
			// What ended the case on the same day lies before it came back, but for what a caseworker answered then.
			int genoptaget = nr(genoptager.get(genoptager.size() - 1));
			luk(varLukket ? ender : ender.stream().filter((f) -> f.type().equals("T23") && nr(f) > genoptaget).toList());
		}
	}

	/** Of one day's endings the caseworker's answer holds, else whatever says most: out of the measure, then reached. */
	private void luk(List<Opgoerelsesfacit.Faktum> ender) {
		ender.stream()
			.min(Comparator.comparing((Opgoerelsesfacit.Faktum f) -> !f.type().equals("T23"))
				.thenComparing((f) -> !Opgoerelsesfacit.UDENFOR.contains(f.hvad()))
				.thenComparing((f) -> !Opgoerelsesfacit.NAAET.contains(f.hvad()))
				.thenComparing(Opgoerelsesfacit.Faktum::hvad))
			.ifPresent((f) -> {
				lukninger.add(new Spand(f));
				gaelder.add(f);
			});
	}

	/** A second start, and an end without a start, do not hold; what the day allows is taken in the order that allows most. */
	private void fritag(LocalDate dag) {
		List<Opgoerelsesfacit.Faktum> rest = new ArrayList<>(
				aabne((f) -> f.dato().equals(dag) && f.type().startsWith("Fritagelse")));
		while (true) {
			Spand sidste = fritagelser.isEmpty() ? null : fritagelser.get(fritagelser.size() - 1);
			boolean iGang = sidste != null && sidste.til == null;
			Opgoerelsesfacit.Faktum naeste = rest.stream()
				.filter((f) -> f.type().equals(iGang ? "FritagelseSluttet" : "FritagelseStartet"))
				.findFirst()
				.orElse(null);
			if (naeste == null) {
				return;
			}
			rest.remove(naeste);
			gaelder.add(naeste);
			if (iGang) {
				sidste.til = dag;
			}
			else {
				fritagelser.add(new Spand(naeste));
			}
		}
	}

	/** A placement begins once, ends once and is annulled once, the earliest that can be true; nothing ends before it begins. */
	private boolean placeringGaelder(Opgoerelsesfacit.Faktum f) {
		Opgoerelsesfacit.Faktum start = tidligst(f.om(), "PlaceringStartet", LocalDate.MIN);
		if (start == null) {
			venter.add(f);
			return false;
		}
		return f == switch (f.type()) {
			case "PlaceringStartet" -> start;
			case "PlaceringSluttet" -> tidligst(f.om(), f.type(), start.dato());
			default -> tidligst(f.om(), f.type(), LocalDate.MIN);
		};
	}

	private Opgoerelsesfacit.Faktum tidligst(String placering, String type, LocalDate fra) {
		return aabne((f) -> f.type().equals(type) && f.om().equals(placering) && !f.dato().isBefore(fra)).stream()
			.min(Comparator.comparing(Opgoerelsesfacit.Faktum::dato)
				.thenComparing(Opgoerelsesfacit.Faktum::hvad, Comparator.nullsFirst(Comparator.naturalOrder())))
			.orElse(null);
	}

}
