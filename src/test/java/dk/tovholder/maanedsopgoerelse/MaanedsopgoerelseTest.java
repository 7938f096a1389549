package dk.tovholder.maanedsopgoerelse;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import dk.tovholder.afklaringspuljen.Opgavefrist;
import dk.tovholder.engine.Perioder;
import dk.tovholder.opgoerelse.Opgoerelse.Udgave;
import dk.tovholder.opgoerelse.Opgoerelser;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Modelproeve("maanedsopgoerelse")
class MaanedsopgoerelseTest {

	private static final YearMonth DECEMBER = YearMonth.of(2020, 12);

	@Autowired
	private Pilot pilot;

	@Autowired
	private MaanedsopgoerelseProcess maanedsopgoerelser;

	@Autowired
	private Perioder perioder;

	@Autowired
	private Opgoerelser opgoerelser;

	@Autowired
	private FormService forms;

	@Autowired
	private TaskService tasks;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void theFirstMonthBegins() {
		glem();
		maanedsopgoerelser.begynd();
	}

	@AfterEach
	void glem() {
		jdbc.update("delete from periode where noegle <> ''");
		jdbc.update("delete from maanedskontrol");
		jdbc.update("delete from opgoerelse");
		jdbc.update("delete from varsel where noegle like 'maanedsopgoerelse/%'");
	}

	private List<String> maaneder() {
		return runtime.createProcessInstanceQuery()
			.processDefinitionKey("maanedsopgoerelse")
			.list()
			.stream()
			.map(ProcessInstance::getBusinessKey)
			.map(Perioder::noegle)
			.sorted()
			.toList();
	}

	private Task opgave(String maaned) {
		return tasks.createTaskQuery().processInstanceBusinessKey(Perioder.forretningsnoegle(maaned)).taskCandidateGroup("controller").singleResult();
	}

	private void svar(String maaned, Object... felter) {
		Map<String, Object> svar = new HashMap<>();
		for (int i = 0; i < felter.length; i += 2) {
			svar.put((String) felter[i], felter[i + 1]);
		}
		String opgave = opgave(maaned).getId();
		pilot.som("controller", List.of("controller"), () -> {
			forms.submitTaskForm(opgave, svar);
			return null;
		});
	}

	private Map<String, Object> blad(String maaned) {
		Map<String, Object> felter = new HashMap<>();
		for (FormField felt : forms.getTaskFormData(opgave(maaned).getId()).getFormFields()) {
			felter.put(felt.getId(), felt.getValue().getValue());
		}
		return felter;
	}

	private List<String> varsler() {
		return jdbc.queryForList("select modtager || ' ' || type || ' ' || noegle from varsel "
				+ "where noegle like 'maanedsopgoerelse/%' order by 1", String.class);
	}

	@Test
	void theStatementIsCutAtTheMidnightThatEndsTheMonth() {
		pilot.ur("2020-12-31T23:59:59");
		assertThat(opgave("2020-12")).isNull();
		assertThat(opgoerelser.udgaver(DECEMBER)).isEmpty();
		pilot.ur("2021-01-01T00:00:00");
		assertThat(opgoerelser.udgaver(DECEMBER)).singleElement()
			.satisfies((udgave) -> assertThat(udgave.skaaringstidspunkt()).isEqualTo("2020-12-31T23:00:00Z"));
		Task opgave = opgave("2020-12");
		assertThat(opgave.getName()).isEqualTo("Kontrollér månedsopgørelse");
		// 4 January is the first working day of the year: 15 January is the tenth.
		assertThat(opgave.getDueDate()).isEqualTo(Instant.parse("2021-01-15T22:59:59Z"));
		assertThat(opgave.getPriority()).isEqualTo(50);
		assertThat(tasks.getVariablesLocal(opgave.getId())).isEqualTo(Map.of("periode", "december 2020"));
	}

	@Test
	void theNextMonthBeginsWithTheCut() {
		assertThat(maaneder()).containsExactly("2020-12");
		pilot.ur("2021-01-01T00:00:00");
		assertThat(maaneder()).containsExactly("2020-12", "2021-01");
		pilot.ur("2021-02-01T00:00:00");
		assertThat(maaneder()).containsExactly("2020-12", "2021-01", "2021-02");
		assertThat(opgave("2021-01").getDueDate()).isEqualTo(Instant.parse("2021-02-12T22:59:59Z"));
	}

