/** Measures what the product costs on top of the bare engine: {@code mvn -Pbench verify -DskipTests}. */
package dk.tovholder.maaling;
