package dk.tovholder.sag;

import java.time.LocalDate;

/** One thing that figures count, and the local date from which it counts. */
record Tal(Talart art, String vaerdi, LocalDate dag) {
}
