package dk.tovholder.kalender;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import org.springframework.stereotype.Component;

/**
 * The Danish working days: not Saturdays and Sundays, public holidays, 5 June, 24 and 31
 * December. Store Bededag is a holiday through 2023; 1 May is a working day.
 */
@Component
public class Kalender {

	private static final int FOERSTE_AAR = 2000;

	private static final int SIDSTE_AAR = 2110;

	private static final Map<String, String> HELLIGDAGE = Map.ofEntries(Map.entry("NEW_YEAR", "nytårsdag"),
			Map.entry("christian.MAUNDY_THURSDAY", "skærtorsdag"), Map.entry("christian.GOOD_FRIDAY", "langfredag"),
			Map.entry("christian.EASTER", "påskedag"), Map.entry("christian.EASTER_MONDAY", "2. påskedag"),
			Map.entry("christian.GENERAL_PRAYER_DAY", "Store Bededag"),
			Map.entry("christian.ASCENSION_DAY", "Kristi himmelfartsdag"), Map.entry("christian.PENTECOST", "pinsedag"),
			Map.entry("christian.WHIT_MONDAY", "2. pinsedag"), Map.entry("CHRISTMAS", "1. juledag"),
			Map.entry("STEPHENS", "2. juledag"));

	/** Not public holidays, but no working days in Danish administration either. */
	private static final Map<MonthDay, String> FASTE_FRIDAGE = Map.of(MonthDay.of(Month.JUNE, 5),
			"grundlovsdag (5. juni)", MonthDay.of(Month.DECEMBER, 24), "juleaftensdag", MonthDay.of(Month.DECEMBER, 31),
			"nytårsaftensdag");

	private final HolidayManager helligdage = HolidayManager
		.getInstance(ManagerParameters.create(HolidayCalendar.DENMARK));

	private final Map<LocalDate, String> fridage = new HashMap<>();

	public Kalender() {
		for (int aar = FOERSTE_AAR; aar <= SIDSTE_AAR; aar++) {
			this.fridage.putAll(fridageI(aar));
		}
	}

	public boolean erArbejdsdag(LocalDate dato) {
		return !erWeekend(dato) && helligdag(dato) == null;
	}

	/**
	 * Why a day is no working day, in Danish: the name of the holiday, otherwise the name
	 * of the weekday. Empty on working days.
	 */
	public Optional<String> fridag(LocalDate dato) {
		String helligdag = helligdag(dato);
		if (helligdag != null) {
			return Optional.of(helligdag);
		}
		return switch (dato.getDayOfWeek()) {
			case SATURDAY -> Optional.of("lørdag");
			case SUNDAY -> Optional.of("søndag");
			default -> Optional.empty();
		};
	}

	/** The day itself, if it is a working day, otherwise the next one. */
	public LocalDate frem(LocalDate dato) {
		LocalDate dag = dato;
		while (!erArbejdsdag(dag)) {
			dag = dag.plusDays(1);
		}
		return dag;
	}

	/** The day itself, if it is a working day, otherwise the last one before it. */
	public LocalDate tilbage(LocalDate dato) {
		LocalDate dag = dato;
		while (!erArbejdsdag(dag)) {
			dag = dag.minusDays(1);
		}
		return dag;
	}

	/**
	 * The n-th working day after a date.
	 * @param dato not counted itself, and need not be a working day
	 * @param antal working days, 0 for the date itself
	 */
	public LocalDate plusArbejdsdage(LocalDate dato, int antal) {
		kraevIkkeNegativ(antal);
		LocalDate dag = dato;
		for (int i = 0; i < antal; i++) {
			dag = frem(dag.plusDays(1));
		}
		return dag;
	}

	/**
	 * The n-th working day before a date.
	 * @param dato not counted itself, and need not be a working day
	 * @param antal working days, 0 for the date itself
	 */
	public LocalDate minusArbejdsdage(LocalDate dato, int antal) {
		kraevIkkeNegativ(antal);
		LocalDate dag = dato;
		for (int i = 0; i < antal; i++) {
			dag = tilbage(dag.minusDays(1));
		}
		return dag;
	}

	private String helligdag(LocalDate dato) {
		int aar = dato.getYear();
		// Other years are rare enough to be worked out each time, so the cache cannot
		// grow.
		return ((aar >= FOERSTE_AAR && aar <= SIDSTE_AAR) ? this.fridage : fridageI(aar)).get(dato);
	}

	private Map<LocalDate, String> fridageI(int aar) {
		Map<LocalDate, String> dage = new HashMap<>();
		FASTE_FRIDAGE.forEach((dag, navn) -> dage.put(dag.atYear(aar), navn));
		for (Holiday helligdag : this.helligdage.getHolidays(Year.of(aar))) {
			String navn = HELLIGDAGE.get(helligdag.getPropertiesKey());
			if (navn == null) {
				throw new IllegalStateException("No Danish name for holiday " + helligdag);
			}
			dage.put(helligdag.getDate(), navn);
		}
		return dage;
	}

	private static boolean erWeekend(LocalDate dato) {
		DayOfWeek ugedag = dato.getDayOfWeek();
		return ugedag == DayOfWeek.SATURDAY || ugedag == DayOfWeek.SUNDAY;
	}

	private static void kraevIkkeNegativ(int antal) {
		if (antal < 0) {
			throw new IllegalArgumentException("Negative number of working days: " + antal);
		}
	}

}
