package dk.tovholder.kalender;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Danish days off worked out by hand, for comparison: shares nothing with production.
 */
public final class DanskeFridage {

	private DanskeFridage() {
	}

	public static boolean erFri(LocalDate dato) {
		return dato.getDayOfWeek() == DayOfWeek.SATURDAY || dato.getDayOfWeek() == DayOfWeek.SUNDAY
				|| helligdage(dato.getYear()).containsKey(dato);
	}

	/**
	 * The holidays of a year and their names; where two fall together, the moving one.
	 */
	public static Map<LocalDate, String> helligdage(int aar) {
		LocalDate paaske = paaske(aar);
		Map<LocalDate, String> dage = new LinkedHashMap<>();
		dage.put(LocalDate.of(aar, 1, 1), "nytårsdag");
		dage.put(LocalDate.of(aar, 6, 5), "grundlovsdag (5. juni)");
		dage.put(LocalDate.of(aar, 12, 24), "juleaftensdag");
		dage.put(LocalDate.of(aar, 12, 25), "1. juledag");
		dage.put(LocalDate.of(aar, 12, 26), "2. juledag");
		dage.put(LocalDate.of(aar, 12, 31), "nytårsaftensdag");
		dage.put(paaske.minusDays(3), "skærtorsdag");
		dage.put(paaske.minusDays(2), "langfredag");
		dage.put(paaske, "påskedag");
		dage.put(paaske.plusDays(1), "2. påskedag");
		if (aar <= 2023) {
			dage.put(paaske.plusDays(26), "Store Bededag");
		}
		dage.put(paaske.plusDays(39), "Kristi himmelfartsdag");
		dage.put(paaske.plusDays(49), "pinsedag");
		dage.put(paaske.plusDays(50), "2. pinsedag");
		return dage;
	}

	/** Gauss's algorithm with the corrections for the Gregorian calendar. */
	private static LocalDate paaske(int aar) {
		int a = aar % 19;
		int k = aar / 100;
		int m = (15 - (13 + 8 * k) / 25 + k - k / 4) % 30;
		int n = (4 + k - k / 4) % 7;
		int d = (19 * a + m) % 30;
		int e = (2 * (aar % 4) + 4 * (aar % 7) + 6 * d + n) % 7;
		int marts = 22 + d + e;
		if ((d == 29 && e == 6) || (d == 28 && e == 6 && (11 * m + 11) % 30 < 19)) {
			marts -= 7;
		}
		return LocalDate.of(aar, 3, 1).plusDays(marts - 1L);
	}

}
