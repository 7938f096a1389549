package dk.tovholder.maaling;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Starts the packaged jar with 512 MB of heap, hands over a cohort of 10,000 citizens, reads all of them page by page and
 * tells how long it took to be ready and what the heap holds after a collection.
 * <p>
 * {@code mvn -Pbench verify -DskipTests} runs it after {@link Startmaaling}. System properties, given to Maven alike:
 * {@code maaling.aabne} (cases, 10000) and {@code maaling.database} (postgresql, h2).
 */
public final class Hukommelsesmaaling {

	private static final int AABNE = Integer.getInteger("maaling.aabne", 10_000);

	private static final int SIDE = 250;

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Pattern BRUGT = Pattern.compile("used (\\d+)K");

	private final HttpClient klient = HttpClient.newHttpClient();

	private final Path jar;

	private final String url;

	private final String bruger;

	private Hukommelsesmaaling(Path jar, String url, String bruger) {
		this.jar = jar;
		this.url = url;
		this.bruger = bruger;
	}

	public static void main(String[] args) throws Exception {
		try (Stream<Path> filer = Files.list(Path.of("target"))) {
			Path jar = filer.filter((fil) -> fil.getFileName().toString().matches("tovholder-.*\\.jar"))
				.findFirst()
				.orElseThrow(() -> new IllegalStateException("No packaged jar in target"));
			Maaledatabase database = Maaledatabase.valgt();
			Path filbase = Files.createTempDirectory("maaling");
			String url = (database == Maaledatabase.H2) ? "jdbc:h2:file:" + filbase.resolve("tovholder") + ";WRITE_DELAY=0"
					: database.ny();
			new Hukommelsesmaaling(jar.toAbsolutePath(), url, database.bruger()).maal(database, filbase);
		}
		System.exit(0);
	}

	private void maal(Maaledatabase database, Path mappe) throws Exception {
		System.out.printf(Locale.ROOT, "%n%s, -Xmx512m%n%n", database);
		System.out.println("| measure                                   |      value |");
		System.out.println("|-------------------------------------------|-----------:|");
		try (Server server = new Server(mappe)) {
			skriv("ready on an empty database, s", server.klarEfter.toMillis() / 1000.0);
			skriv("heap after a collection, no cases, MB", server.brugt());
			long start = System.nanoTime();
			indlaes(server);
			skriv("cohort of " + AABNE + " taken in, s", sekunder(start));
			start = System.nanoTime();
			int laest = laes(server, "sagsbehandler.aktivhuset") + laes(server, "sagsbehandler.integrationshuset");
			if (laest != AABNE) {
				throw new IllegalStateException("Read " + laest + " cases, not " + AABNE);
			}
			skriv("all cases read in pages of " + SIDE + ", s", sekunder(start));
			skriv("heap after a collection, all open, MB", server.brugt());
		}
		try (Server server = new Server(mappe)) {
			skriv("ready again with all open, s", server.klarEfter.toMillis() / 1000.0);
		}
		System.out.println();
	}

	private static void skriv(String maal, double vaerdi) {
		System.out.printf(Locale.ROOT, "| %-41s | %10.1f |%n", maal, vaerdi);
	}

	private static double sekunder(long start) {
		return (System.nanoTime() - start) / 1e9;
	}

	private void indlaes(Server server) throws Exception {
		StringBuilder csv = new StringBuilder("sagsnummer;cpr;navn;enhed;sagStart;aktivitetsparat;paaVejIRehab;")
			.append("undtagStraksafklaring;ydelsesperioder\n");
		for (int nr = 0; nr < AABNE; nr++) {
			csv.append(String.join(";", Proevepersoner.sagsnummer(nr), Proevepersoner.cpr(nr), Proevepersoner.navn(nr),
					Proevepersoner.enhed(nr), "2020-12-01", "ja", "nej", "nej", "KONTANTHJAELP:2010-12-01/2020-11-30"))
				.append('\n');
		}
		HttpResponse<String> svar = klient.send(
				server.kald("/api/kohorter", "integration")
					.header("Content-Type", "text/csv; charset=UTF-8")
					.POST(HttpRequest.BodyPublishers.ofString(csv.toString(), StandardCharsets.UTF_8))
					.build(),
				HttpResponse.BodyHandlers.ofString());
		String sted = svar.headers().firstValue("Location").orElseThrow(() -> new IllegalStateException(svar.body()));
		JsonNode status;
		do {
			TimeUnit.MILLISECONDS.sleep(200);
			status = hent(server, sted, "integration");
		}
		while (status.get("status").asText().equals("KOERER"));
		if (status.get("oprettet").asInt() != AABNE) {
			throw new IllegalStateException(status.toString());
		}
	}

