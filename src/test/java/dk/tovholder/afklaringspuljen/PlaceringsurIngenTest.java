package dk.tovholder.afklaringspuljen;

import dk.tovholder.Pilot;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static dk.tovholder.frist.Fristtype.PLACERINGSUR;
import static org.assertj.core.api.Assertions.assertThat;

/** The six-month clock where the end of a placement starts none. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:ingen;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
				"camunda.bpm.job-execution.enabled=false", "tovholder.program.placeringsur=INGEN" })
@Import(Pilot.class)
class PlaceringsurIngenTest {

	@Autowired
	private Pilot pilot;

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	private String sag;

	@BeforeEach
	void inTheCourse() {
		pilot.begynd("2020-12-01T08:00");
		sag = pilot.iForloeb("2021-01-26");
		pilot.dag("2021-03-15");
	}

	private void assertNoClock() {
		assertThat(pilot.aabne(sag)).containsExactly("T13");
		assertThat(pilot.vis(sag).frister()).noneMatch((f) -> f.fristtype() == PLACERINGSUR && f.nummer() > 1);
	}

	@Test
	void endOfAPlacementStartsNone() {
		pilot.start(sag, "P1", "2021-03-15");
		pilot.slut(sag, "P1", "2021-03-15");
		assertNoClock();
		pilot.start(sag, "P2", "2021-03-15");
		assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
	}

	@Test
	void placementThatIsKnownOnlyWhenItHasEndedStopsTheClock() {
		pilot.slut(sag, "P1", "2021-03-12");
		pilot.start(sag, "P1", "2021-03-01");
		assertNoClock();
	}

	@Test
	void reopenedCaseHasNone() {
		pilot.start(sag, "P1", "2021-03-15");
		pilot.slut(sag, "P1", "2021-03-15");
		pilot.lukOgGenoptag(sag, "2021-03-16", "2021-03-17");
		assertNoClock();
	}

	@Test
	void reviewCalledOffIsTheLast() {
		pilot.dag("2021-07-27");
		pilot.start(sag, "P1", "2021-07-27");
		pilot.goer(sag, "T19", "valg", "AFLYS", "begrundelse", "x");
		pilot.slut(sag, "P1", "2021-07-27");
		assertNoClock();
	}

}
