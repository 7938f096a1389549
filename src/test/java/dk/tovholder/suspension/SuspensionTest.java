package dk.tovholder.suspension;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.sag.Frist;
import dk.tovholder.suspension.Suspensionsbehandling.Modtagelse;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import static dk.tovholder.frist.Fristtype.FORBEREDENDE_SAMTALE;
import static dk.tovholder.frist.Fristtype.GENBEHANDLING;
import static dk.tovholder.frist.Fristtype.KONTAKT_UGE;
import static dk.tovholder.frist.Fristtype.PLACERINGSUR;
import static dk.tovholder.frist.Fristtype.STRAKSAFKLARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Modelproeve("suspension")
class SuspensionTest {

	private static final String PROGRAM = "afklaringspuljen";

	private static final String HVORFOR = "Nedlukning af jobcentret";

	@Autowired
	private Pilot pilot;

	@Autowired
	private SuspensionProcess suspensioner;

	@Autowired
	private FormService forms;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private TransactionTemplate transaktion;

	@Autowired
	private TestRestTemplate rest;

	@Autowired
	private JdbcTemplate jdbc;

	private Modtagelse suspender(String id, String enhed, String fra, String til) {
		Modtagelse svar = suspensioner.registrer(new NySuspension(id, PROGRAM, enhed, fra, til, HVORFOR), "afdelingsleder");
		koer();
		return svar;
	}

	private void suspender(String id, String fra, String til) {
		assertThat(suspender(id, null, fra, til)).isEqualTo(Modtagelse.ANVENDT);
	}

	private void ret(String id, String fra, String til) {
		assertThat(suspensioner.ret(id, new Rettelse(fra, til, HVORFOR), "leder2")).isEqualTo(Modtagelse.ANVENDT);
		koer();
	}

	private void annuller(String id) {
		assertThat(suspensioner.annuller(id, "leder2")).isEqualTo(Modtagelse.ANVENDT);
		koer();
	}

	/** Lets the work that is due now be done. */
	private void koer() {
		pilot.ur(ClockUtil.getCurrentTime().toInstant());
	}

	private List<String> suspensionslinjer(String sag) {
		return pilot.journal(sag, "SUSPENSION").stream().map((data) -> felt(data, "suspensionId") + " " + felt(data, "suspension")).toList();
	}

	private static String felt(String data, String navn) {
		return data.replaceAll(".*\"" + navn + "\":\"([^\"]*)\".*", "$1");
	}

	/** All rows of a case as far as dates and standing go. */
	private List<String> raekker(String sag) {
		return pilot.vis(sag)
			.frister()
			.stream()
			.map((Frist f) -> f.fristtype() + " " + f.nummer() + " " + f.ankerDato() + " " + f.raaDato() + " " + f.dato() + " "
					+ f.flyttetFordi() + " " + f.forvarsel() + " " + f.status() + " " + f.naesteTrin() + " " + f.naesteTidspunkt())
			.toList();
	}

	@Nested
	class Dage {

		@Test
		void example17GivesTheSameDatesThroughASuspension() {
			String sag = pilot.sag("2020-12-01");
			suspender("S1", "2021-01-11", "2021-01-25");
			assertThat(suspensionslinjer(sag)).isEmpty();
			pilot.ur("2021-01-10T23:59:59");
			assertThat(pilot.markeringer(sag)).doesNotContain("PAUSE");
			pilot.ur("2021-01-11T00:00:00");
			assertThat(pilot.markeringer(sag)).contains("PAUSE");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
			pilot.ur("2021-01-24T23:59:59");
			assertThat(pilot.journal(sag, "FORVARSEL")).noneMatch((data) -> data.contains("STRAKSAFKLARING"));
			pilot.ur("2021-01-25T00:00:00");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-09 AABEN");
			assertThat(pilot.markeringer(sag)).doesNotContain("PAUSE");
			assertThat(suspensionslinjer(sag)).containsExactly("S1 BEGYNDT", "S1 SLUTTET");
			assertThat(pilot.journal(sag, "FRIST_FLYTTET")).singleElement().satisfies((data) -> {
				assertThat(data).contains("STRAKSAFKLARING", "14 dage");
				assertThat(felt(data, "suspension")).isEqualTo("S1");
			});
		}

