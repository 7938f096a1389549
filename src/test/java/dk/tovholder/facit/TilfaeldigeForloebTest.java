package dk.tovholder.facit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import dk.tovholder.Pilot;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many random cases on one clock, with every task answered as people might: what the statements say of the work done is held
 * against the answer sheet for every month. More of them with {@code -Dfacit.flok=500}, other ones with
 * {@code -Dfacit.froe=17}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:forloeb;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
				"camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
class TilfaeldigeForloebTest {

	private static final int FLOK = Integer.getInteger("facit.flok", 24);

	private static final long FROE = Long.getLong("facit.froe", 1L);

	private static final YearMonth FOERSTE = YearMonth.of(2020, 12);

	private static final LocalTime[] KLOKKEN = { LocalTime.of(9, 0), LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59) };

	@Autowired
	private Pilot pilot;

	@Autowired
	private TestRestTemplate rest;

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	@Test
	void everyFigureOfEveryMonthEqualsTheAnswerSheet() throws IOException {
		Random tilfaelde = new Random(FROE);
		List<Gaenger> flok = new ArrayList<>();
		LocalDateTime nu = Facit.PROJEKTSTART.atTime(8, 0);
		pilot.begynd(nu.toString());
		Map<String, Object> forskelle = new LinkedHashMap<>();
		int sammenligninger = 0;
		while (nu.toLocalDate().isBefore(LocalDate.of(2022, 9, 1))) {
			for (int i = 0; i < 6 && flok.size() < FLOK; i++) {
				Gaenger ny = new Gaenger(pilot, FROE * 10_000 + flok.size());
				ny.begyndIFlok(nu.toLocalDate(), (tilfaelde.nextInt(3) == 0) ? "integrationshuset" : "aktivhuset");
				flok.add(ny);
			}
			for (Gaenger gaenger : flok) {
				for (int i = tilfaelde.nextInt(3); i > 0; i--) {
					skridt(gaenger);
				}
			}
			YearMonth foer = YearMonth.from(nu);
			nu = nu.toLocalDate().plusDays(1L + tilfaelde.nextInt(17)).atTime(KLOKKEN[tilfaelde.nextInt(KLOKKEN.length)]);
			pilot.spring(nu.toString());
			for (Gaenger gaenger : flok) {
				gaenger.iFlok(nu);
			}
			if (!YearMonth.from(nu).equals(foer) && foer.getMonthValue() % 3 == 0) {
				sammenlign(flok, foer, forskelle);
				sammenligninger++;
			}
		}
		Files.writeString(Path.of("target", "forloeb.txt"), forskelle.toString().replace(", ", "\n"));
		assertThat(forskelle).isEmpty();
		assertThat(sammenligninger).isGreaterThan(3);
	}

	private static void skridt(Gaenger gaenger) {
		try {
			gaenger.skridt();
		}
		catch (AssertionError | RuntimeException ex) {
			throw new AssertionError(String.join("\n", gaenger.log), ex);
		}
	}

	private void sammenlign(List<Gaenger> flok, YearMonth til, Map<String, Object> forskelle) {
		Opgoerelsesfacit facit = new Opgoerelsesfacit();
		List<Facit.Skaebne> raekker = new ArrayList<>();
		for (Gaenger gaenger : flok) {
			if (gaenger.facit.omfattet()) {
				facit.tilfoej(gaenger.sag());
			}
			else if (gaenger.facit.lukket()) {
				facit.afvist(gaenger.facit.lukketFra());
			}
			raekker.addAll(Opgoerelsesfacit.pligter(gaenger.facit.skaebner()));
		}
		Opgoerelseslaeser laeser = new Opgoerelseslaeser(rest);
		for (YearMonth m = FOERSTE; !m.isAfter(til); m = m.plusMonths(1)) {
			JsonNode o = laeser.opgoerelse(m);
			Opgoerelseslaeser.forskel(forskelle, til + " " + m, facit.hovedtal(m), Opgoerelseslaeser.hovedtal(o));
			Opgoerelseslaeser.forskel(forskelle, til + " " + m, facit.arbejdstal(m), Opgoerelseslaeser.arbejdstal(o));
			Opgoerelseslaeser.forskel(forskelle, til + " " + m, Opgoerelsesfacit.frister(m, raekker), Opgoerelseslaeser.frister(o));
		}
	}

}
