package dk.tovholder.engine;

import dk.tovholder.sikkerhed.Bruger;

import org.camunda.bpm.engine.TaskService;

import org.springframework.stereotype.Component;

/** Who may see a task: whom it is assigned to, and the members of its groups. */
@Component
public class Opgaveadgang {

	private final TaskService taskService;

	Opgaveadgang(TaskService taskService) {
		this.taskService = taskService;
	}

	/** Whether the user may see the task; nobody may see one that is not there. */
	public boolean maaSe(Bruger bruger, String opgaveId) {
		return Opgaverettigheder.kunFor(taskService.createTaskQuery().taskId(opgaveId), bruger.id(), bruger.grupper()).count() > 0;
	}

}
