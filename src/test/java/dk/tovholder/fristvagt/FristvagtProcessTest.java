package dk.tovholder.fristvagt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import dk.tovholder.Testdatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** There is one watch, and it goes by the newest version of its model. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@DirtiesContext
class FristvagtProcessTest {

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	@Autowired
	private FristvagtProcess fristvagt;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Test
	void aWatchOfAnEarlierVersionIsRelieved() throws IOException {
		fristvagt.begynd();
		assertThat(vagter()).hasSize(1);
		ProcessInstance foer = vagter().get(0);
		repository.createDeployment()
			.addString("fristvagt.bpmn", Files.readString(Path.of("processes/fristvagt/fristvagt.bpmn"))
				.replace("name=\"Fristvagt\"", "name=\"Fristvagt, ny\""))
			.deploy();
		fristvagt.begynd();
		assertThat(vagter()).hasSize(1);
		assertThat(vagter().get(0).getProcessDefinitionId()).isNotEqualTo(foer.getProcessDefinitionId());
		fristvagt.begynd();
		assertThat(vagter()).hasSize(1);
	}

	private List<ProcessInstance> vagter() {
		return runtime.createProcessInstanceQuery().processDefinitionKey(FristvagtProcess.PROCES).list();
	}

}
