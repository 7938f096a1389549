package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DaekningTest {

	private static final LocalDate START = LocalDate.of(2020, 12, 1);

	@Test
	void exactlyEightYearsAreNotMoreThanEight() {
		Daekning daekning = daekning(periode(Ydelse.KONTANTHJAELP, "2012-12-01", "2020-11-30"));
		assertThat(daekning).isEqualTo(new Daekning(2922, 2922));
		assertThat(daekning.overGraensen()).isFalse();
	}

	@Test
	void oneDayMoreIs() {
		Daekning daekning = daekning(periode(Ydelse.KONTANTHJAELP, "2012-11-30", "2020-11-30"));
		assertThat(daekning).isEqualTo(new Daekning(2923, 2922));
		assertThat(daekning.overGraensen()).isTrue();
	}

	@Test
	void overlapsCountOnceInAnyOrderAndGapsNotAtAll() {
		assertThat(daekning(periode(Ydelse.UDDANNELSESHJAELP, "2013-01-01", "2016-12-31"),
				periode(Ydelse.KONTANTHJAELP, "2012-12-01", "2020-11-30"))
			.dage()).isEqualTo(2922);
		assertThat(daekning(periode(Ydelse.KONTANTHJAELP, "2020-01-08", "2020-01-10"),
				periode(Ydelse.OVERGANGSYDELSE, "2020-01-01", "2020-01-05"),
				periode(Ydelse.KONTANTHJAELP_INTEGRATION, "2020-01-02", "2020-01-03"),
				periode(Ydelse.UDDANNELSESHJAELP, "2020-01-05", "2020-01-06"),
				periode(Ydelse.SELVFORSOERGELSES_OG_HJEMREJSEYDELSE, "2020-01-10", "2020-01-10"))
			.dage()).isEqualTo(9);
	}

	@Test
	void otherBenefitsCountNothing() {
		assertThat(daekning(periode(Ydelse.SYGEDAGPENGE, "2010-12-01", "2020-11-30"),
				periode(Ydelse.SU, "2010-12-01", "2020-11-30"), periode(Ydelse.DAGPENGE, "2010-12-01", "2020-11-30"),
				periode(Ydelse.LEDIGHEDSYDELSE, "2010-12-01", "2020-11-30"),
				periode(Ydelse.RESSOURCEFORLOEBSYDELSE, "2010-12-01", "2020-11-30"),
				periode(Ydelse.REVALIDERINGSYDELSE, "2010-12-01", "2020-11-30"))
			.dage()).isZero();
	}

	@Test
	void daysOutsideTheTenYearsOrFromTheReferenceDateOnDoNotCount() {
		assertThat(daekning(periode(Ydelse.KONTANTHJAELP, "2000-01-01", "2010-11-30"),
				periode(Ydelse.KONTANTHJAELP, "2020-12-01", "9999-12-31"))
			.dage()).isZero();
		assertThat(daekning(periode(Ydelse.KONTANTHJAELP, "2000-01-01", "9999-12-31")).dage()).isEqualTo(3653);
		assertThat(daekning().dage()).isZero();
	}

	@Test
	void yearsAreConfigurable() {
		assertThat(Daekning.beregn(List.of(periode(Ydelse.KONTANTHJAELP, "2000-01-01", "2020-11-30")), START, 2, 1))
			.isEqualTo(new Daekning(731, 366));
	}

	private static Daekning daekning(Ydelsesperiode... perioder) {
		return Daekning.beregn(List.of(perioder), START, 10, 8);
	}

	private static Ydelsesperiode periode(Ydelse ydelse, String fra, String til) {
		return new Ydelsesperiode(ydelse, LocalDate.parse(fra), LocalDate.parse(til));
	}

}
