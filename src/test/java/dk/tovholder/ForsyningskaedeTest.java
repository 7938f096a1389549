package dk.tovholder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** What the product is made of, and what is known to be wrong with it. */
class ForsyningskaedeTest {

	private static final Path STYKLISTE = Path.of("target/classes/META-INF/sbom/tovholder.cdx.json");

	private static final Path WEBAPPS = Path.of("src/sikkerhed/webapps.cdx.json");

	/** Notices looked up by hand, newest first of all in the engine, its webapps and Spring. */
	private static final Path ADVARSLER = Path.of("src/sikkerhed/advarsler.json");

	private static final JavaClasses KLASSER = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("dk.tovholder");

	/** In the webapps, and said otherwise than by {@code name@version}. */
	private static final Map<String, String> SAGT_ANDERLEDES = Map.ofEntries(Map.entry("flatpickr", "flatpickr v4.6.13"),
			Map.entry("@kurkle/color", "@kurkle/color v0.3.2"), Map.entry("chart.js", "Chart.js v4.4.1"),
			Map.entry("clipboard", "clipboard.js v2.0.11"), Map.entry("jquery", "jQuery JavaScript Library v3.7.1"),
			Map.entry("focus-trap", "focus-trap 7.5.4"), Map.entry("tabbable", "tabbable 6.2.0"),
			Map.entry("dompurify", "DOMPurify 3.2.4"), Map.entry("requirejs", "RequireJS 2.3.7"),
			Map.entry("moment", "version=\"2.30.1\""), Map.entry("react", "version:\"17.0.2\""),
			Map.entry("react-dom", "version:\"17.0.2\""));

	/** In the webapps without a word of its version, which was seen in the forms that it draws. */
	private static final Set<String> SET = Set.of("@bpmn-io/form-js");

	@Test
	void theListNamesTheEngineAndTheJavaScriptOfItsWebapps() throws IOException {
		Map<String, String> dele = dele();
		assertThat(dele).hasSizeGreaterThan(200)
			.containsEntry("pkg:maven/org.camunda.bpm/camunda-engine", "7.24.0")
			.containsEntry("pkg:maven/org.postgresql/postgresql", version("postgresql.version"))
			.containsEntry("pkg:maven/org.apache.tomcat.embed/tomcat-embed-core", version("tomcat.version"))
			.containsEntry("pkg:maven/org.webjars/echarts", "5.5.0")
			.containsEntry("pkg:npm/angular", "1.9.9")
			.containsEntry("pkg:npm/bpmn-js", "16.5.0");
	}

	private static String version(String navn) throws IOException {
		Matcher version = Pattern.compile("<" + navn + ">([^<]+)<").matcher(Files.readString(Path.of("pom.xml")));
		assertThat(version.find()).isTrue();
		return version.group(1);
	}

	@Test
	void theJavaScriptIsWhatTheWebappsSayTheyCarry() throws IOException {
		String licenser = ressource("META-INF/resources/webjars/camunda/lib/deps.js.LICENSE.txt");
		String kode = ressource("META-INF/resources/webjars/camunda/lib/deps.js");
		Map<String, String> kendte = new TreeMap<>();
		stroem(json(WEBAPPS).path("components")).forEach((del) -> kendte.put(
				(del.has("group") ? del.path("group").asText() + "/" : "") + del.path("name").asText(),
				del.path("version").asText()));
		Set<String> naevnte = new TreeSet<>();
		Matcher licens = Pattern.compile("@license ((?:@[\\w.-]+/)?[\\w.-]+)@(\\S+)").matcher(licenser);
		while (licens.find()) {
			naevnte.add(licens.group(1));
			assertThat(licens.group(2)).as(licens.group(1)).contains(kendte.getOrDefault(licens.group(1), "not listed"));
		}
		SAGT_ANDERLEDES.forEach((navn, ord) -> {
			assertThat(licenser + kode).contains(ord);
			assertThat(ord).contains(kendte.get(navn));
		});
		naevnte.addAll(SAGT_ANDERLEDES.keySet());
		naevnte.addAll(SET);
		assertThat(kendte.keySet()).isEqualTo(naevnte);
	}

	@Test
	void everyKnownNoticeIsClosedOrExcused() throws IOException {
		Map<String, String> dele = dele();
		for (JsonNode advarsel : json(ADVARSLER)) {
			boolean ramt = rammer(advarsel, dele);
			assertThat(advarsel.has("undtagelse"))
				.as(ramt ? "%s hits %s %s and has no exception" : "%s no longer hits %s %s: remove its exception",
						advarsel.path("id").asText(), advarsel.path("komponent").asText(),
						dele.get(advarsel.path("komponent").asText()))
				.isEqualTo(ramt);
		}
	}

	@Test
	void everyNoticeIsAboutSomethingThatIsThere() throws IOException {
		Map<String, String> dele = dele();
		Set<String> set = new TreeSet<>();
		for (JsonNode advarsel : json(ADVARSLER)) {
			assertThat(dele).containsKey(advarsel.path("komponent").asText());
			assertThat(set.add(advarsel.path("id").asText())).as(advarsel.path("id").asText()).isTrue();
			assertThat(advarsel.path("hvad").asText()).isNotBlank();
		}
		assertThat(set).hasSizeGreaterThan(20);
	}

