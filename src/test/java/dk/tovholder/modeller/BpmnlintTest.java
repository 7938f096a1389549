package dk.tovholder.modeller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The models under the public linter and its recommended rules. Needs npm: without it the test is skipped, except on a build
 * server ({@code CI=true}), where it fails.
 */
class BpmnlintTest {

	private static final String VERSION = "11.15.0";

	private static final Path MAPPE = Path.of("target", "bpmnlint").toAbsolutePath();

	private record Udfald(int kode, String tekst) {
	}

	@BeforeAll
	static void install() throws IOException, InterruptedException {
		Files.createDirectories(MAPPE);
		Files.writeString(MAPPE.resolve(".bpmnlintrc"), "{ \"extends\": \"bpmnlint:recommended\" }\n");
		Udfald udfald = koer(List.of("npm", "install", "--no-save", "--no-package-lock", "--ignore-scripts", "--no-audit",
				"--no-fund", "--prefix", MAPPE.toString(), "bpmnlint@" + VERSION));
		if (Boolean.parseBoolean(System.getenv("CI"))) {
			assertThat(udfald.kode()).as("npm: %s", udfald.tekst()).isZero();
		}
		assumeThat(udfald.kode()).as("npm: %s", udfald.tekst()).isZero();
		assertThat(MAPPE.resolve("node_modules/bpmnlint/package.json")).content()
			.contains("\"version\": \"" + VERSION + "\"");
	}

	@Test
	void everyModelFollowsTheRecommendedRules() throws IOException, InterruptedException {
		List<Path> modeller = Model.filer(".bpmn").toList();
		assertThat(modeller).isNotEmpty();
		Udfald udfald = lint(modeller);
		assertThat(udfald.kode()).as(udfald.tekst()).isZero();
	}

	@Test
	void aModelThatBreaksARuleIsRefused(@TempDir Path mappe) throws IOException, InterruptedException {
		Path model = Model.filer(".bpmn").findFirst().orElseThrow();
		String brudt = Files.readString(model).replaceFirst("<bpmn:startEvent (id=\"\\w+\") name=\"[^\"]+\"", "<bpmn:startEvent $1");
		Udfald udfald = lint(List.of(Files.writeString(mappe.resolve("brudt.bpmn"), brudt)));
		assertThat(udfald.kode()).isNotZero();
		assertThat(udfald.tekst()).contains("label-required");
	}

	private static Udfald lint(List<Path> modeller) throws IOException, InterruptedException {
		List<String> kommando = new ArrayList<>(List.of("node", "node_modules/bpmnlint/bin/bpmnlint.js", "--max-warnings=0"));
		modeller.forEach((model) -> kommando.add(model.toAbsolutePath().toString()));
		return koer(kommando);
	}

	private static Udfald koer(List<String> kommando) throws InterruptedException, IOException {
		Path log = MAPPE.resolve("log.txt");
		java.lang.Process proces;
		try {
			proces = new ProcessBuilder(kommando).directory(MAPPE.toFile())
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

}
