package dk.tovholder.fejl;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tovholder.fejl.FejlTest.Proeve;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = Proeve.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.web.resources.add-mappings=false", "server.error.whitelabel.enabled=false",
				"spring.main.banner-mode=off" })
class FejlTest {

	private final HttpClient klient = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void acceptedJsonIsRead() throws Exception {
		HttpResponse<String> svar = send("/api/proeve",
				"""
						{"tekst": "æøå \\u00e6", "flag": true, "tal": 1, "dato": "2020-12-01",
							"antal": 2, "tidspunkt": "2020-12-01T08:00:00Z", "liste": [{"tekst": "a"}], "valg": "EN", "data": {"fri": 1}}""");
		assertThat(svar.statusCode()).isEqualTo(200);
		assertThat(svar.body()).contains("\"tekst\":\"æøå æ\"")
			.contains("\"tidspunkt\":\"2020-12-01T08:00:00Z\"")
			.contains("\"dato\":\"2020-12-01\"");
		assertThat(send("/api/proeve", "{\"flag\": null, \"tekst\": null, \"antal\": 0}").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "{\"antal\": 1, \"ukendt\": 1} | ukendt", "{} | antal",
					"{\"liste\": [{\"tekst\": \"a\"}, {\"andet\": 1}]} | liste[1].andet",
					"{\"tekst\": \"a\", \"tekst\": \"a\"} | tekst",
					"{\"data\": {\"x\": [1, {\"y\": 1, \"y\": 2}]}} | data.x[1].y", "{\"tekst\": \"a\\u0000\"} | tekst",
					"{\"tekst\": \"\\uD800\"} | tekst", "{\"fri\": {\"x\": \"\\u0007\"}} | fri.x",
					"{\"tekst\": 1} | tekst", "{\"tekst\": true} | tekst", "{\"tekst\": 1.5} | tekst",
					"{\"tekst\": {}} | tekst", "{\"tekst\": [\"a\"]} | tekst", "{\"flag\": \"true\"} | flag",
					"{\"flag\": 1} | flag", "{\"flag\": \"\"} | flag", "{\"tal\": \"1\"} | tal", "{\"tal\": 1.5} | tal",
					"{\"tal\": true} | tal", "{\"tal\": 99999999999} | tal", "{\"antal\": null} | antal",
					"{\"dato\": \"2021-02-29\"} | dato", "{\"dato\": \"\"} | dato", "{\"dato\": 1} | dato",
					"{\"dato\": [2020, 12, 1]} | dato", "{\"dato\": \"2020-12-01T00:00:00Z\"} | dato",
					"{\"tidspunkt\": 1} | tidspunkt", "{\"tidspunkt\": \"2020-12-01\"} | tidspunkt",
					"{\"valg\": \"TRE\"} | valg", "{\"valg\": 0} | valg", "{\"valg\": \"\"} | valg",
					"{\"liste\": {}} | liste", "{\"liste\": \"\"} | liste", "{\"liste\": [1]} | liste[0]" })
	void jsonThatIsNotToTheLetterIsRefusedByField(String json, String felt) throws Exception {
		JsonNode problem = problem(400, send("/api/proeve", json));
		assertThat(problem.at("/felter/0/felt").asText()).isEqualTo(felt);
		assertThat(problem.at("/felter/0/fejl").asText()).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "[]", "1", "null", "\"x\"", "{\"antal\": 1} {}", "{\"antal\": 1},",
			"{\"tekst\": \"a\u0001\"}", "{'tekst': 1}", "{\"tekst\": NaN}", "{\"tekst\": \"\\x\"}" })
	void jsonThatIsNoneIsRefused(String json) throws Exception {
		problem(400, send("/api/proeve", json));
	}

	@Test
	void deepLongOrLargeContentIsRefused() throws Exception {
		problem(400, send("/api/proeve", "{\"data\": " + "[".repeat(5000) + "]".repeat(5000) + "}"));
		problem(400, send("/api/proeve", "{\"tekst\": \"" + "a".repeat(100_001) + "\"}"));
		problem(400, send("/api/proeve", "{\"tal\": " + "1".repeat(2000) + "}"));
		problem(413, send("/api/proeve", "{\"tekst\": \"" + "a".repeat(1_000_000) + "\"}"));
		byte[] stort = (" ".repeat(1_000_001) + "{}").getBytes(StandardCharsets.UTF_8);
		problem(413, send(anmodning("/api/proeve").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(stort)))));
	}

	@Test
	void bytesThatAreNotUtf8AreRefused() throws Exception {
		problem(400, send(anmodning("/api/proeve").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray("{\"tekst\": \"æ\"}".getBytes(StandardCharsets.ISO_8859_1)))));
	}

	@Test
	void whatTheCallerGotWrongAboutHttpIsTold() throws Exception {
		problem(404, send(anmodning("/findes-ikke").GET()));
		HttpResponse<String> metode = send(anmodning("/api/proeve").DELETE());
		problem(405, metode);
		assertThat(metode.headers().firstValue("Allow")).contains("POST");
		problem(415,
				send(anmodning("/api/proeve").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("x"))));
		problem(415, send(anmodning("/api/proeve").header("Content-Type", "application/xml")
			.POST(BodyPublishers.ofString("<Indhold><antal>1</antal></Indhold>"))));
		problem(415, send(anmodning("/api/proeve").POST(BodyPublishers.ofString("x"))));
		problem(406, send(anmodning("/api/parametre?dato=2020-12-01&antal=1").header("Accept", "text/csv").GET()));
		assertThat(problem(400, send(anmodning("/api/parametre?dato=2020-12-01").GET())).at("/felter/0/felt").asText())
			.isEqualTo("antal");
		assertThat(problem(400, send(anmodning("/api/parametre?dato=2020-12-01&antal=x").GET())).at("/felter/0/felt")
			.asText()).isEqualTo("antal");
		assertThat(problem(400, send(anmodning("/api/parametre?dato=x&antal=1").GET())).at("/felter/0/felt").asText())
			.isEqualTo("dato");
	}

	@Test
	void refusalsBehindOtherFailuresAreFound() throws Exception {
		JsonNode problem = problem(422, send(anmodning("/api/kast?hvad=afvisning").GET()));
		assertThat(problem.path("detail").asText()).isEqualTo("Kan ikke. xxxxxx-xxxx");
		assertThat(problem.toString()).doesNotContain("0203701234");
		assertThat(problem(409, send(anmodning("/api/kast?hvad=laas").GET())).path("detail").asText())
			.isEqualTo("Sagen er netop ændret, prøv igen");
		problem(409, send(anmodning("/api/kast?hvad=dublet").GET()));
		problem(400, send(anmodning("/api/kast?hvad=forlang").GET()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "uventet", "error", "filter" })
	void nothingAnswers500OrTellsWhatIsInside(String hvad) throws Exception {
		JsonNode problem = problem(503, send(anmodning("/api/kast?hvad=" + hvad).GET()));
		assertThat(problem.path("detail").asText()).isEqualTo(Fejloversaettelse.UVENTET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRACE", "CONNECT", "FJERN", "PROPFIND" })
	void methodsThatNobodyNeedsAreAnsweredBeforeAnythingElse(String metode) throws IOException {
		try (Socket stik = new Socket("127.0.0.1", this.port)) {
			stik.setSoTimeout(5000);
			stik.getOutputStream().write((metode + " /api/proeve HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes());
			assertThat(new String(stik.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 4")
				.contains("application/problem+json");
		}
	}

	@Test
	void refusalKeepsItsFormWhateverTheCallerAccepts() throws Exception {
		problem(404, send(anmodning("/findes-ikke").header("Accept", "text/html").GET()));
		problem(422, send(anmodning("/api/kast?hvad=afvisning").header("Accept", "text/csv").GET()));
	}

	@Test
	void errorPagesOfTheContainerAreProblemsToo() throws Exception {
		problem(403, send(anmodning("/api/kast?hvad=403").GET()));
		problem(404, send(anmodning("/error").GET()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /api/<x> HTTP/1.1\r\nHost: x\r\n\r\n", "GET /api/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
			"GET /api/../../x HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n" })
	void requestThatTheContainerRefusesIsAProblemToo(String raa) throws IOException {
		try (Socket stik = new Socket("127.0.0.1", this.port)) {
			stik.setSoTimeout(5000);
			stik.getOutputStream().write(raa.replace("HTTP/1.1\r\n", "HTTP/1.1\r\nConnection: close\r\n").getBytes());
			InputStream svar = stik.getInputStream();
			assertThat(new String(svar.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 400")
				.contains("application/problem+json")
				.contains("\"status\":400")
				.doesNotContain("<html");
		}
	}

	private JsonNode problem(int status, HttpResponse<String> svar) throws IOException {
		assertThat(svar.statusCode()).as(svar.body()).isEqualTo(status);
		assertThat(svar.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
		JsonNode problem = new ObjectMapper().readTree(svar.body());
		assertThat(problem.path("type").asText()).isEqualTo("about:blank");
		assertThat(problem.path("status").asInt()).isEqualTo(status);
		assertThat(problem.path("title").asText()).isNotBlank();
		assertThat(problem.path("detail").asText()).isNotBlank();
		assertThat(svar.body()).doesNotContain("Exception", "dk.tovholder", "java.", "org.", "com.", "trace");
		return problem;
	}

	private HttpResponse<String> send(String sti, String json) throws Exception {
		return send(anmodning(sti).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
	}

	private HttpResponse<String> send(HttpRequest.Builder anmodning) throws Exception {
		return this.klient.send(anmodning.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder anmodning(String sti) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + sti));
	}

	@RestController
	@Import({ Fejlsvar.class, Fejlside.class, JsonIndstillinger.class, Kropsgraense.class, Tomcatfejl.class })
	@ImportAutoConfiguration({ PropertyPlaceholderAutoConfiguration.class, JacksonAutoConfiguration.class,
			HttpMessageConvertersAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class,
			DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class, ErrorMvcAutoConfiguration.class })
	static class Proeve {

		@PostMapping("/api/proeve")
		Indhold laes(@RequestBody Indhold indhold) {
			return indhold;
		}

		@GetMapping("/api/parametre")
		Indhold parametre(@RequestParam int antal, @RequestParam LocalDate dato) {
			return new Indhold(null, null, null, antal, dato, null, null, null, null, null);
		}

		@GetMapping("/api/kast")
		void kast(@RequestParam String hvad) {
			switch (hvad) {
				case "afvisning" ->
					throw new IllegalStateException("ENGINE-1234", new Afvisning(422, "Kan ikke. 020370-1234"));
				case "laas" -> throw new IllegalStateException(new CannotAcquireLockException("SQL"));
				case "dublet" -> throw new DataIntegrityViolationException("SQL");
				case "forlang" ->
					throw new DataIntegrityViolationException("SQL", new SQLException("Value too long", "22001"));
				case "error" -> throw new StackOverflowError("inside");
				default -> throw new IllegalStateException("inside");
			}
		}

		@Bean
		Filter kastendeFilter() {
			return (anmodning, svar, kaede) -> {
				String hvad = String.valueOf(anmodning.getParameter("hvad"));
				if (hvad.equals("filter")) {
					throw new IllegalStateException("inside");
				}
				if (hvad.equals("403")) {
					((jakarta.servlet.http.HttpServletResponse) svar).sendError(403, "inside");
					return;
				}
				kaede.doFilter(anmodning, svar);
			};
		}

	}

	record Indhold(String tekst, Boolean flag, Integer tal, int antal, LocalDate dato, Instant tidspunkt,
			List<Del> liste, Valg valg, JsonNode data, Map<String, Object> fri) {

		record Del(String tekst) {
		}

		enum Valg {

			EN, TO

		}

	}

}
