package dk.tovholder.fristvagt;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.engine.Modelkald;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Fristtrin;
import dk.tovholder.sag.Opgavedatoer;

/** The one instance of the watch, and what its model asks. */
@Component("fristvagten")
public class FristvagtProcess {

	static final String PROCES = "fristvagt";

	private static final String AFLOEST = "fristvagtAfloest";

	private final RepositoryService repository;

	private final RuntimeService runtime;

	private final ManagementService jobs;

	private final Fristtrin trin;

	private final Opgavedatoer datoer;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaktion;

	private final Clock ur;

	FristvagtProcess(@Lazy RepositoryService repository, @Lazy RuntimeService runtime, @Lazy ManagementService jobs,
			Fristtrin trin, Opgavedatoer datoer, JdbcTemplate jdbc, PlatformTransactionManager transaktioner, Clock ur) {
		this.repository = repository;
		this.runtime = runtime;
		this.jobs = jobs;
		this.trin = trin;
		this.datoer = datoer;
		this.jdbc = jdbc;
		this.transaktion = new TransactionTemplate(transaktioner);
		this.ur = ur;
	}

	/** Starts the watch, and relieves one that goes by an earlier version of the model. */
	@EventListener(ApplicationReadyEvent.class)
	void begynd() {
		sikr();
	}

	/**
	 * Sees to it that exactly one watch runs and will wake at the next midnight. Nodes take turns, so that two of them do
	 * not both find none.
	 * @return whether that took something
	 */
	public boolean sikr() {
		return Boolean.TRUE.equals(transaktion.execute((status) -> {
			jdbc.queryForList("select id from fristvagt for update");
			String nyeste = repository.createProcessDefinitionQuery()
				.processDefinitionKey(PROCES)
				.latestVersion()
				.singleResult()
				.getId();
			boolean aendret = false;
			boolean vaagen = false;
			for (ProcessInstance vagt : runtime.createProcessInstanceQuery().processDefinitionKey(PROCES).list()) {
				if (!vagt.getProcessDefinitionId().equals(nyeste)) {
					// One that is at work waits for no message; it is relieved at the next look.
					aendret |= afloest(vagt);
				}
				else if (vaagen || !vaagner(vagt)) {
					if (!afloest(vagt)) {
						runtime.deleteProcessInstance(vagt.getId(), "En anden vagt tager over");
					}
					aendret = true;
				}
				else {
					vaagen = true;
				}
			}
			if (!vaagen) {
				runtime.startProcessInstanceByKey(PROCES, PROCES);
			}
			return aendret || !vaagen;
		}));
	}

	private boolean afloest(ProcessInstance vagt) {
		List<EventSubscription> venter = runtime.createEventSubscriptionQuery()
			.processInstanceId(vagt.getId())
			.eventName(AFLOEST)
			.list();
		venter.forEach((v) -> runtime.messageEventReceived(AFLOEST, v.getExecutionId()));
		return !venter.isEmpty();
	}

	/** Whether a watch has a job, whatever its state, that comes no later than the next midnight. */
	private boolean vaagner(ProcessInstance vagt) {
		Date midnat = Date.from(Tid.overskredetFra(Tid.dato(ur.instant())));
		return jobs.createJobQuery()
			.processInstanceId(vagt.getId())
			.list()
			.stream()
			.anyMatch((job) -> job.getDuedate() == null || job.getRetries() == 0 || !job.getDuedate().after(midnat));
	}

	/** Notes that the watch works, by the database's clock. */
	void slaa() {
		jdbc.update("update fristvagt set slag = current_timestamp");
	}

	/** When the watch last worked, or empty before its first round. */
	public Optional<Instant> slag() {
		return jdbc
			.query("select slag from fristvagt",
					(rs, i) -> Optional.ofNullable(rs.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant))
			.get(0);
	}

	/**
	 * The next local midnight, for all steps lie at midnights, so no case moves the shared timer; sooner where a case whose
	 * steps failed is to be tried again.
	 */
	@Modelkald
	public Date naesteGang() {
		Instant midnat = Tid.overskredetFra(Tid.dato(ur.instant()));
		return Date.from(trin.naesteForsoeg().filter(midnat::isAfter).orElse(midnat));
	}

	/** How the watch's own jobs are tried again: a database that is away for a while must not make it give up or wait long. */
	@Modelkald
	public String forsoeg() {
		return "R1000/PT10S";
	}

	/** Whether steps remain that are due, or dates that have passed. */
	@Modelkald
	public boolean flereForfaldne() {
		return !trin.forfaldne(1).isEmpty() || !datoer.passerede(1).isEmpty();
	}

}
