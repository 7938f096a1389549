package dk.tovholder.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lets the product itself ask and tell the engine what the user it works for may not. */
@Component
public class Motoradgang {

	private final ProcessEngine motor;

	private final IdentityService identity;

	private final TransactionOperations transaktion;

	Motoradgang(@Lazy ProcessEngine motor, @Lazy IdentityService identity, TransactionOperations transaktion) {
		this.motor = motor;
		this.identity = identity;
		this.transaktion = transaktion;
	}

	/** Runs several steps of the engine as one: it writes them together when the last is done. */
	public void samlet(Runnable arbejde) {
		((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
			.execute((kommando) -> {
				arbejde.run();
				return null;
			});
	}

	/**
	 * Runs work in a transaction of its own, whatever the engine is in the midst of: it holds or fails alone. In a thread of its
	 * own too, because what is done before the commit would else be taken up by the engine's unfinished step, and stand or fall
	 * with that.
	 */
	public void iEgenTransaktion(Runnable arbejde) {
		try {
			CompletableFuture
				.runAsync(() -> transaktion.executeWithoutResult((status) -> samlet(arbejde)),
						(opgave) -> new Thread(opgave, Thread.currentThread().getName() + "-egen").start())
				.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException fejl) ? fejl : ex;
		}
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
