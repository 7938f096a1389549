package dk.tovholder.engine;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.ModelInstance;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Leaves the engine nothing that runs what is written in a query, a list or a model beyond the product's own beans: no
 * reflection in expressions, no scripts, no classes made by name. Rests on internal classes of the engine.
 */
@Component
class Udtryksvagt extends AbstractProcessEnginePlugin {

	private static final Pattern FEEL = Pattern.compile("feel|https?://www\\.omg\\.org/spec/(FEEL/[0-9]+|DMN/[0-9]+/FEEL)/?",
			Pattern.CASE_INSENSITIVE);

	private final Udtryksopslag opslag;

	Udtryksvagt(ListableBeanFactory beans) {
		this.opslag = new Udtryksopslag(beans);
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl motor) {
		Scriptforbud scriptforbud = new Scriptforbud();
		motor.setExpressionManager(new Udtryksregler(this.opslag));
		motor.setScriptFactory(scriptforbud);
		motor.setScriptEngineResolver(scriptforbud);
		motor.setArtifactFactory(new IngenKlasser());
	}

	@Override
	public void postProcessEngineBuild(ProcessEngine motor) {
		DefaultDmnEngineConfiguration tabeller = ((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration())
			.getDmnEngineConfiguration();
		tabeller.getTransformer().getTransformListeners().add(new KunFeel());
	}

	/** Listeners, delegates and shells that a model names by their class. */
	private static final class IngenKlasser implements ArtifactFactory {

		@Override
		public <T> T getArtifact(Class<T> klasse) {
			throw new ProcessEngineException("Models name beans, not classes");
		}

	}

	/** Decision tables in another language are not deployed. */
	private static final class KunFeel implements DmnTransformListener {

		@Override
		public void transformDecision(Decision model, DmnDecision beslutning) {
			ModelInstance hele = model.getModelInstance();
			Stream<String> sprog = Stream.of(
					hele.getModelElementsByType(Definitions.class).stream().map(Definitions::getExpressionLanguage),
					hele.getModelElementsByType(LiteralExpression.class).stream().map(LiteralExpression::getExpressionLanguage),
					hele.getModelElementsByType(UnaryTests.class).stream().map(UnaryTests::getExpressionLanguage))
				.flatMap((elementer) -> elementer);
			if (!sprog.filter(Objects::nonNull).allMatch((navn) -> FEEL.matcher(navn).matches())) {
				throw new ProcessEngineException("Decision tables are written in FEEL");
			}
		}

		@Override
		public void transformDecisionTableInput(Input model, DmnDecisionTableInputImpl inddata) {
			// Read with its decision.
		}

		@Override
		public void transformDecisionTableOutput(Output model, DmnDecisionTableOutputImpl uddata) {
			// Read with its decision.
		}

		@Override
		public void transformDecisionTableRule(Rule model, DmnDecisionTableRuleImpl regel) {
			// Read with its decision.
		}

		@Override
		public void transformDecisionRequirementsGraph(Definitions model, DmnDecisionRequirementsGraph graf) {
			// Read decision by decision.
		}

	}

}
