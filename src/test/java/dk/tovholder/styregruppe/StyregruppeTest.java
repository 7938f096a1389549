package dk.tovholder.styregruppe;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import dk.tovholder.afklaringspuljen.Opgavefrist;
import dk.tovholder.engine.Perioder;
import dk.tovholder.opgoerelse.Opgoerelser;
import dk.tovholder.sikkerhed.Rolle;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Modelproeve("styregruppe")
class StyregruppeTest {

	@Autowired
	private Pilot pilot;

	@Autowired
	private StyregruppeProcess styregruppen;

	@Autowired
	private Opgoerelser opgoerelser;

	@Autowired
	private FormService forms;

	@Autowired
	private TaskService tasks;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TestRestTemplate rest;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void theFirstQuarterBegins() {
		glem();
		styregruppen.begynd();
		pilot.dag("2020-12-02");
	}

	@AfterEach
	void glem() {
		jdbc.update("delete from opfoelgning");
		jdbc.update("delete from styregruppemoede_udgave");
		jdbc.update("delete from styregruppemoede");
		jdbc.update("delete from periode where noegle <> ''");
		jdbc.update("delete from opgoerelse");
		jdbc.update("delete from varsel where noegle like 'styregruppe/%'");
	}

	private List<String> kvartaler() {
		return runtime.createProcessInstanceQuery()
			.processDefinitionKey("styregruppe")
			.list()
			.stream()
			.map(ProcessInstance::getBusinessKey)
			.map(Perioder::noegle)
			.sorted()
			.toList();
	}

	private Task moede(String kvartal) {
		return tasks.createTaskQuery().processInstanceBusinessKey(Perioder.forretningsnoegle(kvartal)).taskName("Behandl styregruppemøde").singleResult();
	}

	private List<Task> opfoelgninger(String kvartal) {
		return tasks.createTaskQuery()
			.processInstanceBusinessKey(Perioder.forretningsnoegle(kvartal))
			.taskName("Følg op på beslutning")
			.orderByDueDate()
			.asc()
			.list();
	}

	private String gruppe(Task task) {
		return tasks.getIdentityLinksForTask(task.getId())
			.stream()
			.map(IdentityLink::getGroupId)
			.collect(Collectors.joining(","));
	}

	private void svar(Task opgave, Map<String, Object> felter) {
		Map<String, Object> svar = new HashMap<>(felter);
		svar.replaceAll((felt, vaerdi) -> (vaerdi instanceof List<?> liste)
				? SpinValues.jsonValue(liste.stream().map((valg) -> "\"" + valg + "\"").collect(Collectors.joining(",", "[", "]"))).create() : vaerdi);
		String gruppe = gruppe(opgave);
		pilot.som("bruger", List.of(gruppe), () -> {
			forms.submitTaskForm(opgave.getId(), svar);
			return null;
		});
	}

	private static Map<String, Object> med(Map<String, Object> felter, Object... flere) {
		Map<String, Object> alle = new HashMap<>(felter);
		for (int i = 0; i < flere.length; i += 2) {
			alle.put((String) flere[i], flere[i + 1]);
		}
		return alle;
	}

	private static Map<String, Object> svaret(String dato) {
		return Map.of("moededato", dato, "deltagere", List.of("STYREGRUPPE", "PROJEKTLEDER", "REGION"), "beslutninger",
				"Flere mødetider i februar");
	}

	private Map<String, Object> blad(Task opgave) {
		Map<String, Object> felter = new HashMap<>();
		for (FormField felt : forms.getTaskFormData(opgave.getId()).getFormFields()) {
			felter.put(felt.getId(), felt.getValue().getValue());
		}
		return felter;
	}

	private List<String> varsler() {
		return jdbc.queryForList(
				"select modtager || ' ' || type || ' ' || noegle from varsel where noegle like 'styregruppe/%' order by id",
				String.class);
	}

	@Nested
	class Moedet {

		@Test
		void aMeetingIsOwedInEachCalendarQuarter() {
			Task opgave = moede("2020-K4");
			assertThat(gruppe(opgave)).isEqualTo("projektleder");
			// 31 December is no working day: the quarter's duty moves back.
			assertThat(opgave.getDueDate()).isEqualTo(Instant.parse("2020-12-30T22:59:59Z"));
			assertThat(opgave.getPriority()).isEqualTo(50);
			assertThat(tasks.getVariablesLocal(opgave.getId())).isEqualTo(Map.of("periode", "4. kvartal 2020"));
			assertThat(kvartaler()).containsExactly("2020-K4", "2021-K1");
			assertThat(moede("2021-K1")).isNull();
			pilot.ur("2020-12-31T23:59:59");
			assertThat(moede("2021-K1")).isNull();
			pilot.ur("2021-01-01T00:00:00");
			assertThat(moede("2021-K1").getDueDate()).isEqualTo(Instant.parse("2021-03-31T21:59:59Z"));
			assertThat(kvartaler()).containsExactly("2020-K4", "2021-K1", "2021-K2");
		}

