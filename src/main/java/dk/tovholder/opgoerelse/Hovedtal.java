package dk.tovholder.opgoerelse;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import dk.tovholder.sag.Udfaldstabel;

/**
 * How many of the target group are reached, and whether that is enough: compared as whole numbers, never as the rounded percent.
 *
 * @param procent with one decimal, down where rounding would show the goal before it is reached; null where there is nobody
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
		BigDecimal procent = procent(taeller, naevner);
		if (mangler > 0 && procent.compareTo(BigDecimal.valueOf(maalProcent)) >= 0) {
			procent = BigDecimal.valueOf(maalProcent * 10L - 1, 1);
		}
		return new Hovedtal(Math.toIntExact(taeller), Math.toIntExact(naevner), procent, Math.toIntExact(mangler),
				naevner > 0 && mangler == 0);
	}

	/** The share in percent with one decimal; null of nobody. */
	static BigDecimal procent(long antal, long af) {
		return (af == 0) ? null
				: BigDecimal.valueOf(antal * 100).divide(BigDecimal.valueOf(af), 1, RoundingMode.HALF_UP);
	}

}
