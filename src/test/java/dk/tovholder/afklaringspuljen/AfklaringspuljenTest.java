package dk.tovholder.afklaringspuljen;

import java.util.List;

import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dk.tovholder.frist.Fristtype.BESLUTNING;
import static dk.tovholder.frist.Fristtype.KONTAKT_MAANED;
import static dk.tovholder.frist.Fristtype.OPFOELGNINGSPLAN;
import static dk.tovholder.frist.Fristtype.PLACERINGSUR;
import static dk.tovholder.frist.Fristtype.REHAB_FORELAEGGELSE;
import static dk.tovholder.frist.Fristtype.STRAKSAFKLARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Modelproeve("afklaringspuljen")
class AfklaringspuljenTest {

	private static final String HUS = "aktivhuset";

	@Autowired
	private Pilot pilot;

	private String sag;

	/** What rested when the case ended was never missed, whatever earlier end is told of later. */
	@Test
	void deadlineThatRestedUntilTheEndIsNotBrokenByAnEarlierEnd() {
		sag = pilot.sag("2020-12-01");
		pilot.dag("2021-01-20");
		pilot.meld(sag, "FritagelseStartet", "2021-01-20", "markering", "sygdom");
		pilot.dag("2021-03-01");
		pilot.meld(sag, "SagOphoert", "2021-02-25", "udfald", "YDELSE_OPHOERT_UKENDT");
		assertThat(pilot.frist(sag, STRAKSAFKLARING, 1).harVaeretOverskredet()).isFalse();
		pilot.meld(sag, "SagOphoert", "2021-02-10", "udfald", "FRAFLYTTET");
		assertThat(pilot.frist(sag, STRAKSAFKLARING, 1).bortfaldetDato()).hasToString("2021-02-10");
		assertThat(pilot.frist(sag, STRAKSAFKLARING, 1).harVaeretOverskredet()).isFalse();
	}

	@Nested
	class TargetGroup {

		@Test
		void missingInformationIsAskedFor() {
			sag = pilot.sag("integrationshuset", "2020-12-01", null, false, null);
			assertThat(pilot.tilstand(sag)).isEqualTo("MAALGRUPPE");
			assertThat(pilot.aabne(sag)).containsExactly("T01");
			assertThat(pilot.opgave(sag, "T01").dato()).hasToString("2020-12-08");
			assertThat(pilot.opgave(sag, "T01").gruppe()).isEqualTo("integrationshuset.sagsbehandler");
			pilot.goer(sag, "T01", "aktivitetsparat", "true", "paaVejIRehab", "false");
			assertThat(pilot.tilstand(sag)).isEqualTo("STRAKS_SAMTALE");
			assertThat(pilot.aabne(sag)).containsExactly("T02");
			assertThat(pilot.opgave(sag, "T02").gruppe()).isEqualTo("integrationshuset.sagsbehandler");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
		}

		@Test
		void citizenWhoIsNotActivityReadyIsNotInTheTargetGroup() {
			sag = pilot.sag(HUS, "2020-12-01", null, null, null);
			pilot.dag("2020-12-03");
			pilot.goer(sag, "T01", "aktivitetsparat", "false", "paaVejIRehab", "false");
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
			assertThat(pilot.vis(sag).billede().udfald()).isEqualTo("IKKE_OMFATTET");
			assertThat(pilot.vis(sag).frister()).isEmpty();
		}

		@Test
		void citizenWhoIsNotInTheTargetGroupIsClosedAtOnce() {
			sag = pilot.sag(HUS, "2020-12-01", false, false, null);
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
			assertThat(pilot.aabne(sag)).isEmpty();
			assertThatThrownBy(() -> pilot.meld(sag, "YdelseGenoptaget", "2020-12-01")).hasMessageContaining("13 uger");
		}

		@Test
		void onTheWayToTheTeamAsksForTheExemption() {
			sag = pilot.sag(HUS, "2020-12-01", true, true, null);
			assertThat(pilot.aabne(sag)).containsExactly("T01");
			pilot.goer(sag, "T01", "aktivitetsparat", "true", "paaVejIRehab", "true", "undtagStraksafklaring", "true");
			assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_FORBEREDELSE");
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08");
			assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-01-26 AABEN");
			assertThat(pilot.vis(sag).frister()).hasSize(2);
		}

