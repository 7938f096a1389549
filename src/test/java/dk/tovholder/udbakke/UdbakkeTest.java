package dk.tovholder.udbakke;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.Pilot;
import dk.tovholder.Testdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The outbox in the whole product: what the steps of a case send, and who may see it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false",
				"tovholder.post.faggrupper.SUNDHED=sundhed@tovholder.invalid" })
@Import(Pilot.class)
class UdbakkeTest {

	private static final String SAGSBEHANDLER = "sagsbehandler.aktivhuset";

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	@Autowired
	private Pilot pilot;

	@Autowired
	private Udbakke udbakke;

	@Autowired
	private Moedeindkaldelser moeder;

	@Autowired
	private Samler samler;

	@Autowired
	private Afsender afsender;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TransactionTemplate transaktion;

	@Autowired
	private TestRestTemplate rest;

	@BeforeEach
	void begynd() {
		pilot.begynd("2020-12-01T08:00");
		pilot.medRigtigeBrugere();
		for (String tabel : List.of("brev_varsel", "varsel", "brev", "moede_deltager", "moede")) {
			jdbc.update("delete from " + tabel);
		}
		jdbc.update("update udbakke_laas set ledig_fra = null");
		jdbc.update("update tilbagehold set tilbageholdt = null, efterslaeb = false");
	}

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	/** What a recipient's calendar has been told of a meeting: {@code METHOD SEQUENCE start}, by sequence. */
	private List<String> kalender(String modtager, String titel) {
		return jdbc
			.queryForList("select kalender from brev where modtager = ? and emne like '%' || ? || '%'", String.class, modtager,
					titel)
			.stream()
			.map(MoedeindkaldelserTest::laes)
			.sorted((a, b) -> MoedeindkaldelserTest.vaerdi(a, "SEQUENCE").compareTo(MoedeindkaldelserTest.vaerdi(b, "SEQUENCE")))
			.map(MoedeindkaldelserTest::kort)
			.toList();
	}

	@Nested
	class Moeder {

		private static final String SAMTALE = "Forberedende samtale";

		@Test
		void theTalkIsCalledMovedAfterANoShowAndHeld() {
			String sag = pilot.sag("2020-12-01");
			pilot.goer(sag, "T02", "tidspunkt", "2020-12-08T10:00", "moedeform", "FREMMOEDE", "sted", "Lokale 3");
			assertThat(kalender(SAGSBEHANDLER, SAMTALE)).containsExactly("REQUEST 0 20201208T100000");
			assertThat(jdbc.queryForList("select distinct modtager from brev", String.class)).as("nobody else's calendar")
				.containsExactly(SAGSBEHANDLER);
			pilot.dag("2020-12-08");
			pilot.goer(sag, "T03", "afholdt", "UDEBLEVET", "dato", "2020-12-08");
			pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet", "nytTidspunkt", "2020-12-15T11:00");
			assertThat(kalender(SAGSBEHANDLER, SAMTALE)).containsExactly("REQUEST 0 20201208T100000",
					"REQUEST 1 20201215T110000");
			pilot.dag("2020-12-15");
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-15", "GIVET"));
			pilot.meld(sag, "SagOphoert", "2020-12-15", "udfald", "FRAFLYTTET");
			assertThat(kalender(SAGSBEHANDLER, SAMTALE)).as("what was held is not called off").hasSize(2);
		}

		@Test
		void aClosedCaseCallsItsMeetingOffAndAReopenedOneCallsAgain() {
			String sag = pilot.sag("2020-12-01");
			pilot.goer(sag, "T02", "tidspunkt", "2020-12-20T10:00", "moedeform", "FREMMOEDE");
			pilot.meld(sag, "SagOphoert", "2020-12-01", "udfald", "FRAFLYTTET");
			assertThat(kalender(SAGSBEHANDLER, SAMTALE)).last().isEqualTo("CANCEL 1 20201220T100000");
			pilot.dag("2020-12-05");
			pilot.meld(sag, "YdelseGenoptaget", "2020-12-05");
			assertThat(kalender(SAGSBEHANDLER, SAMTALE)).last().isEqualTo("REQUEST 2 20201220T100000");
		}

