package dk.tovholder.demo;

import dk.tovholder.engine.Startbrugere.Startbruger;
import dk.tovholder.sikkerhed.Brugerregister;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Refuses to go on from a database that the demo has used: its users have a password that everybody knows. */
@Component
@ConditionalOnProperty(name = "tovholder.demo.aktiv", havingValue = "false")
class Demospor implements SmartInitializingSingleton {

	private final Brugerregister brugerregister;

	Demospor(Brugerregister brugerregister) {
		this.brugerregister = brugerregister;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (Startbruger bruger : Demobrugere.BRUGERE) {
			if (this.brugerregister.godkend(bruger.id(), Demobrugere.ADGANGSKODE).isPresent()) {
				throw new IllegalStateException("Databasen har været brugt til demoen: brugeren " + bruger.id()
						+ " har demoens adgangskode. Brug en ny database, eller slet brugeren.");
			}
		}
	}

}
