package dk.tovholder.formularer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The task forms against the task table: the same fields in the same order, the same
 * mandatory marks, the same enumerations.
 */
class FormularerTest {

	private static final ObjectMapper JSON = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

	private static final Path PROCESSER = Path.of("processes");

	private static final String FAGOMRAADER = "SUNDHED,SOCIAL,FAMILIE,MISBRUG,PSYKIATRI,BESKAEFTIGELSE,REGION,UDDANNELSE";

	private static final String PERSONER = "BORGER,SAGSBEHANDLER," + FAGOMRAADER + ",BISIDDER,ANDEN";

	private static final String AFHOLDT = "JA,UDEBLEVET,AFBUD_BORGER,AFLYST_KOMMUNEN";

	private static final String BARRIERER = "HELBRED,PSYKISK,MISBRUG,FAMILIE,BOLIG,SPROG,OEKONOMI,ANDET,IKKE_OPLYST";

	private static final String AFGOERELSER = "RESSOURCEFORLOEB,FLEKSJOB,FOERTIDSPENSION,ANDEN_INDSATS,INGEN";

	private static final String UDFALD = "JOB_ORDINAERT,UDDANNELSE,ANDEN_YDELSE_RESSOURCEFORLOEB,ANDEN_YDELSE_FLEKSJOB,"
			+ "ANDEN_YDELSE_FOERTIDSPENSION,ANDEN_YDELSE_ANDEN,FRAFLYTTET,DOED,FOLKEPENSION,SENIORPENSION,"
			+ "IKKE_OMFATTET,YDELSE_OPHOERT_UKENDT,PROJEKT_SLUT";

	private static final String HAENDELSER = "PlaceringStartet,PlaceringSluttet,PlaceringAnnulleret,SagOphoert,"
			+ "FritagelseStartet,FritagelseSluttet,SamtykkeGivet,SamtykkeTilbagekaldt,UdeblivelseRegistreret,"
			+ "YdelseGenoptaget,JobformidlerSkiftet";

	private static final String INDKALDELSE = "tidspunkt*:tidspunkt sted:tekst deltagere*:liste=" + PERSONER;

	private static final String MOEDE = "afholdt*:valg=" + AFHOLDT + " dato*:dato fremmoedte*:liste=" + PERSONER
			+ " borgerensPerspektiv*:tekst aftaler*:tekst";

	private static final String BESLUTNING = " begrundelse*:tekst dato*:dato borgerOrienteret*:dato";

	private static final String KONTAKT = "udfald*:valg=GENNEMFOERT,FORSOEGT,UDEBLEVET dato*:dato"
			+ " form*:valg=FREMMOEDE,TELEFON,VIDEO,VIRKSOMHED naesteSkridt*:tekst";

