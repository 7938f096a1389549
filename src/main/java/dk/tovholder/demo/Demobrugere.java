package dk.tovholder.demo;

import java.util.List;
import java.util.Set;

import dk.tovholder.engine.Startbrugere;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The users of the demo, all with the same known password. */
@Component
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
public class Demobrugere implements Startbrugere {

	/** Known to everybody: it stands in the documentation. */
	static final String ADGANGSKODE = "tovholder-demo";

	static final List<Startbruger> BRUGERE = List.of(
			bruger("sagsbehandler.aktivhuset", "Mette", "Kjærgaard", "aktivhuset.sagsbehandler"),
			bruger("jobformidler1.aktivhuset", "Jonas", "Bundgaard", "aktivhuset.jobformidler"),
			bruger("jobformidler2.aktivhuset", "Camilla", "Østergaard", "aktivhuset.jobformidler"),
			bruger("jobformidler3.aktivhuset", "Rasmus", "Thygesen", "aktivhuset.jobformidler"),
			bruger("moedekoordinator.aktivhuset", "Lone", "Brandt", "aktivhuset.moedekoordinator"),
			bruger("faglig-leder.aktivhuset", "Henrik", "Søgaard", "aktivhuset.faglig-leder"),
			bruger("sagsbehandler.integrationshuset", "Anne", "Holmgaard", "integrationshuset.sagsbehandler"),
			bruger("jobformidler1.integrationshuset", "Samir", "Haddad", "integrationshuset.jobformidler"),
			bruger("jobformidler2.integrationshuset", "Line", "Frandsen", "integrationshuset.jobformidler"),
			bruger("jobformidler3.integrationshuset", "Peter", "Mølgaard", "integrationshuset.jobformidler"),
			bruger("moedekoordinator.integrationshuset", "Birgitte", "Dahl", "integrationshuset.moedekoordinator"),
			bruger("faglig-leder.integrationshuset", "Karen", "Lindholm", "integrationshuset.faglig-leder"),
			bruger("rehab-koordinator", "Susanne", "Vestergaard", "rehab-koordinator"),
			bruger("afdelingsleder", "Torben", "Ravn", "afdelingsleder"),
			bruger("projektleder", "Ida", "Toft", "projektleder"),
			bruger("styregruppe", "Ulla", "Bisgaard", "styregruppe"),
			bruger("controller", "Niels", "Overgaard", "controller"),
			bruger("integration", "Fagsystem", "Integration", "integration"),
			bruger("admin", "Drift", "Administrator", "admin"));

	/** What those who play the demo's users log in with. */
	public static String adgangskode() {
		return ADGANGSKODE;
	}

	@Override
	public List<Startbruger> brugere() {
		return BRUGERE;
	}

	private static Startbruger bruger(String id, String fornavn, String efternavn, String gruppe) {
		return new Startbruger(id, fornavn, efternavn, id + "@tovholder.invalid", ADGANGSKODE, Set.of(gruppe));
	}

}
