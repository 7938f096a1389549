package dk.tovholder.opgoerelse;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HovedtalTest {

	@Test
	void theGoalIsReachedAt792Of990AndNotAt791() {
		Hovedtal naaet = Hovedtal.af(Map.of("PRAKTIK", 792L, "INGEN", 198L, "DOED", 4L, "FRAFLYTTET", 6L), 80);
		assertThat(naaet).isEqualTo(new Hovedtal(792, 990, new BigDecimal("80.0"), 0, true));
		Hovedtal ikke = Hovedtal.af(Map.of("PRAKTIK", 791L, "INGEN", 199L, "DOED", 4L, "FRAFLYTTET", 6L), 80);
		assertThat(ikke).isEqualTo(new Hovedtal(791, 990, new BigDecimal("79.9"), 1, false));
	}

	@Test
	void roundingNeverReachesTheGoal() {
		assertThat(Hovedtal.af(Map.of("PRAKTIK", 7_999L, "INGEN", 2_001L), 80).procent()).isEqualTo(new BigDecimal("79.9"));
		assertThat(Hovedtal.af(Map.of("PRAKTIK", 2L, "INGEN", 1L), 80).procent()).isEqualTo(new BigDecimal("66.7"));
	}

	@Test
	void outcomesCountAsTheTableOfOutcomesSays() {
		Hovedtal tal = Hovedtal.af(Map.of("JOB_ORDINAERT", 3L, "YDELSE_OPHOERT_UKENDT", 2L, "PROJEKT_SLUT", 1L, "FRITAGET", 5L,
				"IKKE_OMFATTET", 7L), 80);
		assertThat(tal.taeller()).isEqualTo(3);
		assertThat(tal.naevner()).isEqualTo(6);
	}

	@Test
	void nobodyIsNoPercentAndReachesNothing() {
		assertThat(Hovedtal.af(Map.of("DOED", 1L), 80)).isEqualTo(new Hovedtal(0, 0, null, 0, false));
	}

	/** The rounded percent says 80.0 exactly when the whole numbers do, and the persons that lack would be enough and no more. */
	@Test
	void everyFractionIsComparedExactly() {
		for (long naevner = 1; naevner <= 1_200; naevner++) {
			for (long taeller = 0; taeller <= naevner; taeller++) {
				Hovedtal tal = Hovedtal.af(Map.of("PRAKTIK", taeller, "INGEN", naevner - taeller), 80);
				assertThat(tal.opnaaet()).isEqualTo(taeller * 5 >= naevner * 4);
				assertThat(tal.procent().compareTo(new BigDecimal("80.0")) >= 0).isEqualTo(tal.opnaaet());
				assertThat((taeller + tal.mangler()) * 5 >= naevner * 4).isTrue();
				assertThat(tal.mangler() == 0 || (taeller + tal.mangler() - 1) * 5 < naevner * 4).isTrue();
			}
		}
	}

}
