package dk.tovholder.udbakke;

import java.time.Instant;

/**
 * One thing that somebody is to be told. Holds no personal data: it leaves the house by mail.
 *
 * @param noegle what the notice is about, up to 200 characters; the same recipient is told once
 * @param sagsnummer the case it leads to, or null
 * @param tekst one Danish sentence
 * @param tidspunkt the instant from which it holds, by the product's clock
 */
public record Varsel(String noegle, Type type, Modtager modtager, String sagsnummer, String tekst, Instant tidspunkt) {

	/** Why somebody is told. */
	public enum Type {

		FORVARSEL, OVERSKREDET, ESKALERING, UDEBLIVELSE,
		/** Something in the product itself needs a hand. */
		DRIFT

	}

}
