package dk.tovholder.fejl;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** A line of the log as production writes it. */
class LognetTest {

	@Test
	void aLineTellsCaseAndTraceAndNoCprNumber() throws Exception {
		JsonNode linje = linje("Borgeren 010190-1234 og 0101901234", new IllegalStateException("cpr=010190 1234",
				new IllegalArgumentException("0101901234")));
		assertThat(linje.path("@timestamp").asText()).isNotEmpty();
		assertThat(linje.path("log").path("level").asText()).isEqualTo("WARN");
		assertThat(linje.path("message").asText()).isEqualTo("Borgeren xxxxxx-xxxx og xxxxxx-xxxx");
		assertThat(linje.path("error").path("stack_trace").asText()).contains("IllegalStateException").contains("xxxxxx-xxxx");
		assertThat(linje.toString()).doesNotContain("1234");
		assertThat(linje.findValue("sagsnummer").asText()).isEqualTo("SAG-7");
		assertThat(linje.findValue("traceId").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
	}

	private static JsonNode linje(String besked, Throwable fejl) throws Exception {
		StandardEnvironment indstillinger = new StandardEnvironment();
		for (String fil : new String[] { "application-prod.yml", "application.yml" }) {
			for (PropertySource<?> kilde : new YamlPropertySourceLoader().load(fil, new ClassPathResource(fil))) {
				indstillinger.getPropertySources().addLast(kilde);
			}
		}
		LoggerContext kontekst = new LoggerContext();
		kontekst.putObject(Environment.class.getName(), indstillinger);
		StructuredLogEncoder skriver = new StructuredLogEncoder();
		skriver.setContext(kontekst);
		skriver.setFormat(indstillinger.getRequiredProperty("logging.structured.format.console"));
		skriver.start();
		LoggingEvent haendelse = new LoggingEvent("", kontekst.getLogger("dk.tovholder.sag"), Level.WARN, besked, fejl, null);
		haendelse.setMDCPropertyMap(Map.of("sagsnummer", "SAG-7", "traceId", "4bf92f3577b34da6a3ce929d0e0e4736"));
		return new ObjectMapper().readTree(new String(skriver.encode(haendelse), StandardCharsets.UTF_8));
	}

}
