package dk.tovholder.styregruppe;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;

/** A calendar quarter, written {@code 2021-K1}. */
record Kvartal(int aar, int nr) implements Comparable<Kvartal> {

	/** The quarter that a day lies in. */
	static Kvartal af(LocalDate dag) {
		return new Kvartal(dag.getYear(), dag.get(IsoFields.QUARTER_OF_YEAR));
	}

	/** Reads what {@link #toString()} wrote. */
	static Kvartal laes(String tekst) {
		return new Kvartal(Integer.parseInt(tekst.substring(0, 4)), Integer.parseInt(tekst.substring(6)));
	}

	LocalDate foersteDag() {
		return LocalDate.of(aar, 3 * nr - 2, 1);
	}

	YearMonth foersteMaaned() {
		return YearMonth.from(foersteDag());
	}

	Kvartal naeste() {
		return af(foersteDag().plusMonths(3));
	}

	/** The quarter in running text. */
	String navn() {
		return nr + ". kvartal " + aar;
	}

	@Override
	public int compareTo(Kvartal andet) {
		return foersteDag().compareTo(andet.foersteDag());
	}

	@Override
	public String toString() {
		return "%04d-K%d".formatted(aar, nr);
	}

}
