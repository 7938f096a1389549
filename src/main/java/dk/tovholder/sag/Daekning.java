package dk.tovholder.sag;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * How many days a citizen has lived on the benefits that count.
 *
 * @param dage distinct days covered in the window before the reference date; overlaps
 * count once
 * @param graense the days that must be exceeded
 */
record Daekning(int dage, int graense) {

	/**
	 * Counts the days covered in [ref − vindueAar, ref) against the days of [ref −
	 * graenseAar, ref).
	 * @param ref the anchor of the deadline of trin 1; not itself counted
	 */
	static Daekning beregn(List<Ydelsesperiode> perioder, LocalDate ref, int vindueAar, int graenseAar) {
		List<Ydelsesperiode> taellende = perioder.stream()
			.filter((periode) -> periode.ydelse().taeller())
			.sorted(Comparator.comparing(Ydelsesperiode::fra))
			.toList();
		long dage = 0;
		LocalDate talt = ref.minusYears(vindueAar);
		for (Ydelsesperiode periode : taellende) {
			LocalDate fra = senest(periode.fra(), talt);
			LocalDate til = tidligst(periode.til(), ref.minusDays(1)).plusDays(1);
			if (fra.isBefore(til)) {
				dage += ChronoUnit.DAYS.between(fra, til);
				talt = til;
			}
		}
		return new Daekning((int) dage, (int) ChronoUnit.DAYS.between(ref.minusYears(graenseAar), ref));
	}

	/** Whether the days exceed the limit. */
	boolean overGraensen() {
		return this.dage > this.graense;
	}

	private static LocalDate senest(LocalDate a, LocalDate b) {
		return a.isAfter(b) ? a : b;
	}

	private static LocalDate tidligst(LocalDate a, LocalDate b) {
		return a.isBefore(b) ? a : b;
	}

}
