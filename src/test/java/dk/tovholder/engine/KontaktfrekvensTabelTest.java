package dk.tovholder.engine;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KontaktfrekvensTabelTest {

	private static final Regelproeve TABEL = new Regelproeve("processes/kontaktfrekvens/kontaktfrekvens.dmn");

	@AfterAll
	static void everyRuleWasExercised() {
		TABEL.alleReglerErProevet();
	}

	@ParameterizedTest
	@CsvSource({
			// the course
			"FORLOEB, false, 0, UGE", "FORLOEB, false, 1, MAANED", "FORLOEB, false, 3, MAANED",
			// sent to the team from the course: weekly until the decision, whatever the
			// placements
			"TEAM_FRA_FORLOEB, false, 0, UGE", "TEAM_FRA_FORLOEB, false, 1, UGE",
			// before the course
			"STRAKS, false, 0, INGEN", "STRAKS, false, 1, INGEN", "TEAM_FRA_STRAKS, false, 0, INGEN",
			"TEAM_FRA_STRAKS, false, 2, INGEN",
			// paused
			"STRAKS, true, 0, INGEN", "FORLOEB, true, 0, INGEN", "FORLOEB, true, 1, INGEN",
			"TEAM_FRA_FORLOEB, true, 0, INGEN", "TEAM_FRA_STRAKS, true, 1, INGEN",
			// ended
			"AFSLUTTET, false, 0, SLUT", "AFSLUTTET, true, 0, SLUT", "AFSLUTTET, false, 1, SLUT" })
	void contactFollowsPhasePauseAndPlacements(String fase, boolean pause, int aabnePlaceringer, String ventet) {
		assertThat(TABEL.afgoer(Map.of("fase", fase, "pause", pause, "aabnePlaceringer", aabnePlaceringer)))
			.containsExactly(Map.of("kontaktfrekvens", ventet));
	}

}
