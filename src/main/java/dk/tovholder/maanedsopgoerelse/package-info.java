/** The control of each monthly statement: cut on the 1st, checked by the controller, frozen when it is approved. */
package dk.tovholder.maanedsopgoerelse;
