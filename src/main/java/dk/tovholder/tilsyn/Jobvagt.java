package dk.tovholder.tilsyn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dk.tovholder.engine.Motortilsyn;
import dk.tovholder.engine.Motortilsyn.Doedtjob;

/** Tells of jobs that have failed for the last time: once for each time that a job dies. */
@Component
class Jobvagt {

	private static final Logger log = LoggerFactory.getLogger(Jobvagt.class);

	private final Motortilsyn motor;

	private final Driftvarsling varsling;

	private final Set<String> meldte = new HashSet<>();

	Jobvagt(Motortilsyn motor, Driftvarsling varsling) {
		this.motor = motor;
		this.varsling = varsling;
	}

	/** Looks once, and returns all jobs that are dead now. */
	synchronized List<Doedtjob> se() {
		List<Doedtjob> doede = motor.doedeJob();
		for (Doedtjob job : doede) {
			String noegle = "job:" + job.id() + ":" + job.haendelse();
			if (meldte.add(noegle)) {
				log.warn("Job {} of {} has no tries left", job.id(), job.proces());
				varsling.varsl(noegle, job.sagsnummer(), job.enhed(), "Et baggrundsjob er fejlet og prøves ikke igen af sig selv");
			}
		}
		meldte.retainAll(doede.stream().map((job) -> "job:" + job.id() + ":" + job.haendelse()).toList());
		return doede;
	}

}
