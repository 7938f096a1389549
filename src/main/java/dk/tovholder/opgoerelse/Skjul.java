package dk.tovholder.opgoerelse;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dk.tovholder.opgoerelse.Opgoerelse.Figurer;
import dk.tovholder.sag.Udfaldstabel;

/**
 * Hides from readers outside casework what would tell of so few persons that they could be known. Where a single hidden
 * figure could be worked out from the others and a sum that is shown, the smallest of those is hidden as well, and an outcome
 * that is hidden in one table is hidden in all. Zero tells of nobody.
 */
final class Skjul {

	private static final List<String> NAAEDE = Maanedstaelling.STATUSSER.stream().filter(Udfaldstabel::taeller).toList();

	/** Parts of sums that are shown or follow from what is. */
	private static final List<List<String>> SUMMER = List.of(NAAEDE,
			Maanedstaelling.STATUSSER.stream().filter((status) -> !NAAEDE.contains(status)).toList(), Maanedstaelling.UDENFOR,
			Maanedstaelling.UDFALD);

	private static final List<String> NAAEDE_UDFALD = NAAEDE.stream()
		.filter((status) -> !Maanedstaelling.PLACERINGER.contains(status))
		.toList();

	private final int mindst;

	private final Figurer figurer;

	private Skjul(int mindst, Figurer figurer) {
		this.mindst = mindst;
		this.figurer = figurer;
	}

	static Figurer smaa(Figurer figurer, int mindst) {
		return new Skjul(mindst, figurer).smaa();
	}

	private Figurer smaa() {
		Set<String> skjulte = skjulte();
		return new Figurer(this.figurer.taeller(), this.figurer.naevner(), this.figurer.procent(), this.figurer.manglerTilMaal(), this.figurer.opnaaet(), this.figurer.tilskud(), enheder(),
				this.figurer.perStatus()
					.stream()
					.map((s) -> new Opgoerelse.Statustal(s.status(), vist(skjulte, s.status(), s.antal())))
					.toList(),
				this.figurer.frister(), this.figurer.kontakt(), this.figurer.moeder(), udfald(skjulte),
				this.figurer.udenforNaevner()
					.stream()
					.map((a) -> new Opgoerelse.Aarsagstal(a.aarsag(), vist(skjulte, a.aarsag(), a.antal())))
					.toList(),
				placering(skjulte), this.figurer.genbehandlinger().stream().map(this::genbehandling).toList(), this.figurer.udeblivelse(),
				sagsstammer(), this.figurer.varigheder());
	}

	private boolean lille(Integer antal) {
		return antal != null && antal > 0 && antal < this.mindst;
	}

	private static Integer vist(Set<String> skjulte, String kode, Integer antal) {
		return (antal > 0 && skjulte.contains(kode)) ? null : antal;
	}

	// --- statuses and outcomes

	/** The statuses and outcomes that are hidden. */
	private Set<String> skjulte() {
		Map<String, Integer> tal = new HashMap<>();
		this.figurer.perStatus().forEach((s) -> tal.merge(s.status(), s.antal(), Math::max));
		this.figurer.udenforNaevner().forEach((a) -> tal.merge(a.aarsag(), a.antal(), Math::max));
		this.figurer.udfald().forEach((u) -> tal.merge(u.udfald(), u.antal(), Math::max));
		Set<String> skjulte = Stream
			.of(this.figurer.perStatus().stream().filter((s) -> lille(s.antal())).map(Opgoerelse.Statustal::status),
					this.figurer.udenforNaevner().stream().filter((a) -> lille(a.antal())).map(Opgoerelse.Aarsagstal::aarsag),
					this.figurer.udfald().stream().filter((u) -> lille(u.antal())).map(Opgoerelse.Udfaldstal::udfald))
			.flatMap((koder) -> koder)
			.collect(Collectors.toCollection(HashSet::new));
		while (SUMMER.stream().anyMatch((dele) -> skjulEnTil(dele, tal, skjulte))) {
			// What is hidden for one sum may leave another with a single hidden part.
		}
		return skjulte;
	}

