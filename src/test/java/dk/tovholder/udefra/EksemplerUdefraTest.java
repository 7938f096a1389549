package dk.tovholder.udefra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tovholder.udefra.Klient.Svar;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;

import static dk.tovholder.udefra.Klient.haendelse;
import static dk.tovholder.udefra.Klient.json;
import static dk.tovholder.udefra.Klient.moede;
import static dk.tovholder.udefra.Klient.samtale;
import static dk.tovholder.udefra.Klient.stroem;
import static org.assertj.core.api.Assertions.assertThat;

/** The worked examples of the indsatsmodel over HTTP, as a fagsystem, the webapps and the demo's administrator meet them. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:udefra;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "tovholder.demo.kohorte=tom" })
@DirtiesContext
class EksemplerUdefraTest {

	private static final String START = "2020-12-01";

	private static final String ANDET_HUS = "sagsbehandler.integrationshuset";

	@LocalServerPort
	private int port;

	private Klient k;

	private final Tidslinje tid = new Tidslinje();

	@AfterAll
	static void slipUret() {
		ClockUtil.reset();
	}

	@TestFactory
	Stream<DynamicTest> fromProjectStartToTheSecondAutumn() {
		this.k = new Klient(this.port);
		graensekohorte();
		example1();
		example2();
		example3And4();
		example5();
		example6();
		example7();
		example8();
		example9();
		example10();
		example11();
		example12();
		example13();
		example14();
		example15();
		example16();
		example17();
		example18();
		refusedCases();
		refusedEvents();
		consentRefused();
		rolesAndHouses();
		monthlyStatements();
		steeringGroup();
		tid.da("2021-11-10", "nothing has failed on the way", () -> assertThat(k.fejl()).isZero());
		return tid.proever(k);
	}

	// --- what belongs to no case

	private static final String TASKS = "/camunda/api/engine/engine/default/task";

	/** The task that falls due on a day in a user's list. */
	private String opgave(String bruger, String navn, String frist) {
		return stroem(k.tasklist(bruger).get(TASKS).krop()).filter((task) -> task.path("name").asText().equals(navn)
				&& task.path("due").asText().startsWith(frist))
			.map((task) -> task.path("id").asText())
			.findFirst()
			.orElseThrow(() -> new AssertionError("Ingen " + navn + " til " + frist));
	}

	private Svar svar(String bruger, String opgave, Object... felter) {
		return k.indsend(bruger, opgave, felter);
	}

	/** December 2020 is refused once and approved; January 2021 is told as late. */
	private void monthlyStatements() {
		String navn = "Kontrollér månedsopgørelse";
		tid.da("2021-01-04", "T25: the controller controls December", () -> {
			String opgave = opgave("controller", navn, "2021-01-15");
			for (String anden : List.of("projektleder", "sagsbehandler.aktivhuset")) {
				assertThat(svar(anden, opgave, "godkendt", true).status()).as(anden).isEqualTo(404);
			}
			JsonNode felter = k.tasklist("controller").get(TASKS + "/" + opgave + "/form-variables").krop();
			assertThat(felter.path("vis_maaned").path("value").asText()).isEqualTo("December 2020");
			assertThat(felter.path("vis_udgave").path("value").asText()).isEqualTo("Udgave 1, skåret 1. januar 2021 kl. 00.00");
			assertThat(k.tasklist("controller").get("/camunda/api/tovholder/opgaver/" + opgave + "/frist").krop()
				.path("dato").asText()).isEqualTo("2021-01-15");
			Svar uden = svar("controller", opgave, "afvigelser", "Staten mangler én borger");
			assertThat(uden.status()).isEqualTo(400);
			assertThat(uden.felter()).containsExactly("godkendt");
			assertThat(svar("controller", opgave, "godkendt", false, "afvigelser", "Staten mangler én borger").status()).isEqualTo(204);
			assertThat(svar("controller", opgave, "godkendt", true).status()).isIn(404, 409);
			assertThat(svar("controller", opgave("controller", navn, "2021-01-15"), "godkendt", true).status()).isEqualTo(204);
			assertThat(k.hent("controller", "/api/opgoerelser/2020-12/udgaver").toString()).contains("\"aktoer\":\"controller\"");
		});
		tid.da("2021-02-15", "T25: nobody controlled January by the 10th working day", () -> {
			JsonNode task = k.tasklist("controller").get(TASKS + "/" + opgave("controller", navn, "2021-02-12")).krop();
			assertThat(task.path("priority").asInt()).isEqualTo(80);
		});
	}

	/** The meeting of the first quarter, with one decision that comes back. */
	private void steeringGroup() {
		String navn = "Behandl styregruppemøde";
		Object[] moede = { "moededato", "2021-01-12", "deltagere", List.of("STYREGRUPPE", "PROJEKTLEDER"), "beslutninger",
				"Der oprettes flere mødetider", "opfoelgning1", "Find lokaler", "opfoelgning1Ejer", "aktivhuset.faglig-leder",
				"opfoelgning1Dato", "2021-02-01" };
		tid.da("2021-01-12", "T24: the secretary registers the meeting", () -> {
			String opgave = opgave("projektleder", navn, "2021-03-31");
			for (String anden : List.of("controller", "afdelingsleder", "faglig-leder.aktivhuset")) {
				assertThat(svar(anden, opgave, moede).status()).as(anden).isEqualTo(404);
			}
			Svar forTidligt = svar("projektleder", opgave, "moededato", "2020-12-31", "deltagere", List.of("PROJEKTLEDER"),
					"beslutninger", "x");
			assertThat(forTidligt.status()).isEqualTo(400);
			assertThat(forTidligt.felter()).containsExactly("moededato");
			assertThat(svar("projektleder", opgave, moede).status()).isEqualTo(204);
		});
		tid.da("2021-01-13", "the decision is a task of its owner", () -> {
			String opfoelgning = opgave("faglig-leder.aktivhuset", "Følg op på beslutning", "2021-02-01");
			assertThat(svar("faglig-leder.integrationshuset", opfoelgning, "status", "GENNEMFOERT").status()).isEqualTo(404);
			assertThat(svar("faglig-leder.aktivhuset", opfoelgning, "status", "DELVIST").felter()).containsExactly("bemaerkning");
			assertThat(svar("faglig-leder.aktivhuset", opfoelgning, "status", "GENNEMFOERT").status()).isEqualTo(204);
			JsonNode k1 = stroem(k.hent("styregruppe", "/api/styregruppe"))
				.filter((kvartal) -> kvartal.path("kvartal").asText().equals("2021-K1"))
				.findFirst()
				.orElseThrow();
			assertThat(k1.path("opfoelgninger").path(0).path("status").asText()).isEqualTo("GENNEMFOERT");
			assertThat(k1.path("opgoerelser").path(0).path("maaned").asText()).isEqualTo("2020-12");
		});
	}

	// --- ways that several examples share

	/** Talk and meeting held, so that the decision is next. */
	private void tilBeslutning(String sag, String samtale, String moede) {
		tid.da(START, sag + " imported", () -> k.opret(sag, START));
		tid.da(samtale, sag + ": the talk", () -> {
			k.goer(sag, "T02", "tidspunkt", samtale + "T10:00", "moedeform", "TELEFON");
			k.goer(sag, "T03", samtale(samtale, "GIVET"));
		});
		tid.da(moede, sag + ": the meeting", () -> {
			k.goer(sag, "T04", "tidspunkt", moede + "T09:00", "deltagere", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED"));
			k.goer(sag, "T05", moede(moede, "BORGER", "SAGSBEHANDLER", "SUNDHED"));
		});
	}

	/** In the course from 26 January 2021, with a job broker. */
	private void iForloeb(String sag) {
		tilBeslutning(sag, "2021-01-18", "2021-01-25");
		tid.da("2021-01-26", sag + ": the course begins", () -> {
			k.beslut(sag, "AFKLARINGSFORLOEB", "2021-01-26");
			assertThat(k.opgave(sag, "T13").path("ansvarlig").isNull()).isTrue();
			k.goer(sag, "T12", "jobformidler", "jobformidler1.aktivhuset");
			assertThat(k.opgave(sag, "T13").path("ansvarlig").asText()).isEqualTo("jobformidler1.aktivhuset");
			assertThat(k.sag(sag).path("jobformidler").asText()).isEqualTo("jobformidler1.aktivhuset");
		});
	}

	private void praktik(String sag, String start) {
		k.anvend(sag, "PlaceringStartet", start, "placeringId", "P1", "placeringstype", "PRAKTIK", "cvr", "12345678",
				"timerPrUge", 20);
	}

	// --- the examples

	private void example1() {
		String sag = "EKS-01";
		tid.da(START, "1: imported on the first day", () -> {
			k.opret(sag, START);
			JsonNode frist = k.frist(sag, "STRAKSAFKLARING", 1);
			assertThat(frist.path("dato").asText()).isEqualTo("2021-01-26");
			assertThat(frist.path("tidspunkt").asText()).isEqualTo("2021-01-26T22:59:59Z");
			assertThat(frist.path("art").asText()).isEqualTo("SKAL");
			assertThat(frist.path("forvarsel").asText()).isEqualTo("2021-01-12");
			assertThat(frist.path("hvorfor").path("ankerdato").asText()).isEqualTo(START);
			assertThat(frist.path("hvorfor").path("kilde").asText()).isNotBlank();
			assertThat(k.fristen(sag, "FORBEREDENDE_SAMTALE", 1)).isEqualTo("2020-12-29 AABEN");
			assertThat(k.frist(sag, "FORBEREDENDE_SAMTALE", 1).path("art").asText()).isEqualTo("TILSTRAEB");
			assertThat(k.opgaver(sag)).containsExactly("T02");
			assertThat(k.opgavedato(sag, "T02")).isEqualTo("2020-12-15");
		});
		tid.da("2021-01-11", "1: no warning yet",
				() -> assertThat(k.journal(sag, "FORVARSEL", "STRAKSAFKLARING")).isEmpty());
		tid.da("2021-01-12", "1: warned once",
				() -> assertThat(k.journal(sag, "FORVARSEL", "STRAKSAFKLARING")).hasSize(1));
		tid.da("2021-01-26T22:59:00Z", "1: not overdue on the last evening", () -> {
			assertThat(k.fristen(sag, "STRAKSAFKLARING", 1)).isEqualTo("2021-01-26 AABEN");
			assertThat(k.markeringer(sag)).doesNotContain("OVERSKREDET");
		});
		tid.da("2021-01-26T23:00:01Z", "1: overdue from midnight", () -> {
			assertThat(k.fristen(sag, "STRAKSAFKLARING", 1)).isEqualTo("2021-01-26 OVERSKREDET");
			assertThat(k.markeringer(sag)).contains("OVERSKREDET");
			assertThat(k.opgaver(sag)).containsExactly("T02", "T21", "T22");
			assertThat(k.journal(sag, "ESKALERING", "STRAKSAFKLARING")).hasSize(1)
				.allMatch((post) -> post.toString().contains("faglig-leder"));
			assertThat(k.journal(sag, "FRIST_OVERSKREDET", "STRAKSAFKLARING")).hasSize(1);
		});
		tid.da("2021-01-27", "1: the same deadline is not escalated again",
				() -> assertThat(k.journal(sag, "ESKALERING", "STRAKSAFKLARING")).hasSize(1));
	}

	private void example2() {
		String sag = "EKS-02";
		tid.da(START, "2: imported", () -> k.opret(sag, START));
		tid.da("2020-12-14", "2: the talk, with consent", () -> {
			k.goer(sag, "T02", "tidspunkt", "2020-12-14T10:00", "moedeform", "FREMMOEDE", "sted", "Rådhuset");
			k.goer(sag, "T03", samtale("2020-12-14", "GIVET"));
			assertThat(k.tilstand(sag)).isEqualTo("STRAKS_STEPUP");
		});
		tid.da("2021-01-18", "2: the meeting, refused without a profession, then held", () -> {
			k.goer(sag, "T04", "tidspunkt", "2021-01-18T10:00", "deltagere", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED"));
			String id = k.opgave(sag, "T05").path("id").asText();
			Svar svar = k.indsend(Klient.SAGSBEHANDLER, id, moede("2021-01-18", "BORGER", "SAGSBEHANDLER"));
			assertThat(svar.status()).isEqualTo(400);
			assertThat(svar.felter()).containsExactly("fremmoedte");
			assertThat(svar.krop().path("message").asText()).contains("mindst én fagperson").doesNotContain("null");
			assertThat(k.opgave(sag, "T05").path("id").asText()).isEqualTo(id);
			assertThat(k.tilstand(sag)).isEqualTo("STRAKS_STEPUP");
			k.goer(sag, "T05", moede("2021-01-18", "BORGER", "SAGSBEHANDLER", "SUNDHED"));
			assertThat(k.tilstand(sag)).isEqualTo("BESLUTNING");
			assertThat(k.fristen(sag, "STRAKSAFKLARING", 1)).isEqualTo("2021-01-26 OPFYLDT");
			assertThat(k.frist(sag, "STRAKSAFKLARING", 1).path("opfyldtDato").asText()).isEqualTo("2021-01-18");
		});
		tid.da("2021-01-19", "2: the decision leads to the course", () -> {
			k.beslut(sag, "AFKLARINGSFORLOEB", "2021-01-19");
			assertThat(k.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(k.opgaver(sag)).containsExactly("T12", "T13");
		});
	}

	private void example3And4() {
		tid.da("2021-02-05", "3: eight weeks end on Langfredag", () -> {
			k.opret("EKS-03", "2021-02-05");
			JsonNode frist = k.frist("EKS-03", "STRAKSAFKLARING", 1);
			assertThat(frist.path("dato").asText()).isEqualTo("2021-04-06");
			assertThat(frist.path("tidspunkt").asText()).isEqualTo("2021-04-06T21:59:59Z");
			assertThat(frist.path("hvorfor").path("raaDato").asText()).isEqualTo("2021-04-02");
			assertThat(frist.path("hvorfor").path("flyttetFordi").asText()).contains("langfredag");
		});
		tid.da(START, "4: Store Bededag moves a deadline until 2023", () -> {
			assertThat(beregn("2023-03-10")).isEqualTo("2023-05-08");
			assertThat(beregn("2024-03-01")).isEqualTo("2024-04-26");
		});
	}

	private String beregn(String ankerdato) {
		return k.kald(Klient.SAGSBEHANDLER, "POST", "/api/frister/beregn",
				json(Map.of("fristtype", "STRAKSAFKLARING", "ankerdato", ankerdato)))
			.krop()
			.path("dato")
			.asText();
	}

	private void example5() {
		String sag = "EKS-05";
		tilBeslutning(sag, "2021-01-12", "2021-01-25");
		tid.da("2021-01-26", "5: to the team", () -> {
			k.beslut(sag, "REHABILITERINGSTEAM", "2021-01-26");
			assertThat(k.tilstand(sag)).isEqualTo("REHAB_FORBEREDELSE");
			assertThat(k.fristen(sag, "REHAB_FORELAEGGELSE", 1)).isEqualTo("2021-03-23 AABEN");
			assertThat(k.fristen(sag, "LAEGEATTEST_BESTILLES", 1)).isEqualTo("2021-02-02 AABEN");
			k.goer(sag, "T07", "borgerensBidrag", "x", "ressourcer", "y", "udfordringer", "z", "klar", true);
			k.goer(sag, "T08", "bestiltDato", "2021-01-26");
			k.goer(sag, "T09", "moededato", "2021-03-16", "deltagere", List.of("BORGER", "REGION"), "borgerInviteret", true);
			assertThat(k.tilstand(sag)).isEqualTo("REHAB_AFVENTER_INDSTILLING");
		});
		tid.da("2021-03-16", "5: the presentation stops the clock", () -> k.goer(sag, "T10", "forelagtDato", "2021-03-16",
				"borgerDeltog", true, "indstilling", "RESSOURCEFORLOEB", "begrundelse", "x"));
		tid.da("2021-03-24", "5: in time, though the decision is still open", () -> {
			assertThat(k.fristen(sag, "REHAB_FORELAEGGELSE", 1)).isEqualTo("2021-03-23 OPFYLDT");
			assertThat(k.frist(sag, "REHAB_FORELAEGGELSE", 1).path("opfyldtDato").asText()).isEqualTo("2021-03-16");
			assertThat(k.tilstand(sag)).isEqualTo("REHAB_AFGOERELSE");
			assertThat(k.opgaver(sag)).containsExactly("T11");
			assertThat(k.opgavedato(sag, "T11")).isEqualTo("2021-03-30");
			assertThat(k.markeringer(sag)).isEmpty();
		});
	}

	private void example6() {
		String sag = "EKS-06";
		iForloeb(sag);
		tid.da("2021-01-26", "6: contact is owed within a week",
				() -> assertThat(k.fristen(sag, "KONTAKT_UGE", 1)).isEqualTo("2021-02-02 AABEN"));
		tid.da("2021-02-01", "6: a completed contact moves the next", () -> {
			k.kontakt(sag, "T13", "GENNEMFOERT", "2021-02-01");
			assertThat(k.fristen(sag, "KONTAKT_UGE", 1)).isEqualTo("2021-02-02 OPFYLDT");
			assertThat(k.fristen(sag, "KONTAKT_UGE", 2)).isEqualTo("2021-02-08 AABEN");
		});
		tid.da("2021-02-08", "6: an attempt moves nothing", () -> {
			k.kontakt(sag, "T13", "FORSOEGT", "2021-02-08");
			assertThat(k.fristen(sag, "KONTAKT_UGE", 2)).isEqualTo("2021-02-08 AABEN");
			assertThat(k.opgaver(sag)).containsExactly("T13");
		});
		String forsoemt = "EKS-06B";
		iForloeb(forsoemt);
		tid.da("2021-02-02T22:58:00Z", "6: not missed on the last evening",
				() -> assertThat(k.fristen(forsoemt, "KONTAKT_UGE", 1)).isEqualTo("2021-02-02 AABEN"));
		tid.da("2021-02-02T23:00:00Z", "6: missed from midnight", () -> {
			assertThat(k.fristen(forsoemt, "KONTAKT_UGE", 1)).isEqualTo("2021-02-02 OVERSKREDET");
			assertThat(k.journal(forsoemt, "ESKALERING", "KONTAKT_UGE")).isEmpty();
		});
		tid.da("2021-02-03T22:58:00Z", "6: not escalated on the first working day",
				() -> assertThat(k.journal(forsoemt, "ESKALERING", "KONTAKT_UGE")).isEmpty());
		tid.da("2021-02-04", "6: escalated on the second, without a plan or a letter", () -> {
			assertThat(k.journal(forsoemt, "ESKALERING", "KONTAKT_UGE")).hasSize(1);
			assertThat(k.opgaver(forsoemt)).containsExactly("T13");
		});
	}

	private void example7() {
		String sag = "EKS-07";
		iForloeb(sag);
		tid.da("2021-03-15", "7: a placement", () -> {
			praktik(sag, "2021-03-15");
			assertThat(k.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(k.opgaver(sag)).containsExactly("T14", "T15");
			assertThat(k.fristen(sag, "OPFOELGNINGSPLAN", 1)).isEqualTo("2021-03-29 AABEN");
			assertThat(k.fristen(sag, "KONTAKT_MAANED", 1)).isEqualTo("2021-04-15 AABEN");
			assertThat(k.fristen(sag, "PLACERINGSUR", 1)).isEqualTo("2021-07-26 BORTFALDET");
			JsonNode placering = k.sag(sag).path("placeringer").get(0);
			assertThat(placering.path("status").asText()).isEqualTo("AABEN");
			assertThat(placering.path("start").asText()).isEqualTo("2021-03-15");
		});
		tid.da("2021-04-15", "7: a month from the contact, past the weekend", () -> {
			k.kontakt(sag, "T14", "GENNEMFOERT", "2021-04-15");
			assertThat(k.fristen(sag, "KONTAKT_MAANED", 2)).isEqualTo("2021-05-17 AABEN");
			assertThat(k.frist(sag, "KONTAKT_MAANED", 2).path("hvorfor").path("raaDato").asText()).isEqualTo("2021-05-15");
			k.goer(sag, "T15", "formaal", "f", "maal", "m", "borgerEnig", true);
			assertThat(k.opgaver(sag)).contains("T14").doesNotContain("T15");
		});
	}

	private void example8() {
		String sag = "EKS-08";
		iForloeb(sag);
		tid.da("2021-03-31", "8: a month, past Store Bededag", () -> {
			praktik(sag, "2021-03-31");
			assertThat(k.fristen(sag, "KONTAKT_MAANED", 1)).isEqualTo("2021-05-03 AABEN");
		});
		tid.da("2021-05-03", "8: the next from the contact", () -> {
			k.kontakt(sag, "T14", "GENNEMFOERT", "2021-05-03");
			assertThat(k.fristen(sag, "KONTAKT_MAANED", 2)).isEqualTo("2021-06-03 AABEN");
		});
	}

	private void example9() {
		String sag = "EKS-09";
		iForloeb(sag);
		tid.da("2021-07-26", "9: still in the course on the day of the mark", () -> {
			assertThat(k.fristen(sag, "PLACERINGSUR", 1)).isEqualTo("2021-07-26 AABEN");
			assertThat(k.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
		});
		tid.da("2021-07-26T22:00:01Z", "9: a new review from the midnight that ends it", () -> {
			assertThat(k.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
			assertThat(k.fristen(sag, "PLACERINGSUR", 1)).isEqualTo("2021-07-26 OPFYLDT");
			assertThat(k.fristen(sag, "GENBEHANDLING", 1)).isEqualTo("2021-08-23 AABEN");
			assertThat(k.frist(sag, "GENBEHANDLING", 1).path("art").asText()).isEqualTo("TILSTRAEB");
			assertThat(k.opgaver(sag)).containsExactly("T13", "T16");
			assertThat(k.opgavedato(sag, "T16")).isEqualTo("2021-08-02");
		});
		tid.da("2021-08-24", "9: over the aim, without a plan or a letter", () -> {
			assertThat(k.fristen(sag, "GENBEHANDLING", 1)).isEqualTo("2021-08-23 OVERSKREDET");
			assertThat(k.markeringer(sag)).contains("OVER_MAAL");
			assertThat(k.opgaver(sag)).containsExactly("T13", "T16");
		});
	}

	private void example10() {
		String sag = "EKS-10";
		iForloeb(sag);
		tid.da("2021-03-15", "10: a placement", () -> praktik(sag, "2021-03-15"));
		tid.da("2021-04-23", "10: its end starts a new clock", () -> {
			k.anvend(sag, "PlaceringSluttet", "2021-04-23", "placeringId", "P1", "aarsag", "Udløb");
			assertThat(k.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(k.opgaver(sag)).containsExactly("T13");
			assertThat(k.fristen(sag, "KONTAKT_UGE", 2)).isEqualTo("2021-05-03 AABEN");
			assertThat(k.fristen(sag, "PLACERINGSUR", 2)).isEqualTo("2021-10-23 AABEN");
			JsonNode placering = k.sag(sag).path("placeringer").get(0);
			assertThat(placering.path("status").asText()).isEqualTo("SLUT");
			assertThat(placering.path("slut").asText()).isEqualTo("2021-04-23");
		});
		tid.da("2021-10-24", "10: the review counts from the unmoved mark", () -> {
			JsonNode frist = k.frist(sag, "GENBEHANDLING", 1);
			assertThat(frist.path("hvorfor").path("raaDato").asText()).isEqualTo("2021-11-20");
			assertThat(frist.path("dato").asText()).isEqualTo("2021-11-22");
		});
	}

	private void example11() {
		String sag = "EKS-11";
		iForloeb(sag);
		tid.da("2021-08-02", "11: a placement after the mark", () -> {
			praktik(sag, "2021-08-02");
			assertThat(k.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
			assertThat(k.opgaver(sag)).containsExactly("T14", "T15", "T16", "T19");
			assertThat(k.fristen(sag, "KONTAKT_MAANED", 1)).isEqualTo("2021-09-02 AABEN");
			assertThat(k.fristen(sag, "OPFOELGNINGSPLAN", 1)).isEqualTo("2021-08-16 AABEN");
			assertThat(k.opgavedato(sag, "T19")).isEqualTo("2021-08-04");
		});
		tid.da("2021-08-04", "11: the question still stands", () -> assertThat(k.opgaver(sag)).contains("T19"));
		tid.da("2021-08-05", "11: no answer keeps the review", () -> {
			assertThat(k.opgaver(sag)).containsExactly("T14", "T15", "T16");
			k.goer(sag, "T16", "tidspunkt", "2021-08-16T10:00", "deltagere", List.of("BORGER"));
			assertThat(k.opgavedato(sag, "T17")).isEqualTo("2021-08-23");
		});
	}

	private void example12() {
		String sag = "EKS-12";
		iForloeb(sag);
		for (LocalDate dag = LocalDate.parse("2021-02-02"); !dag.isAfter(LocalDate.parse("2021-07-20")); dag = dag.plusWeeks(1)) {
			String kontakt = dag.toString();
			tid.da(kontakt, "12: weekly contact", () -> k.kontakt(sag, "T13", "GENNEMFOERT", kontakt));
		}
		tid.da("2021-08-02", "12: a placement registered late withdraws the review", () -> {
			assertThat(k.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
			praktik(sag, "2021-07-20");
			assertThat(k.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(k.fristen(sag, "KONTAKT_MAANED", 1)).isEqualTo("2021-08-20 AABEN");
			assertThat(k.fristen(sag, "GENBEHANDLING", 1)).isEqualTo("2021-08-23 BORTFALDET");
			assertThat(k.journal(sag, "FRIST_BORTFALDET", "Efterregistreret placering")).hasSize(1);
			assertThat(k.opgaver(sag)).containsExactly("T14", "T15");
		});
	}

	private void example13() {
		String sag = "EKS-13";
		tilBeslutning(sag, "2021-01-12", "2021-01-25");
		tid.da("2021-01-26", "13: to the team", () -> k.beslut(sag, "REHABILITERINGSTEAM", "2021-01-26"));
		tid.da("2021-03-16", "13: presented", () -> {
			k.goer(sag, "T07", "borgerensBidrag", "x", "ressourcer", "y", "udfordringer", "z", "klar", true);
			k.goer(sag, "T08", "undladt", true, "begrundelse", "Attest findes");
			k.goer(sag, "T09", "moededato", "2021-03-16", "deltagere", List.of("BORGER", "REGION"), "borgerInviteret", true);
			k.goer(sag, "T10", "forelagtDato", "2021-03-16", "borgerDeltog", false, "indstilling", "INGEN", "begrundelse", "x");
		});
		tid.da("2021-04-12", "13: decision none leads back to the course", () -> {
			k.goer(sag, "T11", "afgoerelse", "INGEN", "foelgerIndstilling", true, "dato", "2021-04-12",
					"klagevejledningGivet", true);
			assertThat(k.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(k.fristen(sag, "KONTAKT_UGE", 1)).isEqualTo("2021-04-19 AABEN");
			assertThat(k.fristen(sag, "PLACERINGSUR", 1)).isEqualTo("2021-10-12 AABEN");
		});
		tid.da("2021-10-13", "13: a new review six months later", () -> {
			assertThat(k.fristen(sag, "GENBEHANDLING", 1)).isEqualTo("2021-11-09 AABEN");
			assertThat(k.frist(sag, "GENBEHANDLING", 1).path("tidspunkt").asText()).isEqualTo("2021-11-09T22:59:59Z");
		});
	}

	private void example14() {
		String sag = "EKS-14";
		tid.da("2021-02-01", "14: late at import", () -> {
			k.opret(sag, START);
			assertThat(k.fristen(sag, "STRAKSAFKLARING", 1)).isEqualTo("2021-01-26 OVERSKREDET");
			assertThat(k.opgaver(sag)).containsExactly("T02", "T21", "T22");
			assertThat(k.journal(sag, "FORVARSEL")).isEmpty();
			assertThat(k.journal(sag, "ESKALERING", "STRAKSAFKLARING")).hasSize(1);
		});
		tid.da("2021-02-01T22:58:00Z", "14: the second rung is still ahead",
				() -> assertThat(k.journal(sag, "ESKALERING", "STRAKSAFKLARING")).hasSize(1));
		tid.da("2021-02-02", "14: the second rung on its own day", () -> {
			assertThat(k.journal(sag, "ESKALERING", "STRAKSAFKLARING")).hasSize(2);
			assertThat(k.journal(sag, "FORVARSEL")).isEmpty();
		});
	}

	private void example15() {
		String sag = "EKS-15";
		tid.da(START, "15: exempted at import", () -> {
			k.opret(sag, START, "paaVejIRehab", true, "undtagStraksafklaring", true);
			assertThat(k.tilstand(sag)).isEqualTo("REHAB_FORBEREDELSE");
			assertThat(k.opgaver(sag)).containsExactly("T07", "T08");
			assertThat(k.fristen(sag, "REHAB_FORELAEGGELSE", 1)).isEqualTo("2021-01-26 AABEN");
			assertThat(stroem(k.sag(sag).path("frister")).map((f) -> f.path("fristtype").asText()))
				.containsExactlyInAnyOrder("REHAB_FORELAEGGELSE", "LAEGEATTEST_BESTILLES");
		});
	}

	private void example16() {
		String sag = "EKS-16";
		tid.da(START, "16: imported", () -> k.opret(sag, START));
		for (String dag : List.of("2020-12-07", "2020-12-10", "2020-12-14")) {
			tid.da(dag, "16: a no-show", () -> {
				k.goer(sag, "T02", "tidspunkt", dag + "T08:30", "moedeform", "TELEFON");
				k.goer(sag, "T03", "afholdt", "UDEBLEVET", "dato", dag);
				assertThat(k.opgaver(sag)).containsExactly("T02", "T20");
				assertThat(k.opgave(sag, "T20").path("gruppe").asText())
					.isEqualTo(dag.equals("2020-12-14") ? "aktivhuset.faglig-leder" : "aktivhuset.sagsbehandler");
				assertThat(k.fristen(sag, "STRAKSAFKLARING", 1)).isEqualTo("2021-01-26 AABEN");
			});
		}
	}

	private void example17() {
		String sag = "EKS-17";
		tid.da(START, "17: imported", () -> k.opret(sag, START));
		tid.da("2021-01-11", "17: a pause", () -> {
			k.anvend(sag, "FritagelseStartet", "2021-01-11", "markering", "Indlagt");
			assertThat(k.markeringer(sag)).contains("PAUSE");
			assertThat(k.meld(sag, haendelse("17-igen", "FritagelseStartet", "2021-01-11")).status()).isEqualTo(422);
		});
		tid.da("2021-01-25", "17: the deadline moves by its days", () -> {
			k.anvend(sag, "FritagelseSluttet", "2021-01-25");
			assertThat(k.fristen(sag, "STRAKSAFKLARING", 1)).isEqualTo("2021-02-09 AABEN");
			assertThat(k.markeringer(sag)).doesNotContain("PAUSE");
		});
	}

	private void example18() {
		String sag = "EKS-18";
		Map<String, Object> ophoert = haendelse("18-ophoert", "SagOphoert", "2021-04-14", "udfald", "FRAFLYTTET");
		iForloeb(sag);
		tid.da("2021-04-14", "18: moved away", () -> {
			assertThat(k.meld(sag, ophoert).krop().path("resultat").asText()).isEqualTo("ANVENDT");
			assertThat(k.tilstand(sag)).isEqualTo("AFSLUTTET");
			assertThat(k.sag(sag).path("udfald").asText()).isEqualTo("FRAFLYTTET");
			assertThat(k.opgaver(sag)).isEmpty();
			assertThat(stroem(k.sag(sag).path("frister")).map((f) -> f.path("status").asText()))
				.isSubsetOf("OPFYLDT", "BORTFALDET");
			int linjer = k.hent(Klient.SAGSBEHANDLER, "/api/sager/" + sag + "/journal").size();
			assertThat(k.meld(sag, ophoert).krop().path("resultat").asText()).isEqualTo("GENTAGET");
			assertThat(k.hent(Klient.SAGSBEHANDLER, "/api/sager/" + sag + "/journal")).hasSize(linjer);
			assertThat(k.fejl()).isZero();
		});
		tid.da("2021-04-15", "18: a closed case takes nothing from its last day on, and history from before it", () -> {
			assertThat(k.meld(sag, haendelse("18-sent", "PlaceringStartet", "2021-04-14", "placeringId", "P9",
					"placeringstype", "PRAKTIK"))
				.status()).isEqualTo(409);
			assertThat(k.meld(sag, haendelse("18-ophoert", "SagOphoert", "2021-04-13", "udfald", "FRAFLYTTET")).status())
				.isEqualTo(409);
			praktik(sag, "2021-04-06");
			assertThat(k.tilstand(sag)).isEqualTo("AFSLUTTET");
			assertThat(k.opgaver(sag)).isEmpty();
			assertThat(k.sag(sag).path("placeringer")).hasSize(1);
		});
		tid.da("2021-10-14", "18: nothing is left running", () -> {
			assertThat(k.opgaver(sag)).isEmpty();
			assertThat(k.journal(sag, "FRIST_OVERSKREDET")).noneMatch((p) -> p.path("tidspunkt").asText().compareTo("2021-04-14") > 0);
		});
	}

	// --- the cohort of borderline rows

	private void graensekohorte() {
		tid.da(START, "the cohort of borderline rows", () -> {
			Svar modtaget = k.kald("integration", "POST", "/api/kohorter", "text/csv", fil("/kohorter/kohorte-graense.csv"));
			assertThat(modtaget.status()).as(modtaget.raa().body()).isEqualTo(202);
			String sti = modtaget.raa().headers().firstValue("Location").orElseThrow();
			JsonNode status = k.hent("integration", sti);
			for (int i = 0; i < 600 && status.path("status").asText().equals("KOERER"); i++) {
				Thread.sleep(100);
				status = k.hent("integration", sti);
			}
			assertThat(status.path("status").asText()).isEqualTo("FAERDIG");
			assertThat(status.path("raekker").asInt()).isEqualTo(15);
			assertThat(status.path("oprettet").asInt()).isEqualTo(9);
			assertThat(status.path("gentaget").asInt()).isZero();
			assertThat(status.path("afvist").asInt()).isEqualTo(6);
			assertThat(stroem(status.path("fejl")).map((f) -> f.path("linje").asInt() + " " + f.path("felt").asText()))
				.containsExactlyInAnyOrder("9 cpr", "10 cpr", "11 enhed", "12 ydelsesperioder", "14 sagsnummer", "15 cpr");
			assertThat(stroem(status.path("fejl"))).allMatch((f) -> !f.path("fejl").asText().isBlank());
		});
		tid.da(START, "the rows as cases", () -> {
			for (int raekke : new int[] { 1, 3, 4, 5 }) {
				JsonNode sag = k.sag("GRA-2020-00000" + raekke);
				assertThat(sag.path("tilstand").asText()).isEqualTo("AFSLUTTET");
				assertThat(sag.path("udfald").asText()).isEqualTo("IKKE_OMFATTET");
				assertThat(sag.path("opgaver")).isEmpty();
			}
			assertThat(k.tilstand("GRA-2020-000002")).isEqualTo("STRAKS_SAMTALE");
			JsonNode undtaget = k.hent(ANDET_HUS, "/api/sager/GRA-2020-000006");
			assertThat(undtaget.path("tilstand").asText()).isEqualTo("REHAB_FORBEREDELSE");
			assertThat(undtaget.path("frister").toString()).contains("\"REHAB_FORELAEGGELSE\",\"nummer\":1,\"dato\":\"2021-01-26\"");
			assertThat(k.hent(ANDET_HUS, "/api/sager/GRA-2020-000007").path("tilstand").asText()).isEqualTo("STRAKS_SAMTALE");
			for (int raekke : new int[] { 8, 9, 10, 11, 14 }) {
				String sti = "/api/sager/GRA-2020-0000" + ((raekke < 10) ? "0" : "") + raekke;
				assertThat(k.kald("integration", "GET", sti, null).status()).isEqualTo(404);
			}
			assertThat(k.tilstand("GRA-2020-000012")).isEqualTo("STRAKS_SAMTALE");
			assertThat(k.sag("GRA-2020-000015").path("sagStart").asText()).isEqualTo("2020-10-01");
			assertThat(k.fristen("GRA-2020-000015", "STRAKSAFKLARING", 1)).isEqualTo("2021-01-26 AABEN");
		});
	}

	private static String fil(String navn) throws IOException {
		try (InputStream fil = EksemplerUdefraTest.class.getResourceAsStream(navn)) {
			return new String(fil.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	// --- what is refused

	private Svar opret(Map<String, Object> sag) {
		return k.kald("integration", "POST", "/api/sager", json(sag));
	}

	private void refusedCases() {
		tid.da(START, "cases that cannot be read are refused by field", () -> {
			Map<String, Object> ukendt = k.nySag("AFV-01", START);
			ukendt.put("telefon", "12345678");
			afvist(opret(ukendt), 400, "telefon");
			String dobbelt = json(k.nySag("AFV-02", START)).replaceFirst("\\{", "{\"enhed\":\"aktivhuset\",");
			Svar svar = k.kald("integration", "POST", "/api/sager", dobbelt);
			afvist(svar, 400, "enhed");
			afvist(opret(k.nySag("AFV-03", START, "aktivitetsparat", "ja")), 400, "aktivitetsparat");
			afvist(opret(k.nySag("AFV-04", START, "sagStart", 20201201)), 400, "sagStart");
			afvist(opret(k.nySag("AFV-05", START, "ydelsesperioder", "KONTANTHJAELP")), 400, "ydelsesperioder");
			afvist(opret(k.nySag("AFV-06", START, "ydelsesperioder",
					List.of(Map.of("ydelse", "KONTANTHJAELP", "fra", "2010-13-01", "til", "2020-11-30")))), 400,
					"ydelsesperioder[0].fra");
			assertThat(k.kald("integration", "POST", "/api/sager", "{").status()).isEqualTo(400);
			assertThat(k.kald("integration", "POST", "/api/sager", "").status()).isEqualTo(400);
			assertThat(k.kald("integration", "POST", "/api/sager", "text/plain", "{}").status()).isEqualTo(415);
		});
		tid.da(START, "cases that cannot be true are refused", () -> {
			assertThat(opret(k.nySag("AFV-07", "2020-12-02")).felter()).contains("sagStart");
			assertThat(opret(k.nySag("afv 08", START)).felter()).contains("sagsnummer");
			assertThat(opret(k.nySag("AFV-09", START, "undtagStraksafklaring", true)).felter())
				.contains("undtagStraksafklaring");
			assertThat(opret(k.nySag("AFV-10", START, "enhed", "rådhuset")).felter()).contains("enhed");
		});
		tid.da(START, "the same case again is the same case, another in its place is not", () -> {
			Map<String, Object> sag = k.nySag("AFV-11", START);
			assertThat(opret(sag).status()).isEqualTo(201);
			Svar igen = opret(sag);
			assertThat(igen.status()).isEqualTo(200);
			assertThat(igen.krop().path("sagsnummer").asText()).isEqualTo("AFV-11");
			sag.put("navn", "En Anden");
			assertThat(opret(sag).status()).isEqualTo(409);
			sag.put("sagsnummer", "AFV-12");
			assertThat(opret(sag).status()).isEqualTo(409);
		});
	}

	private static void afvist(Svar svar, int status, String felt) {
		assertThat(svar.status()).as(svar.raa().body()).isEqualTo(status);
		assertThat(svar.felter()).as(svar.raa().body()).containsExactly(felt);
	}

	private void refusedEvents() {
		String sag = "AFV-HAEND";
		Map<String, Object> start = haendelse("h1", "PlaceringStartet", START, "placeringId", "P1", "placeringstype", "PRAKTIK");
		tid.da(START, "events once, twice and otherwise", () -> {
			k.opret(sag, START);
			assertThat(k.meld(sag, start).krop().path("resultat").asText()).isEqualTo("ANVENDT");
			assertThat(k.meld(sag, start).krop().path("resultat").asText()).isEqualTo("GENTAGET");
			assertThat(k.meld(sag, haendelse("h1", "PlaceringStartet", START, "placeringId", "P2", "placeringstype", "PRAKTIK"))
				.status()).isEqualTo(409);
			assertThat(k.sag(sag).path("placeringer")).hasSize(1);
			assertThat(k.opgaver(sag)).containsExactly("T02");
			assertThat(k.meld(sag, haendelse("h2", "PlaceringSluttet", START, "placeringId", "P7")).krop().path("resultat").asText())
				.isEqualTo("AFVENTER");
		});
		tid.da(START, "events that cannot be true", () -> {
			afvist(k.meld(sag, haendelse("h3", "SamtykkeGivet", "2020-12-02")), 422, "effektivDato");
			afvist(k.meld(sag, haendelse("h4", "BorgerRinget", START)), 422, "type");
			afvist(k.meld(sag, haendelse("h5", "SagOphoert", START, "udfald", "VED_IKKE")), 422, "data.udfald");
			afvist(k.meld(sag, haendelse("h6", "PlaceringStartet", START, "placeringId", "P3", "placeringstype", "PRAKTIK",
					"cvr", "123")), 422, "data.cvr");
			assertThat(k.meld("FINDES-IKKE", haendelse("h7", "SamtykkeGivet", START)).status()).isEqualTo(404);
			assertThat(k.meld("GRA-2020-000001", haendelse("h8", "SamtykkeGivet", START)).status()).isEqualTo(409);
		});
		tid.da(START, "events that cannot be read", () -> {
			Map<String, Object> ukendt = haendelse("h9", "SamtykkeGivet", START);
			ukendt.put("afsender", "x");
			afvist(k.meld(sag, ukendt), 400, "afsender");
			String sti = "/api/sager/" + sag + "/haendelser";
			afvist(k.kald("integration", "POST", sti,
					json(haendelse("h10", "SamtykkeGivet", START)).replaceFirst("\\{", "{\"type\":\"SagOphoert\",")), 400, "type");
			afvist(k.kald("integration", "POST", sti, json(start).replace("\"data\":{", "\"data\":{\"placeringId\":\"P8\",")),
					400, "data.placeringId");
			Map<String, Object> forkert = haendelse("h11", "SamtykkeGivet", START);
			forkert.put("data", "x");
			afvist(k.meld(sag, forkert), 400, "data");
			forkert = haendelse("h12", "SamtykkeGivet", START);
			forkert.put("effektivDato", 20201201);
			afvist(k.meld(sag, forkert), 400, "effektivDato");
		});
		tid.da("2020-12-02", "the clock does not go back", () -> afvist(k.ur("2020-12-01T09:00:00Z"), 422, "tidspunkt"));
	}

	private void consentRefused() {
		String sag = "EKS-SAMTYKKE";
		tid.da(START, "consent: imported", () -> k.opret(sag, START));
		tid.da("2020-12-14", "consent: refused at the talk, so the meeting is left out", () -> {
			k.goer(sag, "T02", "tidspunkt", "2020-12-14T10:00", "moedeform", "VIDEO");
			k.goer(sag, "T03", samtale("2020-12-14", "AFSLAAET"));
			assertThat(k.tilstand(sag)).isEqualTo("BESLUTNING");
			assertThat(k.opgaver(sag)).containsExactly("T06");
			assertThat(k.journal(sag, "STEPUP_UNDTAGET_SAMTYKKE")).hasSize(1);
			assertThat(k.fristen(sag, "STRAKSAFKLARING", 1)).isEqualTo("2021-01-26 OPFYLDT");
		});
	}

	private void rolesAndHouses() {
		String sag = "EKS-HUS";
		tid.da(START, "another house learns nothing", () -> {
			k.opret(sag, START);
			String id = k.opgave(sag, "T02").path("id").asText();
			assertThat(k.indsend(ANDET_HUS, id, "findesIkke", "x").status()).isIn(403, 404);
			assertThat(k.indsend("jobformidler1.aktivhuset", id, "findesIkke", "x").status()).isIn(403, 404);
			assertThat(k.kald(ANDET_HUS, "GET", "/api/sager/" + sag, null).status()).isIn(403, 404);
			assertThat(k.kald(ANDET_HUS, "GET", "/api/sager/" + sag + "/journal", null).status()).isIn(403, 404);
			assertThat(k.kald(ANDET_HUS, "POST", "/api/sager/" + sag + "/haendelser", "{\"x\":").status()).isIn(403, 404);
			assertThat(k.opgave(sag, "T02").path("id").asText()).isEqualTo(id);
			Svar svar = k.indsend(Klient.SAGSBEHANDLER, id, "findesIkke", "x");
			assertThat(svar.status()).isEqualTo(400);
			assertThat(svar.felter()).contains("findesIkke", "tidspunkt", "moedeform");
			assertThat(svar.krop().path("message").asText()).contains("skal udfyldes");
			assertThat(k.indsend(Klient.SAGSBEHANDLER, "findes-ikke", "x", "y").status()).isEqualTo(404);
		});
		tid.da(START, "each role reads what it needs", () -> {
			JsonNode kvittering = k.hent("integration", "/api/sager/" + sag);
			assertThat(kvittering.fieldNames()).toIterable()
				.containsExactlyInAnyOrder("sagsnummer", "tilstand", "frister", "udfald");
			for (String bruger : List.of("styregruppe", "projektleder", "admin")) {
				assertThat(k.kald(bruger, "GET", "/api/sager/" + sag, null).status()).isIn(403, 404);
			}
			for (String bruger : List.of("rehab-koordinator", "afdelingsleder")) {
				assertThat(k.hent(bruger, "/api/sager/" + sag).path("enhed").asText()).isEqualTo("aktivhuset");
			}
			assertThat(k.kald(Klient.SAGSBEHANDLER, "POST", "/api/sager", json(k.nySag("AFV-ROLLE", START))).status())
				.isEqualTo(403);
			assertThat(k.kald(Klient.SAGSBEHANDLER, "PUT", "/api/demo/ur", "{\"tidspunkt\":\"2020-12-01T12:00:00Z\"}").status())
				.isEqualTo(403);
			assertThat(k.kald("ukendt", "GET", "/api/sager/" + sag, null).status()).isEqualTo(401);
		});
	}

}
