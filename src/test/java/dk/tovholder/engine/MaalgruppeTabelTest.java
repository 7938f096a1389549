package dk.tovholder.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The limit for 1 December 2020 is 2,922 days. */
class MaalgruppeTabelTest {

	private static final Regelproeve TABEL = new Regelproeve("processes/maalgruppe/maalgruppe.dmn");

	@AfterAll
	static void everyRuleWasExercised() {
		TABEL.alleReglerErProevet();
	}

	@ParameterizedTest
	@CsvSource({
			// activity-ready comes first
			"false, 45, , >, 2923, false, Borgeren er ikke aktivitetsparat",
			"false, 20, 30, >, 2922, false, Borgeren er ikke aktivitetsparat",
			// then the age, if a minimum is set
			"true, 29, 30, >, 2923, false, Borgeren er yngre end minimumsalderen",
			"true, 30, 30, >, 2923, true, Borgeren er aktivitetsparat og har flere dage med ydelse end grænsen",
			"true, 29, , >, 2923, true, Borgeren er aktivitetsparat og har flere dage med ydelse end grænsen",
			"true, 29, 30, >=, 2922, false, Borgeren er yngre end minimumsalderen",
			// then the days
			"true, 45, , >, 2922, false, Borgerens dage med ydelse er ikke over grænsen",
			"true, 45, , >, 0, false, Borgerens dage med ydelse er ikke over grænsen",
			"true, 45, , >=, 2921, false, Borgerens dage med ydelse er under grænsen",
			"true, 45, , >=, 2922, true, Borgeren er aktivitetsparat og har mindst så mange dage med ydelse som grænsen",
			"true, 45, 30, >=, 2923, true, Borgeren er aktivitetsparat og har mindst så mange dage med ydelse som grænsen" })
	void citizenIsTriedAgainstTheLimit(boolean aktivitetsparat, int alder, Integer minimumsalder, String operator,
			int daekkedeDage, boolean omfattet, String aarsag) {
		assertThat(afgoer(aktivitetsparat, alder, minimumsalder, operator, daekkedeDage))
			.containsExactly(Map.of("omfattet", omfattet, "aarsag", aarsag));
	}

	@Test
	void nothingIsDecidedWithoutAnAnswerOrWithAnotherOperator() {
		assertThat(afgoer(null, 45, null, ">", 2923)).isEmpty();
		assertThat(afgoer(true, 45, null, "=", 2922)).isEmpty();
	}

	private static List<Map<String, Object>> afgoer(Boolean aktivitetsparat, int alder, Integer minimumsalder,
			String operator, int daekkedeDage) {
		Map<String, Object> input = new HashMap<>();
		input.put("aktivitetsparat", aktivitetsparat);
		input.put("alder", alder);
		input.put("minimumsalder", minimumsalder);
		input.put("operator", operator);
		input.put("daekkedeDage", daekkedeDage);
		input.put("graensedage", 2922);
		return TABEL.afgoer(input);
	}

}
