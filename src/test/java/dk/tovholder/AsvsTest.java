package dk.tovholder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the table of security requirements says is met, a test holds. */
class AsvsTest {

	private static final int KRAV = 253;

	static List<List<String>> raekker() throws IOException {
		return Files.readString(Path.of("src/sikkerhed/asvs.md"))
			.lines()
			.filter((linje) -> linje.startsWith("| V"))
			.map((linje) -> Arrays.stream(linje.substring(1, linje.lastIndexOf('|')).split("\\|")).map(String::strip).toList())
			.toList();
	}

	@Test
	void everyRequirementOfTheFirstTwoLevelsStandsOnce() throws IOException {
		assertThat(raekker().stream().map((raekke) -> raekke.get(0))).hasSize(KRAV)
			.doesNotHaveDuplicates()
			.allSatisfy((krav) -> assertThat(krav).matches("V\\d{1,2}\\.\\d\\.\\d{1,2}"));
	}

	@ParameterizedTest
	@MethodSource("raekker")
	void whatIsMetIsHeldByATestAndTheRestHasAReason(List<String> raekke) throws IOException {
		assertThat(raekke).hasSize(5);
		assertThat(raekke.get(1)).isIn("1", "2");
		assertThat(Set.of("met", "not met", "n/a")).contains(raekke.get(3));
		assertThat(raekke.get(4)).isNotBlank();
		if (raekke.get(3).equals("met")) {
			String[] test = raekke.get(4).replace("`", "").split("#");
			Path fil = Path.of("src/test/java/dk/tovholder", test[0].replace('.', '/') + ".java");
			assertThat(fil).isRegularFile();
			String indhold = Files.readString(fil);
			assertThat(indhold).containsPattern((test.length > 1) ? "void " + test[1] + "\\(" : "@(Parameterized)?Test(Factory)?\\b");
		}
	}

}
