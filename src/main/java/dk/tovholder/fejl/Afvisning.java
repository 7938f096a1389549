package dk.tovholder.fejl;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A request that the product refuses, with the HTTP status and the Danish text that the
 * caller reads. Texts never quote a CPR number: what was sent is not repeated.
 */
public class Afvisning extends RuntimeException {

	private static final int MAKS_DYBDE = 30;

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

	/**
	 * The refusal that a failure stems from: the engine wraps what is thrown inside it.
	 */
	public static Optional<Afvisning> bag(Throwable fejl) {
		return Stream.iterate(fejl, Objects::nonNull, Throwable::getCause)
			.limit(MAKS_DYBDE)
			.filter(Afvisning.class::isInstance)
			.map(Afvisning.class::cast)
			.findFirst();
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
	 * @param felt the path of the field as the caller wrote it, such as
	 * {@code ydelsesperioder[0].til}
	 * @param fejl what is wrong with it, in Danish
	 */
	public record Feltfejl(
			@Schema(description = "Feltets sti, som den, der kalder, skrev den.", example = "ydelsesperioder[0].til") String felt,
			@Schema(description = "Hvad der er galt med det.", example = "Perioden slutter, før den begynder") String fejl) {
	}

}
