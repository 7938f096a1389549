package dk.tovholder.modeller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dk.tovholder.Program;
import dk.tovholder.Program.Udfald;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The models under the public linter and its recommended rules. Needs npm: without it the test is skipped, except on a build
 * server ({@code CI=true}), where it fails.
 */
class BpmnlintTest {

	private static final String VERSION = "11.15.0";

	private static final Path MAPPE = Path.of("target", "bpmnlint").toAbsolutePath();

	@BeforeAll
	static void install() throws IOException, InterruptedException {
		Files.createDirectories(MAPPE);
		Files.writeString(MAPPE.resolve(".bpmnlintrc"), "{ \"extends\": \"bpmnlint:recommended\" }\n");
		Program.installer(MAPPE, "bpmnlint@" + VERSION);
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
		return Program.koer(MAPPE, kommando);
	}

}
