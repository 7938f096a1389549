package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForsinkelseTest {

	private static final Instant START = Instant.parse("2021-01-04T08:00:00Z");

	private final Skridtur produktets = new Skridtur(START);

	private final Skridtur maskinens = new Skridtur(Instant.parse("2026-03-02T10:00:00Z"));

	private final ProeveSystemtid system = new ProeveSystemtid(maskinens);

	private final Forsinkelse forsinkelse = new Forsinkelse(produktets, system);

	@Test
	void withoutAMoveTheProductsClockTells() {
		forsinkelse.se();
		gaar(Duration.ofMinutes(7));
		assertThat(forsinkelse.siden(START)).isEqualTo(Duration.ofMinutes(7));
		assertThat(forsinkelse.siden(START.minus(Duration.ofDays(20)))).isGreaterThan(Duration.ofDays(20));
	}

	@Test
	void nothingIsLateBecauseTheClockWasMoved() {
		forsinkelse.se();
		produktets.nu = produktets.nu.plus(Duration.ofDays(90));
		assertThat(forsinkelse.siden(START.plusSeconds(1))).isZero();
		gaar(Duration.ofMinutes(4));
		assertThat(forsinkelse.siden(START.plusSeconds(1))).isEqualTo(Duration.ofMinutes(4));
		gaar(Duration.ofMinutes(2));
		assertThat(forsinkelse.siden(START.plusSeconds(1))).isEqualTo(Duration.ofMinutes(6));
		assertThat(forsinkelse.ro()).isEqualTo(Duration.ofMinutes(6));
	}

	@Test
	void whatFellDueAfterTheMoveIsMeasuredByItself() {
		forsinkelse.se();
		produktets.nu = produktets.nu.plus(Duration.ofDays(90));
		forsinkelse.se();
		gaar(Duration.ofMinutes(10));
		Instant forfald = produktets.nu;
		gaar(Duration.ofMinutes(1));
		assertThat(forsinkelse.siden(forfald)).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void aClockThatIsBeingMovedMakesNothingLate() {
		for (int dag = 0; dag < 100; dag++) {
			produktets.nu = produktets.nu.plus(Duration.ofDays(1));
			maskinens.nu = maskinens.nu.plusSeconds(1);
			system.loebetid = system.loebetid.plusSeconds(1);
			assertThat(forsinkelse.siden(START)).isLessThan(dag == 0 ? Duration.ofDays(2) : Duration.ofSeconds(2));
		}
	}

	private void gaar(Duration tid) {
		produktets.nu = produktets.nu.plus(tid);
		maskinens.nu = maskinens.nu.plus(tid);
		system.loebetid = system.loebetid.plus(tid);
	}

	/** A clock that goes when it is told. */
	private static final class Skridtur extends Clock {

		private Instant nu;

		private Skridtur(Instant nu) {
			this.nu = nu;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return nu;
		}

	}

}
