package dk.tovholder.nyhed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** The rounds of the news, in real time: the demo clock neither hurries nor stops them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty(name = "tovholder.nyheder.aktiv", matchIfMissing = true)
class Nyhedsplan {

	private static final Logger log = LoggerFactory.getLogger(Nyhedsplan.class);

	private final Nummerering nummerering;

	private final Webhooksender sender;

	private final Abonnementer abonnementer;

	Nyhedsplan(Nummerering nummerering, Webhooksender sender, Abonnementer abonnementer) {
		this.nummerering = nummerering;
		this.sender = sender;
		this.abonnementer = abonnementer;
	}

	@EventListener(ApplicationStartedEvent.class)
	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
	void meld() {
		proev("note the subscriptions", abonnementer::meld);
	}

	@Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT1S")
	void nummerer() {
		proev("number news", nummerering::alt);
	}

	@Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
	void send() {
		proev("send news", sender::send);
	}

	@Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
	void ryd() {
		proev("tidy news", abonnementer::ryd);
	}

	/** The database may be away; the next round tries again. */
	private static void proev(String hvad, Runnable runde) {
		try {
			runde.run();
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Could not {} this time: {}", hvad, ex.getClass().getSimpleName());
		}
	}

}