		@Test
		void onTheWayToTheTeamAndNotExemptedIsOrdinary() {
			sag = pilot.sag(HUS, "2020-12-01", true, true, null);
			pilot.goer(sag, "T01", "aktivitetsparat", "true", "paaVejIRehab", "true", "undtagStraksafklaring", "false");
			assertThat(pilot.tilstand(sag)).isEqualTo("STRAKS_SAMTALE");
			assertThat(pilot.vis(sag).frister()).hasSize(2);
		}

		@Test
		void onTheWayToTheTeamWithTheExemptionLeftOutIsOrdinary() {
			sag = pilot.sag(HUS, "2020-12-01", true, true, null);
			pilot.goer(sag, "T01", "aktivitetsparat", "true", "paaVejIRehab", "true");
			assertThat(pilot.aabne(sag)).containsExactly("T02");
		}

		@Test
		void exemptionWithoutBeingOnTheWayIsRefused() {
			sag = pilot.sag(HUS, "2020-12-01", null, null, null);
			assertThatThrownBy(() -> pilot.goer(sag, "T01", "aktivitetsparat", "true", "paaVejIRehab", "false",
					"undtagStraksafklaring", "true"))
				.isInstanceOf(FormFieldValidationException.class);
			assertThat(pilot.aabne(sag)).containsExactly("T01");
		}

		@Test
		void answerGivenAfterTheDeadlineHasPassedIsLateAtOnce() {
			sag = pilot.sag(HUS, "2020-12-01", null, null, null);
			pilot.dag("2021-01-27");
			assertThat(pilot.aabne(sag)).containsExactly("T01");
			pilot.goer(sag, "T01", "aktivitetsparat", "true", "paaVejIRehab", "false");
			assertThat(pilot.aabne(sag)).containsExactly("T02", "T21", "T22");
			assertThat(pilot.journal(sag, "FORVARSEL")).isEmpty();
		}

		@Test
		void pauseMovesTheQuestion() {
			sag = pilot.sag(HUS, "2020-12-01", null, null, null);
			pilot.meld(sag, "FritagelseStartet", "2020-12-01");
			pilot.dag("2020-12-08");
			pilot.meld(sag, "FritagelseSluttet", "2020-12-08");
			assertThat(pilot.opgave(sag, "T01").dato()).hasToString("2020-12-15");
		}

		@Test
		void reopenedStillAsks() {
			sag = pilot.sag(HUS, "2020-12-01", null, null, null);
			pilot.lukOgGenoptag(sag, "2020-12-02", "2020-12-09");
			assertThat(pilot.tilstand(sag)).isEqualTo("MAALGRUPPE");
			assertThat(pilot.aabne(sag)).containsExactly("T01");
		}

		@Test
		void closesAlsoWhileAnEndingWaitsForItsCheck() {
			sag = pilot.sag(HUS, "2020-12-01", null, null, null);
			pilot.meldMed("E1", Modelproeve.KONTROLLERET_KILDE, sag, "SagOphoert", "2020-12-01", "udfald", "FRAFLYTTET");
			assertThat(pilot.aabne(sag)).containsExactly("T01", "T23");
			pilot.goer(sag, "T01", "aktivitetsparat", "false", "paaVejIRehab", "false");
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
		}

	}

	@Nested
	class Talk {

		@BeforeEach
		void start() {
			sag = pilot.sag("2020-12-01");
			pilot.dag("2020-12-14");
		}

		@Test
		void noShowAndCancellationsOpenTheInvitationAgain() {
			for (String svar : List.of("UDEBLEVET", "AFBUD_BORGER", "AFLYST_KOMMUNEN")) {
				pilot.indkald(sag);
				pilot.goer(sag, "T03", "afholdt", svar, "dato", "2020-12-14");
				assertThat(pilot.aabne(sag)).containsExactly("T02", "T20");
				assertThat(pilot.opgave(sag, "T02").dato()).hasToString("2020-12-15");
				pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet");
			}
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
		}

