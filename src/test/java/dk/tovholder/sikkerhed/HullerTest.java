package dk.tovholder.sikkerhed;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.camunda.bpm.admin.impl.web.SetupResource;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.rest.dto.identity.UserCredentialsDto;
import org.camunda.bpm.engine.rest.dto.identity.UserDto;
import org.camunda.bpm.engine.rest.dto.identity.UserProfileDto;
import org.camunda.bpm.engine.rest.dto.task.TaskQueryDto;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.webapp.impl.security.filter.SecurityFilterRule;
import org.camunda.bpm.webapp.impl.security.filter.util.FilterRules;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The ways by which somebody who may log in makes a bare engine run what they wrote. Each is first gone on an engine as it
 * comes, where it leads to {@link Spor}, and then here, past every filter on the web, where it leads nowhere.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:sikkerhed;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom" })
class HullerTest {

	private static final ObjectMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	/** An expression that loads a class by its name and makes one of it: whoever can do that can do anything. */
	private static final String INDBRUD = "${''.getClass().forName('" + Spor.class.getName() + "').newInstance().toString()}";

	private static ProcessEngine bar;

	@LocalServerPort
	private int port;

	@Autowired
	private ProcessEngine her;

	private final List<Runnable> oprydning = new ArrayList<>();

	/** What an intruder wants made; it counts how often that succeeded. */
	public static class Spor {

		static final AtomicInteger ANTAL = new AtomicInteger();

		private String navn;

		public Spor() {
			ANTAL.incrementAndGet();
		}

		public String getNavn() {
			return this.navn;
		}

		public void setNavn(String navn) {
			this.navn = navn;
		}

	}

	@BeforeAll
	static void startBar() {
		ProcessEngineConfigurationImpl konfiguration = (ProcessEngineConfigurationImpl) new StandaloneInMemProcessEngineConfiguration()
			.setProcessEngineName("bar")
			.setJdbcUrl("jdbc:h2:mem:bar;DB_CLOSE_DELAY=1000");
		konfiguration.getProcessEnginePlugins().add(new SpinProcessEnginePlugin());
		bar = konfiguration.buildProcessEngine();
	}

	@AfterAll
	static void lukBar() {
		bar.close();
	}

	@BeforeEach
	void opgave() {
		Spor.ANTAL.set(0);
		Task opgave = bar.getTaskService().newTask();
		bar.getTaskService().saveTask(opgave);
		this.oprydning.add(() -> bar.getTaskService().deleteTask(opgave.getId(), true));
	}

