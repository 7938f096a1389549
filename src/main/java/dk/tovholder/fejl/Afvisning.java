package dk.tovholder.fejl;

import java.util.List;

/**
 * A request that the product refuses, with the HTTP status and the Danish text that the caller reads.
 * Texts never quote a CPR number: what was sent is not repeated.
 */
public class Afvisning extends RuntimeException {

	private final int status;

	private final transient List<Feltfejl> felter;

	public Afvisning(int status, String detail) {
		this(status, detail, List.of());
	}

	public Afvisning(int status, String detail, List<Feltfejl> felter) {
		super(detail);
		this.status = status;
		this.felter = List.copyOf(felter);
	}

	/** A refusal where a single field is at fault. */
	public static Afvisning felt(int status, String felt, String fejl) {
		return new Afvisning(status, "Feltet " + felt + ": " + fejl, List.of(new Feltfejl(felt, fejl)));
	}

	public int status() {
		return this.status;
	}

	public List<Feltfejl> felter() {
		return this.felter;
	}

	/**
	 * A field at fault.
	 *
	 * @param felt the path of the field as the caller wrote it, such as {@code ydelsesperioder[0].til}
	 * @param fejl what is wrong with it, in Danish
	 */
	public record Feltfejl(String felt, String fejl) {
	}

}
