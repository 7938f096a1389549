/** What exists in the demo only: users with a known password and a clock that can be moved. */
package dk.tovholder.demo;
