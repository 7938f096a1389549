package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dk.tovholder.frist.Fristberegner;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.kalender.Kalender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Random pauses and suspensions of random cases, against the same days written as pauses alone. */
class SuspensionsberegningTest {

	private static final LocalDate START = LocalDate.of(2020, 12, 1);

	private static final Kalender KALENDER = new Kalender();

	private static final Program PROGRAM = new Program(START, LocalDate.of(2022, 12, 31), null, ">", 8, 10,
			Program.Placeringsur.GENSTART);

	private static final Sagsberegner BEREGNER = new Sagsberegner(PROGRAM, new Fristberegner(new Fristregler(), KALENDER),
			KALENDER);

	private static final Sagsgrund GRUND = new Sagsgrund("A1", "afklaringspuljen", "aktivhuset", START, START,
			LocalDate.of(1980, 1, 1), 3000, 2922, true, false, false);

	private static Haendelse fakt(int nr, String type, LocalDate dag, Map<String, Object> data) {
		return new Haendelse(nr, null, type, dag, null, data, null, Haendelse.Status.ANVENDT, Instant.EPOCH, "proeve");
	}

	private static Suspension suspension(String id, String enhed, LocalDate fra, LocalDate til, boolean annulleret) {
		return new Suspension(id, "afklaringspuljen", enhed, fra, til, annulleret, "fordi", "leder");
	}

	/** A case somewhere on its way: how far it comes is up to chance. */
	private static List<Haendelse> sag(Random t) {
		List<Haendelse> fakta = new ArrayList<>();
		LocalDate dag = START.plusDays(5 + t.nextInt(30));
		int skridt = t.nextInt(5);
		if (skridt > 0) {
			fakta.add(fakt(1, "T02", dag, Map.of()));
			fakta.add(fakt(2, "T03", dag, Map.of("afholdt", "JA", "samtykke", "GIVET")));
		}
		if (skridt > 1) {
			dag = dag.plusDays(t.nextInt(20));
			fakta.add(fakt(3, "T04", dag, Map.of()));
			fakta.add(fakt(4, "T05", dag, Map.of("afholdt", "JA")));
		}
		if (skridt > 2) {
			dag = dag.plusDays(t.nextInt(10));
			fakta.add(fakt(5, "T06", dag,
					Map.of("beslutning", t.nextBoolean() ? "AFKLARINGSFORLOEB" : "REHABILITERINGSTEAM")));
		}
		if (skridt > 3 && fakta.get(4).er("beslutning", "AFKLARINGSFORLOEB") && t.nextBoolean()) {
			dag = dag.plusDays(t.nextInt(60));
			fakta.add(fakt(6, "PlaceringStartet", dag, Map.of("placeringId", "P1", "placeringstype", "PRAKTIK")));
		}
		return fakta;
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void daysOfPausesAndSuspensionsCountOnceInWhateverOrderTheyWereDecided(long froe) {
		Random t = new Random(froe);
		for (int i = 0; i < 500; i++) {
			LocalDate idag = START.plusDays(t.nextInt(300));
			List<Haendelse> sag = sag(t).stream().filter((h) -> !h.effektivDato().isAfter(idag)).toList();
			Hviledage hviler = new Hviledage(idag);
			List<Haendelse> medPauser = new ArrayList<>(sag);
			LocalDate fra = START.plusDays(t.nextInt(60));
			for (int nr = 10; nr < 10 + 2 * t.nextInt(3) && !fra.isAfter(idag); nr += 2) {
				LocalDate til = fra.plusDays(t.nextInt(30));
				medPauser.add(fakt(nr, "FritagelseStartet", fra, Map.of()));
				if (!til.isAfter(idag)) {
					medPauser.add(fakt(nr + 1, "FritagelseSluttet", til, Map.of()));
				}
				hviler.tilfoej(fra, til);
				fra = til.plusDays(t.nextInt(60));
				if (til.isAfter(idag)) {
					break;
				}
			}
			List<Suspension> suspensioner = new ArrayList<>();
			for (int s = t.nextInt(5); s > 0; s--) {
				LocalDate foerste = START.plusDays(t.nextInt(300));
				LocalDate til = t.nextInt(4) == 0 ? null : foerste.plusDays(1 + t.nextInt(40));
				suspensioner.add(suspension("S" + s, t.nextBoolean() ? null : "aktivhuset", foerste, til, false));
				hviler.tilfoej(foerste, til);
			}
			suspensioner.add(suspension("andet", "integrationshuset", START, null, false));
			suspensioner.add(suspension("annulleret", null, START, null, true));
			Collections.shuffle(suspensioner, t);

			Sagsbillede med = BEREGNER.beregn(GRUND, medPauser, suspensioner, idag);
			List<Haendelse> kunPauser = new ArrayList<>(sag);
			kunPauser.addAll(hviler.somPauser());
			assertThat(med).as("case %s of %s", i, froe).usingRecursiveComparison()
				// A suspension exempts nobody.
				.ignoringFields("fritagelser")
				.isEqualTo(BEREGNER.beregn(GRUND, kunPauser, List.of(), idag));
		}
	}

	/** Days of rest, day by day. Rests that only touch are two. */
	private static final class Hviledage {

		private final TreeSet<LocalDate> dage = new TreeSet<>();

		/** Days that belong to the same rest as the day before. */
		private final Set<LocalDate> fortsat = new HashSet<>();

		private final LocalDate idag;

		Hviledage(LocalDate idag) {
			this.idag = idag;
		}

		void tilfoej(LocalDate fra, LocalDate til) {
			for (LocalDate dag = fra; (til == null || dag.isBefore(til)) && !dag.isAfter(idag); dag = dag.plusDays(1)) {
				dage.add(dag);
				if (dag.isAfter(fra)) {
					fortsat.add(dag);
				}
			}
		}

		List<Haendelse> somPauser() {
			List<Haendelse> fakta = new ArrayList<>();
			for (LocalDate dag : dage) {
				if (!fortsat.contains(dag)) {
					fakta.add(fakt(100 + fakta.size(), "FritagelseStartet", dag, Map.of()));
				}
				if (!fortsat.contains(dag.plusDays(1)) && dag.isBefore(idag)) {
					fakta.add(fakt(100 + fakta.size(), "FritagelseSluttet", dag.plusDays(1), Map.of()));
				}
			}
			return fakta;
		}

	}

	@Test
	void whatACaseFollowsIsWrittenTheSameWhateverOrderItWasDecidedIn() {
		List<Suspension> begge = List.of(suspension("B", null, START, START.plusDays(3), false),
				suspension("A", "aktivhuset", START.plusDays(1), null, false),
				suspension("C", null, START.plusDays(9), null, false), suspension("D", null, START, null, true));
		List<Suspension> omvendt = begge.stream()
			.collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new), (liste) -> {
				Collections.reverse(liste);
				return liste;
			}));
		String stand = Suspensionsstand.paa(begge, "afklaringspuljen", "aktivhuset", START.plusDays(3));
		assertThat(stand).isEqualTo("A 2020-12-02 -\nB 2020-12-01 2020-12-04");
		assertThat(Suspensionsstand.paa(omvendt, "afklaringspuljen", "aktivhuset", START.plusDays(3))).isEqualTo(stand);
		assertThat(Suspensionsstand.paa(begge, "afklaringspuljen", "integrationshuset", START.plusDays(2)))
			.isEqualTo("B 2020-12-01 -");
		assertThat(Suspensionsstand.paa(begge, "andet", "aktivhuset", START)).isEmpty();
	}

}
