package dk.tovholder;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The tests of one model, on the real engine. Each test begins on the first day of the project without cases; when all
 * have passed, every flow node and every sequence flow of the model must have been passed by one of them. All classes
 * share one application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:modeller;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
				"camunda.bpm.job-execution.enabled=false", "tovholder.kilder.kontrolleres=" + Modelproeve.KONTROLLERET_KILDE })
@Import({ Pilot.class, Modeldaekning.Optager.class })
@ExtendWith(Modeldaekning.class)
public @interface Modelproeve {

	/** A source whose endings a caseworker confirms. */
	String KONTROLLERET_KILDE = "folkeregister-kopi";

	/** The id of the process. */
	String value();

}
