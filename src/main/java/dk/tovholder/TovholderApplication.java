package dk.tovholder;

import java.util.Arrays;
import java.util.TimeZone;

import dk.tovholder.engine.Migrering;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the product: engine, webapps and REST in one process; or, by the word {@code migrer}, prepares its database. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TovholderApplication {

	static {
		// The engine stores due dates in the JVM's zone: nodes in different zones would disagree by an hour.
		TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
	}

	public static void main(String[] args) {
		if (args.length > 0 && args[0].equals(Migrering.KOMMANDO)) {
			Migrering.koer(Arrays.copyOfRange(args, 1, args.length));
			return;
		}
		Kommando.find(args)
			.ifPresentOrElse((kommando) -> System.exit(kommando.applyAsInt(args)),
					() -> SpringApplication.run(TovholderApplication.class, args));
	}

}