	private static boolean skjulEnTil(Collection<String> dele, Map<String, Integer> tal, Set<String> skjulte) {
		List<String> nogen = dele.stream().filter((kode) -> tal.getOrDefault(kode, 0) > 0).toList();
		return nogen.stream().filter(skjulte::contains).count() == 1 && nogen.stream()
			.filter((kode) -> !skjulte.contains(kode))
			.min(Comparator.comparing(tal::get))
			.filter(skjulte::add)
			.isPresent();
	}

	/** With all who are in a placement, the outcomes of the others would be a sum as well. */
	private Opgoerelse.Andel placering(Set<String> skjulte) {
		boolean skjul = lille(this.figurer.placering().antal())
				|| Stream.of(Maanedstaelling.PLACERINGER, NAAEDE_UDFALD).anyMatch((dele) -> antalSkjulte(dele, skjulte) == 1);
		return skjul ? new Opgoerelse.Andel(null, null) : this.figurer.placering();
	}

	private long antalSkjulte(List<String> dele, Set<String> skjulte) {
		return this.figurer.perStatus()
			.stream()
			.filter((s) -> dele.contains(s.status()) && vist(skjulte, s.status(), s.antal()) == null)
			.count();
	}

	private List<Opgoerelse.Udfaldstal> udfald(Set<String> skjulte) {
		List<Integer> nye = enkelte(this.figurer.udfald().stream().map(Opgoerelse.Udfaldstal::iMaaneden).toList());
		return IntStream.range(0, this.figurer.udfald().size()).mapToObj((i) -> {
			Opgoerelse.Udfaldstal u = this.figurer.udfald().get(i);
			return new Opgoerelse.Udfaldstal(u.udfald(), vist(skjulte, u.udfald(), u.antal()), nye.get(i));
		}).toList();
	}

	// --- the rest

	/** With the total of both, one house would tell of the other; and who is reached tells who is not. */
	private List<Opgoerelse.Enhedstal> enheder() {
		boolean skjul = this.figurer.perEnhed()
			.stream()
			.anyMatch((e) -> lille(e.taeller()) || lille(e.naevner()) || lille(e.naevner() - e.taeller()));
		return skjul ? this.figurer.perEnhed().stream().map((e) -> new Opgoerelse.Enhedstal(e.enhed(), null, null, null)).toList()
				: this.figurer.perEnhed();
	}

	private List<Opgoerelse.Sagsstamme> sagsstammer() {
		List<Integer> antal = enkelte(this.figurer.sagsstammer().stream().map(Opgoerelse.Sagsstamme::antal).toList());
		return IntStream.range(0, antal.size())
			.mapToObj((i) -> new Opgoerelse.Sagsstamme(this.figurer.sagsstammer().get(i).jobformidler(), antal.get(i)))
			.toList();
	}

	private Opgoerelse.Genbehandlingstal genbehandling(Opgoerelse.Genbehandlingstal g) {
		Integer[] tal = Stream.of(g.indkaldt(), g.afholdt(), g.rehabiliteringsteam(), g.fortsatForloeb(), g.bortfaldet())
			.map((antal) -> lille(antal) ? null : antal)
			.toArray(Integer[]::new);
		return new Opgoerelse.Genbehandlingstal(g.nummer(), tal[0], tal[1], tal[2], tal[3], tal[4]);
	}

	/** The parts of one sum, each by its own number. */
	private List<Integer> enkelte(List<Integer> dele) {
		List<Integer> nogle = dele.stream().map((del) -> lille(del) ? null : del).collect(Collectors.toList());
		if (nogle.stream().filter(Objects::isNull).count() == 1) {
			IntStream.range(0, nogle.size())
				.filter((i) -> nogle.get(i) != null && nogle.get(i) > 0)
				.boxed()
				.min(Comparator.comparing(nogle::get))
				.ifPresent((i) -> nogle.set(i, null));
		}
		return nogle;
	}

}
