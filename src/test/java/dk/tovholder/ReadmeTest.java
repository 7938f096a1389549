package dk.tovholder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import dk.tovholder.frist.Fristregel;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.Rolle;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables of the README say what the models, forms and decision tables say. */
class ReadmeTest {

	private static final String README = laes(Path.of("README.md"));

	private static final List<Proces> PROCESSER = filer("processes", ".bpmn").map(Proces::laes).toList();

	private static final Pattern FORMULAR = Pattern.compile("T\\d\\d");

	@Test
	void everyProcessStandsInTheTableOfProcesses() {
		assertThat(tabel("Processes").stream().map((celler) -> celler.subList(0, 4))).containsExactlyInAnyOrderElementsOf(
				PROCESSER.stream()
					.map((proces) -> List.of(proces.id(), proces.navn(), proces.fil(), proces.version()))
					.toList());
	}

	@Test
	void everyDecisionStandsInTheTableOfDecisions() {
		assertThat(tabel("Decisions").stream().map((celler) -> celler.subList(0, 4))).containsExactlyInAnyOrderElementsOf(
				filer("processes", ".dmn").map((fil) -> {
					Element rod = xml(fil);
					return List.of(attribut(rod, "decision", "id"), sti(fil),
							attribut(rod, "decisionTable", "hitPolicy"),
							rod.getElementsByTagName("question").item(0).getTextContent().strip());
				}).toList());
	}

