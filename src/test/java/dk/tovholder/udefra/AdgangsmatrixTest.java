package dk.tovholder.udefra;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Befoejelse;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Omfang;
import dk.tovholder.sikkerhed.Rolle;
import dk.tovholder.udefra.Klient.Svar;
import dk.tovholder.udefra.Klient.Tasklist;

import static org.assertj.core.api.Assertions.assertThat;

/** Every action of the product and every call that the engine's REST knows, tried by everybody. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:adgang;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "tovholder.demo.kohorte=tom" })
class AdgangsmatrixTest {

	private static final String MOTOR = "/camunda/api/engine/engine/default";

	private static final String UDEN_ROLLE = "uden.rolle";

	private static final String OVERVAAGNING = "maaler";

	/** Who tries: one of each role in the house of the case, two in the other house, one without a role, and nobody. */
	private static final List<Person> PERSONER = List.of(new Person(Rolle.SAGSBEHANDLER, "sagsbehandler.aktivhuset"),
			new Person(Rolle.JOBFORMIDLER, "jobformidler1.aktivhuset"),
			new Person(Rolle.MOEDEKOORDINATOR, "moedekoordinator.aktivhuset"),
			new Person(Rolle.FAGLIG_LEDER, "faglig-leder.aktivhuset"),
			new Person(Rolle.SAGSBEHANDLER, "sagsbehandler.integrationshuset"),
			new Person(Rolle.FAGLIG_LEDER, "faglig-leder.integrationshuset"),
			new Person(Rolle.REHAB_KOORDINATOR, "rehab-koordinator"), new Person(Rolle.AFDELINGSLEDER, "afdelingsleder"),
			new Person(Rolle.PROJEKTLEDER, "projektleder"), new Person(Rolle.STYREGRUPPE, "styregruppe"),
			new Person(Rolle.CONTROLLER, "controller"), new Person(Rolle.INTEGRATION, "integration"),
			new Person(Rolle.ADMIN, "admin"), new Person(Rolle.OVERVAAGNING, OVERVAAGNING), new Person(null, UDEN_ROLLE), new Person(null, null));

	/** What we answer ourselves. The first that fits is the action. */
	private static final List<Kald> EGNE = List.of(new Kald(Befoejelse.OPRET_SAG, "POST", "/api/sager"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "POST", "/api/kohorter"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "GET", "/api/kohorter"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "GET", "/api/kohorter/{id}"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "GET", "/api/kohorter/{id}/rapport"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "POST", "/api/kohorter/{id}/annullering"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "POST", "/api/kohorter/{id}/genoptagelse"),
			new Kald(Befoejelse.EGEN_KONTO, "GET", KunFor.WEBAPPS + "/kohorter/adgang"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "POST", KunFor.WEBAPPS + "/kohorter"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "GET", KunFor.WEBAPPS + "/kohorter"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "GET", KunFor.WEBAPPS + "/kohorter/{id}"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "GET", KunFor.WEBAPPS + "/kohorter/{id}/rapport"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "POST", KunFor.WEBAPPS + "/kohorter/{id}/annullering"),
			new Kald(Befoejelse.INDLAES_KOHORTE, "POST", KunFor.WEBAPPS + "/kohorter/{id}/genoptagelse"),
			new Kald(Befoejelse.LAES_SAG, "GET", "/api/sager"), new Kald(Befoejelse.LAES_SAG, "GET", "/api/sager/{sagsnummer}"),
			new Kald(Befoejelse.LAES_JOURNAL, "GET", "/api/sager/{sagsnummer}/journal"),
			new Kald(Befoejelse.MELD_HAENDELSE, "POST", "/api/sager/{sagsnummer}/haendelser"),
			new Kald(Befoejelse.LAES_NYHEDER, "GET", "/api/haendelser"),
			new Kald(Befoejelse.MELD_HAENDELSE, "POST", "/api/haendelser"),
			new Kald(Befoejelse.MELD_FORUD, "GET", "/api/haendelser/ventende"),
			new Kald(Befoejelse.SE_BORGER, "POST", "/api/sager/{sagsnummer}/vis"),
			new Kald(Befoejelse.SE_BORGER, "POST", KunFor.WEBAPPS + "/opgaver/{id}/borger"),
			new Kald(Befoejelse.BESKYT_BORGER, "PUT", "/api/sager/{sagsnummer}/beskyttelse"),
			new Kald(Befoejelse.SE_ADGANGE, "GET", "/api/sager/{sagsnummer}/adgangslog"),
			new Kald(Befoejelse.ARKIVER, "PUT", "/api/sager/{sagsnummer}/arkivering"),
			new Kald(Befoejelse.GIV_INDSIGT, "POST", "/api/indsigt"), new Kald(Befoejelse.SLET_SAGER, "GET", "/api/sletning"),
			new Kald(Befoejelse.SLET_SAGER, "POST", "/api/sletning"),
			new Kald(Befoejelse.LOES_OPGAVE, "GET", KunFor.WEBAPPS + "/opgaver/{id}/frist"),
			new Kald(Befoejelse.LAES_BREVE, "GET", "/api/udbakke"), new Kald(Befoejelse.LAES_BREVE, "GET", "/api/udbakke/{id}"),
			new Kald(Befoejelse.LAES_BREVE, "GET", KunFor.WEBAPPS + "/udbakke"),
			new Kald(Befoejelse.LAES_BREVE, "GET", KunFor.WEBAPPS + "/udbakke/{id}"),
			new Kald(Befoejelse.DRIFT, "POST", "/api/udbakke/{id}/igen"),
			new Kald(Befoejelse.DRIFT, "POST", KunFor.WEBAPPS + "/udbakke/{id}/igen"),
			new Kald(Befoejelse.DRIFT, "GET", "/api/udbakke/tilbagehold"),
			new Kald(Befoejelse.DRIFT, "GET", KunFor.WEBAPPS + "/udbakke/tilbagehold"),
			new Kald(Befoejelse.DRIFT, "POST", "/api/udbakke/frigiv"),
			new Kald(Befoejelse.DRIFT, "POST", KunFor.WEBAPPS + "/udbakke/frigiv"),
			new Kald(Befoejelse.DRIFT, "GET", "/api/drift"),
			new Kald(Befoejelse.DRIFT, "POST", "/api/drift/job/{id}/forsoeg"),
			new Kald(Befoejelse.SE_MAALINGER, "GET", "/actuator/prometheus"),
			new Kald(Befoejelse.DRIFT, "GET", "/api/drift/abonnementer"),
			new Kald(Befoejelse.DRIFT, "GET", "/actuator"), new Kald(Befoejelse.DRIFT, "GET", "/actuator/metrics"),
			new Kald(Befoejelse.SUSPENDER, "POST", "/api/suspensioner"),
			new Kald(Befoejelse.SUSPENDER, "PUT", "/api/suspensioner/{id}"),
			new Kald(Befoejelse.SUSPENDER, "DELETE", "/api/suspensioner/{id}"),
			new Kald(Befoejelse.SE_SUSPENSIONER, "GET", "/api/suspensioner"),
			new Kald(Befoejelse.SE_SUSPENSIONER, "GET", "/api/suspensioner/{id}"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", "/api/opgoerelser"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", "/api/opgoerelser/{maaned}"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", "/api/opgoerelser/{maaned}.csv"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", "/api/opgoerelser/{maaned}/udgaver"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", "/api/opgoerelser/definitioner"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", KunFor.WEBAPPS + "/opgoerelser"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", KunFor.WEBAPPS + "/opgoerelser/{maaned}"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", KunFor.WEBAPPS + "/opgoerelser/{maaned}.csv"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", KunFor.WEBAPPS + "/opgoerelser/{maaned}/udgaver"),
			new Kald(Befoejelse.SE_OPGOERELSER, "GET", KunFor.WEBAPPS + "/opgoerelser/definitioner"),
			new Kald(Befoejelse.SE_SAGER_BAG_TAL, "GET", "/api/opgoerelser/{maaned}/sager"),
			new Kald(Befoejelse.SE_SAGER_BAG_TAL, "GET", KunFor.WEBAPPS + "/opgoerelser/{maaned}/sager"),
			new Kald(Befoejelse.FOELG_MODELLER, "GET", KunFor.WEBAPPS + "/oversigt"),
			new Kald(Befoejelse.SE_STYREGRUPPE, "GET", "/api/styregruppe"),
			new Kald(Befoejelse.SE_STYREGRUPPE, "GET", KunFor.WEBAPPS + "/styregruppe"),
			new Kald(Befoejelse.FOELG_MODELLER, "GET", KunFor.WEBAPPS + "/cockpit"),
			new Kald(Befoejelse.FOELG_MODELLER, "GET", KunFor.WEBAPPS + "/diagram/{proces}"),
			new Kald(Befoejelse.LAES_DOKUMENTATION, "GET", "/api/openapi.json"),
			new Kald(Befoejelse.LAES_DOKUMENTATION, "GET", "/api/openapi.yaml"),
			new Kald(Befoejelse.LAES_DOKUMENTATION, "GET", "/api/dokumentation"),
			new Kald(Befoejelse.LAES_DOKUMENTATION, "GET", KunFor.WEBAPPS + "/openapi.json"),
			new Kald(Befoejelse.LAES_DOKUMENTATION, "GET", KunFor.WEBAPPS + "/openapi.yaml"),
			new Kald(Befoejelse.LAES_DOKUMENTATION, "GET", KunFor.WEBAPPS + "/dokumentation"),
			new Kald(Befoejelse.BEREGN_FRIST, "POST", "/api/frister/beregn"), new Kald(Befoejelse.SE_UR, "GET", "/api/demo/ur"),
			new Kald(Befoejelse.FLYT_UR, "PUT", "/api/demo/ur"), new Kald(Befoejelse.AFSPIL, "GET", "/api/demo/afspilning"),
			new Kald(Befoejelse.AFSPIL, "POST", "/api/demo/afspilning"),
			new Kald(Befoejelse.AFSPIL, "DELETE", "/api/demo/afspilning"),
			new Kald(Befoejelse.AFSPIL, "GET", KunFor.WEBAPPS + "/afspilning"),
			new Kald(Befoejelse.AFSPIL, "POST", KunFor.WEBAPPS + "/afspilning"),
			new Kald(Befoejelse.AFSPIL, "DELETE", KunFor.WEBAPPS + "/afspilning"));

	/** What the engine answers, as {@code METHOD path}. The first that fits is the action; what is left nobody may. */
	private static final List<Motorkald> MOTORENS = List.of(
			motor(Befoejelse.EGEN_KONTO, "(PUT /user/\\{id}/(profile|credentials)|OPTIONS /user/\\{id}|GET /identity/groups"
					+ "|GET /authorization/check|POST /identity/password-policy)"),
			motor(Befoejelse.SE_KOLLEGER, "GET /user/\\{id}/profile"),
			motor(Befoejelse.LOES_OPGAVE, "((GET|OPTIONS) /filter|GET /filter/count|GET /filter/\\{id}"
					+ "|(GET|POST) /filter/\\{id}/(list|count)|(GET|POST) /task(/count)?"
					+ "|GET /task/\\{id}(/(form|deployed-form|form-variables|identity-links|comment))?"
					+ "|POST /task/\\{id}/(claim|unclaim|submit-form))"),
			motor(Befoejelse.SE_DIAGRAMMER, "GET /process-definition(/count|/(\\{id}|key/\\{key})(/xml)?)?"),
			motor(Befoejelse.FOELG_MODELLER, "(GET /process-definition/(\\{id}/|key/\\{key}/)?statistics"
					+ "|GET /process-definition/\\{id}/static-called-process-definitions|POST /process-instance/count"
					+ "|GET /decision-definition(/count|/\\{id}(/xml)?)?|GET /job-definition(/count)?)"),
			motor(Befoejelse.DRIFT, "((GET|POST) /(incident|job)(/count)?|GET /(incident|job)/\\{id}|GET /job/\\{id}/stacktrace"
					+ "|PUT /job/\\{id}/retries|GET /process-instance/\\{id}(/activity-instances)?)"),
			motor(Befoejelse.STYR_BRUGERE, "((GET|POST) /(user|group|tenant)(/count)?|OPTIONS /(user|group|tenant)(/\\{id})?"
					+ "|GET /group/\\{id}|OPTIONS /group/\\{id}/members|(PUT|DELETE) /group/\\{id}/members/\\{userId}"
					+ "|POST /user/create|DELETE /user/\\{id})"),
			motor(Befoejelse.SLET, "(DELETE /(history|batch|deployment|process-definition|process-instance|job|incident|metrics).*"
					+ "|DELETE /task/\\{id}|POST .*/(delete|delete-historic-query-based|cleanup|set-removal-time))"),
			motor(Befoejelse.LAES_HISTORIK, "[A-Z]+ (/history/.*|.*/report.*|/metrics.*|/telemetry.*|/schema/log|/version)"),
			motor(Befoejelse.STANDS_MOTOREN, "[A-Z]+ .*(/suspended|/suspended-async|history-time-to-live|/job-retries.*)"),
			motor(Befoejelse.VEDHAEFT, "[A-Z]+ .*/(attachment|comment|annotation).*"),
			motor(Befoejelse.SKRIV_VARIABLER, "(PUT|POST|DELETE) .*/([vV]ariables|localVariables|variables-async).*"),
			motor(Befoejelse.LAES_VARIABLER, "[A-Z]+ (.*/([vV]ariables|localVariables|form-variables).*|/variable-instance.*)"),
			motor(Befoejelse.FLYT_SAGER, "[A-Z]+ (/migration.*|/modification.*|.*/modification.*|.*/restart.*)"),
			motor(Befoejelse.OMGAA_FORMULAR, "[A-Z]+ /task.*"), motor(Befoejelse.LAV_FILTRE, "[A-Z]+ /filter.*"),
			motor(Befoejelse.GIV_RETTIGHEDER, "[A-Z]+ (/authorization|/identity|/group|/tenant|/user).*"),
			motor(Befoejelse.UDRUL, "[A-Z]+ (/deployment|/decision-requirements-definition).*"),
			motor(Befoejelse.STYR_MOTOREN, "[A-Z]+ (/message|/signal|/condition|/external-task"
					+ "|/(process|decision)-definition/.*/(start|submit-form|evaluate)|/execution/\\{id}/(signal|create-incident"
					+ "|messageSubscriptions/.*)|/process-instance/message-async|/(job|job-definition)(/.*)?).*"),
			motor(Befoejelse.SOEG_I_MOTOREN, "[A-Z]+ (/process-instance|/execution|/event-subscription|/batch|/job"
					+ "|/process-definition/.*|/decision-definition/.*|/incident).*"));

	/** Asked before anybody has logged in. */
	private static final Pattern FOER_LOGIN = Pattern.compile("GET /(engine|identity/password-policy)");

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping svarere;

	@Autowired
	private FilterService filterService;

	@LocalServerPort
	private int port;

	private static final Map<Integer, Klient> KLIENTER = new HashMap<>();

	private static final Map<String, Tasklist> SESSIONER = new HashMap<>();

	private Klient klient;

	/**
	 * Somebody who tries.
	 *
	 * @param rolle null for none
	 * @param bruger null for nobody
	 */
	record Person(Rolle rolle, String bruger) {

		Omfang omfang(Befoejelse befoejelse) {
			return (rolle != null) ? befoejelse.omfang(rolle) : Omfang.INTET;
		}

		boolean iHuset() {
			return !bruger.endsWith(".integrationshuset");
		}

		/** Whether what the call is about is the person's: the task of one group, or a case of the house. */
		boolean ser(Kald kald) {
			// The cases behind a figure are those of the person's own house.
			return kald.sti().contains("/opgaver/") ? bruger.equals("sagsbehandler.aktivhuset")
					: iHuset() || kald.sti().contains("/opgoerelser/");
		}

		/** The webapp that the person may open; null for none. */
		String app() {
			if (rolle == null || rolle == Rolle.INTEGRATION || rolle == Rolle.OVERVAAGNING) {
				return null;
			}
			return rolle.harOpgaver() ? "tasklist" : (rolle == Rolle.ADMIN) ? "admin" : "cockpit";
		}

		@Override
		public String toString() {
			return (bruger != null) ? bruger : "nobody";
		}

	}

	record Kald(Befoejelse befoejelse, String metode, String sti) {
	}

	record Motorkald(Befoejelse befoejelse, Pattern kald) {
	}

	private static Motorkald motor(Befoejelse befoejelse, String kald) {
		return new Motorkald(befoejelse, Pattern.compile(kald));
	}

	static List<Person> personer() {
		return PERSONER;
	}

	@BeforeEach
	void sager() {
		this.klient = KLIENTER.computeIfAbsent(this.port, (port) -> {
			Klient ny = new Klient(port);
			ny.opret("ADG-1", "2020-12-01", "navn", "Ea Matrix");
			ny.opret("ADG-2", "2020-12-01", "navn", "Bo Matrix", "enhed", "integrationshuset");
			for (String bruger : List.of(UDEN_ROLLE, OVERVAAGNING)) {
				assertThat(session("admin", ny)
					.post(MOTOR + "/user/create", "{\"profile\":{\"id\":\"%s\"},\"credentials\":{\"password\":\"tovholder-demo\"}}"
						.formatted(bruger))
					.status()).isEqualTo(204);
			}
			assertThat(session("admin", ny)
				.kald("PUT", MOTOR + "/group/overvaagning/members/" + OVERVAAGNING, "{}")
				.status()).isEqualTo(204);
			return ny;
		});
	}

	@Test
	void everyCallOfOursIsAnAction() {
		TreeSet<String> kendte = new TreeSet<>();
		EGNE.forEach((kald) -> kendte.add(kald.metode() + " " + kald.sti()));
		TreeSet<String> findes = new TreeSet<>();
		this.svarere.getHandlerMethods().forEach((svarer, metode) -> {
			if (metode.getBeanType().getName().startsWith("dk.tovholder.") && !metode.getBeanType().isMemberClass()) {
				svarer.getMethodsCondition()
					.getMethods()
					.forEach((http) -> svarer.getPatternValues().forEach((sti) -> findes.add(http + " " + sti)));
			}
		});
		assertThat(findes).isNotEmpty().allSatisfy((kald) -> assertThat(kendte).contains(kald));
	}

	/** Where a method of ours names roles, they are the ones of its action. */
	@Test
	void everyPageOfTheWebappsIsForTheRolesOfItsAction() {
		List<String> set = new ArrayList<>();
		this.svarere.getHandlerMethods().forEach((svarer, metode) -> {
			KunFor kunFor = metode.getMethodAnnotation(KunFor.class);
			if (kunFor != null && !metode.getBeanType().isMemberClass()) {
				Befoejelse befoejelse = befoejelse(svarer.getMethodsCondition().getMethods().iterator().next().name(), metode,
						svarer.getPatternValues());
				assertThat(kunFor.value()).as(metode.toString()).containsExactlyInAnyOrderElementsOf(befoejelse.roller());
				set.add(befoejelse.name());
			}
		});
		assertThat(set).isNotEmpty();
	}

	private static Befoejelse befoejelse(String http, HandlerMethod metode, Iterable<String> stier) {
		return EGNE.stream()
			.filter((kald) -> kald.metode().equals(http) && kald.sti().equals(stier.iterator().next()))
			.findFirst()
			.orElseThrow(() -> new AssertionError(metode))
			.befoejelse();
	}

	@ParameterizedTest
	@MethodSource("personer")
	void ourOwnCallsAreForThoseOfTheTable(Person person) {
		List<String> forkert = new ArrayList<>();
		for (Kald kald : EGNE) {
			boolean side = kald.sti().startsWith(KunFor.WEBAPPS);
			String sti = kald.sti()
				.replace("{sagsnummer}", "ADG-1")
				.replace("{maaned}", "2020-12")
				.replace("{proces}", "afklaringspuljen")
				.replace("{id}", kald.sti().contains("/opgaver/") ? opgave("ADG-1") : "00000000-0000-0000-0000-000000000000");
			String krop = kald.metode().equals("GET") ? null : "{}";
			String type = sti.endsWith("/kohorter") ? "text/csv"
					: sti.equals("/api/haendelser") ? "application/x-ndjson" : "application/json";
			Svar svar = side ? session(person, this.klient).kald(kald.metode(), sti, type, krop)
					: this.klient.kald(person.bruger(), kald.metode(), sti, type, krop);
			int loggetInd = (person.bruger() == null || (side && person.app() == null)) ? 401 : 403;
			// Who signs in to none of the webapps meets their pages as nobody does.
			boolean passer = switch ((side && person.app() == null) ? Omfang.INTET : person.omfang(kald.befoejelse())) {
				case INTET -> svar.status() == loggetInd;
				case HUS -> kald.sti().contains("{") ? (svar.status() == 404) != person.ser(kald) : svar.status() == 200;
				case EGNE -> svar.status() == 200 || svar.status() == 404;
				case ALT -> svar.status() != 401 && svar.status() != 403;
				case KVITTERING -> svar.status() == 200 && !svar.raa().body().contains("Matrix");
			};
			if (!passer || (svar.raa().body().contains("Matrix") && !maaSeNavn(person))) {
				forkert.add(kald + " → " + svar.status());
			}
		}
		assertThat(forkert).isEmpty();
	}

	private static boolean maaSeNavn(Person person) {
		return person.omfang(Befoejelse.LAES_SAG) == Omfang.ALT || person.omfang(Befoejelse.LAES_SAG) == Omfang.HUS;
	}

	@ParameterizedTest
	@MethodSource("personer")
	void listsHoldOnlyWhatThePersonMayRead(Person person) {
		if (person.omfang(Befoejelse.LAES_SAG) == Omfang.INTET) {
			assertThat(this.klient.kald(person.bruger(), "GET", "/api/sager", null).status()).isIn(401, 403);
			return;
		}
		List<String> sager = Klient.stroem(this.klient.hent(person.bruger(), "/api/sager").path("sager"))
			.map((sag) -> sag.path("sagsnummer").asText())
			.toList();
		if (person.omfang(Befoejelse.LAES_SAG) == Omfang.HUS) {
			assertThat(sager).contains(person.iHuset() ? "ADG-1" : "ADG-2").doesNotContain(person.iHuset() ? "ADG-2" : "ADG-1");
		}
		else {
			assertThat(sager).contains("ADG-1", "ADG-2");
		}
	}

	@Test
	void everyCallOfTheEngineIsAnAction() throws IOException {
		List<String> ukendte = motorkald().filter((kald) -> !FOER_LOGIN.matcher(kald).matches())
			.filter((kald) -> MOTORENS.stream().noneMatch((m) -> m.kald().matcher(kald).matches()))
			.toList();
		assertThat(ukendte).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Befoejelse.class)
	void everyActionIsTried(Befoejelse befoejelse) {
		assertThat(Stream.concat(EGNE.stream().map(Kald::befoejelse), MOTORENS.stream().map(Motorkald::befoejelse)))
			.contains(befoejelse);
	}

	@ParameterizedTest
	@MethodSource("personer")
	void theEngineAnswersThoseOfTheTable(Person person) throws IOException {
		Tasklist session = session(person, this.klient);
		Map<String, String> ider = Map.of("task", opgave("ADG-1"), "process-definition", definition("afklaringspuljen"),
				"filter", this.filterService.createFilterQuery().filterName("Mine opgaver").singleResult().getId(), "user",
				"slettes-ikke", "group", "aktivhuset.sagsbehandler");
		boolean ejer = person.toString().equals("sagsbehandler.aktivhuset");
		List<String> forkert = new ArrayList<>();
		for (String kald : motorkald().toList()) {
			String metode = kald.substring(0, kald.indexOf(' '));
			String sti = kald.substring(kald.indexOf(' ') + 1);
			Svar svar = session.kald(metode, sti.equals("/engine") ? "/camunda/api/engine/engine" : MOTOR + udfyld(sti, ider),
					krop(metode, sti));
			int afvist = (person.app() == null) ? 401 : 403;
			int status = svar.status();
			boolean passer;
			if (FOER_LOGIN.matcher(kald).matches()) {
				passer = status == 200;
			}
			else {
				Befoejelse befoejelse = MOTORENS.stream().filter((m) -> m.kald().matcher(kald).matches()).findFirst().orElseThrow().befoejelse();
				Omfang omfang = (person.app() != null) ? person.omfang(befoejelse) : Omfang.INTET;
				passer = switch (omfang) {
					case INTET -> status == afvist;
					case EGNE -> befoejelse == Befoejelse.EGEN_KONTO ? ikkeEgen(sti, status)
							: sti.startsWith("/task/{id}") ? (status == 404) != (ejer && !sti.endsWith("/comment")) : status < 400 || status == 404;
					default -> status != 401 && status != 403 && status < 500;
				};
			}
			if (!passer || (!ejer && svar.raa().body().contains("Matrix"))) {
				forkert.add(kald + " → " + status);
			}
		}
		assertThat(forkert).isEmpty();
	}

	/** Another's account is refused; what names nobody is answered. */
	private static boolean ikkeEgen(String sti, int status) {
		return (sti.contains("{id}") || sti.equals("/identity/groups")) ? status == 403 : status < 400 || status == 400;
	}

	/** Ids of what is there, so that a refusal is about the person and not about what is missing. */
	private static String udfyld(String sti, Map<String, String> ider) {
		return sti.replace("{id}", ider.getOrDefault(sti.split("/")[1], "findes-ikke"))
			.replace("{key}", "afklaringspuljen")
			.replace("{varName}", "borger")
			.replaceAll("\\{[^}]+}", "findes-ikke");
	}

	private static String krop(String metode, String sti) {
		if (metode.equals("GET") || metode.equals("OPTIONS") || metode.equals("DELETE")) {
			return null;
		}
		// A field that the form does not know: who may submit is told so, and the task stays.
		return sti.endsWith("/submit-form") ? "{\"variables\":{\"findesIkke\":{\"value\":\"x\"}}}" : "{}";
	}

	@ParameterizedTest
	@MethodSource("personer")
	void nobodyCountsOthersTasks(Person person) {
		Tasklist session = session(person, this.klient);
		String krop = "{\"processInstanceBusinessKey\":\"ADG-1\"}";
		Svar svar = session.post(MOTOR + "/task/count", krop);
		if (person.omfang(Befoejelse.LOES_OPGAVE) == Omfang.EGNE) {
			boolean ejer = person.bruger().equals("sagsbehandler.aktivhuset");
			assertThat(svar.krop().path("count").asInt()).isEqualTo(ejer ? 1 : 0);
			assertThat(session.post(MOTOR + "/task", krop).krop()).hasSize(ejer ? 1 : 0);
		}
		else {
			assertThat(svar.status()).isIn(401, 403);
		}
	}

	@Test
	void aStartFormIsForThoseWhoMayUseIt() {
		for (Person person : PERSONER) {
			for (String proces : List.of("haendelse", "suspension")) {
				Befoejelse befoejelse = proces.equals("haendelse") ? Befoejelse.MELD_HAENDELSE : Befoejelse.SUSPENDER;
				boolean maa = person.app() != null && person.rolle().harOpgaver() && person.omfang(befoejelse) != Omfang.INTET;
				Tasklist session = session(person, this.klient);
				for (String vej : List.of("key/" + proces, definition(proces))) {
					String sti = MOTOR + "/process-definition/" + vej;
					assertThat(session.get(sti + "/startForm").status() == 200).as(person + " " + sti).isEqualTo(maa);
					assertThat(session.get(sti + "/form-variables").status() == 200).as(person + " " + sti).isEqualTo(maa);
					assertThat(session.post(sti + "/submit-form", "{\"variables\":{}}").status() == 400).as(person + " " + sti)
						.isEqualTo(maa);
				}
			}
		}
	}

	@Test
	void nobodyWithoutARoleIsLetIn() {
		for (String app : List.of("tasklist", "cockpit", "admin")) {
			for (String bruger : List.of(UDEN_ROLLE, "integration", OVERVAAGNING)) {
				Svar svar = this.klient.ingen().login(app, bruger);
				assertThat(svar.status()).as(app + " " + bruger).isEqualTo(403);
			}
		}
		assertThat(new Bruger(UDEN_ROLLE, Set.of())).satisfies((ingen) -> {
			for (Befoejelse befoejelse : Befoejelse.values()) {
				assertThat(ingen.maa(befoejelse)).as(befoejelse.name()).isFalse();
			}
		});
	}

	/** Every call of the engine's REST, as {@code METHOD path}. */
	static Stream<String> motorkald() throws IOException {
		try (InputStream fil = AdgangsmatrixTest.class.getResourceAsStream("/openapi.json")) {
			List<String> kald = new ArrayList<>();
			JsonNode stier = new ObjectMapper().readTree(fil).path("paths");
			stier.fields()
				.forEachRemaining((sti) -> sti.getValue()
					.fieldNames()
					.forEachRemaining((metode) -> kald.add(metode.toUpperCase(Locale.ROOT) + " " + sti.getKey())));
			assertThat(kald).hasSizeGreaterThan(390);
			return kald.stream().sorted();
		}
	}

	private String opgave(String sagsnummer) {
		return Klient.stroem(this.klient.sag(sagsnummer).path("opgaver")).findFirst().orElseThrow().path("id").asText();
	}

	private String definition(String noegle) {
		return session("admin", this.klient).get(MOTOR + "/process-definition/key/" + noegle).krop().path("id").asText();
	}

	private Tasklist session(Person person, Klient klient) {
		return (person.app() == null) ? klient.ingen() : session(person.bruger(), klient);
	}

	private Tasklist session(String bruger, Klient klient) {
		return SESSIONER.computeIfAbsent(bruger + klient.rod(), (noegle) -> {
			Tasklist ny = klient.ingen();
			Person person = PERSONER.stream().filter((p) -> p.toString().equals(bruger)).findFirst().orElseThrow();
			assertThat(ny.login(person.app(), bruger).status()).isEqualTo(200);
			return ny;
		});
	}

}
