package dk.tovholder.borger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A CPR number: ten digits that begin with a date of birth. Modulus 11 is not checked,
 * because numbers issued since 2007 need not meet it. Replacement numbers
 * (<em>erstatningspersonnumre</em>), whose day is raised by 60, are accepted.
 */
public final class Cpr {

	private static final Pattern FORM = Pattern.compile("[0-9]{6}-?[0-9]{4}");

	private final String ciffer;

	private final LocalDate foedselsdato;

	private Cpr(String ciffer, LocalDate foedselsdato) {
		this.ciffer = ciffer;
		this.foedselsdato = foedselsdato;
	}

	/**
	 * Reads a number with or without a hyphen.
	 * @throws IllegalArgumentException with a Danish text that does not repeat the number
	 */
	public static Cpr af(String tekst) {
		if (tekst == null || !FORM.matcher(tekst).matches()) {
			throw new IllegalArgumentException("CPR-nummeret skal have ti cifre, med eller uden bindestreg");
		}
		String ciffer = tekst.replace("-", "");
		int dag = Integer.parseInt(ciffer.substring(0, 2));
		int maaned = Integer.parseInt(ciffer.substring(2, 4));
		int aar = Integer.parseInt(ciffer.substring(4, 6));
		try {
			LocalDate foedt = LocalDate.of(aarhundrede(aar, ciffer.charAt(6) - '0') + aar, maaned,
					(dag > 60) ? dag - 60 : dag);
			return new Cpr(ciffer, foedt);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("CPR-nummeret begynder ikke med en dato, der findes");
		}
	}

	/** The seventh digit tells the century (CPR-kontoret, "Personnummeret i CPR"). */
	private static int aarhundrede(int aar, int syvende) {
		if (syvende <= 3) {
			return 1900;
		}
		if (syvende == 4 || syvende == 9) {
			return (aar <= 36) ? 2000 : 1900;
		}
		return (aar <= 57) ? 2000 : 1800;
	}

	/** The date of birth that the number tells. */
	public LocalDate foedselsdato() {
		return this.foedselsdato;
	}

	/**
	 * The ten digits in clear: for encryption, hashing and integrations, never for logs
	 * or process variables.
	 */
	public String ciffer() {
		return this.ciffer;
	}

	@Override
	public boolean equals(Object andet) {
		return andet instanceof Cpr cpr && cpr.ciffer.equals(this.ciffer);
	}

	@Override
	public int hashCode() {
		return this.ciffer.hashCode();
	}

	/** Masked, so that a number never reaches a log by accident. */
	@Override
	public String toString() {
		return "xxxxxx-xxxx";
	}

}
