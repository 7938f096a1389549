package dk.tovholder.sag;

import java.time.Instant;

/**
 * That somebody is to be told of a step of a deadline's ladder.
 *
 * @param rolle the role it is escalated to, or null for whoever owes what the deadline is about
 */
record Fristvarsel(Sag sag, Frist frist, String trin, String rolle, String tekst, Instant tidspunkt) {
}
