package dk.tovholder.udbakke;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** The rounds of the outbox, in real time: the demo clock neither hurries nor stops them. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty(name = "tovholder.post.aktiv", matchIfMissing = true)
class Postgang {

	private static final Logger log = LoggerFactory.getLogger(Postgang.class);

	private final Samler samler;

	private final Afsender afsender;

	private final Tilbagehold tilbagehold;

	Postgang(Samler samler, Afsender afsender, Tilbagehold tilbagehold) {
		this.samler = samler;
		this.afsender = afsender;
		this.tilbagehold = tilbagehold;
	}

	@Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT3S")
	void saml() {
		proev("gather", samler::saml);
	}

	@Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT2S")
	void send() {
		proev("send", afsender::send);
	}

	@Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT20S")
	void livstegn() {
		proev("give a sign of life", tilbagehold::livstegn);
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
