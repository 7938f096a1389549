package dk.tovholder.engine;

import java.lang.reflect.Method;
import java.util.Set;

import dk.tovholder.fejl.Afvisning;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Expressions that reach what models and lists need and nothing else, wherever they come from: {@link Udtryksopslag} says
 * what. Of the functions of the engine and its plugins, three.
 */
class Udtryksregler extends JuelExpressionManager {

	private static final Set<String> FUNKTIONER = Set.of("currentUser", "currentUserGroups", "now");

	private final Udtryksopslag opslag;

	Udtryksregler(Udtryksopslag opslag) {
		this.opslag = opslag;
	}

	@Override
	public void addFunction(String navn, Method funktion) {
		if (FUNKTIONER.contains(navn)) {
			super.addFunction(navn, funktion);
		}
	}

	@Override
	public Expression createExpression(String udtryk) {
		try {
			return super.createExpression(udtryk);
		}
		catch (ELException ex) {
			throw new Afvisning(400, "Udtrykket kan ikke læses.");
		}
	}

	@Override
	protected ELResolver createElResolver() {
		return this.opslag;
	}

}
