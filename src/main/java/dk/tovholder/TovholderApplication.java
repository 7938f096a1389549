package dk.tovholder;

import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the product: engine, webapps and REST in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TovholderApplication {

	static {
		// The engine stores due dates in the JVM's zone: nodes in different zones would disagree by an hour.
		TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
	}

	public static void main(String[] args) {
		Kommando.find(args)
			.ifPresentOrElse((kommando) -> System.exit(kommando.applyAsInt(args)),
					() -> SpringApplication.run(TovholderApplication.class, args));
	}

}
