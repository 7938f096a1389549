package dk.tovholder.sag;

import java.time.LocalDate;

/** A spell on a benefit, both days included. */
public record Ydelsesperiode(Ydelse ydelse, LocalDate fra, LocalDate til) {

	public Ydelsesperiode {
		if (til.isBefore(fra)) {
			throw new IllegalArgumentException("Perioden slutter, før den begynder");
		}
	}

}
