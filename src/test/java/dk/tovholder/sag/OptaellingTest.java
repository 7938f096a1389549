package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a case counts as in each month. */
class OptaellingTest {

	private static final Sagsgrund GRUND = new Sagsgrund("S-1", "afklaringspuljen", "aktivhuset", dag(2020, 12, 1), dag(2020, 12, 1),
			dag(1980, 1, 1), 3_000, 2_922, true, false, null);

	private static LocalDate dag(int aar, int maaned, int dag) {
		return LocalDate.of(aar, maaned, dag);
	}

	private static Placering placering(String id, String type, LocalDate start, LocalDate slut) {
		return new Placering(id, type, start, slut, false, 1, start);
	}

	private static Sagsbillede.Periode fra(String hvad, LocalDate fra, LocalDate til) {
		return new Sagsbillede.Periode(hvad, fra, til);
	}

	private static List<String> statusser(List<Sagsbillede.Periode> lukninger, List<Sagsbillede.Periode> fritagelser,
			Placering... placeringer) {
		Talgrundlag grundlag = new Talgrundlag(GRUND, true, lukninger, fritagelser, List.of(placeringer), List.of(), List.of(),
				Tilstand.FORLOEB_UGENTLIG);
		return Optaelling.statusperioder(grundlag).stream().map((p) -> p.fra() + " " + p.status()).toList();
	}

	@Test
	void aCaseWithoutAnythingIsNotReachedForEver() {
		assertThat(statusser(List.of(), List.of())).containsExactly("2020-12 INGEN");
	}

	@Test
	void whoIsNotLetInIsNowhere() {
		Talgrundlag ude = new Talgrundlag(GRUND, false, List.of(), List.of(), List.of(), List.of(), List.of(), Tilstand.AFSLUTTET);
		assertThat(Optaelling.statusperioder(ude)).isEmpty();
		assertThat(Optaelling.af(ude)).containsOnlyKeys(new Tal(Talart.FASE, "AFSLUTTET", Optaelling.UDEN_DAG));
	}

	@Test
	void aDayOfAPlacementIsEnoughForItsMonth() {
		assertThat(statusser(List.of(), List.of(), placering("p", "PRAKTIK", dag(2021, 1, 31), dag(2021, 3, 1))))
			.containsExactly("2020-12 INGEN", "2021-01 PRAKTIK", "2021-04 INGEN");
	}

	@Test
	void theOneThatLastsLongestCounts() {
		assertThat(statusser(List.of(), List.of(), placering("a", "PRAKTIK", dag(2021, 1, 4), dag(2021, 2, 10)),
				placering("b", "LOENNEDE_TIMER", dag(2021, 1, 20), null)))
			.containsExactly("2020-12 INGEN", "2021-01 LOENNEDE_TIMER");
	}

	@Test
	void anOutcomeCountsFromItsMonthOnAndAnEndedPlacementNoMore() {
		assertThat(statusser(List.of(fra("YDELSE_OPHOERT_UKENDT", dag(2021, 3, 20), null)), List.of(),
				placering("p", "PRAKTIK", dag(2021, 2, 1), null)))
			.containsExactly("2020-12 INGEN", "2021-02 PRAKTIK", "2021-04 YDELSE_OPHOERT_UKENDT");
		assertThat(statusser(List.of(fra("JOB_ORDINAERT", dag(2021, 3, 31), null)), List.of()))
			.containsExactly("2020-12 INGEN", "2021-03 JOB_ORDINAERT");
		assertThat(statusser(List.of(fra("DOED", dag(2021, 3, 1), null)), List.of(), placering("p", "PRAKTIK", dag(2021, 2, 1), null)))
			.containsExactly("2020-12 INGEN", "2021-02 PRAKTIK", "2021-03 DOED");
	}

	@Test
	void theEndOfTheProjectKeepsTheStatusOfItsMonth() {
		assertThat(statusser(List.of(fra("PROJEKT_SLUT", dag(2022, 12, 31), null)), List.of(),
				placering("p", "LOENTILSKUD", dag(2022, 12, 5), dag(2022, 12, 9))))
			.containsExactly("2020-12 INGEN", "2022-12 LOENTILSKUD");
		assertThat(statusser(List.of(fra("PROJEKT_SLUT", dag(2022, 12, 31), null)), List.of()))
			.containsExactly("2020-12 INGEN", "2022-12 PROJEKT_SLUT");
	}

	@Test
	void anExemptionOnTheLastDayTakesTheMonthOut() {
		assertThat(statusser(List.of(), List.of(fra("FRITAGET", dag(2021, 1, 31), dag(2021, 2, 28))),
				placering("p", "PRAKTIK", dag(2021, 1, 4), dag(2021, 2, 5))))
			.containsExactly("2020-12 INGEN", "2021-01 FRITAGET", "2021-02 PRAKTIK", "2021-03 INGEN");
	}

	@Test
	void aReopenedCaseIsBackFromThatDay() {
		assertThat(statusser(List.of(fra("FRAFLYTTET", dag(2021, 2, 14), dag(2021, 4, 30))), List.of()))
			.containsExactly("2020-12 INGEN", "2021-02 FRAFLYTTET", "2021-04 INGEN");
	}

	/** From any moment to another: what was counted and what changes is what is counted anew. */
	@Test
	void aChangeIsTheDifference() {
		Haendelse t03 = new Haendelse(1, null, "T03", dag(2020, 12, 14), null, Map.of("afholdt", "JA"), null, Haendelse.Status.ANVENDT,
				Instant.EPOCH, "x");
		Talgrundlag foer = new Talgrundlag(GRUND, true, List.of(), List.of(), List.of(), List.of(), List.of(), Tilstand.STRAKS_SAMTALE);
		Talgrundlag efter = new Talgrundlag(GRUND, true, List.of(fra("DOED", dag(2021, 1, 9), null)), List.of(), List.of(),
				List.of(t03), List.of(), Tilstand.AFSLUTTET);
		Map<Tal, Integer> sum = new HashMap<>(Optaelling.af(foer));
		Optaelling.aendring(foer, efter).forEach((tal, antal) -> sum.merge(tal, antal, Integer::sum));
		sum.values().removeIf((antal) -> antal == 0);
		assertThat(sum).isEqualTo(Optaelling.af(efter));
		assertThat(Optaelling.aendring(efter, efter)).isEmpty();
		assertThat(sum).containsEntry(new Tal(Talart.OPGAVE, "T03:JA", dag(2020, 12, 14)), 1)
			.containsEntry(new Tal(Talart.UDFALD, "DOED", dag(2021, 1, 9)), 1)
			.containsEntry(new Tal(Talart.VARIGHED, "SAG:39", dag(2021, 1, 9)), 1);
	}

}
