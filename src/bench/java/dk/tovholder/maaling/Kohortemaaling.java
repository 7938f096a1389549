package dk.tovholder.maaling;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;

import org.springframework.context.ConfigurableApplicationContext;

import dk.tovholder.TovholderApplication;
import dk.tovholder.kalender.Tid;

/**
 * Cohorts: how many new citizens a second through an import, through single POSTs and through the bare engine one by one, in
 * turns; and a file of very many rows, nine of ten repeated, through a product with 512 MB of heap that is asked meanwhile.
 * <p>
 * {@code mvn -Pbench verify -DskipTests} runs it, or {@code java -cp} with the class path of the tests. System properties,
 * given to Maven alike: {@code maaling.database} (postgresql, h2), {@code maaling.nye} (new citizens each way, 12500; 0 = not
 * measured), {@code maaling.kohorterunder} (rounds they are taken in, 5), {@code maaling.raekker} (rows of the large file,
 * 1000000; 0 = not measured) and {@code maaling.commit} (on: a commit waits for the disk; off).
 */
public final class Kohortemaaling {

	private static final LocalDate IDAG = LocalDate.of(2020, 12, 1);

	private static final int NYE = Integer.getInteger("maaling.nye", 12_500);

	private static final int RUNDER = Integer.getInteger("maaling.kohorterunder", 5);

	private static final int RAEKKER = Integer.getInteger("maaling.raekker", 1_000_000);

	private static final int OPVARMNING = 300;

	/** One row in so many starts a case; one in so many others is refused. */
	private static final int NY = 10;

	private static final int AFVIST = 100;

	private static final String OVERSKRIFT = "sagsnummer;cpr;navn;enhed;sagStart;aktivitetsparat;paaVejIRehab;"
			+ "undtagStraksafklaring;ydelsesperioder\n";

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient klient = HttpClient.newHttpClient();

	private final String rod;

	private int naeste;

	private Kohortemaaling(int port) {
		this.rod = "http://127.0.0.1:" + port;
	}

	/** Cases a second, each way. */
	private record Runde(double kohorte, double enkeltvis, double motor) {
	}

	public static void main(String[] args) throws Exception {
		Maaledatabase database = Maaledatabase.valgt();
		if (NYE > 0) {
			nye(database);
		}
		if (RAEKKER > 0) {
			mange(database);
		}
		System.exit(0);
	}

