package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
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

	private static final Pattern NAVN = Pattern.compile("[a-zA-Z]\\w*");

	/** A cell that compares its input with one other value. */
	private static final Pattern SAMMENLIGNING = Pattern.compile("[<>]=?\\s*" + NAVN);

	private final FeelEngine motor;

	/** By the text of a cell: the texts are few, and never come from outside. */
	private final Map<String, Udtryk> udtryk = new ConcurrentHashMap<>();

	private final Map<Celle, Object> svar = new ConcurrentHashMap<>();

	Feelhukommelse(FeelEngine motor) {
		this.motor = motor;
	}

	/** What can be told from the text of a cell: whether its answer may be kept, and every word that could be a variable. */
	private record Udtryk(boolean fast, boolean navn, boolean sammenligning, List<String> ord) {

		static Udtryk af(String tekst) {
			return new Udtryk(!OMSKIFTELIG.matcher(tekst).find(), NAVN.matcher(tekst).matches(),
					SAMMENLIGNING.matcher(tekst).matches(),
					NAVN.matcher(tekst).results().map(MatchResult::group).distinct().toList());
		}

	}

	/** A cell with the values of everything that it can name. */
	private record Celle(String udtryk, List<Object> vaerdier) {
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

	private Object husk(String tekst, String inddata, VariableContext variable, Supplier<Object> beregn) {
		Udtryk kendtUdtryk = udtryk.computeIfAbsent(tekst, Udtryk::af);
		if (!kendtUdtryk.fast()) {
			return beregn.get();
		}
		if (kendtUdtryk.navn() && inddata == null && vaerdi(tekst, variable) instanceof Integer tal) {
			return tal;
		}
		Celle celle = new Celle(tekst, vaerdier(kendtUdtryk, inddata, variable));
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
	private static List<Object> vaerdier(Udtryk udtryk, String inddata, VariableContext variable) {
		List<Object> vaerdier = new ArrayList<>();
		vaerdier.add((inddata == null) ? INTET : vaerdi(inddata, variable));
		for (String navn : udtryk.ord()) {
			vaerdier.add(vaerdi(navn, variable));
		}
		if (udtryk.sammenligning() && vaerdier.get(0) instanceof Integer ene && vaerdier.get(1) instanceof Integer anden) {
			// Which one is the larger is all that a comparison depends on.
			return List.of(Integer.signum(ene.compareTo(anden)));
		}
		return vaerdier;
	}

	private static Object vaerdi(String navn, VariableContext variable) {
		return variable.containsVariable(navn) ? variable.resolve(navn).getValue() : INTET;
	}

}
