/**
 * The living demo: invented people answer tasks and report events, day by day on the demo's clock, the same ways as real
 * ones.
 */
package dk.tovholder.afspilning;
