package dk.tovholder.rehabiliteringsteam;

import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dk.tovholder.frist.Fristtype.KONTAKT_UGE;
import static dk.tovholder.frist.Fristtype.LAEGEATTEST_BESTILLES;
import static dk.tovholder.frist.Fristtype.OPFOELGNINGSPLAN;
import static dk.tovholder.frist.Fristtype.PLACERINGSUR;
import static dk.tovholder.frist.Fristtype.REHAB_FORELAEGGELSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Modelproeve("rehabiliteringsteam")
class RehabiliteringsteamTest {

	@Autowired
	private Pilot pilot;

	private String sag;

	@BeforeEach
	void sentToTheTeam() {
		sag = pilot.sag("2020-12-01");
		pilot.tilBeslutning(sag, "2021-01-12", "2021-01-25");
		pilot.dag("2021-01-26");
		pilot.beslut(sag, "REHABILITERINGSTEAM", "2021-01-26");
	}

	private void plan(String klar) {
		pilot.goer(sag, "T07", "borgerensBidrag", "x", "ressourcer", "y", "udfordringer", "z", "klar", klar);
	}

	@Test
	void preparationRunsSideBySide() {
		assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_FORBEREDELSE");
		assertThat(pilot.aabne(sag)).containsExactly("T07", "T08");
		assertThat(pilot.opgave(sag, "T07").gruppe()).isEqualTo("aktivhuset.sagsbehandler");
		assertThat(pilot.opgave(sag, "T08").dato()).hasToString("2021-02-02");
		pilot.goer(sag, "T08", "bestiltDato", "2021-01-26");
		assertThat(pilot.aabne(sag)).containsExactly("T07");
		plan("true");
		assertThat(pilot.aabne(sag)).containsExactly("T09");
		assertThat(pilot.opgave(sag, "T09").gruppe()).isEqualTo("rehab-koordinator");
		pilot.saetPaaMoede(sag, "2021-03-16");
		assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_AFVENTER_INDSTILLING");
		assertThat(pilot.opgave(sag, "T10").gruppe()).isEqualTo("rehab-koordinator");
		assertThat(pilot.opgave(sag, "T10").dato()).hasToString("2021-03-23");
	}

	@Test
	void planNotReadyIsSavedAndStays() {
		plan("false");
		assertThat(pilot.aabne(sag)).containsExactly("T07", "T08");
		pilot.goer(sag, "T08", "bestiltDato", "2021-01-26");
		plan("false");
		assertThat(pilot.aabne(sag)).containsExactly("T07");
		plan("true");
		assertThat(pilot.aabne(sag)).containsExactly("T09");
	}

	@Test
	void certificateCanBeLeftOutWithAReason() {
		assertThatThrownBy(() -> pilot.goer(sag, "T08", "undladt", true)).isInstanceOf(FormFieldValidationException.class);
		assertThatThrownBy(() -> pilot.goer(sag, "T08", "undladt", false)).isInstanceOf(FormFieldValidationException.class);
		assertThat(pilot.aabne(sag)).contains("T08");
		pilot.goer(sag, "T08", "undladt", true, "begrundelse", "Attest fra november foreligger");
		assertThat(pilot.fristen(sag, LAEGEATTEST_BESTILLES, 1)).isEqualTo("2021-02-02 BORTFALDET");
		assertThat(pilot.aabne(sag)).containsExactly("T07");
	}

	@Test
	void postponedMeetingKeepsTheDeadline() {
		pilot.forbered(sag, "2021-01-26");
		pilot.saetPaaMoede(sag, "2021-03-02");
		pilot.dag("2021-03-02");
		assertThatThrownBy(
				() -> pilot.goer(sag, "T10", "borgerDeltog", "true", "indstilling", "FLEKSJOB", "begrundelse", "x"))
			.isInstanceOf(FormFieldValidationException.class);
		pilot.goer(sag, "T10", "borgerDeltog", "false", "indstilling", "UDSAT", "begrundelse", "Borger syg");
		assertThat(pilot.aabne(sag)).containsExactly("T09");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-03-23 AABEN");
		pilot.saetPaaMoede(sag, "2021-03-16");
		pilot.dag("2021-03-16");
		pilot.forelaeg(sag, "2021-03-16", "FLEKSJOB");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-03-23 OPFYLDT");
		assertThat(pilot.aabne(sag)).containsExactly("T11");
	}

