package dk.tovholder.tilsyn;

import java.time.Clock;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import dk.tovholder.sikkerhed.Rolle;
import dk.tovholder.udbakke.Modtager;
import dk.tovholder.udbakke.Udbakke;
import dk.tovholder.udbakke.Varsel;

/** Tells operations, and for a case the leader of its house. */
@Component
class Driftvarsling {

	private final Udbakke udbakke;

	private final Clock ur;

	Driftvarsling(Udbakke udbakke, Clock ur) {
		this.udbakke = udbakke;
		this.ur = ur;
	}

	/** Tells once per key. */
	void varsl(String noegle, String sagsnummer, String enhed, String tekst) {
		laeg(new Varsel(noegle, Varsel.Type.DRIFT, Modtager.gruppe(Rolle.ADMIN.gruppe()), sagsnummer, tekst, ur.instant()));
		if (enhed != null) {
			laeg(new Varsel(noegle, Varsel.Type.DRIFT, Modtager.gruppe(Rolle.FAGLIG_LEDER.gruppe(enhed)), sagsnummer,
					tekst, ur.instant()));
		}
	}

	private void laeg(Varsel varsel) {
		try {
			udbakke.laegEnGang(varsel);
		}
		catch (DuplicateKeyException ex) {
			// Another node has told it in this very moment.
		}
	}

}
