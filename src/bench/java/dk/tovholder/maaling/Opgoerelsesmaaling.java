package dk.tovholder.maaling;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

import dk.tovholder.TovholderApplication;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Talgenopbygning;
import dk.tovholder.sag.Talkontakt;

/**
 * How long the steering group waits for its figures when there are many cases: the monthly statement, the dashboard and the
 * diagram over HTTP, after two years of 10,000 and of 100,000 cases with all their tasks. The same running product answers from
 * the one database and from the other, in random order. Where there are fewer cases the engine's history is asked for the same
 * figures in the same run, without HTTP.
 * <p>
 * {@code mvn -Pbench verify -DskipTests} runs it, on PostgreSQL only. System properties: {@code maaling.faa} and
 * {@code maaling.mange} (cases, 10000 and 100000) and {@code maaling.kald} (calls of each kind, 40).
 */
public final class Opgoerelsesmaaling {

	private static final int FAA = Integer.getInteger("maaling.faa", 10_000);

	private static final int MANGE = Integer.getInteger("maaling.mange", 100_000);

	private static final int KALD = Integer.getInteger("maaling.kald", 40);

	private static final int OPVARMNING = 10;

	private static final YearMonth MAANED = YearMonth.from(Pilotdata.IDAG).minusMonths(1);

	private static final Maaledatabase DATABASE = Maaledatabase.POSTGRESQL;

	private static final Random TILFAELDIG = new Random(1);

	private static final ObjectMapper JSON = new ObjectMapper();

	/** Whether the product works on the database with many cases. */
	private static volatile boolean mange;

	private final ServletWebServerApplicationContext produkt;

	private final JdbcTemplate jdbc;

	private final HttpClient klient = HttpClient.newHttpClient();

	private final Map<String, List<Double>> tider = new LinkedHashMap<>();

	private Opgoerelsesmaaling(ServletWebServerApplicationContext produkt) {
		this.produkt = produkt;
		this.jdbc = produkt.getBean(JdbcTemplate.class);
	}

	/** The product's own pool, and one for the other database. */
	private static final class Skift extends AbstractRoutingDataSource {

		Skift(DataSource faa, DataSource mange) {
			setTargetDataSources(Map.of(false, faa, true, mange));
			afterPropertiesSet();
		}

		@Override
		protected Object determineCurrentLookupKey() {
			return Opgoerelsesmaaling.mange;
		}

	}

