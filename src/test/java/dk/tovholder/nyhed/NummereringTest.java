package dk.tovholder.nyhed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dk.tovholder.Testdatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A reader who goes on from the last position it has seen misses nothing, whoever commits when. */
class NummereringTest {

	private final ExecutorService traade = Executors.newCachedThreadPool();

	private static List<String> alt(Nyhedsnode node) {
		return node.lager.efter(0, 10_000).stream().map((n) -> n.position() + " " + n.sagsnummer() + " " + n.data()).toList();
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void positionsHaveNoGapsAndKeepTheOrderOfACase(Testdatabase slags) {
		Nyhedsnode node = new Nyhedsnode(slags);
		node.trin("A-1", 1, 2);
		node.trin("B-1", 1);
		node.nummerering.alt();
		node.trin("A-1", 3);
		node.nummerering.alt();
		node.nummerering.alt();
		assertThat(alt(node)).containsExactly("1 A-1 {\"nr\":1}", "2 A-1 {\"nr\":2}", "3 B-1 {\"nr\":1}", "4 A-1 {\"nr\":3}");
		assertThat(node.lager.harNye()).isFalse();
		assertThat(node.lager.stand().sidste()).isEqualTo(4);
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void whoBeganFirstAndCommitsLastIsNotMissed(Testdatabase slags) throws Exception {
		Nyhedsnode node = new Nyhedsnode(slags);
		CountDownLatch lagt = new CountDownLatch(1);
		CountDownLatch videre = new CountDownLatch(1);
		Future<?> langsom = traade.submit(() -> node.transaktion.executeWithoutResult((status) -> {
			node.trin("LANGSOM-1", 1);
			lagt.countDown();
			vent(videre);
		}));
		assertThat(lagt.await(10, TimeUnit.SECONDS)).isTrue();
		node.trin("HURTIG-1", 1);
		node.nummerering.alt();
		assertThat(alt(node)).containsExactly("1 HURTIG-1 {\"nr\":1}");
		videre.countDown();
		langsom.get(10, TimeUnit.SECONDS);
		node.nummerering.alt();
		assertThat(node.lager.efter(1, 10)).extracting(Nummereret::sagsnummer).containsExactly("LANGSOM-1");
	}

	private static void vent(CountDownLatch paa) {
		try {
			assertThat(paa.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void readersMissNothingWhileManyWriteAndTwoNodesNumber(Testdatabase slags) throws Exception {
		Nyhedsnode node = new Nyhedsnode(slags);
		List<Nyhedsnode> numre = List.of(node.nabo(), node.nabo());
		AtomicBoolean skrevet = new AtomicBoolean();
		List<Future<?>> skrivere = new ArrayList<>();
		for (int s = 1; s <= 6; s++) {
			String sag = "S-" + s;
			long pause = s;
			skrivere.add(traade.submit(() -> {
				for (int nr = 1; nr <= 40; nr++) {
					int trin = nr;
					node.transaktion.executeWithoutResult((status) -> {
						node.trin(sag, trin);
						sov(pause);
						if (trin % 7 == 0) {
							status.setRollbackOnly();
						}
					});
				}
			}));
		}
		List<Future<?>> nummererer = numre.stream().<Future<?>>map((n) -> traade.submit(() -> {
			while (!skrevet.get()) {
				n.nummerering.alt();
			}
			n.nummerering.alt();
		})).toList();
		Future<List<Nummereret>> laeser = traade.submit(() -> {
			List<Nummereret> laest = new ArrayList<>();
			for (boolean sidste = false; !sidste;) {
				sidste = nummererer.stream().allMatch(Future::isDone);
				laest.addAll(node.lager.efter(laest.isEmpty() ? 0 : laest.get(laest.size() - 1).position(), 7));
			}
			laest.addAll(node.lager.efter(laest.get(laest.size() - 1).position(), 10_000));
			return laest;
		});
		for (Future<?> skriver : skrivere) {
			skriver.get(60, TimeUnit.SECONDS);
		}
		skrevet.set(true);
		List<Nummereret> laest = laeser.get(60, TimeUnit.SECONDS);
		Map<String, List<String>> prSag = new TreeMap<>();
		laest.forEach((n) -> prSag.computeIfAbsent(n.sagsnummer(), (ny) -> new ArrayList<>()).add(n.data()));
		List<String> ventet = LongStream.rangeClosed(1, 40).filter((nr) -> nr % 7 != 0).mapToObj((nr) -> "{\"nr\":" + nr + "}").toList();
		assertThat(prSag).hasSize(6).allSatisfy((sag, set) -> assertThat(set).as(sag).isEqualTo(ventet));
		assertThat(laest).extracting(Nummereret::position)
			.isEqualTo(LongStream.rangeClosed(1, laest.size()).boxed().toList());
		assertThat(laest).extracting(Nummereret::id).doesNotHaveDuplicates();
	}

	private static void sov(long millisekunder) {
		try {
			Thread.sleep(millisekunder);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Numbering waits for the erasure and then finds nothing; the other way round the erasure finds the rows. */
	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void caseThatIsErasedMeanwhileIsNotNumbered(Testdatabase slags) throws Exception {
		Nyhedsnode node = new Nyhedsnode(slags);
		node.trin("SLET-1", 1);
		CountDownLatch slettet = new CountDownLatch(1);
		CountDownLatch videre = new CountDownLatch(1);
		Future<?> sletning = traade.submit(() -> node.transaktion.executeWithoutResult((status) -> {
			node.jdbc.update("delete from nyhed_ny where sagsnummer = 'SLET-1'");
			slettet.countDown();
			vent(videre);
		}));
		assertThat(slettet.await(10, TimeUnit.SECONDS)).isTrue();
		Future<?> nummerering = traade.submit(node.nummerering::portion);
		Thread.sleep(200);
		videre.countDown();
		sletning.get(10, TimeUnit.SECONDS);
		nummerering.get(20, TimeUnit.SECONDS);
		assertThat(alt(node)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void newsAreRemovedByAgeButNotBeforeASubscriptionHasHadThem(Testdatabase slags) {
		Nyhedsnode node = new Nyhedsnode(slags, Nyhedsnode.modtager("http://127.0.0.1:9/", "abonnementer.fagsystem.typer",
				"dk.tovholder.sag.udfald"));
		node.laeg(1, "A-1", "B-1");
		node.abonnementer.meld();
		node.jdbc.update("insert into nyhed_levering (abonnement, position, sagsnummer, forsoeg, naeste_forsoeg) "
				+ "select 'fagsystem', position, sagsnummer, 0, lagt from nyhed where sagsnummer = 'B-1'");
		node.abonnementer.ryd();
		assertThat(alt(node)).hasSize(2);
		node.ur.frem(Duration.ofDays(91));
		node.abonnementer.meld();
		node.abonnementer.ryd();
		assertThat(alt(node)).containsExactly("2 B-1 {\"nr\":1}");
		assertThat(node.lager.stand().slettetTil()).isEqualTo(1);
		node.laeg(1, "C-1");
		assertThat(alt(node)).as("no position is given twice").contains("3 C-1 {\"nr\":1}");
	}

}