		@Test
		void noShowToldFromOutsideOpensTheInvitationAgain() {
			pilot.indkald(sag);
			assertThat(pilot.opgave(sag, "T03").dato()).hasToString("2020-12-29");
			pilot.meld(sag, "UdeblivelseRegistreret", "2020-12-14");
			assertThat(pilot.aabne(sag)).containsExactly("T02", "T20");
			pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet", "nytTidspunkt", "2020-12-17T10:00", "opsoegendeIndsats", true);
			assertThat(pilot.aabne(sag)).containsExactly("T03");
		}

		@Test
		void reopenedBeforeTheInvitation() {
			pilot.lukOgGenoptag(sag, "2020-12-15", "2020-12-22");
			assertThat(pilot.aabne(sag)).containsExactly("T02");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-02 AABEN");
		}

		@Test
		void reopenedWithTheTalkCalled() {
			pilot.indkald(sag);
			pilot.lukOgGenoptag(sag, "2020-12-15", "2020-12-22");
			assertThat(pilot.aabne(sag)).containsExactly("T03");
		}

		@Test
		void reopenedTooLateIsRefused() {
			pilot.meld(sag, "SagOphoert", "2020-12-14", "udfald", "JOB_ORDINAERT");
			pilot.dag("2021-03-16");
			assertThatThrownBy(() -> pilot.meld(sag, "YdelseGenoptaget", "2021-03-16")).hasMessageContaining("13 uger");
			pilot.meld(sag, "YdelseGenoptaget", "2021-03-15");
			assertThat(pilot.aabne(sag)).containsExactly("T02");
		}

	}

	@Nested
	class Consent {

		@BeforeEach
		void talkCalled() {
			sag = pilot.sag("2020-12-01");
			pilot.dag("2020-12-14");
			pilot.indkald(sag);
		}

