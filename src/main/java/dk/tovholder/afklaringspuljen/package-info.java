/** The main process: one thread per citizen, kept in step with the case. */
package dk.tovholder.afklaringspuljen;
