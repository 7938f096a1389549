package dk.tovholder.sag;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import dk.tovholder.Pilot;
import dk.tovholder.Testdatabase;
import dk.tovholder.kalender.Tid;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is told when a deadline nears, breaks and stays broken. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "tovholder.demo.kohorte=tom", "camunda.bpm.job-execution.enabled=false" })
@Import(Pilot.class)
class FristvarslerTest {

	@DynamicPropertySource
	static void database(DynamicPropertyRegistry indstillinger) {
		Testdatabase.til(indstillinger);
	}

	@Autowired
	private Pilot pilot;

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private TaskService tasks;

	@BeforeEach
	void begynd() {
		pilot.begynd("2020-12-01T08:00");
	}

	@AfterAll
	static void slip() {
		ClockUtil.reset();
	}

	/** What was laid out for a case: the step, the recipient and the local day it holds from. */
	private List<String> varsler(String sag) {
		return jdbc.query("select noegle, modtager, tidspunkt from varsel where sagsnummer = ? order by id",
				(rs, i) -> rs.getString(1).substring(sag.length() + 1) + " " + rs.getString(2) + " "
						+ Tid.dato(rs.getTimestamp(3).toInstant()),
				sag);
	}

	private List<String> varsler(String sag, String indhold) {
		return varsler(sag).stream().filter((linje) -> linje.contains(indhold)).toList();
	}

	@Nested
	class TheLadder {

		@Test
		void eachRungTellsItsOwnPeopleOnItsOwnDay() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2021-03-01");
			assertThat(varsler(sag, "STRAKSAFKLARING")).containsExactly(
					"STRAKSAFKLARING/1/FORVARSEL aktivhuset.sagsbehandler 2021-01-12",
					"STRAKSAFKLARING/1/OVERSKREDET aktivhuset.sagsbehandler 2021-01-27",
					"STRAKSAFKLARING/1/OVERSKREDET aktivhuset.faglig-leder 2021-01-27",
					"STRAKSAFKLARING/1/ESKALERING_2 afdelingsleder 2021-02-02",
					"STRAKSAFKLARING/1/ESKALERING_3 styregruppe 2021-02-23");
		}

		@Test
		void downtimeGivesTheSameAsEachDayAndInTheSameOrder() {
			String hverDag = pilot.sag("2020-12-01");
			pilot.dag("2021-03-01");
			List<String> trin = stige(hverDag);
			begynd();
			String nede = pilot.sag("2020-12-01");
			Instant tilbage = Instant.parse("2021-03-01T07:00:00Z");
			ClockUtil.setCurrentTime(Date.from(tilbage));
			pilot.ur(tilbage);
			assertThat(stige(nede)).isEqualTo(trin).hasSizeGreaterThan(6);
			assertThat(varsler(nede)).isEqualTo(varsler(hverDag)).hasSizeGreaterThan(6);
		}

		private List<String> stige(String sag) {
			return jdbc.queryForList("select type || ' ' || cast(effektiv_dato as varchar(10)) || ' ' || tekst from journal "
					+ "where sagsnummer = ? and type in ('FORVARSEL', 'FRIST_OVERSKREDET', 'ESKALERING') order by id",
					String.class, sag);
		}

		@Test
		void whoHasTakenTheTaskIsToldInsteadOfTheGroup() {
			String sag = pilot.sag("2020-12-01");
			pilot.dag("2020-12-14");
			pilot.indkald(sag);
			tasks.claim(pilot.opgave(sag, "T03").id(), "sagsbehandler.aktivhuset");
			assertThat(pilot.opgave(sag, "T03").ansvarlig()).isEqualTo("sagsbehandler.aktivhuset");
			pilot.dag("2020-12-30");
			assertThat(varsler(sag, "FORBEREDENDE")).containsExactly(
					"FORBEREDENDE_SAMTALE/1/FORVARSEL sagsbehandler.aktivhuset 2020-12-18",
					"FORBEREDENDE_SAMTALE/1/OVERSKREDET sagsbehandler.aktivhuset 2020-12-30",
					"FORBEREDENDE_SAMTALE/1/OVERSKREDET aktivhuset.faglig-leder 2020-12-30");
			tasks.setAssignee(pilot.opgave(sag, "T03").id(), null);
			assertThat(pilot.opgave(sag, "T03").ansvarlig()).isNull();
		}

		@Test
		void missedContactTellsTheJobformidlerAndTheLeaderTwoWorkingDaysLater() {
			String sag = pilot.iForloeb("2021-01-26");
			pilot.dag("2021-02-20");
			assertThat(varsler(sag, "KONTAKT_UGE")).containsExactly(
					"KONTAKT_UGE/1/OVERSKREDET jobformidler1.aktivhuset 2021-02-03",
					"KONTAKT_UGE/1/ESKALERING_1 aktivhuset.faglig-leder 2021-02-04");
		}

		@Test
		void missingJobformidlerIsToldToTheLeaderOnce() {
			String sag = pilot.sag("2020-12-01");
			pilot.tilBeslutning(sag, "2021-01-12", "2021-01-25");
			pilot.dag("2021-01-26");
			pilot.beslut(sag, "AFKLARINGSFORLOEB", "2021-01-26");
			pilot.dag("2021-02-15");
			assertThat(varsler(sag, "JOBFORMIDLER")).containsExactly(
					"JOBFORMIDLER_TILDELES/1/OVERSKREDET aktivhuset.faglig-leder 2021-02-03",
					"JOBFORMIDLER_TILDELES/1/ESKALERING_2 afdelingsleder 2021-02-09");
		}

		@Test
		void lateImportTellsOnlyTheFirstRung() {
			pilot.dag("2021-02-01");
			String sag = pilot.sag("2020-12-01");
			assertThat(varsler(sag)).containsExactlyInAnyOrder(
					"STRAKSAFKLARING/1/OVERSKREDET aktivhuset.sagsbehandler 2021-01-27",
					"STRAKSAFKLARING/1/OVERSKREDET aktivhuset.faglig-leder 2021-01-27",
					"FORBEREDENDE_SAMTALE/1/OVERSKREDET aktivhuset.sagsbehandler 2020-12-30",
					"FORBEREDENDE_SAMTALE/1/OVERSKREDET aktivhuset.faglig-leder 2020-12-30");
		}

		@Test
		void whatIsKeptInTimeTellsNobody() {
			String sag = pilot.sag("2020-12-01");
			pilot.tilBeslutning(sag, "2020-12-10", "2020-12-14");
			pilot.dag("2020-12-15");
			pilot.beslut(sag, "AFKLARINGSFORLOEB", "2020-12-15");
			pilot.dag("2020-12-18");
			assertThat(varsler(sag)).isEmpty();
		}

	}

	@Test
	void thirdNoShowInARowIsToldToTheLeader() {
		String sag = pilot.sag("2020-12-01");
		for (String dato : List.of("2020-12-07", "2020-12-10", "2020-12-14")) {
			assertThat(varsler(sag)).isEmpty();
			pilot.dag(dato);
			pilot.meld(sag, "UdeblivelseRegistreret", dato);
		}
		assertThat(varsler(sag)).singleElement().asString().contains("UDEBLIVELSE/", "aktivhuset.faglig-leder 2020-12-14");
	}

}
