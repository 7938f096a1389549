package dk.tovholder.engine;

import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UdfaldTabelTest {

	private static final Regelproeve TABEL = new Regelproeve("processes/udfald/udfald.dmn");

	@AfterAll
	static void everyRuleWasExercised() {
		TABEL.alleReglerErProevet();
	}

	@ParameterizedTest
	@CsvSource({ "JOB_ORDINAERT, true, JA, true, Ordinært job", "UDDANNELSE, true, JA, true, Uddannelse",
			"ANDEN_YDELSE_RESSOURCEFORLOEB, true, JA, true, Anden ydelse: ressourceforløb",
			"ANDEN_YDELSE_FLEKSJOB, true, JA, true, Anden ydelse: fleksjob",
			"ANDEN_YDELSE_FOERTIDSPENSION, true, JA, true, Anden ydelse: førtidspension",
			"ANDEN_YDELSE_ANDEN, true, JA, true, Anden ydelse", "PRAKTIK, false, JA, true, I praktik",
			"LOENNEDE_TIMER, false, JA, true, Lønnede timer", "LOENTILSKUD, false, JA, true, I løntilskud",
			"FRAFLYTTET, true, NEJ, false, Fraflyttet kommunen", "DOED, true, NEJ, false, Død",
			"FOLKEPENSION, true, NEJ, false, Folkepension", "SENIORPENSION, true, NEJ, false, Seniorpension",
			"IKKE_OMFATTET, true, NEJ, false, Ikke omfattet af målgruppen",
			"YDELSE_OPHOERT_UKENDT, true, NEJ, true, Ydelsen ophørt af ukendt grund",
			"PROJEKT_SLUT, true, SIDSTE_STATUS, true, Projektet er slut",
			"FRITAGET, false, NEJ, false, Fritaget (pause)" })
	void outcomeEndsTheCaseAndCounts(String udfald, boolean afslutter, String taeller, boolean naevner, String label) {
		assertThat(TABEL.afgoer(Map.of("udfald", udfald)))
			.containsExactly(Map.of("afslutter", afslutter, "taeller", taeller, "naevner", naevner, "label", label));
	}

}
