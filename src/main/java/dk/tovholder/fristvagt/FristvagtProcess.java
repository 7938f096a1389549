package dk.tovholder.fristvagt;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Fristtrin;

/** The one instance of the watch, and what its model asks. */
@Component("fristvagten")
public class FristvagtProcess {

	static final String PROCES = "fristvagt";

	private static final String AFLOEST = "fristvagtAfloest";

	private final RepositoryService repository;

	private final RuntimeService runtime;

	private final Fristtrin trin;

	private final Clock ur;

	FristvagtProcess(@Lazy RepositoryService repository, @Lazy RuntimeService runtime, Fristtrin trin, Clock ur) {
		this.repository = repository;
		this.runtime = runtime;
		this.trin = trin;
		this.ur = ur;
	}

	/** Starts the watch, and relieves one that goes by an earlier version of the model. */
	@EventListener(ApplicationReadyEvent.class)
	void begynd() {
		String nyeste = repository.createProcessDefinitionQuery()
			.processDefinitionKey(PROCES)
			.latestVersion()
			.singleResult()
			.getId();
		for (ProcessInstance vagt : runtime.createProcessInstanceQuery().processDefinitionKey(PROCES).list()) {
			if (!vagt.getProcessDefinitionId().equals(nyeste)) {
				// One that is at work waits for no message; it is relieved at the next start.
				runtime.createEventSubscriptionQuery()
					.processInstanceId(vagt.getId())
					.eventName(AFLOEST)
					.list()
					.forEach((venter) -> runtime.messageEventReceived(AFLOEST, venter.getExecutionId()));
			}
		}
		if (runtime.createProcessInstanceQuery().processDefinitionId(nyeste).count() == 0) {
			runtime.startProcessInstanceByKey(PROCES, PROCES);
		}
	}

	/**
	 * The next local midnight, for all steps lie at midnights, so no case moves the shared timer; sooner where a case whose
	 * steps failed is to be tried again.
	 */
	public Date naesteGang() {
		Instant midnat = Tid.overskredetFra(Tid.dato(ur.instant()));
		return Date.from(trin.naesteForsoeg().filter(midnat::isAfter).orElse(midnat));
	}

	/** How the watch's own jobs are tried again: a database that is away for a while must not make it give up or wait long. */
	public String forsoeg() {
		return "R1000/PT10S";
	}

	/** Whether steps remain that are due. */
	public boolean flereForfaldne() {
		return !trin.forfaldne(1).isEmpty();
	}

}
