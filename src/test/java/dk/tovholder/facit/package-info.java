/** An independent answer sheet: the dates and states of a case from the indsatsmodel alone, without production code. */
package dk.tovholder.facit;
