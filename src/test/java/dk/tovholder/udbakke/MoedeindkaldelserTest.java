package dk.tovholder.udbakke;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dk.tovholder.Testdatabase;
import dk.tovholder.kalender.Tid;

import static org.assertj.core.api.Assertions.assertThat;

class MoedeindkaldelserTest {

	private static final LocalDate DAG = LocalDate.of(2021, 7, 1);

	static Indkaldelse moede(String... brugere) {
		return moede(DAG, LocalTime.of(10, 0), brugere);
	}

	private static Indkaldelse moede(LocalDate dag, LocalTime klokkeslaet, String... brugere) {
		return new Indkaldelse("S-1", "samtale", "Forberedende samtale, sag S-1", dag, klokkeslaet, "Lokale 3; Øst, st.",
				Set.copyOf(List.of(brugere).stream().map(Modtager::bruger).toList()), List.of("SUNDHED", "SOCIAL"));
	}

	private static void indkald(Opstilling o, Indkaldelse ny) {
		o.transaktion.executeWithoutResult((status) -> o.moeder().indkald(ny));
	}

	/** The messages to one person, oldest first. */
	private static List<Calendar> kalendere(Opstilling o, String modtager) {
		return o.jdbc.queryForList("select kalender from brev where modtager = ? order by oprettet", String.class, modtager)
			.stream()
			.map(MoedeindkaldelserTest::laes)
			.toList();
	}

	static Calendar laes(String tekst) {
		try {
			Calendar kalender = new CalendarBuilder().build(new StringReader(tekst));
			assertThat(kalender.validate().getEntries()).isEmpty();
			return kalender;
		}
		catch (Exception ex) {
			throw new AssertionError(tekst, ex);
		}
	}

	static VEvent begivenhed(Calendar kalender) {
		return kalender.<VEvent>getComponent(Component.VEVENT).orElseThrow();
	}

	static String vaerdi(Calendar kalender, String navn) {
		return begivenhed(kalender).getProperty(navn).map(Property::getValue).orElse(null);
	}

	static String kort(Calendar kalender) {
		return kalender.getMethod().getValue() + " " + vaerdi(kalender, Property.SEQUENCE) + " "
				+ begivenhed(kalender).getDateTimeStart().getValue();
	}

	private static void sekund(Opstilling o) {
		o.ur.frem(java.time.Duration.ofSeconds(1));
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void anInvitationIsReadByACalendar(Testdatabase slags) {
		Opstilling o = new Opstilling(slags);
		o.valg.put("faggrupper.SUNDHED", "sundhed@kommune.invalid");
		o.folk.ansaet("mette");
		indkald(o, moede("mette"));
		Brev brev = o.brev("mette");
		assertThat(brev.metode()).isEqualTo("REQUEST");
		assertThat(brev.sagsnummer()).isEqualTo("S-1");
		assertThat(brev.emne()).isEqualTo("Forberedende samtale, sag S-1");
		assertThat(brev.tekst()).contains("torsdag den 1. juli 2021 kl. 10.00", "Sted: Lokale 3; Øst, st.");
		Calendar kalender = laes(brev.kalender());
		assertThat(kort(kalender)).isEqualTo("REQUEST 0 20210701T100000");
		assertThat(brev.kalender()).contains("DTSTART;TZID=Europe/Copenhagen:20210701T100000",
				"DTEND;TZID=Europe/Copenhagen:20210701T110000");
		assertThat(kalender.getComponents(Component.VTIMEZONE)).hasSize(1);
		assertThat(((ZonedDateTime) begivenhed(kalender).getDateTimeStart().getDate()).toInstant())
			.isEqualTo(DAG.atTime(10, 0).atZone(Tid.ZONE).toInstant());
		assertThat(vaerdi(kalender, Property.SUMMARY)).isEqualTo("Forberedende samtale, sag S-1");
		assertThat(vaerdi(kalender, Property.LOCATION)).isEqualTo("Lokale 3; Øst, st.");
		assertThat(vaerdi(kalender, Property.ORGANIZER)).isEqualTo("mailto:tovholder@tovholder.invalid");
		assertThat(vaerdi(kalender, Property.ATTENDEE)).isEqualTo("mailto:mette@kommune.invalid");
		assertThat(o.brev("faggruppe:SUNDHED").adresse()).isEqualTo("sundhed@kommune.invalid");
		assertThat(o.breve()).hasSize(2);
	}

	@Test
	void aDayWithoutATimeIsTheWholeDay() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		o.folk.ansaet("mette");
		indkald(o, moede(DAG, null, "mette"));
		Calendar kalender = kalendere(o, "mette").get(0);
		assertThat(kalender.toString()).contains("DTSTART;VALUE=DATE:20210701", "DTEND;VALUE=DATE:20210702");
		assertThat(o.brev("mette").tekst()).contains("torsdag den 1. juli 2021\n");
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void theSameMeetingKeepsItsPlaceThroughMovesAndCancellation(Testdatabase slags) {
		Opstilling o = new Opstilling(slags);
		o.folk.ansaet("mette");
		o.folk.ansaet("lone");
		indkald(o, moede("mette", "lone"));
		sekund(o);
		indkald(o, moede(DAG.plusDays(7), LocalTime.of(9, 30), "mette"));
		sekund(o);
		o.transaktion.executeWithoutResult((status) -> o.moeder().aflys("S-1", "samtale"));
		sekund(o);
		o.transaktion.executeWithoutResult((status) -> o.moeder().aflys("S-1", "samtale"));
		o.transaktion.executeWithoutResult((status) -> o.moeder().aflys("S-1", "stepup"));
		o.transaktion.executeWithoutResult((status) -> o.moeder().genindkald("S-1", "samtale", DAG.plusDays(8)));
		List<Calendar> mettes = kalendere(o, "mette");
		assertThat(mettes.stream().map(MoedeindkaldelserTest::kort)).containsExactly("REQUEST 0 20210701T100000",
				"REQUEST 1 20210708T093000", "CANCEL 2 20210708T093000");
		assertThat(mettes.stream().map((k) -> vaerdi(k, Property.UID)).distinct()).hasSize(1);
		assertThat(vaerdi(mettes.get(2), Property.STATUS)).isEqualTo("CANCELLED");
		// Who is not to come any more is told when the meeting moves, and is not told again.
		assertThat(kalendere(o, "lone").stream().map(MoedeindkaldelserTest::kort)).containsExactly("REQUEST 0 20210701T100000",
				"CANCEL 1 20210708T093000");
		sekund(o);
		o.transaktion.executeWithoutResult((status) -> o.moeder().genindkald("S-1", "samtale", DAG.plusDays(7)));
		assertThat(kort(kalendere(o, "mette").get(3))).isEqualTo("REQUEST 3 20210708T093000");
	}

	@Test
	void aCancelledStepLeavesNoInvitation() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		o.folk.ansaet("mette");
		o.transaktion.executeWithoutResult((status) -> {
			o.moeder().indkald(moede("mette"));
			status.setRollbackOnly();
		});
		assertThat(o.breve()).isEmpty();
		assertThat(o.antal("moede")).isZero();
	}

}
