package dk.tovholder.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;

import dk.tovholder.TovholderApplication;
import dk.tovholder.kalender.Tid;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** The demo as a whole, started and restarted with a small cohort. */
class DemokohorteTest {

	private static final Instant MAAL = Demourlager.START.plus(Duration.ofDays(60));

	@AfterEach
	void nulstil() {
		ClockUtil.reset();
	}

	@Test
	void oneLongMoveLeavesTheSameAsDayByDayAndARestartGoesOn() {
		List<Raekke> ijet;
		try (ConfigurableApplicationContext app = start("langt")) {
			app.getBean(Demour.class).flyt(MAAL);
			ijet = journal(app);
		}
		List<Raekke> dagForDag;
		try (ConfigurableApplicationContext app = start("kort")) {
			for (Instant dag = Demourlager.START; dag.isBefore(MAAL);) {
				dag = dag.plus(Duration.ofDays(1));
				app.getBean(Demour.class).flyt(dag);
			}
			dagForDag = journal(app);
		}
		assertThat(dagForDag).isEqualTo(ijet);
		assertThat(ijet).filteredOn((raekke) -> raekke.type().equals("FRIST_OVERSKREDET")).isNotEmpty();
		assertThat(ijet).filteredOn((raekke) -> raekke.tidspunkt() != null)
			.allSatisfy((raekke) -> assertThat(raekke.tidspunkt().atZone(Tid.ZONE).toLocalTime())
				.isEqualTo(LocalTime.MIDNIGHT));
		try (ConfigurableApplicationContext app = start("kort")) {
			assertThat(app.getBean(Demour.class).nu()).isBetween(MAAL, MAAL.plus(Duration.ofMinutes(2)));
			app.getBean(Demokohorte.class).afvent();
			assertThat(journal(app)).isEqualTo(dagForDag);
		}
	}

	@Test
	void unknownCohortStopsTheStart() {
		assertThatIllegalStateException().isThrownBy(() -> new Demokohorte(null, null, "findes-ikke"))
			.withMessageContaining("findes-ikke");
	}

	private static ConfigurableApplicationContext start(String database) {
		return SpringApplication.run(TovholderApplication.class, "--server.port=0",
				"--spring.datasource.url=jdbc:h2:mem:demokohorte-" + database + ";DB_CLOSE_DELAY=-1",
				"--tovholder.demo.kohorte=kohorte-proeve");
	}

	/** The rows of the first day carry the second at which the citizens came in. */
	private static List<Raekke> journal(ConfigurableApplicationContext app) {
		Instant dagTo = Demourlager.START.plus(Duration.ofHours(16));
		return app.getBean(JdbcTemplate.class)
			.query("select * from journal order by sagsnummer, id", (raekke, nummer) -> {
				Instant tidspunkt = raekke.getObject("tidspunkt", OffsetDateTime.class).toInstant();
				return new Raekke(raekke.getString("sagsnummer"), tidspunkt.isBefore(dagTo) ? null : tidspunkt,
						raekke.getString("effektiv_dato"), raekke.getString("type"), raekke.getString("aktoer"),
						raekke.getString("tekst"), raekke.getString("data"));
			});
	}

	private record Raekke(String sagsnummer, Instant tidspunkt, String effektivDato, String type, String aktoer,
			String tekst, String data) {
	}

}
