package dk.tovholder.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.WritableIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

import org.springframework.stereotype.Component;

/**
 * The engine's own users without its lock, which one wrong password sets for everybody and ten for ever.
 * {@link dk.tovholder.sikkerhed.Loginbremse} slows guessing down instead.
 */
@Component
class UlaastIdentitet extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setIdentityProviderSessionFactory(new Fabrik());
	}

	private static final class Fabrik implements SessionFactory {

		@Override
		public Class<?> getSessionType() {
			return WritableIdentityProvider.class;
		}

		@Override
		public Session openSession() {
			return new Udbyder();
		}

	}

	private static final class Udbyder extends DbIdentityServiceProvider {

		@Override
		protected boolean isUserLocked(UserEntity user) {
			return false;
		}

		@Override
		protected void lockUser(UserEntity user) {
			// Wrong passwords are counted by user and address, not by user alone.
		}

	}

}
