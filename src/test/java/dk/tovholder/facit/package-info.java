/** An independent answer sheet: the dates and states of a case and the figures of a month from the indsatsmodel alone, without production code. */
package dk.tovholder.facit;
