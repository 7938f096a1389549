package dk.tovholder;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * The webapps find their engine by name in a list of the whole JVM, where the context that was started last has put its own.
 * A test that comes back to an earlier context gets that context's engine there again.
 */
public class Motorvalg implements TestExecutionListener {

	@Override
	public void beforeTestClass(TestContext test) {
		vaelg(test);
	}

	@Override
	public void beforeTestMethod(TestContext test) {
		vaelg(test);
	}

	private static void vaelg(TestContext test) {
		if (test.hasApplicationContext()) {
			test.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(ProcessEngines::registerProcessEngine);
		}
	}

}
