package dk.tovholder.borger;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the newest key into use for everything that is stored, from the command line. */
@Component
public class Noeglekommando {

	private static final Logger log = LoggerFactory.getLogger(Noeglekommando.class);

	private final Noegleskifte skifte;

	Noeglekommando(Noegleskifte skifte) {
		this.skifte = skifte;
	}

	/**
	 * Encrypts anew, and tells how much in the log of the process.
	 * @return 0 if earlier keys are needed no more, 1 if something could not be read with any key
	 */
	public int skift() {
		List<Noegleskifte.Resultat> resultater = this.skifte.skift();
		resultater.forEach((resultat) -> log.info("{}: {} krypteret igen, {} kan ikke læses", resultat.kolonne(),
				resultat.skiftet(), resultat.fremmede()));
		if (resultater.stream().anyMatch((resultat) -> resultat.fremmede() > 0)) {
			log.error("Noget er krypteret med en nøgle, der ikke kendes: fjern ingen nøgler");
			return 1;
		}
		log.info("Alt er krypteret med den nyeste nøgle: tidligere nøgler kan fjernes");
		return 0;
	}

}
