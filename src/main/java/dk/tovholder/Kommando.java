package dk.tovholder;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToIntFunction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

import dk.tovholder.adgangslog.Logkommando;
import dk.tovholder.borger.Noeglekommando;
import dk.tovholder.sag.Talgenopbygning;
import dk.tovholder.sag.Talkommando;

/**
 * What the same jar does instead of serving, with the same settings: it opens the database and the keys and nothing else,
 * so that it may run beside nodes that serve.
 */
enum Kommando {

	KONTROLLER_ADGANGSLOG("kontroller-adgangslog", Noegleprogram.class) {
		@Override
		int udfoer(ConfigurableApplicationContext program, String vaerdi) {
			return program.getBean(Logkommando.class).kontroller(vaerdi);
		}
	},

	SKIFT_NOEGLE("skift-noegle", Noegleprogram.class) {
		@Override
		int udfoer(ConfigurableApplicationContext program, String vaerdi) {
			return program.getBean(Noeglekommando.class).skift();
		}
	},

	GENOPBYG_TAL("genopbyg-tal", Talprogram.class) {
		@Override
		int udfoer(ConfigurableApplicationContext program, String vaerdi) {
			program.getBean(Talgenopbygning.class).genopbyg();
			return 0;
		}
	};

	private static final Logger log = LoggerFactory.getLogger(Kommando.class);

	/** The exit code where the database or the keys are not there. */
	private static final int IKKE_UDFOERT = 3;

	private final String navn;

	private final Class<?> program;

	Kommando(String navn, Class<?> program) {
		this.navn = navn;
		this.program = program;
	}

	/** Does the work and gives the exit code of the process. */
	abstract int udfoer(ConfigurableApplicationContext program, String vaerdi);

	/** The command among the arguments, as {@code --navn} or {@code --navn=værdi}, if there is one. */
	static Optional<ToIntFunction<String[]>> find(String[] argumenter) {
		for (Kommando kommando : values()) {
			for (String argument : argumenter) {
				String flag = "--" + kommando.navn;
				if (argument.equals(flag) || argument.startsWith(flag + "=")) {
					String vaerdi = argument.equals(flag) ? "" : argument.substring(flag.length() + 1);
					return Optional.of((alle) -> koer(kommando, vaerdi, alle));
				}
			}
		}
		return Optional.empty();
	}

	private static int koer(Kommando kommando, String vaerdi, String[] argumenter) {
		String[] indstillinger = Arrays.stream(argumenter)
			.filter((argument) -> !argument.startsWith("--" + kommando.navn))
			.toArray(String[]::new);
		try (ConfigurableApplicationContext program = new SpringApplicationBuilder(kommando.program).web(WebApplicationType.NONE)
			.run(indstillinger)) {
			return kommando.udfoer(program, vaerdi);
		}
		catch (RuntimeException ex) {
			log.error("Kommandoen kunne ikke udføres", ex);
			return IKKE_UDFOERT;
		}
	}

	/** Database, keys and access log. */
	@ComponentScan({ "dk.tovholder.borger", "dk.tovholder.adgangslog", "dk.tovholder.kalender" })
	@ConfigurationPropertiesScan("dk.tovholder.borger")
	@Databaseprogram
	static class Noegleprogram {

	}

	/** Database and the rules of the programme. */
	@Import(Talkommando.class)
	@Databaseprogram
	static class Talprogram {

	}

	@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, ConfigurationPropertiesAutoConfiguration.class,
			DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class })
	@Retention(RetentionPolicy.RUNTIME)
	@interface Databaseprogram {

	}

}
