package dk.tovholder.maaling;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dk.tovholder.TovholderApplication;
import dk.tovholder.engine.Modelkald;
import dk.tovholder.sag.Sagsbehandling;

/**
 * How late timers fire under normal load: many fall due within a minute and a half while tasks are being done, with the
 * background jobs as they are set in production.
 * <p>
 * {@code mvn -Pbench verify -DskipTests} runs it. System properties, given to Maven alike: {@code maaling.database}
 * (postgresql, h2) and {@code maaling.timere} (timers, 1000).
 */
public final class Forsinkelsesmaaling {

	private static final int TIMERE = Integer.getInteger("maaling.timere", 1000);

	private static final int SAGER = 400;

	private static final Duration FOERST = Duration.ofSeconds(20);

	private static final Duration SPREDNING = Duration.ofSeconds(75);

	/** Between two tasks that are done: some hundred times what a municipality does. */
	private static final Duration MELLEMRUM = Duration.ofMillis(200);

	private Forsinkelsesmaaling() {
	}

	/** Notes how late each timer fires, in milliseconds. */
	public static final class Maaler {

		private final ConcurrentLinkedQueue<Long> forsinkelser = new ConcurrentLinkedQueue<>();

		@Modelkald
		public void noter(Date forfald) {
			forsinkelser.add(ClockUtil.getCurrentTime().getTime() - forfald.getTime());
		}

	}

	public static void main(String[] args) throws Exception {
		Maaledatabase database = Maaledatabase.valgt();
		Maaler maaler = new Maaler();
		try (ConfigurableApplicationContext produkt = start(database, maaler)) {
			maal(database, produkt, maaler);
		}
		System.exit(0);
	}

	private static ConfigurableApplicationContext start(Maaledatabase database, Maaler maaler) {
		return new SpringApplicationBuilder(TovholderApplication.class)
			.initializers((context) -> context.getBeanFactory().registerSingleton("maaler", maaler))
			.run(Stream
				.concat(Stream.of("--spring.datasource.url=" + database.ny(), "--spring.datasource.username=" + database.bruger(),
						"--tovholder.demo.kohorte=tom", "--tovholder.kryptering.noeglefil=target/maaling.noegle", "--server.port=0",
						"--logging.level.root=warn"), database.indstillinger().stream())
				.toArray(String[]::new));
	}

	private static void maal(Maaledatabase database, ConfigurableApplicationContext produkt, Maaler maaler)
			throws InterruptedException {
		Proevepersoner personer = new Proevepersoner();
		for (int i = 0; i < SAGER; i++) {
			produkt.getBean(Sagsbehandling.class).opret(List.of(personer.naeste(LocalDate.of(2020, 12, 1))));
		}
		produkt.getBean(RepositoryService.class)
			.createDeployment()
			.addModelInstance("maaling.bpmn",
					Bpmn.createExecutableProcess("maaling")
						.camundaHistoryTimeToLiveString("P1D")
						.startEvent()
						.intermediateCatchEvent()
						.timerWithDate("${forfald}")
						.serviceTask()
						.camundaExpression("${maaler.noter(forfald)}")
						.endEvent()
						.done())
			.deploy();
		Instant start = ClockUtil.getCurrentTime().toInstant().plus(FOERST);
		Random tilfaeldig = new Random(1);
		for (int i = 0; i < TIMERE; i++) {
			Instant forfald = start.plusMillis(tilfaeldig.nextLong(SPREDNING.toMillis()));
			produkt.getBean(RuntimeService.class)
				.startProcessInstanceByKey("maaling", Map.of("forfald", Date.from(forfald)));
		}
		if (ClockUtil.getCurrentTime().toInstant().isAfter(start)) {
			throw new IllegalStateException("The first timers fell due before the last one was set");
		}
		int udfoerte = arbejd(produkt, start.plus(SPREDNING), maaler);
		List<Long> ms = new ArrayList<>(maaler.forsinkelser);
		ms.sort(null);
		System.out.printf("%n%s, %d timers within %d s, %d tasks done meanwhile%n%n", database, TIMERE, SPREDNING.toSeconds(),
				udfoerte);
		System.out.println("| late, s |    p50 |    p99 |  worst |");
		System.out.println("|---------|-------:|-------:|-------:|");
		System.out.printf(Locale.ROOT, "|         | %6.2f | %6.2f | %6.2f |%n%n", ms.get(TIMERE / 2) / 1000.0,
				ms.get(TIMERE * 99 / 100) / 1000.0, ms.get(TIMERE - 1) / 1000.0);
	}

	/** Does a task now and then until every timer has fired. */
	private static int arbejd(ConfigurableApplicationContext produkt, Instant til, Maaler maaler)
			throws InterruptedException {
		int udfoerte = 0;
		List<Task> opgaver = produkt.getBean(TaskService.class).createTaskQuery().taskDefinitionKeyLike("%Forberedende%").list();
		while (maaler.forsinkelser.size() < TIMERE) {
			if (ClockUtil.getCurrentTime().toInstant().isAfter(til.plusSeconds(120))) {
				throw new IllegalStateException("Only " + maaler.forsinkelser.size() + " timers have fired");
			}
			if (udfoerte < opgaver.size()) {
				produkt.getBean(IdentityService.class)
					.setAuthentication("sagsbehandler", List.of("aktivhuset.sagsbehandler", "integrationshuset.sagsbehandler"));
				produkt.getBean(FormService.class)
					.submitTaskForm(opgaver.get(udfoerte++).getId(), Map.of("tidspunkt", "2021-01-04T10:00", "moedeform", "TELEFON"));
				produkt.getBean(IdentityService.class).clearAuthentication();
			}
			TimeUnit.MILLISECONDS.sleep(MELLEMRUM.toMillis());
		}
		return udfoerte;
	}

}
