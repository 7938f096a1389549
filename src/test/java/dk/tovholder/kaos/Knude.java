package dk.tovholder.kaos;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** One node: a process of its own that can be killed, stopped and started again. */
final class Knude implements AutoCloseable {

	private static final Duration TAALMODIGHED = Duration.ofMinutes(3);

	private final HttpClient klient = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	private final String navn;

	private final Path mappe;

	private final List<String> indstillinger;

	private final int port;

	private Process proces;

	Knude(String navn, Path mappe, List<String> indstillinger) throws IOException {
		this.navn = navn;
		this.mappe = mappe;
		this.indstillinger = indstillinger;
		try (ServerSocket ledig = new ServerSocket(0)) {
			this.port = ledig.getLocalPort();
		}
	}

	/** Starts the process; {@link #afvent} waits until it answers. */
	void start(Duration forskydning) throws IOException {
		List<String> kommando = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx512m", "-XX:TieredStopAtLevel=1", "-Duser.timezone=UTC", "-Dkaos.forskydning=" + forskydning.toMillis(),
				"-cp", System.getProperty("java.class.path"), Knudestart.class.getName(), "--server.port=" + port,
				"--server.address=127.0.0.1"));
		kommando.addAll(indstillinger);
		proces = new ProcessBuilder(kommando).directory(mappe.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
			.start();
	}

	private File log() {
		return mappe.resolve(navn + ".log").toFile();
	}

	/** Waits until the node takes calls. */
	void afvent() throws InterruptedException {
		long senest = System.nanoTime() + TAALMODIGHED.toNanos();
		while (!svarer()) {
			assertThat(proces.isAlive()).as("node " + navn + " has ended, see " + log()).isTrue();
			assertThat(System.nanoTime()).as("node " + navn + " never answered, see " + log()).isLessThan(senest);
			TimeUnit.MILLISECONDS.sleep(200);
		}
	}

	boolean svarer() throws InterruptedException {
		try {
			return klient.send(HttpRequest.newBuilder(uri("/actuator/health")).timeout(Duration.ofSeconds(10)).build(),
					HttpResponse.BodyHandlers.discarding())
				.statusCode() > 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	HttpResponse<String> send(String sti, String bruger, String adgangskode, String type, String krop)
			throws IOException, InterruptedException {
		HttpRequest.Builder kald = HttpRequest.newBuilder(uri(sti))
			.timeout(Duration.ofMinutes(1))
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString((bruger + ":" + adgangskode).getBytes()));
		if (krop != null) {
			kald.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(krop));
		}
		return klient.send(kald.build(), HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String sti) {
		return URI.create("http://127.0.0.1:" + port).resolve(sti);
	}

	boolean lever() {
		return proces != null && proces.isAlive();
	}

	/** {@code kill -9}: nothing of it runs to its end. */
	void draeb() throws InterruptedException {
		proces.destroyForcibly().waitFor();
	}

	/** The process stands still and does not know it. */
	void frys() throws IOException, InterruptedException {
		signal("STOP");
	}

	void toe() throws IOException, InterruptedException {
		signal("CONT");
	}

	private void signal(String signal) throws IOException, InterruptedException {
		assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(proces.pid())).start().waitFor()).isZero();
	}

	@Override
	public void close() throws InterruptedException {
		if (lever()) {
			draeb();
		}
	}

}
