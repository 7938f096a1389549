package dk.tovholder.engine;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;

/** The tasks that belong to no case, between the engine and those who answer for them. */
@Component
public class Procesopgaver {

	/** The engine's own number, from 0, of each of several instances of one activity. */
	private static final String LOEBENUMMER = "loopCounter";

	private final ObjectProvider<Opgaveejer> ejere;

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final Motoradgang motoradgang;

	Procesopgaver(ObjectProvider<Opgaveejer> ejere, @Lazy TaskService tasks, @Lazy RuntimeService runtime,
			Motoradgang motoradgang) {
		this.ejere = ejere;
		this.tasks = tasks;
		this.runtime = runtime;
		this.motoradgang = motoradgang;
	}

	/** Which of several alike an execution works for, from 1. */
	public static int nummer(DelegateExecution execution) {
		return nummer(execution.getVariable(LOEBENUMMER));
	}

	private static int nummer(Object loebenummer) {
		return (loebenummer == null) ? 1 : (Integer) loebenummer + 1;
	}

	/** An open task, or empty if it is done, unknown or a case's. */
	public Optional<Procesopgave> find(String id) {
		return motoradgang.somSystem(() -> Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
			.map(this::opgave)
			.filter((opgave) -> ejer(opgave.proces()).isPresent()));
	}

	/**
	 * Lets the tasks of an element press from now on: those that the execution stands beside.
	 * @return whom they are assigned to, as far as somebody has taken them
	 */
	public List<String> pres(DelegateExecution execution, String element, int prioritet) {
		int nummer = nummer(execution);
		return motoradgang.somSystem(() -> {
			List<Task> fundne = tasks.createTaskQuery()
				.processInstanceId(execution.getProcessInstanceId())
				.taskDefinitionKey(element)
				.list()
				.stream()
				.filter((task) -> opgave(task).nummer() == nummer)
				.toList();
			fundne.forEach((task) -> tasks.setPriority(task.getId(), prioritet));
			return fundne.stream().map(Task::getAssignee).filter(Objects::nonNull).toList();
		});
	}

	private Procesopgave opgave(Task task) {
		String noegle = Perioder.noegle(runtime.createProcessInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.singleResult()
			.getBusinessKey());
		return new Procesopgave(task.getId(), proces(task.getProcessDefinitionId()), noegle, task.getTaskDefinitionKey(),
				nummer(runtime.getVariable(task.getExecutionId(), LOEBENUMMER)));
	}

	/** The engine's ids of definitions begin with the id of the process. */
	private static String proces(String definition) {
		return definition.substring(0, definition.indexOf(':'));
	}

	/** Who takes the answers of a form, if the tasks of the process belong to no case. */
	Optional<Formularmodtager> modtager(String proces, String formular) {
		return ejer(proces).map((ejer) -> new Modtager(ejer, formular));
	}

	/** Who is told of tasks, if those of the process belong to no case. */
	Optional<TaskListener> lytter(String proces) {
		return ejer(proces).map((ejer) -> (TaskListener) (task) -> {
			if (task.getEventName().equals(TaskListener.EVENTNAME_CREATE)) {
				udfyld(task, ejer.blad(opgave(task, proces)));
			}
		});
	}

	private static Procesopgave opgave(DelegateTask task, String proces) {
		return new Procesopgave(task.getId(), proces, Perioder.noegle(task.getExecution().getProcessBusinessKey()),
				task.getTaskDefinitionKey(), nummer(task.getVariable(LOEBENUMMER)));
	}

	private static void udfyld(DelegateTask task, Opgaveblad blad) {
		task.setDueDate(Date.from(Tid.fristTidspunkt(blad.dato())));
		task.setPriority(blad.prioritet());
		// On the task itself: whoever may see it sees this, and no more of its process.
		task.setVariableLocal("periode", blad.periode());
	}

	private Optional<Opgaveejer> ejer(String proces) {
		return ejere.stream().filter((ejer) -> ejer.proces().equals(proces)).findFirst();
	}

	/** The form of one kind of task. */
	private final class Modtager implements Formularmodtager {

		private final Opgaveejer ejer;

		private final String formular;

		Modtager(Opgaveejer ejer, String formular) {
			this.ejer = ejer;
			this.formular = formular;
		}

		@Override
		public Map<String, Object> forudfyld(String opgaveId, String formular) {
			return ejer.forudfyld(aaben(opgaveId));
		}

		@Override
		public String formular(String opgaveId) {
			return formular;
		}

		@Override
		public void modtag(String opgaveId, Map<String, Object> svar) {
			ejer.modtag(aaben(opgaveId), svar);
		}

		private Procesopgave aaben(String id) {
			return find(id).orElseThrow(() -> new Afvisning(409, "Opgaven er allerede afsluttet"));
		}

	}

}
