package dk.tovholder.engine;

import java.util.Collection;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.springframework.stereotype.Component;

/**
 * Spares the engine a question that the database cannot answer: which variables belong to a task that is made in this very
 * transaction. Rests on internal classes of the engine; a contract test tells when they change.
 */
@Component
class NyeOpgaver extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl motor) {
		Sessionsfabrik.giv(motor, VariableInstanceManager.class, Variabler::new);
	}

	private static boolean erNy(DbEntityCache kendte, String opgave) {
		CachedDbEntity fundet = kendte.getCachedEntity(TaskEntity.class, opgave);
		return fundet != null && fundet.getEntityState() == DbEntityState.TRANSIENT;
	}

	private static DbEntityCache kendte() {
		return Context.getCommandContext().getDbEntityManager().getDbEntityCache();
	}

	/** A task asks once, before its first variable is set, and keeps count itself from then on. */
	private static final class Variabler extends VariableInstanceManager {

		@Override
		public List<VariableInstanceEntity> findVariableInstancesByTaskIdAndVariableNames(String opgave,
				Collection<String> navne) {
			return erNy(kendte(), opgave) ? List.of()
					: super.findVariableInstancesByTaskIdAndVariableNames(opgave, navne);
		}

	}

}
