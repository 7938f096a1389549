package dk.tovholder.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No script of any language: neither read from a model, so that it cannot be deployed, nor run by anything else. */
class Scriptforbud extends ScriptFactory implements ScriptEngineResolver {

	@Override
	public ExecutableScript createScriptFromResource(String sprog, String resource) {
		throw forbudt();
	}

	@Override
	public ExecutableScript createScriptFromResource(String sprog, Expression resource) {
		throw forbudt();
	}

	@Override
	public ExecutableScript createScriptFromSource(String sprog, String kilde) {
		throw forbudt();
	}

	@Override
	public ExecutableScript createScriptFromSource(String sprog, Expression kilde) {
		throw forbudt();
	}

	@Override
	public void addScriptEngineFactory(ScriptEngineFactory fabrik) {
		// None is wanted.
	}

	@Override
	public ScriptEngineManager getScriptEngineManager() {
		throw forbudt();
	}

	@Override
	public ScriptEngine getScriptEngine(String sprog, boolean fraLager) {
		throw forbudt();
	}

	private static ProcessEngineException forbudt() {
		return new ProcessEngineException("Scripts are switched off");
	}

}
