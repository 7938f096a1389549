package dk.tovholder.opgoerelse;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dk.tovholder.frist.Fristtype;
import dk.tovholder.opgoerelse.Opgoerelse.Figurer;
import dk.tovholder.sag.Talart;
import dk.tovholder.sag.Talopslag.Linje;
import dk.tovholder.sag.Udfaldstabel;

import static org.assertj.core.api.Assertions.assertThat;

class SkjulTest {

	private static final YearMonth JANUAR = YearMonth.of(2021, 1);

	private static Linje linje(String enhed, String status, long antal) {
		return new Linje(enhed, Talart.STATUS, status, null, antal);
	}

	static Figurer figurer(List<Linje> foer) {
		return new Maanedstaelling(JANUAR, JANUAR.atEndOfMonth(), foer, List.of(), List.of(),
				Map.of(Fristtype.STRAKSAFKLARING, 8, Fristtype.REHAB_FORELAEGGELSE, 8),
				new Opgoerelsesindstillinger(7_700_000, 25, 80, 5))
			.figurer();
	}

	private static Integer antal(Figurer f, String status) {
		return f.perStatus().stream().filter((s) -> s.status().equals(status)).findFirst().orElseThrow().antal();
	}

	@Test
	void aFewAreHiddenAndSoIsWhatWouldTellOfThem() {
		Figurer f = Skjul.smaa(figurer(List.of(linje("aktivhuset", "PRAKTIK", 4), linje("aktivhuset", "JOB_ORDINAERT", 30),
				linje("aktivhuset", "UDDANNELSE", 12), linje("aktivhuset", "ANDEN_YDELSE_FLEKSJOB", 20), linje("aktivhuset", "INGEN", 200))), 5);
		assertThat(antal(f, "PRAKTIK")).isNull();
		assertThat(antal(f, "UDDANNELSE")).as("the smallest of the others that are reached").isNull();
		assertThat(antal(f, "ANDEN_YDELSE_FLEKSJOB")).as("or all outcomes would tell of the one").isNull();
		assertThat(antal(f, "JOB_ORDINAERT")).isEqualTo(30);
		assertThat(antal(f, "LOENTILSKUD")).as("nobody").isZero();
		assertThat(f.taeller()).isEqualTo(66);
		assertThat(f.placering().antal()).as("only one of its parts is hidden").isNull();
	}

	@Test
	void fiveAreShown() {
		Figurer f = Skjul.smaa(figurer(List.of(linje("aktivhuset", "PRAKTIK", 5), linje("aktivhuset", "INGEN", 200))), 5);
		assertThat(antal(f, "PRAKTIK")).isEqualTo(5);
		assertThat(f.placering()).isEqualTo(new Opgoerelse.Andel(5, new BigDecimal("2.4")));
	}

	@Test
	void oneHouseTellsNothingOfTheOther() {
		Figurer f = Skjul.smaa(figurer(List.of(linje("aktivhuset", "PRAKTIK", 40), linje("aktivhuset", "INGEN", 60),
				linje("integrationshuset", "PRAKTIK", 2), linje("integrationshuset", "INGEN", 60))), 5);
		assertThat(f.perEnhed()).allSatisfy((enhed) -> {
			assertThat(enhed.taeller()).isNull();
			assertThat(enhed.naevner()).isNull();
			assertThat(enhed.procent()).isNull();
		});
	}

	/** Whatever the figures, no hidden part is what its sum lacks. */
	@Test
	void noHiddenFigureCanBeWorkedOut() {
		Random tilfaeldig = new Random(7);
		for (int i = 0; i < 2_000; i++) {
			Figurer hele = figurer(Maanedstaelling.STATUSSER.stream()
				.map((status) -> linje("aktivhuset", status, (tilfaeldig.nextInt(3) == 0) ? 0 : tilfaeldig.nextInt(12)))
				.toList());
			List<Integer> vist = Skjul.smaa(hele, 5).perStatus().stream().map(Opgoerelse.Statustal::antal).toList();
			assertThat(vist).allMatch((antal) -> antal == null || antal == 0 || antal >= 5);
			for (List<String> sum : List.of(Maanedstaelling.STATUSSER.stream().filter(Udfaldstabel::taeller).toList(),
					Maanedstaelling.STATUSSER.stream().filter((status) -> !Udfaldstabel.taeller(status)).toList())) {
				long alle = sum.stream().filter((status) -> antal(hele, status) > 0).count();
				long skjulte = sum.stream().filter((status) -> antal(Skjul.smaa(hele, 5), status) == null).count();
				assertThat(skjulte != 1 || alle == 1).as("%s", hele.perStatus()).isTrue();
			}
		}
	}

}
