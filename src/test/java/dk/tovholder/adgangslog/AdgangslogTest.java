package dk.tovholder.adgangslog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.Testdatabase;
import dk.tovholder.borger.Noegleaftryk;
import dk.tovholder.borger.Testnoegler;
import dk.tovholder.kalender.Maskinur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class AdgangslogTest {

	private static final Noegleaftryk AFTRYK = Testnoegler.aftryk();

	private final Maskinur ur = new Maskinur();

	private JdbcTemplate jdbc;

	private TransactionTemplate transaktion;

	private Adgangslog log;

	private Adgangskontrol kontrol;

	private void begynd(Testdatabase database) throws Exception {
		DataSource kilde = database.ny();
		this.jdbc = new JdbcTemplate(kilde);
		JdbcTransactionManager transaktioner = new JdbcTransactionManager(kilde);
		this.transaktion = new TransactionTemplate(transaktioner);
		this.log = new Adgangslog(this.jdbc, transaktioner, AFTRYK, this.ur);
		this.kontrol = new Adgangskontrol(this.jdbc, transaktioner, AFTRYK, this.ur);
	}

	/** A worker of a node; it knows one task. */
	private int kaed() {
		Adgangskaede kaede = new Adgangskaede(this.jdbc, AFTRYK,
				(opgaver) -> opgaver.contains("opgave-1") ? Map.of("opgave-1", "SAG-1") : Map.of(), this.transaktion);
		return kaede.kaed();
	}

	private void vis(String... sager) {
		this.log.noter(Visning.af("sagsbehandler.aktivhuset", Handling.SAG, "GET /api/sager/*", List.of(sager)));
	}

	private Adgangskontrol.Fund kontroller() {
		return this.kontrol.kontroller(null);
	}

	/** As somebody with every right in the database does it. */
	private void udenom(String sql) {
		boolean postgresql = !this.jdbc.queryForList("select 1 from information_schema.triggers where lower(trigger_name) = "
				+ "'adgangslog_raekke'").isEmpty();
		if (postgresql) {
			this.jdbc.execute("alter table adgangslog disable trigger all");
		}
		assertThat(this.jdbc.update(sql)).isPositive();
		if (postgresql) {
			this.jdbc.execute("alter table adgangslog enable trigger all");
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyCitizenOfAShowingGetsARowAndTheChainHolds(Testdatabase database) throws Exception {
		begynd(database);
		vis("SAG-1", "SAG-2");
		this.log.noter(new Visning("jobformidler1.aktivhuset", Handling.OPGAVE, "GET /task/*", 200, null, List.of(),
				List.of("opgave-1", "opgave-ukendt")));
		this.log.noter(Visning.afvist("styregruppe", Handling.LISTE, "GET /api/sager", 403, null));
		assertThat(kaed()).isEqualTo(3);
		assertThat(kaed()).isZero();
		assertThat(this.log.om("SAG-1")).extracting(Adgangslog.Linje::bruger, Adgangslog.Linje::status)
			.containsExactly(tuple("sagsbehandler.aktivhuset", 200),
					tuple("jobformidler1.aktivhuset", 200));
		assertThat(this.jdbc.queryForList("select opgave from adgangslog where sagsnummer is null order by nr", String.class))
			.containsExactly("opgave-ukendt", null);
		assertThat(kontroller().hel()).isTrue();
		assertThat(kontroller().raekker()).isEqualTo(5);
	}

	@ParameterizedTest
	@EnumSource
	void whatIsNotACaseNumberNeverEntersTheLog(Testdatabase database) throws Exception {
		begynd(database);
		this.log.noter(Visning.afvist("controller", Handling.SAG, "GET /api/sager/*", 404, "010180-1234, Karla Prøve"));
		kaed();
		assertThat(this.jdbc.queryForMap("select * from adgangslog").values().toString()).doesNotContain("0101", "Karla");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			update adgangslog set bruger = 'en-anden' where nr = 4             | Række 4 er ændret
			update adgangslog set sagsnummer = 'SAG-99' where nr = 3           | Række 3 er ændret
			update adgangslog set status = 404 where nr = 1                    | Række 1 er ændret
			update adgangslog set begrundelse = 'noget andet' where nr = 6     | Række 6 er ændret
			delete from adgangslog where nr = 2                                | Række 2 mangler
			delete from adgangslog where nr >= 5                               | Række 5 mangler, og alt efter den
			delete from adgangslog                                             | Række 1 mangler, og alt efter den
			update adgangslog set nr = nr + 10 where nr = 6                    | Række 6 mangler""")
	void theFirstBrokenRowIsNamed(String indgreb, String brud) throws Exception {
		for (Testdatabase database : Testdatabase.values()) {
			begynd(database);
			IntStream.rangeClosed(1, 5).forEach((i) -> vis("SAG-" + i));
			this.log.noter(new Visning("leder", Handling.INDSIGT, "POST /api/indsigt", 200, "Borgeren har bedt om det",
					List.of("SAG-6"), List.of()));
			kaed();
			assertThat(kontroller().hel()).isTrue();
			udenom(indgreb);
			assertThat(kontroller().brud()).as("%s", database).startsWith(brud);
		}
	}

	@ParameterizedTest
	@EnumSource
	void aChainThatIsCutOffWithItsEndMovedBackIsFoundByAWitness(Testdatabase database) throws Exception {
		begynd(database);
		vis("SAG-1");
		kaed();
		Adgangskontrol.Ende foer = this.kontrol.ende();
		vis("SAG-2");
		kaed();
		Adgangskontrol.Ende vidne = Adgangskontrol.Ende.laes(this.kontrol.ende().toString()).orElseThrow();
		udenom("delete from adgangslog where nr = 2");
		this.jdbc.update("update adgangslog_ende set nr = ?, hash = ?", foer.nr(), foer.hash());
		assertThat(kontroller().brud()).isNull();
		assertThat(this.kontrol.kontroller(vidne).brud()).isEqualTo("Række 2 mangler, og alt efter den");
		vis("SAG-3");
		kaed();
		assertThat(this.kontrol.kontroller(vidne).brud()).isEqualTo("Række 2 er en anden end den, der er bevidnet");
	}

	@ParameterizedTest
	@EnumSource
	void aNoteThatIsRemovedBeforeItIsChainedLeavesAHole(Testdatabase database) throws Exception {
		begynd(database);
		IntStream.rangeClosed(1, 4).forEach((i) -> vis("SAG-" + i));
		this.jdbc.update("delete from adgang where sager = 'SAG-2'");
		kaed();
		assertThat(kontroller().huller()).as("it may still be on its way").isEmpty();
		this.jdbc.update("delete from adgang");
		Adgangskontrol senere = new Adgangskontrol(this.jdbc, new JdbcTransactionManager(this.jdbc.getDataSource()), AFTRYK,
				new Maskinur() {
					@Override
					public Instant instant() {
						return super.instant().plusSeconds(120);
					}
				});
		assertThat(senere.kontroller(null).huller()).singleElement().asString().startsWith("Der mangler 1 visning(er) før nr. 3");
		assertThat(senere.kontroller(null).hel()).isFalse();
		assertThat(senere.kontroller(null).brud()).isNull();
	}

	@ParameterizedTest
	@EnumSource
	void twoNodesChainAtOnceWithoutAFork(Testdatabase database) throws Exception {
		begynd(database);
		ExecutorService noder = Executors.newFixedThreadPool(4);
		try {
			List<Future<Integer>> kaedet = IntStream.range(0, 4).mapToObj((node) -> noder.submit(() -> {
				int antal = 0;
				for (int runde = 0; runde < 40; runde++) {
					vis("SAG-" + node + "-" + runde);
					antal += kaed();
				}
				return antal;
			})).toList();
			int sum = 0;
			for (Future<Integer> node : kaedet) {
				sum += node.get();
			}
			sum += kaed();
			assertThat(sum).isEqualTo(160);
		}
		finally {
			noder.shutdownNow();
		}
		Adgangskontrol.Fund fund = kontroller();
		assertThat(fund.hel()).as("%s", fund).isTrue();
		assertThat(fund.raekker()).isEqualTo(160);
	}

	@ParameterizedTest
	@EnumSource
	void anErasedCaseIsGoneFromTheRowsAndTheChainStillHolds(Testdatabase database) throws Exception {
		begynd(database);
		this.log.noter(new Visning("leder", Handling.INDSIGT, "POST /api/indsigt", 200, "Karla har bedt om det",
				List.of("SAG-1"), List.of()));
		vis("SAG-2");
		kaed();
		vis("SAG-1");
		assertThat(this.transaktion.<Integer>execute((status) -> this.log.slet("SAG-1"))).isEqualTo(1);
		kaed();
		this.transaktion.<Integer>execute((status) -> this.log.slet("SAG-1"));
		assertThat(this.jdbc.queryForList("select * from adgangslog").toString()).doesNotContain("SAG-1", "Karla")
			.contains("SAG-2");
		assertThat(this.jdbc.queryForList("select * from adgang")).isEmpty();
		assertThat(kontroller().hel()).isTrue();
		assertThat(kontroller().raekker()).isEqualTo(3);
	}

	@Test
	void postgresqlItselfRefusesToChangeOrRemoveARow() throws Exception {
		begynd(Testdatabase.POSTGRESQL);
		vis("SAG-1");
		kaed();
		for (String indgreb : List.of("update adgangslog set bruger = 'en-anden'", "delete from adgangslog",
				"truncate adgangslog", "update adgangslog set sagsnummer = 'SAG-2', begrundelse = null",
				"update adgangslog set sagsnummer = null, status = 404")) {
			assertThatThrownBy(() -> this.jdbc.execute(indgreb)).isInstanceOf(DataAccessException.class)
				.hasStackTraceContaining("Adgangsloggen kan ikke ændres");
		}
		assertThat(kontroller().hel()).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void aNoteStandsThoughTheCallersTransactionOnlyReadsAndFails(Testdatabase database) throws Exception {
		begynd(database);
		TransactionTemplate laeser = new TransactionTemplate(this.transaktion.getTransactionManager());
		laeser.setReadOnly(true);
		laeser.executeWithoutResult((status) -> {
			vis("SAG-1");
			status.setRollbackOnly();
		});
		assertThat(kaed()).isEqualTo(1);
	}

}
