package dk.tovholder.maaling;

import java.time.LocalDate;
import java.util.List;

import dk.tovholder.borger.Cpr;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Ydelse;
import dk.tovholder.sag.Ydelsesperiode;

/** Made-up citizens, each with a number of the right form and no two alike; all of them are let in. */
final class Proevepersoner {

	private static final int FOEDSELSDATOER = 28 * 12 * 40;

	/** More days with benefit than the limit asks for, and how many more differs from one to the next. */
	private static final int OVERSKYDENDE_DAGE = 700;

	private int antal;

	/** The next citizen, as a case from a day. */
	NySag naeste(LocalDate sagStart) {
		int nr = antal++;
		return new NySag(sagsnummer(nr), "afklaringspuljen", Cpr.af(cpr(nr)), navn(nr), enhed(nr), sagStart, true, false,
				false, perioder(nr, sagStart));
	}

	private static List<Ydelsesperiode> perioder(int nr, LocalDate sagStart) {
		LocalDate fra = sagStart.minusYears(10).plusDays(nr * 37L % OVERSKYDENDE_DAGE);
		LocalDate skift = fra.plusDays(500 + nr % 300);
		return List.of(new Ydelsesperiode(Ydelse.KONTANTHJAELP, fra, skift.minusDays(1)),
				new Ydelsesperiode(Ydelse.UDDANNELSESHJAELP, skift, sagStart.minusDays(1)));
	}

	static String sagsnummer(int nr) {
		return "M-%07d".formatted(nr);
	}

	static String navn(int nr) {
		return "Prøve Person " + nr;
	}

	static String enhed(int nr) {
		return (nr % 2 == 0) ? "aktivhuset" : "integrationshuset";
	}

	/** Born from 1950 to 1989; the last four digits tell those of one day apart. */
	static String cpr(int nr) {
		int dag = nr % FOEDSELSDATOER;
		return "%02d%02d%02d%04d".formatted(1 + dag % 28, 1 + (dag / 28) % 12, 50 + dag / (28 * 12),
				1000 + nr / FOEDSELSDATOER);
	}

}
