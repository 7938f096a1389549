package dk.tovholder.engine;

import java.util.List;

import org.camunda.bpm.engine.ProcessEngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes groups, grants, task lists and the first users before the first request is taken. */
@Component
class Brugerstart implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(Brugerstart.class);

	private final Brugeroprettelse brugeroprettelse;

	private final Opgavefiltre opgavefiltre;

	private final List<Startbrugere> startbrugere;

	private final TransactionOperations transaktion;

	Brugerstart(Brugeroprettelse brugeroprettelse, Opgavefiltre opgavefiltre, List<Startbrugere> startbrugere,
			TransactionOperations transaktion) {
		this.brugeroprettelse = brugeroprettelse;
		this.opgavefiltre = opgavefiltre;
		this.startbrugere = startbrugere;
		this.transaktion = transaktion;
	}

	@Override
	public void afterSingletonsInstantiated() {
		try {
			this.transaktion.executeWithoutResult((status) -> opret());
		}
		catch (ProcessEngineException ex) {
			// Two nodes that start at once make the same rows: what the other has made is found the second time.
			logger.info("Groups and users are made once more: {}", ex.getClass().getSimpleName());
			this.transaktion.executeWithoutResult((status) -> opret());
		}
	}

	private void opret() {
		this.brugeroprettelse.opretGrupper(this.opgavefiltre.opret());
		for (Startbrugere brugere : this.startbrugere) {
			brugere.brugere().forEach(this.brugeroprettelse::opretBruger);
		}
	}

}
