package dk.tovholder.udbakke;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The demo has no mail server: letters are delivered where the page shows them. */
@Component
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
class Demopost implements Postvej {

	@Override
	public String kanal() {
		return "demo";
	}

	@Override
	public boolean svarer() {
		return true;
	}

	@Override
	public void send(Brev brev) {
		// It stands in the page already.
	}

}
