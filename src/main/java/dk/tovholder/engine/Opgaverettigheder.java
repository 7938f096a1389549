package dk.tovholder.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * A task belongs to its assignee and its candidate groups, and the task itself says who they are. The engine would keep a
 * right in a row of its own for each task and group, and compare every task with every such row when a list is asked for:
 * seconds with some thousand open tasks. Rests on internal classes of the engine; a contract test tells when they change.
 */
@Component
class Opgaverettigheder extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl motor) {
		motor.setResourceAuthorizationProvider(new IngenRaekker());
		motor.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new Kontrol())));
		Sessionsfabrik.giv(motor, AuthorizationManager.class, Soegning::new);
	}

	/** Narrows a query to the tasks of a user, whatever else it asks for. */
	static TaskQuery kunFor(TaskQuery soegning, String bruger, Collection<String> grupper) {
		TaskQuery en = soegning.or().taskAssignee(bruger);
		if (grupper != null && !grupper.isEmpty()) {
			en.taskCandidateGroupIn(List.copyOf(grupper)).includeAssignedTasks();
		}
		return en.endOr();
	}

	private static final class IngenRaekker extends DefaultAuthorizationProvider {

		@Override
		protected AuthorizationEntity[] createOrUpdateAuthorizations(Task opgave, String gruppe, String bruger) {
			return new AuthorizationEntity[0];
		}

	}

	/** What those whom a task belongs to may do: read, take, give back and complete it. */
	private static final class Kontrol extends AuthorizationCommandChecker {

		@Override
		public void checkReadTask(TaskEntity opgave) {
			if (!erHans(opgave)) {
				super.checkReadTask(opgave);
			}
		}

		@Override
		public void checkReadTaskVariable(TaskEntity opgave) {
			if (!erHans(opgave)) {
				super.checkReadTaskVariable(opgave);
			}
		}

		@Override
		public void checkTaskAssign(TaskEntity opgave) {
			if (!erHans(opgave)) {
				super.checkTaskAssign(opgave);
			}
		}

		@Override
		public void checkTaskWork(TaskEntity opgave) {
			if (!erHans(opgave)) {
				super.checkTaskWork(opgave);
			}
		}

		private boolean erHans(TaskEntity opgave) {
			Authentication bruger = Context.getCommandContext().getAuthentication();
			if (bruger == null) {
				return false;
			}
			return bruger.getUserId().equals(opgave.getAssignee()) || (bruger.getGroupIds() != null && opgave.getCandidates()
				.stream()
				.anyMatch((kandidat) -> bruger.getGroupIds().contains(kandidat.getGroupId())));
		}

	}

	private static final class Soegning extends AuthorizationManager {

		@Override
		public void configureTaskQuery(TaskQueryImpl soegning) {
			configureQuery(soegning);
			AuthorizationCheck bruger = soegning.getAuthCheck();
			if (bruger.isAuthorizationCheckEnabled()) {
				kunFor(soegning, bruger.getAuthUserId(), bruger.getAuthGroupIds());
			}
		}

		/** What a list shows beside its tasks: the variables of those of them that are the user's. */
		@Override
		protected void configureVariableInstanceQuery(VariableInstanceQueryImpl soegning) {
			super.configureVariableInstanceQuery(soegning);
			AuthorizationCheck bruger = soegning.getAuthCheck();
			if (bruger.isAuthorizationCheckEnabled() && soegning.getVariableScopeIds() != null) {
				TaskQueryImpl hans = new TaskQueryImpl();
				hans.taskIdIn(soegning.getVariableScopeIds());
				String[] opgaver = getTaskManager().findTasksByQueryCriteria(hans).stream().map(Task::getId).toArray(String[]::new);
				if (opgaver.length > 0) {
					soegning.taskIdIn(opgaver);
					bruger.getPermissionChecks().clear();
				}
			}
		}

	}

}
