package dk.tovholder.kohorte;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kohorte.Kohorteimport.Bestilling;
import dk.tovholder.kohorte.Kohortestatus.Raekkefejl;
import dk.tovholder.kohorte.Kohortestatus.Status;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Indlogget;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

class KohorteControllerTest {

	private static final UUID ID = UUID.randomUUID();

	private final Kohorteimport kohorter = mock();

	private final Kohorter register = mock();

	private final Indlogget indlogget = mock();

	private final MockMvc mvc = MockMvcBuilders
		.standaloneSetup(
				new KohorteController(this.kohorter, this.register, new Kohorterapport(this.register), this.indlogget))
		.build();

	@BeforeEach
	void logInd() {
		given(this.indlogget.bruger()).willReturn(new Bruger("integration", Set.of("integration")));
	}

	@Test
	void cohortIsAcceptedInTheNameOfTheCaller() throws Exception {
		given(this.kohorter.start(any(InputStream.class), eq(Bestilling.af("afklaringspuljen", "integration")))).willReturn(ID);
		for (String type : List.of("text/csv", "text/csv;charset=utf-8", "text/csv;charset=US-ASCII")) {
			this.mvc.perform(post("/api/kohorter").contentType(type).content("x"))
				.andExpect(status().isAccepted())
				.andExpect(header().string("Location", "/api/kohorter/" + ID));
		}
	}

	@Test
	void trialAndAllOrNothingAreAskedForByParameters() throws Exception {
		given(this.kohorter.start(any(InputStream.class),
				eq(new Bestilling("afklaringspuljen", "integration", true, true)))).willReturn(ID);
		this.mvc.perform(post("/api/kohorter?proeve=true&altEllerIntet=true").contentType("text/csv").content("x"))
			.andExpect(status().isAccepted())
			.andExpect(header().string("Location", "/api/kohorter/" + ID));
	}

	@Test
	void otherEncodingOrFormatIsRefused() throws Exception {
		assertThatExceptionOfType(ServletException.class).isThrownBy(() -> this.mvc.perform(
				post("/api/kohorter").contentType("text/csv;charset=windows-1252").content("x")))
			.withCauseInstanceOf(Afvisning.class);
		this.mvc.perform(post("/api/kohorter").contentType("application/json").content("{}"))
			.andExpect(status().isUnsupportedMediaType());
	}

	@Test
	void statusIsReadable() throws Exception {
		given(this.kohorter.status(ID)).willReturn(
				new Kohortestatus(Status.FAERDIG, 3, 1, 1, 1, false, List.of(new Raekkefejl(4, "cpr", "Skal udfyldes"))));
		this.mvc.perform(get("/api/kohorter/" + ID).accept(MediaType.APPLICATION_JSON)).andExpect(content().json("""
				{"status": "FAERDIG", "raekker": 3, "oprettet": 1, "gentaget": 1, "afvist": 1,
					"fejl": [{"linje": 4, "felt": "cpr", "fejl": "Skal udfyldes"}]}""", true));
	}

	@Test
	void trialSaysThatItIsOne() throws Exception {
		given(this.kohorter.status(ID)).willReturn(new Kohortestatus(Status.FAERDIG, 3, 3, 0, 0, true, List.of()));
		this.mvc.perform(get("/api/kohorter/" + ID).accept(MediaType.APPLICATION_JSON))
			.andExpect(content().json("{\"oprettet\": 3, \"proeve\": true}"));
	}

	@Test
	void reportIsReadAPageAtATime() throws Exception {
		willAnswer((kald) -> {
			Consumer<List<Raekkefejl>> side = kald.getArgument(1);
			side.accept(List.of(new Raekkefejl(2, "cpr", "Skal udfyldes")));
			side.accept(List.of(new Raekkefejl(3, null, "Rækken har 3 felter; der er 9 kolonner")));
			return null;
		}).given(this.register).fejl(eq(ID), any());
		this.mvc.perform(get("/api/kohorter/" + ID + "/rapport"))
			.andExpect(header().string("Content-Type", "text/csv;charset=UTF-8"))
			.andExpect(header().string("Content-Disposition", "attachment; filename=\"kohorte-" + ID + ".csv\""))
			.andExpect(content().string("\uFEFFlinje;felt;fejl\r\n2;cpr;Skal udfyldes\r\n"
					+ "3;;\"Rækken har 3 felter; der er 9 kolonner\"\r\n"));
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
