package dk.tovholder.afklaringsforloeb;

import java.util.List;

import dk.tovholder.Modelproeve;
import dk.tovholder.Pilot;
import dk.tovholder.fejl.Afvisning;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static dk.tovholder.frist.Fristtype.JOBFORMIDLER_TILDELES;
import static dk.tovholder.frist.Fristtype.KONTAKT_MAANED;
import static dk.tovholder.frist.Fristtype.KONTAKT_UGE;
import static dk.tovholder.frist.Fristtype.OPFOELGNINGSPLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Modelproeve("afklaringsforloeb")
class AfklaringsforloebTest {

	@Autowired
	private Pilot pilot;

	private String sag;

	@BeforeEach
	void inTheCourse() {
		sag = pilot.iForloeb("2021-01-26");
	}

	private void plan() {
		pilot.goer(sag, "T15", "formaal", "f", "maal", "m", "borgerEnig", "true");
	}

	@Test
	void contactStandsWithTheGroupUntilTheJobBrokerIsKnown() {
		String ny = pilot.sag("integrationshuset", "2020-12-01", true, false, false);
		pilot.indkald(ny);
		pilot.goer(ny, "T03", Pilot.samtale("2021-01-26", "AFSLAAET"));
		pilot.beslut(ny, "AFKLARINGSFORLOEB", "2021-01-26");
		assertThat(pilot.opgave(ny, "T12").gruppe()).isEqualTo("integrationshuset.faglig-leder");
		assertThat(pilot.opgave(ny, "T12").dato()).hasToString("2021-02-02");
		assertThat(pilot.opgave(ny, "T13").gruppe()).isEqualTo("integrationshuset.jobformidler");
		assertThat(pilot.opgave(ny, "T13").ansvarlig()).isNull();
		assertThatThrownBy(() -> pilot.goer(ny, "T12", "jobformidler", "jobformidler1.aktivhuset"))
			.isInstanceOf(FormFieldValidationException.class)
			.hasMessageContaining("husets jobformidlere");
		pilot.kontakt(ny, "T13", "GENNEMFOERT", "2021-01-26");
		assertThat(pilot.aabne(ny)).containsExactly("T12", "T13");
		pilot.goer(ny, "T12", "jobformidler", "jobformidler2.integrationshuset");
		assertThat(pilot.opgave(ny, "T13").ansvarlig()).isEqualTo("jobformidler2.integrationshuset");
		assertThat(pilot.fristen(ny, JOBFORMIDLER_TILDELES, 1)).isEqualTo("2021-02-02 OPFYLDT");
	}

	@Test
	void whoTakesOverFromAJobBrokerGetsTheTasksAndNoClockChanges() {
		assertThatThrownBy(() -> pilot.meld(pilot.sag("2020-12-01"), "JobformidlerSkiftet", "2021-01-26", "jobformidler",
				"jobformidler2.aktivhuset")).hasMessageContaining("ingen jobformidler endnu");
		for (String forkert : List.of("jobformidler1.aktivhuset", "jobformidler2.integrationshuset", "findes.ikke")) {
			assertThatThrownBy(() -> pilot.meld(sag, "JobformidlerSkiftet", "2021-01-26", "jobformidler", forkert)).as(forkert)
				.isInstanceOf(Afvisning.class);
		}
		String foer = pilot.fristen(sag, KONTAKT_UGE, 1);
		pilot.meld(sag, "JobformidlerSkiftet", "2021-01-26", "jobformidler", "jobformidler2.aktivhuset");
		assertThat(pilot.vis(sag).billede().jobformidler()).isEqualTo("jobformidler2.aktivhuset");
		assertThat(pilot.opgave(sag, "T13").ansvarlig()).isEqualTo("jobformidler2.aktivhuset");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo(foer);
		pilot.kontakt(sag, "T13", "GENNEMFOERT", "2021-01-26");
		assertThat(pilot.opgave(sag, "T13").ansvarlig()).isEqualTo("jobformidler2.aktivhuset");
	}

	@Test
	void contactNeverPilesUp() {
		pilot.dag("2021-03-01");
		assertThat(pilot.aabne(sag)).containsExactly("T13");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-02 OVERSKREDET");
		pilot.kontakt(sag, "T13", "GENNEMFOERT", "2021-03-01");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-03-08 AABEN");
		assertThat(pilot.aabne(sag)).containsExactly("T13");
	}

