/** The monthly statement: what the programme has come to, in editions that stay, with the cases behind every figure. */
package dk.tovholder.opgoerelse;
