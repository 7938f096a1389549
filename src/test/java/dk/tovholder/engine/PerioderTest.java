package dk.tovholder.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.Testdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A period has one process, however many nodes start at once and whatever happens to one. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
class PerioderTest {

	private static final String PROCES = "maanedsopgoerelse";

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	@Autowired
	private Perioder perioder;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private TransactionTemplate transaktion;

	@Autowired
	private JdbcTemplate jdbc;

	private List<ProcessInstance> instanser(String periode) {
		return runtime.createProcessInstanceQuery().processInstanceBusinessKey(Perioder.forretningsnoegle(periode), PROCES).list();
	}

	@Test
	void nodesThatStartAtOnceBeginAPeriodOnce() {
		List<CompletableFuture<Boolean>> noder = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> perioder.begynd(PROCES, "2031-01")))
			.toList();
		assertThat(noder.stream().filter(CompletableFuture::join)).hasSize(1);
		assertThat(instanser("2031-01")).hasSize(1);
	}

	@Test
	void aPeriodBeginsWithTheStepThatAsksForItOrNotAtAll() {
		assertThatThrownBy(() -> transaktion.executeWithoutResult((status) -> {
			perioder.begynd(PROCES, "2031-02");
			throw new IllegalStateException("the step fails");
		})).hasMessage("the step fails");
		assertThat(instanser("2031-02")).isEmpty();
		assertThat(perioder.begynd(PROCES, "2031-02")).isTrue();
	}

	@Test
	void aLostPeriodBeginsAgainAndOneThatIsDoneDoesNot() {
		perioder.begynd(PROCES, "2031-03");
		runtime.deleteProcessInstance(instanser("2031-03").get(0).getId(), "lost");
		assertThat(perioder.begynd(PROCES, "2031-03")).isTrue();
		runtime.deleteProcessInstance(instanser("2031-03").get(0).getId(), "over");
		perioder.slut(PROCES, "2031-03");
		assertThat(perioder.begynd(PROCES, "2031-03")).isFalse();
		assertThat(jdbc.queryForObject("select count(*) from periode where noegle = '2031-03'", Integer.class)).isEqualTo(1);
	}

}
