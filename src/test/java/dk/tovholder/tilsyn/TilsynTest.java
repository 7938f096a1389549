package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

import dk.tovholder.Pilot;
import dk.tovholder.Testdatabase;
import dk.tovholder.engine.Jobpuls;
import dk.tovholder.engine.Motortilsyn;
import dk.tovholder.fristvagt.FristvagtProcess;
import dk.tovholder.maanedsopgoerelse.MaanedsopgoerelseProcess;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Fristtrin;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.styregruppe.StyregruppeProcess;

import static org.assertj.core.api.Assertions.assertThat;

/** What is broken by hand is found, mended where the domain can, and told where it can not. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
@DirtiesContext
class TilsynTest {

	private static final String MAERKE = "boundaryEvent_6MaanederUdenPlacering";

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	@Autowired
	private Pilot pilot;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TaskService tasks;

	@Autowired
	private Motortilsyn motor;

	@Autowired
	private FristvagtProcess fristvagt;

	@Autowired
	private Jobvagt jobvagt;

	@Autowired
	private Tilsynsregister register;

	@Autowired
	private Jobpuls puls;

	@Autowired
	private TestRestTemplate rest;

	@Autowired
	private Clock ur;

	private ProeveSystemtid system;

	private Forsinkelse forsinkelse;

	private Tilsyn tilsyn;

	@BeforeEach
	void nytTilsyn(@Autowired TilsynProcess processer, @Autowired Fristtilsyn frister, @Autowired Driftvarsling varsling,
			@Autowired MaanedsopgoerelseProcess maaneder, @Autowired StyregruppeProcess kvartaler,
			@Autowired Sagsbehandling sagsbehandling, @Autowired Fristtrin trin,
			@Autowired PlatformTransactionManager transaktioner) {
		pilot.begynd("2020-12-01T09:00");
		jdbc.update("delete from varsel");
		jdbc.update("delete from tilsynsfund");
		system = new ProeveSystemtid(ur);
		forsinkelse = new Forsinkelse(ur, system);
		tilsyn = new Tilsyn(new Sammenligning(motor, processer, frister, forsinkelse, ur), register, jobvagt, varsling,
				processer, fristvagt, maaneder, kvartaler, sagsbehandling, trin, puls, system, transaktioner);
	}

	@ParameterizedTest
	@ValueSource(strings = { "maanedsopgoerelse", "styregruppe" })
	void theLostProcessOfAMonthOrAQuarterIsBegunAgain(String proces) {
		tilsyn.gennemgaa();
		assertThat(tilsyn.gennemgaa().orElseThrow().vagtRettet()).isFalse();
		ProcessInstance tabt = runtime.createProcessInstanceQuery().processDefinitionKey(proces).list().get(0);
		runtime.deleteProcessInstance(tabt.getId(), "lost");
		assertThat(tilsyn.gennemgaa().orElseThrow().vagtRettet()).isTrue();
		assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(tabt.getBusinessKey(), proces).count()).isOne();
		assertThat(tilsyn.gennemgaa().orElseThrow().vagtRettet()).isFalse();
	}

	@AfterEach
	void ryd() {
		pilot.ryd();
		jdbc.update("update sag set lukket = current_date where lukket is null");
		jdbc.update("update opgave set afsluttet = current_timestamp where afsluttet is null");
		jdbc.update("delete from fristtrin");
	}

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	private Tilsyn.Udfald gennemgaa() {
		return tilsyn.gennemgaa().orElseThrow();
	}

	/** Sweeps, and expects that all of what was found is mended. */
	private void rettes(Fundart... arter) {
		Tilsyn.Udfald udfald = gennemgaa();
		assertThat(udfald.fundet()).containsOnlyKeys(arter);
		assertThat(udfald.rest()).isEmpty();
		assertThat(gennemgaa().fundet()).isEmpty();
		assertThat(varsler()).isEmpty();
	}

	/** Sweeps, and expects that one finding stays and is told once to operations and to the leader of the house. */
	private void meldes(Fundart art) {
		assertThat(gennemgaa().rest()).extracting(Fund::art).containsExactly(art);
		assertThat(varsler()).containsExactly("admin: " + art.tekst(), "aktivhuset.faglig-leder: " + art.tekst());
		gennemgaa();
		assertThat(varsler()).hasSize(2);
	}

	private List<String> varsler() {
		return jdbc.queryForList("select modtager || ': ' || tekst from varsel where type = 'DRIFT' order by id", String.class);
	}

	/** Time passes and nothing runs. */
	private void alleSover(String til) {
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(til).atZone(Tid.ZONE).toInstant()));
	}

	private void udfoerForfaldneJob() {
		pilot.ur(ur.instant());
	}

	private String iPlacering() {
		String sag = pilot.iForloeb("2021-01-26");
		pilot.dag("2021-02-01");
		pilot.start(sag, "P-1", "2021-02-01");
		return sag;
	}

	@Test
	void nothingIsFoundWhereNothingIsWrong() {
		pilot.sag("2020-12-01");
		String pause = pilot.iForloeb("2021-01-26");
		pilot.meld(pause, "FritagelseStartet", "2021-01-26", "markering", "sygdom");
		pilot.start(pilot.iForloeb("2021-02-16"), "P-1", "2021-02-16");
		pilot.dag("2021-03-01");
		// The first begins the processes of months and quarters.
		gennemgaa();
		assertThat(gennemgaa()).isEqualTo(new Tilsyn.Udfald(Map.of(), List.of(), false));
		assertThat(varsler()).isEmpty();
		assertThat(register.seneste().orElseThrow().rest()).isZero();
	}

	@Nested
	class Frister {

		@Test
		void aStepThatNobodyRanIsRunOnce() {
			String sag = pilot.sag("2020-12-01");
			alleSover("2021-01-12T09:00");
			Tilsyn.Udfald udfald = gennemgaa();
			assertThat(udfald.fundet()).containsOnlyKeys(Fundart.TRIN_IKKE_UDFOERT, Fundart.VAGT_STANDSET);
			assertThat(udfald.rest()).extracting(Fund::art).containsExactly(Fundart.VAGT_STANDSET);
			udfoerForfaldneJob();
			assertThat(pilot.journal(sag, "FORVARSEL").stream().filter((d) -> d.contains("STRAKSAFKLARING"))).hasSize(1);
			assertThat(gennemgaa().fundet()).isEmpty();
		}

		@Test
		void whatIsJustDueIsLeftToTheWatch() {
			pilot.sag("2020-12-01");
			pilot.ur("2021-01-11T12:00");
			alleSover("2021-01-12T00:04");
			assertThat(gennemgaa().fundet()).isEmpty();
			alleSover("2021-01-12T09:00");
			system.loebetid = Duration.ofMinutes(4);
			assertThat(gennemgaa().fundet()).doesNotContainKey(Fundart.TRIN_IKKE_UDFOERT);
		}

		@Test
		void oneCaseThatFailsHoldsNoOtherBack() {
			String syg = pilot.sag("2020-12-01");
			String rask = pilot.sag("2020-12-01");
			pilot.indkald(syg);
			String data = jdbc.queryForObject("select data from haendelse where sagsnummer = ?", String.class, syg);
			jdbc.update("update haendelse set data = 'ulæselig' where sagsnummer = ?", syg);
			alleSover("2021-01-27T09:00");
			assertThat(gennemgaa().rest()).extracting((fund) -> fund.art() + " " + fund.sagsnummer())
				.containsExactlyInAnyOrder("VAGT_STANDSET null", "TRIN_IKKE_UDFOERT " + syg, "TRIN_IKKE_UDFOERT " + syg);
			assertThat(pilot.aabne(rask)).containsExactly("T02", "T21", "T22");
			assertThat(varsler()).hasSize(5);
			jdbc.update("update haendelse set data = ? where sagsnummer = ?", data, syg);
			udfoerForfaldneJob();
			assertThat(gennemgaa().fundet()).isEmpty();
			assertThat(List.of(syg, rask))
				.allSatisfy((sag) -> assertThat(pilot.journal(sag, "FRIST_OVERSKREDET")).hasSize(2));
		}

		@Test
		void dueStepsOfACaseWithoutAProcessAreRunWhenItHasOne() {
			String sag = pilot.sag("2020-12-01");
			runtime.deleteProcessInstance(pilot.vis(sag).procesId(), "væk");
			alleSover("2021-01-27T09:00");
			assertThat(gennemgaa().rest()).extracting(Fund::art).containsExactly(Fundart.VAGT_STANDSET);
			udfoerForfaldneJob();
			assertThat(pilot.aabne(sag)).containsExactly("T02", "T21", "T22");
			assertThat(pilot.journal(sag, "FRIST_OVERSKREDET")).hasSize(2);
		}

		@Test
		void aPassedDateIsFoundEvenWhereNoStepPointsToIt() {
			String sag = pilot.sag("2020-12-01");
			jdbc.update("update frist set naeste_tidspunkt = ? where sagsnummer = ? and fristtype = 'FORBEREDENDE_SAMTALE'",
					OffsetDateTime.parse("2099-01-01T00:00:00Z"), sag);
			pilot.spring("2020-12-30T09:00");
			rettes(Fundart.DATO_PASSERET);
			assertThat(pilot.journal(sag, "FRIST_OVERSKREDET")).hasSize(1);
		}

		@Test
		void aRowWithoutItsNextStepGetsIt() {
			String sag = pilot.sag("2020-12-01");
			pilot.spring("2021-01-28T09:00");
			List<String> foer = trin(sag);
			assertThat(foer).containsExactly("FORBEREDENDE_SAMTALE null", "STRAKSAFKLARING ESKALERING_2");
			jdbc.update("update frist set naeste_trin = null, naeste_tidspunkt = null where sagsnummer = ?", sag);
			rettes(Fundart.TRIN_MANGLER);
			assertThat(trin(sag)).isEqualTo(foer);
			String aaben = pilot.sag("2021-01-28");
			jdbc.update("update frist set naeste_trin = null, naeste_tidspunkt = null where sagsnummer = ?", aaben);
			rettes(Fundart.TRIN_MANGLER);
			assertThat(trin(aaben)).containsExactly("FORBEREDENDE_SAMTALE FORVARSEL", "STRAKSAFKLARING FORVARSEL");
		}

		private List<String> trin(String sag) {
			return jdbc.queryForList("select fristtype || ' ' || coalesce(naeste_trin, 'null') from frist where sagsnummer = ? "
					+ "order by fristtype", String.class, sag);
		}

		@Test
		void aStepThatTheJournalDoesNotTellIsTold() {
			String sag = pilot.sag("2020-12-01");
			pilot.spring("2021-01-28T09:00");
			jdbc.update("delete from journal where sagsnummer = ? and type = 'FRIST_OVERSKREDET' and data like '%STRAKS%'", sag);
			meldes(Fundart.JOURNAL_MANGLER);
		}

	}

	@Nested
	class Vagten {

		private List<Job> vagtjob() {
			return jobs.createJobQuery().processDefinitionKey("fristvagt").list();
		}

		private long vagter() {
			return runtime.createProcessInstanceQuery().processDefinitionKey("fristvagt").count();
		}

		private void vagtRettes() {
			assertThat(gennemgaa()).isEqualTo(new Tilsyn.Udfald(Map.of(), List.of(), true));
			assertThat(vagter()).isEqualTo(1);
			assertThat(vagtjob()).hasSize(1);
			assertThat(gennemgaa().vagtRettet()).isFalse();
		}

		@Test
		void aMissingOneIsStarted() {
			runtime.createProcessInstanceQuery()
				.processDefinitionKey("fristvagt")
				.list()
				.forEach((v) -> runtime.deleteProcessInstance(v.getId(), "væk"));
			vagtRettes();
		}

		@Test
		void ofTwoOneIsEnded() {
			runtime.startProcessInstanceByKey("fristvagt", "fristvagt");
			vagtRettes();
		}

		@Test
		void ofTwoAtWorkOneIsEnded() {
			runtime.startProcessInstanceByKey("fristvagt", "fristvagt");
			alleSover("2020-12-02T00:00");
			vagtjob().forEach((job) -> jobs.executeJob(job.getId()));
			assertThat(runtime.createEventSubscriptionQuery().eventName("fristvagtAfloest").count()).isZero();
			vagtRettes();
		}

		@Test
		void oneThatWillNotWakeIsReplaced() {
			jobs.deleteJob(vagtjob().get(0).getId());
			vagtRettes();
			jobs.setJobDuedate(vagtjob().get(0).getId(), Date.from(Instant.parse("2021-06-01T00:00:00Z")));
			vagtRettes();
		}

		@Test
		void aDeadJobGetsNewTriesOnceAndIsTold() {
			jobs.setJobRetries(vagtjob().get(0).getId(), 0);
			Tilsyn.Udfald udfald = gennemgaa();
			assertThat(udfald.vagtRettet()).isTrue();
			assertThat(udfald.rest()).isEmpty();
			assertThat(vagtjob()).extracting(Job::getRetries).containsExactly(1000);
			assertThat(varsler()).containsExactly("admin: Et baggrundsjob er fejlet og prøves ikke igen af sig selv");
			jobs.setJobRetries(vagtjob().get(0).getId(), 0);
			assertThat(gennemgaa().rest()).extracting(Fund::art).containsExactly(Fundart.VAGT_STANDSET);
			assertThat(vagtjob()).extracting(Job::getRetries).containsExactly(0);
			assertThat(varsler()).hasSize(3).last().isEqualTo("admin: " + Fundart.VAGT_STANDSET.tekst());
		}

		@Test
		void nodesThatStartAtTheSameInstantStartOne() {
			for (int gang = 0; gang < 5; gang++) {
				runtime.createProcessInstanceQuery()
					.processDefinitionKey("fristvagt")
					.list()
					.forEach((v) -> runtime.deleteProcessInstance(v.getId(), "væk"));
				List<CompletableFuture<Boolean>> noder = IntStream.range(0, 4)
					.mapToObj((i) -> CompletableFuture.supplyAsync(fristvagt::sikr))
					.toList();
				assertThat(noder.stream().map(CompletableFuture::join).filter((startede) -> startede)).hasSize(1);
				assertThat(vagter()).isEqualTo(1);
			}
		}

		@Test
		void oneThatStandsStillIsToldAgainWhenItComesBack() {
			alleSover("2020-12-02T09:00");
			assertThat(gennemgaa().rest()).extracting(Fund::art).containsExactly(Fundart.VAGT_STANDSET);
			gennemgaa();
			assertThat(varsler()).containsExactly("admin: " + Fundart.VAGT_STANDSET.tekst());
			udfoerForfaldneJob();
			assertThat(gennemgaa().rest()).isEmpty();
			assertThat(fristvagt.slag()).isPresent();
			alleSover("2020-12-03T09:00");
			gennemgaa();
			assertThat(varsler()).hasSize(2);
		}

	}

	@Nested
	class Timere {

		private Job timer(String aktivitet) {
			return jobs.createJobQuery().activityId(aktivitet).singleResult();
		}

		@Test
		void aMarkThatLostItsTimerGetsItBack() {
			pilot.iForloeb("2021-01-26");
			Date foer = timer(MAERKE).getDuedate();
			jobs.deleteJob(timer(MAERKE).getId());
			rettes(Fundart.MAERKE_UDEN_TIMER);
			assertThat(timer(MAERKE).getDuedate()).isEqualTo(foer);
		}

		@Test
		void aMarkThatWaitsForAnotherDayIsMoved() {
			pilot.iForloeb("2021-01-26");
			Date foer = timer(MAERKE).getDuedate();
			jobs.setJobDuedate(timer(MAERKE).getId(), new Date(foer.getTime() + 1000));
			rettes(Fundart.MAERKE_UDEN_TIMER);
			assertThat(timer(MAERKE).getDuedate()).isEqualTo(foer);
		}

		@Test
		void anAnswerThatNobodyWaitsForIsTold() {
			String sag = pilot.iGenbehandling();
			pilot.dag("2021-08-02");
			pilot.start(sag, "P-1", "2021-08-02");
			jobs.deleteJob(timer("boundaryEvent_ingenSvarIndenFristen").getId());
			meldes(Fundart.SVARFRIST_UDEN_TIMER);
		}

		@Test
		void aJobThatIsLockedForEverIsFreed() {
			pilot.iForloeb("2021-01-26");
			jdbc.update("update ACT_RU_JOB set LOCK_OWNER_ = 'en node', LOCK_EXP_TIME_ = ? where ID_ = ?",
					LocalDateTime.parse("2022-01-01T00:00"), timer(MAERKE).getId());
			rettes(Fundart.JOB_LAAST);
			assertThat(jdbc.queryForObject("select count(*) from ACT_RU_JOB where LOCK_OWNER_ is not null", Integer.class))
				.isZero();
		}

	}

	@Nested
	class Opgaver {

		@Test
		void oneThatTheEngineHasLostIsClosed() {
			String sag = pilot.sag("2020-12-01");
			jdbc.update("insert into opgave (id, sagsnummer, opgave, navn, oprettet) values ('forsvundet', ?, 'T20', 'Følg op', "
					+ "current_timestamp)", sag);
			rettes(Fundart.OPGAVE_FORSVUNDET);
			assertThat(pilot.aabne(sag)).containsExactly("T02");
		}

		@Test
		void oneThatTheCaseDoesNotKnowIsTold() {
			String sag = pilot.sag("2020-12-01");
			jdbc.update("delete from opgave where sagsnummer = ?", sag);
			Tilsyn.Udfald udfald = gennemgaa();
			assertThat(udfald.rest()).extracting(Fund::art)
				.containsExactlyInAnyOrder(Fundart.OPGAVE_UKENDT, Fundart.OPGAVE_MANGLER);
			assertThat(varsler()).hasSize(4);
		}

		@Test
		void oneWithAnotherDateIsPutRight() {
			String sag = pilot.sag("2020-12-01");
			String id = pilot.opgave(sag, "T02").id();
			Date foer = tasks.createTaskQuery().taskId(id).singleResult().getDueDate();
			jdbc.update("update ACT_RU_TASK set DUE_DATE_ = null where ID_ = ?", id);
			rettes(Fundart.OPGAVE_ANDEN_DATO);
			assertThat(tasks.createTaskQuery().taskId(id).singleResult().getDueDate()).isEqualTo(foer);
		}

		@Test
		void aDeadlineWithoutATaskIsTold() {
			String sag = pilot.iForloeb("2021-01-26");
			String instans = runtime.createProcessInstanceQuery()
				.processInstanceBusinessKey(sag)
				.processDefinitionKey("afklaringsforloeb")
				.singleResult()
				.getId();
			runtime.createProcessInstanceModification(instans)
				.cancelAllForActivity("userTask_ugentligKontaktMedBorger")
				.execute();
			meldes(Fundart.OPGAVE_MANGLER);
		}

	}

	@Nested
	class Sager {

		@Test
		void oneWithoutAProcessIsTakenUpWhereItStood() {
			String sag = pilot.iForloeb("2021-01-26");
			List<String> foer = pilot.aabne(sag);
			runtime.deleteProcessInstance(pilot.vis(sag).procesId(), "væk");
			assertThat(pilot.aabne(sag)).isEmpty();
			rettes(Fundart.SAG_UDEN_PROCES, Fundart.MAERKE_UDEN_TIMER, Fundart.OPGAVE_MANGLER);
			assertThat(pilot.aabne(sag)).isEqualTo(foer);
			pilot.kontroller(sag);
		}

		@Test
		void oneThatWaitsForNothingIsTold() {
			String sag = iPlacering();
			assertThat(gennemgaa().fundet()).isEmpty();
			jdbc.update("update ACT_RU_TASK set SUSPENSION_STATE_ = 2");
			jdbc.update("update ACT_RU_EVENT_SUBSCR set ACTIVITY_ID_ = 'andetsteds' where ACTIVITY_ID_ = 'receiveTask_iPlacering'");
			assertThat(gennemgaa().rest()).contains(new Fund(Fundart.SAG_UDEN_FREMDRIFT, sag, "aktivhuset", sag));
		}

	}

	@Test
	void oneNodeSweepsAtATime() {
		assertThat(register.tagTur()).isTrue();
		assertThat(tilsyn.gennemgaa()).isEmpty();
		register.givTur();
		assertThat(tilsyn.gennemgaa()).isPresent();
	}

	@Test
	void aNodeThatDiedInASweepDoesNotKeepTheTurn() {
		jdbc.update("update tilsyn set laast_til = current_timestamp - interval '1' second");
		assertThat(tilsyn.gennemgaa()).isPresent();
	}

	@Nested
	class FejledeJob {

		private String doedtJob() {
			pilot.iForloeb("2021-01-26");
			String job = jobs.createJobQuery().activityId(MAERKE).singleResult().getId();
			jobs.setJobRetries(job, 0);
			return job;
		}

		private ResponseEntity<String> kald(HttpMethod metode, String sti) {
			return rest.withBasicAuth("admin", "tovholder-demo").exchange(sti, metode, null, String.class);
		}

		@Test
		void eachDeathIsToldOnceToOperationsAndToTheLeader() {
			String job = doedtJob();
			jobvagt.se();
			jobvagt.se();
			String tekst = ": Et baggrundsjob er fejlet og prøves ikke igen af sig selv";
			assertThat(varsler()).containsExactly("admin" + tekst, "aktivhuset.faglig-leder" + tekst);
			jobs.setJobRetries(job, 1);
			jobvagt.se();
			jobs.setJobRetries(job, 0);
			jobvagt.se();
			assertThat(varsler()).hasSize(4);
			jobs.setJobRetries(job, 1);
		}

		@Test
		void operationsSeeItAndGiveItNewTries() {
			String job = doedtJob();
			ResponseEntity<String> svar = kald(HttpMethod.GET, "/api/drift");
			assertThat(svar.getStatusCode().value()).isEqualTo(200);
			assertThat(svar.getBody()).contains("\"fejledeJob\":[{\"id\":\"" + job + "\",\"proces\":\"afklaringspuljen\"",
					"\"fristvagt\":{", "\"naeste\":\"2021-01-26T23:00:00Z\"");
			svar = kald(HttpMethod.POST, "/api/drift/job/" + job + "/forsoeg");
			assertThat(svar.getStatusCode().value()).isEqualTo(200);
			assertThat(svar.getBody()).isEqualTo("{\"forsoeg\":8}");
			assertThat(kald(HttpMethod.GET, "/api/drift").getBody()).contains("\"fejledeJob\":[]");
		}

		@Test
		void aJobThatIsNotThereOrNotDeadIsRefused() {
			String job = doedtJob();
			jobs.setJobRetries(job, 1);
			ResponseEntity<String> levende = kald(HttpMethod.POST, "/api/drift/job/" + job + "/forsoeg");
			assertThat(levende.getStatusCode().value()).isEqualTo(409);
			assertThat(levende.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
			ResponseEntity<String> ukendt = kald(HttpMethod.POST, "/api/drift/job/findes-ikke/forsoeg");
			assertThat(ukendt.getStatusCode().value()).isEqualTo(404);
			assertThat(ukendt.getBody()).contains("Jobbet findes ikke");
		}

		@Test
		void findingsAreShown() {
			alleSover("2020-12-02T09:00");
			gennemgaa();
			assertThat(kald(HttpMethod.GET, "/api/drift").getBody()).contains("\"art\":\"VAGT_STANDSET\"",
					"\"tekst\":\"Fristvagten går ikke\"", "\"aeldsteJob\":{\"forfald\":\"2020-");
		}

	}

	@Nested
	class Helbred {

		private Status jobforsinkelse() {
			return new JobforsinkelseHealthIndicator(motor, forsinkelse, ur).health().getStatus();
		}

		@Test
		void aJobThatIsMoreThanFiveMinutesLateIsIllness() {
			alleSover("2020-12-02T00:04:59");
			assertThat(jobforsinkelse()).isEqualTo(Status.UP);
			alleSover("2020-12-02T00:05:01");
			assertThat(jobforsinkelse()).isEqualTo(Status.DOWN);
			udfoerForfaldneJob();
			assertThat(jobforsinkelse()).isEqualTo(Status.UP);
		}

		@Test
		void aDeadJobOrAnEarlyOneIsNotLate() {
			alleSover("2020-12-02T09:00");
			Job vagt = jobs.createJobQuery().processDefinitionKey("fristvagt").singleResult();
			jobs.setJobRetries(vagt.getId(), 0);
			assertThat(jobforsinkelse()).isEqualTo(Status.UP);
			jobs.setJobRetries(vagt.getId(), 1);
			assertThat(jobforsinkelse()).isEqualTo(Status.DOWN);
		}

		@Test
		void aNodeWithoutAnExecutorIsWell() {
			assertThat(puls.stand()).isEqualTo(Jobpuls.Stand.INGEN);
			assertThat(new JobudfoererHealthIndicator(new Jobudfoerertilsyn(puls, system)).health().getStatus())
				.isEqualTo(Status.UP);
		}

	}

}
