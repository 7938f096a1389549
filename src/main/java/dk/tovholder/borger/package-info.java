/**
 * The citizen: the CPR number, its encryption at rest and the keyed hash that finds it
 * again.
 */
package dk.tovholder.borger;
