/** What other systems are told of cases, and how it reaches them: written with the step, numbered, pulled or delivered afterwards. */
package dk.tovholder.nyhed;
