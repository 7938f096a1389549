package dk.tovholder.maaling;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

import dk.tovholder.TovholderApplication;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsbehandling;

/**
 * What the guard before the webapps' REST costs a caseworker: the rules by role, the check of what is searched for, the
 * session's rights and the access log. The same running product answers the same calls with the guard and without it, in
 * pairs and in random order.
 * <p>
 * {@code mvn -Pbench verify -DskipTests} runs it. System properties: {@code maaling.par} (pairs of each call, 300) and
 * {@code maaling.database} (postgresql, h2).
 */
public final class Vaernmaaling {

	private static final int PAR = Integer.getInteger("maaling.par", 300);

	private static final int OPVARMNING = 50;

	private static final int TREKNINGER = 2000;

	private static final LocalDate IDAG = LocalDate.of(2020, 12, 1);

	private static final Random TILFAELDIG = new Random(1);

	/** Whether calls go through the guard. */
	private static volatile boolean vaern = true;

	private final ServletWebServerApplicationContext produkt;

	private Vaernmaaling(ServletWebServerApplicationContext produkt) {
		this.produkt = produkt;
	}

	/** A filter that can be passed by. */
	private record Slukbar(Filter filter) implements Filter {

		@Override
		public void doFilter(ServletRequest kald, ServletResponse svar, FilterChain kaede) throws IOException, ServletException {
			if (vaern) {
				filter.doFilter(kald, svar, kaede);
			}
			else {
				kaede.doFilter(kald, svar);
			}
		}

	}

	public static void main(String[] args) throws Exception {
		Maaledatabase database = Maaledatabase.valgt();
		ClockUtil.setCurrentTime(Date.from(IDAG.atTime(LocalTime.of(9, 0)).atZone(Tid.ZONE).toInstant()));
		try (ServletWebServerApplicationContext produkt = (ServletWebServerApplicationContext) new SpringApplicationBuilder(
				TovholderApplication.class)
			.initializers((context) -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
				@Override
				@SuppressWarnings("unchecked")
				public Object postProcessAfterInitialization(Object bean, String navn) {
					if (navn.equals("webadgang")) {
						FilterRegistrationBean<Filter> registrering = (FilterRegistrationBean<Filter>) bean;
						registrering.setFilter(new Slukbar(registrering.getFilter()));
					}
					return bean;
				}
			}))
			.run(Produkt.indstillinger(database, database.ny()))) {
			System.out.printf("%n%s, %d pairs of each call, one user%n%n", database, PAR);
			new Vaernmaaling(produkt).maal();
		}
		System.exit(0);
	}

	private void maal() throws Exception {
		Proevepersoner personer = new Proevepersoner();
		Sagsbehandling sagsbehandling = produkt.getBean(Sagsbehandling.class);
		int sager = 2 * (PAR + OPVARMNING) * 2;
		for (int i = 0; i < sager; i += 100) {
			List<NySag> nye = new ArrayList<>();
			for (int j = 0; j < 100; j++) {
				nye.add(personer.naeste(IDAG));
			}
			sagsbehandling.opret(nye);
		}
		Tasklistklient klient = new Tasklistklient(produkt);
		String liste = klient.gruppensListe();
		Iterator<String> opgaver = produkt.getBean(TaskService.class)
			.createTaskQuery()
			.taskCandidateGroup("aktivhuset.sagsbehandler")
			.taskDefinitionKey("userTask_indkaldTilForberedendeSamtale")
			.list()
			.stream()
			.map(Task::getId)
			.iterator();
		System.out.println("| call              | without, ms | with, ms | with/without | 95 % under |");
		System.out.println("|-------------------|------------:|---------:|-------------:|-----------:|");
		par("Tasklist's list", () -> klient.send(liste, "application/json", "{\"active\":true}"));
		par("completing a task", () -> klient.send("api/engine/engine/default/task/" + opgaver.next() + "/submit-form", "application/json",
				"{\"variables\":{\"tidspunkt\":{\"value\":\"2021-01-04T10:00\"},\"moedeform\":{\"value\":\"TELEFON\"}}}"));
		System.out.println();
	}

	private static void par(String navn, Callable<?> kald) throws Exception {
		List<double[]> par = new ArrayList<>();
		for (int i = 0; i < OPVARMNING + PAR; i++) {
			double[] et = new double[2];
			int foerst = TILFAELDIG.nextInt(2);
			for (int hvilken : new int[] { foerst, 1 - foerst }) {
				vaern = hvilken == 1;
				long start = System.nanoTime();
				kald.call();
				et[hvilken] = (System.nanoTime() - start) / 1e6;
			}
			if (i >= OPVARMNING) {
				par.add(et);
			}
		}
		vaern = true;
		double[] forhold = new double[TREKNINGER];
		for (int i = 0; i < TREKNINGER; i++) {
			List<double[]> trukket = new ArrayList<>();
			for (int j = 0; j < PAR; j++) {
				trukket.add(par.get(TILFAELDIG.nextInt(PAR)));
			}
			forhold[i] = median(trukket, 1) / median(trukket, 0);
		}
		Arrays.sort(forhold);
		System.out.printf(Locale.ROOT, "| %-17s | %11.2f | %8.2f | %12.3f | %10.3f |%n", navn, median(par, 0), median(par, 1),
				median(par, 1) / median(par, 0), forhold[TREKNINGER * 95 / 100]);
	}

	private static double median(List<double[]> par, int hvilken) {
		double[] tider = par.stream().mapToDouble((et) -> et[hvilken]).sorted().toArray();
		return (tider[tider.length / 2] + tider[(tider.length - 1) / 2]) / 2;
	}

}