	/** One line per form: field, {@code *} if mandatory, type, values. */
	private static final Map<String, String> OPGAVETABEL = new TreeMap<>(Map.ofEntries(
			Map.entry("T01", "aktivitetsparat*:jaNej paaVejIRehab*:jaNej undtagStraksafklaring:jaNej bemaerkning:tekst"),
			Map.entry("T02", "tidspunkt*:tidspunkt moedeform*:valg=FREMMOEDE,TELEFON,VIDEO sted:tekst"),
			Map.entry("T03",
					"afholdt*:valg=" + AFHOLDT + " dato*:dato borgerensOensker*:tekst ressourcer:tekst barrierer:liste="
							+ BARRIERER + " fagomraader*:liste=" + FAGOMRAADER
							+ ",ANDEN samtykke*:valg=GIVET,AFSLAAET,SENERE"),
			Map.entry("T04", INDKALDELSE), Map.entry("T05", MOEDE),
			Map.entry("T06", "beslutning*:valg=REHABILITERINGSTEAM,AFKLARINGSFORLOEB" + BESLUTNING),
			Map.entry("T07", "borgerensBidrag*:tekst ressourcer*:tekst udfordringer*:tekst klar*:jaNej"),
			// The reason is mandatory where it is asked: when the certificate is left out.
			Map.entry("T08", "bestiltDato:dato modtagetDato:dato undladt:jaNej begrundelse*:tekst"),
			Map.entry("T09", "moededato*:dato deltagere*:liste=" + PERSONER + " borgerInviteret*:jaNej"),
			Map.entry("T10",
					"forelagtDato*:dato borgerDeltog*:jaNej indstilling*:valg=" + AFGOERELSER
							+ ",UDSAT begrundelse*:tekst"),
			Map.entry("T11",
					"afgoerelse*:valg=" + AFGOERELSER + " foelgerIndstilling*:jaNej dato*:dato klagevejledningGivet*:jaNej"),
			Map.entry("T12", "jobformidler*:bruger"), Map.entry("T13", KONTAKT),
			Map.entry("T14", KONTAKT + " virksomhedKontaktet:jaNej timerPrUge:heltal"),
			Map.entry("T15", "formaal*:tekst maal*:tekst skaanehensyn:tekst forventetSlut:dato borgerEnig*:jaNej"),
			Map.entry("T16", INDKALDELSE), Map.entry("T17", MOEDE + " manglendeProgression*:tekst"),
			Map.entry("T18", "beslutning*:valg=REHABILITERINGSTEAM,FORTSAET_FORLOEB" + BESLUTNING),
			Map.entry("T19", "valg*:valg=FASTHOLD,AFLYS begrundelse*:tekst"),
			Map.entry("T20", "kontaktforsoeg*:tekst nytTidspunkt:tidspunkt opsoegendeIndsats:jaNej"),
			Map.entry("T21", "aarsag*:valg=UDEBLIVELSE,KAPACITET,SAMTYKKE,ATTEST,ANDET nyDato*:dato tiltag*:tekst"),
			Map.entry("T22", "sendtDato*:dato nyDato*:dato"),
			Map.entry("T23", "udfald*:valg=" + UDFALD + " effektivDato*:dato bemaerkning:tekst"),
			Map.entry("T24", "moededato*:dato deltagere*:liste=STYREGRUPPE,PROJEKTLEDER,AFDELINGSLEDER,FAGLIG_LEDER,CONTROLLER,"
					+ "SAGSBEHANDLER," + FAGOMRAADER + ",BORGER,BISIDDER,ANDEN beslutninger*:tekst" + opfoelgninger()),
			Map.entry("T25", "afvigelser:tekst godkendt*:jaNej"),
			Map.entry("opfoelgning", "status*:valg=GENNEMFOERT,DELVIST,IKKE_GENNEMFOERT bemaerkning:tekst"),
			Map.entry("haendelse",
					"sagsnummer*:tekst type*:valg=" + HAENDELSER + " effektivDato*:dato kilde*:tekst placeringId*:tekst"
							+ " placeringstype*:valg=PRAKTIK,LOENNEDE_TIMER,LOENTILSKUD cvr:tekst timerPrUge:heltal"
							+ " aarsag:tekst udfald*:valg=" + UDFALD + " markering:tekst jobformidler*:tekst"),
			Map.entry("suspension",
					"handling*:valg=REGISTRER,RET,ANNULLER suspensionId*:tekst enhed*:valg=begge,aktivhuset,integrationshuset"
							+ " fra*:dato til:dato begrundelse*:tekst")));

	/** Five times what, who and when; the owner is any group that has tasks. */
	private static String opfoelgninger() {
		String huse = Stream.of("faglig-leder", "sagsbehandler", "moedekoordinator", "jobformidler")
			.flatMap((rolle) -> Stream.of("aktivhuset." + rolle, "integrationshuset." + rolle))
			.collect(Collectors.joining(","));
		return IntStream.rangeClosed(1, 5)
			.mapToObj((nr) -> " opfoelgning" + nr + ":tekst opfoelgning" + nr
					+ "Ejer:valg=projektleder,afdelingsleder,controller,rehab-koordinator," + huse + " opfoelgning" + nr
					+ "Dato:dato")
			.collect(Collectors.joining());
	}

	/** Forms that start a process by hand, and so show no case. */
	private static final Set<String> STARTFORMULARER = Set.of("haendelse", "suspension");

	private static final Map<String, String> MAPPER = Map.of("overskredetfrist", "T21 T22", "afklaringspuljen", "T01 T02 T03 T06 T20 T23",
			"stepupmoede", "T04 T05 T16 T17", "rehabiliteringsteam", "T07 T08 T09 T10 T11", "afklaringsforloeb",
			"T12 T13 T14 T15", "genbehandling", "T18 T19", "haendelse", "haendelse",
			"suspension", "suspension", "maanedsopgoerelse", "T25", "styregruppe", "T24 opfoelgning");