	@Test
	void anApprovedEditionIsFrozenAndTheMonthIsDone() {
		pilot.dag("2021-01-05");
		svar("2020-12", "godkendt", true, "afvigelser", "Staten har én person færre");
		Udgave udgave = opgoerelser.udgaver(DECEMBER).get(0);
		assertThat(udgave.godkendt().aktoer()).isEqualTo("controller");
		assertThat(udgave.afvigelser()).isEqualTo("Staten har én person færre");
		assertThat(maaneder()).containsExactly("2021-01");
		maanedsopgoerelser.sikr();
		assertThat(maaneder()).containsExactly("2021-01");
		pilot.dag("2021-01-30");
		assertThat(varsler()).isEmpty();
	}

	@Test
	void aRefusedEditionIsCutAnewAndAskedAboutAgain() {
		pilot.dag("2021-01-05");
		String foerste = opgave("2020-12").getId();
		svar("2020-12", "godkendt", false, "afvigelser", "Tallene stemmer ikke");
		assertThat(opgoerelser.udgaver(DECEMBER)).singleElement()
			.satisfies((udgave) -> assertThat(udgave.afvigelser()).isEqualTo("Tallene stemmer ikke"));
		assertThat(opgave("2020-12").getId()).isNotEqualTo(foerste);
		assertThat(maaneder()).containsExactly("2020-12", "2021-01");
		assertThat(blad("2020-12").get("vis_tidligere")).asString()
			.startsWith("Udgave 1 blev ikke godkendt 5. januar 2021 kl. 09.00 af controller: Tallene stemmer ikke");
		svar("2020-12", "godkendt", "true");
		assertThat(opgoerelser.udgaver(DECEMBER).get(0).godkendt()).isNotNull();
	}

	@Test
	void aFactThatCameLateStandsInTheNewEdition() {
		pilot.dag("2021-01-05");
		pilot.sag("2020-12-01");
		assertThat(blad("2020-12").get("vis_aendret")).isEqualTo("Det er den første udgave.");
		opgoerelser.skaer(DECEMBER);
		assertThat(blad("2020-12").get("vis_aendret"))
			.isEqualTo("Der er siden kommet en udgave 2. Svar nej for at få den til kontrol i stedet.");
		svar("2020-12", "godkendt", "false");
		assertThat(blad("2020-12").get("vis_udgave")).asString().startsWith("Udgave 2, skåret 5. januar 2021 kl. 09.00");
		assertThat(blad("2020-12").get("vis_aendret")).asString().startsWith("Siden udgave 1: ");
		svar("2020-12", "godkendt", "true");
		assertThat(opgoerelser.udgaver(DECEMBER)).extracting((udgave) -> udgave.godkendt() != null)
			.containsExactly(false, true);
	}

	@Test
	void theFormTellsWhatIsControlled() {
		pilot.ur("2021-01-01T00:00:00");
		Udgave udgave = opgoerelser.udgaver(DECEMBER).get(0);
		assertThat(blad("2020-12")).containsEntry("vis_maaned", "December 2020")
			.containsEntry("vis_udgave", "Udgave 1, skåret 1. januar 2021 kl. 00.00")
			.containsEntry("vis_hash", udgave.hash().substring(0, 12))
			.containsEntry("vis_frist", "Fredag 15. januar 2021")
			.containsEntry("vis_tidligere", "Ingen")
			.containsKeys("vis_procent", "vis_hvorfor", "vis_seDen");
		Opgavefrist frist = maanedsopgoerelser.frist(opgave("2020-12").getId()).orElseThrow();
		assertThat(frist.dato()).hasToString("2021-01-15");
		assertThat(frist.hvorfor().ankerdato()).hasToString("2020-12-31");
	}

	@Test
	void anUnansweredControlIsToldOnceWhenItsDayHasPassed() {
		pilot.ur("2021-01-15T23:59:59");
		assertThat(varsler()).isEmpty();
		pilot.ur("2021-01-16T00:00:00");
		List<String> ventet = List.of("controller OVERSKREDET maanedsopgoerelse/2020-12/OVERSKREDET",
				"projektleder ESKALERING maanedsopgoerelse/2020-12/ESKALERING");
		assertThat(varsler()).isEqualTo(ventet);
		assertThat(opgave("2020-12").getPriority()).isEqualTo(80);
		// The new task is late from its first moment, and nobody is told the same again.
		svar("2020-12", "godkendt", "false");
		pilot.dag("2021-01-18");
		assertThat(varsler()).isEqualTo(ventet);
		assertThat(opgave("2020-12").getPriority()).isEqualTo(80);
	}

