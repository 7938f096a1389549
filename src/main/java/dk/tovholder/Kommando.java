package dk.tovholder;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

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
import org.springframework.core.env.Environment;

import dk.tovholder.adgangslog.Logkommando;
import dk.tovholder.borger.Noeglekommando;
import dk.tovholder.kohorte.Kohortekommando;
import dk.tovholder.sag.Talgenopbygning;
import dk.tovholder.sag.Talkommando;

/**
 * What the same jar does instead of serving, with the same settings and beside nodes that serve: it opens the database and
 * the keys, and nothing else that the work does not need.
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
	},

	/** The whole product, since cases start in it, but no door and none of its other work. */
	INDLAES_KOHORTE("indlaes-kohorte", TovholderApplication.class, "--server.port=-1", "--spring.main.banner-mode=off",
			"--camunda.bpm.job-execution.enabled=false", "--tovholder.post.aktiv=false", "--tovholder.tilsyn.interval=0s",
			"--tovholder.demo.kohorte=tom", "--tovholder.demo.afspil=") {
		@Override
		int udfoer(ConfigurableApplicationContext program, String vaerdi) {
			Environment valg = program.getEnvironment();
			try (OutputStream rapport = rapport(valg.getProperty("rapport"))) {
				return program.getBean(Kohortekommando.class)
					.indlaes(Path.of(vaerdi), valgt(valg, "proeve"), valgt(valg, "alt-eller-intet"), rapport);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private OutputStream rapport(String fil) throws IOException {
			return (fil != null) ? Files.newOutputStream(Path.of(fil)) : new FileOutputStream(FileDescriptor.out);
		}

		private boolean valgt(Environment valg, String navn) {
			return valg.containsProperty(navn) && !"false".equals(valg.getProperty(navn));
		}
	};

	private static final Logger log = LoggerFactory.getLogger(Kommando.class);

	/** The exit code where the database or the keys are not there. */
	private static final int IKKE_UDFOERT = 3;

	private final String navn;

	private final Class<?> program;

	/** What the command sets itself, whatever else is given; none = it needs no web server. */
	private final List<String> egneIndstillinger;

	Kommando(String navn, Class<?> program, String... egneIndstillinger) {
		this.navn = navn;
		this.program = program;
		this.egneIndstillinger = List.of(egneIndstillinger);
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
		String[] indstillinger = Stream
			.concat(Arrays.stream(argumenter)
				.filter((argument) -> !argument.startsWith("--" + kommando.navn) && kommando.egneIndstillinger.stream()
					.noneMatch((egen) -> noegle(egen).equals(noegle(argument)))), kommando.egneIndstillinger.stream())
			.toArray(String[]::new);
		boolean helt = !kommando.egneIndstillinger.isEmpty();
		if (helt && Arrays.stream(argumenter).noneMatch((argument) -> argument.startsWith("--rapport="))) {
			// The report goes to the one stream, so the log goes to the other.
			System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
		}
		try (ConfigurableApplicationContext program = new SpringApplicationBuilder(kommando.program)
			.web(helt ? WebApplicationType.SERVLET : WebApplicationType.NONE)
			.run(indstillinger)) {
			return kommando.udfoer(program, vaerdi);
		}
		catch (RuntimeException ex) {
			log.error("Kommandoen kunne ikke udføres", ex);
			return IKKE_UDFOERT;
		}
	}

	private static String noegle(String argument) {
		return argument.replaceFirst("=.*", "");
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
