package dk.tovholder.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.InformationItem;
import org.camunda.bpm.model.dmn.instance.InputData;

/**
 * A decision table of the class path, evaluated without a process engine, so that the
 * rules can be tested on their own. Thread-safe.
 */
public class Beslutningstabel {

	private static final DmnEngine MOTOR = motor();

	/** Questions that a table remembers its answer to; beyond that it forgets everything, so it cannot grow. */
	private static final int PLADS = 1_000;

	private final String sti;

	private final DmnEngine motor;

	private final DmnDecision beslutning;

	private final Set<String> inddata;

	private final Map<Map<String, ?>, List<Map<String, Object>>> svar = new ConcurrentHashMap<>();

	/**
	 * Reads a file with exactly one decision.
	 * @param sti path on the class path, such as {@code processes/frist/frist.dmn}
	 * @throws IllegalStateException if the file is missing or holds other than one
	 * decision
	 */
	public Beslutningstabel(String sti) {
		this(sti, MOTOR);
	}

	Beslutningstabel(String sti, DmnEngine motor) {
		DmnModelInstance model = laes(sti);
		List<DmnDecision> beslutninger = motor.parseDecisions(model);
		if (beslutninger.size() != 1) {
			throw new IllegalStateException(sti + " holds " + beslutninger.size() + " decisions, not one");
		}
		this.sti = sti;
		this.motor = motor;
		this.beslutning = beslutninger.get(0);
		this.inddata = model.getModelElementsByType(InputData.class)
			.stream()
			.map(InputData::getInformationItem)
			.map(InformationItem::getName)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The output of every rule that the hit policy lets through, by output name.
	 * @param input a value, or null, for each input of the diagram
	 * @return the empty list if no rule fits
	 * @throws IllegalArgumentException if an input of the diagram is missing: the engine
	 * would take it for null and decide on it
	 */
	public List<Map<String, Object>> afgoer(Map<String, ?> input) {
		if (!input.keySet().containsAll(this.inddata)) {
			throw new IllegalArgumentException(this.sti + " needs " + this.inddata + ", got " + input.keySet());
		}
		List<Map<String, Object>> kendt = this.svar.get(input);
		if (kendt == null) {
			kendt = this.motor.evaluateDecisionTable(this.beslutning, new HashMap<>(input))
				.getResultList()
				.stream()
				.map(Collections::unmodifiableMap)
				.toList();
			if (this.svar.size() >= PLADS) {
				this.svar.clear();
			}
			this.svar.put(new HashMap<>(input), kendt);
		}
		return kendt;
	}

	private static DmnEngine motor() {
		DefaultDmnEngineConfiguration opsaetning = new DefaultDmnEngineConfiguration();
		opsaetning.setFeelEngineFactory(() -> new Feelhukommelse(new ScalaFeelEngineFactory().createInstance()));
		return opsaetning.buildEngine();
	}

	private static DmnModelInstance laes(String sti) {
		try (InputStream fil = Beslutningstabel.class.getClassLoader().getResourceAsStream(sti)) {
			if (fil == null) {
				throw new IllegalStateException("No decision table " + sti);
			}
			return Dmn.readModelFromStream(fil);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
