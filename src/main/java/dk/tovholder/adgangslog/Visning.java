package dk.tovholder.adgangslog;

import java.util.Collection;
import java.util.List;

/**
 * One answer that shows citizens, or refuses to.
 *
 * @param bruger the user's id
 * @param kald what was called, with {@code *} for every number and id
 * @param status the HTTP status of the answer
 * @param begrundelse what the user gave as reason, or null where the work itself is the reason
 * @param sager case numbers; with what is no case number left out
 * @param opgaver the engine's ids of tasks, whose case is looked up later
 */
public record Visning(String bruger, Handling handling, String kald, int status, String begrundelse,
		Collection<String> sager, Collection<String> opgaver) {

	private static final String SAGSNUMMER = "[A-Z0-9][A-Z0-9-]{0,39}";

	private static final String OPGAVE = "[A-Za-z0-9-]{1,64}";

	private static final int KALD_LAENGDE = 120;

	public Visning {
		kald = kald.substring(0, Math.min(kald.length(), KALD_LAENGDE));
		sager = sager.stream().filter((sag) -> sag != null && sag.matches(SAGSNUMMER)).distinct().toList();
		opgaver = opgaver.stream().filter((opgave) -> opgave != null && opgave.matches(OPGAVE)).distinct().toList();
	}

	/** Cases that were shown. */
	public static Visning af(String bruger, Handling handling, String kald, Collection<String> sager) {
		return new Visning(bruger, handling, kald, 200, null, sager, List.of());
	}

	/** A case that was refused; null where none was named. */
	public static Visning afvist(String bruger, Handling handling, String kald, int status, String sag) {
		return new Visning(bruger, handling, kald, status, null, (sag != null) ? List.of(sag) : List.of(), List.of());
	}

}
