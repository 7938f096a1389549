package dk.tovholder.sikkerhed;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	ADMIN("admin", "Administrator", false);

	private final String gruppe;

	private final String navn;

	private final boolean perEnhed;

	Rolle(String gruppe, String navn, boolean perEnhed) {
		this.gruppe = gruppe;
		this.navn = navn;
		this.perEnhed = perEnhed;
	}

	/** The group's id; for a casework role what follows the house and a dot. */
	public String gruppe() {
		return this.gruppe;
	}

	/** The label shown to users. */
	public String navn() {
		return this.navn;
	}

	/** Whether the role is casework, that is, exists once per house. */
	public boolean perEnhed() {
		return this.perEnhed;
	}

	/** The ids of all groups that carry the role. */
	public Set<String> grupper() {
		if (!this.perEnhed) {
			return Set.of(this.gruppe);
		}
		return Bruger.ENHEDER.stream().map((enhed) -> enhed + "." + this.gruppe).collect(Collectors.toUnmodifiableSet());
	}

	/** The ids of all groups there are. */
	public static Set<String> alleGrupper() {
		return Stream.of(values()).flatMap((rolle) -> rolle.grupper().stream()).collect(Collectors.toUnmodifiableSet());
	}

}
