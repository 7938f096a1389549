/** Who may do what: roles, houses, and the security filter chains. */
package dk.tovholder.sikkerhed;
