/** Danish working days, and local dates as instants in Copenhagen. */
package dk.tovholder.kalender;
