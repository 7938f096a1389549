package dk.tovholder.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a named bean that expressions of models and lists may call. What does not carry it cannot be called from one.
 * Its name says which method is meant, so a bean has only one of that name that carries it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Modelkald {

}
