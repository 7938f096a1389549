package dk.tovholder.facit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Set;

/** Danish working days and the counting of days, weeks and months, written from the rules alone. */
final class Dage {

	private static final Set<MonthDay> FASTE = Set.of(MonthDay.of(1, 1), MonthDay.of(6, 5), MonthDay.of(12, 24),
			MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(12, 31));

	private static final Set<Integer> FRA_PAASKE = Set.of(-3, -2, 0, 1, 39, 49, 50);

	private static final int STORE_BEDEDAG = 26;

	private Dage() {
	}

	static boolean fri(LocalDate dag) {
		if (dag.getDayOfWeek() == DayOfWeek.SATURDAY || dag.getDayOfWeek() == DayOfWeek.SUNDAY
				|| FASTE.contains(MonthDay.from(dag))) {
			return true;
		}
		int fraPaaske = (int) (dag.toEpochDay() - paaske(dag.getYear()).toEpochDay());
		return FRA_PAASKE.contains(fraPaaske) || (fraPaaske == STORE_BEDEDAG && dag.getYear() <= 2023);
	}

	/** Easter Sunday as Gauss counts it: the Sunday after the first full moon of spring. */
	static LocalDate paaske(int aar) {
		int k = aar / 100;
		int m = (15 + k - (8 * k + 13) / 25 - k / 4) % 30;
		int n = (4 + k - k / 4) % 7;
		int d = (19 * (aar % 19) + m) % 30;
		int e = (2 * (aar % 4) + 4 * (aar % 7) + 6 * d + n) % 7;
		if (e == 6 && (d == 29 || (d == 28 && aar % 19 > 10))) {
			e = -1;
		}
		return LocalDate.of(aar, Month.MARCH, 22).plusDays(d + e);
	}

	static LocalDate frem(LocalDate dag) {
		LocalDate d = dag;
		while (fri(d)) {
			d = d.plusDays(1);
		}
		return d;
	}

	/** Counts working days forward, or backward where the number is negative; the day itself is not counted. */
	static LocalDate arbejdsdage(LocalDate fra, int antal) {
		LocalDate d = fra;
		int mangler = Math.abs(antal);
		while (mangler > 0) {
			d = d.plusDays(Integer.signum(antal));
			if (!fri(d)) {
				mangler--;
			}
		}
		return d;
	}

	static LocalDate maaneder(LocalDate fra, int antal) {
		LocalDate foerste = fra.withDayOfMonth(1).plusMonths(antal);
		return foerste.withDayOfMonth(Math.min(fra.getDayOfMonth(), foerste.lengthOfMonth()));
	}

	static LocalDate senest(LocalDate... dage) {
		LocalDate senest = null;
		for (LocalDate d : dage) {
			if (d != null && (senest == null || d.isAfter(senest))) {
				senest = d;
			}
		}
		return senest;
	}

}
