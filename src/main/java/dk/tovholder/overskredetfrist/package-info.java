/** What an overdue mandatory deadline asks for: a plan, and a letter to the citizen. */
package dk.tovholder.overskredetfrist;