	@Test
	void noShowAtAContactMovesNoDeadline() {
		pilot.dag("2021-02-01");
		pilot.kontakt(sag, "T13", "UDEBLEVET", "2021-02-01");
		assertThat(pilot.aabne(sag)).containsExactly("T13", "T20");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-02 AABEN");
		pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet", "nytTidspunkt", "2021-02-02T10:00");
		assertThat(pilot.aabne(sag)).containsExactly("T13");
	}

	@Nested
	class InAPlacement {

		@BeforeEach
		void placed() {
			pilot.dag("2021-03-15");
			pilot.start(sag, "P1", "2021-03-15");
		}

		@Test
		void contactIsMonthlyAndAPlanIsOwed() {
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-02 BORTFALDET");
			assertThat(pilot.opgave(sag, "T15").ansvarlig()).isEqualTo("jobformidler1.aktivhuset");
			pilot.kontakt(sag, "T14", "FORSOEGT", "2021-03-15");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-04-15 AABEN");
			pilot.kontakt(sag, "T14", "GENNEMFOERT", "2021-03-15");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 2)).isEqualTo("2021-04-15 AABEN");
			plan();
			assertThat(pilot.fristen(sag, OPFOELGNINGSPLAN, 1)).isEqualTo("2021-03-29 OPFYLDT");
			assertThat(pilot.aabne(sag)).containsExactly("T14");
		}

		@Test
		void eachPlacementHasItsPlan() {
			pilot.start(sag, "P2", "2021-03-15");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T15");
			plan();
			plan();
			assertThat(pilot.aabne(sag)).containsExactly("T14");
			assertThat(pilot.fristen(sag, OPFOELGNINGSPLAN, 2)).isEqualTo("2021-03-29 OPFYLDT");
		}

		@Test
		void overdueWithThePlacementGoesWithThePlacement() {
			pilot.dag("2021-04-19");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T21", "T22");
			pilot.slut(sag, "P1", "2021-04-19");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-04-15 BORTFALDET");
			assertThat(pilot.fristen(sag, OPFOELGNINGSPLAN, 1)).isEqualTo("2021-03-29 BORTFALDET");
		}

		@Test
		void annulledPlacementNeverWas() {
			pilot.meld(sag, "PlaceringAnnulleret", "2021-03-15", "placeringId", "P1");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(pilot.fristen(sag, OPFOELGNINGSPLAN, 1)).isEqualTo("2021-03-29 BORTFALDET");
			assertThat(pilot.vis(sag).frister().stream().filter((f) -> f.fristtype() == KONTAKT_UGE).toList())
				.singleElement()
				.satisfies((f) -> assertThat(f.dato() + " " + f.status()).isEqualTo("2021-02-02 OVERSKREDET"));
		}

		@Test
		void pauseHidesContactAndLeavesThePlan() {
			pilot.meld(sag, "FritagelseStartet", "2021-03-15");
			assertThat(pilot.aabne(sag)).containsExactly("T15");
			pilot.slut(sag, "P1", "2021-03-15");
			assertThat(pilot.aabne(sag)).isEmpty();
			pilot.dag("2021-03-22");
			pilot.meld(sag, "FritagelseSluttet", "2021-03-22");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-03-29 AABEN");
		}

		@Test
		void reopenedStandsInThePlacement() {
			pilot.lukOgGenoptag(sag, "2021-03-16", "2021-03-23");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-04-22 AABEN");
		}

	}

	@Test
	void endKnownBeforeItsPlacementWaitsForIt() {
		pilot.dag("2021-03-15");
		assertThat(pilot.meld(sag, "PlaceringSluttet", "2021-03-12", "placeringId", "P1")).hasToString("AFVENTER");
		assertThat(pilot.aabne(sag)).containsExactly("T13");
		pilot.start(sag, "P1", "2021-03-01");
		assertThat(pilot.aabne(sag)).containsExactly("T13");
		assertThat(pilot.vis(sag).billede().placeringer().get(0).slut()).hasToString("2021-03-12");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-03-19 AABEN");
	}

	@Test
	void annulmentKnownBeforeItsPlacementWaitsForIt() {
		pilot.dag("2021-03-15");
		assertThat(pilot.meld(sag, "PlaceringAnnulleret", "2021-03-12", "placeringId", "P1")).hasToString("AFVENTER");
		pilot.start(sag, "P1", "2021-03-01");
		assertThat(pilot.aabne(sag)).containsExactly("T13");
		assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
	}

	@Test
	void pauseRestsTheContact() {
		pilot.dag("2021-02-01");
		pilot.meld(sag, "FritagelseStartet", "2021-02-01");
		assertThat(pilot.aabne(sag)).isEmpty();
		pilot.start(sag, "P1", "2021-02-01");
		assertThat(pilot.aabne(sag)).containsExactly("T15");
		pilot.dag("2021-02-08");
		pilot.meld(sag, "FritagelseSluttet", "2021-02-08");
		assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
		assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-03-08 AABEN");
	}

	@Nested
	class Reopened {

		@Test
		void keepsItsJobBroker() {
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(pilot.opgave(sag, "T13").ansvarlig()).isEqualTo("jobformidler1.aktivhuset");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-09 AABEN");
		}

		@Test
		void stillLacksItsJobBroker() {
			String ny = pilot.sag("2020-12-01");
			pilot.indkald(ny);
			pilot.goer(ny, "T03", Pilot.samtale("2021-01-26", "AFSLAAET"));
			pilot.beslut(ny, "AFKLARINGSFORLOEB", "2021-01-26");
			pilot.lukOgGenoptag(ny, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(ny)).containsExactly("T12", "T13");
			assertThat(pilot.opgave(ny, "T12").dato()).hasToString("2021-02-09");
		}

		@Test
		void inAPauseStaysInThePause() {
			pilot.meld(sag, "FritagelseStartet", "2021-01-26");
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			assertThat(pilot.aabne(sag)).isEmpty();
			pilot.dag("2021-02-09");
			pilot.meld(sag, "FritagelseSluttet", "2021-02-09");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			// 14 days of rest, of which 7 are also days away: each day counts once.
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-16 AABEN");
		}

		@Test
		void twiceCountsBothAbsences() {
			pilot.lukOgGenoptag(sag, "2021-01-27", "2021-02-03");
			pilot.lukOgGenoptag(sag, "2021-02-04", "2021-02-11");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-16 AABEN");
		}

	}

	@Nested
	class SentToTheTeam {

		@BeforeEach
		void decided() {
			pilot.dag("2021-07-27");
			pilot.kontakt(sag, "T13", "GENNEMFOERT", "2021-07-27");
			pilot.genbehandl(sag, "2021-07-28", "REHABILITERINGSTEAM");
		}

		@Test
		void weeklyContactGoesOnUntilTheDecision() {
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08", "T13");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-08-03 AABEN");
			pilot.dag("2021-08-03");
			pilot.kontakt(sag, "T13", "GENNEMFOERT", "2021-08-03");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 3)).isEqualTo("2021-08-10 AABEN");
			pilot.tilTeam(sag, "2021-08-03", "FLEKSJOB");
			assertThat(pilot.aabne(sag)).containsExactly("T11", "T13");
			pilot.afgoer(sag, "FLEKSJOB", true, "2021-08-03");
			assertThat(pilot.aabne(sag)).containsExactly("T23");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 3)).isEqualTo("2021-08-10 BORTFALDET");
		}

		@Test
		void decisionDuringAPauseEndsTheContact() {
			pilot.tilTeam(sag, "2021-07-28", "FLEKSJOB");
			pilot.meld(sag, "FritagelseStartet", "2021-07-28");
			assertThat(pilot.aabne(sag)).containsExactly("T11");
			pilot.afgoer(sag, "FLEKSJOB", true, "2021-07-28");
			assertThat(pilot.aabne(sag)).containsExactly("T23");
		}

		@Test
		void placementChangesNothing() {
			pilot.start(sag, "P1", "2021-07-28");
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08", "T13");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-08-03 AABEN");
			pilot.slut(sag, "P1", "2021-07-28");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-08-03 AABEN");
		}

		@Test
		void backInTheCourseWithTheSameJobBroker() {
			pilot.tilTeam(sag, "2021-07-28", "INGEN");
			pilot.afgoer(sag, "INGEN", true, "2021-07-28");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(pilot.opgave(sag, "T13").ansvarlig()).isEqualTo("jobformidler1.aktivhuset");
			assertThat(pilot.opgave(sag, "T13").dato()).hasToString("2021-08-04");
		}

		@Test
		void reopenedAtTheTeamGoesOnWithContact() {
			pilot.lukOgGenoptag(sag, "2021-07-29", "2021-08-05");
			assertThat(pilot.aabne(sag)).containsExactly("T07", "T08", "T13");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-08-10 AABEN");
		}

		@Test
		void departingFromTheRecommendationKeepsTheContact() {
			pilot.tilTeam(sag, "2021-07-28", "INGEN");
			pilot.afgoer(sag, "FLEKSJOB", false, "2021-07-28");
			assertThat(pilot.aabne(sag)).containsExactly("T09", "T13");
		}

	}

}
