package dk.tovholder.nyhed;

import java.time.Instant;
import java.util.UUID;

/**
 * News in their place.
 *
 * @param position from 1 without gaps, in the order in which steps were seen committed
 * @param id stays the same however often it is sent
 * @param tidspunkt the product's clock at the step
 * @param data as JSON
 */
record Nummereret(long position, UUID id, String sagsnummer, Instant tidspunkt, Nyhedstype type, String data) {
}