		@Test
		void daysOfAPauseAndASuspensionCountOnce() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2021-01-11");
			pilot.meld(sag, "FritagelseStartet", "2021-01-11");
			suspender("S1", "2021-01-15", null);
			pilot.dag("2021-01-18");
			pilot.meld(sag, "FritagelseSluttet", "2021-01-18");
			assertThat(pilot.markeringer(sag)).contains("PAUSE");
			pilot.dag("2021-01-25");
			ret("S1", "2021-01-15", "2021-01-25");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-09 AABEN");
			assertThat(pilot.markeringer(sag)).doesNotContain("PAUSE");
		}

		@Test
		void aPauseGoesOnWhenTheSuspensionEnds() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2021-01-11");
			pilot.meld(sag, "FritagelseStartet", "2021-01-11");
			suspender("S1", "2021-01-11", "2021-01-18");
			pilot.dag("2021-01-18");
			assertThat(pilot.markeringer(sag)).contains("PAUSE");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
			pilot.dag("2021-01-25");
			pilot.meld(sag, "FritagelseSluttet", "2021-01-25");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-09 AABEN");
		}

		@Test
		void contactIsHiddenAndTheClockStandsStillWhileItLasts() {
			String sag = pilot.iForloeb("2021-01-26");
			suspender("S1", "2021-02-01", "2021-02-08");
			pilot.ur("2021-01-31T23:59:59");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			pilot.ur("2021-02-01T00:00:00");
			assertThat(pilot.aabne(sag)).isEmpty();
			pilot.ur("2021-02-07T23:59:59");
			assertThat(pilot.aabne(sag)).isEmpty();
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-02 AABEN");
			pilot.ur("2021-02-08T00:00:00");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-09 AABEN");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-08-02 AABEN");
			pilot.ur("2021-08-02T23:59:59");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			pilot.ur("2021-08-03T00:00:00");
			assertThat(pilot.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
		}

		@Test
		void whatFellDueBeforeStaysOverdue() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2021-02-10");
			List<String> foer = raekker(sag);
			assertThat(pilot.aabne(sag)).contains("T21", "T22");
			suspender("S1", "2021-02-01", "2021-02-09");
			assertThat(raekker(sag)).isEqualTo(foer);
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OVERSKREDET");
			assertThat(suspensionslinjer(sag)).containsExactly("S1 BEGYNDT");
		}

		@Test
		void nothingFallsDueOnTheFirstDayNorBeforeTheMovedDate() {
			String sag = pilot.sag("2020-12-01");
			suspender("S1", "2021-01-27", "2021-02-10");
			suspender("S2", "2021-01-26", "2021-01-28");
			pilot.dag("2021-02-09");
			assertThat(pilot.journal(sag, "OVERSKREDET").stream().filter((data) -> data.contains("STRAKSAFKLARING"))).isEmpty();
			pilot.dag("2021-02-10");
			// 26 January rested for 15 days.
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-10 AABEN");
			pilot.dag("2021-02-11");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-10 OVERSKREDET");
			assertThat(pilot.aabne(sag)).contains("T21", "T22");
		}

		@Test
		void aDeadlineThatBeginsInsideMovesByTheRestOfTheDays() {
			String sag = pilot.sag("2020-12-01");
			suspender("S1", "2021-01-11", "2021-01-25");
			pilot.tilBeslutning(sag, "2021-01-12", "2021-01-18");
			pilot.dag("2021-01-19");
			pilot.beslut(sag, "REHABILITERINGSTEAM", "2021-01-19");
			pilot.dag("2021-01-25");
			// 8 weeks from 19 January, and six days of standing still.
			assertThat(pilot.fristen(sag, Fristtype.REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-03-22 AABEN");
		}

	}

	@Nested
	class Rettelser {

		@Test
		void backAndForthGivesTheOriginalDates() {
			String sag = pilot.iForloeb("2021-01-26");
			pilot.dag("2021-02-01");
			List<String> foer = raekker(sag);
			suspender("S1", "2021-01-27", "2021-01-30");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-05 AABEN");
			List<String> kort = raekker(sag);
			ret("S1", "2021-01-27", "2021-02-01");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-08 AABEN");
			ret("S1", "2021-01-27", "2021-01-30");
			assertThat(raekker(sag)).isEqualTo(kort);
			ret("S1", "2021-01-28", null);
			assertThat(pilot.aabne(sag)).isEmpty();
			annuller("S1");
			assertThat(raekker(sag)).isEqualTo(foer);
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(suspensionslinjer(sag)).containsExactly("S1 BEGYNDT", "S1 RETTET", "S1 RETTET", "S1 RETTET",
					"S1 ANNULLERET");
			assertThat(pilot.journal(sag, "FRIST_FLYTTET").stream().filter((data) -> data.contains("KONTAKT_UGE")))
				.hasSize(4);
		}

		@Test
		void lateSuspensionTakesTheReviewBackAndAnnulmentBringsItAgain() {
			String sag = pilot.iGenbehandling();
			suspender("S1", "2021-02-01", "2021-02-15");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-08-09 AABEN");
			annuller("S1");
			assertThat(pilot.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 AABEN");
		}

		@Test
		void openEndedUntilItsEndIsKnown() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2021-01-11");
			suspender("S1", "2021-01-11", null);
			pilot.dag("2021-03-01");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
			ret("S1", "2021-01-11", "2021-03-01");
			// 26 January and 49 days.
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-03-16 AABEN");
			assertThat(suspensionslinjer(sag)).containsExactly("S1 BEGYNDT", "S1 SLUTTET");
		}

		@Test
		void anEndThatComesEarlierThanAnnouncedBringsEverythingBackThen() {
			String sag = pilot.sag("2020-12-01");
			suspender("S1", "2021-01-11", "2021-02-15");
			pilot.dag("2021-01-20");
			ret("S1", "2021-01-11", "2021-01-25");
			pilot.dag("2021-01-25");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-09 AABEN");
			pilot.dag("2021-02-16");
			assertThat(suspensionslinjer(sag)).containsExactly("S1 BEGYNDT", "S1 SLUTTET");
		}

		@Test
		void oneThatIsTakenBackBeforeItBeginsLeavesNoTrace() {
			String sag = pilot.sag("2020-12-01");
			List<String> foer = raekker(sag);
			suspender("S1", "2020-12-07", "2020-12-10");
			annuller("S1");
			pilot.dag("2020-12-08");
			assertThat(raekker(sag)).isEqualTo(foer);
			assertThat(suspensionslinjer(sag)).isEmpty();
		}

		@Test
		void theOrderInWhichTheyAreDecidedDoesNotMatter() {
			String iRaekkefoelge = pilot.sag("aktivhuset", "2020-12-01", true, false, false);
			suspender("A", "aktivhuset", "2020-12-07", "2020-12-14");
			suspender("B", "aktivhuset", "2020-12-10", "2020-12-21");
			suspender("C", "aktivhuset", "2021-01-04", "2021-01-06");
			String omvendt = pilot.sag("integrationshuset", "2020-12-01", true, false, false);
			pilot.dag("2021-01-07");
			suspender("C2", "integrationshuset", "2021-01-04", null);
			suspender("B2", "integrationshuset", "2020-12-01", "2020-12-21");
			suspender("A2", "integrationshuset", "2020-12-07", "2020-12-14");
			suspender("D2", "integrationshuset", "2021-01-05", null);
			ret("B2", "2020-12-10", "2020-12-21");
			ret("C2", "2021-01-04", "2021-01-06");
			annuller("D2");
			// What was warned of on the way in one of them may differ; what stands now may not.
			assertThat(raekker(omvendt)).isEqualTo(raekker(iRaekkefoelge));
			assertThat(pilot.fristen(omvendt, FORBEREDENDE_SAMTALE, 1)).isEqualTo("2021-01-14 AABEN");
		}

	}

	@Nested
	class Sager {

		@Test
		void onlyTheHouseStandsStill() {
			String med = pilot.sag("integrationshuset", "2020-12-01", true, false, false);
			String uden = pilot.sag("aktivhuset", "2020-12-01", true, false, false);
			pilot.dag("2020-12-10");
			suspender("S1", "integrationshuset", "2020-12-07", "2020-12-10");
			assertThat(pilot.fristen(med, STRAKSAFKLARING, 1)).isEqualTo("2021-01-29 AABEN");
			assertThat(pilot.fristen(uden, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
			assertThat(suspensionslinjer(uden)).isEmpty();
		}

		@Test
		void aCaseThatStartsMeanwhileStandsStillFromTheStart() {
			suspender("S1", "2020-12-01", "2020-12-08");
			String sag = pilot.sag("2020-12-01");
			assertThat(pilot.markeringer(sag)).contains("PAUSE");
			assertThat(suspensionslinjer(sag)).containsExactly("S1 BEGYNDT");
			pilot.dag("2020-12-08");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-02 AABEN");
			String senere = pilot.sag("2020-12-08");
			assertThat(pilot.fristen(senere, STRAKSAFKLARING, 1)).isEqualTo("2021-02-02 AABEN");
			assertThat(suspensionslinjer(senere)).isEmpty();
		}

		@Test
		void aCaseWhoseStartSawNothingOfItIsFoundAMinuteLater() {
			suspender("S1", "2020-12-01", null);
			String sag = pilot.sag("2020-12-01");
			// As if it had been read before the suspension was written.
			jdbc.update("update sag set suspension = '', pause = false where sagsnummer = ?", sag);
			pilot.ur(ClockUtil.getCurrentTime().toInstant().plusSeconds(61));
			assertThat(suspensionslinjer(sag)).hasSize(2);
			assertThat(pilot.markeringer(sag)).contains("PAUSE");
		}

		@Test
		void closedCasesAreLeftAlone() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2020-12-10");
			pilot.meld(sag, "SagOphoert", "2020-12-10", "udfald", "FRAFLYTTET");
			List<String> foer = raekker(sag);
			suspender("S1", "2020-12-07", "2020-12-09");
			suspender("S2", "2020-12-10", null);
			assertThat(raekker(sag)).isEqualTo(foer);
			assertThat(suspensionslinjer(sag)).isEmpty();
			pilot.meld(sag, "YdelseGenoptaget", "2020-12-10");
			assertThat(suspensionslinjer(sag)).containsExactly("S1 BEGYNDT", "S2 BEGYNDT");
			pilot.dag("2020-12-11");
			ret("S2", "2020-12-10", "2020-12-11");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-29 AABEN");
		}

		@Test
		void aStopInTheMiddleIsGoneOnFrom() {
			List<String> sager = Stream.generate(() -> pilot.sag("2020-12-01")).limit(120).toList();
			pilot.dag("2020-12-10");
			suspensioner.registrer(new NySuspension("S1", PROGRAM, null, "2020-12-07", "2020-12-10", HVORFOR), "afdelingsleder");
			assertThat(mangler()).isEqualTo(120);
			jobs.executeJob(job().getId());
			assertThat(mangler()).isEqualTo(70);
			// Killed before the commit of the job: what the batch did stands.
			transaktion.executeWithoutResult((status) -> {
				jobs.executeJob(job().getId());
				status.setRollbackOnly();
			});
			assertThat(mangler()).isEqualTo(20);
			koer();
			assertThat(mangler()).isZero();
			assertThat(sager).allSatisfy((sag) -> {
				assertThat(suspensionslinjer(sag)).containsExactly("S1 BEGYNDT");
				assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-29 AABEN");
			});
		}

		private Job job() {
			return jobs.createJobQuery().processDefinitionKey("suspension").messages().singleResult();
		}

		private long mangler() {
			return rest.withBasicAuth("admin", "tovholder-demo")
				.getForObject("/api/suspensioner/S1", JsonNode.class)
				.path("sagerDerMangler")
				.asLong();
		}

		@Test
		void oneBrokenCaseHoldsNobodyElseUpAndFollowsWhenMended() {
			String foer = pilot.sag("2020-12-01");
			String syg = pilot.sag("2020-12-01");
			String efter = pilot.sag("2020-12-01");
			jdbc.execute("alter table journal add constraint syg check (sagsnummer <> '" + syg + "' or type <> 'SUSPENSION')");
			suspender("S1", "2020-12-01", "2020-12-15");
			for (String rask : List.of(foer, efter)) {
				assertThat(suspensionslinjer(rask)).as(rask).hasSize(1);
			}
			assertThat(suspensionslinjer(syg)).isEmpty();
			assertThat(jobs.createJobQuery().withException().count()).isZero();

			jdbc.execute("alter table journal drop constraint syg");
			pilot.ur(ClockUtil.getCurrentTime().toInstant().plusSeconds(61));
			assertThat(suspensionslinjer(syg)).hasSize(1);
			assertThat(jdbc.queryForObject("select count(*) from fristfejl", Integer.class)).isZero();
		}

		@Test
		void twoAtOnceAreBothFollowed() throws Exception {
			List<String> sager = Stream.generate(() -> pilot.sag("2020-12-01")).limit(5).toList();
			pilot.dag("2020-12-14");
			ExecutorService begge = Executors.newFixedThreadPool(2);
			try {
				List<Future<Modtagelse>> svar = begge.invokeAll(List.<Callable<Modtagelse>>of(
						() -> suspensioner.registrer(new NySuspension("A", PROGRAM, null, "2020-12-02", "2020-12-04", HVORFOR), "a"),
						() -> suspensioner.registrer(new NySuspension("B", PROGRAM, null, "2020-12-07", "2020-12-10", HVORFOR), "b")));
				for (Future<Modtagelse> et : svar) {
					assertThat(et.get()).isEqualTo(Modtagelse.ANVENDT);
				}
			}
			finally {
				begge.shutdown();
			}
			koer();
			assertThat(sager).allSatisfy((sag) -> {
				assertThat(suspensionslinjer(sag)).containsExactly("A BEGYNDT", "B BEGYNDT");
				assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-01 AABEN");
			});
		}

		@Test
		void whoeverWorksOnACaseBeforeItsTurnFindsItSuspended() {
			String sag = pilot.iForloeb("2021-01-26");
			suspensioner.registrer(new NySuspension("S1", PROGRAM, null, "2021-01-26", null, HVORFOR), "afdelingsleder");
			pilot.meld(sag, "UdeblivelseRegistreret", "2021-01-26");
			assertThat(pilot.aabne(sag)).containsExactly("T20");
			koer();
			assertThat(suspensionslinjer(sag)).containsExactly("S1 BEGYNDT");
		}

	}

	@Nested
	class Formularen {

		private void indsend(String gruppe, Object... felter) {
			Map<String, Object> svar = new HashMap<>();
			for (int i = 0; i < felter.length; i += 2) {
				svar.put((String) felter[i], felter[i + 1]);
			}
			String definition = repository.createProcessDefinitionQuery()
				.processDefinitionKey("suspension")
				.latestVersion()
				.singleResult()
				.getId();
			pilot.som("afdelingsleder", List.of(gruppe), () -> forms.submitStartForm(definition, svar));
			koer();
		}

		@Test
		void headOfDepartmentSuspendsCorrectsAndAnnuls() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2020-12-10");
			indsend("afdelingsleder", "handling", "REGISTRER", "suspensionId", "jul", "enhed", "begge", "fra", "2020-12-07",
					"begrundelse", HVORFOR);
			assertThat(pilot.markeringer(sag)).contains("PAUSE");
			indsend("afdelingsleder", "handling", "RET", "suspensionId", "jul", "fra", "2020-12-07", "til", "2020-12-10",
					"begrundelse", HVORFOR);
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-29 AABEN");
			indsend("afdelingsleder", "handling", "ANNULLER", "suspensionId", "jul");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
			assertThat(suspensionslinjer(sag)).containsExactly("jul BEGYNDT", "jul SLUTTET", "jul ANNULLERET");
			// Each took over from the one before; the last looks once more, and ends.
			assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("suspension").count()).isEqualTo(1);
			pilot.ur("2020-12-10T12:00:00");
			assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("suspension").count()).isZero();
		}

		@Test
		void oneHouseIsChosen() {
			String med = pilot.sag("integrationshuset", "2020-12-01", true, false, false);
			String uden = pilot.sag("aktivhuset", "2020-12-01", true, false, false);
			indsend("afdelingsleder", "handling", "REGISTRER", "suspensionId", "flytning", "enhed", "integrationshuset", "fra",
					"2020-12-01", "begrundelse", HVORFOR);
			assertThat(pilot.markeringer(med)).contains("PAUSE");
			assertThat(pilot.markeringer(uden)).doesNotContain("PAUSE");
		}

		@Test
		void whatCannotBeIsRefusedAndStartsNothing() {
			assertThatThrownBy(() -> indsend("afdelingsleder", "handling", "REGISTRER", "suspensionId", "S1", "enhed", "begge",
					"fra", "2020-12-07", "til", "2020-12-07", "begrundelse", HVORFOR))
				.isInstanceOf(FormFieldValidationException.class)
				.hasMessageContaining("Skal ligge efter den første dag");
			assertThatThrownBy(() -> indsend("afdelingsleder", "handling", "ANNULLER", "suspensionId", "findes-ikke"))
				.isInstanceOf(FormFieldValidationException.class)
				.hasMessageContaining("findes ikke");
			assertThatThrownBy(() -> indsend("afdelingsleder", "handling", "RET", "suspensionId", "S1"))
				.isInstanceOf(FormFieldValidationException.class);
			assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("suspension").count()).isZero();
		}

	}

	@Nested
	class Rest {

		private static final String GOD = "{\"suspensionId\":\"S1\",\"program\":\"afklaringspuljen\",\"fra\":\"2020-12-01\","
				+ "\"til\":\"2020-12-05\",\"begrundelse\":\"Nedlukning\"}";

		private ResponseEntity<JsonNode> kald(String bruger, HttpMethod metode, String sti, String krop) {
			RequestEntity.BodyBuilder kald = RequestEntity.method(metode, "/api/suspensioner" + sti)
				.contentType(MediaType.APPLICATION_JSON);
			return rest.withBasicAuth(bruger, "tovholder-demo")
				.exchange((krop == null) ? kald.build() : kald.body(krop), JsonNode.class);
		}

		private int status(String bruger, HttpMethod metode, String sti, String krop) {
			return kald(bruger, metode, sti, krop).getStatusCode().value();
		}

		@Test
		void decisionIsAcceptedOnceAndItsProgressCanBeRead() {
			pilot.sag("2020-12-01");
			ResponseEntity<JsonNode> svar = kald("afdelingsleder", HttpMethod.POST, "", GOD);
			assertThat(svar.getStatusCode().value()).isEqualTo(202);
			assertThat(svar.getHeaders().getLocation()).hasPath("/api/suspensioner/S1");
			assertThat(svar.getBody().path("resultat").asText()).isEqualTo("ANVENDT");
			assertThat(svar.getBody().at("/suspension/sagerDerMangler").asInt()).isEqualTo(1);
			svar = kald("afdelingsleder", HttpMethod.POST, "", GOD);
			assertThat(svar.getStatusCode().value()).isEqualTo(200);
			assertThat(svar.getBody().path("resultat").asText()).isEqualTo("GENTAGET");
			koer();
			JsonNode suspension = kald("projektleder", HttpMethod.GET, "", null).getBody().path(0);
			assertThat(suspension.path("sagerDerMangler").asInt()).isZero();
			assertThat(suspension.path("status").asText()).isEqualTo("I_GANG");
			assertThat(suspension.at("/aendringer/0/aktoer").asText()).isEqualTo("afdelingsleder");
			String rettet = "{\"fra\":\"2020-12-02\",\"til\":null,\"begrundelse\":\"Nedlukning\"}";
			assertThat(status("afdelingsleder", HttpMethod.PUT, "/S1", rettet)).isEqualTo(202);
			assertThat(status("afdelingsleder", HttpMethod.PUT, "/S1", rettet)).isEqualTo(200);
			assertThat(status("afdelingsleder", HttpMethod.POST, "", GOD)).as("a late repeat").isEqualTo(200);
			assertThat(status("afdelingsleder", HttpMethod.POST, "", GOD.replace("12-05", "12-06"))).isEqualTo(409);
			assertThat(kald("admin", HttpMethod.GET, "/S1", null).getBody().path("status").asText()).isEqualTo("KOMMENDE");
			assertThat(status("afdelingsleder", HttpMethod.DELETE, "/S1", null)).isEqualTo(202);
			assertThat(status("afdelingsleder", HttpMethod.DELETE, "/S1", null)).isEqualTo(200);
			assertThat(status("afdelingsleder", HttpMethod.PUT, "/S1", rettet)).isEqualTo(409);
			assertThat(kald("admin", HttpMethod.GET, "/S1", null).getBody().path("aendringer")).hasSize(3);
			koer();
		}

		@Test
		void onlyTheHeadOfDepartmentDecides() {
			for (String bruger : List.of("admin", "projektleder")) {
				assertThat(status(bruger, HttpMethod.GET, "", null)).as(bruger).isEqualTo(200);
			}
			for (String bruger : List.of("styregruppe", "integration", "controller", "sagsbehandler.aktivhuset",
					"faglig-leder.aktivhuset", "rehab-koordinator")) {
				assertThat(status(bruger, HttpMethod.GET, "", null)).as(bruger).isEqualTo(403);
				assertThat(status(bruger, HttpMethod.GET, "/S1", null)).as(bruger).isEqualTo(403);
			}
			for (String bruger : List.of("admin", "projektleder", "styregruppe", "integration", "controller",
					"sagsbehandler.aktivhuset", "faglig-leder.aktivhuset")) {
				assertThat(status(bruger, HttpMethod.POST, "", "{ikke json")).as(bruger).isEqualTo(403);
				assertThat(status(bruger, HttpMethod.PUT, "/S1", "{ikke json")).as(bruger).isEqualTo(403);
				assertThat(status(bruger, HttpMethod.DELETE, "/S1", null)).as(bruger).isEqualTo(403);
			}
		}

		@Test
		void everyFaultIsToldInDanishWithItsField() {
			afvist(GOD.replace("\"S1\"", "\"S 1\""), "suspensionId");
			afvist(GOD.replace("\"S1\"", "\"" + "x".repeat(41) + "\""), "suspensionId");
			afvist(GOD.replace("\"S1\"", "null"), "suspensionId");
			afvist(GOD.replace("afklaringspuljen", "andet"), "program");
			afvist(GOD.replace("{", "{\"enhed\":\"andethus\","), "enhed");
			afvist(GOD.replace("2020-12-01", "2020-02-30"), "fra");
			afvist(GOD.replace("2020-12-01", "2020-11-30"), "fra");
			afvist(GOD.replace("2020-12-01", "2023-01-01").replace("2020-12-05", "2023-01-02"), "fra");
			afvist(GOD.replace("\"2020-12-01\"", "null"), "fra");
			afvist(GOD.replace("2020-12-05", "2020-12-01"), "til");
			afvist(GOD.replace("2020-12-05", "2023-01-02"), "til");
			afvist(GOD.replace("2020-12-05", "i morgen"), "til");
			afvist(GOD.replace("Nedlukning", " "), "begrundelse");
			afvist(GOD.replace("Nedlukning", "x".repeat(501)), "begrundelse");
			afvist(GOD.replace("Nedlukning", "Ned\\u0000lukning"), "begrundelse");
			afvist(GOD.replace("Nedlukning", "Ned\\u202elukning"), "begrundelse");
			afvist(GOD.replace("{", "{\"cpr\":\"0101501234\","), "cpr");
			assertThat(status("afdelingsleder", HttpMethod.POST, "", "{ikke json")).isEqualTo(400);
			assertThat(status("afdelingsleder", HttpMethod.POST, "", "null")).isEqualTo(400);
			assertThat(status("afdelingsleder", HttpMethod.PUT, "/findes-ikke", "{}")).isEqualTo(404);
			assertThat(status("afdelingsleder", HttpMethod.DELETE, "/findes-ikke", null)).isEqualTo(404);
			assertThat(status("afdelingsleder", HttpMethod.GET, "/findes-ikke", null)).isEqualTo(404);
			assertThat(status("afdelingsleder", HttpMethod.POST, "/S1", GOD)).isEqualTo(405);
			assertThat(kald("afdelingsleder", HttpMethod.GET, "", null).getBody()).isEmpty();
		}

		private void afvist(String krop, String felt) {
			ResponseEntity<JsonNode> svar = kald("afdelingsleder", HttpMethod.POST, "", krop);
			assertThat(svar.getStatusCode().value()).as(krop).isEqualTo(400);
			assertThat(svar.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
			List<String> felter = new ArrayList<>();
			svar.getBody().path("felter").forEach((fejl) -> felter.add(fejl.path("felt").asText()));
			assertThat(felter).as("%s: %s", krop, svar.getBody()).contains(felt);
		}

	}

}
