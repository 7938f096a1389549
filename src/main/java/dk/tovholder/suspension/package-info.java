/** Suspensions: a whole programme, or one house of it, stands still for some days, by decision of the head of department. */
package dk.tovholder.suspension;
