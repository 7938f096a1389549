package dk.tovholder.styregruppe;

import java.util.Arrays;

import dk.tovholder.sikkerhed.Rolle;

/** The groups that can be given a decision to follow up on, as people know them. */
final class Ejere {

	private Ejere() {
	}

	/** The name of a group: its role, and for casework its house. */
	static String navn(String gruppe) {
		Rolle rolle = Arrays.stream(Rolle.values()).filter((r) -> r.grupper().contains(gruppe)).findFirst().orElseThrow();
		return rolle.perEnhed() ? rolle.navn() + ", " + hus(gruppe.substring(0, gruppe.indexOf('.'))) : rolle.navn();
	}

	/** The name of a house. */
	static String hus(String enhed) {
		return "Job- og " + Character.toUpperCase(enhed.charAt(0)) + enhed.substring(1);
	}

}
