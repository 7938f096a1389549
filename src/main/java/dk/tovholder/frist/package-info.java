/** The legal deadlines: their rules, and the date that follows from an anchor. */
package dk.tovholder.frist;
