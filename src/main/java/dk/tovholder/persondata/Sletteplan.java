package dk.tovholder.persondata;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

import dk.tovholder.sikkerhed.Indlogget;

/** Erases each night what is past its time, where the municipality wants that. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty("tovholder.sletning.automatisk")
class Sletteplan {

	private static final Logger log = LoggerFactory.getLogger(Sletteplan.class);

	private final Sletning sletning;

	Sletteplan(Sletning sletning) {
		this.sletning = sletning;
	}

	@Scheduled(cron = "0 30 2 * * *", zone = "Europe/Copenhagen")
	void slet() {
		try {
			this.sletning.slet(Indlogget.SYSTEM);
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Nothing erased tonight: {}", ex.getClass().getSimpleName());
		}
	}

}
