package dk.tovholder.fristvagt;

import java.util.List;

import dk.tovholder.Pilot;
import dk.tovholder.Testdatabase;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** A case whose steps fail must not keep the others from being followed. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
class FristportionTest {

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

	@BeforeEach
	void begynd() {
		pilot.begynd("2020-12-01T08:00");
	}

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	@Test
	void oneBrokenCaseIsPutOffAndToldOfAndCatchesUpWhenMended() {
		String foer = pilot.sag("2020-12-01");
		String syg = pilot.sag("2020-12-01");
		String efter = pilot.sag("2020-12-01");
		jdbc.execute("alter table journal add constraint syg check (sagsnummer <> '" + syg + "' or type <> 'FORVARSEL')");
		pilot.ur("2021-01-12T00:00:01");
		for (String rask : List.of(foer, efter)) {
			assertThat(pilot.journal(rask, "FORVARSEL")).as(rask).hasSize(2);
		}
		assertThat(pilot.journal(syg, "FORVARSEL")).isEmpty();
		assertThat(jdbc.queryForList("select modtager from varsel where sagsnummer = ? and type = 'DRIFT'", String.class, syg))
			.containsExactlyInAnyOrder("admin", "aktivhuset.faglig-leder");
		assertThat(jobs.createJobQuery().noRetriesLeft().count()).isZero();

		jdbc.execute("alter table journal drop constraint syg");
		pilot.ur("2021-01-12T08:00");
		assertThat(pilot.journal(syg, "FORVARSEL")).hasSize(2);
		assertThat(jdbc.queryForObject("select count(*) from fristfejl", Integer.class)).isZero();
	}

}
