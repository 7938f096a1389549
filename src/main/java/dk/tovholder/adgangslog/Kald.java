package dk.tovholder.adgangslog;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A call as the log names it: nothing in it can tell a citizen. */
public final class Kald {

	private Kald() {
	}

	/** Method and path, with {@code *} for every part that is not a plain word of an address. */
	public static String af(String metode, String sti) {
		return metode + " " + Arrays.stream(sti.split("/", -1))
			.map((led) -> (led.isEmpty() || led.matches("[a-z][A-Za-z-]{0,39}")) ? led : "*")
			.collect(Collectors.joining("/"));
	}

}
