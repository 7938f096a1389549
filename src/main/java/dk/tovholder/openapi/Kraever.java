package dk.tovholder.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dk.tovholder.sikkerhed.Befoejelse;

/**
 * The action that a call under {@code /api} asks for: the description tells from it who may make the call. What lets the
 * caller in or not is the security rule of the path; tests hold the two against each other.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Kraever {

	Befoejelse value();

}
