package dk.tovholder.facit;

import dk.tovholder.Pilot;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static dk.tovholder.frist.Fristtype.GENBEHANDLING;
import static dk.tovholder.frist.Fristtype.KONTAKT_UGE;
import static dk.tovholder.frist.Fristtype.PLACERINGSUR;
import static dk.tovholder.frist.Fristtype.REHAB_FORELAEGGELSE;
import static dk.tovholder.frist.Fristtype.STRAKSAFKLARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Corners that the random cases have found. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:facit;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
				"camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
class KanterTest {

	@Autowired
	private Pilot pilot;

	@BeforeEach
	void begynd() {
		pilot.begynd("2020-12-01T08:00");
	}

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	@Test
	void postponedMeetingAsksNoDateAndMovesNoDeadline() {
		String sag = pilot.sag("aktivhuset", "2020-12-01", true, true, true);
		pilot.forbered(sag, "2020-12-01");
		pilot.saetPaaMoede(sag, "2020-12-14");
		pilot.goer(sag, "T10", "borgerDeltog", "false", "indstilling", "UDSAT", "begrundelse", "Teamet var ikke fuldtalligt");
		assertThat(pilot.aabne(sag)).containsExactly("T09");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-01-26 AABEN");
	}

	@Test
	void deadlineThatALatePauseMovedTurnsOverdueAgain() {
		String sag = pilot.sag("2020-12-01");
		pilot.dag("2021-01-28");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OVERSKREDET");
		pilot.meld(sag, "FritagelseStartet", "2021-01-20", "markering", "Indlagt");
		pilot.meld(sag, "FritagelseSluttet", "2021-01-28");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-03 AABEN");
		assertThat(pilot.aabne(sag)).doesNotContain("T21", "T22");
		pilot.ur("2021-02-04T00:00:00");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-03 OVERSKREDET");
		assertThat(pilot.aabne(sag)).contains("T21", "T22");
		assertThat(pilot.journal(sag, "ESKALERING").stream().filter((d) -> d.contains("STRAKSAFKLARING"))).hasSize(1);
	}

	@Test
	void caseReopensWithWhatWasLeftOfPlanAndLetter() {
		String sag = pilot.sag("2020-12-01");
		pilot.dag("2021-01-28");
		pilot.goer(sag, "T22", "sendtDato", "2021-01-28", "nyDato", "2021-02-08");
		pilot.meld(sag, "SagOphoert", "2021-01-28", "udfald", "JOB_ORDINAERT");
		pilot.dag("2021-02-10");
		pilot.meld(sag, "YdelseGenoptaget", "2021-02-10");
		assertThat(pilot.aabne(sag)).containsExactly("T02", "T21");
	}

	@Test
	void consentWithdrawnAfterATalkThatWasRegisteredLater() {
		String sag = pilot.sag("2020-12-01");
		pilot.indkald(sag);
		pilot.dag("2020-12-10");
		pilot.meld(sag, "SamtykkeTilbagekaldt", "2020-12-10");
		pilot.dag("2020-12-11");
		pilot.goer(sag, "T03", Pilot.samtale("2020-12-09", "GIVET"));
		assertThat(pilot.aabne(sag)).containsExactly("T06");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OPFYLDT");
	}

	@Test
	void daysAwayDuringAPauseCountOnce() {
		String sag = pilot.sag("2020-12-01");
		pilot.dag("2021-01-11");
		pilot.meld(sag, "FritagelseStartet", "2021-01-11", "markering", "Indlagt");
		pilot.dag("2021-01-13");
		pilot.meld(sag, "SagOphoert", "2021-01-13", "udfald", "JOB_ORDINAERT");
		pilot.dag("2021-01-18");
		pilot.meld(sag, "YdelseGenoptaget", "2021-01-18");
		pilot.dag("2021-01-25");
		pilot.meld(sag, "FritagelseSluttet", "2021-01-25");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-09 AABEN");
	}

