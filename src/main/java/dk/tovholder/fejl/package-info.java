/**
 * What a caller is told when a request is refused: problem+json in Danish, and strict
 * reading of JSON.
 */
package dk.tovholder.fejl;
