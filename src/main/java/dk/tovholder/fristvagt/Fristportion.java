package dk.tovholder.fristvagt;

import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import dk.tovholder.sag.Fristtrin;
import dk.tovholder.sag.Opgavedatoer;
import dk.tovholder.sag.Sagsportion;

/** Runs due steps, and then notes dates that have passed, many cases at a time. */
@Component
class Fristportion {

	private final Fristtrin trin;

	private final Opgavedatoer datoer;

	private final Sagsportion portion;

	private final int sager;

	Fristportion(Fristtrin trin, Opgavedatoer datoer, Sagsportion portion, @Value("${tovholder.fristvagt.portion}") int sager) {
		this.sager = sager;
		this.trin = trin;
		this.datoer = datoer;
		this.portion = portion;
	}

	void udfoer() {
		List<String> forfaldne = trin.forfaldne(sager);
		if (forfaldne.isEmpty()) {
			portion.udfoer(datoer.passerede(sager), datoer::noter);
		}
		else {
			portion.udfoer(forfaldne, trin::udfoer);
		}
	}

}
