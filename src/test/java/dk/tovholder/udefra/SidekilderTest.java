package dk.tovholder.udefra;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:adgang;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "tovholder.demo.kohorte=tom" })
class SidekilderTest {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "tasklist", "cockpit", "admin", "welcome" })
	void aPageLoadsAndRunsOnlyWhatTheProductServes(String app) throws Exception {
		String regler = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/camunda/app/" + app + "/default/")).build(),
					BodyHandlers.ofString())
			.headers()
			.firstValue("Content-Security-Policy")
			.orElseThrow();
		assertThat(regler).contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
			.containsPattern("img-src 'self'( data:)?;")
			.doesNotContainPattern("(img|default|style)-src [^;]*(http|\\*)");
	}

}