		@Test
		void aRefusalCallsTheStepUpMeetingOff() {
			String sag = pilot.sag("2020-12-01");
			pilot.indkald(sag);
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-01", "GIVET"));
			pilot.indkaldTilMoede(sag, "T04", "2020-12-20");
			assertThat(kalender(SAGSBEHANDLER, "step-up")).containsExactly("REQUEST 0 20201220T090000");
			assertThat(kalender("faggruppe:SUNDHED", "step-up")).containsExactly("REQUEST 0 20201220T090000");
			pilot.meld(sag, "SamtykkeTilbagekaldt", "2020-12-01");
			assertThat(kalender(SAGSBEHANDLER, "step-up")).containsExactly("REQUEST 0 20201220T090000",
					"CANCEL 1 20201220T090000");
			assertThat(kalender("faggruppe:SUNDHED", "step-up")).hasSize(2);
		}

		@Test
		void theTeamsMeetingTakesTheDayAndIsMovedWhenPostponed() {
			String sag = pilot.sag("aktivhuset", "2020-12-01", true, true, true);
			pilot.forbered(sag, "2020-12-01");
			pilot.saetPaaMoede(sag, "2021-01-12");
			assertThat(kalender("rehab-koordinator", "Rehabiliteringsmøde")).containsExactly("REQUEST 0 20210112");
			assertThat(kalender(SAGSBEHANDLER, "Rehabiliteringsmøde")).hasSize(1);
			pilot.dag("2021-01-12");
			pilot.goer(sag, "T10", "borgerDeltog", "true", "indstilling", "UDSAT", "begrundelse", "x");
			pilot.saetPaaMoede(sag, "2021-01-19");
			pilot.dag("2021-01-19");
			pilot.forelaeg(sag, "2021-01-19", "FLEKSJOB");
			assertThat(kalender("rehab-koordinator", "Rehabiliteringsmøde")).containsExactly("REQUEST 0 20210112",
					"REQUEST 1 20210119");
			pilot.afgoer(sag, "FLEKSJOB", false, "2021-01-19");
			pilot.saetPaaMoede(sag, "2021-02-19");
			assertThat(jdbc.queryForObject("select count(*) from moede", Integer.class)).as("a new presentation, a new meeting")
				.isEqualTo(2);
			pilot.meld(sag, "SagOphoert", "2021-01-19", "udfald", "DOED");
			assertThat(jdbc.queryForList("select sekvens || ' ' || aflyst from moede order by dag", String.class))
				.allSatisfy((raekke) -> assertThat(raekke.toLowerCase()).startsWith("1 "))
				.extracting((raekke) -> raekke.toLowerCase().contains("t"))
				.containsExactly(false, true);
		}

		@Test
		void aReReviewThatIsWithdrawnCallsItsMeetingOff() {
			String sag = pilot.iGenbehandling();
			pilot.indkaldTilMoede(sag, "T16", "2021-08-10");
			assertThat(kalender(SAGSBEHANDLER, "Nyt step-up-møde")).containsExactly("REQUEST 0 20210810T090000");
			pilot.start(sag, "P-1", "2021-07-20");
			assertThat(kalender(SAGSBEHANDLER, "Nyt step-up-møde")).containsExactly("REQUEST 0 20210810T090000",
					"CANCEL 1 20210810T090000");
		}

