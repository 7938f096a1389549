package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.actuate.health.Status;
import org.springframework.jdbc.core.JdbcTemplate;

import dk.tovholder.Testdatabase;

import static org.assertj.core.api.Assertions.assertThat;

class UreHealthIndicatorTest {

	private final ProeveSystemtid system = new ProeveSystemtid(Clock.systemUTC());

	@ParameterizedTest
	@EnumSource
	void clocksThatAgreeAreWell(Testdatabase database) {
		assertThat(ved(database, Duration.ZERO)).isEqualTo(Status.UP);
	}

	@ParameterizedTest
	@EnumSource
	void aClockMoreThanTwoSecondsOffIsNot(Testdatabase database) {
		UreHealthIndicator ure = ny(database);
		for (Duration skaevhed : new Duration[] { Duration.ofSeconds(5), Duration.ofSeconds(-5), Duration.ofDays(-90) }) {
			system.foran = skaevhed;
			assertThat(ure.health().getStatus()).as("%s", skaevhed).isEqualTo(Status.DOWN);
		}
		system.foran = Duration.ofSeconds(1);
		assertThat(ure.health().getStatus()).isEqualTo(Status.UP);
	}

	@ParameterizedTest
	@EnumSource
	void aSlowAnswerIsNoDifference(Testdatabase database) {
		// Each look at the clock finds it a minute later, as when the answer takes so long.
		Clock langsomt = new Clock() {

			private int gange;

			@Override
			public java.time.Instant instant() {
				return Clock.systemUTC().instant().plusSeconds((gange++ % 2 == 0) ? -30 : 30);
			}

			@Override
			public java.time.ZoneId getZone() {
				return java.time.ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(java.time.ZoneId zone) {
				return this;
			}

		};
		UreHealthIndicator ure = new UreHealthIndicator(new JdbcTemplate(database.ny()), new ProeveSystemtid(langsomt));
		assertThat(ure.health().getStatus()).isEqualTo(Status.UP);
	}

	private Status ved(Testdatabase database, Duration skaevhed) {
		system.foran = skaevhed;
		return ny(database).health().getStatus();
	}

	private UreHealthIndicator ny(Testdatabase database) {
		return new UreHealthIndicator(new JdbcTemplate(database.ny()), system);
	}

}
