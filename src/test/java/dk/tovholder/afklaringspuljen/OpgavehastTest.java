package dk.tovholder.afklaringspuljen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dk.tovholder.Pilot;
import dk.tovholder.Testdatabase;
import dk.tovholder.engine.Formularmodtager;
import dk.tovholder.frist.Hvorfor;
import dk.tovholder.sag.Opgave;
import dk.tovholder.sag.Opgavehvorfor;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The priority of a task follows its deadline, and every date can say why. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
class OpgavehastTest {

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	private static final int NORMAL = 50;

	private static final int FORVARSEL = 65;

	private static final int OVER_MAAL = 80;

	private static final int OVERSKREDET = 95;

	@Autowired
	private Pilot pilot;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Opgavehvorfor hvorfor;

	@Autowired
	private Formularmodtager formularer;

	@BeforeEach
	void begynd() {
		pilot.begynd("2020-12-01T08:00");
	}

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	/** Priorities of the open tasks, as the engine has them. */
	private Map<String, Integer> prioriteter(String sag) {
		Map<String, Integer> prioriteter = new TreeMap<>();
		for (Opgave opgave : pilot.opgaver(sag)) {
			Task task = tasks.createTaskQuery().taskId(opgave.id()).singleResult();
			prioriteter.put(opgave.opgave(), task.getPriority());
		}
		return prioriteter;
	}

	@Nested
	class MandatoryDeadline {

		private String sag;