		@Test
		void noLetterSaysAnythingAboutTheCitizen() {
			String sag = pilot.sag("2020-12-01");
			pilot.goer(sag, "T02", "tidspunkt", "2020-12-08T10:00", "moedeform", "FREMMOEDE", "sted", "Hjemme hos Proeve, 1. sal");
			pilot.dag("2020-12-08");
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-08", "GIVET"));
			pilot.goer(sag, "T04", "tidspunkt", "2020-12-20T09:00", "deltagere", List.of("BORGER", "SUNDHED"), "sted",
					"Mødes med 010180-0014");
			pilot.meld(sag, "SagOphoert", "2020-12-08", "udfald", "DOED");
			List<Map<String, Object>> breve = jdbc.queryForList("select emne, tekst, kalender from brev");
			assertThat(breve).hasSizeGreaterThanOrEqualTo(6).allSatisfy((brev) -> {
				String alt = String.valueOf(brev).replaceAll("\\r?\\n ", "");
				assertThat(alt).contains(sag).doesNotContain("Proeve", "Person", "DOED", "død", "haven");
				assertThat(alt).doesNotContainPattern("\\d{6}-?\\d{4}");
			});
			assertThat(String.valueOf(breve)).contains("Se sagen i Tovholder");
		}

	}

	private void laeg(String modtager, String noegle, String sagsnummer) {
		transaktion.executeWithoutResult((status) -> udbakke.laeg(List.of(new Varsel(noegle, Varsel.Type.FORVARSEL,
				Modtager.bruger(modtager), sagsnummer, "Fristen nærmer sig.", ClockUtil.getCurrentTime().toInstant()))));
	}

	@Test
	void noticesAreOnlyLaidInAStep() {
		assertThatThrownBy(() -> udbakke.laeg(List.of())).isInstanceOf(IllegalTransactionStateException.class);
		assertThatThrownBy(() -> moeder.aflys("S-1", "samtale")).isInstanceOf(IllegalTransactionStateException.class);
	}

	@Test
	void theDemosUsersHaveAddressesAndTheDemoDelivers() {
		transaktion.executeWithoutResult((status) -> udbakke.laeg(List.of(new Varsel("n", Varsel.Type.ESKALERING,
				Modtager.gruppe("aktivhuset.faglig-leder"), "S-1", "Meldt.", ClockUtil.getCurrentTime().toInstant()))));
		samler.saml();
		afsender.send();
		assertThat(jdbc.queryForMap("select modtager, adresse, status, kanal from brev"))
			.containsEntry("modtager", "faglig-leder.aktivhuset")
			.containsEntry("adresse", "faglig-leder.aktivhuset@tovholder.invalid")
			.containsEntry("status", "SENDT")
			.containsEntry("kanal", "demo");
	}

	@Nested
	class Rest {

		private ResponseEntity<JsonNode> kald(HttpMethod metode, String sti, String bruger) {
			return rest.withBasicAuth(bruger, "tovholder-demo")
				.exchange(RequestEntity.method(metode, "/api/udbakke" + sti).build(), JsonNode.class);
		}

		private JsonNode hent(String sti, String bruger) {
			ResponseEntity<JsonNode> svar = kald(HttpMethod.GET, sti, bruger);
			assertThat(svar.getStatusCode().value()).as("%s %s", sti, svar.getBody()).isEqualTo(200);
			return svar.getBody();
		}

		@BeforeEach
		void toBreve() {
			laeg("projektleder", "a", "S-1");
			laeg("controller", "b", "S-2");
			samler.saml();
		}

		@Test
		void adminSeesAllAndOthersTheirOwn() {
			assertThat(hent("", "admin").path("ialt").asInt()).isEqualTo(2);
			JsonNode egne = hent("?modtager=controller", "projektleder");
			assertThat(egne.path("ialt").asInt()).isEqualTo(1);
			assertThat(egne.path("breve").get(0).path("modtager").asText()).isEqualTo("projektleder");
			assertThat(egne.path("alle").asBoolean()).isFalse();
			assertThat(hent("", SAGSBEHANDLER).path("ialt").asInt()).isZero();
		}

