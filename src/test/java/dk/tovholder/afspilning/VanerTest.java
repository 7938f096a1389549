package dk.tovholder.afspilning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

class VanerTest {

	private static final ClassPathResource FIL = new ClassPathResource("demo/afspilning.yml");

	@Test
	void theFileOfTheProductIsInOrder() {
		assertThat(Vaner.laes(FIL).beslutning()).containsEntry("REHABILITERINGSTEAM", 20.0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "REHABILITERINGSTEAM: 20, | REHABILITERINGSTEAM: 30, | beslutning: skal give 100",
			"GIVET: 88 | GIVES: 88 | samtykke: kendes ikke: GIVES", "begynder: 7 | begynder: 107 | begynder: skal være procent",
			"ugerMindst: 4 | ugerMindst: 40 | ugerHoejst: skal være mindst 40", "begynder: 7 | begynder: ofte | placering.begynder",
			"T01: {tidligst: 1, senest: 4, sent: 5} | '' | rytme: mangler: T01", "nytTidspunkt: 45 | '' | nytTidspunkt",
			"nytTidspunkt: 45 | nytTidspunkt: 45\\nukendt: 1 | ukendt", "froe: 20201201 | froe: [ | kan ikke læses" })
	void aFileThatIsWrongStopsTheStartAndSaysWhere(String foer, String efter, String besked) throws IOException {
		String tekst = FIL.getContentAsString(StandardCharsets.UTF_8);
		assertThat(tekst).contains(foer);
		ByteArrayResource fil = new ByteArrayResource(
				tekst.replace(foer, efter.replace("\\n", "\n")).getBytes(StandardCharsets.UTF_8), "egen.yml");
		assertThatIllegalStateException().isThrownBy(() -> Vaner.laes(fil))
			.withMessageContaining("egen.yml")
			.withMessageContaining(besked);
	}

	@Test
	void theSameQuestionHasTheSameAnswerAndManyQuestionsTheSharesOfTheFile() {
		Map<String, Double> fordeling = Vaner.laes(FIL).samtale().fremmoede();
		Map<String, Integer> antal = new HashMap<>();
		IntStream.range(0, 20_000).forEach((i) -> {
			String svar = Tilfaelde.om(1, "AFK-" + i, "T03").en(fordeling);
			assertThat(Tilfaelde.om(1, "AFK-" + i, "T03").en(fordeling)).isEqualTo(svar);
			antal.merge(svar, 1, Integer::sum);
		});
		fordeling.forEach((svar, andel) -> assertThat(antal.get(svar) / 200.0).as(svar).isCloseTo(andel, within(1.0)));
	}

}
