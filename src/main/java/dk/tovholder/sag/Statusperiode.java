package dk.tovholder.sag;

import java.time.YearMonth;

/** What a case counts as in the monthly statements from a month on, up to but not including {@code til}; null for ever. */
record Statusperiode(String status, YearMonth fra, YearMonth til) {
}
