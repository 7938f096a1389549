/** The watch over deadlines: one process instance that runs the steps of the ladders when they fall due. */
package dk.tovholder.fristvagt;
