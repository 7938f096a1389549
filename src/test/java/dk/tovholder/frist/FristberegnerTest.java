package dk.tovholder.frist;

import java.time.LocalDate;

import dk.tovholder.kalender.DanskeFridage;
import dk.tovholder.kalender.Kalender;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FristberegnerTest {

	private static final Kalender KALENDER = new Kalender();

	private static final Fristberegner BEREGNER = new Fristberegner(new Fristregler(), KALENDER);

	/** The dates of section 6 of the model that follow from an anchor alone. */
	@Nested
	class WorkedExamples {

		@ParameterizedTest(name = "{0}: {1} from {2}")
		@CsvSource(textBlock = """
				 1, STRAKSAFKLARING,       2020-12-01, 2021-01-26, 2021-01-26
				 1, FORBEREDENDE_SAMTALE,  2020-12-01, 2020-12-29, 2020-12-29
				 3, STRAKSAFKLARING,       2021-02-05, 2021-04-02, 2021-04-06
				 4, STRAKSAFKLARING,       2023-03-10, 2023-05-05, 2023-05-08
				 4, STRAKSAFKLARING,       2024-03-01, 2024-04-26, 2024-04-26
				 5, REHAB_FORELAEGGELSE,   2021-01-26, 2021-03-23, 2021-03-23
				 5, LAEGEATTEST_BESTILLES, 2021-01-26, 2021-02-02, 2021-02-02
				 6, KONTAKT_UGE,           2021-01-26, 2021-02-02, 2021-02-02
				 6, KONTAKT_UGE,           2021-02-01, 2021-02-08, 2021-02-08
				 7, OPFOELGNINGSPLAN,      2021-03-15, 2021-03-29, 2021-03-29
				 7, KONTAKT_MAANED,        2021-03-15, 2021-04-15, 2021-04-15
				 7, KONTAKT_MAANED,        2021-04-15, 2021-05-15, 2021-05-17
				 8, KONTAKT_MAANED,        2021-03-31, 2021-04-30, 2021-05-03
				 8, KONTAKT_MAANED,        2021-05-03, 2021-06-03, 2021-06-03
				 9, PLACERINGSUR,          2021-01-26, 2021-07-26, 2021-07-26
				 9, GENBEHANDLING,         2021-07-26, 2021-08-23, 2021-08-23
				10, KONTAKT_UGE,           2021-04-23, 2021-04-30, 2021-05-03
				10, PLACERINGSUR,          2021-04-23, 2021-10-23, 2021-10-23
				10, GENBEHANDLING,         2021-10-23, 2021-11-20, 2021-11-22
				11, KONTAKT_MAANED,        2021-08-02, 2021-09-02, 2021-09-02
				11, OPFOELGNINGSPLAN,      2021-08-02, 2021-08-16, 2021-08-16
				12, KONTAKT_MAANED,        2021-07-20, 2021-08-20, 2021-08-20
				13, KONTAKT_UGE,           2021-04-12, 2021-04-19, 2021-04-19
				13, PLACERINGSUR,          2021-04-12, 2021-10-12, 2021-10-12
				13, GENBEHANDLING,         2021-10-12, 2021-11-09, 2021-11-09
				15, REHAB_FORELAEGGELSE,   2020-12-01, 2021-01-26, 2021-01-26
				""")
		void dateIsTheOneComputedByHand(int eksempel, Fristtype fristtype, LocalDate anker, LocalDate raaDato,
				LocalDate dato) {
			Fristberegning beregning = BEREGNER.beregn(fristtype, anker);
			assertThat(beregning.ankerdato()).isEqualTo(anker);
			assertThat(beregning.raaDato()).isEqualTo(raaDato);
			assertThat(beregning.dato()).isEqualTo(dato);
			assertThat(beregning.flyttetFordi() == null).isEqualTo(raaDato.equals(dato));
		}

		@Test
		void straksafklaringHasWarningAndInstantInWinterAndSummer() {
			Fristberegning vinter = BEREGNER.beregn(Fristtype.STRAKSAFKLARING, dato("2020-12-01"));
			assertThat(vinter.forvarsel()).isEqualTo("2021-01-12");
			assertThat(vinter.tidspunkt()).isEqualTo("2021-01-26T22:59:59Z");
			assertThat(vinter.regel().art()).isEqualTo(Fristart.SKAL);
			Fristberegning sommer = BEREGNER.beregn(Fristtype.STRAKSAFKLARING, dato("2021-02-05"));
			assertThat(sommer.tidspunkt()).isEqualTo("2021-04-06T21:59:59Z");
			assertThat(BEREGNER.beregn(Fristtype.GENBEHANDLING, dato("2021-10-12")).tidspunkt())
				.isEqualTo("2021-11-09T22:59:59Z");
		}

		@Test
		void contactIsEscalatedTwoWorkingDaysAfterTheDeadline() {
			Fristberegning kontakt = BEREGNER.beregn(Fristtype.KONTAKT_UGE, dato("2021-01-26"));
			assertThat(kontakt.regel().eskalering()).containsExactly(new Eskaleringstrin("faglig-leder", 2));
			assertThat(KALENDER.plusArbejdsdage(kontakt.dato(), 2)).isEqualTo("2021-02-04");
		}

		@Test
		void pauseMovesTheRawDate() {
			Fristberegning beregning = BEREGNER.beregn(Fristtype.STRAKSAFKLARING, dato("2020-12-01"), 14);
			assertThat(beregning.dato()).isEqualTo("2021-02-09");
			assertThat(beregning.raaDato()).isEqualTo("2021-01-26");
			assertThat(beregning.flyttetFordi())
				.isEqualTo("fristen stod stille i 14 dage og rykkede til tirsdag 9. februar 2021");
		}

		@Test
		void clockContinuesByTheDaysInPlacement() {
			Fristberegning ur = BEREGNER.beregn(Fristtype.PLACERINGSUR, dato("2021-01-26"), 39);
			assertThat(ur.dato()).isEqualTo("2021-09-03");
			assertThat(ur.regel().art()).isNull();
			assertThat(ur.forvarsel()).isNull();
		}

	}

	@Nested
	class Explanation {

		@ParameterizedTest
		@CsvSource(delimiter = '|',
				textBlock = """
						STRAKSAFKLARING | 2021-02-05 | fredag 2. april 2021 er langfredag, lørdag 3. april 2021 er weekend, søndag 4. april 2021 er påskedag, mandag 5. april 2021 er 2. påskedag
						STRAKSAFKLARING | 2023-03-10 | fredag 5. maj 2023 er Store Bededag, lørdag 6. maj 2023 og søndag 7. maj 2023 er weekend
						KONTAKT_MAANED  | 2021-04-15 | lørdag 15. maj 2021 og søndag 16. maj 2021 er weekend
						KONTAKT_MAANED  | 2021-04-16 | søndag 16. maj 2021 er weekend
						KONTAKT_UGE     | 2020-12-24 | torsdag 31. december 2020 er nytårsaftensdag, fredag 1. januar 2021 er nytårsdag, lørdag 2. januar 2021 og søndag 3. januar 2021 er weekend
						STYREGRUPPE     | 2023-01-02 |
						STYREGRUPPE     | 2023-10-01 | søndag 31. december 2023 er nytårsaftensdag, lørdag 30. december 2023 er weekend
						STYREGRUPPE     | 2022-05-01 |
						PLACERINGSUR    | 2021-04-23 |
						""")
		void everySkippedDayIsNamed(Fristtype fristtype, LocalDate anker, String ventet) {
			assertThat(BEREGNER.beregn(fristtype, anker).flyttetFordi()).isEqualTo(ventet);
		}

		@Test
		void pauseAndRollAreBothNamed() {
			assertThat(BEREGNER.beregn(Fristtype.KONTAKT_UGE, dato("2021-04-22"), 1).flyttetFordi())
				.isEqualTo("fristen stod stille i 1 dag og rykkede til fredag 30. april 2021; "
						+ "fredag 30. april 2021 er Store Bededag, lørdag 1. maj 2021 og søndag 2. maj 2021 er weekend");
		}

	}

	@Nested
	class Months {

		@ParameterizedTest
		@CsvSource({ "KONTAKT_MAANED, 2021-01-28, 2021-02-28", "KONTAKT_MAANED, 2021-01-31, 2021-02-28",
				"KONTAKT_MAANED, 2024-01-31, 2024-02-29", "KONTAKT_MAANED, 2021-05-31, 2021-06-30",
				"KONTAKT_MAANED, 2021-02-28, 2021-03-28", "PLACERINGSUR, 2020-08-31, 2021-02-28",
				"PLACERINGSUR, 2023-08-31, 2024-02-29", "PLACERINGSUR, 2021-03-31, 2021-09-30",
				"PLACERINGSUR, 2021-08-30, 2022-02-28", "PLACERINGSUR, 2024-02-29, 2024-08-29" })
		void dayIsClampedToTheLastOfAShorterMonth(Fristtype fristtype, LocalDate anker, LocalDate raaDato) {
			assertThat(BEREGNER.beregn(fristtype, anker).raaDato()).isEqualTo(raaDato);
		}

	}

	@Nested
	class Quarters {

		@ParameterizedTest
		@CsvSource({ "2021-01-01, 2021-03-31", "2021-03-31, 2021-03-31", "2021-04-01, 2021-06-30",
				"2021-09-30, 2021-09-30", "2020-12-01, 2020-12-30", "2022-12-31, 2022-12-30", "2023-11-15, 2023-12-29",
				"2024-02-29, 2024-03-27", "2018-02-01, 2018-03-28" })
		void steeringGroupMeetsByTheLastWorkingDayOfTheQuarter(LocalDate anker, LocalDate dato) {
			assertThat(BEREGNER.beregn(Fristtype.STYREGRUPPE, anker).dato()).isEqualTo(dato);
		}

	}

	@Test
	void deadlineNeverMovesBack() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> BEREGNER.beregn(Fristtype.STRAKSAFKLARING, dato("2020-12-01"), -1));
	}

	@ParameterizedTest
	@EnumSource
	void everyAnchorOfEightYearsAgreesWithTheRuleWorkedOutByHand(Fristtype fristtype) {
		for (LocalDate anker = dato("2020-01-01"); anker.getYear() <= 2027; anker = anker.plusDays(1)) {
			for (int stille : new int[] { 0, 1, 14, 39 }) {
				LocalDate dato = forventet(fristtype, anker, stille);
				Fristberegning beregning = BEREGNER.beregn(fristtype, anker, stille);
				assertThat(beregning.dato()).as("%s from %s, %d days still", fristtype, anker, stille).isEqualTo(dato);
				assertThat(beregning.forvarsel()).as("warning of %s from %s", fristtype, anker)
					.isEqualTo(forventetForvarsel(fristtype, dato));
			}
		}
	}

	private static LocalDate forventet(Fristtype fristtype, LocalDate anker, int stille) {
		LocalDate dato = switch (fristtype) {
			case STRAKSAFKLARING, REHAB_FORELAEGGELSE -> anker.plusDays(56);
			case FORBEREDENDE_SAMTALE, GENBEHANDLING -> anker.plusDays(28);
			case OPFOELGNINGSPLAN -> anker.plusDays(14);
			case KONTAKT_UGE -> anker.plusDays(7);
			case BESLUTNING, LAEGEATTEST_BESTILLES, JOBFORMIDLER_TILDELES -> arbejdsdage(anker, 5, 1);
			case KONTAKT_MAANED -> maaneder(anker, 1);
			case PLACERINGSUR -> maaneder(anker, 6);
			case STYREGRUPPE -> {
				LocalDate dag = anker;
				while (dag.plusDays(1).getMonthValue() % 3 != 1 || dag.plusDays(1).getDayOfMonth() != 1) {
					dag = dag.plusDays(1);
				}
				yield dag;
			}
		};
		dato = dato.plusDays(stille);
		while (fristtype != Fristtype.PLACERINGSUR && DanskeFridage.erFri(dato)) {
			dato = dato.plusDays((fristtype == Fristtype.STYREGRUPPE) ? -1 : 1);
		}
		return dato;
	}

	private static LocalDate forventetForvarsel(Fristtype fristtype, LocalDate dato) {
		return switch (fristtype) {
			case STRAKSAFKLARING, REHAB_FORELAEGGELSE, STYREGRUPPE -> arbejdsdage(dato, 10, -1);
			case FORBEREDENDE_SAMTALE, GENBEHANDLING -> arbejdsdage(dato, 5, -1);
			case OPFOELGNINGSPLAN -> arbejdsdage(dato, 3, -1);
			default -> null;
		};
	}

	private static LocalDate arbejdsdage(LocalDate dato, int antal, int retning) {
		LocalDate dag = dato;
		int talt = 0;
		while (talt < antal) {
			dag = dag.plusDays(retning);
			if (!DanskeFridage.erFri(dag)) {
				talt++;
			}
		}
		return dag;
	}

	/** Goes back from the same day number until the month has it. */
	private static LocalDate maaneder(LocalDate dato, int antal) {
		int nummer = dato.getYear() * 12 + dato.getMonthValue() - 1 + antal;
		int aar = nummer / 12;
		int maaned = nummer % 12 + 1;
		boolean skudaar = (aar % 4 == 0 && aar % 100 != 0) || aar % 400 == 0;
		int sidste = new int[] { 31, skudaar ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 }[maaned - 1];
		return LocalDate.of(aar, maaned, Math.min(dato.getDayOfMonth(), sidste));
	}

	private static LocalDate dato(String tekst) {
		return LocalDate.parse(tekst);
	}

}
