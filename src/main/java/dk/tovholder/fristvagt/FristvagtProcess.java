package dk.tovholder.fristvagt;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;

import org.camunda.bpm.engine.RuntimeService;
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

	private final RuntimeService runtime;

	private final Fristtrin trin;

	private final Clock ur;

	FristvagtProcess(@Lazy RuntimeService runtime, Fristtrin trin, Clock ur) {
		this.runtime = runtime;
		this.trin = trin;
		this.ur = ur;
	}

	@EventListener(ApplicationReadyEvent.class)
	void begynd() {
		if (runtime.createProcessInstanceQuery().processDefinitionKey(PROCES).count() == 0) {
			runtime.startProcessInstanceByKey(PROCES, PROCES);
		}
	}

	/** The next local midnight: all steps lie at midnights, so no case moves the shared timer. */
	public Date naesteGang() {
		Instant nu = ur.instant();
		return Date.from(Tid.overskredetFra(Tid.dato(nu)));
	}

	/** Whether steps remain that are due. */
	public boolean flereForfaldne() {
		return trin.harForfaldne();
	}

}
