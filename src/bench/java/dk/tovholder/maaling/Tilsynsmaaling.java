package dk.tovholder.maaling;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.tilsyn.Gennemgang;

/**
 * How long a sweep takes that finds nothing, with 25,000, 50,000 and 100,000 open deadlines. The cases are started through
 * the product; for the time's sake the six-month clocks of four in ten, each with its timer, are written to the tables.
 * <p>
 * {@code mvn -Pbench verify -DskipTests} runs it. System properties, given to Maven alike: {@code maaling.database}
 * (postgresql, h2) and {@code maaling.frister} (most open deadlines, 100000).
 */
public final class Tilsynsmaaling {

	private static final LocalDate IDAG = LocalDate.of(2020, 12, 1);

	private static final LocalDate MAERKE = LocalDate.of(2021, 6, 1);

	private static final int FRISTER = Integer.getInteger("maaling.frister", 100_000);

	private static final int GANGE = 9;

	private static final int PORTION = 100;

	private final Maaledatabase database;

	private final ConfigurableApplicationContext produkt;

	private final Proevepersoner personer = new Proevepersoner();

	private final JdbcTemplate jdbc;

	private Tilsynsmaaling(Maaledatabase database, ConfigurableApplicationContext produkt) {
		this.database = database;
		this.produkt = produkt;
		this.jdbc = produkt.getBean(JdbcTemplate.class);
	}

	public static void main(String[] args) {
		Maaledatabase database = Maaledatabase.valgt();
		ClockUtil.setCurrentTime(Date.from(IDAG.atTime(LocalTime.of(9, 0)).atZone(Tid.ZONE).toInstant()));
		try (ConfigurableApplicationContext produkt = Produkt.start(database, database.ny())) {
			new Tilsynsmaaling(database, produkt).maal();
		}
		System.exit(0);
	}

	private void maal() {
		System.out.printf("%n%s, sweeps that find nothing, best, median and worst of %d%n%n", database, GANGE);
		System.out.println("| open deadlines |  cases | best ms | sweep ms | worst ms | CPU ms | CPU ms per 1,000 |");
		System.out.println("|---------------:|-------:|--------:|---------:|---------:|-------:|-----------------:|");
		for (int del = 4; del >= 1; del /= 2) {
			fyld(FRISTER / del);
			long frister = antal("frist where status = 'AABEN'");
			double[] ms = new double[GANGE];
			Gennemgang.udfoer(produkt);
			long cpu = cpu();
			for (int i = 0; i < GANGE; i++) {
				long start = System.nanoTime();
				Gennemgang.udfoer(produkt);
				ms[i] = (System.nanoTime() - start) / 1e6;
			}
			double cpuMs = (cpu() - cpu) / 1e6 / GANGE;
			Arrays.sort(ms);
			System.out.printf(Locale.ROOT, "| %14d | %6d | %7.0f | %8.0f | %8.0f | %6.0f | %16.2f |%n", frister, antal("sag"), ms[0],
					ms[GANGE / 2], ms[GANGE - 1], cpuMs, cpuMs * 1000 / frister);
		}
		System.out.println();
	}

	private void fyld(int frister) {
		while (antal("frist") < frister) {
			List<NySag> nye = new ArrayList<>();
			while (nye.size() < PORTION) {
				nye.add(personer.naeste(IDAG));
			}
			produkt.getBean(Sagsbehandling.class).opret(nye);
			String deres = " from sag where sagsnummer between '" + nye.get(0).sagsnummer() + "' and '"
					+ nye.get(PORTION * 4 / 10 - 1).sagsnummer() + "'";
			jdbc.update("insert into frist (sagsnummer, fristtype, nummer, noegle, anker_dato, raa_dato, dato, status, "
					+ "har_vaeret_overskredet) select sagsnummer, 'PLACERINGSUR', 1, 'maaling', anker, ?, ?, 'AABEN', false" + deres,
					MAERKE, MAERKE);
			jdbc.update("insert into ACT_RU_JOB (ID_, REV_, TYPE_, EXCLUSIVE_, EXECUTION_ID_, ROOT_PROC_INST_ID_, "
					+ "PROCESS_INSTANCE_ID_, PROCESS_DEF_KEY_, RETRIES_, DUEDATE_, HANDLER_TYPE_, HANDLER_CFG_, JOB_DEF_ID_, "
					+ "CREATE_TIME_) select 'maaling-' || sagsnummer, 1, 'timer', true, proces_id, proces_id, proces_id, "
					+ "'afklaringspuljen', 8, ?, 'timer-transition', 'maaling', (select max(ID_) from ACT_RU_JOBDEF "
					+ "where ACT_ID_ = 'boundaryEvent_6MaanederUdenPlacering'), ?" + deres,
					LocalDateTime.ofInstant(Tid.overskredetFra(MAERKE), ZoneOffset.UTC), IDAG.atTime(9, 0));
		}
		// As the database does by itself after a while.
		jdbc.execute("analyze");
	}

	/** Ours and the database server's; on a machine that does other things too it is the steadier measure. */
	private long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + database.cputid().toNanos();
	}

	private long antal(String hvad) {
		return jdbc.queryForObject("select count(*) from " + hvad, Long.class);
	}

}
