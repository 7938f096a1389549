package dk.tovholder.maaling;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.context.ConfigurableApplicationContext;

import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsbehandling;

/**
 * Starts cases through the product and through the bare engine, side by side on one database server and in one thread. On a
 * machine that does other things too, the ratio of processor time is the steadier one.
 * <p>
 * {@code mvn -Pbench verify -DskipTests} runs it. System properties, given to Maven alike: {@code maaling.database}
 * (postgresql, h2), {@code maaling.sager} (cases a round, 1000), {@code maaling.runder} (rounds after the warm-up, 5),
 * {@code maaling.portion} (cases per transaction of the batch, 100), {@code maaling.commit} (on: a commit waits for the disk;
 * off), {@code maaling.adgangskontrol} (false; true: the bare engine keeps authorizations too) and {@code maaling.sql}
 * (false; true: lists the statements).
 */
public final class Startmaaling {

	private static final LocalDate IDAG = LocalDate.of(2020, 12, 1);

	private static final int SAGER = Integer.getInteger("maaling.sager", 1000);

	private static final int RUNDER = Integer.getInteger("maaling.runder", 5);

	private static final int PORTION = Integer.getInteger("maaling.portion", 100);

	private static final String LINJE = "| %-7s | %10.0f | %9.0f | %14.2f | %5.2f | %8.0f | %12.2f | %5.2f |%n";

	private final Maaledatabase database;

	private final Proevepersoner personer = new Proevepersoner();

	private final Sagsbehandling sagsbehandling;

	private final NoegenMotor motor;

	private Startmaaling(Maaledatabase database, Sagsbehandling sagsbehandling, NoegenMotor motor) {
		this.database = database;
		this.sagsbehandling = sagsbehandling;
		this.motor = motor;
	}

	/** Nanoseconds of the clock, and of the processors: ours and the database server's. */
	private record Tidsforbrug(long ur, long cpu) {

		static final Tidsforbrug INTET = new Tidsforbrug(0, 0);

		Tidsforbrug plus(Tidsforbrug andet) {
			return new Tidsforbrug(ur + andet.ur, cpu + andet.cpu);
		}

		double millisekunder() {
			return ur / 1e6;
		}

	}

	/** What the cases of one round took, each way. */
	private record Runde(Tidsforbrug produkt, Tidsforbrug motor, Tidsforbrug portioner) {

		double forhold() {
			return (double) produkt.ur / motor.ur;
		}

		double gevinst() {
			return (double) motor.ur / portioner.ur;
		}

		double cpuForhold() {
			return (double) produkt.cpu / motor.cpu;
		}

		double cpuGevinst() {
			return (double) motor.cpu / portioner.cpu;
		}

	}

	public static void main(String[] args) throws Exception {
		Maaledatabase database = Maaledatabase.valgt();
		ClockUtil.setCurrentTime(Date.from(IDAG.atTime(LocalTime.of(9, 0)).atZone(Tid.ZONE).toInstant()));
		try (ConfigurableApplicationContext produkt = Produkt.start(database, database.ny());
				HikariDataSource motorens = Produkt.pulje(database.ny(), database.bruger())) {
			Saetningstaeller motortaeller = new Saetningstaeller(motorens);
			try (NoegenMotor motor = new NoegenMotor(motortaeller, Boolean.getBoolean("maaling.adgangskontrol"))) {
				Startmaaling maaling = new Startmaaling(database, produkt.getBean(Sagsbehandling.class), motor);
				maaling.maal();
				maaling.kontroller(produkt.getBean(TaskService.class));
				maaling.tael((Saetningstaeller) produkt.getBean(DataSource.class), motortaeller);
			}
		}
		System.exit(0);
	}

	private void maal() {
		System.out.printf("%n%s, %d cases a round, %d rounds after a warm-up, batches of %d, one thread%n%n", database, SAGER,
				RUNDER, PORTION);
		System.out.println("| round   | product ms | engine ms | product/engine | (CPU) | batch ms | engine/batch | (CPU) |");
		System.out.println("|---------|-----------:|----------:|---------------:|------:|---------:|-------------:|------:|");
		skriv("warm-up", runde());
		List<Runde> runder = new ArrayList<>();
		for (int nr = 1; nr <= RUNDER; nr++) {
			Runde runde = runde();
			skriv(Integer.toString(nr), runde);
			runder.add(runde);
		}
		System.out.printf(Locale.ROOT, LINJE + "%n", "median", median(runder, (r) -> r.produkt().millisekunder()),
				median(runder, (r) -> r.motor().millisekunder()), median(runder, Runde::forhold),
				median(runder, Runde::cpuForhold), median(runder, (r) -> r.portioner().millisekunder()),
				median(runder, Runde::gevinst), median(runder, Runde::cpuGevinst));
	}

