package dk.tovholder.kohorte;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import dk.tovholder.Testdatabase;
import dk.tovholder.borger.Testnoegler;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Maskinur;
import dk.tovholder.kohorte.Kohorteimport.Bestilling;
import dk.tovholder.kohorte.Kohortestatus.Raekkefejl;
import dk.tovholder.kohorte.Kohortestatus.Status;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Program;
import dk.tovholder.sag.Sagsoprettelse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class KohorteimportTest {

	private static final Clock UR = Clock.fixed(Instant.parse("2020-11-30T23:00:00Z"), ZoneOffset.UTC);

	private static final String OVERSKRIFT = "sagsnummer;cpr;navn;enhed;sagStart;aktivitetsparat;paaVejIRehab;"
			+ "undtagStraksafklaring;ydelsesperioder\n";

	private static final Bestilling PROEVE = new Bestilling("afklaringspuljen", "integration", true, false);

	private static final Bestilling ALT_ELLER_INTET = new Bestilling("afklaringspuljen", "integration", false, true);

	private final List<Kohorteimport> importer = new ArrayList<>();

	private final List<Integer> portioner = Collections.synchronizedList(new ArrayList<>());

	private final AtomicInteger spoergsmaal = new AtomicInteger();

	private DataSource kilde;

	private JdbcTemplate jdbc;

	private Consumer<NySag> foer = (sag) -> {
	};

	private void paa(Testdatabase database) {
		this.kilde = database.ny();
		this.jdbc = new JdbcTemplate(this.kilde);
		this.jdbc.execute("create table testsag (sagsnummer varchar(40) primary key, cpr varchar(10) unique,"
				+ " aktoer varchar(100))");
	}

	/** Plain connections of the same database, outside the transaction of the thread. */
	private JdbcTemplate iEnAndenTransaktion() {
		DriverManagerDataSource samme = (DriverManagerDataSource) this.kilde;
		return new JdbcTemplate(new DriverManagerDataSource(samme.getUrl(), samme.getUsername(), samme.getPassword()));
	}

	private Kohorteimport importer() {
		return importer(50);
	}

	private Kohorteimport importer(int portion) {
		Kohorter kohorter = new Kohorter(this.jdbc, Testnoegler.kryptering());
		PlatformTransactionManager transaktioner = new JdbcTransactionManager(this.kilde);
		Kohorteindstillinger indstillinger = new Kohorteindstillinger(DataSize.ofMegabytes(2), portion, 2, 1000);
		Program program = new Program(LocalDate.of(2020, 12, 1), LocalDate.of(2022, 12, 31), null, ">", 8, 10,
				Program.Placeringsur.GENSTART);
		Kohorteimport ny = new Kohorteimport(kohorter,
				new Portioner(kohorter, new Testsager(), transaktioner, UR, program, indstillinger), transaktioner, UR,
				new Maskinur(), indstillinger);
		this.importer.add(ny);
		return ny;
	}

	/** Refuses as the case service does, after it has begun to write. */
	private final class Testsager implements Sagsoprettelse {

		@Override
		public List<Resultat> opret(List<NySag> sager) {
			KohorteimportTest.this.portioner.add(sager.size());
			Map<String, String> staar = staar();
			return sager.stream().map((sag) -> {
				KohorteimportTest.this.foer.accept(sag);
				Udfald udfald = udfald(sag, staar);
				if (udfald == Udfald.GENTAGET) {
					return Resultat.GENTAGET;
				}
				if (udfald != Udfald.NY) {
					throw new IllegalStateException("as the engine wraps it", udfald.afvisning());
				}
				KohorteimportTest.this.jdbc.update("insert into testsag values (?, ?, ?)", sag.sagsnummer(),
						sag.cpr().ciffer(), SecurityContextHolder.getContext().getAuthentication().getName());
				staar.put(sag.sagsnummer(), sag.cpr().ciffer());
				return Resultat.OPRETTET;
			}).toList();
		}

		@Override
		public List<Udsigt> forudse(List<NySag> sager) {
			KohorteimportTest.this.spoergsmaal.incrementAndGet();
			Map<String, String> staar = staar();
			return sager.stream()
				.map((sag) -> new Udsigt(udfald(sag, staar), sag.cpr().ciffer(), sag.cpr().ciffer()))
				.toList();
		}

		@Override
		public boolean lukkesStraks(NySag sag) {
			return false;
		}

		private Map<String, String> staar() {
			Map<String, String> cprEfterNummer = new HashMap<>();
			KohorteimportTest.this.jdbc.query("select sagsnummer, cpr from testsag",
					(rs) -> { cprEfterNummer.put(rs.getString(1), rs.getString(2)); });
			return cprEfterNummer;
		}

		private static Udfald udfald(NySag sag, Map<String, String> staar) {
			String kendt = staar.get(sag.sagsnummer());
			if (kendt != null) {
				return kendt.equals(sag.cpr().ciffer()) ? Udfald.GENTAGET : Udfald.NUMMER_BRUGT;
			}
			return staar.containsValue(sag.cpr().ciffer()) ? Udfald.HAR_AABEN_SAG : Udfald.NY;
		}

	}

	@AfterEach
	void stop() {
		this.importer.forEach(Kohorteimport::stop);
	}

	@ParameterizedTest
	@EnumSource
	void shippedCohortIsTakenInOnceAndRepeatedWithoutChange(Testdatabase database) throws Exception {
		paa(database);
		Kohorteimport kohorter = importer();
		UUID id = start(kohorter, "kohorte-2020-12-01.csv");
		assertThat(faerdig(kohorter, id)).isEqualTo(new Kohortestatus(Status.FAERDIG, 1000, 1000, 0, 0, false, List.of()));
		assertThat(this.portioner).hasSize(20).containsOnly(50);
		assertThat(this.jdbc.queryForList("select distinct aktoer from testsag", String.class))
			.containsExactly("integration");
		assertThat(faerdig(kohorter, start(kohorter, "kohorte-2020-12-01.csv")))
			.isEqualTo(new Kohortestatus(Status.FAERDIG, 1000, 0, 1000, 0, false, List.of()));
		assertThat(this.portioner).as("a repeated row is started by nobody").hasSize(20);
		assertThat(this.spoergsmaal).as("and known by one question for all").hasValue(2);
		assertThat(this.jdbc.queryForObject("select count(*) from kohorte_del", Integer.class)).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void badRowsAreRefusedByLineAndTheOthersOfTheirTransactionTakenIn(Testdatabase database) throws Exception {
		paa(database);
		Kohorteimport kohorter = importer();
		Kohortestatus status = faerdig(kohorter, start(kohorter, "kohorte-graense.csv"));
		assertThat(status.fejl()).extracting(Raekkefejl::linje, Raekkefejl::felt)
			.containsExactly(tuple(9L, "cpr"), tuple(10L, "cpr"), tuple(11L, "enhed"), tuple(12L, "ydelsesperioder"),
					tuple(14L, "sagsnummer"), tuple(15L, "cpr"));
		assertThat(status.fejl()).extracting(Raekkefejl::fejl).contains("Borgeren har en åben sag i programmet");
		assertThat(status).isEqualTo(new Kohortestatus(Status.FAERDIG, 15, 9, 0, 6, false, status.fejl()));
		assertThat(this.jdbc.queryForObject("select count(*) from testsag", Integer.class)).isEqualTo(9);
	}

	@ParameterizedTest
	@EnumSource
	void stoppedImportIsResumedWhereItStood(Testdatabase database) throws Exception {
		paa(database);
		Kohorteimport foerste = importer(4);
		UUID id = midtI(foerste, "kohorte-graense.csv", (kohorte) -> foerste.stop());
		Kohortestatus stoppet = foerste.status(id);
		assertThat(stoppet).as("all portions in hand")
			.isEqualTo((database == Testdatabase.POSTGRESQL)
					? new Kohortestatus(Status.AFBRUDT, 15, 8, 0, 4, false, stoppet.fejl())
					: new Kohortestatus(Status.AFBRUDT, 15, 4, 0, 0, false, List.of()));
		assertThat(this.jdbc.queryForList("select indhold from kohorte_del", byte[].class)).isNotEmpty()
			.allSatisfy((del) -> assertThat(new String(del, StandardCharsets.ISO_8859_1)).doesNotContain("0203701234"));

		Kohorteimport anden = importer(4);
		anden.begyndEftersyn();
		Kohortestatus status = faerdig(anden, id);
		assertThat(status).isEqualTo(new Kohortestatus(Status.FAERDIG, 15, 9, 0, 6, false, status.fejl()));
	}

	@Test
	void twoPortionsAreUnderWayAtOnce() throws Exception {
		paa(Testdatabase.POSTGRESQL);
		CyclicBarrier begge = new CyclicBarrier(2);
		this.foer = (sag) -> {
			if (sag.sagsnummer().endsWith("0")) {
				moedes(begge);
			}
		};
		Kohorteimport kohorter = importer(10);
		assertThat(faerdig(kohorter, start(kohorter, raekker(0, 40)))).isEqualTo(faerdig(40, 40, 0, 0));
		assertThat(this.portioner).as("each is tried once").containsExactly(10, 10, 10, 10);
		assertThat(this.jdbc.queryForList("select distinct aktoer from testsag", String.class)).containsExactly("integration");
	}

	@Test
	void portionsOfTwoBlocksGoTogether() throws Exception {
		paa(Testdatabase.POSTGRESQL);
		String nye = raekker(0, 5);
		StringBuilder fil = new StringBuilder(nye);
		for (int gang = 0; gang < 200; gang++) {
			fil.append(nye.replace(OVERSKRIFT, ""));
		}
		CyclicBarrier begge = new CyclicBarrier(2);
		this.foer = (sag) -> {
			if (sag.sagsnummer().equals("A-10") || sag.sagsnummer().equals("A-20")) {
				moedes(begge);
			}
		};
		Kohorteimport kohorter = importer(10);
		faerdig(kohorter, start(kohorter, nye));
		// Ten new ones among the first thousand rows, ten among the next.
		fil.insert(OVERSKRIFT.length(), raekker(10, 20).replace(OVERSKRIFT, "")).append(raekker(20, 30).replace(OVERSKRIFT, ""));
		assertThat(faerdig(kohorter, start(kohorter, fil.toString()))).isEqualTo(faerdig(1025, 20, 1005, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "A-5", "A-15" })
	void rowThatFailsInOneOfTwoMeetsItsOwnFate(String sagsnummer) throws Exception {
		paa(Testdatabase.POSTGRESQL);
		this.foer = (sag) -> {
			if (sag.sagsnummer().equals(sagsnummer)) {
				throw new IllegalStateException("as the engine wraps it", Sagsoprettelse.Udfald.HAR_AABEN_SAG.afvisning());
			}
		};
		Kohorteimport kohorter = importer(10);
		Kohortestatus status = faerdig(kohorter, start(kohorter, raekker(0, 40)));
		assertThat(status.fejl()).extracting(Raekkefejl::linje, Raekkefejl::felt)
			.containsExactly(tuple(Long.parseLong(sagsnummer.substring(2)) + 2, "cpr"));
		assertThat(status).isEqualTo(new Kohortestatus(Status.FAERDIG, 40, 39, 0, 1, false, status.fejl()));
		assertThat(this.jdbc.queryForObject("select count(*) from testsag", Integer.class)).isEqualTo(39);
	}

	@Test
	void portionsWithTheSameCitizenOrNumberWaitForEachOther() throws Exception {
		paa(Testdatabase.POSTGRESQL);
		Set<String> traade = ConcurrentHashMap.newKeySet();
		this.foer = (sag) -> traade.add(Thread.currentThread().getName());
		Kohorteimport kohorter = importer(10);
		String fil = raekker(0, 10) + raekke(3).replace("A-3;", "B-3;") + raekke(10) + raekke(11);
		Kohortestatus status = faerdig(kohorter, start(kohorter, fil));
		assertThat(status.fejl()).extracting(Raekkefejl::linje, Raekkefejl::felt).containsExactly(tuple(12L, "cpr"));
		assertThat(status).isEqualTo(new Kohortestatus(Status.FAERDIG, 13, 12, 0, 1, false, status.fejl()));
		fil = raekker(20, 30) + raekke(30) + raekke(23);
		assertThat(faerdig(kohorter, start(kohorter, fil))).isEqualTo(faerdig(12, 11, 1, 0));
		assertThat(traade).containsExactly("kohorte");
	}

	@Test
	void cohortThatIsCancelledWhileTwoPortionsAreUnderWayStandsWhereItsCasesDo() throws Exception {
		paa(Testdatabase.POSTGRESQL);
		Kohorteimport kohorter = importer(10);
		UUID id = midtI(kohorter, raekker(0, 40), kohorter::annuller);
		Kohortestatus standset = kohorter.status(id);
		assertThat(standset.status()).isEqualTo(Status.AFBRUDT);
		assertThat(standset.oprettet()).isIn(10, 20)
			.isEqualTo(this.jdbc.queryForObject("select count(*) from testsag", Integer.class));
		kohorter.genoptag(id);
		assertThat(faerdig(kohorter, id)).isEqualTo(faerdig(40, 40, 0, 0));
	}

	@Test
	void whoComesBetweenTwoPortionsHoldsThemUpForAMomentOnly() throws Exception {
		paa(Testdatabase.POSTGRESQL);
		CountDownLatch foerstesBorger = new CountDownLatch(1);
		CountDownLatch andenErInde = new CountDownLatch(1);
		this.foer = (sag) -> {
			if (sag.sagsnummer().equals("A-0")) {
				vent(foerstesBorger);
			}
			if (sag.sagsnummer().equals("A-19")) {
				andenErInde.countDown();
			}
		};
		// Has a citizen of the first, and then wants one of the second, which waits for the first.
		Thread anden = new Thread(() -> {
			try {
				new TransactionTemplate(new JdbcTransactionManager(this.kilde)).executeWithoutResult((transaktion) -> {
					this.jdbc.update("insert into testsag values ('X-5', '0102500005', 'anden')");
					foerstesBorger.countDown();
					vent(andenErInde);
					this.jdbc.update("insert into testsag values ('X-12', '0102500012', 'anden')");
				});
			}
			catch (DataAccessException ex) {
				// One of the three gives way.
			}
		});
		anden.start();
		Kohorteimport kohorter = importer(10);
		long start = System.nanoTime();
		Kohortestatus status = faerdig(kohorter, start(kohorter, raekker(0, 40)));
		anden.join();
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
		int deres = this.jdbc.queryForObject("select count(*) from testsag where aktoer = 'anden'", Integer.class);
		assertThat(deres).isIn(0, 2);
		assertThat(status).isEqualTo(new Kohortestatus(Status.FAERDIG, 40, 40 - deres, 0, deres, false, status.fejl()));
		assertThat(this.jdbc.queryForObject("select count(*) from testsag", Integer.class)).isEqualTo(40);
	}

	@Test
	void twoNodesNeverTakeInTheSameRow() throws Exception {
		paa(Testdatabase.POSTGRESQL);
		Kohorteimport en = importer(10);
		UUID id = start(en, "kohorte-2020-12-01.csv");
		Kohorteimport to = importer(10);
		to.begyndEftersyn();
		for (int i = 0; i < 20; i++) {
			// As if nobody had been heard of: the other takes over what the first is at.
			this.jdbc.update("update kohorte set puls = null");
			Thread.sleep(50);
		}
		assertThat(faerdig(en, id)).isEqualTo(new Kohortestatus(Status.FAERDIG, 1000, 1000, 0, 0, false, List.of()));
	}

	@Test
	void rowIsTriedAgainAfterAConflictAndRefusedWhenNothingHelps() throws Exception {
		paa(Testdatabase.H2);
		AtomicInteger forsoeg = new AtomicInteger();
		this.foer = (sag) -> {
			if (sag.sagsnummer().equals("GRA-2020-000001") && forsoeg.incrementAndGet() < 3) {
				throw new CannotAcquireLockException("once or twice");
			}
			if (sag.sagsnummer().equals("GRA-2020-000002")) {
				throw new IllegalStateException("0303701234 at com.example.Inside");
			}
		};
		Kohorteimport kohorter = importer(2);
		Kohortestatus status = faerdig(kohorter, start(kohorter, "kohorte-graense.csv"));
		assertThat(status.fejl().get(0))
			.isEqualTo(new Raekkefejl(3, null, "Rækken kunne ikke tages ind på grund af en teknisk fejl"));
		assertThat(this.jdbc.queryForList("select sagsnummer from testsag", String.class)).contains("GRA-2020-000001");
	}

	@Test
	void whoMeetsOthersAtTheSameRowsIsNotRefusedForIt() throws Exception {
		paa(Testdatabase.H2);
		AtomicInteger moeder = new AtomicInteger();
		this.foer = (sag) -> {
			if (moeder.incrementAndGet() < 7) {
				throw new CannotAcquireLockException("a deadlock, six times");
			}
		};
		Kohorteimport kohorter = importer(1);
		assertThat(faerdig(kohorter, start(kohorter, OVERSKRIFT + raekke(1)))).isEqualTo(faerdig(1, 1, 0, 0));
	}

	@ParameterizedTest
	@EnumSource
	void trialTellsWhatWouldHappenAndChangesNothing(Testdatabase database) throws Exception {
		paa(database);
		Kohorteimport kohorter = importer();
		UUID proeve = start(kohorter, "kohorte-graense.csv", PROEVE);
		Kohortestatus status = faerdig(kohorter, proeve);
		assertThat(this.jdbc.queryForObject("select count(*) from testsag", Integer.class)).isZero();
		assertThat(this.jdbc.queryForObject("select count(*) from kohorte_proeve", Integer.class)).isZero();
		assertThat(this.jdbc.queryForObject("select count(*) from kohorte_del", Integer.class)).isZero();
		assertThat(status.proeve()).isTrue();
		Kohortestatus rigtig = faerdig(kohorter, start(kohorter, "kohorte-graense.csv"));
		assertThat(rigtig).isEqualTo(new Kohortestatus(Status.FAERDIG, status.raekker(), status.oprettet(),
				status.gentaget(), status.afvist(), false, status.fejl()));
		assertThat(faerdig(kohorter, start(kohorter, "kohorte-graense.csv", PROEVE)).gentaget()).isEqualTo(9);
	}

	@ParameterizedTest
	@EnumSource
	void trialKnowsWhatEarlierRowsOfTheFileWouldHaveStarted(Testdatabase database) throws Exception {
		paa(database);
		StringBuilder fil = new StringBuilder(OVERSKRIFT);
		for (int nr = 0; nr < 1500; nr++) {
			fil.append(raekke(nr));
		}
		fil.append(raekke(7)).append(raekke(8).replace("A-8;", "B-8;")).append(raekke(9).replace("010250", "010350"));
		Kohorteimport kohorter = importer();
		Kohortestatus proevet = faerdig(kohorter, start(kohorter, fil.toString(), PROEVE));
		assertThat(proevet.fejl()).extracting(Raekkefejl::linje, Raekkefejl::felt)
			.containsExactly(tuple(1503L, "cpr"), tuple(1504L, "sagsnummer"));
		assertThat(proevet).isEqualTo(new Kohortestatus(Status.FAERDIG, 1503, 1500, 1, 2, true, proevet.fejl()));
		Kohortestatus rigtig = faerdig(kohorter, start(kohorter, fil.toString()));
		assertThat(rigtig).isEqualTo(new Kohortestatus(Status.FAERDIG, 1503, 1500, 1, 2, false, proevet.fejl()));
	}

	@ParameterizedTest
	@EnumSource
	void oneRefusedRowKeepsAllOutWhereAllOrNothingIsAskedFor(Testdatabase database) throws Exception {
		paa(database);
		Kohorteimport kohorter = importer();
		Kohortestatus status = faerdig(kohorter, start(kohorter, "kohorte-graense.csv", ALT_ELLER_INTET));
		assertThat(status).isEqualTo(new Kohortestatus(Status.FEJLET, 15, 0, 0, 6, false, status.fejl()));
		assertThat(status.fejl()).hasSize(6);
		assertThat(this.jdbc.queryForObject("select count(*) from testsag", Integer.class)).isZero();
		assertThat(faerdig(kohorter, start(kohorter, "kohorte-2020-12-01.csv", ALT_ELLER_INTET)))
			.isEqualTo(faerdig(1000, 1000, 0, 0));
		assertThat(faerdig(kohorter, start(kohorter, "kohorte-2020-12-01.csv", ALT_ELLER_INTET)))
			.isEqualTo(faerdig(1000, 0, 1000, 0));
		assertThat(this.jdbc.queryForObject("select count(*) from kohorte_proeve", Integer.class)).isZero();
	}

	@Test
	void allOrNothingIsRolledBackWhenTheLastRowIsRefusedOnTheWay() throws Exception {
		paa(Testdatabase.POSTGRESQL);
		// After the trial and before the last row, somebody else starts a case of its citizen.
		this.foer = (sag) -> {
			if (sag.sagsnummer().equals("A-99")) {
				this.foer = (andre) -> {
				};
				iEnAndenTransaktion().update("insert into testsag values ('ANDEN', ?, 'anden')", sag.cpr().ciffer());
				throw new CannotAcquireLockException("they met");
			}
		};
		StringBuilder fil = new StringBuilder(OVERSKRIFT);
		for (int nr = 0; nr < 100; nr++) {
			fil.append(raekke(nr));
		}
		Kohorteimport kohorter = importer(10);
		Kohortestatus status = faerdig(kohorter, start(kohorter, fil.toString(), ALT_ELLER_INTET));
		assertThat(status.fejl()).extracting(Raekkefejl::linje, Raekkefejl::felt).containsExactly(tuple(101L, "cpr"));
		assertThat(status).isEqualTo(new Kohortestatus(Status.FEJLET, 100, 0, 0, 1, false, status.fejl()));
		assertThat(this.jdbc.queryForList("select sagsnummer from testsag", String.class)).containsExactly("ANDEN");
	}

	@ParameterizedTest
	@EnumSource
	void cancelledCohortRestsUntilItIsAskedFor(Testdatabase database) throws Exception {
		paa(database);
		Kohorteimport kohorter = importer(100);
		UUID id = midtI(kohorter, "kohorte-2020-12-01.csv", kohorter::annuller);
		Kohortestatus standset = kohorter.status(id);
		assertThat(standset.status()).isEqualTo(Status.AFBRUDT);
		assertThat(standset.oprettet()).isBetween(100, 900);
		kohorter.begyndEftersyn();
		importer().begyndEftersyn();
		Thread.sleep(300);
		assertThat(kohorter.annuller(id)).isEqualTo(standset);
		assertThat(kohorter.genoptag(id).status()).isEqualTo(Status.KOERER);
		assertThat(faerdig(kohorter, id)).isEqualTo(faerdig(1000, 1000, 0, 0));
		assertThatExceptionOfType(Afvisning.class).isThrownBy(() -> kohorter.annuller(id))
			.satisfies((afvisning) -> assertThat(afvisning.status()).isEqualTo(409));
		assertThatExceptionOfType(Afvisning.class).isThrownBy(() -> kohorter.genoptag(id))
			.satisfies((afvisning) -> assertThat(afvisning.status()).isEqualTo(409));
	}

	@Test
	void cancelledCohortThatNobodyAsksForIsGivenUpWithItsFile() throws Exception {
		paa(Testdatabase.H2);
		this.foer = (sag) -> {
			throw new Error("pulls the plug");
		};
		Kohorteimport kohorter = importer();
		UUID id = start(kohorter, "kohorte-graense.csv");
		kohorter.annuller(id);
		this.jdbc.update("update kohorte set annulleret = dateadd('day', -15, current_timestamp)");
		Kohorteimport naeste = importer();
		naeste.begyndEftersyn();
		assertThat(faerdig(naeste, id).status()).isEqualTo(Status.FEJLET);
		assertThat(this.jdbc.queryForObject("select count(*) from kohorte_del", Integer.class)).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void reportIsCompleteHoweverManyRowsAreRefused(Testdatabase database) throws Exception {
		paa(database);
		StringBuilder fil = new StringBuilder(OVERSKRIFT);
		for (int nr = 0; nr < 12_000; nr++) {
			fil.append(raekke(nr).replace("aktivhuset", "et andet hus"));
		}
		Kohorteimport kohorter = importer();
		UUID id = start(kohorter, fil.toString());
		Kohortestatus status = faerdig(kohorter, id);
		assertThat(status.afvist()).isEqualTo(12_000);
		assertThat(status.fejl()).hasSize(10_000);
		StringWriter rapport = new StringWriter();
		new Kohorterapport(new Kohorter(this.jdbc, Testnoegler.kryptering())).skriv(id, rapport);
		List<String> linjer = rapport.toString().lines().toList();
		assertThat(linjer).hasSize(12_001).first().isEqualTo("\uFEFFlinje;felt;fejl");
		assertThat(linjer.get(12_000)).startsWith("12001;enhed;");
	}

	@Test
	void fileThatCannotBeReadAnyMoreFails() throws Exception {
		paa(Testdatabase.H2);
		Kohorteimport stoppet = importer();
		CountDownLatch iGang = new CountDownLatch(1);
		this.foer = (sag) -> {
			iGang.countDown();
			throw new Error("pulls the plug");
		};
		UUID id = start(stoppet, "kohorte-graense.csv");
		vent(iGang);
		stoppet.stop();
		assertThat(stoppet.status(id).status()).isEqualTo(Status.KOERER);
		this.jdbc.update("update kohorte_del set indhold = ?", Testnoegler.kryptering().krypter(new byte[0]));
		Kohorteimport naeste = importer();
		naeste.begyndEftersyn();
		assertThat(faerdig(naeste, id).status()).isEqualTo(Status.FEJLET);
	}

	@Test
	void refusedFileLeavesNothing() {
		paa(Testdatabase.H2);
		Kohorteimport kohorter = importer();
		afvises(kohorter, "intet;kendt\n", "afklaringspuljen", 400);
		afvises(kohorter, "sagsnummer", "andet", 400);
		afvises(kohorter, "a".repeat(2 * 1024 * 1024 + 1), "afklaringspuljen", 413);
		StringBuilder lang = new StringBuilder(OVERSKRIFT);
		for (int nr = 0; nr < 1001; nr++) {
			lang.append(raekke(nr));
		}
		assertThatExceptionOfType(Afvisning.class).isThrownBy(() -> start(kohorter, lang.toString(), ALT_ELLER_INTET))
			.withMessageContaining("højst være 1000 rækker")
			.satisfies((afvisning) -> assertThat(afvisning.status()).isEqualTo(413));
		assertThat(this.jdbc.queryForObject("select count(*) from kohorte", Integer.class)).isZero();
		assertThat(this.jdbc.queryForObject("select count(*) from kohorte_del", Integer.class)).isZero();
		assertThatExceptionOfType(Afvisning.class).isThrownBy(() -> kohorter.status(UUID.randomUUID()))
			.satisfies((afvisning) -> assertThat(afvisning.status()).isEqualTo(404));
	}

	private static void afvises(Kohorteimport kohorter, String fil, String program, int status) {
		assertThatExceptionOfType(Afvisning.class)
			.isThrownBy(() -> kohorter.start(new ByteArrayInputStream(fil.getBytes(StandardCharsets.UTF_8)),
					Bestilling.af(program, "integration")))
			.satisfies((afvisning) -> assertThat(afvisning.status()).isEqualTo(status));
	}

	/** A shipped file by its name, or what a file says. */
	private UUID start(Kohorteimport kohorter, String fil) throws IOException {
		return start(kohorter, fil, Bestilling.af("afklaringspuljen", "integration"));
	}

	private UUID start(Kohorteimport kohorter, String fil, Bestilling bestilling) throws IOException {
		try (InputStream csv = fil.endsWith(".csv") ? getClass().getResourceAsStream("/kohorter/" + fil)
				: new ByteArrayInputStream(fil.getBytes(StandardCharsets.UTF_8))) {
			return kohorter.start(csv, bestilling);
		}
	}

	/** A citizen by number, each another. */
	private static String raekke(int nr) {
		return "A-%d;010250%04d;Prøve;aktivhuset;2020-12-01;ja;nej;;KONTANTHJAELP:2010-12-01/2020-11-30\n".formatted(nr,
				nr % 4000).replace("010250", "%02d%02d50".formatted(1 + nr / 4000, 2));
	}

	/** A file of the citizens from one number up to another. */
	private static String raekker(int fra, int til) {
		return IntStream.range(fra, til).mapToObj(KohorteimportTest::raekke).collect(Collectors.joining("", OVERSKRIFT, ""));
	}

	private static Kohortestatus faerdig(int raekker, int oprettet, int gentaget, int afvist) {
		return new Kohortestatus(Status.FAERDIG, raekker, oprettet, gentaget, afvist, false, List.of());
	}

	private static Kohortestatus faerdig(Kohorteimport kohorter, UUID id) throws InterruptedException {
		for (int i = 0; i < 1200; i++) {
			Kohortestatus status = kohorter.status(id);
			if (status.status() == Status.FAERDIG || status.status() == Status.FEJLET) {
				return status;
			}
			Thread.sleep(50);
		}
		throw new AssertionError("The cohort was not done within a minute: " + kohorter.status(id));
	}

	/** Begins a cohort, does something to it while its first cases start, and waits until that is done. */
	private UUID midtI(Kohorteimport kohorter, String fil, Consumer<UUID> handling) throws Exception {
		CountDownLatch iGang = new CountDownLatch(1);
		CountDownLatch videre = new CountDownLatch(1);
		this.foer = (sag) -> {
			iGang.countDown();
			vent(videre);
		};
		UUID id = start(kohorter, fil);
		vent(iGang);
		assertThat(kohorter.status(id).status()).isEqualTo(Status.KOERER);
		Thread traad = new Thread(() -> handling.accept(id));
		traad.start();
		traad.join(200);
		videre.countDown();
		traad.join();
		return id;
	}

	private static void moedes(CyclicBarrier hvor) {
		try {
			hvor.await(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
			throw new IllegalStateException("The other did not come", ex);
		}
	}

	private static void vent(CountDownLatch paa) {
		try {
			assertThat(paa.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
