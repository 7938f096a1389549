/** The second line: finds what the first one has lost, mends it or tells somebody, and says whether the product is well. */
package dk.tovholder.tilsyn;
