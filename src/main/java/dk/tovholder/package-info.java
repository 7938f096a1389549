/** Tovholder: keeps track of the citizens in a pilot programme, and of what is owed to each of them when. */
package dk.tovholder;
