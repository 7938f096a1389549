/** Which database the product stands on, where one of them can do what the other cannot. */
package dk.tovholder.database;
