package dk.tovholder.borger;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import dk.tovholder.Testdatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class BorgereTest {

	private static final Cpr EN = Cpr.af("0203701234");

	private static final Cpr TO = Cpr.af("0303701234");

	private JdbcTemplate jdbc;

	private TransactionTemplate transaktion;

	private Borgere borgere(Testdatabase database) throws MetaDataAccessException {
		DataSource kilde = database.ny();
		this.jdbc = new JdbcTemplate(kilde);
		this.transaktion = new TransactionTemplate(new JdbcTransactionManager(kilde));
		return new Borgere(this.jdbc, Testnoegler.kryptering(), Testnoegler.aftryk());
	}

	@ParameterizedTest
	@EnumSource
	void citizenIsRegisteredOnceUnderAKeyThatDoesNotTellTheNumber(Testdatabase database) throws Exception {
		Borgere borgere = borgere(database);
		String hash = borgere.registrer(EN, "😀".repeat(200));
		assertThat(borgere.registrer(EN, "Et andet navn")).isEqualTo(hash).isEqualTo(borgere.hash(EN));
		assertThat(borgere.navn(hash)).contains("😀".repeat(200));
		assertThat(borgere.navn("ukendt")).isEmpty();
		String krypteret = this.jdbc.queryForObject("select cpr_krypt from borger", String.class);
		assertThat(krypteret + hash).doesNotContain(EN.ciffer());
		assertThat(Testnoegler.kryptering().dekrypter(krypteret)).isEqualTo(EN.ciffer());
	}

	@ParameterizedTest
	@EnumSource
	void keysOfManyComeInTheirOrder(Testdatabase database) throws Exception {
		Borgere borgere = borgere(database);
		assertThat(borgere.registrer(List.of(new Borger(TO, "To"), new Borger(EN, "En"), new Borger(TO, "To igen"))))
			.containsExactly(borgere.hash(TO), borgere.hash(EN), borgere.hash(TO));
		assertThat(borgere.navn(borgere.hash(TO))).contains("To");
	}

	@ParameterizedTest
	@EnumSource
	void meetingAnotherTransactionDoesNotSpoilTheCallersOwn(Testdatabase database) throws Exception {
		Borgere borgere = borgere(database);
		CompletableFuture<String> anden = new CompletableFuture<>();
		this.transaktion.executeWithoutResult((foerste) -> {
			borgere.registrer(EN, "Den første");
			CompletableFuture.runAsync(() -> anden.complete(this.transaktion.execute((samtidig) -> {
				borgere.registrer(List.of(new Borger(EN, "Den anden"), new Borger(TO, "To")));
				return borgere.navn(borgere.hash(EN)).orElseThrow();
			}))).exceptionally((fejl) -> {
				anden.completeExceptionally(fejl);
				return null;
			});
			sov();
			assertThat(anden).isNotDone();
		});
		assertThat(anden.get(10, TimeUnit.SECONDS)).isEqualTo("Den første");
		assertThat(borgere.navn(borgere.hash(TO))).contains("To");
	}

	private static void sov() {
		try {
			Thread.sleep(300);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