		@Test
		void aMeetingWithoutFollowUpsEndsTheQuarter() {
			svar(moede("2020-K4"), svaret("2020-12-02"));
			assertThat(kvartaler()).containsExactly("2021-K1");
			styregruppen.begynd();
			assertThat(kvartaler()).containsExactly("2021-K1");
			pilot.dag("2021-01-04");
			assertThat(varsler()).isEmpty();
		}

		@Test
		void theSecretaryIsWarnedAndTheHeadOfDepartmentIsToldOnce() {
			pilot.ur("2020-12-13T23:59:59");
			assertThat(varsler()).isEmpty();
			pilot.ur("2020-12-14T00:00:00");
			assertThat(varsler()).containsExactly("projektleder FORVARSEL styregruppe/2020-K4/FORVARSEL");
			assertThat(moede("2020-K4").getPriority()).isEqualTo(65);
			pilot.ur("2020-12-30T23:59:59");
			assertThat(varsler()).hasSize(1);
			pilot.ur("2020-12-31T00:00:00");
			assertThat(varsler()).containsExactly("projektleder FORVARSEL styregruppe/2020-K4/FORVARSEL",
					"projektleder OVERSKREDET styregruppe/2020-K4/OVERSKREDET",
					"afdelingsleder ESKALERING styregruppe/2020-K4/ESKALERING");
			assertThat(moede("2020-K4").getPriority()).isEqualTo(95);
			pilot.dag("2021-01-20");
			assertThat(varsler()).hasSize(3);
		}

		@Test
		void nobodyIsWarnedOfWhatIsLateAlready() {
			pilot.begynd("2021-04-12T08:00");
			glem();
			styregruppen.begynd();
			assertThat(kvartaler()).containsExactly("2020-K4", "2021-K1", "2021-K2", "2021-K3");
			pilot.ur("2021-04-12T08:00:01");
			assertThat(Stream.of("2020-K4", "2021-K1", "2021-K2").map(StyregruppeTest.this::moede)).doesNotContainNull();
			assertThat(moede("2021-K3")).isNull();
			assertThat(moede("2021-K1").getPriority()).isEqualTo(95);
			assertThat(varsler()).hasSize(4).noneMatch((varsel) -> varsel.contains("FORVARSEL"));
		}

		@Test
		void quartersThatPassedWhileTheProductStoodStillAllAskForTheirMeeting() {
			pilot.ur("2021-10-04T08:00:00");
			assertThat(Stream.of("2020-K4", "2021-K1", "2021-K2", "2021-K3", "2021-K4").map(StyregruppeTest.this::moede))
				.doesNotContainNull();
			assertThat(kvartaler()).hasSize(6);
		}

		@Test
		void afterTheLastQuarterOfTheProjectNoneBegins() {
			pilot.begynd("2022-12-20T08:00");
			glem();
			styregruppen.begynd();
			pilot.ur("2023-05-01T08:00:00");
			assertThat(kvartaler()).hasSize(9).last().isEqualTo("2022-K4");
		}

		@Test
		void aMeetingThatCannotHaveBeenIsRefused() {
			pilot.dag("2021-01-12");
			Task opgave = moede("2021-K1");
			afvist(opgave, svaret("2021-01-13"), "Mødedato: kan ikke ligge efter i dag");
			afvist(opgave, svaret("2020-12-31"), "Mødedato: kan ikke ligge før 1. kvartal 2021");
			afvist(opgave, med(svaret("2021-01-12"), "deltagere", List.of()), "Deltagere: skal udfyldes");
			afvist(opgave, med(svaret("2021-01-12"), "deltagere", List.of("HVEM")), "Deltagere: vælg blandt mulighederne");
			afvist(opgave, med(svaret("2021-01-12"), "beslutninger", " "), "Beslutninger: skal udfyldes");
			afvist(opgave, med(svaret("2021-01-12"), "opfoelgning1", "Gør noget"), "Ejer af opfølgning 1: vælg");
			afvist(opgave, med(svaret("2021-01-12"), "opfoelgning2Ejer", "controller", "opfoelgning2Dato", "2021-02-01"),
					"Opfølgning 2: skal udfyldes");
			afvist(opgave, med(svaret("2021-01-12"), "opfoelgning1", "Gør noget", "opfoelgning1Ejer", "controller",
					"opfoelgning1Dato", "2021-01-11"), "Dato for opfølgning 1: kan ikke ligge før mødet");
			afvist(opgave, med(svaret("2021-01-12"), "opfoelgning1", "Gør noget", "opfoelgning1Ejer", "styregruppe",
					"opfoelgning1Dato", "2021-02-01"), "Ejer af opfølgning 1: vælg en af mulighederne");
			assertThat(moede("2021-K1")).isNotNull();
			assertThat(jdbc.queryForObject("select count(*) from styregruppemoede", Integer.class)).isZero();
		}