	/** What forms of tasks that belong to no case show. */
	private static final Map<String, List<String>> HOVED_UDEN_SAG = Map.of("T24",
			List.of("vis_kvartal", "vis_frist", "vis_hvorfor", "vis_opgoerelser", "vis_overskredne", "vis_opfoelgninger"),
			"T25",
			List.of("vis_maaned", "vis_udgave", "vis_procent", "vis_hash", "vis_frist", "vis_hvorfor", "vis_aendret",
					"vis_tidligere", "vis_seDen"),
			"opfoelgning", List.of("vis_beslutning", "vis_moede", "vis_frist", "vis_hvorfor"));

	private static final List<String> HOVED = List.of("vis_borger", "vis_sagsnummer", "vis_frist", "vis_hvorfor");

	private static final Map<String, List<String>> HOVED_I_OEVRIGT = Map.ofEntries(
			Map.entry("T01", List.of("vis_daekkedeDage", "vis_graense")),
			Map.entry("T11", List.of("vis_indstilling")), Map.entry("T14", List.of("vis_placering")),
			Map.entry("T15", List.of("vis_placering")), Map.entry("T16", List.of("vis_genbehandlingNummer")),
			Map.entry("T17", List.of("vis_genbehandlingNummer")), Map.entry("T18", List.of("vis_genbehandlingNummer")),
			Map.entry("T19", List.of("vis_genbehandlingNummer")), Map.entry("T20", List.of("vis_udeblivelser")),
			Map.entry("T21", List.of("vis_overskredetFrist")), Map.entry("T22", List.of("vis_overskredetFrist")));

	@Test
	void everyFormLiesInTheFolderOfItsProcessUnderItsTaskId() throws IOException {
		Map<String, List<String>> fundet = new TreeMap<>();
		try (Stream<Path> filer = Files.walk(PROCESSER)) {
			filer.filter((fil) -> fil.toString().endsWith(".form") && OPGAVETABEL.containsKey(navn(fil)))
				.sorted()
				.forEach((fil) -> fundet
					.computeIfAbsent(fil.getParent().getFileName().toString(), (mappe) -> new ArrayList<>())
					.add(navn(fil)));
		}
		Map<String, List<String>> ventet = new TreeMap<>();
		MAPPER.forEach((mappe, navne) -> ventet.put(mappe, List.of(navne.split(" "))));
		assertThat(fundet).isEqualTo(ventet);
		assertThat(formularer().map(Formular::navn)).containsExactlyElementsOf(OPGAVETABEL.keySet());
	}

