package dk.tovholder.opgoerelse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dk.tovholder.frist.Fristtype;
import dk.tovholder.opgoerelse.Opgoerelse.Figurer;
import dk.tovholder.sag.Talart;
import dk.tovholder.sag.Talopslag.Linje;

import static org.assertj.core.api.Assertions.assertThat;

class MaanedstaellingTest {

	private static final YearMonth JANUAR = YearMonth.of(2021, 1);

	private static final String STRAKS = "STRAKSAFKLARING";

	private static Linje linje(Talart art, String vaerdi, int dag, long antal) {
		return new Linje("aktivhuset", art, vaerdi, JANUAR.atDay(dag), antal);
	}

	private static Figurer figurer(int passeret, List<Linje> foer, List<Linje> begyndt, Linje... iMaaneden) {
		return new Maanedstaelling(JANUAR, JANUAR.atDay(passeret), foer, List.of(iMaaneden), begyndt,
				Map.of(Fristtype.STRAKSAFKLARING, 8, Fristtype.REHAB_FORELAEGGELSE, 8),
				new Opgoerelsesindstillinger(7_700_000, 25, 80, 5))
			.figurer();
	}

	private static Opgoerelse.Fristtal straks(Figurer figurer) {
		return figurer.frister().get(0);
	}

	@Test
	void aDeadlineIsOpenUntilItsDayHasPassed() {
		List<Linje> foer = List.of(new Linje("aktivhuset", Talart.FRIST_BEGYNDT, STRAKS, null, 10));
		Linje[] januar = { linje(Talart.FRIST_OVERHOLDT, STRAKS, 26, 4), linje(Talart.FRIST_ENDT, STRAKS, 18, 4),
				linje(Talart.FRIST_UAFGJORT, STRAKS, 26, 5), linje(Talart.FRIST_BRUDT, STRAKS, 12, 1),
				linje(Talart.FRIST_PLAN, STRAKS + ":2021-01", 14, 1) };
		assertThat(straks(figurer(26, foer, List.of(), januar)))
			.isEqualTo(new Opgoerelse.Fristtal(STRAKS, 4, 6, 1, 0, 4, 6));
		assertThat(straks(figurer(25, foer, List.of(), januar)))
			.isEqualTo(new Opgoerelse.Fristtal(STRAKS, 4, 1, 1, 5, 4, 1));
	}

	/** 984 citizens from 1 December with eight weeks: 123 a week, four fifths of it in the first, and none after 26 January. */
	@Test
	void meetingsAreNeededEvenlyOverTheWeeksOfTheDeadline() {
		Linje kohorte = new Linje("aktivhuset", Talart.FRIST_BEGYNDT, STRAKS, LocalDate.of(2020, 12, 1), 984);
		List<Opgoerelse.Uge> uger = figurer(31, List.of(), List.of(kohorte)).moeder();
		assertThat(uger).extracting(Opgoerelse.Uge::uge)
			.containsExactly("2020-W53", "2021-W01", "2021-W02", "2021-W03", "2021-W04");
		assertThat(uger).extracting((uge) -> uge.behov().stepUpMoeder()).containsExactly(25L, 123L, 123L, 123L, 50L);
	}

	@Test
	void theMedianIsTheMiddleCitizen() {
		Figurer figurer = figurer(31, List.of(), List.of(), linje(Talart.VARIGHED, "SAMTALE:13", 5, 2),
				linje(Talart.VARIGHED, "SAMTALE:14", 6, 1), linje(Talart.VARIGHED, "SAMTALE:40", 7, 1));
		assertThat(figurer.varigheder().get(0))
			.isEqualTo(new Opgoerelse.Varighed("SAMTALE", 4, new BigDecimal("13.5"), new BigDecimal("20.0")));
	}

	@Test
	void aWeekHasWhatWasHeldInIt() {
		Figurer figurer = figurer(31, List.of(), List.of(), linje(Talart.OPGAVE, "T03:JA", 3, 1),
				linje(Talart.OPGAVE, "T03:JA", 4, 2), linje(Talart.OPGAVE, "T03:UDEBLEVET", 4, 1),
				linje(Talart.OPGAVE, "T05:JA", 10, 3), linje(Talart.OPGAVE, "T17:JA", 10, 1),
				linje(Talart.OPGAVE, "T10:FLEKSJOB", 31, 1), linje(Talart.OPGAVE, "T10:UDSAT", 31, 1));
		assertThat(figurer.moeder()).extracting(Opgoerelse.Uge::forberedendeSamtaler).containsExactly(1L, 2L, 0L, 0L, 0L);
		assertThat(figurer.moeder()).extracting(Opgoerelse.Uge::stepUpMoeder).containsExactly(0L, 4L, 0L, 0L, 0L);
		assertThat(figurer.moeder()).extracting(Opgoerelse.Uge::rehabiliteringsmoeder).containsExactly(0L, 0L, 0L, 0L, 1L);
		assertThat(figurer.udeblivelse()).isEqualTo(new Opgoerelse.Udeblivelser(7, 1, 0, 0, new BigDecimal("12.5")));
	}

}
