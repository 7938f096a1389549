/** The steering group's quarterly meeting: what it had before it, what it decided, and who follows up. */
package dk.tovholder.styregruppe;
