package dk.tovholder.tilsyn;

import org.springframework.context.ApplicationContext;

/** Lets a measurement sweep. */
public final class Gennemgang {

	private Gennemgang() {
	}

	/** Sweeps once, and refuses a sweep that was not done or that found something to mend. */
	public static void udfoer(ApplicationContext produkt) {
		Tilsyn.Udfald udfald = produkt.getBean(Tilsyn.class).gennemgaa().orElseThrow();
		if (!udfald.fundet().isEmpty() || udfald.vagtRettet()) {
			throw new IllegalStateException("The sweep found " + udfald.fundet());
		}
	}

}
