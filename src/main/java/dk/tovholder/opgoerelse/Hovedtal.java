package dk.tovholder.opgoerelse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import dk.tovholder.sag.Udfaldstabel;

/**
 * How many of the target group are reached, and whether that is enough: compared as whole numbers, never as the rounded percent.
 *
 * @param procent with one decimal, rounded down so that the goal is never shown before it is reached; null where there is nobody
 * @param mangler persons that the goal lacks
 */
record Hovedtal(int taeller, int naevner, BigDecimal procent, int mangler, boolean opnaaet) {

	static Hovedtal af(Map<String, Long> antalEfterStatus, int maalProcent) {
		long taeller = 0;
		long naevner = 0;
		for (Map.Entry<String, Long> e : antalEfterStatus.entrySet()) {
			if (Udfaldstabel.iNaevner(e.getKey())) {
				naevner += e.getValue();
				taeller += Udfaldstabel.taeller(e.getKey()) ? e.getValue() : 0;
			}
		}
		long mangler = Math.max(0, -Math.floorDiv(-naevner * maalProcent, 100L) - taeller);
		return new Hovedtal(Math.toIntExact(taeller), Math.toIntExact(naevner), procent(taeller, naevner),
				Math.toIntExact(mangler), naevner > 0 && mangler == 0);
	}

	/** The share in percent with one decimal, rounded down; null of nobody. */
	static BigDecimal procent(long antal, long af) {
		return (af == 0) ? null
				: BigDecimal.valueOf(antal * 100).divide(BigDecimal.valueOf(af), 1, RoundingMode.DOWN);
	}

}
