package dk.tovholder.fristvagt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dk.tovholder.frist.Fristtype.STRAKSAFKLARING;
import static org.assertj.core.api.Assertions.assertThat;

@Modelproeve("fristvagt")
class FristvagtTest {

	@Autowired
	private Pilot pilot;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private FristvagtProcess fristvagt;

	@Test
	void onlyOneWatchRuns() {
		fristvagt.begynd();
		assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("fristvagt").count()).isEqualTo(1);
	}

	@Test
	void waitsForTheNextLocalMidnight() {
		assertThat(fristvagt.naesteGang().toInstant()).isEqualTo(Instant.parse("2020-12-01T23:00:00Z"));
		pilot.ur("2021-07-01T00:00:00");
		assertThat(fristvagt.naesteGang().toInstant()).isEqualTo(Instant.parse("2021-07-01T22:00:00Z"));
	}

	@Test
	void moreThanOnePortionFallsDueAtOnce() {
		List<String> sager = new ArrayList<>();
		for (int i = 0; i < 51; i++) {
			sager.add(pilot.sag("2020-12-01"));
		}
		pilot.dag("2021-01-12");
		assertThat(sager).allSatisfy((sag) -> assertThat(
				pilot.journal(sag, "FORVARSEL").stream().filter((d) -> d.contains("STRAKSAFKLARING"))).hasSize(1));
	}

	@Test
	void everyRungRunsOnceHoweverLongTheClockStoodStill() {
		String sag = pilot.sag("2020-12-01");
		pilot.dag("2021-03-01");
		assertThat(pilot.journal(sag, "ESKALERING").stream().filter((d) -> d.contains("STRAKSAFKLARING")))
			.satisfiesExactly((d) -> assertThat(d).contains("faglig-leder"), (d) -> assertThat(d).contains("afdelingsleder"),
					(d) -> assertThat(d).contains("styregruppe"));
		pilot.dag("2021-04-01");
		assertThat(pilot.journal(sag, "ESKALERING").stream().filter((d) -> d.contains("STRAKSAFKLARING"))).hasSize(3);
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OVERSKREDET");
	}

	@Test
	void anotherVersionTakesOver() {
		runtime.correlateMessage("fristvagtAfloest");
		assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("fristvagt").count()).isZero();
		fristvagt.begynd();
		assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("fristvagt").count()).isEqualTo(1);
	}

}
