package dk.tovholder.overskredetfrist;

import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dk.tovholder.frist.Fristtype.STRAKSAFKLARING;
import static org.assertj.core.api.Assertions.assertThat;

/** Plan and letter for overdue mandatory deadlines. */
@Modelproeve("overskredetFrist")
class OverskredetFristTest {

	@Autowired
	private Pilot pilot;

	@Autowired
	private TaskService tasks;

	private String sag;

	@BeforeEach
	void late() {
		sag = pilot.sag("2020-12-01");
		pilot.dag("2021-01-27");
		assertThat(pilot.aabne(sag)).containsExactly("T02", "T21", "T22");
	}

	private void plan() {
		pilot.goer(sag, "T21", "aarsag", "KAPACITET", "nyDato", "2021-02-10", "tiltag", "Flere møder");
	}

	private void brev() {
		pilot.goer(sag, "T22", "sendtDato", "2021-01-27", "nyDato", "2021-02-10");
	}

	@Test
	void planAndLetterAreOwedOnce() {
		assertThat(pilot.opgave(sag, "T21").gruppe()).isEqualTo("aktivhuset.faglig-leder");
		assertThat(pilot.opgave(sag, "T21").dato()).hasToString("2021-02-02");
		assertThat(pilot.opgave(sag, "T22").dato()).hasToString("2021-01-29");
		plan();
		brev();
		pilot.dag("2021-02-15");
		assertThat(pilot.aabne(sag)).containsExactly("T02");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OVERSKREDET");
	}

	@Test
	void reopenedOwesWhatWasNotDone() {
		pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
		assertThat(pilot.aabne(sag)).containsExactly("T02", "T21", "T22");
	}

	@Test
	void reopenedWithTheLetterSentOwesThePlan() {
		brev();
		pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
		assertThat(pilot.aabne(sag)).containsExactly("T02", "T21");
	}

	@Test
	void reopenedWithThePlanMadeOwesTheLetter() {
		plan();
		pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
		assertThat(pilot.aabne(sag)).containsExactly("T02", "T22");
	}

	@Test
	void pauseRegisteredLateTakesThemBack() {
		pilot.meld(sag, "FritagelseStartet", "2021-01-25");
		assertThat(pilot.aabne(sag)).containsExactly("T02");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
		pilot.meld(sag, "FritagelseSluttet", "2021-01-26");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-27 AABEN");
		pilot.dag("2021-01-28");
		assertThat(pilot.aabne(sag)).containsExactly("T02", "T21", "T22");
	}

	@Test
	void twoDeadlinesOweTwoPlans() {
		pilot.meld(sag, "SagOphoert", "2021-01-27", "udfald", "JOB_ORDINAERT");
		String anden = pilot.sag("aktivhuset", "2020-12-01", true, true, true);
		assertThat(pilot.aabne(anden)).containsExactly("T07", "T08", "T21", "T22");
		pilot.tilTeam(anden, "2021-01-27", "INGEN");
		pilot.afgoer(anden, "INGEN", true, "2021-01-27");
		pilot.dag("2021-02-04");
		assertThat(pilot.aabne(anden)).containsExactly("T12", "T13", "T21", "T21", "T22", "T22");
	}

	@Test
	void listsShowWhoseTaskItIsAndGoWithTheCase() {
		String plan = pilot.opgave(sag, "T21").id();
		assertThat(tasks.getVariablesLocal(plan)).containsEntry("sagsnummer", sag)
			.containsEntry("enhed", "aktivhuset")
			.containsKey("borger")
			.hasSize(3);
		pilot.meld(sag, "SagOphoert", "2021-01-27", "udfald", "FRAFLYTTET");
		assertThat(tasks.createTaskQuery().processInstanceBusinessKey(sag).count()).isZero();
	}

}
