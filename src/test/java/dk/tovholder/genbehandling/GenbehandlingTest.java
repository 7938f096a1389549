package dk.tovholder.genbehandling;

import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dk.tovholder.frist.Fristtype.BESLUTNING;
import static dk.tovholder.frist.Fristtype.GENBEHANDLING;
import static dk.tovholder.frist.Fristtype.KONTAKT_UGE;
import static dk.tovholder.frist.Fristtype.PLACERINGSUR;
import static dk.tovholder.frist.Fristtype.REHAB_FORELAEGGELSE;
import static org.assertj.core.api.Assertions.assertThat;

@Modelproeve("genbehandling")
class GenbehandlingTest {

	@Autowired
	private Pilot pilot;

	private String sag;

	@BeforeEach
	void markPassed() {
		sag = pilot.iGenbehandling();
	}

	@Test
	void decisionSendsToTheTeam() {
		pilot.genbehandl(sag, "2021-08-02", "REHABILITERINGSTEAM");
		assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_FORBEREDELSE");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-09-27 AABEN");
		assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 OPFYLDT");
		assertThat(pilot.fristen(sag, BESLUTNING, 2)).isEqualTo("2021-08-09 OPFYLDT");
	}

	@Test
	void reviewsAreUnlimitedAndNumbered() {
		pilot.genbehandl(sag, "2021-08-02", "FORTSAET_FORLOEB");
		assertThat(pilot.fristen(sag, PLACERINGSUR, 2)).isEqualTo("2022-02-02 AABEN");
		pilot.dag("2022-02-03");
		assertThat(pilot.opgave(sag, "T16").navn()).contains("genbehandling 2");
		assertThat(pilot.fristen(sag, GENBEHANDLING, 2)).isEqualTo("2022-03-02 AABEN");
		pilot.genbehandl(sag, "2022-02-07", "FORTSAET_FORLOEB");
		pilot.dag("2022-08-08");
		assertThat(pilot.opgave(sag, "T16").navn()).contains("genbehandling 3");
	}

	@Test
	void lateReviewIsOverTheMeasureWithoutPlanOrLetter() {
		pilot.dag("2021-08-24");
		assertThat(pilot.vis(sag).frister()).filteredOn((f) -> f.fristtype() == GENBEHANDLING)
			.singleElement()
			.satisfies((f) -> assertThat(f.status()).hasToString("OVERSKREDET"));
		assertThat(pilot.aabne(sag)).containsExactly("T13", "T16");
	}

	@Nested
	class Consent {

		@Test
		void withdrawnBeforeTheMarkLeavesOnlyTheDecision() {
			String ny = pilot.iForloeb("2021-08-10");
			pilot.dag("2022-01-10");
			pilot.meld(ny, "SamtykkeTilbagekaldt", "2022-01-10");
			pilot.dag("2022-02-11");
			assertThat(pilot.tilstand(ny)).isEqualTo("GENBEHANDLING_BESLUTNING");
			assertThat(pilot.aabne(ny)).contains("T13", "T18").doesNotContain("T16");
			assertThat(pilot.opgave(ny, "T18").dato()).hasToString("2022-02-17");
			assertThat(pilot.journal(ny, "STEPUP_UNDTAGET_SAMTYKKE")).hasSize(1);
			pilot.beslutEfterGenbehandling(ny, "FORTSAET_FORLOEB", "2022-02-11");
			assertThat(pilot.aabne(ny)).contains("T13").doesNotContain("T18");
			assertThat(pilot.fristen(ny, PLACERINGSUR, 2)).isEqualTo("2022-08-11 AABEN");
		}

		@Test
		void withdrawnWhileTheMeetingIsCalled() {
			pilot.indkaldTilMoede(sag, "T16", "2021-08-02");
			pilot.dag("2021-07-29");
			pilot.meld(sag, "SamtykkeTilbagekaldt", "2021-07-29");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T18");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 BORTFALDET");
			assertThat(pilot.journal(sag, "FRIST_BORTFALDET")).noneMatch((d) -> d.contains("Efterregistreret"));
			assertThat(pilot.fristen(sag, BESLUTNING, 2)).isEqualTo("2021-08-05 AABEN");
			pilot.beslutEfterGenbehandling(sag, "REHABILITERINGSTEAM", "2021-07-29");
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08", "T13");
		}

		@Test
		void refusedInTrin1AndGivenLaterHoldsForTheReview() {
			String ny = pilot.sag("2020-12-01");
			pilot.indkald(ny);
			pilot.goer(ny, "T03", Pilot.samtale("2021-07-27", "AFSLAAET"));
			pilot.beslut(ny, "AFKLARINGSFORLOEB", "2021-07-27");
			pilot.dag("2021-10-01");
			pilot.meld(ny, "SamtykkeGivet", "2021-10-01");
			pilot.dag("2022-01-28");
			assertThat(pilot.aabne(ny)).contains("T16").doesNotContain("T18");
		}

		@Test
		void givenBeforeTheMarkAndRegisteredAfterItCallsTheMeetingAfterAll() {
			String ny = pilot.sag("2020-12-01");
			pilot.indkald(ny);
			pilot.goer(ny, "T03", Pilot.samtale("2021-07-27", "AFSLAAET"));
			pilot.beslut(ny, "AFKLARINGSFORLOEB", "2021-07-27");
			pilot.dag("2022-01-28");
			assertThat(pilot.aabne(ny)).contains("T18").doesNotContain("T16");
			pilot.meld(ny, "SamtykkeGivet", "2022-01-20");
			assertThat(pilot.aabne(ny)).contains("T16").doesNotContain("T18");
		}

	}

	@Nested
	class PlacementAfterTheMark {

		@BeforeEach
		void placed() {
			pilot.dag("2021-08-02");
			pilot.start(sag, "P1", "2021-08-02");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T16", "T19");
		}

		private void svar(String valg) {
			pilot.goer(sag, "T19", "valg", valg, "begrundelse", "x");
		}

		@Test
		void keptReviewStands() {
			svar("FASTHOLD");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T16");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 AABEN");
			pilot.genbehandl(sag, "2021-08-09", "FORTSAET_FORLOEB");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
		}

		@Test
		void silenceKeepsTheReview() {
			pilot.ur("2021-08-05T00:00:00");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T16");
			assertThat(pilot.journal(sag, "OPGAVE_UDFOERT")).anyMatch((d) -> d.contains("FASTHOLD"));
		}

		@Test
		void calledOffReviewWaitsForTheNextClock() {
			svar("AFLYS");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
			assertThat(pilot.journal(sag, "FRIST_BORTFALDET")).noneMatch((d) -> d.contains("Efterregistreret"));
			pilot.dag("2021-08-16");
			pilot.slut(sag, "P1", "2021-08-16");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 2)).isEqualTo("2022-02-16 AABEN");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			pilot.dag("2022-02-17");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T16");
			pilot.genbehandl(sag, "2022-02-21", "REHABILITERINGSTEAM");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-07-26 OPFYLDT");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 2)).isEqualTo("2022-02-16 OPFYLDT");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 2)).isEqualTo("2022-03-16 OPFYLDT");
			assertThat(pilot.fristen(sag, BESLUTNING, 2)).isEqualTo("2022-02-28 OPFYLDT");
		}

		@Test
		void placementThatEndsTakesTheQuestionBack() {
			pilot.slut(sag, "P1", "2021-08-02");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T16");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 AABEN");
			pilot.dag("2021-08-06");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T16");
		}

		@Test
		void placementAnnulledTakesTheQuestionBack() {
			pilot.meld(sag, "PlaceringAnnulleret", "2021-08-02", "placeringId", "P1");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T16");
		}

		@Test
		void meetingHeldTakesTheQuestionBack() {
			pilot.dag("2021-08-03");
			pilot.indkaldTilMoede(sag, "T16", "2021-08-03");
			pilot.goer(sag, "T17", Pilot.nytMoede("2021-08-03"));
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T18");
			pilot.beslutEfterGenbehandling(sag, "REHABILITERINGSTEAM", "2021-08-03");
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08", "T13", "T15");
		}

		@Test
		void secondPlacementIsAskedAboutToo() {
			svar("FASTHOLD");
			pilot.dag("2021-08-09");
			pilot.start(sag, "P2", "2021-08-09");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T15", "T16", "T19");
			assertThat(pilot.opgave(sag, "T19").dato()).hasToString("2021-08-11");
			svar("AFLYS");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
		}

		@Test
		void pauseLeavesTheQuestion() {
			pilot.meld(sag, "FritagelseStartet", "2021-08-02");
			assertThat(pilot.aabne(sag)).containsExactly("T15", "T16", "T19");
			pilot.dag("2021-08-03");
			pilot.meld(sag, "FritagelseSluttet", "2021-08-03");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T16", "T19");
		}

		@Test
		void reopenedInTimeAsksAgain() {
			pilot.lukOgGenoptag(sag, "2021-08-03", "2021-08-04");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T16", "T19");
			svar("AFLYS");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
		}

		@Test
		void reopenedTooLateForAnAnswerKeepsTheReview() {
			pilot.lukOgGenoptag(sag, "2021-08-03", "2021-08-10");
			pilot.dag("2021-08-10");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T16");
		}

		@Test
		void annulmentAfterCallingOffBringsTheCalledMeetingBack() {
			pilot.indkaldTilMoede(sag, "T16", "2021-08-16");
			svar("AFLYS");
			pilot.meld(sag, "PlaceringAnnulleret", "2021-08-02", "placeringId", "P1");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T17");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 AABEN");
		}

	}

	@Nested
	class RegisteredAfterTheMark {

		@Test
		void earlierPlacementWithdrawsTheReview() {
			pilot.dag("2021-08-02");
			pilot.indkaldTilMoede(sag, "T16", "2021-08-16");
			pilot.start(sag, "P1", "2021-07-26");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 BORTFALDET");
			assertThat(pilot.journal(sag, "FRIST_BORTFALDET")).anyMatch((d) -> d.contains("Efterregistreret placering"));
		}

		@Test
		void earlierPauseTakesTheMarkBackUntilItsEnd() {
			pilot.dag("2021-08-02");
			pilot.meld(sag, "FritagelseStartet", "2021-07-19");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(pilot.aabne(sag)).isEmpty();
			assertThat(pilot.journal(sag, "FRIST_BORTFALDET")).noneMatch((d) -> d.contains("Efterregistreret"));
			pilot.meld(sag, "FritagelseSluttet", "2021-08-02");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-08-09 AABEN");
			pilot.dag("2021-08-10");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T16");
		}

		@Test
		void earlierPlacementLeavesAMeetingThatWasHeld() {
			pilot.indkaldTilMoede(sag, "T16", "2021-07-27");
			pilot.goer(sag, "T17", Pilot.nytMoede("2021-07-27"));
			pilot.start(sag, "P1", "2021-07-20");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T18");
		}

		@Test
		void annulledPlacementMovesTheReviewToTheOriginalMark() {
			String ny = pilot.iForloeb("2021-08-10");
			pilot.dag("2021-08-16");
			pilot.start(ny, "P1", "2021-08-16");
			pilot.dag("2021-08-23");
			pilot.slut(ny, "P1", "2021-08-23");
			pilot.dag("2022-02-24");
			pilot.indkaldTilMoede(ny, "T16", "2022-02-24");
			pilot.goer(ny, "T17", Pilot.nytMoede("2022-02-24"));
			assertThat(pilot.aabne(ny)).contains("T13", "T18").doesNotContain("T16");
			pilot.meld(ny, "PlaceringAnnulleret", "2022-02-24", "placeringId", "P1");
			assertThat(pilot.tilstand(ny)).isEqualTo("GENBEHANDLING_INDKALDT");
			assertThat(pilot.aabne(ny)).contains("T13", "T16").doesNotContain("T18");
		}

	}

	@Nested
	class Reopened {

		@Test
		void beforeTheInvitation() {
			pilot.lukOgGenoptag(sag, "2021-07-28", "2021-08-04");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T16");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-30 AABEN");
			pilot.genbehandl(sag, "2021-08-09", "FORTSAET_FORLOEB");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
		}

		@Test
		void withTheMeetingCalled() {
			pilot.indkaldTilMoede(sag, "T16", "2021-08-16");
			pilot.lukOgGenoptag(sag, "2021-07-28", "2021-08-04");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T17");
			pilot.goer(sag, "T17", Pilot.nytMoede("2021-08-04"));
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T18");
		}

		@Test
		void withTheMeetingHeld() {
			pilot.indkaldTilMoede(sag, "T16", "2021-07-27");
			pilot.goer(sag, "T17", Pilot.nytMoede("2021-07-27"));
			pilot.lukOgGenoptag(sag, "2021-07-28", "2021-08-04");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T18");
			pilot.beslutEfterGenbehandling(sag, "REHABILITERINGSTEAM", "2021-08-04");
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08", "T13");
		}

		@Test
		void withoutConsent() {
			pilot.meld(sag, "SamtykkeTilbagekaldt", "2021-07-27");
			pilot.lukOgGenoptag(sag, "2021-07-28", "2021-08-04");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T18");
		}

		@Test
		void weeklyContactGoesOnMeanwhile() {
			pilot.kontakt(sag, "T13", "GENNEMFOERT", "2021-07-27");
			pilot.lukOgGenoptag(sag, "2021-07-28", "2021-08-04");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-08-10 AABEN");
		}

	}

}
