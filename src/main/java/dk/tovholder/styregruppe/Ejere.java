package dk.tovholder.styregruppe;

import java.util.Arrays;

import dk.tovholder.sikkerhed.Rolle;

/** The groups that can be given a decision to follow up on, as people know them. */
final class Ejere {

	private Ejere() {
	}

	/** The name of a group: its role, and for casework its house. */
	static String navn(String gruppe) {
		return Arrays.stream(Rolle.values())
			.filter((rolle) -> rolle.grupper().contains(gruppe))
			.findFirst()
			.orElseThrow()
			.navn(gruppe);
	}

}
