/** The only plumbing around the engine: its clock, its forms, its decision tables, its users and the doors of its webapps. */
package dk.tovholder.engine;
