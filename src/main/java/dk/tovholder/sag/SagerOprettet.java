package dk.tovholder.sag;

import java.util.List;

/** Cases have been started in this transaction. */
public record SagerOprettet(List<Sag> sager) {
}