		private void afvist(Task opgave, Map<String, Object> felter, String besked) {
			assertThatThrownBy(() -> svar(opgave, felter)).isInstanceOf(FormFieldValidationException.class)
				.hasMessageContaining(besked);
		}

		@Test
		void editionsThatWereCutByTheMeetingAreKeptWithIt() {
			pilot.dag("2021-01-04");
			opgoerelser.skaer(YearMonth.of(2020, 12));
			pilot.dag("2021-02-03");
			opgoerelser.skaer(YearMonth.of(2021, 1));
			pilot.sag("2020-12-01");
			opgoerelser.skaer(YearMonth.of(2020, 12));
			assertThat(blad(moede("2021-K1")).get("vis_opgoerelser")).asString()
				.startsWith("December 2020: udgave 2, ")
				.contains("Januar 2021: udgave 1, ")
				.endsWith("ikke godkendt");
			svar(moede("2021-K1"), svaret("2021-02-02"));
			assertThat(jdbc.queryForList("select maaned || '/' || udgave from styregruppemoede_udgave order by 1", String.class))
				.containsExactly("2020-12/1");
			pilot.dag("2021-04-06");
			assertThat(blad(moede("2021-K2")).get("vis_opgoerelser")).asString().startsWith("Januar 2021: udgave 1, ");
		}

		@Test
		void casesThatAreLateForTwentyWorkingDaysAreNumbersByHouse() {
			for (int i = 0; i < 5; i++) {
				pilot.sag("2020-12-01");
			}
			pilot.sag("integrationshuset", "2020-12-01", true, false, false);
			// 26 January and twenty working days are 23 February.
			pilot.dag("2021-02-22");
			assertThat(blad(moede("2021-K1")).get("vis_overskredne")).isEqualTo("Ingen");
			pilot.dag("2021-02-23");
			assertThat(blad(moede("2021-K1")).get("vis_overskredne"))
				.isEqualTo("Straksafklaring, Job- og Aktivhuset: 5\nStraksafklaring, Job- og Integrationshuset: under 5");
		}

	}

	@Nested
	class Beslutninger {

		@BeforeEach
		void theMeetingDecidesTwoThings() {
			svar(moede("2020-K4"),
					med(svaret("2020-12-02"), "opfoelgning1", "Find flere mødelokaler", "opfoelgning1Ejer",
							"aktivhuset.faglig-leder", "opfoelgning1Dato", "2020-12-10", "opfoelgning3", "Spørg staten",
							"opfoelgning3Ejer", "controller", "opfoelgning3Dato", "2021-02-01"));
		}

		@Test
		void decisionsComeBackAsTasksToTheirOwners() {
			assertThat(opfoelgninger("2020-K4")).extracting(StyregruppeTest.this::gruppe)
				.containsExactly("aktivhuset.faglig-leder", "controller");
			assertThat(opfoelgninger("2020-K4")).extracting((task) -> task.getDueDate().toInstant().toString())
				.containsExactly("2020-12-10T22:59:59Z", "2021-02-01T22:59:59Z");
			Task foerste = opfoelgninger("2020-K4").get(0);
			assertThat(tasks.getVariablesLocal(foerste.getId())).isEqualTo(Map.of("periode", "4. kvartal 2020, nr. 1"));
			assertThat(blad(foerste)).containsEntry("vis_beslutning", "Find flere mødelokaler")
				.containsEntry("vis_moede", "4. kvartal 2020, mødet den 2. december 2020")
				.containsEntry("vis_frist", "Torsdag 10. december 2020");
			Opgavefrist frist = styregruppen.frist(foerste.getId()).orElseThrow();
			assertThat(frist.dato()).hasToString("2020-12-10");
			assertThat(frist.hvorfor().ankerdato()).hasToString("2020-12-02");
		}

		@Test
		void theQuarterIsDoneWhenAllIsFollowedUp() {
			svar(opfoelgninger("2020-K4").get(0), Map.of("status", "GENNEMFOERT"));
			assertThat(kvartaler()).containsExactly("2020-K4", "2021-K1");
			svar(opfoelgninger("2020-K4").get(0), Map.of("status", "DELVIST", "bemaerkning", "Staten svarer i marts"));
			assertThat(kvartaler()).containsExactly("2021-K1");
			pilot.dag("2021-02-03");
			assertThat(varsler()).noneMatch((varsel) -> varsel.contains("/opfoelgning/"));
		}

