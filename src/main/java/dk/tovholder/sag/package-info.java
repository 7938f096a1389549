/** The case: what has happened to a citizen in a programme, what follows from it, and what is owed when. Knows no engine. */
package dk.tovholder.sag;
