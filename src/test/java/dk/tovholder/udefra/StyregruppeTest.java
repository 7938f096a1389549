package dk.tovholder.udefra;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import dk.tovholder.udefra.Klient.Svar;
import dk.tovholder.udefra.Klient.Tasklist;

import static org.assertj.core.api.Assertions.assertThat;

/** The steering group walks through every call of Cockpit and of the engine's REST, and meets no citizen. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:adgang;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "tovholder.demo.kohorte=tom" })
class StyregruppeTest {

	private static final String MOTOR = "/camunda/api/engine/engine/default";

	private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";

	private static final String SAG = "GAADE-1";

	private static final String NAVN = "Xenia Ukendtsen";

	/** All that the steering group is answered by the engine: models, and how many stand where. */
	private static final Set<String> SVAR = Set.of("GET /authorization/check", "POST /identity/password-policy",
			"GET /identity/password-policy", "GET /process-definition", "GET /process-definition/count",
			"GET /process-definition/statistics", "GET /process-definition/{id}", "GET /process-definition/{id}/xml",
			"GET /process-definition/{id}/statistics", "GET /process-definition/{id}/static-called-process-definitions",
			"GET /process-definition/key/{key}", "GET /process-definition/key/{key}/xml",
			"GET /process-definition/key/{key}/statistics", "POST /process-instance/count", "GET /decision-definition",
			"GET /decision-definition/count", "GET /job-definition", "GET /job-definition/count");

	@Autowired
	private RuntimeService runtimeService;

	@Autowired
	private TaskService taskService;

	@Autowired
	private HistoryService historyService;

	@LocalServerPort
	private int port;

	private Klient klient;

	private Tasklist styregruppe;

	private Map<String, String> ider;

	@BeforeEach
	void enSag() {
		this.klient = new Klient(this.port);
		if (this.klient.kald(Klient.SAGSBEHANDLER, "GET", "/api/sager/" + SAG, null).status() == 404) {
			this.klient.opret(SAG, "2020-12-01", "navn", NAVN, "cpr", "3112991999");
		}
		this.styregruppe = this.klient.ingen();
		assertThat(this.styregruppe.login("cockpit", "styregruppe").status()).isEqualTo(200);
		ProcessInstance instans = this.runtimeService.createProcessInstanceQuery()
			.processInstanceBusinessKey(SAG)
			.processDefinitionKey("afklaringspuljen")
			.singleResult();
		Task opgave = this.taskService.createTaskQuery().processInstanceBusinessKey(SAG).listPage(0, 1).get(0);
		this.ider = new LinkedHashMap<>();
		this.ider.put("task", opgave.getId());
		this.ider.put("process-instance", instans.getId());
		this.ider.put("execution", opgave.getExecutionId());
		this.ider.put("process-definition", instans.getProcessDefinitionId());
		this.ider.put("variable-instance", this.runtimeService.createVariableInstanceQuery().listPage(0, 1).get(0).getId());
		this.ider.put("historic-variable", this.historyService.createHistoricVariableInstanceQuery().listPage(0, 1).get(0).getId());
	}

	/** What only belongs to a citizen: the name, the number of the case, and what the engine calls them. */
	private void moederIngen(String kald, Svar svar) {
		assertThat(svar.raa().body()).as(kald)
			.doesNotContain(NAVN, "Ukendtsen", SAG, this.ider.get("task"), this.ider.get("process-instance"),
					this.ider.get("execution"), this.ider.get("variable-instance"));
	}

	@Test
	void everyCallOfTheEngineIsACountOrADiagramOrRefused() throws IOException {
		TreeSet<String> svarede = new TreeSet<>();
		for (String kald : AdgangsmatrixTest.motorkald().toList()) {
			String metode = kald.substring(0, kald.indexOf(' '));
			String sti = kald.substring(kald.indexOf(' ') + 1);
			if (sti.equals("/engine")) {
				continue;
			}
			for (String udfyldt : List.of(udfyld(sti), sti.replaceAll("\\{[^}]+}", "findes-ikke"))) {
				Svar svar = this.styregruppe.kald(metode, MOTOR + udfyldt,
						(metode.equals("GET") || metode.equals("OPTIONS")) ? null : "{}");
				moederIngen(kald, svar);
				if (svar.status() != 403) {
					svarede.add(kald);
				}
			}
		}
		// What a table or its diagram looks like is no citizen; asked for one that is not there, the answer is 404.
		svarede.removeIf((kald) -> kald.startsWith("GET /decision-definition/{id}"));
		assertThat(svarede).containsExactlyInAnyOrderElementsOf(SVAR);
	}

	private String udfyld(String sti) {
		String ressource = sti.startsWith("/history/variable-instance") ? "historic-variable"
				: sti.startsWith("/history/process-instance") ? "process-instance" : sti.split("/")[1];
		return sti.replace("{id}", this.ider.getOrDefault(ressource, "findes-ikke"))
			.replace("{key}", "afklaringspuljen")
			.replace("{varName}", "borger")
			.replaceAll("\\{[^}]+}", "findes-ikke");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /process-instance", "POST /process-instance", "GET /process-instance/count",
			"GET /process-instance/{pi}", "GET /process-instance/{pi}/called-process-instances",
			"POST /process-instance/{pi}/called-process-instances", "GET /incident", "POST /incident", "GET /incident/count",
			"POST /incident/count", "GET /process-definition/{pd}/called-process-definitions", "PUT /process-instance",
			"DELETE /process-instance/{pi}", "GET /findes-ikke" })
	void cockpitsOwnListsAreRefused(String kald) {
		String[] led = kald.split(" ");
		Svar svar = this.styregruppe.kald(led[0], COCKPIT + led[1].replace("{pi}", this.ider.get("process-instance"))
			.replace("{pd}", this.ider.get("process-definition")), led[0].equals("GET") ? null : "{}");
		assertThat(svar.status()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /process-definition/statistics", "GET /process-definition/statistics-count",
			"POST /process-instance/count", "POST /process-definition/{pd}/called-process-definitions" })
	void cockpitsOwnCountsNameNobody(String kald) {
		String[] led = kald.split(" ");
		Svar svar = this.styregruppe.kald(led[0], COCKPIT + led[1].replace("{pd}", this.ider.get("process-definition")),
				led[0].equals("GET") ? null : "{}");
		assertThat(svar.status()).isEqualTo(200);
		moederIngen(kald, svar);
	}

	/** A count that changes with a name tells whether the name is there. */
	@Test
	void noSearchTellsWhetherACitizenIsThere() throws IOException {
		List<String> forskelle = new ArrayList<>();
		try (InputStream fil = StyregruppeTest.class.getResourceAsStream("/openapi.json")) {
			JsonNode stier = new ObjectMapper().readTree(fil).path("paths");
			for (String kald : SVAR) {
				String sti = kald.substring(kald.indexOf(' ') + 1);
				if (!kald.startsWith("GET ")) {
					continue;
				}
				for (JsonNode parameter : stier.path(sti).path("get").path("parameters")) {
					String navn = parameter.path("name").asText();
					if (parameter.path("in").asText().equals("query")) {
						for (String vaerdi : List.of(SAG, "GAADE%25", NAVN.replace(" ", "%20"), "Xenia%25")) {
							String med = svar(kald, sti, navn, vaerdi);
							if (!med.equals(svar(kald, sti, navn, "Q" + vaerdi))) {
								forskelle.add(kald + "?" + navn + "=" + vaerdi);
							}
						}
					}
				}
			}
		}
		assertThat(forskelle).isEmpty();
	}

	private String svar(String kald, String sti, String navn, String vaerdi) {
		Svar svar = this.styregruppe.get(MOTOR + udfyld(sti) + "?" + navn + "=" + vaerdi);
		moederIngen(kald, svar);
		// An echo of what was asked is no answer.
		return svar.status() + svar.raa().body().replace("Q" + vaerdi, vaerdi);
	}

	@ParameterizedTest
	@ValueSource(strings = { "businessKey", "businessKeyLike", "variables", "processInstanceIds", "incidentId", "activityIdNotThere",
			"subProcessInstance", "superProcessInstance", "orQueries", "incidentMessageLike", "rootProcessInstanceId" })
	void aCountIsNotNarrowedByACase(String noegle) {
		for (String rod : List.of(MOTOR, COCKPIT)) {
			assertThat(this.styregruppe.post(rod + "/process-instance/count", "{\"" + noegle + "\":\"" + SAG + "\"}").status())
				.as(rod)
				.isIn(400, 403);
		}
	}

	@Test
	void lettersToTheSteeringGroupNameNobody() {
		this.klient.ur("2021-04-01T08:00:00Z");
		Svar svar = this.klient.kald("styregruppe", "GET", "/api/udbakke", null);
		assertThat(svar.status()).isEqualTo(200);
		moederIngen("GET /api/udbakke", svar);
		Klient.stroem(svar.krop().path("breve"))
			.map((brev) -> this.klient.kald("styregruppe", "GET", "/api/udbakke/" + brev.path("id").asText(), null))
			.forEach((brev) -> moederIngen("letter", brev));
		Stream.of("/api/sager", "/api/sager/" + SAG, "/api/sager/" + SAG + "/journal", "/api/drift", "/api/suspensioner",
				"/api/kohorter/1")
			.forEach((sti) -> assertThat(this.klient.kald("styregruppe", "GET", sti, null).status()).as(sti).isEqualTo(403));
	}

}
