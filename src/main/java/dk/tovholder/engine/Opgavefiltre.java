package dk.tovholder.engine;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.stereotype.Component;

import dk.tovholder.kalender.Tid;

/**
 * The lists of Tasklist. Made at start, read by all who have tasks, changed by nobody: they hold expressions.
 * No list names the user's groups where it need not: the engine shows a task only to its assignee and its candidate groups.
 */
@Component("opgavefiltre")
public class Opgavefiltre {

	/** The priority of a task that does not press. */
	public static final int NORMAL = 50;

	/** The priority of a task whose warning has come. */
	public static final int FORVARSEL = 65;

	/** The priority of a task that is behind, without a duty being broken. */
	public static final int OVER_MAAL = 80;

	/** The priority of a task whose mandatory deadline has passed. */
	public static final int OVERSKREDET = 95;

	private final FilterService filterService;

	private final TaskService taskService;

	private final Clock ur;

	Opgavefiltre(FilterService filterService, TaskService taskService, Clock ur) {
		this.filterService = filterService;
		this.taskService = taskService;
		this.ur = ur;
	}

	/**
	 * Makes the lists, or brings them back to what is stated here.
	 * @return the ids of the lists
	 */
	Set<String> opret() {
		Map<String, Filter> findes = this.filterService.createFilterQuery()
			.list()
			.stream()
			.collect(Collectors.toMap(Filter::getName, (filter) -> filter, (ene, anden) -> ene));
		Set<String> ider = Stream.of(
				gem(findes, "Mine opgaver", "Opgaver, der er tildelt dig", 10, "#1f5f5b",
						query().taskAssigneeExpression("${currentUser()}")),
				gem(findes, "Min gruppes opgaver", "Alle opgaver i dine grupper", 20, "#2f6f9f",
						query().taskCandidateGroupInExpression("${currentUserGroups()}").includeAssignedTasks()),
				gem(findes, "Overskredet", "En frist, der skal holdes, er overskredet", 30, "#a3322b",
						query().taskPriority(OVERSKREDET)),
				gem(findes, "Over mål", "En frist, der tilstræbes, eller opgavens egen dato er passeret", 40, "#8a5a00",
						query().taskPriority(OVER_MAAL)),
				gem(findes, "Forvarsel", "Fristen nærmer sig: forvarslets dag er kommet", 50, "#6b5d00",
						query().taskPriority(FORVARSEL)),
				gem(findes, "Denne uge", "Dato senest på søndag, også det, der er passeret", 60, "#2f6f9f",
						query().dueBeforeExpression("${opgavefiltre.ugeslut()}")),
				gem(findes, "Ny uden jobformidler", "Borgere, der venter på en personlig jobformidler", 70, "#5b4b8a",
						query().taskDefinitionKey("userTask_tildelPersonligJobformidler")))
			.collect(Collectors.toSet());
		Set<String> fremmede = new HashSet<>(findes.values().stream().map(Filter::getId).toList());
		fremmede.removeAll(ider);
		fremmede.forEach(this.filterService::deleteFilter);
		return ider;
	}

	/** The local midnight that ends the week of the clock's today. Read by the list of the week. */
	@Modelkald
	public Date ugeslut() {
		return Date.from(Tid.midnat(Tid.idag(this.ur).with(TemporalAdjusters.next(DayOfWeek.MONDAY))));
	}

	private TaskQuery query() {
		return this.taskService.createTaskQuery();
	}

	private String gem(Map<String, Filter> findes, String navn, String beskrivelse, int plads, String farve,
			TaskQuery query) {
		Filter filter = findes.get(navn);
		if (filter == null) {
			filter = this.filterService.newTaskFilter(navn);
		}
		filter.setQuery(query.orderByDueDate().asc());
		filter.setProperties(Map.of("description", beskrivelse, "priority", plads, "color", farve, "refresh", true,
				"showUndefinedVariable", false, "variables", List.of(kolonne("borger", "Borger"),
						kolonne("sagsnummer", "Sagsnummer"), kolonne("enhed", "Enhed"), kolonne("periode", "Periode"))));
		return this.filterService.saveFilter(filter).getId();
	}

	private static Map<String, String> kolonne(String variabel, String navn) {
		return Map.of("name", variabel, "label", navn);
	}

}
