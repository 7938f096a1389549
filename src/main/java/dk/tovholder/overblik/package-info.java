/** What those who follow the programme see on the diagrams in Cockpit: counts per activity, never a case. */
package dk.tovholder.overblik;
