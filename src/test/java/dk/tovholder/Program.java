package dk.tovholder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Programs beside the JVM that tests run: linters, generators, clients. */
public final class Program {

	private Program() {
	}

	/** How a program ended, and all that it wrote; -1 where it could not be run or did not end. */
	public record Udfald(int kode, String tekst) {
	}

	/** Runs a program in a folder, for three minutes at most. */
	public static Udfald koer(Path mappe, List<String> kommando) throws InterruptedException, IOException {
		Path log = Files.createTempFile(Path.of("target"), "koer", ".txt").toAbsolutePath();
		Process proces;
		try {
			proces = new ProcessBuilder(kommando).directory(mappe.toFile())
				.redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
		}
		catch (IOException ex) {
			return new Udfald(-1, ex.getMessage());
		}
		if (!proces.waitFor(3, TimeUnit.MINUTES)) {
			Stream.concat(proces.descendants(), Stream.of(proces.toHandle())).forEach(ProcessHandle::destroyForcibly);
			return new Udfald(-1, "no answer in 3 minutes");
		}
		return new Udfald(proces.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
	}

	/** Installs a package of npm. Without npm the test is skipped, except on a build server ({@code CI=true}), where it fails. */
	public static void installer(Path mappe, String pakke) throws InterruptedException, IOException {
		Udfald udfald = koer(mappe, List.of("npm", "install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit",
				"--no-fund", "--prefix", mappe.toString(), pakke));
		if (Boolean.parseBoolean(System.getenv("CI"))) {
			assertThat(udfald.kode()).as("npm: %s", udfald.tekst()).isZero();
		}
		assumeThat(udfald.kode()).as("npm: %s", udfald.tekst()).isZero();
	}

}
