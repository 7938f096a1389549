package dk.tovholder.stepupmoede;

import java.util.List;

import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dk.tovholder.frist.Fristtype.BESLUTNING;
import static dk.tovholder.frist.Fristtype.GENBEHANDLING;
import static dk.tovholder.frist.Fristtype.STRAKSAFKLARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Modelproeve("stepUpMoede")
class StepUpMoedeTest {

	@Autowired
	private Pilot pilot;

	private String sag;

	@Nested
	class InTrin1 {

		@BeforeEach
		void talkHeld() {
			sag = pilot.sag("2020-12-01");
			pilot.dag("2020-12-14");
			pilot.indkald(sag);
			pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "GIVET"));
		}

		@Test
		void meetingHeldStopsTheClock() {
			assertThat(pilot.opgave(sag, "T04").dato()).hasToString("2021-01-12");
			assertThat(pilot.opgave(sag, "T04").gruppe()).isEqualTo("aktivhuset.moedekoordinator");
			pilot.indkaldTilMoede(sag, "T04", "2021-01-04");
			assertThat(pilot.opgave(sag, "T05").dato()).hasToString("2021-01-26");
			assertThat(pilot.opgave(sag, "T05").gruppe()).isEqualTo("aktivhuset.sagsbehandler");
			pilot.dag("2021-01-04");
			pilot.goer(sag, "T05", Pilot.moede("2021-01-04"));
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OPFYLDT");
			assertThat(pilot.fristen(sag, BESLUTNING, 1)).isEqualTo("2021-01-11 AABEN");
			assertThat(pilot.aabne(sag)).containsExactly("T06");
			assertThat(pilot.tilstand(sag)).isEqualTo("BESLUTNING");
		}

		@Test
		void noShowAndCancellationsOpenTheInvitationAgain() {
			for (String svar : List.of("UDEBLEVET", "AFBUD_BORGER", "AFLYST_KOMMUNEN")) {
				pilot.indkaldTilMoede(sag, "T04", "2020-12-14");
				pilot.goer(sag, "T05", "afholdt", svar, "dato", "2020-12-14");
				assertThat(pilot.aabne(sag)).containsExactly("T04", "T20");
				assertThat(pilot.opgave(sag, "T20").gruppe()).isEqualTo("aktivhuset.sagsbehandler");
				assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
				pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet");
			}
			assertThat(pilot.aabne(sag)).containsExactly("T04");
		}

		@Test
		void noShowToldFromOutsideOpensTheInvitationAgain() {
			pilot.indkaldTilMoede(sag, "T04", "2020-12-21");
			pilot.dag("2020-12-21");
			pilot.meld(sag, "UdeblivelseRegistreret", "2020-12-21");
			assertThat(pilot.aabne(sag)).containsExactly("T04", "T20");
			assertThat(pilot.opgave(sag, "T20").dato()).hasToString("2020-12-28");
			pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet", "nytTidspunkt", "2020-12-28T10:00");
			assertThat(pilot.aabne(sag)).containsExactly("T05");
		}

		@Test
		void noShowBeforeTheInvitationOnlyAsksForFollowUp() {
			pilot.meld(sag, "UdeblivelseRegistreret", "2020-12-14");
			assertThat(pilot.aabne(sag)).containsExactly("T04", "T20");
			pilot.indkaldTilMoede(sag, "T04", "2020-12-21");
			assertThat(pilot.aabne(sag)).containsExactly("T05", "T20");
		}

		@Test
		void meetingWithoutAProfessionalIsRefused() {
			pilot.indkaldTilMoede(sag, "T04", "2020-12-14");
			for (List<String> fremmoedte : List.of(List.of("BORGER", "SAGSBEHANDLER", "BISIDDER"), List.of("BORGER", "SUNDHED"),
					List.of("SAGSBEHANDLER", "SUNDHED"))) {
				assertThatThrownBy(() -> pilot.goer(sag, "T05", "afholdt", "JA", "dato", "2020-12-14", "fremmoedte", fremmoedte,
						"borgerensPerspektiv", "x", "aftaler", "y"))
					.isInstanceOf(FormFieldValidationException.class);
			}
			assertThat(pilot.aabne(sag)).containsExactly("T05");
			pilot.kontroller(sag);
		}

		@Test
		void pauseMovesTheMeetingAndLeavesItsTask() {
			pilot.indkaldTilMoede(sag, "T04", "2021-01-11");
			pilot.dag("2021-01-11");
			pilot.meld(sag, "FritagelseStartet", "2021-01-11");
			assertThat(pilot.aabne(sag)).containsExactly("T05");
			pilot.dag("2021-01-25");
			pilot.meld(sag, "FritagelseSluttet", "2021-01-25");
			assertThat(pilot.opgave(sag, "T05").dato()).hasToString("2021-02-09");
		}

		@Test
		void reopenedWhileInvitationIsOwed() {
			pilot.lukOgGenoptag(sag, "2020-12-15", "2020-12-22");
			assertThat(pilot.aabne(sag)).containsExactly("T04");
			assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-02 AABEN");
		}

		@Test
		void reopenedWhileTheMeetingIsCalled() {
			pilot.indkaldTilMoede(sag, "T04", "2021-01-11");
			pilot.lukOgGenoptag(sag, "2020-12-15", "2020-12-22");
			assertThat(pilot.aabne(sag)).containsExactly("T05");
			pilot.goer(sag, "T05", Pilot.moede("2020-12-22"));
			assertThat(pilot.aabne(sag)).containsExactly("T06");
		}

	}

	@Nested
	class InANewReview {

		@BeforeEach
		void markPassed() {
			sag = pilot.iGenbehandling();
		}

		@Test
		void noShowAndCancellationsOpenTheInvitationAgain() {
			for (String svar : List.of("UDEBLEVET", "AFBUD_BORGER", "AFLYST_KOMMUNEN")) {
				pilot.indkaldTilMoede(sag, "T16", "2021-07-27");
				pilot.goer(sag, "T17", "afholdt", svar, "dato", "2021-07-27");
				assertThat(pilot.aabne(sag)).containsExactly("T13", "T16", "T20");
				pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet");
			}
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 AABEN");
		}

		@Test
		void newTimeAfterANoShowFillsTheInvitation() {
			pilot.indkaldTilMoede(sag, "T16", "2021-07-27");
			pilot.meld(sag, "UdeblivelseRegistreret", "2021-07-27");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T16", "T20");
			pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet", "nytTidspunkt", "2021-08-02T10:00");
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T17");
			assertThat(pilot.opgave(sag, "T17").dato()).hasToString("2021-08-23");
		}

		@Test
		void tasksAreNamedAsTheNewReviewNamesThem() {
			assertThat(pilot.opgave(sag, "T16").navn()).isEqualTo("Indkald til nyt step-up-møde (genbehandling 1)");
			pilot.indkaldTilMoede(sag, "T16", "2021-07-27");
			assertThat(pilot.opgave(sag, "T17").navn()).isEqualTo("Hold nyt step-up-møde");
			assertThatThrownBy(() -> pilot.goer(sag, "T17", Pilot.moede("2021-07-27")))
				.isInstanceOf(FormFieldValidationException.class);
			pilot.goer(sag, "T17", Pilot.nytMoede("2021-07-27"));
			assertThat(pilot.aabne(sag)).containsExactly("T13", "T18");
		}

	}

}
