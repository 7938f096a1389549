package dk.tovholder.sag;

import java.util.List;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import dk.tovholder.engine.Motoradgang;

/**
 * Works on many cases in transactions of its own: what has been done stands, also if the job that asked for it is lost. Where
 * they cannot be worked on together each is tried alone; one that fails then is put off and holds nobody else up.
 */
@Component
public class Sagsportion {

	private static final Logger log = LoggerFactory.getLogger(Sagsportion.class);

	private final Fristtrin trin;

	private final Motoradgang motoradgang;

	Sagsportion(Fristtrin trin, Motoradgang motoradgang) {
		this.trin = trin;
		this.motoradgang = motoradgang;
	}

	/** Does the work for these cases, and never fails for one of them. */
	public void udfoer(List<String> sager, Consumer<List<String>> hvad) {
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
