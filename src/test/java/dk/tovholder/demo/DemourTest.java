package dk.tovholder.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import dk.tovholder.fejl.Afvisning;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:demour;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom" })
@DirtiesContext
class DemourTest {

	@Autowired
	private TestRestTemplate rest;

	@Autowired
	private Demour ur;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private ManagementService management;

	@Autowired
	private Spor spor;

	@BeforeEach
	void ryd() {
		this.spor.linjer.clear();
	}

	@AfterAll
	static void nulstil() {
		ClockUtil.reset();
	}

	@Test
	void systemLivesInDemoTimeFromItsFirstMoment() {
		assertThat(this.repository.createDeploymentQuery().list()).isNotEmpty()
			.allSatisfy((udrulning) -> assertThat(udrulning.getDeploymentTime().toInstant())
				.isBetween(Demourlager.START, this.ur.nu()));
		assertThat(this.management.createJobQuery().processDefinitionKey("fristvagt").list())
			.allSatisfy((job) -> assertThat(job.getDuedate()).isBefore("2026-01-01"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "styregruppe", "integration", "jobformidler3.integrationshuset" })
	void anyDemoUserReadsTheClock(String bruger) {
		ResponseEntity<String> svar = kald(bruger, HttpMethod.GET, null);
		assertThat(svar.getStatusCode().value()).isEqualTo(200);
		assertThat(svar.getBody())
			.matches("\\{\"tidspunkt\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\",\"koerteJobs\":0}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "controller", "integration", "afdelingsleder", "faglig-leder.aktivhuset" })
	void onlyAdminMovesTheClock(String bruger) {
		Instant foer = this.ur.nu();
		assertThat(stil(bruger, foer.plus(1, ChronoUnit.DAYS)).getStatusCode().value()).isEqualTo(403);
		assertThat(this.ur.nu()).isBetween(foer, foer.plus(1, ChronoUnit.HOURS));
	}

	@Test
	void clockRunsOnFromWhereItWasMovedTo() throws Exception {
		Instant til = this.ur.nu().plus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
		ResponseEntity<String> svar = stil("admin", til);
		assertThat(svar.getStatusCode().value()).isEqualTo(200);
		assertThat(svar.getBody()).startsWith("{\"tidspunkt\":\"" + til + "\",\"koerteJobs\":");
		Thread.sleep(20);
		assertThat(this.ur.nu()).isAfter(til).isBefore(til.plus(1, ChronoUnit.MINUTES));
	}

	@Test
	void clockMovesForwardOnlyAndNotBeyondTheCalendar() {
		Instant nu = this.ur.nu();
		for (Instant umuligt : List.of(nu.minusSeconds(2), Instant.EPOCH, Instant.parse("2100-12-31T23:00:00Z"))) {
			ResponseEntity<String> svar = stil("admin", umuligt);
			assertThat(svar.getStatusCode().value()).isEqualTo(422);
			assertThat(svar.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
			assertThat(svar.getBody()).contains("\"felt\":\"tidspunkt\"");
		}
		assertThat(this.ur.nu()).isBetween(nu, nu.plus(1, ChronoUnit.MINUTES));
	}

	@Test
	void unreadableInstantIsRefused() {
		for (String krop : List.of("{}", "{\"tidspunkt\":null}", "{\"tidspunkt\":1}", "{\"tidspunkt\":\"snart\"}",
				"{\"tidspunkt\":\"2022-01-01T00:00:00Z\",\"andet\":1}", "null", "[]")) {
			assertThat(kald("admin", HttpMethod.PUT, krop).getStatusCode().value()).as(krop).isEqualTo(400);
		}
	}

	@Test
	void everythingThatFallsDueRunsInOrderAtItsOwnInstant() {
		Instant nu = this.ur.nu().truncatedTo(ChronoUnit.SECONDS);
		Instant a = nu.plus(30, ChronoUnit.HOURS);
		Instant b = nu.plus(50, ChronoUnit.HOURS);
		Instant senere = nu.plus(70, ChronoUnit.HOURS);
		start("senere", senere, "${spor}");
		start("b", b, "${spor}");
		start("a", a, "${spor}");
		start("lige", nu.plus(60, ChronoUnit.HOURS), "${spor}");
		int koert = this.ur.flyt(nu.plus(60, ChronoUnit.HOURS));
		// The timer, then the async step behind it, both at the timer's instant.
		assertThat(this.spor.linjer).containsExactly("a " + a, "b " + b, "lige " + nu.plus(60, ChronoUnit.HOURS));
		assertThat(koert).isGreaterThanOrEqualTo(6);
		assertThat(this.management.createJobQuery().executable().count()).isZero();
		this.ur.flyt(senere);
		assertThat(this.spor.linjer).last().isEqualTo("senere " + senere);
	}

	@Test
	void failingJobIsLeftWithItsTriesAndHoldsNothingUp() {
		Instant nu = this.ur.nu().truncatedTo(ChronoUnit.SECONDS);
		Instant forfald = nu.plus(30, ChronoUnit.HOURS);
		String fejler = start("fejler", forfald, "${findesIkke}");
		start("virker", forfald.plusSeconds(30), "${spor}");
		this.ur.flyt(forfald.plusSeconds(59));
		assertThat(this.spor.linjer).containsExactly("virker " + forfald.plusSeconds(30));
		Job job = this.management.createJobQuery().processInstanceId(fejler).singleResult();
		assertThat(job.getRetries()).isEqualTo(7);
		assertThat(job.getDuedate().toInstant()).isEqualTo(forfald.plusSeconds(60));
		this.ur.flyt(forfald.plus(2, ChronoUnit.DAYS));
		assertThat(this.management.createJobQuery().processInstanceId(fejler).singleResult().getRetries()).isZero();
		assertThat(this.runtime.createIncidentQuery().processInstanceId(fejler).count()).isOne();
	}

	@Test
	void backgroundJobsRunAgainAfterAMove() throws Exception {
		this.ur.flyt(this.ur.nu().plus(1, ChronoUnit.DAYS));
		start("baggrund", this.ur.nu(), "${spor}");
		for (int i = 0; i < 150 && this.spor.linjer.isEmpty(); i++) {
			Thread.sleep(100);
		}
		assertThat(this.spor.linjer).hasSize(1);
	}

	@Test
	void movesAtOnceFollowEachOther() {
		Instant nu = this.ur.nu().truncatedTo(ChronoUnit.SECONDS);
		start("en", nu.plus(30, ChronoUnit.HOURS), "${spor}");
		start("to", nu.plus(60, ChronoUnit.HOURS), "${spor}");
		List<CompletableFuture<Integer>> flytninger = new ArrayList<>();
		for (int dage = 1; dage <= 4; dage++) {
			Instant til = nu.plus(Duration.ofDays(dage));
			flytninger.add(CompletableFuture.supplyAsync(() -> this.ur.flyt(til)));
		}
		for (CompletableFuture<Integer> flytning : flytninger) {
			try {
				flytning.join();
			}
			catch (RuntimeException ex) {
				assertThatExceptionOfType(Afvisning.class).isThrownBy(() -> {
					throw ex.getCause();
				}).satisfies((afvisning) -> assertThat(afvisning.status()).isEqualTo(422));
			}
		}
		assertThat(this.spor.linjer).containsExactly("en " + nu.plus(30, ChronoUnit.HOURS),
				"to " + nu.plus(60, ChronoUnit.HOURS));
		// The clock counts in milliseconds and may not have ticked since.
		assertThat(this.ur.nu()).isAfterOrEqualTo(nu.plus(4, ChronoUnit.DAYS));
	}

	private String start(String navn, Instant forfald, String udtryk) {
		this.repository.createDeployment()
			.addModelInstance(navn + ".bpmn",
					Bpmn.createExecutableProcess("proeve-" + navn)
						.camundaHistoryTimeToLiveString("P1D")
						.startEvent()
						.intermediateCatchEvent()
						.timerWithDate(forfald.toString())
						.serviceTask()
						.camundaAsyncBefore()
						.camundaDelegateExpression(udtryk)
						.endEvent()
						.done())
			.deploy();
		return this.runtime.startProcessInstanceByKey("proeve-" + navn, navn).getId();
	}

	private ResponseEntity<String> stil(String bruger, Instant tidspunkt) {
		return kald(bruger, HttpMethod.PUT, "{\"tidspunkt\":\"" + tidspunkt + "\"}");
	}

	private ResponseEntity<String> kald(String bruger, HttpMethod metode, String krop) {
		RequestEntity.BodyBuilder kald = RequestEntity.method(metode, "/api/demo/ur")
			.contentType(MediaType.APPLICATION_JSON);
		return this.rest.withBasicAuth(bruger, Demobrugere.ADGANGSKODE)
			.exchange((krop == null) ? kald.build() : kald.body(krop), String.class);
	}

	/** What ran, and when by the clock. */
	static class Spor {

		final List<String> linjer = new CopyOnWriteArrayList<>();

	}

	@TestConfiguration
	static class Opsaetning {

		@Bean
		Spor sporet() {
			return new Spor();
		}

		@Bean
		JavaDelegate spor(Spor sporet) {
			return (udfoerelse) -> sporet.linjer.add(udfoerelse.getProcessBusinessKey() + " "
					+ ClockUtil.getCurrentTime().toInstant().truncatedTo(ChronoUnit.SECONDS));
		}

	}

}
