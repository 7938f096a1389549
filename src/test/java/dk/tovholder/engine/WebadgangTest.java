package dk.tovholder.engine;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.KunFor;
import dk.tovholder.sikkerhed.Rolle;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:webadgang;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom" })
@Import(WebadgangTest.Proeve.class)
class WebadgangTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String MOTOR = "/camunda/api/engine/engine/default";

	private static final String PROEVE = KunFor.WEBAPPS + "/proeve";

	@LocalServerPort
	private int port;

	@Autowired
	private RepositoryService repositoryService;

	@Autowired
	private RuntimeService runtimeService;

	@Autowired
	private TaskService taskService;

	@Autowired
	private FilterService filterService;

	private String deployment;

	private String opgave;

	private String opgaveIDetAndetHus;

	@BeforeEach
	void deploy() {
		this.deployment = this.repositoryService.createDeployment()
			.name("webproeve")
			.addClasspathResource("webadgang/webproeve.bpmn")
			.addClasspathResource("webadgang/webproeve.form")
			.deploy()
			.getId();
		this.opgave = start("aktivhuset", "WEB-1");
		this.opgaveIDetAndetHus = start("integrationshuset", "WEB-2");
	}

	@AfterEach
	void undeploy() {
		this.repositoryService.deleteDeployment(this.deployment, true);
	}

	private String start(String enhed, String sagsnummer) {
		this.runtimeService.startProcessInstanceByKey("webproeve", sagsnummer, Map.of("enhed", enhed));
		String id = this.taskService.createTaskQuery().processInstanceBusinessKey(sagsnummer).singleResult().getId();
		this.taskService.setVariablesLocal(id, Map.of("borger", "Ea Ågård", "sagsnummer", sagsnummer, "enhed", enhed));
		return id;
	}

	@Nested
	class Login {

		@Test
		void withoutASessionTheEngineIsClosed() throws Exception {
			assertThat(new Browser().get(MOTOR + "/task").statusCode()).isEqualTo(401);
			assertThat(new Browser().get("/camunda/api/admin/auth/user/default").statusCode()).isEqualTo(404);
		}

		@ParameterizedTest
		@CsvSource({ "sagsbehandler.aktivhuset,cockpit", "sagsbehandler.aktivhuset,admin", "styregruppe,tasklist",
				"styregruppe,admin", "afdelingsleder,admin", "admin,tasklist", "integration,tasklist",
				"integration,cockpit", "integration,admin" })
		void eachRoleHasItsOwnWebapps(String bruger, String app) throws Exception {
			assertThat(new Browser().login(app, bruger, "tovholder-demo").statusCode()).isEqualTo(403);
		}

		@Test
		void aWrongPasswordLocksNobodyOut() throws Exception {
			for (int forsoeg = 0; forsoeg < 3; forsoeg++) {
				HttpResponse<String> svar = new Browser().login("tasklist", "jobformidler1.aktivhuset", "forkert");
				assertThat(svar.statusCode()).isEqualTo(401);
			}
			assertThat(new Browser().login("tasklist", "jobformidler1.aktivhuset", "tovholder-demo").statusCode())
				.isEqualTo(200);
		}

		@Test
		void guessingIsSlowedDown() throws Exception {
			for (int forsoeg = 0; forsoeg < 9; forsoeg++) {
				new Browser().login("tasklist", "findes-ikke", "forkert");
			}
			assertThat(new Browser().login("tasklist", "findes-ikke", "forkert").statusCode()).isEqualTo(429);
		}

		@Test
		void nobodyCanSetUpAnAdministrator() throws Exception {
			Browser browser = new Browser();
			browser.get("/camunda/app/admin/default/");
			assertThat(browser.post("/camunda/api/admin/setup/default/user/create",
					"{\"profile\":{\"id\":\"ny\"},\"credentials\":{\"password\":\"ny\"}}")
				.statusCode()).isEqualTo(401);
			assertThat(som("admin", "admin").post("/camunda/api/admin/setup/default/user/create", "{}").statusCode())
				.isEqualTo(403);
		}

		@Test
		void whatWasOnItsWayDuringTheLoginDoesNotTakeTheLoginAway() throws Exception {
			Browser browser = new Browser();
			browser.get("/camunda/app/cockpit/default/");
			String foer = browser.session();
			assertThat(browser.login("cockpit", "styregruppe", "tovholder-demo").statusCode()).isEqualTo(200);
			assertThat(browser.session()).isNotEqualTo(foer);
			for (String sti : new String[] { "/camunda/api/engine/engine/", "/camunda/api/admin/auth/user/default" }) {
				HttpResponse<String> forsinket = medSession(foer, sti);
				assertThat(forsinket.headers().allValues("Set-Cookie")).as(sti).isEmpty();
			}
			assertThat(medSession(foer, MOTOR + "/task").statusCode()).isEqualTo(401);
			assertThat(browser.get(PROEVE + "/hvem/1").statusCode()).isEqualTo(200);
		}

		@Test
		void aSessionThatEndedLongAgoGivesWayToANewOne() throws Exception {
			assertThat(medSession("0123456789ABCDEF0123456789ABCDEF", "/camunda/api/engine/engine/").headers()
				.allValues("Set-Cookie")).hasSize(2);
		}

		private HttpResponse<String> medSession(String id, String sti) throws Exception {
			return HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + WebadgangTest.this.port + sti))
					.header("Cookie", "tovholder=" + id)
					.build(), BodyHandlers.ofString());
		}

		@Test
		void withoutTheTokenNothingIsWritten() throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			browser.token = "";
			HttpResponse<String> svar = browser.post(MOTOR + "/task/" + WebadgangTest.this.opgave + "/claim",
					"{\"userId\":\"sagsbehandler.aktivhuset\"}");
			assertThat(svar.statusCode()).isEqualTo(403);
			assertThat(svar.body()).contains("Du har ikke adgang");
		}

	}

	@Nested
	class Caseworker {

		@Test
		void seesTheOwnHouseWithNamesAndSubmits() throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			HttpResponse<String> svar = browser.post(filter("Min gruppes opgaver") + "/list?firstResult=0&maxResults=15",
					"{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}],\"active\":true}");
			assertThat(svar.statusCode()).isEqualTo(200);
			assertThat(svar.body()).contains("Ea Ågård").contains("WEB-1").doesNotContain("WEB-2");
			String opgave = MOTOR + "/task/" + WebadgangTest.this.opgave;
			for (String del : new String[] { "", "/form", "/deployed-form", "/form-variables" }) {
				assertThat(browser.get(opgave + del).statusCode()).as(del).isEqualTo(200);
			}
			assertThat(browser.post(opgave + "/claim", "{\"userId\":\"sagsbehandler.aktivhuset\"}").statusCode())
				.isEqualTo(204);
			assertThat(browser.post(opgave + "/submit-form", "{\"variables\":{\"svar\":{\"value\":\"Ja\"}}}").statusCode())
				.isEqualTo(204);
			assertThat(browser.post(opgave + "/submit-form", "{\"variables\":{}}").statusCode()).isEqualTo(404);
		}

		@ParameterizedTest
		@ValueSource(strings = { "Mine opgaver", "Min gruppes opgaver", "Overskredet", "Over mål", "Forvarsel",
				"Denne uge", "Ny uden jobformidler" })
		void everyListCanBeRead(String navn) throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			HttpResponse<String> svar = browser.post(filter(navn) + "/list?firstResult=0&maxResults=15", "{}");
			assertThat(svar.statusCode()).as(svar.body()).isEqualTo(200);
			assertThat(svar.body()).doesNotContain("WEB-2");
		}

		@Test
		void doesNotFindTheOtherHouse() throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			String opgave = MOTOR + "/task/" + WebadgangTest.this.opgaveIDetAndetHus;
			assertThat(browser.get(opgave).statusCode()).isEqualTo(404);
			assertThat(browser.get(opgave + "/form-variables").statusCode()).isEqualTo(404);
			assertThat(browser.post(opgave + "/submit-form", "{ikke json").statusCode()).isEqualTo(404);
			assertThat(browser.post(opgave + "/claim", "{\"userId\":\"sagsbehandler.aktivhuset\"}").statusCode())
				.isEqualTo(404);
			assertThat(browser.get(MOTOR + "/task").body()).doesNotContain(WebadgangTest.this.opgaveIDetAndetHus);
		}

		@ParameterizedTest
		@CsvSource({ "POST,/task/{id}/complete", "POST,/task/{id}/resolve", "POST,/task/{id}/bpmnError",
				"POST,/task/{id}/bpmnEscalation", "POST,/task/{id}/assignee", "POST,/task/{id}/delegate",
				"PUT,/task/{id}", "DELETE,/task/{id}", "POST,/task/{id}/variables", "PUT,/task/{id}/variables/svar",
				"GET,/task/{id}/variables", "GET,/task/{id}/localVariables", "POST,/task/{id}/comment/create",
				"POST,/task/{id}/attachment/create", "POST,/task/{id}/identity-links", "POST,/task/create",
				"POST,/filter/create", "PUT,/filter/{id}", "DELETE,/filter/{id}", "POST,/deployment/create",
				"GET,/deployment", "GET,/process-instance", "POST,/process-instance", "GET,/variable-instance",
				"POST,/variable-instance", "GET,/history/variable-instance", "GET,/history/task",
				"GET,/history/detail", "GET,/history/user-operation", "POST,/message", "POST,/signal",
				"POST,/process-definition/key/webproeve/start", "POST,/process-definition/key/webproeve/submit-form",
				"POST,/process-definition/key/afklaringspuljen/submit-form", "GET,/user", "GET,/group",
				"GET,/authorization", "POST,/authorization/create", "GET,/external-task", "POST,/external-task/fetchAndLock",
				"POST,/modification/execute", "POST,/migration/execute", "GET,/job", "POST,/condition", "GET,/metrics",
				"GET,/telemetry/data" })
		void isRefusedWhatTasklistDoesNotNeed(String metode, String sti) throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			HttpResponse<String> svar = browser.kald(metode, MOTOR + sti.replace("{id}", WebadgangTest.this.opgave),
					"GET".equals(metode) ? null : "{}");
			assertThat(svar.statusCode()).isEqualTo(403);
			assertThat(JSON.readTree(svar.body()).path("message").asText()).isEqualTo("Din rolle giver ikke adgang til dette.");
		}

		@ParameterizedTest
		@ValueSource(strings = { "{\"assigneeExpression\":\"${''.getClass()}\"}",
				"{\"orQueries\":[{\"assigneeExpression\":\"${''.getClass()}\"}]}", "{\"orQueries\":[{}]}",
				"{\"sorting\":[{\"sortBy\":\"dueDate\",\"parameters\":{\"nameExpression\":\"x\"}}]}",
				"{\"assignee\":\"a\",\"assignee\":\"b\"}", "{\"name\":\"a\\u0000b\"}", "{\"name\":", "[]{}" })
		void isRefusedExpressionsAndMalformedSearches(String krop) throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			assertThat(browser.post(MOTOR + "/task", krop).statusCode()).isEqualTo(400);
			assertThat(browser.post(filter("Mine opgaver") + "/list", krop).statusCode()).isEqualTo(400);
		}

		@Test
		void isRefusedExpressionsInTheAddress() throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			assertThat(browser.get(MOTOR + "/task?assigneeExpression=x").statusCode()).isEqualTo(400);
			assertThat(browser.get(MOTOR + "/task?maxResults=1000000").statusCode()).isEqualTo(400);
		}

		@ParameterizedTest
		@ValueSource(strings = { "/camunda/api/engine//engine/default/task", "/camunda/api/engine/engine/default/task;x=1",
				"/camunda/api/engine/engine/default/%74ask/../deployment", "/camunda/api/engine/engine/default/task%2F1",
				"/camunda/api/engine/engine/default/./deployment", "/camunda/api/engine/engine/default/task%00",
				"/camunda//api/engine/engine/default/deployment" })
		void isRefusedOddAddresses(String sti) throws Exception {
			assertThat(som("tasklist", "sagsbehandler.aktivhuset").get(sti).statusCode()).isIn(400, 403, 404);
		}

		@Test
		void isRefusedTooMuch() throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			assertThat(browser.post(MOTOR + "/task", "{\"name\":\"" + "x".repeat(300_000) + "\"}").statusCode())
				.isEqualTo(413);
		}

		@Test
		void opensTheFormThatRegistersAnEvent() throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			String haendelse = MOTOR + "/process-definition/key/haendelse";
			assertThat(browser.get(haendelse + "/startForm").statusCode()).isEqualTo(200);
			assertThat(browser.get(haendelse + "/deployed-start-form").statusCode()).isEqualTo(200);
			assertThat(browser.get(MOTOR + "/process-definition?startablePermissionCheck=true&latest=true").body())
				.contains("\"key\":\"haendelse\"")
				.doesNotContain("\"key\":\"webproeve\"");
			assertThat(som("tasklist", "moedekoordinator.aktivhuset").get(haendelse + "/startForm").statusCode())
				.isEqualTo(403);
		}

		@Test
		void headOfDepartmentOpensTheFormThatSuspendsAndNoOther() throws Exception {
			Browser leder = som("tasklist", "afdelingsleder");
			String suspension = MOTOR + "/process-definition/key/suspension";
			assertThat(leder.get(suspension + "/startForm").statusCode()).isEqualTo(200);
			assertThat(leder.get(suspension + "/deployed-start-form").statusCode()).isEqualTo(200);
			assertThat(leder.get(MOTOR + "/process-definition?startablePermissionCheck=true&latest=true").body())
				.contains("\"key\":\"suspension\"")
				.doesNotContain("\"key\":\"haendelse\"", "\"key\":\"webproeve\"");
			assertThat(leder.get(MOTOR + "/process-definition/key/haendelse/startForm").statusCode()).isEqualTo(403);
			assertThat(leder.get(MOTOR + "/task/count").body()).contains("\"count\":0");
			HttpResponse<String> svar = leder.post(suspension + "/submit-form",
					"{\"variables\":{\"handling\":{\"value\":\"ANNULLER\"},\"suspensionId\":{\"value\":\"findes-ikke\"}}}");
			assertThat(svar.statusCode()).as(svar.body()).isEqualTo(404);
			assertThat(svar.body()).contains("Suspensionen findes ikke").doesNotContain("ENGINE");
			Browser sagsbehandler = som("tasklist", "sagsbehandler.aktivhuset");
			assertThat(sagsbehandler.get(suspension + "/startForm").statusCode()).isEqualTo(403);
			assertThat(sagsbehandler.post(suspension + "/submit-form", "{\"variables\":{}}").statusCode()).isEqualTo(403);
		}

		@Test
		void readsTheOwnAccountOnly() throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			assertThat(browser.get(MOTOR + "/user/sagsbehandler.aktivhuset/profile").statusCode()).isEqualTo(200);
			assertThat(browser.kald("PUT", MOTOR + "/user/admin/credentials", "{\"password\":\"overtaget-konto\"}")
				.statusCode()).isEqualTo(403);
		}

	}

	@Nested
	class SteeringGroup {

		@Test
		void countsTokensOnTheDiagram() throws Exception {
			Browser browser = som("cockpit", "styregruppe");
			String definition = definition();
			assertThat(browser.get(MOTOR + "/process-definition/" + definition + "/xml").statusCode()).isEqualTo(200);
			JsonNode antal = JSON.readTree(browser.get(MOTOR + "/process-definition/" + definition + "/statistics").body());
			assertThat(antal.get(0).get("id").asText()).isEqualTo("userTask_svar");
			assertThat(antal.get(0).get("instances").asInt()).isEqualTo(2);
			assertThat(browser.post(MOTOR + "/process-instance/count", "{\"processDefinitionId\":\"" + definition + "\"}")
				.body()).contains("\"count\":2");
		}

		@ParameterizedTest
		@ValueSource(strings = { "/task", "/task/count", "/variable-instance", "/process-instance", "/history/process-instance",
				"/history/variable-instance", "/history/task", "/history/activity-instance", "/history/detail",
				"/history/user-operation", "/history/incident", "/job", "/incident", "/execution", "/filter", "/user",
				"/external-task", "/batch", "/deployment" })
		void neverReadsACitizen(String sti) throws Exception {
			for (String bruger : new String[] { "styregruppe", "projektleder" }) {
				Browser browser = som("cockpit", bruger);
				HttpResponse<String> svar = browser.get(MOTOR + sti);
				if (svar.statusCode() == 200) {
					assertThat(bruger).isEqualTo("projektleder");
				}
				else {
					assertThat(svar.statusCode()).isEqualTo(403);
				}
				assertThat(svar.body()).doesNotContain("WEB-").doesNotContain("Ågård");
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "{\"businessKey\":\"WEB-1\"}", "{\"businessKeyLike\":\"WEB%\"}",
				"{\"variables\":[{\"name\":\"borger\",\"operator\":\"eq\",\"value\":\"Ea Ågård\"}]}" })
		void cannotGuessByCounting(String krop) throws Exception {
			Browser browser = som("cockpit", "styregruppe");
			assertThat(browser.post(MOTOR + "/process-instance/count", krop).statusCode()).isEqualTo(403);
			assertThat(browser.post("/camunda/api/cockpit/plugin/base/default/process-instance/count", krop).statusCode())
				.isEqualTo(403);
		}

		@ParameterizedTest
		@CsvSource({ "POST,/camunda/api/cockpit/plugin/base/default/process-instance",
				"GET,/camunda/api/cockpit/plugin/base/default/process-instance",
				"GET,/camunda/api/engine/engine/default/process-instance/count",
				"PUT,/camunda/api/engine/engine/default/process-definition/key/webproeve/suspended",
				"PUT,/camunda/api/engine/engine/default/process-definition/key/webproeve/history-time-to-live",
				"DELETE,/camunda/api/engine/engine/default/process-definition/key/webproeve",
				"POST,/camunda/api/engine/engine/default/process-definition/key/webproeve/start",
				"POST,/camunda/api/engine/engine/default/deployment/create" })
		void listsNothingAndChangesNothing(String metode, String sti) throws Exception {
			assertThat(som("cockpit", "styregruppe").kald(metode, sti, "GET".equals(metode) ? null : "{}").statusCode())
				.isEqualTo(403);
		}

	}

	@Nested
	class Administrator {

		@Test
		void keepsAccountsButNotTheLockedOne() throws Exception {
			Browser browser = som("admin", "admin");
			assertThat(browser.get(MOTOR + "/user?firstResult=0&maxResults=50").statusCode()).isEqualTo(200);
			assertThat(browser.kald("PUT", MOTOR + "/user/tovholder-system/credentials",
					"{\"password\":\"ny-adgangskode-her\",\"authenticatedUserPassword\":\"tovholder-demo\"}")
				.statusCode()).isEqualTo(403);
			assertThat(browser.kald("PUT", MOTOR + "/group/camunda-admin/members/admin", "{}").statusCode())
				.isEqualTo(403);
		}

		@Test
		void givesNobodyAShortPassword() throws Exception {
			Browser browser = som("admin", "admin");
			HttpResponse<String> svar = browser.post(MOTOR + "/user/create",
					"{\"profile\":{\"id\":\"ny.bruger\"},\"credentials\":{\"password\":\"a\"}}");
			assertThat(svar.statusCode()).isEqualTo(400);
			assertThat(svar.body()).contains("mindst 12 tegn");
		}

		@ParameterizedTest
		@CsvSource({ "GET,/task", "GET,/variable-instance", "GET,/history/variable-instance", "GET,/process-instance",
				"POST,/authorization/create", "POST,/deployment/create", "POST,/group/create", "POST,/message",
				"POST,/task/{id}/complete", "POST,/task/{id}/submit-form", "GET,/task/{id}/form-variables" })
		void readsNoCaseAndGrantsNothing(String metode, String sti) throws Exception {
			assertThat(som("admin", "admin")
				.kald(metode, MOTOR + sti.replace("{id}", WebadgangTest.this.opgave), "GET".equals(metode) ? null : "{}")
				.statusCode()).isEqualTo(403);
		}

	}

	/** A call of the product's own beside the engine's REST. */
	@RestController
	@RequestMapping(KunFor.WEBAPPS + "/proeve")
	static class Proeve {

		private final Indlogget indlogget;

		Proeve(Indlogget indlogget) {
			this.indlogget = indlogget;
		}

		@GetMapping("/hvem/{id}")
		@KunFor({ Rolle.SAGSBEHANDLER, Rolle.STYREGRUPPE })
		Map<String, String> hvem(@PathVariable String id) {
			if (id.equals("ukendt")) {
				throw new Afvisning(404, "Prøven findes ikke");
			}
			return Map.of("bruger", this.indlogget.bruger().id());
		}

		@PostMapping("/skriv")
		@KunFor(Rolle.SAGSBEHANDLER)
		Map<String, Integer> skriv(@RequestBody Map<String, Integer> krop) {
			return krop;
		}

		@GetMapping("/glemt")
		String glemt() {
			return "aaben";
		}

	}

	@Nested
	class OwnCalls {

		@Test
		void theWebappsLoginIsTheLogin() throws Exception {
			HttpResponse<String> svar = som("tasklist", "sagsbehandler.aktivhuset").get(PROEVE + "/hvem/1");
			assertThat(svar.statusCode()).isEqualTo(200);
			assertThat(svar.body()).contains("sagsbehandler.aktivhuset");
			assertThat(svar.headers().firstValue("Cache-Control")).contains("no-store");
			assertThat(som("cockpit", "styregruppe").get(PROEVE + "/hvem/1").body()).contains("styregruppe");
		}

		@ParameterizedTest
		@CsvSource({ "GET,/hvem/1", "HEAD,/hvem/1", "OPTIONS,/hvem/1", "POST,/hvem/1", "GET,/glemt", "GET,/findes-ikke" })
		void withoutALoginNothingAnswers(String metode, String sti) throws Exception {
			HttpResponse<String> svar = new Browser().kald(metode, PROEVE + sti, null);
			assertThat(svar.statusCode()).isEqualTo(401);
			assertThat(svar.headers().firstValue("Content-Type")).contains("application/problem+json");
			if (!metode.equals("HEAD")) {
				assertThat(JSON.readTree(svar.body()).path("detail").asText()).isEqualTo("Log ind først.");
			}
		}

		@Test
		void aPasswordInTheHeaderIsNoLoginHere() throws Exception {
			HttpRequest kald = HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + WebadgangTest.this.port + PROEVE + "/hvem/1"))
				.header("Authorization", "Basic " + Base64.getEncoder()
					.encodeToString("sagsbehandler.aktivhuset:tovholder-demo".getBytes(StandardCharsets.UTF_8)))
				.build();
			assertThat(HttpClient.newHttpClient().send(kald, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
		}

		@ParameterizedTest
		@CsvSource({ "GET,/hvem/1", "HEAD,/hvem/1", "POST,/skriv", "GET,/glemt", "OPTIONS,/hvem/1" })
		void anotherRoleIsRefusedBeforeTheBodyIsRead(String metode, String sti) throws Exception {
			HttpResponse<String> svar = som("admin", "admin").kald(metode, PROEVE + sti,
					metode.equals("POST") ? "[\"ingen tal\"]" : null);
			assertThat(svar.statusCode()).isEqualTo(403);
			assertThat(svar.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(svar.headers().firstValue("Cache-Control")).contains("no-store");
		}

		@ParameterizedTest
		@ValueSource(strings = { "/glemt", "/findes-ikke" })
		void whatNoRoleIsNamedForIsClosedToAll(String sti) throws Exception {
			assertThat(som("tasklist", "sagsbehandler.aktivhuset").get(PROEVE + sti).statusCode()).isEqualTo(403);
			assertThat(som("cockpit", "styregruppe").get(PROEVE + sti).statusCode()).isEqualTo(403);
		}

		@ParameterizedTest
		@ValueSource(strings = { "/camunda/api/tovholder//proeve/hvem/1", "/camunda//api/tovholder/proeve/hvem/1",
				"/camunda/api/tovholder;x=1/proeve/hvem/1", "/camunda/api/tovholder/proeve/hvem/1;x",
				"/camunda/api/tovholder/%2e/proeve/hvem/1", "/camunda/api/x/%2e%2e/tovholder/proeve/hvem/1",
				"/camunda/api/tovholder/proeve/./hvem/1", "/camunda/api/tovholder/proeve%2Fhvem/1",
				"/camunda/api/tovholder/proeve/hvem/1%00", "/camunda/api/engine/../tovholder/proeve/hvem/1",
				"/camunda/api/%74ovholder/proeve//hvem/1", "/camunda/api/TOVHOLDER/proeve/hvem/1",
				"/camunda/app/../api/tovholder/proeve/hvem/1", "/camunda/api/tovholder/proeve/hvem/1/" })
		void anOddAddressLeadsNowhere(String sti) throws Exception {
			assertThat(new Browser().get(sti).statusCode()).isIn(400, 401, 404);
			assertThat(som("admin", "admin").get(sti).statusCode()).isIn(400, 403, 404);
			assertThat(som("tasklist", "sagsbehandler.aktivhuset").get(sti).statusCode()).isIn(400, 403, 404);
		}

		@Test
		void anEncodedLetterIsTheSameAddress() throws Exception {
			String sti = "/camunda/api/%74ovholder/proeve/hvem/1";
			assertThat(new Browser().get(sti).statusCode()).isEqualTo(401);
			assertThat(som("admin", "admin").get(sti).statusCode()).isEqualTo(403);
			assertThat(som("tasklist", "sagsbehandler.aktivhuset").get(sti).statusCode()).isEqualTo(200);
		}

		@Test
		void aWriteNeedsTheTokenOfTheWebapps() throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			assertThat(browser.post(PROEVE + "/skriv", "{\"tal\":1}").body()).isEqualTo("{\"tal\":1}");
			for (String token : new String[] { "", "F00D".repeat(8) }) {
				Browser forfalsket = som("tasklist", "sagsbehandler.aktivhuset");
				forfalsket.token = token;
				assertThat(forfalsket.post(PROEVE + "/skriv", "{\"tal\":1}").statusCode()).as(token).isEqualTo(403);
			}
		}

		@Test
		void theControllersOwnRefusalIsShown() throws Exception {
			Browser browser = som("tasklist", "sagsbehandler.aktivhuset");
			HttpResponse<String> svar = browser.get(PROEVE + "/hvem/ukendt");
			assertThat(svar.statusCode()).isEqualTo(404);
			assertThat(JSON.readTree(svar.body()).path("detail").asText()).isEqualTo("Prøven findes ikke");
			assertThat(browser.post(PROEVE + "/skriv", "{\"tal\":\"tekst\"}").body()).contains("Skal være et tal");
		}

	}

	private String definition() {
		return this.repositoryService.createProcessDefinitionQuery()
			.processDefinitionKey("webproeve")
			.latestVersion()
			.singleResult()
			.getId();
	}

	private String filter(String navn) {
		return MOTOR + "/filter/" + this.filterService.createFilterQuery().filterName(navn).singleResult().getId();
	}

	private Browser som(String app, String bruger) throws Exception {
		Browser browser = new Browser();
		assertThat(browser.login(app, bruger, "tovholder-demo").statusCode()).isEqualTo(200);
		return browser;
	}

	/** Keeps cookies and sends the token back, as the webapps do. */
	private final class Browser {

		private final CookieManager cookies = new CookieManager();

		private final HttpClient client = HttpClient.newBuilder().cookieHandler(this.cookies).build();

		private String token;

		HttpResponse<String> login(String app, String bruger, String adgangskode) throws Exception {
			get("/camunda/app/" + app + "/default/");
			return send(request("/camunda/api/admin/auth/user/default/login/" + app)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("username=" + URLEncoder.encode(bruger, StandardCharsets.UTF_8)
						+ "&password=" + URLEncoder.encode(adgangskode, StandardCharsets.UTF_8))));
		}

		HttpResponse<String> get(String sti) throws Exception {
			return send(request(sti).GET());
		}

		HttpResponse<String> post(String sti, String krop) throws Exception {
			return kald("POST", sti, krop);
		}

		HttpResponse<String> kald(String metode, String sti, String krop) throws Exception {
			return send(request(sti).header("Content-Type", "application/json")
				.method(metode, (krop != null) ? BodyPublishers.ofString(krop) : BodyPublishers.noBody()));
		}

		String session() {
			return cookie("tovholder");
		}

		private String cookie(String navn) {
			return this.cookies.getCookieStore()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().equals(navn))
				.map(HttpCookie::getValue)
				.findFirst()
				.orElse("");
		}

		private HttpRequest.Builder request(String sti) {
			String token = (this.token != null) ? this.token : cookie("XSRF-TOKEN");
			HttpRequest.Builder request = HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + WebadgangTest.this.port + sti))
				.header("Accept", "application/hal+json, application/json;q=0.9, */*;q=0.5");
			return token.isEmpty() ? request : request.header("X-XSRF-TOKEN", token);
		}

		private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
			HttpResponse<String> svar = this.client.send(request.build(), BodyHandlers.ofString());
			if (svar.statusCode() >= 400) {
				assertThat(svar.body()).doesNotContain("ENGINE-").doesNotContain("Exception").doesNotContain("org.");
			}
			return svar;
		}

	}

}
