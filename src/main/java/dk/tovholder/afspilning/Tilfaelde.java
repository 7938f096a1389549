package dk.tovholder.afspilning;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Chance that is the same each time the same is asked: every question has a source of its own, made of the seed and of what
 * the question is about. So what becomes of one citizen depends on no other, nor on the order in which work is done.
 */
final class Tilfaelde {

	private static final long FNV_START = 0xcbf29ce484222325L;

	private static final long FNV_PRIMTAL = 0x100000001b3L;

	private final SplittableRandom kilde;

	private Tilfaelde(long froe) {
		this.kilde = new SplittableRandom(froe);
	}

	/** The source for a question, such as a citizen, a task and the day it came up. */
	static Tilfaelde om(long froe, Object... emne) {
		long blandet = FNV_START ^ froe;
		for (Object del : emne) {
			String tekst = del + "/";
			for (int i = 0; i < tekst.length(); i++) {
				blandet = (blandet ^ tekst.charAt(i)) * FNV_PRIMTAL;
			}
		}
		return new Tilfaelde(blandet);
	}

	/** Whether something of this many percent happens. */
	boolean hvis(double procent) {
		return this.kilde.nextDouble() * 100 < procent;
	}

	/** A whole number, both ends included. */
	int mellem(int fra, int til) {
		return this.kilde.nextInt(fra, Math.max(fra, til) + 1);
	}

	<T> T en(List<T> mulige) {
		return mulige.get(this.kilde.nextInt(mulige.size()));
	}

	/** One of the outcomes, each as often as its percent says. */
	String en(Map<String, Double> fordeling) {
		double rest = this.kilde.nextDouble() * 100;
		String sidste = null;
		for (Map.Entry<String, Double> udfald : fordeling.entrySet()) {
			if (udfald.getValue() > 0) {
				sidste = udfald.getKey();
				rest -= udfald.getValue();
				if (rest < 0) {
					break;
				}
			}
		}
		return sidste;
	}

}
