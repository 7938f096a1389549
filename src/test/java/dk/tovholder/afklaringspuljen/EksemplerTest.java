package dk.tovholder.afklaringspuljen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dk.tovholder.Pilot;
import dk.tovholder.Testdatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;

import static dk.tovholder.frist.Fristtype.BESLUTNING;
import static dk.tovholder.frist.Fristtype.FORBEREDENDE_SAMTALE;
import static dk.tovholder.frist.Fristtype.GENBEHANDLING;
import static dk.tovholder.frist.Fristtype.KONTAKT_MAANED;
import static dk.tovholder.frist.Fristtype.KONTAKT_UGE;
import static dk.tovholder.frist.Fristtype.LAEGEATTEST_BESTILLES;
import static dk.tovholder.frist.Fristtype.OPFOELGNINGSPLAN;
import static dk.tovholder.frist.Fristtype.PLACERINGSUR;
import static dk.tovholder.frist.Fristtype.REHAB_FORELAEGGELSE;
import static dk.tovholder.frist.Fristtype.STRAKSAFKLARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The worked examples of the indsatsmodel on the real engine, and others computed from the same rules. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
class EksemplerTest {

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

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
	void example1ImportedOnTheFirstDay() {
		String sag = pilot.sag("2020-12-01");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
		assertThat(pilot.fristen(sag, FORBEREDENDE_SAMTALE, 1)).isEqualTo("2020-12-29 AABEN");
		assertThat(pilot.frist(sag, STRAKSAFKLARING, 1).forvarsel()).hasToString("2021-01-12");
		pilot.ur(Instant.parse("2021-01-26T22:59:00Z"));
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
		assertThat(pilot.journal(sag, "FORVARSEL")).hasSize(2);
		pilot.ur(Instant.parse("2021-01-26T23:00:01Z"));
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OVERSKREDET");
		assertThat(pilot.aabne(sag)).contains("T21", "T22");
		assertThat(pilot.journal(sag, "ESKALERING").stream().filter((d) -> d.contains("STRAKSAFKLARING"))).hasSize(1)
			.allMatch((d) -> d.contains("faglig-leder"));
		pilot.kontroller(sag);
	}

	@Test
	void example2FromTalkToCourse() {
		String sag = pilot.sag("2020-12-01");
		pilot.dag("2020-12-14");
		pilot.indkald(sag);
		pilot.goer(sag, "T03", Pilot.samtale("2020-12-14", "GIVET"));
		assertThat(pilot.tilstand(sag)).isEqualTo("STRAKS_STEPUP");
		pilot.dag("2021-01-18");
		pilot.goer(sag, "T04", "tidspunkt", "2021-01-18T10:00", "deltagere", List.of("BORGER"));
		assertThatThrownBy(() -> pilot.goer(sag, "T05", "afholdt", "JA", "dato", "2021-01-18", "fremmoedte",
				List.of("BORGER", "SAGSBEHANDLER"), "borgerensPerspektiv", "x", "aftaler", "y"))
			.isInstanceOf(FormFieldValidationException.class)
			.hasMessageContaining("mindst én fagperson");
		pilot.goer(sag, "T05", Pilot.moede("2021-01-18"));
		assertThat(pilot.fristen(sag, BESLUTNING, 1)).isEqualTo("2021-01-25 AABEN");
		pilot.dag("2021-01-19");
		pilot.beslut(sag, "AFKLARINGSFORLOEB", "2021-01-19");
		assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
		assertThat(pilot.aabne(sag)).containsExactly("T12", "T13");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OPFYLDT");
	}