		@Test
		void aFollowUpThatIsLateIsToldOnceToItsOwnerAndTheSecretary() {
			pilot.ur("2020-12-10T23:59:59");
			assertThat(varsler()).isEmpty();
			pilot.ur("2020-12-11T00:00:00");
			List<String> ventet = List.of("aktivhuset.faglig-leder OVERSKREDET styregruppe/2020-K4/opfoelgning/1",
					"projektleder ESKALERING styregruppe/2020-K4/opfoelgning/1");
			assertThat(varsler()).isEqualTo(ventet);
			assertThat(opfoelgninger("2020-K4")).extracting(Task::getPriority).containsExactly(80, 50);
			pilot.dag("2020-12-28");
			assertThat(varsler()).isEqualTo(ventet);
		}

		@Test
		void whatIsMissingIsExplained() {
			Task foerste = opfoelgninger("2020-K4").get(0);
			assertThatThrownBy(() -> svar(foerste, Map.of("status", "IKKE_GENNEMFOERT")))
				.isInstanceOf(FormFieldValidationException.class)
				.hasMessageContaining("Bemærkning: skriv, hvad der mangler og hvorfor");
			assertThat(opfoelgninger("2020-K4")).hasSize(2);
		}

		@Test
		void theNextMeetingSeesWhatBecameOfThem() {
			svar(opfoelgninger("2020-K4").get(0),
					Map.of("status", "IKKE_GENNEMFOERT", "bemaerkning", "Der er ingen ledige lokaler"));
			pilot.dag("2021-02-02");
			assertThat(blad(moede("2021-K1")).get("vis_opfoelgninger")).isEqualTo(
					"4. kvartal 2020, nr. 1: Find flere mødelokaler (Faglig leder, Job- og Aktivhuset, senest 10. december 2020): "
							+ "Ikke gennemført. Der er ingen ledige lokaler\n"
							+ "4. kvartal 2020, nr. 2: Spørg staten (Controller, senest 1. februar 2021): Åben, datoen er passeret");
		}

		@Test
		void decisionsAreReadByThoseWhoFollowTheProgramme() {
			svar(opfoelgninger("2020-K4").get(0), Map.of("status", "GENNEMFOERT"));
			for (String bruger : List.of("styregruppe", "projektleder", "afdelingsleder", "controller")) {
				JsonNode kvartaler = rest.withBasicAuth(bruger, "tovholder-demo").getForObject("/api/styregruppe", JsonNode.class);
				assertThat(kvartaler).hasSize(1);
				JsonNode k4 = kvartaler.get(0);
				assertThat(k4.path("kvartal").asText()).isEqualTo("2020-K4");
				assertThat(k4.path("status").asText()).isEqualTo("BEHANDLET");
				assertThat(k4.path("frist").asText()).isEqualTo("2020-12-30");
				assertThat(k4.path("deltagere")).hasSize(3);
				assertThat(k4.path("beslutninger").asText()).isEqualTo("Flere mødetider i februar");
				assertThat(k4.path("opfoelgninger").findValuesAsText("status")).containsExactly("GENNEMFOERT", "null");
			}
			ResponseEntity<String> afvist = rest.withBasicAuth("sagsbehandler.aktivhuset", "tovholder-demo")
				.getForEntity("/api/styregruppe", String.class);
			assertThat(afvist.getStatusCode().value()).isEqualTo(403);
		}

	}

	@Test
	void onlyTheSecretaryHandlesTheMeeting() {
		String opgave = moede("2020-K4").getId();
		for (String gruppe : List.of("styregruppe", "controller", "afdelingsleder", "aktivhuset.faglig-leder")) {
			assertThatThrownBy(() -> pilot.som("bruger", List.of(gruppe), () -> {
				forms.submitTaskForm(opgave, Map.of());
				return null;
			})).as(gruppe).isInstanceOf(AuthorizationException.class);
		}
	}

	@Test
	void everyGroupThatHasTasksCanOwnADecision() throws IOException {
		JsonNode form = new ObjectMapper()
			.readTree(getClass().getResource("/processes/styregruppe/T24.form"));
		Set<String> valg = form.path("components")
			.findParents("key")
			.stream()
			.filter((felt) -> felt.path("key").asText().equals("opfoelgning5Ejer"))
			.flatMap((felt) -> felt.path("values").findValuesAsText("value").stream())
			.collect(Collectors.toSet());
		assertThat(valg).isEqualTo(Stream.of(Rolle.values())
			.filter(Rolle::harOpgaver)
			.flatMap((rolle) -> rolle.grupper().stream())
			.collect(Collectors.toSet()));
		assertThat(valg).allSatisfy((gruppe) -> assertThat(form.toString())
			.contains("{\"label\":\"" + Ejere.navn(gruppe) + "\",\"value\":\"" + gruppe + "\"}"));
	}

}
