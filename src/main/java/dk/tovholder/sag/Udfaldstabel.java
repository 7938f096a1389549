package dk.tovholder.sag;

import java.util.Map;

import dk.tovholder.engine.Beslutningstabel;

/** How outcomes and monthly statuses count, by the decision table <i>udfald</i>. */
public final class Udfaldstabel {

	/** Nothing of what counts: in the denominator, and not reached. */
	public static final String INGEN = "INGEN";

	/** Marked as exempted on the last day of the month. */
	public static final String FRITAGET = "FRITAGET";

	private static final Beslutningstabel TABEL = new Beslutningstabel("processes/udfald/udfald.dmn");

	private Udfaldstabel() {
	}

	/** Whether a citizen with the status counts as reached; what depends on the last status counts as that instead. */
	public static boolean taeller(String status) {
		return "JA".equals(raekke(status).get("taeller"));
	}

	/** Whether a citizen with the status is in the denominator. */
	public static boolean iNaevner(String status) {
		return status.equals(INGEN) || Boolean.TRUE.equals(raekke(status).get("naevner"));
	}

	/** Whether a closed case goes on counting by the status of the month in which it closed. */
	static boolean beholderStatus(String udfald) {
		return "SIDSTE_STATUS".equals(raekke(udfald).get("taeller"));
	}

	/** The Danish name of the status. */
	public static String navn(String status) {
		return status.equals(INGEN) ? "Ingen af delene" : (String) raekke(status).get("label");
	}

	private static Map<String, Object> raekke(String status) {
		return TABEL.afgoer(Map.of("udfald", status)).stream().findFirst().orElse(Map.of());
	}

}