	@Test
	void example5ToTheTeam() {
		String sag = pilot.sag("2020-12-01");
		pilot.tilBeslutning(sag, "2021-01-12", "2021-01-25");
		pilot.dag("2021-01-26");
		pilot.beslut(sag, "REHABILITERINGSTEAM", "2021-01-26");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-03-23 AABEN");
		assertThat(pilot.fristen(sag, LAEGEATTEST_BESTILLES, 1)).isEqualTo("2021-02-02 AABEN");
		assertThat(pilot.opgave(sag, "T07").dato()).hasToString("2021-02-23");
		pilot.forbered(sag, "2021-01-26");
		assertThat(pilot.opgave(sag, "T09").dato()).hasToString("2021-03-09");
		pilot.saetPaaMoede(sag, "2021-03-16");
		pilot.dag("2021-03-16");
		pilot.forelaeg(sag, "2021-03-16", "RESSOURCEFORLOEB");
		pilot.dag("2021-03-24");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-03-23 OPFYLDT");
		assertThat(pilot.opgave(sag, "T11").dato()).hasToString("2021-03-30");
		assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_AFGOERELSE");
	}

	@Test
	void example6WeeklyContact() {
		String sag = pilot.iForloeb("2021-01-26");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-02 AABEN");
		assertThat(pilot.opgave(sag, "T13").ansvarlig()).isEqualTo("jobformidler1.aktivhuset");
		pilot.dag("2021-02-01");
		pilot.kontakt(sag, "T13", "GENNEMFOERT", "2021-02-01");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-02 OPFYLDT");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-02-08 AABEN");
		pilot.dag("2021-02-08");
		pilot.kontakt(sag, "T13", "FORSOEGT", "2021-02-08");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-02-08 AABEN");
		assertThat(pilot.opgave(sag, "T13").nummer()).isEqualTo(2);
	}

	@Test
	void example6MissedContactIsEscalatedAfterTwoWorkingDays() {
		String sag = pilot.iForloeb("2021-01-26");
		pilot.ur(Instant.parse("2021-02-02T22:59:30Z"));
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-02 AABEN");
		pilot.ur(Instant.parse("2021-02-02T23:00:00Z"));
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-02 OVERSKREDET");
		assertThat(pilot.journal(sag, "ESKALERING")).noneMatch((d) -> d.contains("KONTAKT_UGE"));
		pilot.ur(Instant.parse("2021-02-03T22:59:59Z"));
		assertThat(pilot.journal(sag, "ESKALERING")).noneMatch((d) -> d.contains("KONTAKT_UGE"));
		pilot.dag("2021-02-04");
		assertThat(pilot.journal(sag, "ESKALERING").stream().filter((d) -> d.contains("KONTAKT_UGE"))).hasSize(1);
		assertThat(pilot.aabne(sag)).doesNotContain("T21");
	}

	@Nested
	class InTheCourse {

		private String sag;

		@BeforeEach
		void iForloeb() {
			sag = pilot.iForloeb("2021-01-26");
		}

		@Test
		void example7PlacementStopsTheClock() {
			pilot.dag("2021-03-15");
			pilot.meld(sag, "PlaceringStartet", "2021-03-15", "placeringId", "P1", "placeringstype", "PRAKTIK", "cvr",
					"12345678", "timerPrUge", 20);
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
			assertThat(pilot.fristen(sag, OPFOELGNINGSPLAN, 1)).isEqualTo("2021-03-29 AABEN");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-04-15 AABEN");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-07-26 BORTFALDET");
			pilot.dag("2021-04-15");
			pilot.kontakt(sag, "T14", "GENNEMFOERT", "2021-04-15");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 2)).isEqualTo("2021-05-17 AABEN");
			pilot.goer(sag, "T15", "formaal", "f", "maal", "m", "borgerEnig", "true");
			assertThat(pilot.aabne(sag)).contains("T14").doesNotContain("T15");
		}

		@Test
		void example8MonthlyContactRollsOverStoreBededag() {
			pilot.dag("2021-03-31");
			pilot.meld(sag, "PlaceringStartet", "2021-03-31", "placeringId", "P1", "placeringstype", "PRAKTIK");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-05-03 AABEN");
			pilot.dag("2021-05-03");
			pilot.kontakt(sag, "T14", "GENNEMFOERT", "2021-05-03");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 2)).isEqualTo("2021-06-03 AABEN");
		}

		@Test
		void example9TheMarkCallsANewReview() {
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-07-26 AABEN");
			pilot.ur("2021-07-26T23:59:00");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			pilot.ur("2021-07-27T00:00:00");
			assertThat(pilot.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-07-26 OPFYLDT");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 AABEN");
			assertThat(pilot.aabne(sag)).contains("T13", "T16");
			assertThat(pilot.opgave(sag, "T16").dato()).hasToString("2021-08-02");
			pilot.dag("2021-08-24");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 OVERSKREDET");
			assertThat(pilot.aabne(sag)).doesNotContain("T21", "T22");
		}

		@Test
		void example10PlacementEndStartsANewClock() {
			pilot.dag("2021-03-15");
			pilot.meld(sag, "PlaceringStartet", "2021-03-15", "placeringId", "P1", "placeringstype", "PRAKTIK");
			pilot.dag("2021-04-23");
			pilot.meld(sag, "PlaceringSluttet", "2021-04-23", "placeringId", "P1", "aarsag", "Udløb");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 2)).isEqualTo("2021-05-03 AABEN");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 2)).isEqualTo("2021-10-23 AABEN");
			pilot.ur("2021-10-24T00:00:00");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-11-22 AABEN");
		}

		@Test
		void example11PlacementAfterTheMarkAsksWhetherTheReviewStands() {
			pilot.dag("2021-08-02");
			pilot.meld(sag, "PlaceringStartet", "2021-08-02", "placeringId", "P1", "placeringstype", "PRAKTIK");
			assertThat(pilot.aabne(sag)).contains("T14", "T15", "T16", "T19");
			assertThat(pilot.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-09-02 AABEN");
			assertThat(pilot.fristen(sag, OPFOELGNINGSPLAN, 1)).isEqualTo("2021-08-16 AABEN");
			assertThat(pilot.opgave(sag, "T19").dato()).hasToString("2021-08-04");
			pilot.ur("2021-08-04T23:59:00");
			assertThat(pilot.aabne(sag)).contains("T19");
			pilot.ur("2021-08-05T00:00:00");
			assertThat(pilot.aabne(sag)).doesNotContain("T19").contains("T16");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 AABEN");
			pilot.kontroller(sag);
		}

		@Test
		void reviewCalledOffLeavesTheCitizenInThePlacement() {
			pilot.dag("2021-08-02");
			pilot.meld(sag, "PlaceringStartet", "2021-08-02", "placeringId", "P1", "placeringstype", "PRAKTIK");
			pilot.goer(sag, "T19", "valg", "AFLYS", "begrundelse", "I gang");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 BORTFALDET");
			pilot.dag("2021-08-09");
			pilot.meld(sag, "PlaceringAnnulleret", "2021-08-09", "placeringId", "P1");
			assertThat(pilot.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 AABEN");
		}

		@Test
		void example12PlacementRegisteredLateWithdrawsTheReview() {
			for (int uge = 0; uge < 25; uge++) {
				String dag = LocalDate.parse("2021-02-02").plusWeeks(uge).toString();
				pilot.dag(dag);
				pilot.kontakt(sag, "T13", "GENNEMFOERT", dag);
			}
			assertThat(pilot.frist(sag, KONTAKT_UGE, 26).ankerDato()).hasToString("2021-07-20");
			pilot.dag("2021-08-02");
			assertThat(pilot.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
			pilot.meld(sag, "PlaceringStartet", "2021-07-20", "placeringId", "P1", "placeringstype", "PRAKTIK");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_PLACERING");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-08-20 AABEN");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 BORTFALDET");
			assertThat(pilot.journal(sag, "FRIST_BORTFALDET")).anyMatch((d) -> d.contains("Efterregistreret placering"));
		}

		@Test
		void reReviewGoesOnWithTheCourseAndANewClock() {
			pilot.dag("2021-08-09");
			pilot.goer(sag, "T16", "tidspunkt", "2021-08-16T10:00", "deltagere", List.of("BORGER"));
			pilot.dag("2021-08-16");
			pilot.goer(sag, "T17", "afholdt", "JA", "dato", "2021-08-16", "fremmoedte",
					List.of("BORGER", "SAGSBEHANDLER", "MISBRUG"), "borgerensPerspektiv", "x", "aftaler", "y",
					"manglendeProgression", "z");
			assertThat(pilot.tilstand(sag)).isEqualTo("GENBEHANDLING_BESLUTNING");
			assertThat(pilot.fristen(sag, BESLUTNING, 2)).isEqualTo("2021-08-23 AABEN");
			pilot.goer(sag, "T18", "beslutning", "FORTSAET_FORLOEB", "begrundelse", "x", "dato", "2021-08-16",
					"borgerOrienteret", "2021-08-16");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 2)).isEqualTo("2022-02-16 AABEN");
			pilot.ur("2022-02-17T00:00:00");
			assertThat(pilot.vis(sag).billede().genbehandlingNummer()).isEqualTo(2);
			assertThat(pilot.aabne(sag)).contains("T16");
		}

		@Test
		void example18MovedAway() {
			pilot.dag("2021-04-14");
			pilot.meldMed("E1", "cpr", sag, "SagOphoert", "2021-04-14", "udfald", "FRAFLYTTET");
			assertThat(pilot.tilstand(sag)).isEqualTo("AFSLUTTET");
			assertThat(pilot.aabne(sag)).isEmpty();
			assertThat(pilot.meldMed("E1", "cpr", sag, "SagOphoert", "2021-04-14", "udfald", "FRAFLYTTET"))
				.hasToString("GENTAGET");
		}

		@Test
		void overlappingPlacementsAreOneSpell() {
			pilot.dag("2021-03-15");
			pilot.meld(sag, "PlaceringStartet", "2021-03-15", "placeringId", "P1", "placeringstype", "PRAKTIK");
			pilot.dag("2021-03-22");
			pilot.meld(sag, "PlaceringStartet", "2021-03-22", "placeringId", "P2", "placeringstype", "LOENNEDE_TIMER");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15", "T15");
			pilot.dag("2021-03-25");
			pilot.meld(sag, "PlaceringSluttet", "2021-03-25", "placeringId", "P1");
			assertThat(pilot.aabne(sag)).containsExactly("T14", "T15");
			assertThat(pilot.opgave(sag, "T15").placeringId()).isEqualTo("P2");
			assertThat(pilot.fristen(sag, KONTAKT_MAANED, 1)).isEqualTo("2021-04-15 AABEN");
		}

		@Test
		void placementAnnulledBringsTheOriginalMarkBack() {
			pilot.dag("2021-03-15");
			pilot.meld(sag, "PlaceringStartet", "2021-03-15", "placeringId", "P1", "placeringstype", "PRAKTIK");
			pilot.dag("2021-08-02");
			pilot.meld(sag, "PlaceringAnnulleret", "2021-08-02", "placeringId", "P1");
			assertThat(pilot.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
			assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-08-23 AABEN");
		}

		@Test
		void pauseHidesContactAndMovesTheClock() {
			pilot.dag("2021-02-01");
			pilot.meld(sag, "FritagelseStartet", "2021-02-01", "markering", "Sygdom");
			assertThat(pilot.aabne(sag)).isEmpty();
			pilot.dag("2021-02-15");
			pilot.meld(sag, "FritagelseSluttet", "2021-02-15");
			assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-02-16 AABEN");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-08-09 AABEN");
			pilot.ur("2021-08-09T23:00:00");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			pilot.ur("2021-08-10T00:00:00");
			assertThat(pilot.tilstand(sag)).isEqualTo("GENBEHANDLING_INDKALDT");
		}

		@Test
		void benefitComesBackAndTheCaseStandsWhereItStood() {
			pilot.dag("2021-04-14");
			pilot.meld(sag, "SagOphoert", "2021-04-14", "udfald", "JOB_ORDINAERT");
			pilot.dag("2021-04-28");
			pilot.meld(sag, "YdelseGenoptaget", "2021-04-28");
			assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
			assertThat(pilot.aabne(sag)).containsExactly("T13");
			assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-08-09 AABEN");
		}

	}

	@Test
	void example13DecisionNoneLeadsBackToTheCourse() {
		String sag = pilot.sag("2020-12-01");
		pilot.tilBeslutning(sag, "2021-01-12", "2021-01-25");
		pilot.dag("2021-01-26");
		pilot.beslut(sag, "REHABILITERINGSTEAM", "2021-01-26");
		pilot.dag("2021-04-06");
		pilot.tilTeam(sag, "2021-04-06", "INGEN");
		pilot.dag("2021-04-12");
		pilot.afgoer(sag, "INGEN", true, "2021-04-12");
		assertThat(pilot.tilstand(sag)).isEqualTo("FORLOEB_UGENTLIG");
		assertThat(pilot.fristen(sag, KONTAKT_UGE, 1)).isEqualTo("2021-04-19 AABEN");
		assertThat(pilot.fristen(sag, PLACERINGSUR, 1)).isEqualTo("2021-10-12 AABEN");
		pilot.ur("2021-10-13T00:00:00");
		assertThat(pilot.fristen(sag, GENBEHANDLING, 1)).isEqualTo("2021-11-09 AABEN");
	}

	@Test
	void example14LateAtImport() {
		pilot.begynd("2021-02-01T08:00");
		String sag = pilot.sag("2020-12-01");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 OVERSKREDET");
		assertThat(pilot.aabne(sag)).containsExactly("T02", "T21", "T22");
		assertThat(pilot.journal(sag, "FORVARSEL")).isEmpty();
		assertThat(pilot.journal(sag, "ESKALERING").stream().filter((d) -> d.contains("STRAKSAFKLARING"))).hasSize(1);
		pilot.dag("2021-02-03");
		assertThat(pilot.journal(sag, "ESKALERING").stream().filter((d) -> d.contains("STRAKSAFKLARING"))).hasSize(2);
	}

	@Test
	void example15ExemptedAtImport() {
		String sag = pilot.sag("aktivhuset", "2020-12-01", true, true, true);
		assertThat(pilot.tilstand(sag)).isEqualTo("REHAB_FORBEREDELSE");
		assertThat(pilot.aabne(sag)).containsExactly("T07", "T08");
		assertThat(pilot.fristen(sag, REHAB_FORELAEGGELSE, 1)).isEqualTo("2021-01-26 AABEN");
		assertThat(pilot.vis(sag).frister()).hasSize(2);
	}

	@Test
	void example16ThreeNoShowsInARow() {
		String sag = pilot.sag("2020-12-01");
		for (String dag : List.of("2020-12-07", "2020-12-10", "2020-12-14")) {
			pilot.dag(dag);
			pilot.goer(sag, "T02", "tidspunkt", dag + "T09:00", "moedeform", "TELEFON");
			pilot.goer(sag, "T03", "afholdt", "UDEBLEVET", "dato", dag);
			assertThat(pilot.aabne(sag)).containsExactly("T02", "T20");
		}
		assertThat(pilot.opgave(sag, "T20").gruppe()).isEqualTo("aktivhuset.faglig-leder");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-01-26 AABEN");
		pilot.goer(sag, "T20", "kontaktforsoeg", "Ringet", "nytTidspunkt", "2020-12-16T10:00");
		assertThat(pilot.aabne(sag)).containsExactly("T03");
	}

	@Test
	void example17PauseInTrin1() {
		String sag = pilot.sag("2020-12-01");
		pilot.dag("2021-01-11");
		pilot.meld(sag, "FritagelseStartet", "2021-01-11", "markering", "Indlagt");
		pilot.dag("2021-01-25");
		pilot.meld(sag, "FritagelseSluttet", "2021-01-25");
		assertThat(pilot.fristen(sag, STRAKSAFKLARING, 1)).isEqualTo("2021-02-09 AABEN");
	}

}
