package dk.tovholder.sikkerhed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = {
		"spring.datasource.url=jdbc:h2:mem:sikkerhed;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
		"tovholder.session.kontrol=1s" })
class SikkerhedskaederTest {

	@Autowired
	private TestRestTemplate rest;

	@Test
	void withoutPasswordTheAnswerIsADanishProblem() {
		ResponseEntity<String> svar = this.rest.getForEntity("/api/sager", String.class);
		assertThat(svar.getStatusCode().value()).isEqualTo(401);
		assertThat(svar.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(svar.getHeaders().getFirst("WWW-Authenticate")).startsWith("Basic");
		assertThat(svar.getHeaders().getFirst("X-Frame-Options")).isEqualTo("DENY");
		assertThat(svar.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(svar.getHeaders().get("Set-Cookie")).isNull();
		assertThat(svar.getBody()).contains("Brugernavn eller adgangskode");
	}

	@Test
	void healthIsOpenWithoutDetails() {
		ResponseEntity<String> svar = this.rest.getForEntity("/actuator/health", String.class);
		assertThat(svar.getStatusCode().value()).isEqualTo(200);
		assertThat(svar.getBody()).isEqualTo("{\"status\":\"UP\"}");
	}

	@ParameterizedTest
	@CsvSource({ "POST,/api/sager,sagsbehandler.aktivhuset", "POST,/api/kohorter,admin",
			"GET,/api/kohorter/1,controller", "POST,/api/sager/A1/haendelser,moedekoordinator.aktivhuset",
			"POST,/api/sager/A1/haendelser,styregruppe", "GET,/api/sager,styregruppe", "GET,/api/sager/A1,projektleder",
			"GET,/api/sager/A1,admin", "GET,/api/sager/A1/journal,integration", "GET,/api/opgoerelser/2021-01,integration",
			"GET,/api/opgoerelser/2021-01.csv,sagsbehandler.aktivhuset", "PUT,/api/demo/ur,controller",
			"POST,/api/suspensioner,projektleder", "PUT,/api/suspensioner/S1,admin", "DELETE,/api/suspensioner/S1,controller",
			"GET,/api/suspensioner,integration", "GET,/api/suspensioner/S1,sagsbehandler.aktivhuset",
			"GET,/api/drift,afdelingsleder", "GET,/api/drift,faglig-leder.aktivhuset", "POST,/api/drift/job/1/forsoeg,controller",
			"POST,/api/drift/job/1/forsoeg,integration", "GET,/actuator,sagsbehandler.aktivhuset",
			"GET,/actuator/metrics,styregruppe" })
	void wrongRoleIsRefusedBeforeTheBodyIsRead(HttpMethod metode, String sti, String bruger) {
		assertThat(kald(metode, sti, bruger).getStatusCode().value()).isEqualTo(403);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/findes-ikke,styregruppe", "GET,/engine-rest/engine,admin", "GET,/findes-ikke,admin" })
	void unknownPathIsNotFound(HttpMethod metode, String sti, String bruger) {
		assertThat(kald(metode, sti, bruger).getStatusCode().value()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "GET,/api/findes-ikke", "GET,/actuator", "GET,/actuator/metrics", "GET,/api/demo/ur", "GET,/api/drift",
			"POST,/api/drift/job/1/forsoeg" })
	void everythingElseNeedsALogin(HttpMethod metode, String sti) {
		assertThat(this.rest.exchange(RequestEntity.method(metode, sti).build(), String.class).getStatusCode().value())
			.isEqualTo(401);
		assertThat(this.rest.withBasicAuth("admin", "forkert")
			.exchange(RequestEntity.method(metode, sti).build(), String.class)
			.getStatusCode()
			.value()).isEqualTo(401);
	}

	private ResponseEntity<String> kald(HttpMethod metode, String sti, String bruger) {
		RequestEntity.BodyBuilder kald = RequestEntity.method(metode, sti).contentType(MediaType.APPLICATION_JSON);
		return this.rest.withBasicAuth(bruger, "tovholder-demo")
			.exchange((metode == HttpMethod.GET) ? kald.build() : kald.body("{ikke json"), String.class);
	}

}
