package dk.tovholder.engine;

import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;

import org.springframework.stereotype.Component;

/** Passwords have at least twelve characters. Length is the rule that helps; the engine's own default takes one letter. */
@Component
class Adgangskodekrav extends AbstractProcessEnginePlugin {

	private static final int KORTESTE = 12;

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setEnablePasswordPolicy(true);
		configuration.setPasswordPolicy(() -> List.of(new PasswordPolicyLengthRuleImpl(KORTESTE)));
	}

}
