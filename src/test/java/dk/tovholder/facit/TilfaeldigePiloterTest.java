package dk.tovholder.facit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dk.tovholder.Pilot;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random cases through the whole product, compared with the answer sheet after every step. More of them with
 * {@code -Dfacit.sager=1000}, a single one with {@code -Dfacit.froe=17 -Dfacit.sager=1}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:facit;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
				"camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
class TilfaeldigePiloterTest {

	private static final int SAGER = Integer.getInteger("facit.sager", 120);

	private static final int SKRIDT = Integer.getInteger("facit.skridt", 40);

	private static final long FROE = Long.getLong("facit.froe", 1L);

	@Autowired
	private Pilot pilot;

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	@Test
	void productAndAnswerSheetAgreeAfterEveryStep() throws IOException {
		List<String> forskelle = new ArrayList<>();
		Map<String, Integer> antal = new TreeMap<>();
		for (long froe = FROE; froe < FROE + SAGER; froe++) {
			Gaenger gaenger = new Gaenger(pilot, froe);
			try {
				gaenger.begynd();
				for (int i = 0; i < SKRIDT; i++) {
					gaenger.skridt();
				}
			}
			catch (AssertionError | RuntimeException ex) {
				StringWriter spor = new StringWriter();
				ex.printStackTrace(new PrintWriter(spor));
				forskelle.add("froe " + froe + "\n  " + String.join("\n  ", gaenger.log) + "\n"
						+ ((ex instanceof AssertionError) ? ex : spor));
			}
			gaenger.antal.forEach((hvad, n) -> antal.merge(hvad, n, Integer::sum));
		}
		Files.writeString(Path.of("target", "facit.txt"), antal + "\n\n" + String.join("\n\n", forskelle));
		assertThat(forskelle).as("%s", antal).isEmpty();
	}

}
