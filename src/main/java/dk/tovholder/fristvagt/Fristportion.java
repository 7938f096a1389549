package dk.tovholder.fristvagt;

import java.util.List;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import dk.tovholder.engine.Motoradgang;
import dk.tovholder.sag.Fristtrin;
import dk.tovholder.sag.Opgavedatoer;

/** Runs due steps, and then notes dates that have passed, many cases at a time; one that fails is put off and holds nobody else up. */
@Component
class Fristportion {

	private static final Logger log = LoggerFactory.getLogger(Fristportion.class);

	private final Fristtrin trin;

	private final Opgavedatoer datoer;

	private final Motoradgang motoradgang;

	private final int sager;

	Fristportion(Fristtrin trin, Opgavedatoer datoer, Motoradgang motoradgang, @Value("${tovholder.fristvagt.portion}") int sager) {
		this.sager = sager;
		this.trin = trin;
		this.datoer = datoer;
		this.motoradgang = motoradgang;
	}

	/** In transactions of its own: what has been done stands, also if the job that asked for it is lost. */
	void udfoer() {
		List<String> forfaldne = trin.forfaldne(sager);
		if (forfaldne.isEmpty()) {
			udfoer(datoer.passerede(sager), datoer::noter);
		}
		else {
			udfoer(forfaldne, trin::udfoer);
		}
	}

	private void udfoer(List<String> sager, Consumer<List<String>> hvad) {
		try {
			motoradgang.iEgenTransaktion(() -> hvad.accept(sager));
		}
		catch (RuntimeException ex) {
			log.warn("{} cases could not be run together, they are run one by one: {}", sager.size(), ex.toString());
			sager.forEach((sag) -> udfoer(sag, hvad));
		}
	}

	private void udfoer(String sag, Consumer<List<String>> hvad) {
		try {
			motoradgang.iEgenTransaktion(() -> hvad.accept(List.of(sag)));
		}
		catch (RuntimeException ex) {
			log.warn("The steps of case {} failed and are put off", sag, ex);
			motoradgang.iEgenTransaktion(() -> trin.udskyd(sag));
		}
	}

}