	private int laes(Server server, String bruger) throws Exception {
		int laest = 0;
		for (int side = 0;; side++) {
			JsonNode svar = hent(server, "/api/sager?antal=" + SIDE + "&side=" + side, bruger);
			laest += svar.get("sager").size();
			if (svar.get("sager").size() < SIDE) {
				return laest;
			}
		}
	}

	private JsonNode hent(Server server, String sti, String bruger) throws Exception {
		HttpResponse<String> svar = klient.send(server.kald(sti, bruger).build(), HttpResponse.BodyHandlers.ofString());
		if (svar.statusCode() != 200) {
			throw new IllegalStateException(sti + ": " + svar.statusCode() + " " + svar.body());
		}
		return JSON.readTree(svar.body());
	}

	/** The packaged jar in a process of its own. */
	private final class Server implements AutoCloseable {

		private final int port = ledigPort();

		private final Process proces;

		private final Duration klarEfter;

		Server(Path mappe) throws Exception {
			List<String> kommando = new ArrayList<>(List.of("java", "-Xmx512m", "-Duser.timezone=UTC", "-jar", jar.toString(),
					"--server.port=" + port, "--spring.datasource.url=" + url, "--spring.datasource.username=" + bruger,
					"--tovholder.demo.kohorte=tom", "--logging.level.root=warn"));
			long start = System.nanoTime();
			this.proces = new ProcessBuilder(kommando).directory(mappe.toFile())
				.redirectErrorStream(true)
				.redirectOutput(mappe.resolve("server.log").toFile())
				.start();
			while (!erKlar()) {
				if (!proces.isAlive()) {
					throw new IllegalStateException("The server did not start: " + mappe.resolve("server.log"));
				}
				TimeUnit.MILLISECONDS.sleep(50);
			}
			this.klarEfter = Duration.ofNanos(System.nanoTime() - start);
		}

		private static int ledigPort() throws IOException {
			try (ServerSocket ledig = new ServerSocket(0)) {
				return ledig.getLocalPort();
			}
		}

		private boolean erKlar() throws InterruptedException {
			try {
				return klient
					.send(HttpRequest.newBuilder(sti("/actuator/health")).build(), HttpResponse.BodyHandlers.discarding())
					.statusCode() == 200;
			}
			catch (IOException ex) {
				return false;
			}
		}

		private URI sti(String sti) {
			return URI.create("http://127.0.0.1:" + port).resolve(sti);
		}

		HttpRequest.Builder kald(String sti, String bruger) {
			String navn = bruger + ":tovholder-demo";
			return HttpRequest.newBuilder(sti(sti))
				.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(navn.getBytes(StandardCharsets.UTF_8)));
		}

		/** Megabytes of heap that are still in use after a full collection. */
		double brugt() throws Exception {
			jcmd("GC.run");
			Matcher brugt = BRUGT.matcher(jcmd("GC.heap_info"));
			if (!brugt.find()) {
				throw new IllegalStateException("The heap does not tell what it holds");
			}
			return Long.parseLong(brugt.group(1)) / 1024.0;
		}

		private String jcmd(String kommando) throws Exception {
			Process jcmd = new ProcessBuilder("jcmd", Long.toString(proces.pid()), kommando).start();
			return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}

		@Override
		public void close() throws InterruptedException {
			proces.destroy();
			proces.waitFor();
		}

	}

}
