package dk.tovholder.maaling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsbehandling;

/**
 * Lets the deadlines of as many cases as the whole country's pool has fall due at one midnight, and works them off through
 * the product's watch; beside it the bare engine fires as many bare timers with its own job executor, on the same server.
 * <p>
 * {@code mvn -Pbench verify -DskipTests} runs it. System properties: {@code maaling.midnat} (deadlines at one midnight, 12500) and
 * {@code maaling.database} (postgresql, h2).
 */
public final class Stigemaaling {

	private static final int FRISTER = Integer.getInteger("maaling.midnat", 12_500);

	private static final int PORTION = 100;

	private static final Instant START = Tid.midnat(LocalDate.of(2020, 12, 1)).plusSeconds(8 * 3600);

	private final ServletWebServerApplicationContext produkt;

	private final NoegenMotor motor;

	private final JdbcTemplate jdbc;

	private Stigemaaling(ServletWebServerApplicationContext produkt, NoegenMotor motor) {
		this.produkt = produkt;
		this.motor = motor;
		this.jdbc = produkt.getBean(JdbcTemplate.class);
	}

	public static void main(String[] args) throws Exception {
		Maaledatabase database = Maaledatabase.valgt();
		ClockUtil.setCurrentTime(Date.from(START));
		try (ServletWebServerApplicationContext produkt = (ServletWebServerApplicationContext) Produkt.start(database,
				database.ny()); HikariDataSource motorens = Produkt.pulje(database.ny(), database.bruger());
				NoegenMotor motor = new NoegenMotor(motorens, false)) {
			System.out.printf("%n%s, %d deadlines at each midnight%n%n", database, FRISTER);
			new Stigemaaling(produkt, motor).maal();
		}
		System.exit(0);
	}

	private void maal() throws Exception {
		Proevepersoner personer = new Proevepersoner();
		Sagsbehandling sagsbehandling = produkt.getBean(Sagsbehandling.class);
		for (int i = 0; i < FRISTER; i += PORTION) {
			List<NySag> nye = new ArrayList<>();
			for (int j = i; j < Math.min(i + PORTION, FRISTER); j++) {
				nye.add(personer.naeste(LocalDate.of(2020, 12, 1)));
			}
			sagsbehandling.opret(nye);
		}
		// Statistics as autovacuum would have made them by the time that the first deadline falls due.
		jdbc.execute("analyze");
		System.out.println("| what falls due                           | seconds | a second | times the bare engine |");
		System.out.println("|------------------------------------------|--------:|---------:|----------------------:|");
		double noegen = maalTimere("2020-12-17");
		maalTrin("warning before the talk", "2020-12-18", "FORVARSEL", noegen);
		double foerSamtalen = maalTimere("2020-12-29");
		maalTrin("overdue talk, no tasks", "2020-12-30", "OVERSKREDET", (noegen + foerSamtalen) / 2);
		maalTrin("warning before the step-up meeting", "2021-01-12", "FORVARSEL", (noegen + foerSamtalen) / 2);
		double foerMoedet = maalTimere("2021-01-26");
		Listetid liste = new Listetid();
		double tom = liste.median(8);
		liste.begynd();
		maalTrin("overdue step-up meeting, T21 and T22", "2021-01-27", "OVERSKREDET", (foerSamtalen + foerMoedet) / 2);
		List<Double> under = liste.slut();
		System.out.printf(Locale.ROOT, "%nTasklist's list: idle median %.0f ms; meanwhile median %.0f ms, 95 %% under %.0f ms, %d calls%n%n",
				tom, midt(under, 0.5), midt(under, 0.95), under.size());
	}

	/** Seconds that the bare engine's job executor needs to fire as many bare timers, all due at one midnight. */
	private double maalTimere(String dag) throws InterruptedException {
		Instant midnat = Tid.midnat(LocalDate.parse(dag));
		motor.timere(FRISTER, Date.from(midnat));
		ClockUtil.setCurrentTime(Date.from(midnat));
		double sekunder = koer(motor.motor(), () -> motor.ventendeJob() == 0);
		System.out.printf(Locale.ROOT, "| %-40s | %7.1f | %8.0f | %21s |%n", "bare engine, bare timers", sekunder, FRISTER / sekunder,
				"1.0");
		return sekunder;
	}

	private void maalTrin(String hvad, String dag, String trin, double noegen) throws InterruptedException {
		Instant midnat = Tid.midnat(LocalDate.parse(dag));
		ClockUtil.setCurrentTime(Date.from(midnat));
		int foer = antal(trin);
		double sekunder = koer(produkt.getBean(ProcessEngine.class), () -> jdbc.queryForObject(
				"select count(*) from frist where naeste_tidspunkt <= ?", Integer.class, midnat.atOffset(java.time.ZoneOffset.UTC)) == 0);
		int antal = antal(trin) - foer;
		if (antal != FRISTER) {
			throw new IllegalStateException(antal + " steps " + trin + ", not " + FRISTER);
		}
		System.out.printf(Locale.ROOT, "| %-40s | %7.1f | %8.0f | %21.2f |%n", hvad, sekunder, FRISTER / sekunder, noegen / sekunder);
	}

	private int antal(String trin) {
		return jdbc.queryForObject("select count(*) from fristtrin where trin = ?", Integer.class, trin);
	}

	/** Lets the background jobs run until nothing is left to do. */
	private static double koer(ProcessEngine motor, BooleanSupplier faerdig) throws InterruptedException {
		JobExecutor udfoerer = ((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).getJobExecutor();
		long start = System.nanoTime();
		udfoerer.start();
		while (!faerdig.getAsBoolean()) {
			TimeUnit.MILLISECONDS.sleep(100);
		}
		double sekunder = (System.nanoTime() - start) / 1e9;
		udfoerer.shutdown();
		return sekunder;
	}

	private static double midt(List<Double> tider, double del) {
		List<Double> sorteret = new ArrayList<>(tider);
		Collections.sort(sorteret);
		return sorteret.get((int) Math.min(sorteret.size() - 1L, Math.round(sorteret.size() * del)));
	}

	/** What a caseworker waits for who opens a list in Tasklist, asked for over HTTP with a login. */
	private final class Listetid {

		private final Tasklistklient klient;

		private final String liste;

		private final AtomicBoolean koerer = new AtomicBoolean();

		private final List<Double> tider = new ArrayList<>();

		private Thread traad;

		Listetid() throws Exception {
			klient = new Tasklistklient(produkt);
			liste = klient.gruppensListe();
		}

		double median(int gange) throws Exception {
			List<Double> rolige = new ArrayList<>();
			for (int i = 0; i < gange; i++) {
				rolige.add(hent());
			}
			return midt(rolige.subList(gange / 4, gange), 0.5);
		}

		void begynd() {
			koerer.set(true);
			traad = new Thread(() -> {
				try {
					while (koerer.get()) {
						tider.add(hent());
						TimeUnit.SECONDS.sleep(2);
					}
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			});
			traad.start();
		}

		List<Double> slut() throws InterruptedException {
			koerer.set(false);
			traad.join();
			return tider;
		}

		private double hent() throws Exception {
			long start = System.nanoTime();
			klient.hent(liste);
			return (System.nanoTime() - start) / 1e6;
		}

	}

}