		@Test
		void refusedSkipsTheMeeting() {
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "AFSLAAET"));
			assertThat(pilot.tilstand(sag)).isEqualTo("BESLUTNING");
			assertThat(pilot.aabne(sag)).containsExactly("T06");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OPFYLDT");
			assertThat(pilot.fristen(sag, BESLUTNING, 1)).isEqualTo("2020-12-21 AABEN");
			assertThat(pilot.journal(sag, "STEPUP_UNDTAGET_SAMTYKKE")).hasSize(1);
			pilot.meld(sag, "SamtykkeGivet", "2020-12-14");
			assertThat(pilot.aabne(sag)).containsExactly("T06");
		}

		@Test
		void laterWaitsUntilItIsGiven() {
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "SENERE"));
			assertThat(pilot.tilstand(sag)).isEqualTo("STRAKS_STEPUP");
			assertThat(pilot.aabne(sag)).isEmpty();
			pilot.dag("2020-12-21");
			pilot.meld(sag, "SamtykkeGivet", "2020-12-21");
			assertThat(pilot.aabne(sag)).containsExactly("T04");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
		}

		@Test
		void laterAndThenRefusedSkipsTheMeeting() {
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "SENERE"));
			pilot.dag("2020-12-21");
			pilot.meld(sag, "SamtykkeTilbagekaldt", "2020-12-21");
			assertThat(pilot.aabne(sag)).containsExactly("T06");
			assertThat(pilot.tilstand(sag)).isEqualTo("BESLUTNING");
		}

		@Test
		void waitingForConsentRunsLate() {
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "SENERE"));
			pilot.dag("2021-01-27");
			assertThat(pilot.aabne(sag)).containsExactly("T21", "T22");
			pilot.goer(sag, "T21", "aarsag", "SAMTYKKE", "nyDato", "2021-02-10", "tiltag", "Ny samtale");
			pilot.goer(sag, "T22", "sendtDato", "2021-01-27", "nyDato", "2021-02-10");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OVERSKREDET");
			assertThat(pilot.aabne(sag)).isEmpty();
		}

		@Test
		void withdrawnWhileTheInvitationIsOwed() {
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "GIVET"));
			pilot.dag("2020-12-16");
			pilot.meld(sag, "SamtykkeTilbagekaldt", "2020-12-16");
			assertThat(pilot.aabne(sag)).containsExactly("T06");
			assertThat(pilot.journal(sag, "STEPUP_UNDTAGET_SAMTYKKE")).hasSize(1);
			pilot.beslut(sag, "AFKLARINGSFORLOEB", "2020-12-16");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
		}

		@Test
		void withdrawnWhileTheMeetingIsCalled() {
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "GIVET"));
			pilot.indkaldTilMoede(sag, "T04", "2020-12-21");
			pilot.meld(sag, "SamtykkeTilbagekaldt", "2020-12-14");
			assertThat(pilot.aabne(sag)).containsExactly("T06");
		}

		@Test
		void withdrawnAfterTheTalkAndRegisteredBeforeIt() {
			pilot.dag("2020-12-16");
			pilot.meld(sag, "SamtykkeTilbagekaldt", "2020-12-16");
			assertThat(pilot.aabne(sag)).containsExactly("T03");
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "GIVET"));
			assertThat(pilot.aabne(sag)).containsExactly("T06");
			assertThat(pilot.journal(sag, "STEPUP_UNDTAGET_SAMTYKKE")).hasSize(1);
		}

		@Test
		void reopenedWhileWaitingForConsent() {
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "SENERE"));
			pilot.lukOgGenoptag(sag, "2020-12-15", "2020-12-22");
			assertThat(pilot.aabne(sag)).isEmpty();
			pilot.meld(sag, "SamtykkeGivet", "2020-12-22");
			assertThat(pilot.aabne(sag)).containsExactly("T04");
		}

		@Test
		void reopenedWhileTheDecisionIsOwed() {
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "AFSLAAET"));
			pilot.lukOgGenoptag(sag, "2020-12-15", "2020-12-22");
			assertThat(pilot.aabne(sag)).containsExactly("T06");
			assertThat(pilot.opgave(sag, "T06").dato()).hasToString("2020-12-28");
		}

	}

	@Nested
	class Placements {

		@Test
		void recordedInTrin1StartNothingUntilTheCourseBegins() {
			sag = pilot.sag("2020-12-01");
			pilot.start(sag, "P1", "2020-12-01");
			assertThat(pilot.aabne(sag)).containsExactly("T02");
			assertThat(pilot.tilstand(sag)).isEqualTo("STRAKS_SAMTALE");
			pilot.tilBeslutning(sag, "2020-12-14", "2020-12-15");
			pilot.beslut(sag, "AFKLARINGSFORLOEB", "2020-12-15");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(pilot.aabne(sag)).containsExactly("T12", "T14", "T15");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-01-15 AABEN");
			assertThat(pilot.fristen(sag, OPFOELGNINGSPLAN, 1)).isEqualTo("2020-12-29 AABEN");
			assertThat(pilot.vis(sag).frister()).noneMatch((f) -> f.fristtype() == PLACERINGSUR);
			pilot.slut(sag, "P1", "2020-12-15");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-06-15 AABEN");
		}

		@Test
		void endedInTrin1LeaveNoTrace() {
			sag = pilot.sag("2020-12-01");
			pilot.start(sag, "P1", "2020-12-01");
			pilot.dag("2020-12-07");
			pilot.slut(sag, "P1", "2020-12-07");
			pilot.tilBeslutning(sag, "2020-12-14", "2020-12-15");
			pilot.beslut(sag, "AFKLARINGSFORLOEB", "2020-12-15");
			assertThat(pilot.aabne(sag)).containsExactly("T12", "T13");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-06-15 AABEN");
		}

	}

	@Nested
	class Clock {

		@BeforeEach
		void inTheCourse() {
			sag = pilot.iForloeb("2021-01-26");
		}

		@Test
		void decisionRegisteredAfterItsMarkCallsTheReviewAtOnce() {
			String ny = pilot.sag("2020-12-01");
			pilot.indkald(ny);
			pilot.goer(ny, "T03", Pilot.samtale("2021-01-26", "AFSLAAET"));
			pilot.dag("2021-09-01");
			pilot.meld(ny, "SamtykkeGivet", "2021-02-01");
			pilot.beslut(ny, "AFKLARINGSFORLOEB", "2021-01-26");
			assertThat(pilot.tilstand(ny)).isEqualTo("GENBEHANDLING_INDKALDT");
			assertThat(pilot.aabne(ny)).contains("T12", "T13", "T16");
		}

		@Test
		void pauseInAPlacementAndBack() {
			pilot.start(sag, "P1", "2021-01-26");
			pilot.meld(sag, "FritagelseStartet", "2021-01-26");
			pilot.slut(sag, "P1", "2021-01-26");
			pilot.dag("2021-02-02");
			pilot.meld(sag, "FritagelseSluttet", "2021-02-02");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(pilot.vis(sag).billede().maerke()).hasToString("2021-08-02");
		}

		@Test
		void reopenedGoesOnWithTheRestOfTheClock() {
			pilot.lukOgGenoptag(sag, "2021-02-01", "2021-03-01");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-08-23 AABEN");
			pilot.ur("2021-08-24T00:00:00");
			assertThat(pilot.aabne(sag)).contains("T16");
		}

		@Test
		void eventsBeforeTheClosingDateOpenNothing() {
			pilot.dag("2021-03-01");
			pilot.meld(sag, "SagOphoert", "2021-03-01", "udfald", "JOB_ORDINAERT");
			pilot.start(sag, "P1", "2021-02-15");
			assertThat(pilot.aabne(sag)).isEmpty();
			assertThatThrownBy(() -> pilot.start(sag, "P2", "2021-03-01")).hasMessageContaining("afsluttet");
			pilot.meld(sag, "SagOphoert", "2021-02-20", "udfald", "FRAFLYTTET");
			assertThat(pilot.vis(sag).billede().udfald()).isEqualTo("FRAFLYTTET");
			assertThat(pilot.vis(sag).billede().lukket()).hasToString("2021-02-20");
		}

	}

	@Nested
	class NoShows {

		private void udeblevet(String dato) {
			pilot.dag(dato);
			pilot.meld(sag, "UdeblivelseRegistreret", dato);
		}

		@Test
		void thirdInARowGoesToTheLeader() {
			sag = pilot.sag("integrationshuset", "2020-12-01", true, false, false);
			udeblevet("2020-12-07");
			udeblevet("2020-12-10");
			assertThat(pilot.aabne(sag)).containsExactly("T02", "T20");
			assertThat(pilot.opgave(sag, "T20").gruppe()).isEqualTo("integrationshuset.sagsbehandler");
			udeblevet("2020-12-14");
			assertThat(pilot.aabne(sag)).containsExactly("T02", "T20");
			assertThat(pilot.opgave(sag, "T20").gruppe()).isEqualTo("integrationshuset.faglig-leder");
			assertThat(pilot.opgave(sag, "T20").dato()).hasToString("2020-12-17");
			pilot.goer(sag, "T20", "kontaktforsoeg", "Hjemmebesøg");
			assertThat(pilot.aabne(sag)).containsExactly("T02");
		}

		@Test
		void attendanceResetsTheRowAndCancellationsDoNot() {
			sag = pilot.sag("2020-12-01");
			udeblevet("2020-12-07");
			udeblevet("2020-12-08");
			pilot.indkald(sag);
			pilot.goer(sag, "T03", "afholdt", "AFBUD_BORGER", "dato", "2020-12-08");
			udeblevet("2020-12-09");
			assertThat(pilot.opgave(sag, "T20").gruppe()).isEqualTo("aktivhuset.faglig-leder");
			pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet");
			pilot.indkald(sag);
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-09", "GIVET"));
			udeblevet("2020-12-10");
			assertThat(pilot.opgave(sag, "T20").gruppe()).isEqualTo("aktivhuset.sagsbehandler");
		}

	}

	@Nested
	class Ending {

		@Test
		void fromACheckedSourceWaitsForTheCaseworker() {
			sag = pilot.iForloeb("2021-01-26");
			pilot.dag("2021-04-14");
			pilot.meldMed("E1", Modelproeve.KONTROLLERET_KILDE, sag, "SagOphoert", "2021-04-14", "udfald", "FRAFLYTTET");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T23");
			assertThat(pilot.opgave(sag, "T23").dato()).hasToString("2021-04-21");
			pilot.meldMed("E2", Modelproeve.KONTROLLERET_KILDE, sag, "SagOphoert", "2021-04-14", "udfald", "FRAFLYTTET");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T23");
			assertThatThrownBy(() -> pilot.goer(sag, "T23", "udfald", "FRAFLYTTET", "effektivDato", "2021-04-15"))
				.isInstanceOf(FormFieldValidationException.class);
			pilot.goer(sag, "T23", "udfald", "DOED", "effektivDato", "2021-04-13");
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
			assertThat(pilot.vis(sag).billede().udfald()).isEqualTo("DOED");
			assertThat(pilot.vis(sag).billede().lukket()).hasToString("2021-04-13");
		}

		@Test
		void trustedEndingAnswersTheOneThatWaits() {
			sag = pilot.iForloeb("2021-01-26");
			pilot.meldMed("E1", Modelproeve.KONTROLLERET_KILDE, sag, "SagOphoert", "2021-01-26", "udfald", "FRAFLYTTET");
			pilot.meld(sag, "SagOphoert", "2021-01-26", "udfald", "JOB_ORDINAERT");
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
			pilot.dag("2021-02-02");
			pilot.meld(sag, "YdelseGenoptaget", "2021-02-02");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
		}

		@Test
		void reopenedAtTheTeamDoesNotMeetAnOldEnding() {
			sag = pilot.sag(HUS, "2020-12-01", true, true, true);
			pilot.meldMed("E1", Modelproeve.KONTROLLERET_KILDE, sag, "SagOphoert", "2020-12-01", "udfald", "FRAFLYTTET");
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08", "T23");
			pilot.lukOgGenoptag(sag, "2020-12-02", "2020-12-09");
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08");
		}

		@Test
		void whereverTheCaseStands() {
			String nySag = pilot.sag("2020-12-01");
			String uafklaret = pilot.sag(HUS, "2020-12-01", null, null, null);
			String tilSamtale = pilot.sag("2020-12-01");
			pilot.indkald(tilSamtale);
			String tilMoede = pilot.sag("2020-12-01");
			pilot.indkald(tilMoede);
			pilot.goer(tilMoede, "T03", Pilot.samtale("2020-12-01", "GIVET"));
			pilot.indkaldTilMoede(tilMoede, "T04", "2020-12-01");
			String venter = pilot.sag("2020-12-01");
			pilot.indkald(venter);
			pilot.goer(venter, "T03", Pilot.samtale("2020-12-01", "SENERE"));
			String tilBeslutning = pilot.sag("2020-12-01");
			pilot.indkald(tilBeslutning);
			pilot.goer(tilBeslutning, "T03", Pilot.samtale("2020-12-01", "AFSLAAET"));
			String iTeam = pilot.sag(HUS, "2020-12-01", true, true, true);
			pilot.goer(iTeam, "T08", "bestiltDato", "2020-12-01");
			for (String aaben : List.of(nySag, uafklaret, tilSamtale, tilMoede, venter, tilBeslutning, iTeam)) {
				pilot.meld(aaben, "SagOphoert", "2020-12-01", "udfald", "DOED");
				assertThat(pilot.tilstand(aaben)).isEqualTo("AFSLUTTET");
				assertThat(pilot.aabne(aaben)).isEmpty();
			}
		}

		@Test
		void inTheReview() {
			sag = pilot.iGenbehandling();
			pilot.start(sag, "P1", "2021-07-27");
			assertThat(pilot.aabne(sag)).contains("T14", "T15", "T16", "T19");
			pilot.meld(sag, "SagOphoert", "2021-07-27", "udfald", "UDDANNELSE");
			assertThat(pilot.aabne(sag)).isEmpty();
		}

	}

	@Nested
	class Answers {

		private void assertRefused(String opgave, Object... felter) {
			int poster = pilot.journal(sag, "OPGAVE_UDFOERT").size();
			List<String> foer = pilot.aabne(sag);
			assertThatThrownBy(() -> pilot.goer(sag, opgave, felter)).as("%s %s", opgave, List.of(felter))
				.isInstanceOf(FormFieldValidationException.class);
			assertThat(pilot.aabne(sag)).isEqualTo(foer);
			assertThat(pilot.journal(sag, "OPGAVE_UDFOERT")).hasSize(poster);
			pilot.kontroller(sag);
		}

		@BeforeEach
		void start() {
			pilot.dag("2020-12-14");
			sag = pilot.sag("2020-12-07");
		}

		@Test
		void ofTheWrongShapeAreRefused() {
			assertRefused("T02", "tidspunkt", "2021-01-04T10:00");
			assertRefused("T02", "tidspunkt", "2021-01-04T10:00", "moedeform", "");
			assertRefused("T02", "tidspunkt", "2021-01-04T10:00", "moedeform", "BREV");
			assertRefused("T02", "tidspunkt", "2021-01-04", "moedeform", "TELEFON");
			assertRefused("T02", "tidspunkt", "2021-02-30T10:00", "moedeform", "TELEFON");
			assertRefused("T02", "tidspunkt", "2021-01-04T10:00", "moedeform", "TELEFON", "cpr", "0101501234");
			assertRefused("T02", "tidspunkt", "2021-01-04T10:00", "moedeform", List.of("TELEFON"));
		}

		@Test
		void aboutDaysThatCannotBeAreRefused() {
			pilot.indkald(sag);
			assertRefused("T03", Pilot.samtale("2020-12-15", "GIVET"));
			assertRefused("T03", Pilot.samtale("2020-12-06", "GIVET"));
			assertRefused("T03", "afholdt", "UDEBLEVET", "dato", "2020-12-15");
			assertRefused("T03", "afholdt", "UDEBLEVET");
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-07", "AFSLAAET"));
			assertRefused("T06", "beslutning", "AFKLARINGSFORLOEB", "begrundelse", "x", "dato", "2020-12-15",
					"borgerOrienteret", "2020-12-14");
			assertRefused("T06", "beslutning", "FORTSAET_FORLOEB", "begrundelse", "x", "dato", "2020-12-14",
					"borgerOrienteret", "2020-12-14");
			assertRefused("T06", "beslutning", "AFKLARINGSFORLOEB", "begrundelse", " ", "dato", "2020-12-14",
					"borgerOrienteret", "2020-12-14");
		}

		@Test
		void withWrongListsAreRefused() {
			pilot.indkald(sag);
			for (Object fagomraader : List.of(List.of(), List.of("BORGER"), List.of("SUNDHED", "SUNDHED"), "SUNDHED")) {
				assertRefused("T03", "afholdt", "JA", "dato", "2020-12-14", "borgerensOensker", "x", "fagomraader",
						fagomraader, "samtykke", "GIVET");
			}
		}

	}

	@Nested
	class Review {

		@BeforeEach
		void markPassed() {
			sag = pilot.iGenbehandling();
		}

		@Test
		void goesOnWithTheCourseAndANewClock() {
			pilot.genbehandl(sag, "2021-08-02", "FORTSAET_FORLOEB");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 2)).isEqualTo("2022-02-02 AABEN");
		}

		@Test
		void isWithdrawnByALatePlacement() {
			pilot.start(sag, "P1", "2021-07-20");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
		}

		@Test
		void isCalledOffForAPlacement() {
			pilot.start(sag, "P1", "2021-07-27");
			pilot.goer(sag, "T19", "valg", "AFLYS", "begrundelse", "I gang");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
		}

	}

	@Test
	void decisionSendsToTheTeamWithoutContact() {
		sag = pilot.sag("2020-12-01");
		pilot.tilBeslutning(sag, "2020-12-14", "2020-12-15");
		assertThat(pilot.opgave(sag, "T06").gruppe()).isEqualTo("aktivhuset.sagsbehandler");
		assertThat(pilot.opgave(sag, "T06").dato()).hasToString("2020-12-22");
		pilot.beslut(sag, "REHABILITERINGSTEAM", "2020-12-15");
		assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_FORBEREDELSE");
		assertThat(pilot.aabne(sag)).containsExactly("T07", "T08");
	}

	@Nested
	class FromCourseToTeamAndBack {

		@Test
		void contactGoesOnAndANewClockBegins() {
			sag = pilot.iGenbehandling();
			pilot.genbehandl(sag, "2021-07-27", "REHABILITERINGSTEAM");
			pilot.tilTeam(sag, "2021-07-27", "INGEN");
			pilot.afgoer(sag, "INGEN", true, "2021-07-27");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 2)).isEqualTo("2022-01-27 AABEN");
			pilot.dag("2022-01-28");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T16");
			pilot.genbehandl(sag, "2022-01-28", "REHABILITERINGSTEAM");
			pilot.tilTeam(sag, "2022-01-28", "FOERTIDSPENSION");
			pilot.afgoer(sag, "FOERTIDSPENSION", true, "2022-01-28");
			assertThat(pilot.aabne(sag)).containsExactly("T23");
			pilot.goer(sag, "T23", "udfald", "ANDEN_YDELSE_FOERTIDSPENSION", "effektivDato", "2022-01-28");
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
		}

	}

}
