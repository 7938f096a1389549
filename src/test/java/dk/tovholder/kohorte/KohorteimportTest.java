package dk.tovholder.kohorte;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dk.tovholder.Testdatabase;
import dk.tovholder.borger.Testnoegler;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kohorte.Kohortestatus.Raekkefejl;
import dk.tovholder.kohorte.Kohortestatus.Status;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Program;
import dk.tovholder.sag.Sagsoprettelse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class KohorteimportTest {

	private static final Clock UR = Clock.fixed(Instant.parse("2020-11-30T23:00:00Z"), ZoneOffset.UTC);

	private final List<Kohorteimport> importer = new ArrayList<>();

	private final List<Integer> portioner = new ArrayList<>();

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

	private Kohorteimport importer() {
		return importer(50);
	}

	private Kohorteimport importer(int portion) {
		Kohorteimport ny = new Kohorteimport(new Kohorter(this.jdbc, Testnoegler.kryptering()), this::opret,
				new JdbcTransactionManager(this.kilde), UR, new Program(LocalDate.of(2020, 12, 1),
						LocalDate.of(2022, 12, 31), null, ">", 8, 10, Program.Placeringsur.GENSTART),
				new Kohorteindstillinger(DataSize.ofMegabytes(1), portion));
		this.importer.add(ny);
		return ny;
	}

	/** Refuses as the case service does, after it has begun to write. */
	private List<Sagsoprettelse.Resultat> opret(List<NySag> sager) {
		this.portioner.add(sager.size());
		return sager.stream().map((sag) -> {
			this.foer.accept(sag);
			List<Map<String, Object>> fundet = this.jdbc.queryForList("select cpr from testsag where sagsnummer = ?",
					sag.sagsnummer());
			if (!fundet.isEmpty()) {
				if (!fundet.get(0).get("cpr").equals(sag.cpr().ciffer())) {
					throw Afvisning.felt(409, "sagsnummer", "Nummeret er brugt");
				}
				return Sagsoprettelse.Resultat.GENTAGET;
			}
			if (this.jdbc.queryForObject("select count(*) from testsag where cpr = ?", Integer.class,
					sag.cpr().ciffer()) > 0) {
				throw new IllegalStateException("as the engine wraps it",
						new Afvisning(409, "Borgeren har en åben sag"));
			}
			this.jdbc.update("insert into testsag values (?, ?, ?)", sag.sagsnummer(), sag.cpr().ciffer(),
					SecurityContextHolder.getContext().getAuthentication().getName());
			return Sagsoprettelse.Resultat.OPRETTET;
		}).toList();
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
		assertThat(faerdig(kohorter, id)).isEqualTo(new Kohortestatus(Status.FAERDIG, 1000, 1000, 0, 0, List.of()));
		assertThat(this.portioner).hasSize(20).containsOnly(50);
		assertThat(this.jdbc.queryForList("select distinct aktoer from testsag", String.class))
			.containsExactly("integration");
		assertThat(faerdig(kohorter, start(kohorter, "kohorte-2020-12-01.csv")))
			.isEqualTo(new Kohortestatus(Status.FAERDIG, 1000, 0, 1000, 0, List.of()));
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
					tuple(14L, "sagsnummer"), tuple(15L, null));
		assertThat(status.fejl()).extracting(Raekkefejl::fejl).contains("Borgeren har en åben sag");
		assertThat(status).isEqualTo(new Kohortestatus(Status.FAERDIG, 15, 9, 0, 6, status.fejl()));
		assertThat(this.jdbc.queryForObject("select count(*) from testsag", Integer.class)).isEqualTo(9);
	}

	@ParameterizedTest
	@EnumSource
	void stoppedImportIsResumedWhereItStood(Testdatabase database) throws Exception {
		paa(database);
		CountDownLatch iGang = new CountDownLatch(1);
		CountDownLatch videre = new CountDownLatch(1);
		this.foer = (sag) -> {
			iGang.countDown();
			vent(videre);
		};
		Kohorteimport foerste = importer(4);
		UUID id = start(foerste, "kohorte-graense.csv");
		vent(iGang);
		assertThat(foerste.status(id).status()).isEqualTo(Status.KOERER);
		Thread stop = new Thread(foerste::stop);
		stop.start();
		stop.join(200);
		videre.countDown();
		stop.join();
		assertThat(foerste.status(id)).isEqualTo(new Kohortestatus(Status.AFBRUDT, 15, 4, 0, 0, List.of()));
		assertThat(this.jdbc.queryForList("select indhold from kohorte_del", byte[].class)).isNotEmpty()
			.allSatisfy((del) -> assertThat(new String(del, StandardCharsets.ISO_8859_1)).doesNotContain("0203701234"));

		Kohorteimport anden = importer(4);
		anden.genoptag();
		Kohortestatus status = faerdig(anden, id);
		assertThat(status).isEqualTo(new Kohortestatus(Status.FAERDIG, 15, 9, 0, 6, status.fejl()));
	}

	@Test
	void twoNodesNeverTakeInTheSameRow() throws Exception {
		paa(Testdatabase.POSTGRESQL);
		Kohorteimport en = importer(10);
		UUID id = start(en, "kohorte-2020-12-01.csv");
		Kohorteimport to = importer(10);
		to.genoptag();
		to.genoptag();
		assertThat(faerdig(en, id)).isEqualTo(new Kohortestatus(Status.FAERDIG, 1000, 1000, 0, 0, List.of()));
	}

	@Test
	void rowIsTriedAgainAfterAConflictAndRefusedWhenNothingHelps() throws Exception {
		paa(Testdatabase.H2);
		List<String> forsoeg = new ArrayList<>();
		this.foer = (sag) -> {
			forsoeg.add(sag.sagsnummer());
			if (sag.sagsnummer().equals("GRA-2020-000001") && forsoeg.size() < 3) {
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
		naeste.genoptag();
		assertThat(faerdig(naeste, id).status()).isEqualTo(Status.FEJLET);
	}

	@Test
	void refusedFileLeavesNothing() {
		paa(Testdatabase.H2);
		Kohorteimport kohorter = importer();
		afvises(kohorter, "intet;kendt\n", "afklaringspuljen", 400);
		afvises(kohorter, "sagsnummer", "andet", 400);
		afvises(kohorter, "a".repeat(1024 * 1024 + 1), "afklaringspuljen", 413);
		assertThat(this.jdbc.queryForObject("select count(*) from kohorte", Integer.class)).isZero();
		assertThat(this.jdbc.queryForObject("select count(*) from kohorte_del", Integer.class)).isZero();
		assertThatExceptionOfType(Afvisning.class).isThrownBy(() -> kohorter.status(UUID.randomUUID()))
			.satisfies((afvisning) -> assertThat(afvisning.status()).isEqualTo(404));
	}

	private static void afvises(Kohorteimport kohorter, String fil, String program, int status) {
		assertThatExceptionOfType(Afvisning.class)
			.isThrownBy(() -> kohorter.start(new ByteArrayInputStream(fil.getBytes(StandardCharsets.UTF_8)), program,
					"integration"))
			.satisfies((afvisning) -> assertThat(afvisning.status()).isEqualTo(status));
	}

	private UUID start(Kohorteimport kohorter, String navn) throws IOException {
		try (InputStream fil = getClass().getResourceAsStream("/kohorter/" + navn)) {
			return kohorter.start(fil, "afklaringspuljen", "integration");
		}
	}

	private static Kohortestatus faerdig(Kohorteimport kohorter, UUID id) throws InterruptedException {
		for (int i = 0; i < 600; i++) {
			Kohortestatus status = kohorter.status(id);
			if (status.status() == Status.FAERDIG || status.status() == Status.FEJLET) {
				return status;
			}
			Thread.sleep(50);
		}
		throw new AssertionError("The cohort was not done within 30 seconds: " + kohorter.status(id));
	}

	private static void vent(CountDownLatch paa) {
		try {
			assertThat(paa.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