	@Test
	void departingFromTheRecommendationGoesBackToTheTeam() {
		pilot.dag("2021-03-16");
		pilot.tilTeam(sag, "2021-03-16", "FLEKSJOB");
		pilot.dag("2021-03-22");
		pilot.afgoer(sag, "INGEN", false, "2021-03-22");
		assertThat(pilot.aabne(sag)).containsExactly("T09");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-03-23 OPFYLDT");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 2)).isEqualTo("2021-05-17 AABEN");
		assertThat(pilot.opgave(sag, "T09").dato()).hasToString("2021-05-03");
		assertThat(pilot.vis(sag).frister().stream().filter((f) -> f.fristtype() == LAEGEATTEST_BESTILLES)).hasSize(1);
		pilot.saetPaaMoede(sag, "2021-04-20");
		pilot.dag("2021-04-20");
		pilot.forelaeg(sag, "2021-04-20", "INGEN");
		pilot.afgoer(sag, "INGEN", true, "2021-04-20");
		assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-04-27 AABEN");
	}

	@Test
	void otherEffortLeadsToTheCourse() {
		pilot.dag("2021-03-16");
		pilot.tilTeam(sag, "2021-03-16", "ANDEN_INDSATS");
		pilot.afgoer(sag, "ANDEN_INDSATS", true, "2021-03-16");
		assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
		assertThat(pilot.aabne(sag)).containsExactly("T12", "T13");
		assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-09-16 AABEN");
	}

	@Test
	void latePresentationAsksForPlanAndLetter() {
		pilot.forbered(sag, "2021-01-26");
		pilot.saetPaaMoede(sag, "2021-03-24");
		pilot.dag("2021-03-24");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-03-23 OVERSKREDET");
		assertThat(pilot.aabne(sag)).containsExactly("T10", "T21", "T22");
		pilot.forelaeg(sag, "2021-03-24", "FLEKSJOB");
		assertThat(pilot.aabne(sag)).containsExactly("T11", "T21", "T22");
	}

	@Test
	void presentedInTimeButRegisteredLateTakesPlanAndLetterBack() {
		pilot.forbered(sag, "2021-01-26");
		pilot.saetPaaMoede(sag, "2021-03-23");
		pilot.dag("2021-03-24");
		assertThat(pilot.aabne(sag)).containsExactly("T10", "T21", "T22");
		pilot.forelaeg(sag, "2021-03-23", "FLEKSJOB");
		assertThat(pilot.aabne(sag)).containsExactly("T11");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-03-23 OPFYLDT");
	}

	@Test
	void pauseMovesThePresentation() {
		pilot.dag("2021-02-01");
		pilot.meld(sag, "FritagelseStartet", "2021-02-01");
		assertThat(pilot.aabne(sag)).containsExactly("T07", "T08");
		pilot.dag("2021-02-15");
		pilot.meld(sag, "FritagelseSluttet", "2021-02-15");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-04-06 AABEN");
		assertThat(pilot.fristen(sag, LAEGEATTEST_BESTILLES, 1)).isEqualTo("2021-02-16 AABEN");
		assertThat(pilot.opgave(sag, "T08").dato()).hasToString("2021-02-16");
	}

	@Test
	void placementAtTheTeamIsRecordedAndStartsNothing() {
		pilot.dag("2021-02-01");
		pilot.start(sag, "P1", "2021-02-01");
		assertThat(pilot.aabne(sag)).containsExactly("T07", "T08");
		assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_FORBEREDELSE");
		assertThat(pilot.vis(sag).billede().placeringer()).hasSize(1);
		pilot.dag("2021-03-16");
		pilot.tilTeam(sag, "2021-03-16", "INGEN");
		pilot.afgoer(sag, "INGEN", true, "2021-03-16");
		assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
		assertThat(pilot.aabne(sag)).containsExactly("T12", "T14", "T15");
		assertThat(pilot.fristen(sag, OPFOELGNINGSPLAN, 1)).isEqualTo("2021-03-30 AABEN");
	}

	@Nested
	class WithABenefit {