		@Test
		void lettersAreFoundByStatusRecipientAndCase() {
			assertThat(hent("?sagsnummer=S-2", "admin").path("breve").findValuesAsText("modtager")).containsExactly("controller");
			assertThat(hent("?modtager=projektleder&status=VENTER", "admin").path("ialt").asInt()).isEqualTo(1);
			assertThat(hent("?status=SENDT", "admin").path("ialt").asInt()).isZero();
			assertThat(hent("?side=1&antal=1", "admin").path("breve")).hasSize(1);
			for (String forkert : List.of("?status=VROEVL", "?side=-1", "?antal=0", "?antal=251", "?side=x", "/vroevl")) {
				assertThat(kald(HttpMethod.GET, forkert, "admin").getStatusCode().value()).as(forkert).isEqualTo(400);
			}
		}

		@Test
		void aLetterIsReadByItsRecipientAndAdminOnly() {
			String id = hent("", "projektleder").path("breve").get(0).path("id").asText();
			JsonNode brev = hent("/" + id, "projektleder");
			assertThat(brev.path("tekst").asText()).contains("Sag S-1: Fristen nærmer sig.");
			assertThat(brev.path("sagsnumre").get(0).asText()).isEqualTo("S-1");
			assertThat(hent("/" + id, "admin")).isEqualTo(brev);
			assertThat(kald(HttpMethod.GET, "/" + id, "controller").getStatusCode().value()).isEqualTo(404);
			assertThat(kald(HttpMethod.GET, "/" + UUID.randomUUID(), "admin").getStatusCode().value()).isEqualTo(404);
		}

		@Test
		void onlyAdminSeesWhatIsHeldBackAndReleasesIt() {
			jdbc.update("update tilbagehold set tilbageholdt = current_timestamp, aarsag = 'Prøve'");
			afsender.send();
			laeg("controller", "c", "S-3");
			samler.saml();
			JsonNode rapport = hent("/tilbagehold", "admin");
			assertThat(rapport.path("aarsag").asText()).isEqualTo("Prøve");
			assertThat(rapport.path("breve").asInt()).isEqualTo(2);
			assertThat(rapport.path("varsler").asInt()).isEqualTo(1);
			assertThat(rapport.path("efterModtager")).hasSize(3);
			assertThat(hent("", "projektleder").path("tilbageholdt").asBoolean()).isTrue();
			assertThat(kald(HttpMethod.GET, "/tilbagehold", "projektleder").getStatusCode().value()).isEqualTo(403);
			assertThat(kald(HttpMethod.POST, "/frigiv", "projektleder").getStatusCode().value()).isEqualTo(403);
			assertThat(kald(HttpMethod.POST, "/frigiv", "admin").getBody().path("tilbageholdt").asBoolean(true)).isFalse();
			assertThat(kald(HttpMethod.POST, "/frigiv", "admin").getStatusCode().value()).isEqualTo(409);
			samler.saml();
			afsender.send();
			assertThat(jdbc.queryForObject("select count(*) from brev where status = 'SENDT'", Integer.class)).isPositive();
		}

		@Test
		void aLetterThatWasGivenUpIsTriedAnew() {
			jdbc.update("update brev set status = 'OPGIVET', adresse = 'gammel@tovholder.invalid', forsoeg = 10");
			String id = hent("?modtager=controller", "admin").path("breve").get(0).path("id").asText();
			assertThat(kald(HttpMethod.POST, "/" + id + "/igen", "controller").getStatusCode().value()).isEqualTo(403);
			JsonNode igen = kald(HttpMethod.POST, "/" + id + "/igen", "admin").getBody().path("brev");
			assertThat(igen.path("status").asText()).isEqualTo("VENTER");
			assertThat(igen.path("adresse").asText()).isEqualTo("controller@tovholder.invalid");
			assertThat(kald(HttpMethod.POST, "/" + id + "/igen", "admin").getStatusCode().value()).isEqualTo(409);
		}

	}

}