	public static void main(String[] args) throws Exception {
		String lille = DATABASE.ny();
		String stor = DATABASE.ny();
		Produkt.start(DATABASE, stor).close();
		try (HikariDataSource anden = Produkt.pulje(stor, DATABASE.bruger());
				ServletWebServerApplicationContext produkt = (ServletWebServerApplicationContext) new SpringApplicationBuilder(
						TovholderApplication.class)
					.initializers((context) -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
						@Override
						public Object postProcessAfterInitialization(Object bean, String navn) {
							return (bean instanceof HikariDataSource pulje) ? new Skift(pulje, anden) : bean;
						}
					}))
					.run(Produkt.indstillinger(DATABASE, lille))) {
			Talkontakt.samlIkkeSelv(produkt);
			// After the start, which sets the demo's clock.
			ClockUtil.setCurrentTime(Date.from(Tid.midnat(Pilotdata.IDAG).plusSeconds(9 * 3600)));
			System.out.printf("%n%s, %d calls of each kind, figures of %s%n%n", DATABASE, KALD, MAANED);
			Opgoerelsesmaaling maaling = new Opgoerelsesmaaling(produkt);
			maaling.fyld(false, lille, FAA);
			maaling.fyld(true, stor, MANGE);
			maaling.maal();
		}
		System.exit(0);
	}

	private void fyld(boolean hvilken, String url, int sager) {
		long start = System.nanoTime();
		Pilotdata.fyld(url, DATABASE.bruger(), 0, sager);
		double skrevet = (System.nanoTime() - start) / 1e9;
		mange = hvilken;
		start = System.nanoTime();
		int talte = produkt.getBean(Talgenopbygning.class).genopbyg();
		double talt = (System.nanoTime() - start) / 1e9;
		if (talte != sager) {
			throw new IllegalStateException(talte + " cases counted, not " + sager);
		}
		jdbc.execute("analyze");
		int opgaver = jdbc.queryForObject("select min(antal) from (select count(*) antal from ACT_HI_TASKINST where END_TIME_ is not null "
				+ "group by ROOT_PROC_INST_ID_) x", Integer.class);
		System.out.printf(Locale.ROOT, "%d cases, at least %d and on average %.1f finished tasks each, %d facts, %d deadlines, %d lines of "
				+ "figures: written in %.0f s, counted in %.0f s%n", sager, opgaver,
				(double) antal("ACT_HI_TASKINST where END_TIME_ is not null") / sager, antal("haendelse"), antal("frist"), antal("tal"),
				skrevet, talt);
	}

	private long antal(String hvad) {
		return jdbc.queryForObject("select count(*) from " + hvad, Long.class);
	}

	private void maal() throws Exception {
		Tasklistklient cockpit = new Tasklistklient(produkt, "cockpit", "controller");
		Historik historik = new Historik(jdbc, MAANED, Pilotdata.IDAG);
		kontroller(historik);
		String opgoerelse = "/api/opgoerelser/" + MAANED;
		List<Callable<?>> kald = new ArrayList<>();
		for (boolean hvilken : new boolean[] { false, true }) {
			kald.add(() -> tag("statement", hvilken, () -> hent(opgoerelse)));
			kald.add(() -> tag("dashboard", hvilken, () -> cockpit.hent("api/tovholder/oversigt")));
			kald.add(() -> tag("diagram", hvilken, () -> cockpit.hent("api/tovholder/diagram/afklaringspuljen")));
		}
		kald.add(() -> tag("statement from history", false, historik::opgoerelse));
		kald.add(() -> tag("dashboard from history", false, historik::oversigt));
		for (int i = 0; i < OPVARMNING + KALD; i++) {
			if (i == OPVARMNING) {
				tider.clear();
			}
			Collections.shuffle(kald, TILFAELDIG);
			for (Callable<?> et : kald) {
				et.call();
			}
		}
		System.out.printf("%n| median, ms | %,d cases | 95 %% under | %,d cases | 95 %% under | ratio | from history, %,d cases | times slower |%n",
				FAA, MANGE, FAA);
		System.out.println("|------------|-------------:|-----------:|--------------:|-----------:|------:|---------------------------:|-------------:|");
		for (String navn : List.of("statement", "dashboard", "diagram")) {
			double faa = midt(navn + false, 0.5);
			System.out.printf(Locale.ROOT, "| %-10s | %12.1f | %10.1f | %13.1f | %10.1f | %5.2f |", navn, faa, midt(navn + false, 0.95),
					midt(navn + true, 0.5), midt(navn + true, 0.95), midt(navn + true, 0.5) / faa);
			if (tider.containsKey(navn + " from historyfalse")) {
				double fra = midt(navn + " from historyfalse", 0.5);
				System.out.printf(Locale.ROOT, " %26.1f | %12.1f |%n", fra, fra / faa);
			}
			else {
				System.out.printf(" %26s | %12s |%n", "", "");
			}
		}
		System.out.println();
	}

	private Object tag(String navn, boolean hvilken, Callable<?> kald) throws Exception {
		mange = hvilken;
		long start = System.nanoTime();
		Object svar = kald.call();
		tider.computeIfAbsent(navn + hvilken, (ny) -> new ArrayList<>()).add((System.nanoTime() - start) / 1e6);
		return svar;
	}

	private double midt(String navn, double del) {
		List<Double> sorteret = tider.get(navn).stream().sorted().toList();
		return sorteret.get((int) Math.min(sorteret.size() - 1L, Math.round(sorteret.size() * del)));
	}

	/** Both ways must tell the same, or one of them is fast for nothing. */
	private void kontroller(Historik historik) throws Exception {
		mange = false;
		JsonNode svar = JSON.readTree(hent("/api/opgoerelser/" + MAANED));
		Map<YearMonth, String> vores = new TreeMap<>();
		svar.get("udvikling").forEach((m) -> vores.put(YearMonth.parse(m.get("maaned").asText()), m.get("taeller") + " of " + m.get("naevner")));
		Map<YearMonth, String> deres = historik.udvikling();
		if (vores.size() != 24 || !vores.equals(deres)) {
			throw new IllegalStateException("The figures are " + vores + " and from history " + deres);
		}
		System.out.printf("%nReached in %s: %s, by history as well%n", MAANED, vores.get(MAANED));
	}

	private String hent(String sti) throws Exception {
		HttpResponse<String> svar = klient.send(HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + produkt.getWebServer().getPort() + sti))
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString("controller:tovholder-demo".getBytes(StandardCharsets.UTF_8)))
			.build(), HttpResponse.BodyHandlers.ofString());
		if (svar.statusCode() != 200) {
			throw new IllegalStateException(sti + ": " + svar.statusCode() + " " + svar.body());
		}
		return svar.body();
	}

}