	@Test
	void everyFormOfAUserTaskStandsInTheTableOfTasks() {
		Set<List<String>> iModeller = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));
		for (Proces proces : PROCESSER) {
			for (UserTask opgave : proces.opgaver()) {
				Matcher formular = FORMULAR.matcher(opgave.getCamundaFormRef());
				while (formular.find()) {
					iModeller.add(List.of(formular.group(), gruppe(opgave), proces.id()));
				}
			}
		}
		assertThat(tabel("Tasks").stream().map((celler) -> List.of(celler.get(0), celler.get(2), celler.get(3))))
			.containsExactlyElementsOf(iModeller);
	}

	@Test
	void labelOfATaskIsTheOneOfItsModelOrTheOneOfTheSecondMeeting() {
		for (List<String> celler : tabel("Tasks")) {
			Set<String> navne = PROCESSER.stream()
				.flatMap((proces) -> proces.opgaver().stream())
				.filter((opgave) -> opgave.getCamundaFormRef().contains(celler.get(0)))
				.map(UserTask::getName)
				.collect(Collectors.toSet());
			// One model serves the first and the repeated meeting; the task is renamed when it opens.
			Set<String> nyt = navne.stream()
				.map((navn) -> navn.replace("tværfagligt step-up-møde", "nyt step-up-møde"))
				.collect(Collectors.toSet());
			boolean gentaget = Set.of("T16", "T17").contains(celler.get(0));
			assertThat(gentaget ? nyt : navne).as(celler.get(0)).containsExactly(celler.get(1));
		}
	}

	@Test
	void mandatoryFieldsOfATaskAreTheOnesOfItsForm() {
		List<List<String>> opgaver = tabel("Tasks");
		assertThat(opgaver.stream().map((celler) -> celler.get(0)).collect(Collectors.toSet()))
			.isEqualTo(filer("processes", ".form").map((fil) -> fil.getFileName().toString().replace(".form", ""))
				.filter((navn) -> FORMULAR.matcher(navn).matches())
				.collect(Collectors.toSet()));
		for (List<String> celler : opgaver) {
			Path fil = filer("processes", celler.get(0) + ".form").findFirst().orElseThrow();
			List<String> felter = new ArrayList<>();
			kraevede(json(fil), felter);
			assertThat(ord(celler.get(4))).as(celler.get(0)).containsExactlyInAnyOrderElementsOf(felter);
		}
	}

	@Test
	void everyDeadlineStandsAsItsRuleSays() {
		List<List<String>> regler = new Fristregler().alle().stream().map(ReadmeTest::raekke).toList();
		assertThat(tabel("Deadlines")).containsExactlyElementsOf(regler);
	}

	@Test
	void everySettingOfTheProductStandsInTheTableOfSettings() {
		Set<String> noegler = new TreeSet<>();
		List<String> sti = new ArrayList<>();
		for (String linje : laes(Path.of("src/main/resources/application.yml")).lines().toList()) {
			Matcher led = Pattern.compile("^( *)([a-z-]+):(.*)$").matcher(linje);
			if (!led.matches()) {
				continue;
			}
			int dybde = led.group(1).length() / 2;
			sti = new ArrayList<>(sti.subList(0, Math.min(dybde, sti.size())));
			sti.add(led.group(2));
			if (sti.get(0).equals("tovholder") && sti.size() == 3) {
				noegler.add(String.join(".", sti));
			}
		}
		assertThat(tabel("Settings").stream().map((celler) -> celler.get(0))).isNotEmpty().containsAll(noegler);
	}

	@Test
	void everyEnvironmentVariableOfProductionStandsInTheTableOfThem() {
		assertThat(tabel("Environment of the profile prod").stream().map((celler) -> celler.get(0)))
			.containsExactlyInAnyOrderElementsOf(
					fund("\\$\\{(TOVHOLDER_[A-Z_]+)", laes(Path.of("src/main/resources/application-prod.yml"))));
	}

	@Test
	void everyActionStandsWithTheRolesThatMay() {
		assertThat(hoved("Roles and actions").stream().skip(2)).containsExactly(
				Arrays.stream(Rolle.values()).map(Rolle::gruppe).toArray(String[]::new));
		assertThat(tabel("Roles and actions").stream()
			.map((celler) -> Stream.concat(Stream.of(celler.get(0)), celler.stream().skip(2)).toList()))
			.containsExactlyElementsOf(Arrays.stream(Befoejelse.values())
				.map((befoejelse) -> Stream
					.concat(Stream.of(befoejelse.name()),
							Arrays.stream(Rolle.values()).map((rolle) -> befoejelse.omfang(rolle).kort()))
					.toList())
				.toList());
	}

	@Test
	void everyPictureAndLinkedFileIsThere() {
		Set<String> filer = fund("\\]\\(((?:src|processes|docker|pom)[^)#]*)\\)", README);
		assertThat(filer).isNotEmpty().allSatisfy((fil) -> assertThat(Path.of(fil)).isRegularFile());
	}

	@Test
	void everyDependencyIsExplained() {
		Element pom = xml(Path.of("pom.xml"));
		Set<String> navne = new TreeSet<>();
		NodeList afhaengigheder = pom.getElementsByTagName("dependency");
		for (int i = 0; i < afhaengigheder.getLength(); i++) {
			Element afhaengighed = (Element) afhaengigheder.item(i);
			if (!afhaengighed.getParentNode().getParentNode().getNodeName().equals("dependencyManagement")) {
				navne.add(afhaengighed.getElementsByTagName("artifactId").item(0).getTextContent());
			}
		}
		assertThat(tabel("Dependencies").stream().flatMap((celler) -> ord(celler.get(0)).stream()))
			.containsExactlyInAnyOrderElementsOf(navne);
	}

	private static List<String> raekke(Fristregel regel) {
		return List.of(regel.fristtype().name(), regel.regel(), (regel.art() != null) ? regel.art().name() : "–",
				regel.rul().name(),
				(regel.forvarselArbejdsdage() != null) ? regel.forvarselArbejdsdage().toString() : "–",
				regel.eskalering().isEmpty() ? "–"
						: regel.eskalering()
							.stream()
							.map((trin) -> trin.rolle() + ((trin.arbejdsdage() > 0) ? " +" + trin.arbejdsdage() : ""))
							.collect(Collectors.joining(", ")),
				regel.gyldigFra().toString());
	}

	/** The group without its house; who follows up on a no-show depends on how many there were. */
	private static String gruppe(UserTask opgave) {
		String gruppe = opgave.getCamundaCandidateGroups();
		return gruppe.contains("udeblivelsesrolle") ? "sagsbehandler, faglig-leder" : gruppe.replace("${enhed}.", "");
	}

	private static void kraevede(JsonNode node, List<String> felter) {
		if (node.path("validate").path("required").asBoolean() && node.has("key")) {
			felter.add(node.get("key").asText());
		}
		node.forEach((barn) -> kraevede(barn, felter));
	}

	/** The rows of the first table under a heading, without its header, cells without code marks. */
	private static List<List<String>> tabel(String overskrift) {
		List<List<String>> raekker = linjer(overskrift).skip(2).toList();
		assertThat(raekker).as(overskrift).isNotEmpty();
		return raekker;
	}

	private static List<String> hoved(String overskrift) {
		return linjer(overskrift).findFirst().orElseThrow();
	}

	private static Stream<List<String>> linjer(String overskrift) {
		return README.lines()
			.dropWhile((linje) -> !linje.matches("#+ " + overskrift))
			.dropWhile((linje) -> !linje.startsWith("|"))
			.takeWhile((linje) -> linje.startsWith("|"))
			.map((linje) -> Arrays.stream(linje.substring(1, linje.lastIndexOf('|')).split("\\|"))
				.map((celle) -> celle.replace("`", "").strip())
				.toList());
	}

	private static List<String> ord(String celle) {
		return Arrays.stream(celle.split("[,\\s]+")).filter((ord) -> !ord.isEmpty() && !ord.equals("–")).toList();
	}

	private static Set<String> fund(String moenster, String tekst) {
		return Pattern.compile(moenster)
			.matcher(tekst)
			.results()
			.map((fund) -> fund.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String attribut(Element rod, String element, String navn) {
		return ((Element) rod.getElementsByTagName(element).item(0)).getAttribute(navn);
	}

	private static Stream<Path> filer(String mappe, String endelse) {
		try (Stream<Path> filer = Files.walk(Path.of(mappe))) {
			return filer.filter((fil) -> fil.toString().endsWith(endelse)).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String sti(Path fil) {
		return fil.toString().replace('\\', '/');
	}

	private static String laes(Path fil) {
		try {
			return Files.readString(fil);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonNode json(Path fil) {
		try {
			return new ObjectMapper().readTree(fil.toFile());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Element xml(Path fil) {
		try {
			DocumentBuilderFactory fabrik = DocumentBuilderFactory.newInstance();
			fabrik.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			return fabrik.newDocumentBuilder().parse(fil.toFile()).getDocumentElement();
		}
		catch (Exception ex) {
			throw new IllegalStateException(fil.toString(), ex);
		}
	}

	private record Proces(String id, String navn, String fil, String version, List<UserTask> opgaver) {

		static Proces laes(Path fil) {
			var model = Bpmn.readModelFromFile(fil.toFile());
			Process proces = model.getModelElementsByType(Process.class).iterator().next();
			String version = proces.getCamundaVersionTag();
			return new Proces(proces.getId(), proces.getName(), sti(fil), (version != null) ? version : "–",
					List.copyOf(model.getModelElementsByType(UserTask.class)));
		}

	}

}
