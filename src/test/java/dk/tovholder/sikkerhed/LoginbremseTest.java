package dk.tovholder.sikkerhed;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginbremseTest {

	private long nanosekunder;

	private final Loginbremse bremse = new Loginbremse(() -> this.nanosekunder);

	private void forkert(int gange) {
		for (int i = 0; i < gange; i++) {
			this.bremse.noter("mette", "10.0.0.1", false);
		}
	}

	private void gaar(Duration tid) {
		this.nanosekunder += tid.toNanos();
	}

	@Test
	void aFewMistakesCostNothing() {
		forkert(7);
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isZero();
	}

	@Test
	void guessingCostsMoreAndMoreUpToAMinute() {
		forkert(8);
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
		forkert(2);
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isEqualTo(Duration.ofSeconds(4));
		forkert(100);
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isEqualTo(Duration.ofMinutes(1));
		gaar(Duration.ofSeconds(61));
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isZero();
	}

	@Test
	void theSameUserElsewhereAndOthersHereAreFree() {
		forkert(20);
		assertThat(this.bremse.ventetid("mette", "10.0.0.2")).isZero();
		assertThat(this.bremse.ventetid("jonas", "10.0.0.1")).isZero();
	}

	@Test
	void theRightPasswordAndAQuarterForget() {
		forkert(20);
		this.bremse.noter("mette", "10.0.0.1", true);
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isZero();
		forkert(20);
		gaar(Duration.ofMinutes(16));
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isZero();
		forkert(1);
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isZero();
	}

	@Test
	void aFloodOfNamesMakesNoRoomForGuessing() {
		forkert(20);
		for (int i = 0; i < 50_000; i++) {
			this.bremse.noter("findes-ikke-" + i, "10.0.0.1", false);
		}
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isEqualTo(Duration.ofMinutes(1));
		assertThat(this.bremse.ventetid("mette", "10.0.0.2")).isZero();
		assertThat(this.bremse.ventetid("jonas", "10.0.0.1")).isZero();
	}

	@Test
	void manyAtTheSameTimeAreOneAttempt() {
		forkert(8);
		gaar(Duration.ofSeconds(2));
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isZero();
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isPositive();
		this.bremse.noter("mette", "10.0.0.1", true);
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isZero();
		assertThat(this.bremse.ventetid("mette", "10.0.0.1")).isZero();
	}

	@Test
	void aNameWithoutEndIsNotKeptAtItsLength() {
		String lang = "x".repeat(8000);
		for (int i = 0; i < 9; i++) {
			this.bremse.noter(lang + i, "10.0.0.1", false);
		}
		assertThat(this.bremse.ventetid(lang, "10.0.0.1")).isPositive();
	}

}
