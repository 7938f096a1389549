package dk.tovholder.modeller;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for every decision table, whoever wrote it. */
class TabelreglerTest {

	private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

	private static final Map<Path, Element> TABELLER = Model.filer(".dmn")
		.collect(Collectors.toMap(Function.identity(), Model::laes));

	private static List<String> brud(Function<Element, Stream<String>> regel) {
		assertThat(TABELLER).isNotEmpty();
		return TABELLER.entrySet()
			.stream()
			.flatMap((tabel) -> regel.apply(tabel.getValue()).map((hvad) -> Model.stamme(tabel.getKey()) + " " + hvad))
			.toList();
	}

	private static Stream<Element> alle(Element rod, String navn) {
		return Model.elementer(rod).filter((element) -> element.getLocalName().equals(navn));
	}

	private static Optional<String> tekst(Element element, String navn) {
		return Model.boern(element)
			.filter((barn) -> barn.getLocalName().equals(navn))
			.map((barn) -> barn.getTextContent().strip())
			.filter((tekst) -> !tekst.isEmpty())
			.findFirst();
	}

	@Test
	void everyTableFollowsTheStandard() {
		assertThat(TABELLER.keySet()).allSatisfy((fil) -> Dmn.validateModel(Dmn.readModelFromFile(fil.toFile())));
	}

	@Test
	void everyTableHasTheNameOfItsFileAndFolder() {
		assertThat(TABELLER).allSatisfy((fil, rod) -> {
			assertThat(alle(rod, "decision").map((beslutning) -> beslutning.getAttribute("id")))
				.containsExactly(Model.stamme(fil));
			assertThat(fil.getParent().getFileName()).hasToString(Model.stamme(fil));
		});
	}

	@Test
	void everyTableAsksAQuestionAndIsKeptForAStatedNumberOfDays() {
		assertThat(brud((rod) -> alle(rod, "decision").flatMap((beslutning) -> {
			List<String> fejl = new ArrayList<>();
			if (!beslutning.getAttributeNS(CAMUNDA, "historyTimeToLive").matches("P[1-9]\\d*D")) {
				fejl.add("should say its time to live in days, as P1825D");
			}
			if (tekst(beslutning, "question").filter((spoergsmaal) -> spoergsmaal.endsWith("?")).isEmpty()) {
				fejl.add("asks no question");
			}
			return fejl.stream();
		}))).isEmpty();
	}

	@Test
	void everyTableSaysHowItsRulesAreChosen() {
		assertThat(brud((rod) -> alle(rod, "decisionTable").filter((tabel) -> tabel.getAttribute("hitPolicy").isEmpty())
			.map((tabel) -> "has no hit policy"))).isEmpty();
	}

	/** A rule's annotation says where the rule comes from, unless the table has a column for it. */
	@Test
	void everyRuleHasASource() {
		assertThat(brud((rod) -> {
			List<String> kilder = alle(rod, "knowledgeSource").map((kilde) -> kilde.getAttribute("name")).toList();
			int kolonne = kolonne(rod, "kilde");
			return alle(rod, "rule").filter((regel) -> {
				Optional<String> note = tekst(regel, "description");
				Optional<String> kilde = (kolonne < 0) ? note : celle(regel, kolonne);
				return note.isEmpty() || kilde.isEmpty() || kilder.stream().noneMatch(kilde.get()::startsWith);
			}).map((regel) -> regel.getAttribute("id") + ": names none of the sources " + kilder);
		})).isEmpty();
	}

	@Test
	void everySourceIsUsed() {
		assertThat(brud((rod) -> {
			String regler = alle(rod, "rule").map(Element::getTextContent).collect(Collectors.joining());
			return alle(rod, "knowledgeSource").map((kilde) -> kilde.getAttribute("name"))
				.filter((navn) -> !regler.contains(navn))
				.map((navn) -> "names no rule from " + navn);
		})).isEmpty();
	}

	@Test
	void everyRuleOfATableWithValidityHoldsFromADay() {
		assertThat(brud((rod) -> {
			int kolonne = kolonne(rod, "gyldigFra");
			return (kolonne < 0) ? Stream.empty()
					: alle(rod, "rule").filter((regel) -> celle(regel, kolonne).filter(TabelreglerTest::dato).isEmpty())
						.map((regel) -> regel.getAttribute("id") + ": holds from no date");
		})).isEmpty();
		assertThat(TABELLER.values()).as("tables with validity").anyMatch((rod) -> kolonne(rod, "gyldigFra") >= 0);
	}

	@Test
	void noIdIsTheEditorsOwn() {
		assertThat(brud((rod) -> Model.elementer(rod)
			.map((element) -> element.getAttribute("id"))
			.filter((id) -> !id.isEmpty() && !id.matches("[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*"))
			.map((id) -> id + ": looks like an id that an editor made up"))).isEmpty();
	}

	@Test
	void everythingIsDrawn() {
		Set<String> figurer = Set.of("decision", "inputData", "knowledgeSource");
		Set<String> kanter = Set.of("informationRequirement", "authorityRequirement");
		assertThat(brud((rod) -> {
			Set<String> tegnet = Stream.concat(alle(rod, "DMNShape"), alle(rod, "DMNEdge"))
				.map((figur) -> figur.getAttribute("dmnElementRef"))
				.collect(Collectors.toSet());
			return Model.elementer(rod)
				.filter((element) -> figurer.contains(element.getLocalName()) || kanter.contains(element.getLocalName()))
				.map((element) -> element.getAttribute("id"))
				.filter((id) -> !tegnet.contains(id))
				.map((id) -> id + ": is not drawn");
		})).isEmpty();
	}

	private static int kolonne(Element rod, String navn) {
		return alle(rod, "output").map((output) -> output.getAttribute("name")).toList().indexOf(navn);
	}

	private static Optional<String> celle(Element regel, int kolonne) {
		Element celle = Model.boern(regel)
			.filter((barn) -> barn.getLocalName().equals("outputEntry"))
			.skip(kolonne)
			.findFirst()
			.orElseThrow();
		return tekst(celle, "text").map((tekst) -> tekst.replaceAll("^\"|\"$", "")).filter((tekst) -> !tekst.isBlank());
	}

	private static boolean dato(String tekst) {
		try {
			return LocalDate.parse(tekst) != null;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

}
