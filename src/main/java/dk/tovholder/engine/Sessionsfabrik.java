package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Makes what the engine works with inside a command: ours in place of its own of the type. */
record Sessionsfabrik(Class<?> type, Supplier<Session> vores) implements SessionFactory {

	/** Gives the engine ours, beside what other plugins have given it. */
	static void giv(ProcessEngineConfigurationImpl motor, Class<?> type, Supplier<Session> vores) {
		List<SessionFactory> fabrikker = new ArrayList<>(Objects.requireNonNullElse(motor.getCustomSessionFactories(), List.of()));
		fabrikker.add(new Sessionsfabrik(type, vores));
		motor.setCustomSessionFactories(fabrikker);
	}

	@Override
	public Class<?> getSessionType() {
		return this.type;
	}

	@Override
	public Session openSession() {
		return this.vores.get();
	}

}