	private static void nye(Maaledatabase database) throws Exception {
		ClockUtil.setCurrentTime(Date.from(IDAG.atTime(LocalTime.of(9, 0)).atZone(Tid.ZONE).toInstant()));
		try (ConfigurableApplicationContext produkt = Produkt.start(database, database.ny());
				HikariDataSource motorens = Produkt.pulje(database.ny(), database.bruger());
				NoegenMotor motor = new NoegenMotor(motorens, false)) {
			Kohortemaaling maaling = new Kohortemaaling(
					produkt.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			System.out.printf("%n%s, %d new citizens each way in %d rounds after a warm-up%n%n", database, NYE, RUNDER);
			System.out.println("| round   | cohort/s | single POST/s | engine/s | cohort/POST | cohort/engine |");
			System.out.println("|---------|---------:|--------------:|---------:|------------:|--------------:|");
			skriv("warm-up", maaling.runde(OPVARMNING, motor));
			List<Runde> runder = new ArrayList<>();
			for (int nr = 1; nr <= RUNDER; nr++) {
				runder.add(maaling.runde(NYE / RUNDER, motor));
				skriv(Integer.toString(nr), runder.get(nr - 1));
			}
			System.out.printf(Locale.ROOT, "| median  |          |               |          | %11.2f | %13.2f |%n%n",
					median(runder.stream().mapToDouble((r) -> r.kohorte() / r.enkeltvis()).toArray()),
					median(runder.stream().mapToDouble((r) -> r.kohorte() / r.motor()).toArray()));
			if (motor.opgaver() != OPVARMNING + (long) (NYE / RUNDER) * RUNDER) {
				throw new IllegalStateException("Not every case of the bare engine has its first task");
			}
		}
		finally {
			ClockUtil.reset();
		}
	}

	private Runde runde(int antal, NoegenMotor motor) throws Exception {
		String fil = fil(antal);
		long start = System.nanoTime();
		JsonNode status = afvent(sted(send("/api/kohorter", "text/csv", BodyPublishers.ofString(fil))), 20);
		double kohorte = antal / sekunder(start);
		if (status.path("oprettet").asInt() != antal) {
			throw new IllegalStateException("Not every citizen was taken in: " + status);
		}
		start = System.nanoTime();
		for (int i = 0; i < antal; i++) {
			HttpResponse<String> svar = send("/api/sager", "application/json", BodyPublishers.ofString(sag(this.naeste++)));
			if (svar.statusCode() != 201) {
				throw new IllegalStateException(svar.body());
			}
		}
		double enkeltvis = antal / sekunder(start);
		start = System.nanoTime();
		for (int i = 0; i < antal; i++) {
			motor.start(Proevepersoner.sagsnummer(this.naeste), Proevepersoner.enhed(this.naeste++));
		}
		return new Runde(kohorte, enkeltvis, antal / sekunder(start));
	}

	private static void skriv(String navn, Runde r) {
		System.out.printf(Locale.ROOT, "| %-7s | %8.0f | %13.0f | %8.0f | %11.2f | %13.2f |%n", navn, r.kohorte(), r.enkeltvis(),
				r.motor(), r.kohorte() / r.enkeltvis(), r.kohorte() / r.motor());
	}

	/** The product in a process of its own, with so little heap that a file kept in it would be seen. */
	private static void mange(Maaledatabase database) throws Exception {
		Path mappe = Files.createTempDirectory("maaling");
		int port;
		try (ServerSocket ledig = new ServerSocket(0)) {
			port = ledig.getLocalPort();
		}
		String url = (database == Maaledatabase.H2) ? "jdbc:h2:file:" + mappe.resolve("tovholder") + ";WRITE_DELAY=0"
				: database.ny();
		List<String> kommando = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "-Duser.timezone=UTC", "-cp", System.getProperty("java.class.path"),
				TovholderApplication.class.getName()));
		Stream.of(Produkt.indstillinger(database, url))
			.filter((valg) -> !valg.startsWith("--server.port"))
			.forEach(kommando::add);
		kommando.add("--server.port=" + port);
		Path log = mappe.resolve("log");
		Process proces = new ProcessBuilder(kommando).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			new Kohortemaaling(port).mange(database, proces, mappe);
		}
		finally {
			proces.destroy();
			proces.waitFor(30, TimeUnit.SECONDS);
		}
	}

	private void mange(Maaledatabase database, Process proces, Path mappe) throws Exception {
		while (!svarer()) {
			if (!proces.isAlive()) {
				throw new IllegalStateException("The product has ended, see " + mappe);
			}
			TimeUnit.MILLISECONDS.sleep(200);
		}
		Path fil = mappe.resolve("kohorte.csv");
		int afviste = skrivFil(fil);
		System.out.printf(Locale.ROOT, "%s, -Xmx512m, %d rows (%d MB), %d of %d of them new%n%n", database, RAEKKER,
				Files.size(fil) / 1_000_000, RAEKKER / NY, RAEKKER);
		List<Double> svartider = Collections.synchronizedList(new ArrayList<>());
		Thread spoerger = new Thread(() -> spoerg(svartider));
		spoerger.start();
		long start = System.nanoTime();
		HttpResponse<String> svar = send("/api/kohorter", "text/csv", BodyPublishers.ofFile(fil));
		double modtaget = sekunder(start);
		JsonNode status = afvent(sted(svar), 500);
		double ialt = sekunder(start);
		spoerger.interrupt();
		spoerger.join();
		if (status.path("raekker").asInt() != RAEKKER || status.path("oprettet").asInt() != RAEKKER / NY
				|| status.path("afvist").asInt() != afviste
				|| status.path("gentaget").asInt() != RAEKKER - RAEKKER / NY - afviste) {
			throw new IllegalStateException("Wrong counts: " + ((ObjectNode) status).without("fejl"));
		}
		long rapport = this.klient
			.send(anmodning(sted(svar) + "/rapport", "integration").build(), BodyHandlers.ofLines())
			.body()
			.count() - 1;
		if (rapport != afviste) {
			throw new IllegalStateException("The report has " + rapport + " errors, not " + afviste);
		}
		double[] tider = svartider.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		System.out.println("| measure                            |      value |");
		System.out.println("|------------------------------------|-----------:|");
		skriv("handed over, s", modtaget);
		skriv("taken in, s", ialt);
		skriv("rows a second", RAEKKER / ialt);
		skriv("errors in the report", rapport);
		skriv("calls of the API meanwhile", tider.length);
		skriv("p50 of them, ms", tider[tider.length / 2]);
		skriv("p95 of them, ms", tider[tider.length * 95 / 100]);
		skriv("slowest, ms", tider[tider.length - 1]);
		skriv("largest memory of the process, MB", stoersteHukommelse(proces));
		System.out.println();
	}

	private static void skriv(String maal, double vaerdi) {
		System.out.printf(Locale.ROOT, "| %-34s | %10.1f |%n", maal, vaerdi);
	}

	/** What people and systems ask while the file is taken in, one after the other. */
	private void spoerg(List<Double> svartider) {
		List<IntFunction<HttpRequest.Builder>> kald = List.of(
				(nr) -> anmodning("/api/sager?antal=50", "sagsbehandler.aktivhuset"),
				(nr) -> anmodning("/api/sager/" + Proevepersoner.sagsnummer(nr % 100), "integration"),
				(nr) -> anmodning("/api/frister/beregn", "integration").header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString("{\"fristtype\":\"STRAKSAFKLARING\",\"ankerdato\":\"2020-12-01\"}")));
		try {
			for (int nr = 0; !Thread.currentThread().isInterrupted(); nr++) {
				long start = System.nanoTime();
				HttpResponse<String> svar = this.klient.send(kald.get(nr % kald.size()).apply(nr).build(), BodyHandlers.ofString());
				svartider.add(sekunder(start) * 1000);
				if (svar.statusCode() >= 500) {
					throw new IllegalStateException(svar.body());
				}
				TimeUnit.MILLISECONDS.sleep(50);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** New citizens and, between them, earlier ones in any order; how many rows cannot be right. */
	private static int skrivFil(Path fil) throws IOException {
		Random tilfaelde = new Random(20201201);
		int afviste = 0;
		try (BufferedWriter ud = Files.newBufferedWriter(fil)) {
			ud.write(OVERSKRIFT);
			for (int nr = 0; nr < RAEKKER; nr++) {
				boolean ny = nr % NY == 0;
				boolean forkert = !ny && nr % AFVIST == 1;
				String raekke = raekke(ny ? nr / NY : tilfaelde.nextInt(nr / NY + 1));
				ud.write(forkert ? raekke.replace(";nej;", ";måske;") : raekke);
				afviste += forkert ? 1 : 0;
			}
		}
		return afviste;
	}

	private static long stoersteHukommelse(Process proces) throws IOException {
		return Files.readAllLines(Path.of("/proc/" + proces.pid() + "/status"))
			.stream()
			.filter((linje) -> linje.startsWith("VmHWM:"))
			.mapToLong((linje) -> Long.parseLong(linje.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElse(0);
	}

	private String fil(int antal) {
		StringBuilder csv = new StringBuilder(OVERSKRIFT);
		for (int i = 0; i < antal; i++) {
			csv.append(raekke(this.naeste++));
		}
		return csv.toString();
	}

	private static String raekke(int nr) {
		return String.join(";", Proevepersoner.sagsnummer(nr), Proevepersoner.cpr(nr), Proevepersoner.navn(nr),
				Proevepersoner.enhed(nr), IDAG.toString(), "ja", "nej", "", "KONTANTHJAELP:2010-12-01/2020-11-30") + "\n";
	}

	private static String sag(int nr) {
		return "{\"sagsnummer\":\"%s\",\"program\":\"afklaringspuljen\",\"cpr\":\"%s\",\"navn\":\"%s\",\"enhed\":\"%s\","
			.formatted(Proevepersoner.sagsnummer(nr), Proevepersoner.cpr(nr), Proevepersoner.navn(nr), Proevepersoner.enhed(nr))
				+ "\"sagStart\":\"" + IDAG + "\",\"aktivitetsparat\":true,\"paaVejIRehab\":false,\"ydelsesperioder\":"
				+ "[{\"ydelse\":\"KONTANTHJAELP\",\"fra\":\"2010-12-01\",\"til\":\"2020-11-30\"}]}";
	}

	private boolean svarer() throws InterruptedException {
		try {
			return this.klient.send(HttpRequest.newBuilder(URI.create(this.rod + "/actuator/health")).build(), BodyHandlers.discarding())
				.statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private HttpRequest.Builder anmodning(String sti, String bruger) {
		return HttpRequest.newBuilder(URI.create(this.rod + sti))
			.header("Authorization", "Basic "
					+ Base64.getEncoder().encodeToString((bruger + ":tovholder-demo").getBytes(StandardCharsets.UTF_8)));
	}

	private HttpResponse<String> send(String sti, String type, HttpRequest.BodyPublisher krop)
			throws IOException, InterruptedException {
		return this.klient.send(anmodning(sti, "integration").header("Content-Type", type).POST(krop).build(),
				BodyHandlers.ofString());
	}

	private static String sted(HttpResponse<String> svar) {
		return svar.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(svar.body()));
	}

	private JsonNode afvent(String sted, int millis) throws IOException, InterruptedException {
		JsonNode status;
		do {
			TimeUnit.MILLISECONDS.sleep(millis);
			status = JSON.readTree(this.klient.send(anmodning(sted, "integration").build(), BodyHandlers.ofString()).body());
		}
		while (status.path("status").asText().equals("KOERER"));
		return status;
	}

	private static double sekunder(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	private static double median(double[] tal) {
		double[] sorteret = Arrays.stream(tal).sorted().toArray();
		return sorteret[sorteret.length / 2];
	}

}
