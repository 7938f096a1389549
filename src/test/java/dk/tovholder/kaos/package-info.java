/** The product as several processes on one PostgreSQL, and what befalls them. */
package dk.tovholder.kaos;