	@Test
	void whoeverHasTakenTheTaskIsTold() {
		pilot.dag("2021-01-05");
		tasks.claim(opgave("2020-12").getId(), "controller");
		pilot.dag("2021-01-18");
		assertThat(jdbc.queryForList("select gruppe from varsel where noegle = 'maanedsopgoerelse/2020-12/OVERSKREDET'",
				Boolean.class))
			.containsExactly(false);
	}

	@Test
	void monthsThatPassedWhileTheProductStoodStillAllGetTheirStatement() {
		pilot.ur("2021-05-03T08:00:00");
		assertThat(Stream.of("2020-12", "2021-01", "2021-02", "2021-03", "2021-04").map(this::opgave)).doesNotContainNull();
		assertThat(maaneder()).containsExactly("2020-12", "2021-01", "2021-02", "2021-03", "2021-04", "2021-05");
		assertThat(varsler()).hasSize(8);
	}

	@Test
	void aProductThatStartsLateMakesTheMonthsBeforeIt() {
		pilot.begynd("2021-03-10T08:00");
		glem();
		maanedsopgoerelser.begynd();
		assertThat(maaneder()).containsExactly("2020-12", "2021-01", "2021-02", "2021-03");
		pilot.ur("2021-03-10T08:00:01");
		assertThat(Stream.of("2020-12", "2021-01", "2021-02").map(this::opgave)).doesNotContainNull();
		assertThat(opgave("2021-03")).isNull();
		assertThat(maaneder()).containsExactly("2020-12", "2021-01", "2021-02", "2021-03");
	}

	@Test
	void noMonthBeginsTwiceAndALostOneBeginsAgain() {
		maanedsopgoerelser.begynd();
		assertThat(maaneder()).containsExactly("2020-12");
		assertThat(perioder.begynd("maanedsopgoerelse", "2020-12")).isFalse();
		runtime.createProcessInstanceQuery()
			.processDefinitionKey("maanedsopgoerelse")
			.list()
			.forEach((instans) -> runtime.deleteProcessInstance(instans.getId(), "lost"));
		maanedsopgoerelser.begynd();
		assertThat(maaneder()).containsExactly("2020-12");
	}

	@Test
	void aCutThatFailsLeavesNeitherAnEditionNorTheNextMonth() {
		jdbc.execute("alter table maanedskontrol add constraint syg check (maaned <> '2020-12')");
		try {
			Job job = jobs.createJobQuery().processDefinitionKey("maanedsopgoerelse").singleResult();
			pilot.spring("2020-12-31T12:00:00");
			ClockUtil.setCurrentTime(Date.from(Instant.parse("2020-12-31T23:00:00Z")));
			assertThatThrownBy(() -> jobs.executeJob(job.getId())).isInstanceOf(RuntimeException.class);
			assertThat(maaneder()).containsExactly("2020-12");
			assertThat(opgoerelser.udgaver(DECEMBER)).isEmpty();
		}
		finally {
			jdbc.execute("alter table maanedskontrol drop constraint syg");
		}
		pilot.ur("2021-01-02T00:00:00");
		assertThat(maaneder()).containsExactly("2020-12", "2021-01");
		assertThat(opgave("2020-12")).isNotNull();
	}

	@Test
	void afterTheLastMonthOfTheProjectNoneBegins() {
		pilot.begynd("2022-12-20T08:00");
		// One that was done long ago.
		jdbc.update("update periode set sluttet = begyndt where proces = 'maanedsopgoerelse' and noegle = '2020-12'");
		maanedsopgoerelser.begynd();
		pilot.ur("2023-03-01T08:00:00");
		assertThat(opgave("2022-12")).isNotNull();
		assertThat(maaneder()).contains("2022-12").doesNotContain("2023-01", "2020-12").hasSize(24);
		maanedsopgoerelser.begynd();
		assertThat(maaneder()).hasSize(24);
	}

	@Test
	void anAnswerWithoutADecisionIsRefusedAndTheTaskStays() {
		pilot.dag("2021-01-05");
		assertThatThrownBy(() -> svar("2020-12", "afvigelser", "x")).isInstanceOf(FormFieldValidationException.class)
			.hasMessageContaining("Kan udgaven godkendes?: skal udfyldes");
		assertThatThrownBy(() -> svar("2020-12", "godkendt", true, "procent", "100"))
			.isInstanceOf(FormFieldValidationException.class);
		assertThat(opgave("2020-12")).isNotNull();
		assertThat(opgoerelser.udgaver(DECEMBER).get(0).godkendt()).isNull();
	}

}
