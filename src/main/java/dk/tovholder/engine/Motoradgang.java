package dk.tovholder.engine;

import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Lets the product itself ask and tell the engine what the user it works for may not. */
@Component
public class Motoradgang {

	private final ProcessEngine motor;

	private final IdentityService identity;

	Motoradgang(@Lazy ProcessEngine motor, @Lazy IdentityService identity) {
		this.motor = motor;
		this.identity = identity;
	}

	/** Runs several steps of the engine as one: it writes them together when the last is done. */
	public void samlet(Runnable arbejde) {
		((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
			.execute((kommando) -> {
				arbejde.run();
				return null;
			});
	}

	/** Runs work in a transaction of its own, whatever the engine is in the midst of: it holds or fails alone. */
	public void iEgenTransaktion(Runnable arbejde) {
		((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).getCommandExecutorTxRequiresNew()
			.execute((kommando) -> {
				arbejde.run();
				return null;
			});
	}

	/** Runs a piece of the product's own work without the limits of the signed-in user. */
	public <T> T somSystem(Supplier<T> arbejde) {
		Authentication bruger = identity.getCurrentAuthentication();
		identity.clearAuthentication();
		try {
			return arbejde.get();
		}
		finally {
			identity.setAuthentication(bruger);
		}
	}

}
