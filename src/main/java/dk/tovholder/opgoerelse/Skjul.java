package dk.tovholder.opgoerelse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import dk.tovholder.opgoerelse.Opgoerelse.Figurer;

/**
 * Hides from readers outside casework what would tell of so few persons that they could be known. Where a single hidden
 * figure could be worked out from the others and their sum, the smallest of those is hidden as well. Zero tells of nobody.
 */
final class Skjul {

	private final int mindst;

	Skjul(int mindst) {
		this.mindst = mindst;
	}

	Figurer smaa(Figurer f) {
		List<Integer> status = skjult(f.perStatus().stream().map(Opgoerelse.Statustal::antal).toList());
		List<Integer> aarsager = skjult(f.udenforNaevner().stream().map(Opgoerelse.Aarsagstal::antal).toList());
		List<Integer> stammer = skjult(f.sagsstammer().stream().map(Opgoerelse.Sagsstamme::antal).toList());
		return new Figurer(f.taeller(), f.naevner(), f.procent(), f.manglerTilMaal(), f.opnaaet(), f.tilskud(),
				enheder(f.perEnhed()),
				IntStream.range(0, status.size())
					.mapToObj((i) -> new Opgoerelse.Statustal(f.perStatus().get(i).status(), status.get(i)))
					.toList(),
				f.frister(), f.kontakt(), f.moeder(), udfald(f.udfald()),
				IntStream.range(0, aarsager.size())
					.mapToObj((i) -> new Opgoerelse.Aarsagstal(f.udenforNaevner().get(i).aarsag(), aarsager.get(i)))
					.toList(),
				placering(f.placering(), f.perStatus(), status), f.genbehandlinger().stream().map(this::genbehandling).toList(),
				f.udeblivelse(),
				IntStream.range(0, stammer.size())
					.mapToObj((i) -> new Opgoerelse.Sagsstamme(f.sagsstammer().get(i).jobformidler(), stammer.get(i)))
					.toList(),
				f.varigheder());
	}

	private boolean lille(Integer antal) {
		return antal != null && antal > 0 && antal < this.mindst;
	}

	/** Parts of a sum that is known. */
	private List<Integer> skjult(List<Integer> dele) {
		List<Integer> skjult = new ArrayList<>(dele.stream().map((del) -> lille(del) ? null : del).toList());
		long skjulte = skjult.stream().filter(Objects::isNull).count();
		if (skjulte == 1) {
			IntStream.range(0, skjult.size())
				.filter((i) -> skjult.get(i) != null && skjult.get(i) > 0)
				.boxed()
				.min(Comparator.comparing(skjult::get))
				.ifPresent((i) -> skjult.set(i, null));
		}
		return skjult;
	}

	/** With the total of both, one house would tell of the other; and who is reached tells who is not. */
	private List<Opgoerelse.Enhedstal> enheder(List<Opgoerelse.Enhedstal> enheder) {
		boolean skjul = enheder.stream()
			.anyMatch((e) -> lille(e.taeller()) || lille(e.naevner()) || lille(e.naevner() - e.taeller()));
		return skjul ? enheder.stream().map((e) -> new Opgoerelse.Enhedstal(e.enhed(), null, null, null)).toList() : enheder;
	}

	private Opgoerelse.Andel placering(Opgoerelse.Andel andel, List<Opgoerelse.Statustal> perStatus, List<Integer> status) {
		long skjulte = IntStream.range(0, status.size())
			.filter((i) -> status.get(i) == null && Maanedstaelling.PLACERINGER.contains(perStatus.get(i).status()))
			.count();
		return (lille(andel.antal()) || skjulte == 1) ? new Opgoerelse.Andel(null, null) : andel;
	}

	private List<Opgoerelse.Udfaldstal> udfald(List<Opgoerelse.Udfaldstal> udfald) {
		List<Integer> ialt = skjult(udfald.stream().map(Opgoerelse.Udfaldstal::antal).toList());
		List<Integer> nye = skjult(udfald.stream().map(Opgoerelse.Udfaldstal::iMaaneden).toList());
		return IntStream.range(0, udfald.size())
			.mapToObj((i) -> new Opgoerelse.Udfaldstal(udfald.get(i).udfald(), ialt.get(i), nye.get(i)))
			.toList();
	}

	private Opgoerelse.Genbehandlingstal genbehandling(Opgoerelse.Genbehandlingstal g) {
		Integer[] tal = Arrays.asList(g.indkaldt(), g.afholdt(), g.rehabiliteringsteam(), g.fortsatForloeb(), g.bortfaldet())
			.stream()
			.map((antal) -> lille(antal) ? null : antal)
			.toArray(Integer[]::new);
		return new Opgoerelse.Genbehandlingstal(g.nummer(), tal[0], tal[1], tal[2], tal[3], tal[4]);
	}

}
