package dk.tovholder.udbakke;

import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Maskinur;
import dk.tovholder.sikkerhed.Brugerregister;

/** What an administrator does to letters. */
@Service
class Udbakkedrift {

	private final Brevlager lager;

	private final Brugerregister brugere;

	private final Maskinur ur;

	Udbakkedrift(Brevlager lager, Brugerregister brugere, Maskinur ur) {
		this.lager = lager;
		this.brugere = brugere;
		this.ur = ur;
	}

	/**
	 * Tries a letter anew that was given up, at the address that its recipient has now.
	 * @throws Afvisning 404 if there is none such, 409 if it is not given up
	 */
	@Transactional
	void igen(UUID id) {
		Brev brev = lager.find(id).orElseThrow(() -> new Afvisning(404, "Brevet findes ikke"));
		String adresse = brugere.person(brev.modtager()).map(Brugerregister.Person::mail).orElse(brev.adresse());
		if (!lager.proevIgen(id, adresse, ur.instant())) {
			throw new Afvisning(409, "Kun et brev, der er opgivet, kan sendes igen");
		}
	}

}
