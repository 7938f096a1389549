package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;

import dk.tovholder.engine.Jobpuls;

import static org.assertj.core.api.Assertions.assertThat;

/** Health over HTTP, with an executor that runs. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:sikkerhed;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom" })
class HelbredTest {

	@Autowired
	private TestRestTemplate rest;

	@Autowired
	private Jobpuls puls;

	@Autowired
	private Clock ur;

	private JobExecutor udfoerer;

	@BeforeEach
	void find(@Autowired ProcessEngine motor) {
		udfoerer = ((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).getJobExecutor();
	}

	@AfterEach
	void begyndIgen() {
		udfoerer.shutdown();
		udfoerer.start();
	}

	private int helbred() {
		return rest.getForEntity("/actuator/health", String.class).getStatusCode().value();
	}

	@Test
	void movingTheClockByMonthsTripsNothing() {
		CompletableFuture<Integer> flytning = CompletableFuture.supplyAsync(() -> rest.withBasicAuth("admin", "tovholder-demo")
			.exchange(RequestEntity.put("/api/demo/ur")
				.contentType(MediaType.APPLICATION_JSON)
				.body("{\"tidspunkt\":\"" + ur.instant().plus(Duration.ofDays(150)) + "\"}"), String.class)
			.getStatusCode()
			.value());
		Set<Integer> svar = new HashSet<>();
		while (!flytning.isDone()) {
			svar.add(helbred());
		}
		svar.add(helbred());
		assertThat(flytning.join()).isEqualTo(200);
		assertThat(svar).containsExactly(200);
	}

	@Test
	void anExecutorThatNobodyMayHaveStoppedIsIllness() {
		assertThat(helbred()).isEqualTo(200);
		udfoerer.shutdown();
		assertThat(helbred()).isEqualTo(503);
		udfoerer.start();
		assertThat(helbred()).isEqualTo(200);
	}

	@Test
	void anExecutorThatNoLongerLooksForJobsIsIllness() throws InterruptedException {
		ProeveSystemtid system = new ProeveSystemtid(ur);
		Jobudfoerertilsyn tilsyn = new Jobudfoerertilsyn(puls, system);
		udfoerer.getAcquireJobsRunnable().stop();
		long foer;
		do {
			foer = puls.opslag();
			Thread.sleep(200);
		}
		while (puls.opslag() != foer);
		assertThat(puls.stand()).isEqualTo(Jobpuls.Stand.AKTIV);
		assertThat(tilsyn.staarStille()).isFalse();
		system.loebetid = system.loebetid.plusSeconds(61);
		assertThat(tilsyn.staarStille()).isTrue();
	}

	@Test
	void anExecutorThatLooksForJobsIsWellHoweverLongNobodyAsked() throws InterruptedException {
		ProeveSystemtid system = new ProeveSystemtid(ur);
		Jobudfoerertilsyn tilsyn = new Jobudfoerertilsyn(puls, system);
		assertThat(tilsyn.staarStille()).isFalse();
		long foer = puls.opslag();
		for (int i = 0; i < 100 && puls.opslag() == foer; i++) {
			Thread.sleep(100);
		}
		system.loebetid = system.loebetid.plusSeconds(3600);
		assertThat(tilsyn.staarStille()).isFalse();
	}

}
