/** Who has been shown which citizen, when and why: rows that only ever grow, each bound to the one before it. */
package dk.tovholder.adgangslog;
