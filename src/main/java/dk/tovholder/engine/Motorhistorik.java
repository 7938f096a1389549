package dk.tovholder.engine;

import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the engine itself keeps of a case, running and finished: read, renamed and removed by the case number. */
@Component
public class Motorhistorik {

	private static final String NAVN = "borger";

	private final HistoryService historik;

	private final RuntimeService runtime;

	private final TaskService tasks;

	private final JdbcTemplate jdbc;

	private final Motoradgang adgang;

	Motorhistorik(@Lazy HistoryService historik, @Lazy RuntimeService runtime, @Lazy TaskService tasks, JdbcTemplate jdbc,
			Motoradgang adgang) {
		this.historik = historik;
		this.runtime = runtime;
		this.tasks = tasks;
		this.jdbc = jdbc;
		this.adgang = adgang;
	}

	/** The instances of the case, the oldest first. */
	public List<Map<String, Object>> processer(String sagsnummer) {
		return this.adgang.somSystem(() -> this.historik.createHistoricProcessInstanceQuery()
			.processInstanceBusinessKey(sagsnummer)
			.orderByProcessInstanceStartTime()
			.asc()
			.list()
			.stream()
			.map(Motorhistorik::vist)
			.toList());
	}

	/** The tasks of the case, the oldest first. */
	public List<Map<String, Object>> opgaver(String sagsnummer) {
		return this.adgang.somSystem(() -> this.historik.createHistoricTaskInstanceQuery()
			.processInstanceBusinessKey(sagsnummer)
			.orderByHistoricActivityInstanceStartTime()
			.asc()
			.list()
			.stream()
			.map(Motorhistorik::vist)
			.toList());
	}

	/** Shows another name on the tasks of the case, open and finished. Takes part in the caller's transaction. */
	public void omdoeb(String sagsnummer, String navn) {
		this.adgang.somSystem(() -> {
			this.tasks.createTaskQuery()
				.processInstanceBusinessKey(sagsnummer)
				.list()
				.forEach((task) -> this.tasks.setVariableLocal(task.getId(), NAVN, navn));
			return null;
		});
		// The engine lets nobody change what is history.
		for (String tabel : List.of("ACT_HI_VARINST", "ACT_HI_DETAIL")) {
			this.jdbc.update("update " + tabel + " set TEXT_ = ? where NAME_ = ? and PROC_INST_ID_ in "
					+ "(select ID_ from ACT_HI_PROCINST where BUSINESS_KEY_ = ?)", navn, NAVN, sagsnummer);
		}
	}

	/** Removes all that the engine keeps of the case. Takes part in the caller's transaction. */
	public void slet(String sagsnummer) {
		this.adgang.somSystem(() -> {
			this.runtime.createProcessInstanceQuery()
				.processInstanceBusinessKey(sagsnummer)
				.rootProcessInstances()
				.list()
				.forEach((instans) -> this.runtime.deleteProcessInstance(instans.getId(), "slettet"));
			List<String> ider = this.historik.createHistoricProcessInstanceQuery()
				.processInstanceBusinessKey(sagsnummer)
				.list()
				.stream()
				.map(HistoricProcessInstance::getId)
				.toList();
			if (!ider.isEmpty()) {
				this.historik.deleteHistoricProcessInstancesBulk(ider);
			}
			return null;
		});
	}

	private static Map<String, Object> vist(HistoricProcessInstance instans) {
		Map<String, Object> felter = new LinkedHashMap<>();
		felter.put("id", instans.getId());
		felter.put("proces", instans.getProcessDefinitionKey());
		felter.put("start", tid(instans.getStartTime()));
		felter.put("slut", tid(instans.getEndTime()));
		felter.put("tilstand", instans.getState());
		return felter;
	}

	private static Map<String, Object> vist(HistoricTaskInstance opgave) {
		Map<String, Object> felter = new LinkedHashMap<>();
		felter.put("id", opgave.getId());
		felter.put("navn", opgave.getName());
		felter.put("ansvarlig", opgave.getAssignee());
		felter.put("start", tid(opgave.getStartTime()));
		felter.put("slut", tid(opgave.getEndTime()));
		felter.put("frist", tid(opgave.getDueDate()));
		felter.put("afslutning", opgave.getDeleteReason());
		return felter;
	}

	private static String tid(Date tidspunkt) {
		return (tidspunkt == null) ? null : tidspunkt.toInstant().toString();
	}

}
