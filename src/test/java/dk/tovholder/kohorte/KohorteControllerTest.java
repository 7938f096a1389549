package dk.tovholder.kohorte;

import java.io.InputStream;
import java.security.Principal;
import java.util.List;
import java.util.UUID;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kohorte.Kohortestatus.Raekkefejl;
import dk.tovholder.kohorte.Kohortestatus.Status;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

class KohorteControllerTest {

	private static final UUID ID = UUID.randomUUID();

	private final Kohorteimport kohorter = mock();

	private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new KohorteController(this.kohorter)).build();

	private final Principal bruger = () -> "integration";

	@Test
	void cohortIsAcceptedInTheNameOfTheCaller() throws Exception {
		given(this.kohorter.start(any(InputStream.class), eq("afklaringspuljen"), eq("integration"))).willReturn(ID);
		for (String type : List.of("text/csv", "text/csv;charset=utf-8", "text/csv;charset=US-ASCII")) {
			this.mvc.perform(post("/api/kohorter").principal(this.bruger).contentType(type).content("x"))
				.andExpect(status().isAccepted())
				.andExpect(header().string("Location", "/api/kohorter/" + ID));
		}
	}

	@Test
	void otherEncodingOrFormatIsRefused() throws Exception {
		assertThatExceptionOfType(ServletException.class).isThrownBy(() -> this.mvc.perform(
				post("/api/kohorter").principal(this.bruger).contentType("text/csv;charset=windows-1252").content("x")))
			.withCauseInstanceOf(Afvisning.class);
		this.mvc.perform(post("/api/kohorter").principal(this.bruger).contentType("application/json").content("{}"))
			.andExpect(status().isUnsupportedMediaType());
	}

	@Test
	void statusIsReadable() throws Exception {
		given(this.kohorter.status(ID)).willReturn(
				new Kohortestatus(Status.FAERDIG, 3, 1, 1, 1, List.of(new Raekkefejl(4, "cpr", "Skal udfyldes"))));
		this.mvc.perform(get("/api/kohorter/" + ID).accept(MediaType.APPLICATION_JSON)).andExpect(content().json("""
				{"status": "FAERDIG", "raekker": 3, "oprettet": 1, "gentaget": 1, "afvist": 1,
					"fejl": [{"linje": 4, "felt": "cpr", "fejl": "Skal udfyldes"}]}""", true));
	}

	@Test
	void whatIsNoIdIsNotFound() {
		assertThatExceptionOfType(ServletException.class)
			.isThrownBy(() -> this.mvc.perform(get("/api/kohorter/ukendt")))
			.havingCause()
			.isInstanceOfSatisfying(Afvisning.class,
					(afvisning) -> org.assertj.core.api.Assertions.assertThat(afvisning.status()).isEqualTo(404));
	}

}
