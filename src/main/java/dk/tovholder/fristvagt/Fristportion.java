package dk.tovholder.fristvagt;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import dk.tovholder.engine.Motoradgang;
import dk.tovholder.sag.Fristtrin;

/** Runs due steps many cases at a time; one that fails is put off and holds nobody else up. */
@Component
class Fristportion {

	private static final Logger log = LoggerFactory.getLogger(Fristportion.class);

	private final Fristtrin trin;

	private final Motoradgang motoradgang;

	private final int sager;

	Fristportion(Fristtrin trin, Motoradgang motoradgang, @Value("${tovholder.fristvagt.portion}") int sager) {
		this.sager = sager;
		this.trin = trin;
		this.motoradgang = motoradgang;
	}

	/** In transactions of its own: what has been done stands, also if the job that asked for it is lost. */
	void udfoer() {
		List<String> sager = trin.forfaldne(this.sager);
		try {
			motoradgang.iEgenTransaktion(() -> trin.udfoer(sager));
		}
		catch (RuntimeException ex) {
			log.warn("{} cases could not be run together, they are run one by one: {}", sager.size(), ex.toString());
			sager.forEach(this::udfoer);
		}
	}

	private void udfoer(String sag) {
		try {
			motoradgang.iEgenTransaktion(() -> trin.udfoer(List.of(sag)));
		}
		catch (RuntimeException ex) {
			log.warn("The steps of case {} failed and are put off", sag, ex);
			motoradgang.iEgenTransaktion(() -> trin.udskyd(sag));
		}
	}

}