	@Test
	void placementStopsTheClockDuringAPauseBeyondItsUnmovedMark() {
		String sag = pilot.iForloeb("2021-01-26");
		pilot.dag("2021-02-01");
		pilot.meld(sag, "FritagelseStartet", "2021-02-01", "markering", "Sygdom");
		pilot.dag("2021-08-02");
		pilot.meld(sag, "PlaceringStartet", "2021-08-02", "placeringId", "P1", "placeringstype", "PRAKTIK");
		assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).endsWith("BORTFALDET");
		assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
	}

	@Test
	void reviewThatWasDecidedStandsWhenThePlacementBeforeItIsAnnulled() {
		String sag = pilot.iForloeb("2021-01-26");
		pilot.dag("2021-02-15");
		pilot.meld(sag, "PlaceringStartet", "2021-02-15", "placeringId", "P1", "placeringstype", "PRAKTIK");
		pilot.dag("2021-03-01");
		pilot.meld(sag, "PlaceringSluttet", "2021-03-01", "placeringId", "P1");
		pilot.dag("2021-09-06");
		assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-09-29 AABEN");
		pilot.goer(sag, "T16", "tidspunkt", "2021-09-13T10:00", "deltagere", java.util.List.of("BORGER"));
		pilot.dag("2021-09-13");
		Object[] moede = Pilot.moede("2021-09-13");
		Object[] felter = java.util.Arrays.copyOf(moede, moede.length + 2);
		felter[moede.length] = "manglendeProgression";
		felter[moede.length + 1] = "z";
		pilot.goer(sag, "T17", felter);
		pilot.goer(sag, "T18", "beslutning", "FORTSAET_FORLOEB", "begrundelse", "x", "dato", "2021-09-13", "borgerOrienteret",
				"2021-09-13");
		pilot.dag("2021-09-20");
		pilot.meld(sag, "PlaceringAnnulleret", "2021-09-20", "placeringId", "P1");
		assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
		assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-09-29 OPFYLDT");
		assertThat(pilot.vis(sag).frister()).filteredOn((f) -> f.fristtype() == PLACERINGSUR && f.status().name().equals("AABEN"))
			.extracting((f) -> f.dato().toString())
			.containsExactly("2022-03-13");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-02 OVERSKREDET");
	}

	@Test
	void caseworkersEndingGivesWayToAnEarlierOneThatIsToldLater() {
		String sag = pilot.sag("aktivhuset", "2020-12-01", true, true, true);
		besluttetYdelse(sag);
		pilot.goer(sag, "T23", "udfald", "ANDEN_YDELSE_FLEKSJOB", "effektivDato", "2020-12-17");
		pilot.meld(sag, "SagOphoert", "2020-12-16", "udfald", "FRAFLYTTET");
		assertThat(pilot.vis(sag).billede().udfald()).isEqualTo("FRAFLYTTET");
		assertThat(pilot.vis(sag).billede().lukket()).isEqualTo("2020-12-16");
		assertThat(pilot.journal(sag, "HAENDELSE_AFVIST")).hasSize(1).first().asString().contains("T23");
	}

	@Test
	void caseThatHasComeBackIsNotEndedBeforeItCameBack() {
		String sag = pilot.sag("aktivhuset", "2020-12-01", true, true, true);
		besluttetYdelse(sag);
		pilot.meld(sag, "SagOphoert", "2020-12-15", "udfald", "FRAFLYTTET");
		pilot.meld(sag, "YdelseGenoptaget", "2020-12-17");
		for (String dato : new String[] { "2020-12-14", "2020-12-15", "2020-12-16" }) {
			assertThatThrownBy(() -> pilot.goer(sag, "T23", "udfald", "ANDEN_YDELSE_FLEKSJOB", "effektivDato", dato))
				.as(dato)
				.hasStackTraceContaining("genoptaget");
		}
		pilot.goer(sag, "T23", "udfald", "ANDEN_YDELSE_FLEKSJOB", "effektivDato", "2020-12-17");
		assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
	}

	private void besluttetYdelse(String sag) {
		pilot.forbered(sag, "2020-12-01");
		pilot.saetPaaMoede(sag, "2020-12-14");
		pilot.dag("2020-12-17");
		pilot.goer(sag, "T10", "forelagtDato", "2020-12-14", "borgerDeltog", "true", "indstilling", "FLEKSJOB", "begrundelse", "x");
		pilot.goer(sag, "T11", "afgoerelse", "FLEKSJOB", "foelgerIndstilling", "true", "dato", "2020-12-14",
				"klagevejledningGivet", "true");
	}

	@Test
	void decisionStandsWhenTheRefusalThatItRestedOnProvesNotToCount() {
		String sag = pilot.sag("2020-12-01");
		pilot.indkald(sag);
		pilot.dag("2020-12-14");
		pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "SENERE"));
		pilot.dag("2020-12-20");
		pilot.meld(sag, "SamtykkeTilbagekaldt", "2020-12-16");
		pilot.beslut(sag, "AFKLARINGSFORLOEB", "2020-12-17");
		pilot.meld(sag, "SagOphoert", "2020-12-15", "udfald", "FRAFLYTTET");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).endsWith("OPFYLDT");
		pilot.meld(sag, "YdelseGenoptaget", "2020-12-20");
		assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
		pilot.dag("2021-03-01");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-01 OPFYLDT");
		assertThat(pilot.aabne(sag)).doesNotContain("T05", "T06");
	}

}
