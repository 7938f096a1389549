package dk.tovholder.suspension;

/**
 * A suspension as a caller wrote it, before anything is checked.
 *
 * @param enhed the house, null for all of them
 * @param til the first day back, null while nobody knows it
 */
record NySuspension(String suspensionId, String program, String enhed, String fra, String til, String begrundelse) {
}
