package dk.tovholder.haendelse;

import java.util.List;
import java.util.Map;

import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dk.tovholder.frist.Fristtype.STRAKSAFKLARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Modelproeve("haendelse")
class HaendelseTest {

	@Autowired
	private Pilot pilot;

	@Autowired
	private FormService forms;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private HistoryService history;

	private String sag;

	@BeforeEach
	void caseOfAktivhuset() {
		sag = pilot.sag("2020-12-01");
	}

	private void meld(String hus, Map<String, Object> felter) {
		String definition = repository.createProcessDefinitionQuery()
			.processDefinitionKey("haendelse")
			.latestVersion()
			.singleResult()
			.getId();
		pilot.som("sagsbehandler." + hus, List.of(hus + ".sagsbehandler"), () -> forms.submitStartForm(definition, felter));
		pilot.kontroller(sag);
	}

	@Test
	void caseworkerRegistersAnEventByHand() {
		meld("aktivhuset", Map.of("sagsnummer", sag, "type", "PlaceringStartet", "effektivDato", "2020-12-01", "kilde",
				"Telefon fra virksomhed", "placeringId", "P1", "placeringstype", "PRAKTIK"));
		assertThat(pilot.vis(sag).billede().placeringer()).singleElement()
			.satisfies((p) -> assertThat(p.placeringId()).isEqualTo("P1"));
		assertThat(pilot.journal(sag, "HAENDELSE")).singleElement()
			.satisfies((data) -> assertThat(data).contains("PlaceringStartet", "manuel-"));
	}

	@Test
	void jobBrokerEndsACaseByHand() {
		meld("aktivhuset", Map.of("sagsnummer", sag, "type", "SagOphoert", "effektivDato", "2020-12-01", "kilde", "Borger",
				"udfald", "JOB_ORDINAERT"));
		assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
		meld("aktivhuset",
				Map.of("sagsnummer", sag, "type", "YdelseGenoptaget", "effektivDato", "2020-12-01", "kilde", "Borger"));
		assertThat(pilot.tilstand(sag)).isEqualTo("STRAKS_SAMTALE");
	}

	@Test
	void caseworkerPausesACaseAndTakesItUpAgain() {
		Map<String, Object> start = Map.of("sagsnummer", sag, "type", "FritagelseStartet", "effektivDato", "2021-01-11",
				"kilde", "Læge", "markering", "Indlagt");
		Map<String, Object> slut = Map.of("sagsnummer", sag, "type", "FritagelseSluttet", "effektivDato", "2021-01-25",
				"kilde", "Borger");
		pilot.dag("2021-01-11");
		assertThatThrownBy(() -> meld("aktivhuset", slut)).isInstanceOf(FormFieldValidationException.class);
		meld("aktivhuset", start);
		assertThat(pilot.markeringer(sag)).contains("PAUSE");
		pilot.dag("2021-01-25");
		assertThatThrownBy(() -> meld("aktivhuset", start)).isInstanceOf(FormFieldValidationException.class)
			.hasMessage("Borgeren er allerede fritaget");
		meld("aktivhuset", slut);
		assertThat(pilot.markeringer(sag)).doesNotContain("PAUSE");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-09 AABEN");
		assertThatThrownBy(() -> meld("aktivhuset", slut)).isInstanceOf(FormFieldValidationException.class)
			.hasMessage("Borgeren er ikke fritaget");
	}

	@Test
	void whatCannotBeTrueIsRefusedAndLeavesNothing() {
		long foer = history.createHistoricProcessInstanceQuery().processDefinitionKey("haendelse").count();
		Map<String, Object> god = Map.of("sagsnummer", sag, "type", "SagOphoert", "effektivDato", "2020-12-01", "kilde",
				"Borger", "udfald", "JOB_ORDINAERT");
		assertRefused("integrationshuset", god);
		assertRefused("aktivhuset", med(god, "effektivDato", "2020-12-02"));
		assertRefused("aktivhuset", med(god, "effektivDato", "2020-11-30"));
		assertRefused("aktivhuset", med(god, "udfald", "PRAKTIK"));
		assertRefused("aktivhuset", med(god, "sagsnummer", "FINDES-IKKE"));
		assertRefused("aktivhuset", med(god, "type", "Andet"));
		assertRefused("aktivhuset", med(god, "cpr", "0101501234"));
		assertRefused("aktivhuset", med(god, "type", "PlaceringSluttet"));
		assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("haendelse").count()).isEqualTo(foer);
		assertThat(pilot.tilstand(sag)).isEqualTo("STRAKS_SAMTALE");
		assertThat(pilot.journal(sag, "HAENDELSE")).isEmpty();
	}

	private void assertRefused(String hus, Map<String, Object> felter) {
		assertThatThrownBy(() -> meld(hus, felter)).as("%s", felter).isInstanceOf(FormFieldValidationException.class);
	}

	private static Map<String, Object> med(Map<String, Object> felter, String felt, Object vaerdi) {
		Map<String, Object> andre = new java.util.HashMap<>(felter);
		andre.put(felt, vaerdi);
		return andre;
	}

}
