package dk.tovholder.suspension;

/** The days of a suspension as they should have been, as a caller wrote them. */
record Rettelse(String fra, String til, String begrundelse) {
}
