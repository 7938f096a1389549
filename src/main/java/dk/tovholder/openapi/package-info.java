/** The REST interface described as OpenAPI from the controllers themselves, for programs and for people. */
package dk.tovholder.openapi;
