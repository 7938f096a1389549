/**
 * The mass import: a cohort file is taken in by itself, row by row, and answers for each
 * refused line.
 */
package dk.tovholder.kohorte;
