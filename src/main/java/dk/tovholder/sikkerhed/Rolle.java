package dk.tovholder.sikkerhed;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import dk.tovholder.fejl.Tegn;

/** A role. Casework roles exist once per house: their groups are called {@code <enhed>.<rolle>}. */
public enum Rolle {

	SAGSBEHANDLER("sagsbehandler", "Sagsbehandler", true),

	JOBFORMIDLER("jobformidler", "Jobformidler", true),

	MOEDEKOORDINATOR("moedekoordinator", "Mødekoordinator", true),

	FAGLIG_LEDER("faglig-leder", "Faglig leder", true),

	REHAB_KOORDINATOR("rehab-koordinator", "Rehabiliteringskoordinator", false),

	AFDELINGSLEDER("afdelingsleder", "Afdelingsleder", false),

	PROJEKTLEDER("projektleder", "Projektleder", false),

	STYREGRUPPE("styregruppe", "Styregruppe", false),

	CONTROLLER("controller", "Controller", false),

	INTEGRATION("integration", "Integration", false),

	ADMIN("admin", "Administrator", false),

	/** A monitoring system, never a person: it reads what the product measures about itself. */
	OVERVAAGNING("overvaagning", "Overvågning", false);

	private final String gruppe;

	private final String navn;

	private final boolean perEnhed;

	Rolle(String gruppe, String navn, boolean perEnhed) {
		this.gruppe = gruppe;
		this.navn = navn;
		this.perEnhed = perEnhed;
	}

	/**
	 * The role by the name that its groups end in.
	 * @throws IllegalArgumentException if there is none
	 */
	public static Rolle af(String gruppe) {
		return Arrays.stream(values())
			.filter((rolle) -> rolle.gruppe.equals(gruppe))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("No role " + gruppe));
	}

	/** The group's id; for a casework role what follows the house and a dot. */
	public String gruppe() {
		return this.gruppe;
	}

	/** The id of the group that carries the role in a house, or everywhere if it is no casework role. */
	public String gruppe(String enhed) {
		return this.perEnhed ? enhed + "." + this.gruppe : this.gruppe;
	}

	/** The label shown to users. */
	public String navn() {
		return this.navn;
	}

	/** The label of a group that carries the role: for a casework role with its house. */
	public String navn(String gruppe) {
		return this.perEnhed ? this.navn + ", " + hus(gruppe.substring(0, gruppe.indexOf('.'))) : this.navn;
	}

	/** The label of a house. */
	public static String hus(String enhed) {
		return "Job- og " + Tegn.medStort(enhed);
	}

	/** Whether the role is casework, that is, exists once per house. */
	public boolean perEnhed() {
		return this.perEnhed;
	}

	/** Whether the role works in Tasklist: has tasks there, or a form of its own to start. */
	public boolean harOpgaver() {
		return Befoejelse.LOES_OPGAVE.roller().contains(this);
	}

	/** Whether the role follows the models in Cockpit: how many stand where, never who. */
	public boolean foelgerModeller() {
		return Befoejelse.FOELG_MODELLER.roller().contains(this);
	}

	/** The ids of all groups that carry the role. */
	public Set<String> grupper() {
		if (!this.perEnhed) {
			return Set.of(this.gruppe);
		}
		return Bruger.ENHEDER.stream().map(this::gruppe).collect(Collectors.toUnmodifiableSet());
	}

}
