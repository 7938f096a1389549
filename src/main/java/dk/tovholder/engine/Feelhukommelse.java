package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;

/**
 * Remembers what the cells of decision tables come to. The FEEL engine parses a cell and builds all its functions anew each
 * time it meets it, which costs more than everything else that happens when a case starts; yet the same few cells meet the
 * same few values again and again.
 */
class Feelhukommelse implements FeelEngine {

	/** More than all tables and all likely values together; beyond that it forgets everything, so it cannot grow. */
	private static final int PLADS = 10_000;

	/** Functions whose answer depends on more than the values. */
	private static final Pattern OMSKIFTELIG = Pattern.compile("now|today|random");

	/** What {@code null} is remembered as. */
	private static final Object INTET = new Object();

	private final FeelEngine motor;

	private final Map<Celle, Object> svar = new ConcurrentHashMap<>();

	Feelhukommelse(FeelEngine motor) {
		this.motor = motor;
	}

	/** A cell with the values of everything that it can name. */
	private record Celle(String udtryk, String inddata, List<Object> vaerdier) {
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T evaluateSimpleExpression(String udtryk, VariableContext variable) {
		return (T) husk(udtryk, null, variable, () -> motor.evaluateSimpleExpression(udtryk, variable));
	}

	@Override
	public boolean evaluateSimpleUnaryTests(String udtryk, String inddata, VariableContext variable) {
		return (Boolean) husk(udtryk, inddata, variable,
				() -> motor.evaluateSimpleUnaryTests(udtryk, inddata, variable));
	}

	private Object husk(String udtryk, String inddata, VariableContext variable, Supplier<Object> beregn) {
		if (OMSKIFTELIG.matcher(udtryk).find()) {
			return beregn.get();
		}
		Celle celle = new Celle(udtryk, inddata, vaerdier(udtryk, inddata, variable));
		Object kendt = svar.get(celle);
		if (kendt == null) {
			kendt = Objects.requireNonNullElse(beregn.get(), INTET);
			if (svar.size() >= PLADS) {
				svar.clear();
			}
			svar.put(celle, kendt);
		}
		return (kendt == INTET) ? null : kendt;
	}

	/** A variable that the text does not hold cannot have been asked for. */
	private static List<Object> vaerdier(String udtryk, String inddata, VariableContext variable) {
		List<Object> vaerdier = new ArrayList<>();
		for (String navn : variable.keySet()) {
			if (navn.equals(inddata) || udtryk.contains(navn)) {
				vaerdier.add(navn);
				vaerdier.add(variable.resolve(navn).getValue());
			}
		}
		return vaerdier;
	}

}
