package dk.tovholder.maaling;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dk.tovholder.Testdatabase;
import dk.tovholder.borger.Cpr;
import dk.tovholder.maaling.Saetningstaeller.Taelling;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsoprettelse;
import dk.tovholder.sag.Sagsoprettelse.Udfald;
import dk.tovholder.sag.Ydelse;
import dk.tovholder.sag.Ydelsesperiode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a start costs in calls that wait for the database: a new one is noticed here before it is felt. */
@SpringBootTest(properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
class StartprisTest {

	private static final int EN = 16;

	private static final int HUNDREDE = 73;

	private static int naeste;

	@Autowired
	private Sagsoprettelse sager;

	@Autowired
	private DataSource database;

	@DynamicPropertySource
	static void paaPostgresql(DynamicPropertyRegistry indstillinger) {
		DriverManagerDataSource ny = (DriverManagerDataSource) Testdatabase.POSTGRESQL.ny();
		indstillinger.add("spring.datasource.url", ny::getUrl);
		indstillinger.add("spring.datasource.username", () -> "postgres");
	}

	@TestConfiguration
	static class Taelles {

		@Bean
		static BeanPostProcessor taeller() {
			return new BeanPostProcessor() {
				@Override
				public Object postProcessAfterInitialization(Object bean, String navn) {
					return (bean instanceof HikariDataSource pulje) ? new Saetningstaeller(pulje) : bean;
				}
			};
		}

	}

	/** The first start reads models that the next ones know. */
	@BeforeEach
	void varmOp() {
		this.sager.opret(nye(1));
	}

	@Test
	void oneStartWaitsForTheDatabaseSoOften() {
		List<NySag> en = nye(1);
		Taelling taelling = tael(() -> this.sager.opret(en));
		assertThat(taelling.rundture()).as("%s", taelling.efterSaetning()).isLessThanOrEqualTo(EN);
	}

	@Test
	void aPortionOfACohortWaitsHardlyMoreOftenThanOneStart() {
		List<NySag> mange = nye(100);
		Taelling taelling = tael(() -> this.sager.opret(mange));
		assertThat(taelling.rundture()).as("%s", taelling.efterSaetning()).isLessThanOrEqualTo(HUNDREDE);
	}

	@Test
	void repeatedRowsAreKnownByOneQuestion() {
		List<NySag> mange = nye(300);
		this.sager.opret(mange);
		Taelling taelling = tael(() -> assertThat(this.sager.forudse(mange)).extracting(Sagsoprettelse.Udsigt::udfald)
			.containsOnly(Udfald.GENTAGET));
		assertThat(taelling.efterSaetning()).hasSize(1).allSatisfy((sql, gange) -> assertThat(sql).startsWith("select"));
		assertThat(taelling.rundture()).isEqualTo(1);
	}

	private Taelling tael(Runnable arbejde) {
		return ((Saetningstaeller) this.database).tael(arbejde);
	}

	private static List<NySag> nye(int antal) {
		LocalDate start = LocalDate.of(2020, 12, 1);
		return IntStream.range(0, antal).map((i) -> naeste++)
			.mapToObj((nr) -> new NySag("PRIS-" + nr, "afklaringspuljen", Cpr.af("020266%04d".formatted(nr)), "Prøve", "aktivhuset",
					start, true, false, null,
					List.of(new Ydelsesperiode(Ydelse.KONTANTHJAELP, start.minusYears(10), start.minusDays(1)))))
			.toList();
	}

}
