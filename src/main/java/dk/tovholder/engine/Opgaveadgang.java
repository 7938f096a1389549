package dk.tovholder.engine;

import java.util.List;

import dk.tovholder.sikkerhed.Bruger;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;

import org.springframework.stereotype.Component;

/** Who may see a task: whom it is assigned to, and the members of its groups. */
@Component
public class Opgaveadgang {

	private final AuthorizationService authorizationService;

	Opgaveadgang(AuthorizationService authorizationService) {
		this.authorizationService = authorizationService;
	}

	/** Whether the user may see the task; nobody may see one that is not there. */
	public boolean maaSe(Bruger bruger, String opgaveId) {
		return this.authorizationService.isUserAuthorized(bruger.id(), List.copyOf(bruger.grupper()), Permissions.READ,
				Resources.TASK, opgaveId);
	}

}
