package dk.tovholder.engine;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;

import static org.assertj.core.api.Assertions.assertThat;

/** A decision table that remembers which of its rules a test has exercised. */
public final class Regelproeve {

	private final Set<String> ramte = new TreeSet<>();

	private final String sti;

	private final Beslutningstabel tabel;

	public Regelproeve(String sti) {
		this.sti = sti;
		this.tabel = new Beslutningstabel(sti,
				DmnEngineConfiguration.createDefaultDmnEngineConfiguration()
					.customPostDecisionTableEvaluationListeners(List.of((haendelse) -> haendelse.getMatchingRules()
						.stream()
						.map(DmnEvaluatedDecisionRule::getId)
						.forEach(this.ramte::add)))
					.buildEngine());
	}

	public List<Map<String, Object>> afgoer(Map<String, ?> input) {
		return this.tabel.afgoer(input);
	}

	/**
	 * Fails, naming them, if the table holds rules that no case so far was decided by.
	 */
	public void alleReglerErProevet() {
		InputStream fil = Regelproeve.class.getClassLoader().getResourceAsStream(this.sti);
		assertThat(Dmn.readModelFromStream(fil).getModelElementsByType(Rule.class)).isNotEmpty()
			.extracting(Rule::getId)
			.as("rules of %s that no case exercises", this.sti)
			.allMatch(this.ramte::contains);
	}

}
