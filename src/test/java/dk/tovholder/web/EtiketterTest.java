package dk.tovholder.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The Danish labels of the webapps against the English ones that the engine ships. */
class EtiketterTest {

	private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

	private static final String[] APPS = { "admin", "cockpit", "tasklist", "welcome" };

	/** Words that Danish writes as English does, names of products, and formats. */
	private static final Set<String> ENS = Set.of("Cockpit", "CSV", "Diagram", "Element", "Filter", "GLOBAL", "HH:mm",
			"ID", "JSON", "Job", "L", "Links", "Minimum", "null", "OK", "Operation", "Operator", "Optimize", "Start",
			"Status", "System", "Type", "Upload", "Version", "weekend", "YYYY-MM-DDTHH:mm:ss", "definition", "undefined",
			"version");

	/** Carries the product's name in place of the vendor's advice to move on. */
	private static final String BANNER = "labels.BANNER_CE_EOL_TEXT";

	/** English hangs its plural on the word before; the Danish word has its plural already. */
	private static final Pattern FLERTAL = Pattern.compile("labels\\..*_S");

	/** What is filled in at run time, and what the browser reads as markup. */
	private static final Pattern PLADSHOLDER = Pattern.compile("\\{\\{[^}]*}}|\\{[^{}]*}|%[sd]|</?[a-z]+[^>]*>");

	private static final byte[] BOM = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private static byte[] fil(String app, String sprog) throws IOException {
		String sti = "/META-INF/resources/webjars/camunda/app/" + app + "/locales/" + sprog + ".json";
		try (InputStream ind = EtiketterTest.class.getResourceAsStream(sti)) {
			assertThat(ind).as(sti).isNotNull();
			return ind.readAllBytes();
		}
	}

	private static boolean harBom(byte[] fil) {
		return Arrays.equals(fil, 0, BOM.length, BOM, 0, BOM.length);
	}

	/** All labels by their path in the file. */
	private static Map<String, String> etiketter(String app, String sprog) throws IOException {
		byte[] fil = fil(app, sprog);
		int fra = harBom(fil) ? BOM.length : 0;
		Map<String, String> etiketter = new TreeMap<>();
		saml(JSON.readTree(new String(fil, fra, fil.length - fra, StandardCharsets.UTF_8)), "", etiketter);
		return etiketter;
	}

	private static void saml(JsonNode node, String sti, Map<String, String> etiketter) {
		if (node.isObject()) {
			for (Map.Entry<String, JsonNode> felt : node.properties()) {
				saml(felt.getValue(), sti.isEmpty() ? felt.getKey() : sti + "." + felt.getKey(), etiketter);
			}
		}
		else if (node.isArray()) {
			for (int i = 0; i < node.size(); i++) {
				saml(node.get(i), sti + "." + i, etiketter);
			}
		}
		else {
			etiketter.put(sti, node.asText());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "cockpit", "tasklist", "welcome" })
	void everyLabelIsThereInDanishAndNoOther(String app) throws IOException {
		assertThat(etiketter(app, "da").keySet()).isEqualTo(etiketter(app, "en").keySet());
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "cockpit", "tasklist", "welcome" })
	void noLabelIsLeftEmpty(String app) throws IOException {
		Map<String, String> danske = etiketter(app, "da");
		assertThat(etiketter(app, "en").entrySet()
			.stream()
			.filter((engelsk) -> !(FLERTAL.matcher(engelsk.getKey()).matches() && engelsk.getValue().equals("s")))
			.filter((engelsk) -> engelsk.getValue().isBlank() != danske.getOrDefault(engelsk.getKey(), "").isBlank())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "cockpit", "tasklist", "welcome" })
	void whatIsFilledInAtRunTimeIsTheSame(String app) throws IOException {
		Map<String, List<String>> danske = pladsholdere(etiketter(app, "da"));
		Map<String, List<String>> engelske = pladsholdere(etiketter(app, "en"));
		danske.remove(BANNER);
		engelske.remove(BANNER);
		assertThat(danske).isEqualTo(engelske);
	}

	private static Map<String, List<String>> pladsholdere(Map<String, String> etiketter) {
		Map<String, List<String>> pladsholdere = new LinkedHashMap<>();
		etiketter.forEach((sti, tekst) -> {
			List<String> fundne = PLADSHOLDER.matcher(tekst).results().map(MatchResult::group).sorted().toList();
			// Angle brackets around a word are no markup here: the word is shown.
			pladsholdere.put(sti, fundne.stream().filter((fundet) -> !fundet.matches("<[a-z]{6,}>")).toList());
		});
		return pladsholdere;
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "cockpit", "tasklist", "welcome" })
	void noLabelIsStillEnglish(String app) throws IOException {
		assertThat(ens(app).filter((etiket) -> !ENS.contains(ord(etiket.getValue())))).isEmpty();
	}

	@Test
	void everyWordSaidToBeTheSameIsTheSame() throws IOException {
		Stream.Builder<String> ord = Stream.builder();
		for (String app : APPS) {
			ens(app).map((etiket) -> ord(etiket.getValue())).forEach(ord);
		}
		assertThat(ord.build().collect(Collectors.toSet())).containsAll(ENS);
	}

	/** The labels with a letter in them that are alike in both languages. */
	private static Stream<Map.Entry<String, String>> ens(String app) throws IOException {
		Map<String, String> engelske = etiketter(app, "en");
		return etiketter(app, "da").entrySet()
			.stream()
			.filter((dansk) -> dansk.getValue().equals(engelske.get(dansk.getKey())))
			.filter((dansk) -> dansk.getValue().codePoints().anyMatch(Character::isLetter));
	}

	/** A label without the signs around it. */
	private static String ord(String etiket) {
		return etiket.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "admin", "cockpit", "tasklist", "welcome" })
	void onlyTheShippedFileBeginsWithAByteOrderMark(String app) throws IOException {
		assertThat(harBom(fil(app, "en"))).isTrue();
		assertThat(harBom(fil(app, "da"))).isFalse();
	}

}
