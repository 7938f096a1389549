package dk.tovholder.nyhed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.Pilot;
import dk.tovholder.Testdatabase;
import dk.tovholder.sag.Frist;
import dk.tovholder.sag.Fristtilstand;
import dk.tovholder.sag.NyHaendelse;
import dk.tovholder.sag.Sagsbehandling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the steps of real cases tell other systems. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
class NyhederTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	/** All that is ever told besides the case number and when. */
	private static final Set<String> FELTER = Set.of("program", "enhed", "tilstand", "sagStart", "fra", "til", "dato", "udfald",
			"fristtype", "nummer", "art", "ankerdato", "opfyldtDato", "bortfaldet",
			"placeringId", "placeringstype", "start", "slut");

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	@Autowired
	private Pilot pilot;

	@Autowired
	private Sagsbehandling sagsbehandling;

	@Autowired
	private Nummerering nummerering;

	@Autowired
	private Nyhedslager lager;

	@Autowired
	private Cloudevents cloudevents;

	@Autowired
	private TransactionTemplate transaktion;

	@Autowired
	private JdbcTemplate jdbc;

	@BeforeEach
	void begynd() {
		pilot.begynd("2020-12-01T08:00");
	}

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	private List<Nummereret> nyheder(String sag) {
		nummerering.alt();
		return lager.efter(0, 100_000).stream().filter((n) -> n.sagsnummer().equals(sag)).toList();
	}

	private List<String> linjer(String sag, Nyhedstype... typer) {
		return nyheder(sag).stream()
			.filter((n) -> typer.length == 0 || Set.of(typer).contains(n.type()))
			.map((n) -> n.type() + " " + n.data())
			.toList();
	}

	private static JsonNode laes(String tekst) {
		try {
			return JSON.readTree(tekst);
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void everyTypeOccursAndTheNewsOfACaseAddUpToIt() {
		String forloeb = pilot.iForloeb("2021-01-26");
		pilot.start(forloeb, "P1", "2021-01-26");
		pilot.start(forloeb, "P2", "2021-01-26");
		pilot.meld(forloeb, "PlaceringAnnulleret", "2021-01-26", "placeringId", "P2");
		pilot.dag("2021-02-05");
		pilot.slut(forloeb, "P1", "2021-02-05");
		pilot.meld(forloeb, "FritagelseStartet", "2021-02-05", "markering", "sygdom");
		pilot.dag("2021-02-10");
		pilot.meld(forloeb, "FritagelseSluttet", "2021-02-10");
		String sen = pilot.sag("2020-12-01");
		pilot.dag("2021-03-10");
		pilot.goer(sen, "T02", "tidspunkt", "2021-03-10T10:00", "moedeform", "TELEFON");
		pilot.goer(sen, "T03", Pilot.samtale("2021-03-10", "GIVET"));
		pilot.lukOgGenoptag(sen, "2021-03-11", "2021-03-15");
		String ude = pilot.sag("aktivhuset", "2020-12-01", false, false, null);

		nummerering.alt();
		assertThat(lager.efter(0, 100_000)).extracting(Nummereret::type).contains(Nyhedstype.values());
		List.of(forloeb, sen, ude).forEach(this::summer);
		assertThat(linjer(ude)).containsExactly(
				"SAG_OPRETTET {\"program\":\"afklaringspuljen\",\"enhed\":\"aktivhuset\",\"tilstand\":\"AFSLUTTET\",\"sagStart\":\"2020-12-01\"}",
				"SAG_UDFALD {\"udfald\":\"IKKE_OMFATTET\",\"dato\":\"2020-12-01\"}");
		assertThat(linjer(forloeb, Nyhedstype.PLACERING_STARTET, Nyhedstype.PLACERING_ANNULLERET, Nyhedstype.PLACERING_SLUTTET))
			.containsExactly("PLACERING_STARTET {\"placeringId\":\"P1\",\"placeringstype\":\"PRAKTIK\",\"start\":\"2021-01-26\"}",
					"PLACERING_STARTET {\"placeringId\":\"P2\",\"placeringstype\":\"PRAKTIK\",\"start\":\"2021-01-26\"}",
					"PLACERING_ANNULLERET {\"placeringId\":\"P2\",\"placeringstype\":\"PRAKTIK\",\"start\":\"2021-01-26\"}",
					"PLACERING_SLUTTET {\"placeringId\":\"P1\",\"placeringstype\":\"PRAKTIK\",\"start\":\"2021-01-26\",\"slut\":\"2021-02-05\"}");
	}

	/** Whoever knows nothing but the news has the same deadlines, state and outcome. */
	private void summer(String sag) {
		Map<String, String> frister = new TreeMap<>();
		String tilstand = null;
		String udfald = null;
		for (Nummereret n : nyheder(sag)) {
			JsonNode data = laes(n.data());
			String frist = data.path("fristtype").asText() + "/" + data.path("nummer").asText();
			String dato = data.path("dato").asText();
			switch (n.type()) {
				case SAG_OPRETTET -> tilstand = data.path("tilstand").asText();
				case SAG_TILSTANDSSKIFT -> {
					assertThat(data.path("fra").asText()).isEqualTo(tilstand);
					tilstand = data.path("til").asText();
				}
				case SAG_UDFALD -> udfald = data.path("udfald").asText();
				case SAG_GENOPTAGET -> udfald = null;
				case FRIST_SAT, FRIST_GENOPTAGET -> frister.put(frist, dato + " AABEN");
				case FRIST_FLYTTET -> frister.computeIfPresent(frist, (noegle, stand) -> dato + stand.substring(dato.length()));
				case FRIST_BRUDT -> frister.put(frist, dato + " OVERSKREDET");
				case FRIST_OVERHOLDT, FRIST_OPFYLDT_FOR_SENT -> frister.put(frist, dato + " OPFYLDT");
				case FRIST_BORTFALDET -> frister.put(frist, "BORTFALDET");
				default -> {
				}
			}
		}
		assertThat(frister).isEqualTo(new TreeMap<>(pilot.vis(sag)
			.frister()
			.stream()
			.collect(Collectors.toMap((Frist f) -> f.fristtype() + "/" + f.nummer(), NyhederTest::stand))));
		assertThat(tilstand).isEqualTo(pilot.tilstand(sag));
		assertThat(udfald).isEqualTo(pilot.vis(sag).billede().udfald());
	}

	/** A deadline that is owed no more has a date that nobody asks for. */
	private static String stand(Frist f) {
		return (f.status() == Fristtilstand.BORTFALDET) ? "BORTFALDET" : f.dato() + " " + f.status();
	}

	@Test
	void nobodyIsToldWhoItIsAboutOrWhoDidIt() {
		String sag = pilot.iForloeb("2021-01-26");
		pilot.start(sag, "P1", "2021-01-26");
		String navn = pilot.vis(sag).navn();
		assertThat(nyheder(sag)).hasSizeGreaterThan(10).allSatisfy((n) -> {
			JsonNode event = laes(new String(cloudevents.en(n)));
			assertThat(event.fieldNames()).toIterable()
				.containsExactlyInAnyOrder("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "sequence",
						"partitionkey", "data");
			assertThat(event.path("data").fieldNames()).toIterable().isSubsetOf(FELTER);
			((ObjectNode) event).remove("id");
			assertThat(event.toString()).doesNotContain(navn, "jobformidler1", "proeve", "integration\"")
				.doesNotContainPattern("(?<![0-9])[0-9]{6}-?[0-9]{4}(?![0-9])");
		});
	}

	@Test
	void aCloudEventSaysWhenAndOfWhichCase() {
		String sag = pilot.sag("2020-12-01");
		Nummereret foerste = nyheder(sag).get(0);
		JsonNode event = laes(new String(cloudevents.en(foerste)));
		assertThat(event.path("specversion").asText()).isEqualTo("1.0");
		assertThat(event.path("id").asText()).isEqualTo(foerste.id().toString());
		assertThat(event.path("source").asText()).isEqualTo("urn:tovholder");
		assertThat(event.path("type").asText()).isEqualTo("dk.tovholder.sag.oprettet");
		assertThat(event.path("subject").asText()).isEqualTo(sag);
		assertThat(event.path("partitionkey").asText()).isEqualTo(sag);
		assertThat(event.path("sequence").asText()).isEqualTo(Long.toString(foerste.position()));
		assertThat(event.path("time").asText()).isEqualTo("2020-12-01T07:00:00Z");
		assertThat(event.path("data").path("sagStart").asText()).isEqualTo("2020-12-01");
	}

	@Test
	void stepThatIsRolledBackTellsNothing() {
		String sag = pilot.sag("2020-12-01");
		int foer = nyheder(sag).size();
		transaktion.executeWithoutResult((status) -> {
			sagsbehandling.meld(sag, new NyHaendelse(UUID.randomUUID().toString(), "SagOphoert", "2020-12-01", "proeve",
					new HashMap<>(Map.of("udfald", "FRAFLYTTET")), null), "integration");
			assertThat(jdbc.queryForObject("select count(*) from nyhed_ny where sagsnummer = ?", Integer.class, sag)).isOne();
			status.setRollbackOnly();
		});
		assertThatThrownBy(() -> pilot.meld(sag, "SagOphoert", "2020-12-24", "udfald", "FRAFLYTTET")).hasMessageContaining("rigtig");
		assertThat(nyheder(sag)).hasSize(foer);
		pilot.meld(sag, "SagOphoert", "2020-12-01", "udfald", "FRAFLYTTET");
		assertThat(linjer(sag, Nyhedstype.SAG_UDFALD)).containsExactly("SAG_UDFALD {\"udfald\":\"FRAFLYTTET\",\"dato\":\"2020-12-01\"}");
	}

	@Test
	void stepLaysOneRowForEachCase() {
		String sag = pilot.sag("2020-12-01");
		nummerering.alt();
		pilot.meld(sag, "FritagelseStartet", "2020-12-01", "markering", "sygdom");
		pilot.sag("2020-12-01");
		assertThat(jdbc.queryForObject("select count(*) from nyhed_ny", Integer.class)).isLessThanOrEqualTo(2);
	}

	/** What nothing came of tells nothing. */
	@Test
	void sameEventAgainTellsNothing() {
		String sag = pilot.sag("2020-12-01");
		pilot.meldMed("H-1", "proeve", sag, "SagOphoert", "2020-12-01", "udfald", "FRAFLYTTET");
		int foer = nyheder(sag).size();
		pilot.meldMed("H-1", "proeve", sag, "SagOphoert", "2020-12-01", "udfald", "FRAFLYTTET");
		assertThat(nyheder(sag)).hasSize(foer);
	}

}
