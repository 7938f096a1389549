package dk.tovholder.sikkerhed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The roles that may make a call under {@link #WEBAPPS}, where what is not marked is closed to all.
 * Whether the case or the task in the call is theirs is for the controller.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface KunFor {

	/** Where pages of the webapps call the product: with the webapps' own login and CSRF token. */
	String WEBAPPS = "/camunda/api/tovholder";

	/** Each of these roles may, in whichever house. */
	Rolle[] value();

}
