/** A citizen's own rights: to be hidden, to be told everything, to know who has looked, and to be forgotten in time. */
package dk.tovholder.persondata;
