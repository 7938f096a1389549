package dk.tovholder.adgangslog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/** The rounds of the access log, in real time. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnWebApplication
class Adgangsplan {

	private static final Logger log = LoggerFactory.getLogger(Adgangsplan.class);

	private final Adgangskaede kaede;

	private final Adgangskontrol kontrol;

	Adgangsplan(Adgangskaede kaede, Adgangskontrol kontrol) {
		this.kaede = kaede;
		this.kontrol = kontrol;
	}

	/** The database may be away; the next round tries again. */
	@Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT1S")
	void kaed() {
		try {
			this.kaede.kaedAlt();
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Could not chain the access log this time: {}", ex.getClass().getSimpleName());
		}
	}

	/** Whoever keeps the log of the process has a witness outside the database against a chain cut off at its end. */
	@Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT1H")
	void vidne() {
		try {
			log.info("Adgangsloggen ender med {}", this.kontrol.ende());
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Could not read the end of the access log this time: {}", ex.getClass().getSimpleName());
		}
	}

}