		@BeforeEach
		void decided() {
			pilot.dag("2021-03-16");
			pilot.tilTeam(sag, "2021-03-16", "FLEKSJOB");
			pilot.dag("2021-03-22");
			pilot.afgoer(sag, "FLEKSJOB", true, "2021-03-22");
		}

		@Test
		void caseworkerClosesTheCase() {
			assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_AFGOERELSE");
			assertThat(pilot.aabne(sag)).containsExactly("T23");
			assertThat(pilot.opgave(sag, "T23").dato()).hasToString("2021-03-29");
			pilot.goer(sag, "T23", "udfald", "ANDEN_YDELSE_FLEKSJOB", "effektivDato", "2021-03-22");
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
			assertThat(pilot.vis(sag).billede().udfald()).isEqualTo("ANDEN_YDELSE_FLEKSJOB");
		}

		@Test
		void benefitSystemClosesTheCaseFirst() {
			pilot.meld(sag, "SagOphoert", "2021-03-22", "udfald", "ANDEN_YDELSE_FLEKSJOB");
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
			assertThat(pilot.aabne(sag)).isEmpty();
		}

		@Test
		void endingToBeCheckedIsAnsweredByTheTaskThatStandsAlready() {
			pilot.meldMed("E1", Modelproeve.KONTROLLERET_KILDE, sag, "SagOphoert", "2021-03-22", "udfald", "FRAFLYTTET");
			assertThat(pilot.aabne(sag)).containsExactly("T23");
			pilot.goer(sag, "T23", "udfald", "FRAFLYTTET", "effektivDato", "2021-03-22");
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
		}

		@Test
		void reopenedCaseStillWaitsForItsEnd() {
			pilot.lukOgGenoptag(sag, "2021-03-23", "2021-04-12");
			assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_AFGOERELSE");
			assertThat(pilot.aabne(sag)).containsExactly("T23");
		}

	}

	@Test
	void endingToBeCheckedMeetsTheEndingThatTheDecisionAsksFor() {
		pilot.dag("2021-03-16");
		pilot.tilTeam(sag, "2021-03-16", "FLEKSJOB");
		pilot.meldMed("E1", Modelproeve.KONTROLLERET_KILDE, sag, "SagOphoert", "2021-03-16", "udfald", "FRAFLYTTET");
		assertThat(pilot.aabne(sag)).containsExactly("T11", "T23");
		pilot.afgoer(sag, "FLEKSJOB", true, "2021-03-16");
		assertThat(pilot.aabne(sag)).containsExactly("T23");
		pilot.goer(sag, "T23", "udfald", "ANDEN_YDELSE_FLEKSJOB", "effektivDato", "2021-03-16");
		assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
	}

	@Nested
	class Reopened {

		@Test
		void withNothingDone() {
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08");
			assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-03-30 AABEN");
		}

		@Test
		void withThePlanReady() {
			plan("true");
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T08");
			pilot.goer(sag, "T08", "bestiltDato", "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T09");
		}

		@Test
		void withTheCertificateOrdered() {
			pilot.goer(sag, "T08", "bestiltDato", "2021-01-26");
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T07");
			plan("false");
			plan("true");
			assertThat(pilot.aabne(sag)).containsExactly("T09");
		}

		@Test
		void readyForTheMeeting() {
			pilot.forbered(sag, "2021-01-26");
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T09");
			pilot.saetPaaMoede(sag, "2021-03-16");
			assertThat(pilot.aabne(sag)).containsExactly("T10");
		}

		@Test
		void withTheMeetingCalled() {
			pilot.forbered(sag, "2021-01-26");
			pilot.saetPaaMoede(sag, "2021-03-16");
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T10");
			assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_AFVENTER_INDSTILLING");
			pilot.forelaeg(sag, "2021-02-03", "FLEKSJOB");
			assertThat(pilot.aabne(sag)).containsExactly("T11");
		}

		@Test
		void withTheRecommendationKnown() {
			pilot.tilTeam(sag, "2021-01-26", "FLEKSJOB");
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T11");
			pilot.afgoer(sag, "FLEKSJOB", false, "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T09");
		}

		@Test
		void afterDepartingFromTheRecommendation() {
			pilot.tilTeam(sag, "2021-01-26", "FLEKSJOB");
			pilot.afgoer(sag, "INGEN", false, "2021-01-26");
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T09");
		}

	}

}
