package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import org.springframework.stereotype.Component;

/**
 * Remembers what last failed in the engine in this thread.
 * The engine's REST answers with a text and a class name; the refusal behind it, with its status, is only known here.
 */
@Component
class Fejlspor extends AbstractProcessEnginePlugin {

	private static final ThreadLocal<Throwable> SENESTE = new ThreadLocal<>();

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		List<CommandInterceptor> interceptors = new ArrayList<>();
		if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
			interceptors.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
		}
		interceptors.add(0, new Spor());
		configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
	}

	static void glem() {
		SENESTE.remove();
	}

	/** The nearest cause of the type in what last failed. */
	static <T extends Throwable> Optional<T> seneste(Class<T> type) {
		Throwable aarsag = SENESTE.get();
		for (int dybde = 0; aarsag != null && dybde < 30; dybde++) {
			if (type.isInstance(aarsag)) {
				return Optional.of(type.cast(aarsag));
			}
			aarsag = aarsag.getCause();
		}
		return Optional.empty();
	}

	private static final class Spor extends CommandInterceptor {

		@Override
		public <T> T execute(Command<T> command) {
			try {
				return this.next.execute(command);
			}
			catch (RuntimeException ex) {
				SENESTE.set(ex);
				throw ex;
			}
		}

	}

}
