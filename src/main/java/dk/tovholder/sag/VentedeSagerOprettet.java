package dk.tovholder.sag;

import java.util.Set;

/** Cases are being started in this transaction for which events have come before them. */
public record VentedeSagerOprettet(Set<String> sagsnumre) {
}