	/** An exception holds for a time: whoever meets this failure looks the notice up again, and gives a new day or a fix. */
	@Test
	void noExceptionIsOutOfDate() throws IOException {
		for (JsonNode advarsel : json(ADVARSLER)) {
			JsonNode undtagelse = advarsel.path("undtagelse");
			if (!undtagelse.isMissingNode()) {
				assertThat(LocalDate.parse(undtagelse.path("vurderesIgen").asText())).as(advarsel.path("id").asText())
					.isAfterOrEqualTo(LocalDate.now())
					.isBefore(LocalDate.now().plusMonths(6));
				assertThat(undtagelse.path("grund").asText()).isNotBlank();
			}
		}
	}

	@Test
	void whatAnExceptionRestsOnIsTested() throws IOException {
		for (JsonNode advarsel : json(ADVARSLER)) {
			JsonNode undtagelse = advarsel.path("undtagelse");
			if (!undtagelse.isMissingNode()) {
				String[] test = undtagelse.path("lukketAf").asText().split("#");
				Path fil = Path.of("src/test/java", test[0].replace('.', '/') + ".java");
				assertThat(fil).isRegularFile();
				assertThat(Files.readString(fil)).contains("void " + test[1] + "(");
			}
		}
	}

	@Test
	void nobodyEvaluatesSpringExpressions() {
		noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework.expression..").check(KLASSER);
	}

	@Test
	void whatExceptionsRestOnIsNotThere() throws IOException {
		assertThat(dele().keySet()).noneMatch((del) -> del.matches(".*(freemarker|unboundid|spring-ldap|spring-security-ldap|groovy-jsr223).*"));
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.web.servlet.function..", "org.springframework.ldap..")
			.orShould()
			.dependOnClassesThat()
			.haveSimpleName("SseEmitter")
			.check(KLASSER);
	}

	/** The engine can be replaced by a fork of it as long as few classes know its name. */
	@Test
	void fewClassesKnowTheEngine() {
		List<JavaClass> kender = KLASSER.stream()
			.filter((klasse) -> klasse.getDirectDependenciesFromSelf()
				.stream()
				.anyMatch((brug) -> brug.getTargetClass().getPackageName().startsWith("org.camunda")))
			.map(ForsyningskaedeTest::yderste)
			.distinct()
			.toList();
		long iMotor = kender.stream().filter((klasse) -> klasse.getPackageName().equals("dk.tovholder.engine")).count();
		long iProcesser = kender.size() - iMotor;
		long alle = KLASSER.stream().map(ForsyningskaedeTest::yderste).distinct().count();
		assertThat(iMotor).isBetween(20L, 50L);
		assertThat(iProcesser).isBetween(10L, 30L);
		assertThat(kender.size() * 100 / alle).as("per cent of all classes").isLessThan(35);
	}

	private static JavaClass yderste(JavaClass klasse) {
		return klasse.getEnclosingClass().map(ForsyningskaedeTest::yderste).orElse(klasse);
	}

	@ParameterizedTest
	@CsvSource({ "7.24.0,7.24.0,7.24.14,true", "7.24.14,7.24.0,7.24.14,false", "7.24.13,7.24.0,7.24.14,true",
			"7.23.9,7.24.0,7.24.14,false", "10.1.61,10.1.0,10.1.56,false", "10.1.9,10.1.0,10.1.56,true", "2.21,2.0.0,2.21.4,true",
			"1.9.9,1.3.0,2.0.0,true", "42.7.14,42.7.0,42.7.14,false" })
	void aNoticeHitsFromOneVersionUpToAnother(String version, String fra, String foer, boolean rammer) {
		assertThat(imellem(version, fra, foer)).isEqualTo(rammer);
	}

	private static boolean rammer(JsonNode advarsel, Map<String, String> dele) {
		String version = dele.get(advarsel.path("komponent").asText());
		return version != null && imellem(version, advarsel.path("fra").asText(), advarsel.path("foer").asText());
	}

	private static boolean imellem(String version, String fra, String foer) {
		return Arrays.compare(tal(version), tal(fra)) >= 0 && Arrays.compare(tal(version), tal(foer)) < 0;
	}

	/** The numbers of a version, as many as any has. */
	private static int[] tal(String version) {
		int[] tal = Pattern.compile("\\d+").matcher(version).results().mapToInt((t) -> Integer.parseInt(t.group())).limit(4).toArray();
		return Arrays.copyOf(tal, 4);
	}

	/** What the product is made of: name without version, and version. */
	private static Map<String, String> dele() throws IOException {
		assertThat(STYKLISTE).as("made in the phase process-test-classes").isRegularFile();
		Map<String, String> dele = new TreeMap<>();
		stroem(json(STYKLISTE).path("components")).forEach((del) -> {
			String purl = del.path("purl").asText().replaceAll("\\?.*", "");
			dele.put(purl.substring(0, purl.lastIndexOf('@')), del.path("version").asText());
		});
		return dele;
	}

	private static Stream<JsonNode> stroem(JsonNode liste) {
		return StreamSupport.stream(liste.spliterator(), false);
	}

	private static JsonNode json(Path fil) throws IOException {
		return new ObjectMapper().readTree(fil.toFile());
	}

	private static String ressource(String sti) throws IOException {
		try (InputStream fil = ForsyningskaedeTest.class.getClassLoader().getResourceAsStream(sti)) {
			return new String(fil.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