	@AfterEach
	void rydOp() {
		for (ProcessEngine motor : List.of(bar, this.her)) {
			motor.getIdentityService().clearAuthentication();
			((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).setEnableExpressionsInAdhocQueries(false);
		}
		this.oprydning.forEach(Runnable::run);
	}

	private static int indbrud(Runnable forsoeg) {
		Spor.ANTAL.set(0);
		forsoeg.run();
		return Spor.ANTAL.get();
	}

	/** Tries, and gives what stopped it. */
	private static Throwable forgaeves(Runnable forsoeg) {
		Spor.ANTAL.set(0);
		Throwable fejl = catchThrowable(forsoeg::run);
		assertThat(fejl).isNotNull();
		assertThat(Spor.ANTAL).hasValue(0);
		return fejl;
	}

	@Nested
	class Searches {

		/** Where a search can carry an expression, as a caller of REST writes it. */
		enum Sted {

			ASSIGNEE("{'assigneeExpression':'%s'}"), CANDIDATES("{'candidateGroupsExpression':'%s'}"),
			DATE("{'dueBeforeExpression':'%s'}"), KEY("{'processInstanceBusinessKeyExpression':'%s'}"),
			OR("{'orQueries':[{'assigneeExpression':'%s'}]}"),
			SECOND_OR("{'orQueries':[{'assignee':'a'},{'name':'b','assigneeExpression':'%s'}]}"),
			OR_CANDIDATES("{'orQueries':[{'candidateUserExpression':'%s','assignee':'a'}]}");

			private final String krop;

			Sted(String krop) {
				this.krop = krop;
			}

			boolean erOr() {
				return this.name().contains("OR");
			}

			TaskQueryDto soegning() {
				try {
					return JSON.readValue(this.krop.replace('\'', '"').formatted(INDBRUD.replace('\'', '\u0001'))
						.replace('\u0001', '\''), TaskQueryDto.class);
				}
				catch (java.io.IOException ex) {
					throw new IllegalStateException(ex);
				}
			}

		}

		private void adhoc(ProcessEngine motor, Sted sted) {
			sted.soegning().toQuery(motor).list();
		}

		private void gemtFilter(ProcessEngine motor, Sted sted) {
			Filter filter = motor.getFilterService().newTaskFilter("indbrud").setQuery(sted.soegning().toQuery(motor));
			motor.getFilterService().saveFilter(filter);
			try {
				motor.getFilterService().list(filter.getId());
			}
			finally {
				motor.getFilterService().deleteFilter(filter.getId());
			}
		}

		private void udvidetFilter(ProcessEngine motor, Sted sted) {
			Filter filter = motor.getFilterService().newTaskFilter("uskyldig").setQuery(motor.getTaskService().createTaskQuery());
			motor.getFilterService().saveFilter(filter);
			try {
				motor.getFilterService().list(filter.getId(), sted.soegning().toQuery(motor));
			}
			finally {
				motor.getFilterService().deleteFilter(filter.getId());
			}
		}

		@ParameterizedTest
		@EnumSource(names = { "OR", "SECOND_OR", "OR_CANDIDATES" })
		void anExpressionInsideOrQueriesRunsOnABareEngineThoughSearchesMayCarryNone(Sted sted) {
			assertThat(indbrud(() -> adhoc(bar, sted))).isPositive();
			forgaeves(() -> adhoc(HullerTest.this.her, sted));
		}

		@ParameterizedTest
		@EnumSource
		void anExpressionInASearchRunsNowhereElseEvenIfSearchesMayCarryThem(Sted sted) {
			if (!sted.erOr()) {
				assertThat(catchThrowable(() -> adhoc(bar, sted))).isInstanceOf(BadUserRequestException.class);
			}
			for (ProcessEngine motor : List.of(bar, HullerTest.this.her)) {
				((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).setEnableExpressionsInAdhocQueries(true);
			}
			assertThat(Spor.ANTAL).hasValue(0);
			catchThrowable(() -> adhoc(bar, sted));
			assertThat(Spor.ANTAL.get()).isPositive();
			forgaeves(() -> adhoc(HullerTest.this.her, sted));
		}

		@ParameterizedTest
		@EnumSource
		void anExpressionInAStoredListRunsOnABareEngine(Sted sted) {
			catchThrowable(() -> gemtFilter(bar, sted));
			assertThat(Spor.ANTAL.get()).isPositive();
			forgaeves(() -> gemtFilter(HullerTest.this.her, sted));
		}

		@ParameterizedTest
		@EnumSource
		void anExpressionThatWidensAListRunsOnABareEngineInsideOrQueries(Sted sted) {
			catchThrowable(() -> udvidetFilter(bar, sted));
			assertThat(Spor.ANTAL.get() > 0).isEqualTo(sted.erOr());
			forgaeves(() -> udvidetFilter(HullerTest.this.her, sted));
		}

		@Test
		void theListsOfTasklistKnowWhoAsks() {
			HullerTest.this.her.getIdentityService().setAuthentication("sagsbehandler.aktivhuset", List.of("aktivhuset.sagsbehandler"));
			List<Filter> lister = HullerTest.this.her.getFilterService().createFilterQuery().list();
			assertThat(lister).extracting(Filter::getName).contains("Mine opgaver", "Min gruppes opgaver", "Denne uge");
			for (Filter liste : lister) {
				assertThat(HullerTest.this.her.getFilterService().list(liste.getId())).as(liste.getName()).isNotNull();
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "${now()}", "${opgavefiltre.ugeslut()}" })
		void aListMayAskForTime(String udtryk) {
			TaskQuery soegning = HullerTest.this.her.getTaskService().createTaskQuery();
			Filter filter = HullerTest.this.her.getFilterService()
				.newTaskFilter("proeve")
				.setQuery(soegning.taskAssignee("ingen").dueBeforeExpression(udtryk));
			HullerTest.this.her.getFilterService().saveFilter(filter);
			try {
				assertThat(HullerTest.this.her.getFilterService().list(filter.getId())).isEmpty();
			}
			finally {
				HullerTest.this.her.getFilterService().deleteFilter(filter.getId());
			}
		}

	}

	@Nested
	class Expressions {

		@ParameterizedTest
		@ValueSource(strings = { "${''.getClass()}", "${''.class}", "${''['class']}", "${''.bytes}", "${''.concat('x')}",
				"${'x'.toString()}", "${true.getClass()}", "${opgavefiltre.getClass()}", "${opgavefiltre.class}",
				"${opgavefiltre.opret()}", "${opgavefiltre.hashCode()}", "${opgavefiltre.wait()}", "${sagen.sagsbehandling}",
				"${dataSource}", "${dataSource.connection}", "${environment}", "${systemProperties}", "${motoradgang}",
				"${repositoryService}", "${processEngine}", "${opgaveListener}", "${udtryksvagt}", "${kryptering}",
				"${tovholderApplication}", "${afgoerMaalgruppeDelegate.execute(execution)}", "${afgoerMaalgruppeDelegate.class}",
				"${byggeklodser.version()}", "${byggeklodser.version('a','b')}", "${byggeklodser.version(1)}",
				"${byggeklodser.nyeste('suspension')}", "${authenticatedUserId}", "${task}", "${ukendt}", "${dateTime()}",
				"${dateTime().plusDays(1)}", "${XML('<a/>')}", "${JSON('{}')}", "${S('{}')}", "${now().getClass()}",
				"${now().time}", "${currentUser().length()}", "${currentUserGroups().size()}", "${currentUserGroups()[0]}",
				"#{''.getClass()}", "${''.getClass", "${a ? b : ''.getClass()}", "${''.getClass().forName('java.lang.Runtime')}" })
		void reachNothingButWhatModelsNeed(String udtryk) {
			forgaeves(() -> HullerTest.this.her.getTaskService()
				.createTaskQuery()
				.or()
				.taskAssigneeExpression(udtryk)
				.endOr()
				.list());
		}

		@Test
		void anExpressionInAModelRunsOnABareEngine() {
			String model = model("<bpmn:serviceTask id='a' camunda:expression=\"" + INDBRUD + "\"/>");
			assertThat(indbrud(() -> koer(bar, model))).isPositive();
			forgaeves(() -> koer(HullerTest.this.her, model));
		}

		@Test
		void aConditionInAModelRunsOnABareEngine() {
			String model = model("<bpmn:exclusiveGateway id='a' default='c'/>").replace("<bpmn:sequenceFlow id='f2'",
					"<bpmn:sequenceFlow id='b' sourceRef='a' targetRef='slut'><bpmn:conditionExpression>"
							+ INDBRUD.replace("}", " == 'x'}") + "</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:sequenceFlow id='c'");
			assertThat(indbrud(() -> koer(bar, model))).isPositive();
			forgaeves(() -> koer(HullerTest.this.her, model));
		}

		@ParameterizedTest
		@ValueSource(strings = { "juel", "javascript", "groovy", "python" })
		void aScriptIsNotEvenDeployed(String sprog) {
			String model = model("<bpmn:scriptTask id='a' scriptFormat='" + sprog + "'><bpmn:script>" + INDBRUD
					+ "</bpmn:script></bpmn:scriptTask>");
			if (sprog.equals("juel")) {
				assertThat(indbrud(() -> koer(bar, model))).isPositive();
			}
			else {
				assertThat(catchThrowable(() -> udrul(bar, "proeve.bpmn", model))).as("deployed by a bare engine").isNull();
			}
			assertThat(forgaeves(() -> udrul(HullerTest.this.her, "proeve.bpmn", model))).hasMessageContaining("Scripts are switched off");
		}

		@ParameterizedTest
		@ValueSource(strings = {
				"<camunda:executionListener event='start'><camunda:script scriptFormat='juel'>%s</camunda:script></camunda:executionListener>",
				"<camunda:inputOutput><camunda:inputParameter name='x'><camunda:script scriptFormat='juel'>%s</camunda:script></camunda:inputParameter></camunda:inputOutput>",
				"<camunda:executionListener event='start' class='" + KLASSE + "'/>",
				"<camunda:executionListener event='start' expression=\"%s\"/>" })
		void noListenerAndNoParameterOfAModelRunsWhatItLikes(String udvidelse) {
			String model = model("<bpmn:manualTask id='a'><bpmn:extensionElements>" + udvidelse.replace("%s", INDBRUD)
					+ "</bpmn:extensionElements></bpmn:manualTask>");
			Spor.ANTAL.set(0);
			catchThrowable(() -> koer(bar, model));
			assertThat(Spor.ANTAL.get()).isPositive();
			forgaeves(() -> koer(HullerTest.this.her, model));
		}

		@Test
		void aClassNamedInAModelIsNotMade() {
			String model = model("<bpmn:serviceTask id='a' camunda:class='" + KLASSE + "'/>");
			Spor.ANTAL.set(0);
			catchThrowable(() -> koer(bar, model));
			assertThat(Spor.ANTAL.get()).as("made, though it is no delegate").isPositive();
			forgaeves(() -> koer(HullerTest.this.her, model));
		}

		@Test
		void aShellIsNotOpened() {
			String model = model("<bpmn:serviceTask id='a' camunda:type='shell'><bpmn:extensionElements>"
					+ "<camunda:field name='command' stringValue='true'/></bpmn:extensionElements></bpmn:serviceTask>");
			assertThat(catchThrowable(() -> koer(bar, model))).as("a bare engine opens one").isNull();
			forgaeves(() -> udrul(HullerTest.this.her, "proeve.bpmn", model));
		}

		@ParameterizedTest
		@ValueSource(strings = { "juel", "javascript", "feel" })
		void decisionTablesAreWrittenInFeelAlone(String sprog) {
			String udtryk = sprog.equals("feel") ? "\"svar\"" : INDBRUD;
			String tabel = ("<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' xmlns:camunda='http://camunda.org/schema/1.0/dmn' "
					+ "id='d' name='d' namespace='d'><decision id='tabel' name='t' camunda:historyTimeToLive='1'><variable id='v' name='v'/>"
					+ "<literalExpression id='l' expressionLanguage='" + sprog + "'><text><![CDATA[" + udtryk
					+ "]]></text></literalExpression></decision></definitions>");
			Supplier<Object> afgoerelse = () -> HullerTest.this.her.getDecisionService()
				.evaluateDecisionByKey("tabel")
				.evaluate()
				.getSingleEntry();
			if (sprog.equals("feel")) {
				udrul(HullerTest.this.her, "tabel.dmn", tabel);
				assertThat(afgoerelse.get()).isEqualTo("svar");
				return;
			}
			udrul(bar, "tabel.dmn", tabel);
			if (sprog.equals("juel")) {
				assertThat(indbrud(() -> bar.getDecisionService().evaluateDecisionByKey("tabel").evaluate())).isPositive();
			}
			assertThat(forgaeves(() -> udrul(HullerTest.this.her, "tabel.dmn", tabel))).hasStackTraceContaining("written in FEEL");
		}

	}

	@Nested
	class Variable {

		/** JSON that says which class it is to become; what the engine reads it into is the sender's choice. */
		private Object laesObjekt(ProcessEngine motor) {
			Task opgave = motor.getTaskService().newTask();
			motor.getTaskService().saveTask(opgave);
			try {
				motor.getTaskService()
					.setVariable(opgave.getId(), "v",
							Variables.serializedObjectValue("{\"navn\":\"x\"}")
								.serializationDataFormat("application/json")
								.objectTypeName(KLASSE)
								.create());
				return motor.getTaskService().getVariable(opgave.getId(), "v");
			}
			finally {
				motor.getTaskService().deleteTask(opgave.getId(), true);
			}
		}

		private void javaobjekt(ProcessEngine motor) {
			Task opgave = motor.getTaskService().newTask();
			motor.getTaskService().saveTask(opgave);
			try {
				motor.getTaskService()
					.setVariable(opgave.getId(), "v",
							Variables.serializedObjectValue("rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==")
								.serializationDataFormat(Variables.SerializationDataFormats.JAVA)
								.objectTypeName("java.util.HashMap")
								.create());
			}
			finally {
				motor.getTaskService().deleteTask(opgave.getId(), true);
			}
		}

		@Test
		void becomeNoObjectOfTheSendersChoice() {
			assertThat(laesObjekt(bar)).isInstanceOf(Spor.class);
			((ProcessEngineConfigurationImpl) HullerTest.this.her.getProcessEngineConfiguration()).setStandaloneTasksEnabled(true);
			try {
				forgaeves(() -> laesObjekt(HullerTest.this.her));
			}
			finally {
				((ProcessEngineConfigurationImpl) HullerTest.this.her.getProcessEngineConfiguration()).setStandaloneTasksEnabled(false);
			}
		}

		@Test
		void areNoSerializedObjectsOfJava() {
			((ProcessEngineConfigurationImpl) bar.getProcessEngineConfiguration()).setJavaSerializationFormatEnabled(true);
			assertThat(catchThrowable(() -> javaobjekt(bar))).as("with the switch that others turn on").isNull();
			((ProcessEngineConfigurationImpl) HullerTest.this.her.getProcessEngineConfiguration()).setStandaloneTasksEnabled(true);
			try {
				forgaeves(() -> javaobjekt(HullerTest.this.her));
			}
			finally {
				((ProcessEngineConfigurationImpl) HullerTest.this.her.getProcessEngineConfiguration()).setStandaloneTasksEnabled(false);
			}
		}

		@Test
		void areNoXml() {
			assertThat(HullerTest.this.her.getProcessEngineConfiguration()).isInstanceOfSatisfying(
					ProcessEngineConfigurationImpl.class, (motor) -> {
						assertThat(motor.isEnableXxeProcessing()).isFalse();
						assertThat(motor.getVariableSerializers().getSerializers()).extracting((format) -> format.getType().getName())
							.doesNotContain("xml");
					});
			String model = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>"
					+ model("<bpmn:manualTask id='a' name='&b;'/>");
			forgaeves(() -> udrul(HullerTest.this.her, "proeve.bpmn", model));
		}

	}

	@Nested
	class Setup {

		@Test
		void makesAnAdministratorForWhoeverComesFirstOnABareEngine() {
			new Opsaetning(bar).createInitialUser("bar", ny());
			assertThat(grupper(bar, "nyadmin")).contains("camunda-admin");
			assertThat(forgaeves(() -> new Opsaetning(HullerTest.this.her).createInitialUser("default", ny())))
				.hasMessageContaining("Setup");
			assertThat(HullerTest.this.her.getIdentityService().createUserQuery().userId("nyadmin").count()).isZero();
		}

		private static UserDto ny() {
			UserProfileDto profil = new UserProfileDto();
			profil.setId("nyadmin");
			UserCredentialsDto adgang = new UserCredentialsDto();
			adgang.setPassword("en-lang-adgangskode-1");
			UserDto ny = new UserDto();
			ny.setProfile(profil);
			ny.setCredentials(adgang);
			return ny;
		}

		private static List<String> grupper(ProcessEngine motor, String bruger) {
			return motor.getIdentityService().createGroupQuery().groupMember(bruger).list().stream().map(Group::getId).toList();
		}

	}

	/** The endpoint as it comes, behind every filter. */
	private static final class Opsaetning extends SetupResource {

		private final ProcessEngine motor;

		Opsaetning(ProcessEngine motor) {
			this.motor = motor;
		}

		@Override
		public void createInitialUser(String navn, UserDto ny) {
			createInitialUserInternal(navn, ny, lookupProcessEngine(navn));
		}

		@Override
		protected ProcessEngine lookupProcessEngine(String navn) {
			return this.motor;
		}

	}

	@Nested
	class Deployments {

		private static final String MODEL = model("<bpmn:manualTask id='a'/>");

		@Test
		void whoeverIsSignedInDeploysOnABareEngine() {
			bar.getIdentityService().setAuthentication("hvem.som.helst", List.of());
			udrul(bar, "proeve.bpmn", MODEL);
			assertThat(bar.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("proeve").count()).isPositive();
		}

		@ParameterizedTest
		@ValueSource(strings = { "sagsbehandler.aktivhuset", "sagsbehandler.integrationshuset", "moedekoordinator.aktivhuset",
				"jobformidler1.aktivhuset", "faglig-leder.aktivhuset", "afdelingsleder", "projektleder", "styregruppe", "controller",
				"integration", "admin" })
		void nobodyWhoSignsInDeploysHere(String bruger) {
			List<String> grupper = Setup.grupper(HullerTest.this.her, bruger);
			assertThat(grupper).as("groups of %s", bruger).isNotEmpty();
			HullerTest.this.her.getIdentityService().setAuthentication(bruger, grupper);
			assertThatThrownBy(() -> udrul(HullerTest.this.her, "proeve.bpmn", MODEL)).isInstanceOf(AuthorizationException.class);
		}

	}

	@Nested
	class Addresses {

		private static final String REGLER = "META-INF/resources/webjars/camunda/securityFilterRules.json";

		/** The login of the bare webapps guards exact addresses; whatever else the server takes for the same is let through. */
		@ParameterizedTest
		@ValueSource(strings = { "/api//engine/engine/default/task", "//api/engine/engine/default/task",
				"/api/engine;x/engine/default/task", "/api/./engine/engine/default/task", "/api/engine/%2e/engine/default/task",
				"/api/engine/%2E%2E/engine/engine/default/task", "/app/../api/engine/engine/default/task",
				"/api/ENGINE/engine/default/task", "/api/engine./engine/default/task",
				"/api/engine%2Fengine/default/task" })
		void oddOnesNeedNoLoginByTheRulesOfBareWebapps(String sti) throws Exception {
			try (InputStream fil = SetupResource.class.getClassLoader().getResourceAsStream(REGLER)) {
				List<SecurityFilterRule> regler = FilterRules.load(fil, "");
				assertThat(FilterRules.authorize("GET", "/api/engine/engine/default/task", regler).isGranted()).isFalse();
				assertThat(FilterRules.authorize("GET", sti, regler).isGranted()).isTrue();
			}
			for (String metode : List.of("GET", "POST")) {
				HttpRequest kald = HttpRequest
					.newBuilder(URI.create("http://127.0.0.1:" + HullerTest.this.port + "/camunda" + sti))
					.method(metode, HttpRequest.BodyPublishers.noBody())
					.build();
				assertThat(HttpClient.newHttpClient().send(kald, HttpResponse.BodyHandlers.ofString()).statusCode())
					.isIn(400, 401, 403, 404);
			}
		}

	}

	private static final String KLASSE = "dk.tovholder.sikkerhed.HullerTest$Spor";

	private static String model(String midte) {
		return "<bpmn:definitions xmlns:bpmn='http://www.omg.org/spec/BPMN/20100524/MODEL' "
				+ "xmlns:camunda='http://camunda.org/schema/1.0/bpmn' targetNamespace='x'>"
				+ "<bpmn:process id='proeve' isExecutable='true' camunda:historyTimeToLive='P1D'><bpmn:startEvent id='start'/>"
				+ "<bpmn:sequenceFlow id='f1' sourceRef='start' targetRef='a'/>" + midte
				+ "<bpmn:sequenceFlow id='f2' sourceRef='a' targetRef='slut'/><bpmn:endEvent id='slut'/></bpmn:process></bpmn:definitions>";
	}

	private void udrul(ProcessEngine motor, String navn, String indhold) {
		Deployment udrulning = motor.getRepositoryService()
			.createDeployment()
			.addInputStream(navn, new java.io.ByteArrayInputStream(indhold.getBytes(StandardCharsets.UTF_8)))
			.deploy();
		this.oprydning.add(() -> motor.getRepositoryService().deleteDeployment(udrulning.getId(), true));
	}

	private void koer(ProcessEngine motor, String model) {
		udrul(motor, "proeve.bpmn", model);
		motor.getRuntimeService().startProcessInstanceByKey("proeve", Map.of("x", "y"));
	}

}
