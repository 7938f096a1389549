package dk.tovholder.udbakke;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dk.tovholder.Testdatabase;
import dk.tovholder.sikkerhed.Brugerregister.Person;

import static org.assertj.core.api.Assertions.assertThat;

class SamlerTest {

	private static final String LEDERE = "aktivhuset.faglig-leder";

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void twoNodesGatherEachNoticeOnce(Testdatabase slags) throws Exception {
		Opstilling a = new Opstilling(slags);
		a.folk.ansaet("lene", LEDERE);
		a.folk.ansaet("hans", LEDERE);
		List<Samler> noder = List.of(a.samler(), a.nabo().samler());
		ExecutorService traade = Executors.newFixedThreadPool(2);
		int lagt = 0;
		for (int runde = 0; runde < 10; runde++) {
			for (int i = 0; i < 20; i++) {
				a.laeg(a.varsel("frist/" + lagt++, Modtager.gruppe(LEDERE), "S-1"));
			}
			CyclicBarrier start = new CyclicBarrier(2);
			List<Future<?>> svar = noder.stream().<Future<?>>map((node) -> traade.submit(() -> {
				start.await();
				node.saml();
				return null;
			})).toList();
			for (Future<?> f : svar) {
				f.get();
			}
		}
		traade.shutdown();
		noder.get(0).saml();
		assertThat(a.antal("varsel where samlet is null")).isZero();
		assertThat(a.antal("brev_varsel")).isEqualTo(2 * lagt);
		assertThat(a.antal("(select b.modtager, bv.varsel_id from brev_varsel bv join brev b on b.id = bv.brev_id "
				+ "group by b.modtager, bv.varsel_id having count(*) > 1) t")).isZero();
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void aPersonGetsOneLetterWithTheOldestFirst(Testdatabase slags) {
		Opstilling o = new Opstilling(slags);
		o.folk.ansaet("lene", LEDERE);
		o.folk.ansaet("mette");
		o.laeg(o.varsel("frist/2", Modtager.gruppe(LEDERE), "S-2"));
		o.laeg(new Varsel("frist/1", Varsel.Type.FORVARSEL, Modtager.bruger("lene"), "S-1", "Fristen nærmer sig.",
				o.ur.instant().minus(Duration.ofDays(3))));
		// The same, both by name and as one of the group.
		o.laeg(o.varsel("frist/2", Modtager.bruger("lene"), "S-2"), o.varsel("frist/3", Modtager.bruger("mette"), "S-3"));
		o.samler().saml();
		assertThat(o.breve()).containsExactly("lene VENTER", "mette VENTER");
		Brev samlet = o.brev("lene");
		assertThat(samlet.emne()).isEqualTo("2 nye varsler fra Tovholder");
		assertThat(samlet.tekst()).containsSubsequence("Der er 2 nye varsler", "- Sag S-1: Fristen nærmer sig.",
				"- Sag S-2: Fristen for Straksafklaring er overskredet.", "http://127.0.0.1:8080/camunda/app/tasklist/");
		assertThat(samlet.tekst().lines().filter((linje) -> linje.contains("S-2"))).hasSize(1);
		assertThat(o.brev("mette").emne()).isEqualTo("Sag S-3: En frist er overskredet");
		assertThat(o.brev("mette").beskedId()).isEqualTo("<" + o.brev("mette").id() + "@tovholder.invalid>");
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void aBusyMidnightIsAFewLettersOfTwoHundredLines(Testdatabase slags) {
		Opstilling o = new Opstilling(slags);
		o.folk.ansaet("lene", LEDERE);
		o.laeg(450, Modtager.gruppe(LEDERE));
		o.samler().saml();
		assertThat(o.breve()).hasSize(3);
		assertThat(o.antal("brev_varsel")).isEqualTo(450);
		assertThat(o.jdbc.queryForList("select tekst from brev", String.class))
			.allSatisfy((tekst) -> assertThat(tekst.lines().filter((linje) -> linje.startsWith("- "))).hasSizeLessThanOrEqualTo(200));
	}

	@Test
	void noticesWaitForOthersOnTheirWayButNotForever() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		o.folk.ansaet("lene", LEDERE);
		o.indhenter = true;
		Samler samler = o.samler();
		o.laeg(o.varsel("frist/1", Modtager.gruppe(LEDERE), "S-1"));
		samler.saml();
		o.ur.frem(Duration.ofMinutes(9));
		samler.saml();
		assertThat(o.breve()).isEmpty();
		o.laeg(o.varsel("frist/2", Modtager.gruppe(LEDERE), "S-2"));
		o.ur.frem(Duration.ofSeconds(61));
		samler.saml();
		assertThat(o.breve()).hasSize(1);
		o.laeg(o.varsel("frist/3", Modtager.gruppe(LEDERE), "S-3"));
		o.indhenter = false;
		samler.saml();
		assertThat(o.breve()).hasSize(2);
	}

	@Test
	void whatIsNotCommittedIsNotGathered() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		o.folk.ansaet("lene");
		o.transaktion.executeWithoutResult((status) -> {
			o.udbakke().laeg(List.of(o.varsel("frist/1", Modtager.bruger("lene"), "S-1")));
			status.setRollbackOnly();
		});
		o.samler().saml();
		assertThat(o.breve()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void whoeverHasNoAddressBlocksNobodyAndIsReportedOnce(Testdatabase slags) {
		Opstilling o = new Opstilling(slags);
		o.folk.ansaet("lene", LEDERE);
		o.folk.personer.put("uden", new Person("uden", "Uden Mail", null));
		o.folk.grupper.get(LEDERE).add("uden");
		o.folk.ansaet("drift", "admin");
		Samler samler = o.samler();
		o.laeg(o.varsel("frist/1", Modtager.gruppe(LEDERE), "S-1"), o.varsel("frist/2", Modtager.bruger("rejst"), "S-2"));
		samler.saml();
		assertThat(o.breve()).containsExactly("lene VENTER", "rejst UDEN_ADRESSE", "uden UDEN_ADRESSE");
		o.ur.frem(Duration.ofMinutes(2));
		samler.saml();
		assertThat(o.brev("drift").tekst()).contains("Brugeren uden har ingen mailadresse", "Brugeren rejst har ingen mailadresse");
		assertThat(o.brev("drift").slags()).isEqualTo(Brev.Slags.DRIFT);
		o.folk.ansaet("uden");
		o.ur.frem(Duration.ofMinutes(2));
		samler.saml();
		assertThat(o.breve()).containsExactlyInAnyOrder("lene VENTER", "rejst UDEN_ADRESSE", "uden VENTER", "drift VENTER");
		assertThat(o.brev("uden").adresse()).isEqualTo("uden@kommune.invalid");
	}

	@Test
	void aGroupWithoutMembersIsReported() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		o.folk.ansaet("drift", "admin");
		o.laeg(o.varsel("frist/1", Modtager.gruppe("afdelingsleder"), "S-1"));
		Samler samler = o.samler();
		samler.saml();
		samler.saml();
		assertThat(o.breve()).containsExactly("drift VENTER");
		assertThat(o.brev("drift").tekst()).contains("Gruppen afdelingsleder har ingen medlemmer");
	}

	@Test
	void thoseWithoutTasksAreLedToTheOverview() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		o.folk.ansaet("bestyrer", "styregruppe");
		o.laeg(o.varsel("frist/1", Modtager.gruppe("styregruppe"), "S-1"));
		o.samler().saml();
		assertThat(o.brev("bestyrer").tekst()).contains("/camunda/app/cockpit/").doesNotContain("tasklist");
	}

}
