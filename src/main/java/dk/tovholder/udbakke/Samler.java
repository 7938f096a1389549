package dk.tovholder.udbakke;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import dk.tovholder.kalender.Maskinur;
import dk.tovholder.sikkerhed.Brugerregister;
import dk.tovholder.sikkerhed.Brugerregister.Person;
import dk.tovholder.sikkerhed.Rolle;

/**
 * Gathers the notices that wait into one letter per person. The letters are written and the notices marked in one
 * transaction, and one node gathers at a time: no notice is told twice and none is lost.
 */
@Component
class Samler {

	private static final int LINJER_I_ET_BREV = 200;

	private static final Duration ADRESSER_SES_EFTER = Duration.ofMinutes(1);

	private final Brevlager lager;

	private final Brevtekst tekst;

	private final Brugerregister brugere;

	private final Udbakke udbakke;

	private final Tilbagehold tilbagehold;

	private final List<Indhentning> indhentninger;

	private final Postindstillinger indstillinger;

	private final TransactionOperations transaktion;

	private final Maskinur ur;

	private volatile Instant adresserSetEfter = Instant.EPOCH;

	Samler(Brevlager lager, Brevtekst tekst, Brugerregister brugere, Udbakke udbakke, Tilbagehold tilbagehold,
			List<Indhentning> indhentninger, Postindstillinger indstillinger, TransactionOperations transaktion,
			Maskinur ur) {
		this.lager = lager;
		this.tekst = tekst;
		this.brugere = brugere;
		this.udbakke = udbakke;
		this.tilbagehold = tilbagehold;
		this.indhentninger = indhentninger;
		this.indstillinger = indstillinger;
		this.transaktion = transaktion;
		this.ur = ur;
	}

	/** Gathers what waits, unless another node does, more is on its way, or letters are held back. */
	void saml() {
		transaktion.executeWithoutResult((status) -> {
			if (lager.laasSamling() && !tilbagehold.aktivt()) {
				Instant nu = ur.instant();
				findAdresser(nu);
				if (lager.aeldsteVentende().filter((aeldste) -> erTid(aeldste, nu)).isPresent()) {
					saml(nu);
				}
			}
		});
	}

	private boolean erTid(Instant aeldste, Instant nu) {
		return !aeldste.plus(indstillinger.samlesSenest()).isAfter(nu)
				|| indhentninger.stream().noneMatch(Indhentning::igang);
	}

	private void saml(Instant nu) {
		List<Brevlager.Ventende> ventende = lager.ventende();
		Map<Modtager, List<Person>> fundne = new HashMap<>();
		Map<Person, Bunke> bunker = new LinkedHashMap<>();
		for (Brevlager.Ventende v : ventende) {
			for (Person person : fundne.computeIfAbsent(v.varsel().modtager(), (modtager) -> personer(modtager, nu))) {
				bunker.computeIfAbsent(person, (ny) -> new Bunke()).laeg(v);
			}
		}
		List<Brev> breve = new ArrayList<>();
		List<Brevlager.Led> led = new ArrayList<>();
		bunker.forEach((person, bunke) -> bunke.breve().forEach((del) -> {
			Brev brev = tekst.varsler(person.id(), person.mail(), del.stream().map(Brevlager.Ventende::varsel).toList(), nu);
			breve.add(brev);
			del.forEach((v) -> led.add(new Brevlager.Led(brev.id(), v.id())));
			if (person.mail() == null) {
				meldUdenAdresse(person.id(), nu);
			}
		}));
		lager.skriv(breve, led);
		lager.samlet(ventende, nu);
	}

	private List<Person> personer(Modtager modtager, Instant nu) {
		if (!modtager.gruppe()) {
			// Somebody who is not known any more stays visible, as one without an address.
			return List.of(brugere.person(modtager.id()).orElse(new Person(modtager.id(), modtager.id(), null)));
		}
		List<Person> medlemmer = brugere.medlemmer(modtager.id());
		if (medlemmer.isEmpty()) {
			udbakke.laegEnGang(new Varsel("tom-gruppe/" + modtager.id(), Varsel.Type.DRIFT,
					Modtager.gruppe(Rolle.ADMIN.gruppe()), null,
					"Gruppen " + modtager.id() + " har ingen medlemmer, så ingen har fået dens varsler.", nu));
		}
		return medlemmer;
	}

	private void findAdresser(Instant nu) {
		if (nu.isBefore(adresserSetEfter.plus(ADRESSER_SES_EFTER))) {
			return;
		}
		adresserSetEfter = nu;
		for (String modtager : lager.modtagereUdenAdresse()) {
			Optional<Person> person = brugere.person(modtager);
			person.map(Person::mail).ifPresentOrElse((mail) -> lager.giv(modtager, mail, nu),
					() -> meldUdenAdresse(modtager, nu));
		}
	}

	private void meldUdenAdresse(String modtager, Instant nu) {
		udbakke.laegEnGang(new Varsel("uden-adresse/" + modtager, Varsel.Type.DRIFT, Modtager.gruppe(Rolle.ADMIN.gruppe()),
				null, "Brugeren " + modtager + " har ingen mailadresse. Brevene venter i udbakken, til den er der.", nu));
	}

	/** What one person is told. Who is told the same both by name and as one of a group reads it once. */
	private static final class Bunke {

		private final List<Brevlager.Ventende> varsler = new ArrayList<>();

		private final Set<String> noegler = new HashSet<>();

		void laeg(Brevlager.Ventende v) {
			if (noegler.add(v.varsel().noegle())) {
				varsler.add(v);
			}
		}

		List<List<Brevlager.Ventende>> breve() {
			List<List<Brevlager.Ventende>> dele = new ArrayList<>();
			for (int fra = 0; fra < varsler.size(); fra += LINJER_I_ET_BREV) {
				dele.add(varsler.subList(fra, Math.min(fra + LINJER_I_ET_BREV, varsler.size())));
			}
			return dele;
		}

	}

}
