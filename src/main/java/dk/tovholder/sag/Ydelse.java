package dk.tovholder.sag;

/** A public benefit; only some of them count towards the target group. */
public enum Ydelse {

	KONTANTHJAELP(true),

	KONTANTHJAELP_INTEGRATION(true),

	SELVFORSOERGELSES_OG_HJEMREJSEYDELSE(true),

	OVERGANGSYDELSE(true),

	UDDANNELSESHJAELP(true),

	SYGEDAGPENGE(false),

	SU(false),

	DAGPENGE(false),

	LEDIGHEDSYDELSE(false),

	RESSOURCEFORLOEBSYDELSE(false),

	REVALIDERINGSYDELSE(false);

	private final boolean taeller;

	Ydelse(boolean taeller) {
		this.taeller = taeller;
	}

	/** Whether days on the benefit count towards the target group. */
	public boolean taeller() {
		return this.taeller;
	}

}