	@ParameterizedTest
	@MethodSource("formularer")
	void formIsMadeForTheEngineAndNamedAsItsFile(Formular formular) {
		assertThat(formular.rod().path("id").asText()).isEqualTo(formular.navn());
		assertThat(formular.rod().path("type").asText()).isEqualTo("default");
		assertThat(formular.rod().path("schemaVersion").asInt()).isEqualTo(16);
		assertThat(formular.rod().path("executionPlatform").asText()).isEqualTo("Camunda Platform");
		assertThat(formular.rod().path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
	}

	@ParameterizedTest
	@MethodSource("formularer")
	void fieldsAreThoseOfTheTableInItsOrder(Formular formular) {
		assertThat(formular.indhold().stream().map(FormularerTest::beskriv)).containsExactly(formular.ventet());
	}

	@ParameterizedTest
	@MethodSource("formularer")
	void caseIsShownAboveTheFieldsAndCannotBeChanged(Formular formular) {
		List<String> ventet = new ArrayList<>();
		if (!STARTFORMULARER.contains(formular.navn())) {
			List<String> sagens = Stream.concat(HOVED.stream(), HOVED_I_OEVRIGT.getOrDefault(formular.navn(), List.of()).stream())
				.toList();
			ventet.addAll(HOVED_UDEN_SAG.getOrDefault(formular.navn(), sagens));
			assertThat(formular.rod().path("components").path(0).path("type").asText()).isEqualTo("group");
		}
		assertThat(formular.hoved().stream().map((felt) -> felt.path("key").asText())).isEqualTo(ventet);
		assertThat(formular.hoved()).allSatisfy((felt) -> {
			assertThat(felt.path("disabled").asBoolean()).isTrue();
			// Plain input elements: a citizen's name is never interpreted as a template.
			assertThat(felt.path("type").asText()).isIn("textfield", "textarea");
		});
		assertThat(formular.indhold()).noneSatisfy((felt) -> assertThat(felt.has("disabled")).isTrue());
	}

	@ParameterizedTest
	@MethodSource("formularer")
	void everyComponentHasASpeakingIdAndALabel(Formular formular) {
		Set<String> ider = new HashSet<>();
		assertThat(formular.alle()).allSatisfy((felt) -> {
			String id = felt.path("id").asText();
			String hoved = "Group_" + felt.path("label").asText().toLowerCase(Locale.ROOT).replace("ø", "oe");
			assertThat(id).isEqualTo(felt.path("type").asText().equals("group") ? hoved : "Field_" + felt.path("key").asText());
			assertThat(ider.add(id)).as(id).isTrue();
			List<String> tekster = new ArrayList<>();
			tekster.add(felt.path(felt.path("type").asText().equals("datetime") ? "dateLabel" : "label").asText());
			if (felt.path("subtype").asText().equals("datetime")) {
				tekster.add(felt.path("timeLabel").asText());
			}
			if (felt.has("description")) {
				tekster.add(felt.path("description").asText());
			}
			felt.path("values").forEach((vaerdi) -> tekster.add(vaerdi.path("label").asText()));
			assertThat(tekster).allSatisfy((tekst) -> assertThat(tekst).isNotBlank()
				// Would be evaluated instead of shown.
				.doesNotStartWith("=")
				.doesNotContain("{{")
				.matches("\\p{Lu}.*"));
			assertThat(tekster).doesNotHaveDuplicates();
		});
	}

	@ParameterizedTest
	@MethodSource("formularer")
	void onlyWidgetsThatTasklistCanRenderAndTheServerCanReadAreUsed(Formular formular) {
		assertThat(formular.alle()).extracting((felt) -> felt.path("type").asText())
			.isSubsetOf("group", "textfield", "textarea", "datetime", "radio", "select", "checkbox", "checklist", "number");
		assertThat(formular.alle()).allSatisfy((felt) -> {
			switch (felt.path("type").asText()) {
				case "radio" -> assertThat(felt.path("values")).hasSizeLessThanOrEqualTo(4);
				case "select" -> assertThat(felt.has("valuesKey") || felt.path("values").size() > 4).isTrue();
				case "number" -> {
					assertThat(felt.path("decimalDigits").asInt(-1)).isZero();
					assertThat(felt.path("validate").path("min").asInt(-1)).isZero();
					assertThat(felt.path("validate").path("max").asInt()).isEqualTo(168);
				}
				case "datetime" -> {
					if (felt.path("subtype").asText().equals("datetime")) {
						assertThat(felt.path("timeSerializingFormat").asText()).isEqualTo("no_timezone");
						assertThat(felt.path("use24h").asBoolean()).isTrue();
						assertThat(felt.path("timeInterval").asInt()).isEqualTo(15);
					}
				}
				default -> {
				}
			}
		});
		assertThat(formular.indhold()).filteredOn((felt) -> felt.path("type").asText().startsWith("text"))
			.allSatisfy((felt) -> {
				JsonNode regler = felt.path("validate");
				assertThat(regler.has("pattern") || regler.path("maxLength").asInt() > 0).isTrue();
				assertThat(regler.path("maxLength").asInt()).isLessThanOrEqualTo(4000);
			});
	}

	@Nested
	@DisplayName("Fields are hidden")
	class Skjul {

		@Test
		void whenTheMeetingOrTalkWasNotHeld() {
			for (String navn : List.of("T03", "T05", "T17")) {
				Map<String, String> skjul = formular(navn).skjul();
				assertThat(skjul.values()).containsOnly("=afholdt != \"JA\"");
				assertThat(formular(navn).indhold()).extracting((felt) -> felt.path("key").asText())
					.filteredOn((noegle) -> !skjul.containsKey(noegle))
					.containsExactly("afholdt", "dato");
			}
		}

		@Test
		void whenTheAnswerMakesThemMeaningless() {
			assertThat(formular("T01").skjul())
				.isEqualTo(Map.of("undtagStraksafklaring", "=paaVejIRehab != \"true\""));
			assertThat(formular("T02").skjul()).isEqualTo(Map.of("sted", "=moedeform != \"FREMMOEDE\""));
			assertThat(formular("T08").skjul()).isEqualTo(Map.of("begrundelse", "=undladt != true"));
			assertThat(formular("T10").skjul()).isEqualTo(Map.of("forelagtDato", "=indstilling = \"UDSAT\""));
		}

		@Test
		void whenTheEventCarriesNoSuchData() {
			String kunStart = "=type != \"PlaceringStartet\"";
			assertThat(formular("haendelse").skjul()).isEqualTo(Map.of("placeringId",
					"=not(type = \"PlaceringStartet\" or type = \"PlaceringSluttet\" or type = \"PlaceringAnnulleret\")",
					"placeringstype", kunStart, "cvr", kunStart, "timerPrUge", kunStart, "aarsag",
					"=type != \"PlaceringSluttet\"", "udfald", "=type != \"SagOphoert\"", "markering",
					"=type != \"FritagelseStartet\"", "jobformidler", "=type != \"JobformidlerSkiftet\""));
		}

		@Test
		void whenTheDecisionNeedsThemNot() {
			String annulleres = "=handling = \"ANNULLER\"";
			assertThat(formular("suspension").skjul()).isEqualTo(Map.of("enhed", "=handling != \"REGISTRER\"", "fra",
					annulleres, "til", annulleres, "begrundelse", annulleres));
		}

		@Test
		void nowhereElse() {
			assertThat(formularer().filter((formular) -> !formular.skjul().isEmpty()).map(Formular::navn))
				.containsExactly("T01", "T02", "T03", "T05", "T08", "T10", "T17", "haendelse", "suspension");
		}

	}

	static Stream<Formular> formularer() {
		return OPGAVETABEL.keySet().stream().map(FormularerTest::formular);
	}

	private static Formular formular(String navn) {
		String mappe = MAPPER.entrySet()
			.stream()
			.filter((indgang) -> List.of(indgang.getValue().split(" ")).contains(navn))
			.findFirst()
			.orElseThrow()
			.getKey();
		try {
			return new Formular(navn, JSON.readTree(PROCESSER.resolve(mappe).resolve(navn + ".form").toFile()));
		}
		catch (IOException ex) {
			throw new AssertionError(navn, ex);
		}
	}

	private static String navn(Path fil) {
		return fil.getFileName().toString().replace(".form", "");
	}

	/** The field in the notation of the table, read from the widget. */
	private static String beskriv(JsonNode felt) {
		String stjerne = felt.path("validate").path("required").asBoolean() ? "*" : "";
		return felt.path("key").asText() + stjerne + ":" + type(felt);
	}

	private static String type(JsonNode felt) {
		String vaerdier = String.join(",",
				StreamSupport.stream(felt.path("values").spliterator(), false)
					.map((vaerdi) -> vaerdi.path("value").asText())
					.toList());
		return switch (felt.path("type").asText()) {
			case "textfield", "textarea" -> "tekst";
			case "datetime" -> felt.path("subtype").asText().equals("date") ? "dato" : "tidspunkt";
			case "number" -> "heltal";
			case "checkbox" -> "jaNej";
			case "checklist" -> "liste=" + vaerdier;
			case "radio" -> vaerdier.equals("true,false") ? "jaNej" : "valg=" + vaerdier;
			case "select" -> felt.path("valuesKey").asText().equals("jobformidlere") ? "bruger" : "valg=" + vaerdier;
			default -> felt.path("type").asText();
		};
	}

	record Formular(String navn, JsonNode rod) {

		String[] ventet() {
			return OPGAVETABEL.get(this.navn).split(" ");
		}

		List<JsonNode> alle() {
			List<JsonNode> alle = new ArrayList<>();
			this.rod.path("components").forEach((felt) -> {
				alle.add(felt);
				felt.path("components").forEach(alle::add);
			});
			return alle;
		}

		List<JsonNode> hoved() {
			return alle().stream().filter((felt) -> felt.path("key").asText().startsWith("vis_")).toList();
		}

		List<JsonNode> indhold() {
			return alle().stream()
				.filter((felt) -> felt.has("key") && !felt.path("key").asText().startsWith("vis_"))
				.toList();
		}

		Map<String, String> skjul() {
			Map<String, String> skjul = new LinkedHashMap<>();
			indhold().stream()
				.filter((felt) -> felt.has("conditional"))
				.forEach((felt) -> skjul.put(felt.path("key").asText(), felt.path("conditional").path("hide").asText()));
			return skjul;
		}

		@Override
		public String toString() {
			return this.navn;
		}

	}

}