		@BeforeEach
		void meetingIsCalled() {
			sag = pilot.sag("2020-12-01");
			pilot.dag("2020-12-14");
			pilot.indkald(sag);
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "GIVET"));
			pilot.indkaldTilMoede(sag, "T04", "2021-01-18");
		}

		@Test
		void pressesFromTheMidnightOfItsWarningAndOfItsDay() {
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T05", NORMAL));
			pilot.ur("2021-01-11T23:59:00");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T05", NORMAL));
			pilot.ur("2021-01-12T00:00:00");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T05", FORVARSEL));
			pilot.ur("2021-01-26T23:59:00");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T05", FORVARSEL));
			pilot.ur("2021-01-27T00:00:00");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T05", OVERSKREDET, "T21", NORMAL, "T22", NORMAL));
			pilot.kontroller(sag);
		}

		@Test
		void itsNextTaskStartsAfresh() {
			pilot.dag("2021-01-27");
			pilot.goer(sag, "T05", Pilot.moede("2021-01-27"));
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T06", NORMAL, "T21", NORMAL, "T22", NORMAL));
		}

		@Test
		void aNewTaskForAnOverdueDeadlineIsBornPressing() {
			pilot.dag("2021-01-27");
			pilot.goer(sag, "T05", "afholdt", "AFBUD_BORGER", "dato", "2021-01-27");
			pilot.indkaldTilMoede(sag, "T04", "2021-02-01");
			assertThat(prioriteter(sag)).containsEntry("T05", OVERSKREDET);
		}

		@Test
		void restsInAPauseAndPressesAgainByItsNewDate() {
			pilot.dag("2021-01-12");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T05", FORVARSEL));
			pilot.meld(sag, "FritagelseStartet", "2021-01-12", "markering", "Indlagt");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T05", NORMAL));
			pilot.dag("2021-01-28");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T05", NORMAL));
			pilot.meld(sag, "FritagelseSluttet", "2021-01-26");
			assertThat(prioriteter(sag)).as("the warning is now on 26 January").isEqualTo(Map.of("T05", FORVARSEL));
			pilot.dag("2021-02-10");
			assertThat(prioriteter(sag)).containsEntry("T05", OVERSKREDET);
		}

		@Test
		void aPauseThatIsToldLateTakesTheBreachBack() {
			pilot.dag("2021-01-27");
			pilot.meld(sag, "FritagelseStartet", "2021-01-25", "markering", "Indlagt");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T05", NORMAL));
		}

	}

	@Nested
	class OtherDates {

		@Test
		void aDeadlineToStriveForIsOverTargetNeverOverdue() {
			String sag = pilot.sag("2020-12-01");
			pilot.indkald(sag);
			pilot.dag("2020-12-18");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T03", FORVARSEL));
			pilot.dag("2020-12-30");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T03", OVER_MAAL));
		}

		@Test
		void aTasksOwnDatePassesAtMidnight() {
			String sag = pilot.sag("2020-12-01");
			pilot.ur("2020-12-15T23:59:00");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T02", NORMAL));
			pilot.ur("2020-12-16T00:00:00");
			assertThat(prioriteter(sag)).isEqualTo(Map.of("T02", OVER_MAAL));
			pilot.kontroller(sag);
		}

		@Test
		void aDatePassesOnlyOnceThePauseIsOver() {
			String paaPause = pilot.sag("2020-12-01");
			String passeretFoer = pilot.sag("2020-12-01");
			pilot.dag("2020-12-14");
			pilot.meld(paaPause, "FritagelseStartet", "2020-12-14", "markering", "Indlagt");
			pilot.dag("2020-12-17");
			pilot.meld(passeretFoer, "FritagelseStartet", "2020-12-17", "markering", "Indlagt");
			pilot.dag("2020-12-21");
			assertThat(prioriteter(paaPause)).isEqualTo(Map.of("T02", NORMAL));
			assertThat(prioriteter(passeretFoer)).isEqualTo(Map.of("T02", OVER_MAAL));
			pilot.meld(paaPause, "FritagelseSluttet", "2020-12-21");
			assertThat(pilot.opgave(paaPause, "T02").dato()).hasToString("2020-12-22");
			assertThat(prioriteter(paaPause)).isEqualTo(Map.of("T02", NORMAL));
			pilot.dag("2020-12-23");
			assertThat(prioriteter(paaPause)).isEqualTo(Map.of("T02", OVER_MAAL));
		}

		@Test
		void moreThanOnePortionPassesAtTheSameMidnight() {
			List<String> sager = new ArrayList<>();
			for (int i = 0; i < 51; i++) {
				sager.add(pilot.sag("2020-12-01"));
			}
			pilot.dag("2020-12-16");
			assertThat(sager).allSatisfy((sag) -> assertThat(prioriteter(sag)).isEqualTo(Map.of("T02", OVER_MAAL)));
		}

		@Test
		void aCaseThatWasLateAtImportPressesAtOnce() {
			pilot.dag("2021-02-01");
			String sag = pilot.sag("2020-12-01");
			assertThat(prioriteter(sag)).as("the letter was due on 29 January, the plan is on 2 February")
				.isEqualTo(Map.of("T02", OVER_MAAL, "T21", NORMAL, "T22", OVER_MAAL));
		}

	}

	@Nested
	class Why {

		private Hvorfor hvorfor(String sag, String opgave) {
			return hvorfor.forklar(pilot.vis(sag), pilot.opgave(sag, opgave)).orElseThrow();
		}

		@Test
		void aDateOfTheTasksOwnNamesItsAnchor() {
			String sag = pilot.sag("2020-12-01");
			assertThat(hvorfor(sag, "T02")).satisfies((h) -> {
				assertThat(h.regel()).startsWith("2 uger efter");
				assertThat(h.ankerdato()).hasToString("2020-12-01");
				assertThat(h.raaDato()).hasToString("2020-12-15");
				assertThat(h.flyttetFordi()).isNull();
			});
			pilot.dag("2020-12-14");
			pilot.indkald(sag);
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "GIVET"));
			assertThat(hvorfor(sag, "T04")).satisfies((h) -> {
				assertThat(h.anker()).isEqualTo("fristen for straksafklaring");
				assertThat(h.ankerdato()).hasToString("2021-01-26");
				assertThat(h.raaDato()).hasToString("2021-01-12");
			});
		}

		@Test
		void aRowsDateIsExplainedByItsRule() {
			String sag = pilot.sag("2020-12-01");
			pilot.indkald(sag);
			assertThat(hvorfor(sag, "T03").regel()).startsWith("4 uger efter");
		}

		@Test
		void whatAPauseMovedIsTold() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2020-12-07");
			pilot.meld(sag, "FritagelseStartet", "2020-12-07", "markering", "Indlagt");
			pilot.dag("2020-12-11");
			pilot.meld(sag, "FritagelseSluttet", "2020-12-11");
			assertThat(pilot.opgave(sag, "T02").dato()).hasToString("2020-12-21");
			assertThat(hvorfor(sag, "T02").flyttetFordi()).contains("stod stille i 4 dage", "weekend");
		}

		@Test
		void sideTasksTellWhatTheyAreAbout() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2020-12-07");
			pilot.indkald(sag);
			pilot.goer(sag, "T03", "afholdt", "UDEBLEVET", "dato", "2020-12-07");
			assertThat(pilot.opgave(sag, "T20").navn()).isEqualTo("Følg op på udeblivelse: forberedende samtale");
			assertThat(forudfyldt(sag, "T20", "vis_udeblivelser"))
				.isEqualTo("Udeblevet: forberedende samtale mandag 7. december 2020 (1 i træk)");
			assertThat(hvorfor(sag, "T20").ankerdato()).hasToString("2020-12-07");
			pilot.dag("2021-01-27");
			for (String opgave : List.of("T21", "T22")) {
				assertThat(pilot.opgave(sag, opgave).navn()).endsWith(": straksafklaring");
				assertThat(forudfyldt(sag, opgave, "vis_overskredetFrist"))
					.isEqualTo("Fristen for straksafklaring tirsdag 26. januar 2021 er overskredet");
				assertThat(hvorfor(sag, opgave).ankerdato()).hasToString("2021-01-26");
			}
		}

		@Test
		void eachLetterProposesTheDateOfItsOwnPlan() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2021-01-27");
			pilot.goer(sag, "T21", "aarsag", "KAPACITET", "nyDato", "2021-02-01", "tiltag", "Ny samtale");
			pilot.dag("2021-02-01");
			pilot.indkald(sag);
			pilot.goer(sag, "T03", Pilot.samtale("2021-02-01", "AFSLAAET"));
			pilot.beslut(sag, "REHABILITERINGSTEAM", "2021-02-01");
			pilot.dag("2021-03-30");
			pilot.goer(sag, "T21", "aarsag", "KAPACITET", "nyDato", "2021-04-12", "tiltag", "Nyt møde");
			assertThat(pilot.opgaver(sag)).filteredOn((opgave) -> opgave.opgave().equals("T22"))
				.extracting((opgave) -> opgave.fristtype() + " " + formularer.forudfyld(opgave.id(), "T22").get("nyDato"))
				.containsExactlyInAnyOrder("STRAKSAFKLARING 2021-02-01", "REHAB_FORELAEGGELSE 2021-04-12");
		}

		private Object forudfyldt(String sag, String opgave, String felt) {
			return formularer.forudfyld(pilot.opgave(sag, opgave).id(), opgave).get(felt);
		}

		@Test
		void everyTaskOfTheProgrammeWithADateHasAnAnswer() {
			pilot.dag("2020-12-01");
			List<String> sager = List.of(pilot.sag("aktivhuset", "2020-12-01", null, false, false),
					pilot.sag("aktivhuset", "2020-12-01", true, true, true), pilot.sag("2020-12-01"));
			String igen = pilot.iGenbehandling();
			for (String sag : new ArrayList<>(List.of(sager.get(0), sager.get(1), sager.get(2), igen))) {
				assertThat(pilot.opgaver(sag)).isNotEmpty().allSatisfy((opgave) -> {
					Hvorfor svar = hvorfor.forklar(pilot.vis(sag), opgave).orElseThrow();
					assertThat(List.of(svar.regel(), svar.kilde(), svar.anker())).noneMatch(String::isBlank);
					if (svar.flyttetFordi() == null) {
						assertThat(svar.raaDato()).isEqualTo(opgave.dato());
					}
				});
			}
		}

	}

}
