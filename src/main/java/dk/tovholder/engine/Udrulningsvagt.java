package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells {@link Byggeklodser} when models are deployed while the system runs. */
@Component
class Udrulningsvagt extends AbstractProcessEnginePlugin {

	private final ObjectProvider<Byggeklodser> byggeklodser;

	Udrulningsvagt(ObjectProvider<Byggeklodser> byggeklodser) {
		this.byggeklodser = byggeklodser;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl motor) {
		List<Deployer> udrullere = (motor.getCustomPostDeployers() == null) ? new ArrayList<>()
				: new ArrayList<>(motor.getCustomPostDeployers());
		udrullere.add((udrulning) -> byggeklodser.getObject().glem());
		motor.setCustomPostDeployers(udrullere);
	}

}
