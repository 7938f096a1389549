package dk.tovholder.afklaringspuljen;

import dk.tovholder.Pilot;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static dk.tovholder.frist.Fristtype.PLACERINGSUR;
import static org.assertj.core.api.Assertions.assertThat;

/** The six-month clock where the end of a placement continues the old one. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:fortsaet;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
				"camunda.bpm.job-execution.enabled=false", "tovholder.program.placeringsur=FORTSAET" })
@Import(Pilot.class)
class PlaceringsurFortsaetTest {

	@Autowired
	private Pilot pilot;

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	@Test
	void example10GoesOnWithWhatWasLeft() {
		pilot.begynd("2020-12-01T08:00");
		String sag = pilot.iForloeb("2021-01-26");
		pilot.dag("2021-03-15");
		pilot.start(sag, "P1", "2021-03-15");
		pilot.dag("2021-04-23");
		pilot.slut(sag, "P1", "2021-04-23");
		assertThat(pilot.fristen(sag, PLACERINGSUR, 2)).isEqualTo("2021-09-03 AABEN");
		pilot.ur("2021-09-04T00:00:00");
		assertThat(pilot.aabne(sag)).containsExactly("T13", "T16");
	}

}
