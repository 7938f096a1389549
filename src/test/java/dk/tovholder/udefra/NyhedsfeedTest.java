package dk.tovholder.udefra;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

import dk.tovholder.udefra.Klient.Svar;

import static org.assertj.core.api.Assertions.assertThat;

/** The feed as a system reads it that pulls. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"spring.datasource.url=jdbc:h2:mem:nyhedsfeed;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "tovholder.demo.kohorte=tom" })
class NyhedsfeedTest {

	private static final String FEED = "/api/haendelser";

	private static final Pattern NAESTE = Pattern.compile("<([^>]+)>; rel=\"next\"");

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcTemplate jdbc;

	private Klient klient;

	@BeforeEach
	void begynd() {
		this.klient = new Klient(this.port);
	}

	private Svar hent(String sti) {
		Svar svar = this.klient.kald("integration", "GET", sti, null);
		assertThat(svar.status()).as(svar.raa().body()).isEqualTo(200);
		assertThat(svar.raa().headers().firstValue("Content-Type")).contains("application/cloudevents-batch+json");
		return svar;
	}

	private static String naeste(Svar svar) {
		Matcher link = NAESTE.matcher(svar.raa().headers().firstValue("Link").orElseThrow());
		assertThat(link.matches()).isTrue();
		return link.group(1);
	}

	/** Where a reader is who has read everything. */
	private String slutning() {
		String sti = FEED + "?antal=1000";
		for (Svar svar = hent(sti); svar.krop().size() > 0; svar = hent(sti)) {
			sti = naeste(svar);
		}
		return sti;
	}

	private static List<String> hvad(JsonNode side) {
		return Klient.stroem(side).map((e) -> e.path("subject").asText() + " " + e.path("type").asText()).toList();
	}

	@Test
	void whatAStepToldCanBeReadWhenTheStepIsAnswered() {
		String efter = slutning();
		this.klient.opret("FEED-1", "2020-12-01", "cpr", "0303700303");
		Svar svar = hent(efter);
		assertThat(hvad(svar.krop())).startsWith("FEED-1 dk.tovholder.sag.oprettet").contains("FEED-1 dk.tovholder.frist.sat");
		assertThat(svar.raa().body()).doesNotContain("Borger FEED-1");
		this.klient.anvend("FEED-1", "SagOphoert", "2020-12-01", "udfald", "FRAFLYTTET");
		assertThat(hvad(hent(naeste(svar)).krop())).contains("FEED-1 dk.tovholder.sag.tilstandsskift", "FEED-1 dk.tovholder.sag.udfald");
	}

	@Test
	void whoFollowsTheLinksReadsEverythingOnceHoweverFew() {
		String efter = slutning();
		this.klient.opret("FEED-2", "2020-12-01", "cpr", "0404700404");
		List<String> samlet = hvad(hent(efter).krop());
		assertThat(samlet).hasSizeGreaterThan(2);
		List<String> enkeltvis = new ArrayList<>();
		String sti = efter.replaceAll("antal=\\d+", "antal=1");
		for (Svar svar = hent(sti); svar.krop().size() > 0; svar = hent(sti)) {
			assertThat(svar.krop()).hasSize(1);
			enkeltvis.addAll(hvad(svar.krop()));
			sti = naeste(svar);
		}
		assertThat(enkeltvis).isEqualTo(samlet);
		assertThat(naeste(hent(sti))).as("an empty answer leads to itself").isEqualTo(sti);
		assertThat(Klient.stroem(hent(efter).krop()).map((e) -> e.path("sequence").asText()).mapToLong(Long::parseLong).toArray())
			.isSorted()
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "efter=-1", "efter=abc", "efter=1.5", "efter=99999999999999999999", "antal=0", "antal=1001", "antal=-1",
			"antal=x" })
	void impossibleQuestionsAreRefused(String spoergsmaal) {
		Svar svar = this.klient.kald("integration", "GET", FEED + "?" + spoergsmaal, null);
		assertThat(svar.status()).isEqualTo(400);
		assertThat(svar.felter()).containsExactly(spoergsmaal.substring(0, 5));
	}

	@Test
	void positionThatWasNeverGivenIsNotANewBeginning() {
		Svar svar = this.klient.kald("integration", "GET", FEED + "?efter=9000000000", null);
		assertThat(svar.status()).isEqualTo(409);
		assertThat(svar.felter()).containsExactly("efter");
	}

	@Test
	void whoHasBeenAwayForTooLongIsToldSo() {
		this.klient.opret("FEED-3", "2020-12-01", "cpr", "0505700505");
		slutning();
		long foer = this.jdbc.queryForObject("select slettet_til from nyhed_stand", Long.class);
		this.jdbc.update("update nyhed_stand set slettet_til = 2");
		try {
			assertThat(this.klient.kald("integration", "GET", FEED + "?efter=1", null).status()).isEqualTo(410);
			assertThat(hent(FEED + "?efter=2&antal=1").krop()).hasSize(1);
			assertThat(hent(FEED + "?antal=1").krop()).hasSize(1);
		}
		finally {
			this.jdbc.update("update nyhed_stand set slettet_til = ?", foer);
		}
	}

	@Test
	void operationsSeeHowFarNewsHaveCome() {
		this.klient.opret("FEED-4", "2020-12-01", "cpr", "0606700606");
		slutning();
		JsonNode stand = this.klient.hent("admin", "/api/drift/abonnementer");
		assertThat(stand.path("position").asLong()).isPositive();
		assertThat(stand.path("abonnementer").isArray()).isTrue();
	}

}
