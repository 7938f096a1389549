package dk.tovholder.kalender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TidTest {

	@ParameterizedTest(name = "{0}")
	@CsvSource({
			// winter, summer
			"2021-01-26, 2021-01-25T23:00:00Z, 2021-01-26T22:59:59Z",
			"2021-04-06, 2021-04-05T22:00:00Z, 2021-04-06T21:59:59Z",
			// the day before, the day and the day after the clocks go forward
			"2021-03-27, 2021-03-26T23:00:00Z, 2021-03-27T22:59:59Z",
			"2021-03-28, 2021-03-27T23:00:00Z, 2021-03-28T21:59:59Z",
			"2021-03-29, 2021-03-28T22:00:00Z, 2021-03-29T21:59:59Z",
			// and back
			"2021-10-30, 2021-10-29T22:00:00Z, 2021-10-30T21:59:59Z",
			"2021-10-31, 2021-10-30T22:00:00Z, 2021-10-31T22:59:59Z",
			"2021-11-01, 2021-10-31T23:00:00Z, 2021-11-01T22:59:59Z" })
	void deadlineIsTheLastSecondOfTheLocalDay(LocalDate dato, Instant midnat, Instant frist) {
		assertThat(Tid.midnat(dato)).isEqualTo(midnat);
		assertThat(Tid.fristTidspunkt(dato)).isEqualTo(frist);
		assertThat(Tid.overskredetFra(dato)).isEqualTo(frist.plusSeconds(1));
		assertThat(Tid.dato(midnat)).isEqualTo(dato);
		assertThat(Tid.dato(midnat.minusNanos(1))).isEqualTo(dato.minusDays(1));
		assertThat(Tid.dato(frist)).isEqualTo(dato);
	}

	@Test
	void dayOfTheChangeIsAnHourShorterOrLonger() {
		assertThat(laengde("2021-03-28")).isEqualTo(Duration.ofHours(23));
		assertThat(laengde("2021-10-31")).isEqualTo(Duration.ofHours(25));
	}

	@Test
	void todayIsDanishWhateverTheZoneOfTheClock() {
		Clock ur = Clock.fixed(Instant.parse("2021-01-26T23:00:00Z"), ZoneOffset.ofHours(-8));
		assertThat(Tid.idag(ur)).isEqualTo("2021-01-27");
	}

	private static Duration laengde(String dag) {
		return Duration.between(Tid.midnat(LocalDate.parse(dag)), Tid.overskredetFra(LocalDate.parse(dag)));
	}

}
