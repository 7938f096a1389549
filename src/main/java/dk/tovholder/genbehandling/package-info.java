/** The new review when six months pass without a placement. */
package dk.tovholder.genbehandling;
