package dk.tovholder.afspilning;

import java.time.LocalDate;

/**
 * What the people of the demo remember about one citizen. Only one of them works on a citizen at a time; the rest the
 * product knows.
 */
final class Borgerspor {

	private final String sagsnummer;

	private final String enhed;

	private LocalDate moede;

	private String placering;

	private boolean fritaget;

	private boolean afsluttet;

	Borgerspor(String sagsnummer, String enhed) {
		this.sagsnummer = sagsnummer;
		this.enhed = enhed;
	}

	String sagsnummer() {
		return this.sagsnummer;
	}

	String enhed() {
		return this.enhed;
	}

	/** The day for which the citizen was last called to a meeting, or null. */
	LocalDate moede() {
		return this.moede;
	}

	void indkald(LocalDate dag) {
		this.moede = dag;
	}

	/** Whether a placement is open or agreed on. */
	boolean harPlacering() {
		return this.placering != null;
	}

	void aftalPlacering(String id) {
		this.placering = id;
	}

	/** The placement is over; another one that has been agreed on since stays. */
	void afslutPlacering(String id) {
		if (id.equals(this.placering)) {
			this.placering = null;
		}
	}

	/** Whether an exemption lasts or is agreed on. */
	boolean fritaget() {
		return this.fritaget;
	}

	void fritag(boolean fritaget) {
		this.fritaget = fritaget;
	}

	boolean afsluttet() {
		return this.afsluttet;
	}

	void afslut(boolean afsluttet) {
		this.afsluttet = afsluttet;
	}

}
