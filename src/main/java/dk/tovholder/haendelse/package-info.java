/** Events in bulk: a line each, also for citizens who are not known yet. */
package dk.tovholder.haendelse;
