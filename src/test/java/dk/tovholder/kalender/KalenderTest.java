package dk.tovholder.kalender;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KalenderTest {

	private static final Kalender KALENDER = new Kalender();

	@Test
	void everyDayAgreesWithTheHolidaysWorkedOutByHand() {
		for (LocalDate dag = dato("1995-01-01"); dag.getYear() <= 2115; dag = dag.plusDays(1)) {
			String navn = DanskeFridage.helligdage(dag.getYear()).get(dag);
			assertThat(KALENDER.erArbejdsdag(dag)).as("%s", dag).isEqualTo(!DanskeFridage.erFri(dag));
			assertThat(KALENDER.fridag(dag).isEmpty()).as("%s", dag).isEqualTo(KALENDER.erArbejdsdag(dag));
			if (navn != null) {
				assertThat(KALENDER.fridag(dag)).as("%s", dag).contains(navn);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "2021-01-01, nytårsdag", "2021-04-01, skærtorsdag", "2021-04-02, langfredag", "2021-04-04, påskedag",
			"2021-04-05, 2. påskedag", "2021-04-30, Store Bededag", "2023-05-05, Store Bededag",
			"2021-05-13, Kristi himmelfartsdag", "2021-05-23, pinsedag", "2021-05-24, 2. pinsedag",
			"2020-06-05, grundlovsdag (5. juni)", "2020-12-24, juleaftensdag", "2020-12-25, 1. juledag",
			"2020-12-26, 2. juledag", "2020-12-31, nytårsaftensdag", "2021-05-15, lørdag", "2021-05-16, søndag" })
	void dayOffIsNamedInDanish(LocalDate dato, String navn) {
		assertThat(KALENDER.fridag(dato)).contains(navn);
		assertThat(KALENDER.erArbejdsdag(dato)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2024-04-26", "2025-05-16", "2026-05-01", "2020-05-01", "2020-12-23", "2021-04-06" })
	void storeBededagEndedIn2023AndFirstOfMayIsWorked(LocalDate dato) {
		assertThat(KALENDER.erArbejdsdag(dato)).isTrue();
		assertThat(KALENDER.fridag(dato)).isEmpty();
		assertThat(KALENDER.frem(dato)).isEqualTo(dato);
		assertThat(KALENDER.tilbage(dato)).isEqualTo(dato);
	}

	@Test
	void easterIsPassedInBothDirections() {
		assertThat(KALENDER.frem(dato("2021-04-01"))).isEqualTo("2021-04-06");
		assertThat(KALENDER.tilbage(dato("2021-04-05"))).isEqualTo("2021-03-31");
	}

	@ParameterizedTest
	@CsvSource({ "2021-01-26, 0, 2021-01-26", "2021-01-26, 5, 2021-02-02", "2021-01-24, 1, 2021-01-25",
			"2021-01-23, 0, 2021-01-23", "2020-12-23, 1, 2020-12-28", "2020-12-30, 1, 2021-01-04",
			"2021-03-31, 2, 2021-04-07" })
	void workingDaysAreCountedFromTheDayAfter(LocalDate dato, int antal, LocalDate ventet) {
		assertThat(KALENDER.plusArbejdsdage(dato, antal)).isEqualTo(ventet);
	}

	@ParameterizedTest
	@CsvSource({ "2021-01-26, 0, 2021-01-26", "2021-01-26, 10, 2021-01-12", "2021-01-04, 1, 2020-12-30",
			"2021-01-24, 1, 2021-01-22", "2021-04-06, 1, 2021-03-31" })
	void workingDaysAreCountedBackFromTheDayBefore(LocalDate dato, int antal, LocalDate ventet) {
		assertThat(KALENDER.minusArbejdsdage(dato, antal)).isEqualTo(ventet);
	}

	@Test
	void negativeNumberIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> KALENDER.plusArbejdsdage(dato("2021-01-26"), -1));
		assertThatIllegalArgumentException().isThrownBy(() -> KALENDER.minusArbejdsdage(dato("2021-01-26"), -1));
	}

	private static LocalDate dato(String tekst) {
		return LocalDate.parse(tekst);
	}

}