	/** The three ways take turns, a batch at a time, so that whatever else the machine does meets all of them. */
	private Runde runde() {
		Tidsforbrug produkt = Tidsforbrug.INTET;
		Tidsforbrug noegen = Tidsforbrug.INTET;
		Tidsforbrug portioner = Tidsforbrug.INTET;
		for (int i = 0; i < SAGER; i += PORTION) {
			List<NySag> enkeltvis = naeste(PORTION);
			List<NySag> samlet = naeste(PORTION);
			produkt = produkt.plus(tid(() -> enkeltvis.forEach((ny) -> sagsbehandling.opret(List.of(ny)))));
			noegen = noegen.plus(tid(() -> enkeltvis.forEach((ny) -> motor.start(ny.sagsnummer(), ny.enhed()))));
			portioner = portioner.plus(tid(() -> sagsbehandling.opret(samlet)));
		}
		return new Runde(produkt, noegen, portioner);
	}

	private List<NySag> naeste(int antal) {
		List<NySag> nye = new ArrayList<>();
		for (int i = 0; i < antal; i++) {
			nye.add(personer.naeste(IDAG));
		}
		return nye;
	}

	private Tidsforbrug tid(Runnable arbejde) {
		long cpu = cpu();
		long start = System.nanoTime();
		arbejde.run();
		long ur = System.nanoTime() - start;
		return new Tidsforbrug(ur, cpu() - cpu);
	}

	private long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + database.cputid().toNanos();
	}

	private static void skriv(String navn, Runde r) {
		System.out.printf(Locale.ROOT, LINJE, navn, r.produkt().millisekunder(), r.motor().millisekunder(), r.forhold(),
				r.cpuForhold(), r.portioner().millisekunder(), r.gevinst(), r.cpuGevinst());
	}

	private static double median(List<Runde> runder, ToDoubleFunction<Runde> tal) {
		double[] sorteret = runder.stream().mapToDouble(tal).sorted().toArray();
		int midt = sorteret.length / 2;
		return (sorteret.length % 2 == 1) ? sorteret[midt] : Arrays.stream(sorteret, midt - 1, midt + 1).average().orElseThrow();
	}

	/** A start that left no task behind would be cheap and worth nothing. */
	private void kontroller(TaskService opgaver) {
		long sager = (long) SAGER * (RUNDER + 1);
		if (motor.opgaver() != sager || opgaver.createTaskQuery().count() != 2 * sager) {
			throw new IllegalStateException("Not every case has its first task");
		}
	}

	private void tael(Saetningstaeller produktets, Saetningstaeller motorens) {
		List<NySag> en = naeste(1);
		List<NySag> mange = naeste(PORTION);
		Map<String, Saetningstaeller.Taelling> taellinger = Map.of("product",
				produktets.tael(() -> sagsbehandling.opret(en)), "engine",
				motorens.tael(() -> en.forEach((ny) -> motor.start(ny.sagsnummer(), ny.enhed()))), "batch",
				produktets.tael(() -> sagsbehandling.opret(mange)));
		System.out.println("| one start        | lines of SQL | round trips |");
		System.out.println("|------------------|-------------:|------------:|");
		for (String navn : List.of("engine", "product", "batch")) {
			Saetningstaeller.Taelling t = taellinger.get(navn);
			System.out.printf("| %-16s | %12d | %11d |%n", navn.equals("batch") ? "batch of " + PORTION : navn, t.raekker(),
					t.rundture());
		}
		System.out.println();
		if (Boolean.getBoolean("maaling.sql")) {
			TreeSet<String> saetninger = new TreeSet<>();
			taellinger.values().forEach((t) -> saetninger.addAll(t.efterSaetning().keySet()));
			System.out.println("engine product batch statement");
			for (String sql : saetninger) {
				System.out.printf("%6d %7d %5d %s%n", antal(taellinger.get("engine"), sql), antal(taellinger.get("product"), sql),
						antal(taellinger.get("batch"), sql), sql.substring(0, Math.min(110, sql.length())));
			}
		}
	}

	private static int antal(Saetningstaeller.Taelling taelling, String sql) {
		return taelling.efterSaetning().getOrDefault(sql, 0);
	}

}
