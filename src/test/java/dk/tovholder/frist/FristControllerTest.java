package dk.tovholder.frist;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.kalender.Kalender;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

class FristControllerTest {

	private static final ObjectMapper JSON = Jackson2ObjectMapperBuilder.json()
		.featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
		.build();

	private static final MockMvc WEB = MockMvcBuilders
		.standaloneSetup(new FristController(new Fristberegner(new Fristregler(), new Kalender())))
		.setMessageConverters(new MappingJackson2HttpMessageConverter(JSON))
		.build();

	@Test
	void deadlineIsAnsweredWithItsReasons() throws Exception {
		beregn("STRAKSAFKLARING", "2021-02-05").andExpect(status().isOk())
			.andExpect(content().json(
					"""
							{
							  "dato": "2021-04-06", "tidspunkt": "2021-04-06T21:59:59Z", "art": "SKAL", "forvarsel": "2021-03-18",
							  "hvorfor": {
							    "regel": "8 uger efter det seneste af projektstart og sagsstart",
							    "kilde": "Referat 24. november 2020, punkt 3 (indsatsmodellen, trin 1)",
							    "anker": "det seneste af projektstart og sagsstart",
							    "ankerdato": "2021-02-05", "raaDato": "2021-04-02",
							    "flyttetFordi": "fredag 2. april 2021 er langfredag, lørdag 3. april 2021 er weekend, søndag 4. april 2021 er påskedag, mandag 5. april 2021 er 2. påskedag"
							  }
							}
							""",
					JsonCompareMode.STRICT));
	}

	@Test
	void triggerHasNeitherKindNorWarning() throws Exception {
		beregn("PLACERINGSUR", "2021-04-23").andExpect(status().isOk())
			.andExpect(jsonPath("$.dato").value("2021-10-23"))
			.andExpect(jsonPath("$.art").isEmpty())
			.andExpect(jsonPath("$.forvarsel").isEmpty())
			.andExpect(jsonPath("$.hvorfor.flyttetFordi").isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "2010-01-01, 2010-02-26", "2100-12-31, 2101-02-25" })
	void firstAndLastAnchorAreAnswered(String anker, String dato) throws Exception {
		beregn("STRAKSAFKLARING", anker).andExpect(status().isOk()).andExpect(jsonPath("$.dato").value(dato));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2009-12-31", "2101-01-01", "2021-02-29", "2021-2-5", "05-02-2021", "2021-02-05T00:00",
			"+12021-02-05", "-2021-02-05", "", " 2021-02-05", "i går" })
	void impossibleAnchorIsRefused(String anker) {
		assertThat(afvist("""
				{"fristtype": "STRAKSAFKLARING", "ankerdato": "%s"}""".formatted(anker)).felter())
			.extracting(Feltfejl::felt)
			.containsExactly("ankerdato");
	}

	@ParameterizedTest
	@ValueSource(strings = { "straksafklaring", "UKENDT", "", " STRAKSAFKLARING" })
	void unknownDeadlineIsRefused(String fristtype) {
		assertThat(afvist("""
				{"fristtype": "%s", "ankerdato": "2021-02-05"}""".formatted(fristtype)).felter())
			.extracting(Feltfejl::felt)
			.containsExactly("fristtype");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"fristtype\": null, \"ankerdato\": null}" })
	void everyMissingFieldIsNamed(String krop) {
		Afvisning afvisning = afvist(krop);
		assertThat(afvisning.status()).isEqualTo(400);
		assertThat(afvisning.felter()).extracting(Feltfejl::felt).containsExactly("fristtype", "ankerdato");
	}

	private static ResultActions beregn(String fristtype, String ankerdato) throws Exception {
		return send("""
				{"fristtype": "%s", "ankerdato": "%s"}""".formatted(fristtype, ankerdato));
	}

	private static Afvisning afvist(String krop) {
		ServletException fejl = catchThrowableOfType(ServletException.class, () -> send(krop));
		assertThat(fejl).hasCauseInstanceOf(Afvisning.class);
		return (Afvisning) fejl.getCause();
	}

	private static ResultActions send(String krop) throws Exception {
		return WEB.perform(post("/api/frister/beregn").contentType(MediaType.APPLICATION_JSON).content(krop));
	}

}
