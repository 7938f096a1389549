package dk.tovholder.facit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dk.tovholder.Pilot;
import dk.tovholder.fejl.Afvisning;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** Events that arrive in another order, and each of them twice, leave the case as it would have been. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:facit;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom",
				"camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
class RaekkefoelgeTest {

	private static final int RAEKKEFOELGER = 12;

	@Autowired
	private Pilot pilot;

	private record Haendelse(String type, String dato, Object... data) {
	}

	@BeforeEach
	void begynd() {
		pilot.begynd("2020-12-01T08:00");
	}

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	@Test
	void placementsInAnyOrder() {
		ens(placeringer(), "FORLOEB_UGENTLIG");
	}

	@Test
	void placementsAndEndingsInAnyOrder() {
		List<Haendelse> haendelser = placeringer();
		haendelser.add(new Haendelse("SagOphoert", "2021-05-28", "udfald", "FRAFLYTTET"));
		haendelser.add(new Haendelse("SagOphoert", "2021-05-26", "udfald", "JOB_ORDINAERT"));
		ens(haendelser, "AFSLUTTET");
	}

	private static List<Haendelse> placeringer() {
		return new ArrayList<>(List.of(start("2021-03-15", "P1"), slut("2021-04-23", "P1"), start("2021-05-03", "P2"),
				slut("2021-05-20", "P2"), start("2021-05-21", "P3"),
				new Haendelse("PlaceringAnnulleret", "2021-05-21", "placeringId", "P3")));
	}

	private static Haendelse start(String dato, String id) {
		return new Haendelse("PlaceringStartet", dato, "placeringId", id, "placeringstype", "PRAKTIK");
	}

	private static Haendelse slut(String dato, String id) {
		return new Haendelse("PlaceringSluttet", dato, "placeringId", id);
	}

	private void ens(List<Haendelse> haendelser, String tilstand) {
		List<String> sager = new ArrayList<>();
		for (int i = 0; i < RAEKKEFOELGER; i++) {
			sager.add(i == 0 ? pilot.iForloeb("2021-01-26") : iForloeb());
		}
		pilot.dag("2021-06-01");
		Random tilfaelde = new Random(42);
		String ventet = null;
		for (String sag : sager) {
			List<Haendelse> orden = new ArrayList<>(haendelser);
			if (ventet != null) {
				Collections.shuffle(orden, tilfaelde);
			}
			for (int i = 0; i < orden.size(); i++) {
				Haendelse h = orden.get(i);
				String foerste = meld(sag, i, h);
				assertThat(foerste).isIn("ANVENDT", "AFVENTER", "409");
				String anden = meld(sag, i, h);
				assertThat(anden).isEqualTo(foerste.equals("409") ? "409" : "GENTAGET");
			}
			String slutning = pilot.tilstand(sag) + " " + pilot.vis(sag).billede().udfald() + " " + pilot.placeringer(sag) + " "
					+ pilot.aabne(sag)
					+ pilot.vis(sag)
						.frister()
						.stream()
						.filter((f) -> !f.status().name().equals("BORTFALDET"))
						.map((f) -> f.fristtype() + " " + f.dato() + " " + f.status() + " " + f.opfyldtDato())
						.sorted()
						.toList();
			assertThat(slutning).startsWith(tilstand);
			ventet = (ventet == null) ? slutning : ventet;
			assertThat(slutning).as("%s", orden.stream().map((h) -> h.type() + " " + h.dato()).toList()).isEqualTo(ventet);
		}
	}

	private String meld(String sag, int nr, Haendelse h) {
		try {
			return pilot.meldMed("h" + nr, "proeve", sag, h.type(), h.dato(), h.data()).name();
		}
		catch (Afvisning ex) {
			return Integer.toString(ex.status());
		}
	}

	/** Another case at the same place, made on the day the clock has come to. */
	private String iForloeb() {
		String sag = pilot.sag("2020-12-01");
		pilot.indkald(sag);
		pilot.goer(sag, "T03", Pilot.samtale("2021-01-18", "GIVET"));
		pilot.goer(sag, "T04", "tidspunkt", "2021-01-25T09:00", "deltagere", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED"));
		pilot.goer(sag, "T05", Pilot.moede("2021-01-25"));
		pilot.beslut(sag, "AFKLARINGSFORLOEB", "2021-01-26");
		pilot.goer(sag, "T12", "jobformidler", "jobformidler1.aktivhuset");
		return sag;
	}

}
