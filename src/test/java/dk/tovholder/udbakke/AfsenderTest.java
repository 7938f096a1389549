package dk.tovholder.udbakke;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dk.tovholder.Testdatabase;
import dk.tovholder.udbakke.Testpostserver.Opfoersel;

import static org.assertj.core.api.Assertions.assertThat;

class AfsenderTest {

	private Testpostserver server;

	@BeforeEach
	void aaben() throws Exception {
		server = new Testpostserver();
	}

	@AfterEach
	void luk() throws Exception {
		server.close();
	}

	private static Opstilling medBreveTil(Testdatabase slags, String... modtagere) {
		Opstilling o = new Opstilling(slags);
		for (String modtager : modtagere) {
			o.folk.ansaet(modtager);
			o.laeg(o.varsel("frist/" + modtager, Modtager.bruger(modtager), "S-1"));
		}
		o.samler().saml();
		return o;
	}

	private static String felt(String besked, String navn) {
		return besked.lines().filter((linje) -> linje.startsWith(navn + ":")).findFirst().orElseThrow();
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void aLetterArrivesOnce(Testdatabase slags) {
		Opstilling o = medBreveTil(slags, "lene");
		Afsender afsender = o.afsender(o.post(server.port()));
		afsender.send();
		afsender.send();
		assertThat(server.modtaget()).singleElement()
			.satisfies((besked) -> assertThat(besked).contains("To: lene@kommune.invalid", "Auto-Submitted: auto-generated",
					"Message-ID: " + o.brev("lene").beskedId(), "Sag S-1"));
		assertThat(o.breve()).containsExactly("lene SENDT");
	}

	@ParameterizedTest
	@CsvSource({ "1,PT1M", "2,PT2M", "3,PT4M", "7,PT64M", "11,PT1024M", "12,PT24H", "60,PT24H" })
	void waitDoublesFromAMinuteToADay(int forsoeg, Duration ventetid) {
		assertThat(new Opstilling(Testdatabase.H2).indstillinger().ventetid(forsoeg)).isEqualTo(ventetid);
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void aServerThatIsGoneBeforeOkGetsTheSameLetterAgainLater(Testdatabase slags) {
		Opstilling o = medBreveTil(slags, "lene");
		o.transaktion.executeWithoutResult((status) -> o.moeder().indkald(MoedeindkaldelserTest.moede("lene")));
		Afsender afsender = o.afsender(o.post(server.port()));
		server.opfoer(Opfoersel.TABER_FOER_OK);
		afsender.send();
		assertThat(server.set()).hasSize(2);
		server.opfoer(Opfoersel.MODTAGER);
		o.ur.frem(Duration.ofSeconds(59));
		afsender.send();
		assertThat(server.modtaget()).isEmpty();
		o.ur.frem(Duration.ofSeconds(1));
		afsender.send();
		assertThat(o.antal("brev where status = 'SENDT' and forsoeg = 2")).isEqualTo(2);
		assertThat(server.modtaget()).containsExactlyInAnyOrderElementsOf(server.set().subList(0, 2));
	}

	@Test
	void aServerThatAsksForAnotherTimeGetsItsTime() {
		Opstilling o = medBreveTil(Testdatabase.H2, "lene");
		Afsender afsender = o.afsender(o.post(server.port()));
		server.opfoer(Opfoersel.SENERE);
		afsender.send();
		for (int gange = 1; gange <= 3; gange++) {
			o.ur.frem(Duration.ofMinutes(1L << (gange - 1)).minusMillis(1));
			afsender.send();
			assertThat(server.set()).hasSize(gange);
			o.ur.frem(Duration.ofMillis(1));
			afsender.send();
			assertThat(server.set()).hasSize(gange + 1);
		}
		assertThat(server.set()).hasSize(4).allMatch((besked) -> besked.equals(server.set().get(0)));
		assertThat(o.jdbc.queryForObject("select fejl from brev", String.class)).isEqualTo("451 4.3.0 Try again later");
	}

	@Test
	void aGoodbyeThatFailsIsNoFailure() {
		Opstilling o = medBreveTil(Testdatabase.H2, "lene");
		server.opfoer(Opfoersel.TABER_EFTER_OK);
		o.afsender(o.post(server.port())).send();
		assertThat(o.breve()).containsExactly("lene SENDT");
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void afterAnHourWithoutServerEverythingLeavesAtOnce(Testdatabase slags) throws Exception {
		Opstilling o = medBreveTil(slags, "anne", "bo", "carl");
		Afsender afsender = o.afsender(o.post(server.port()));
		server.luk();
		for (int minut = 0; minut < 60; minut++) {
			afsender.send();
			o.ur.frem(Duration.ofMinutes(1));
		}
		assertThat(o.antal("brev where forsoeg > 0")).as("nothing is tried while nobody is there").isZero();
		server.aaben();
		afsender.send();
		assertThat(server.modtaget()).hasSize(3);
	}

	@Test
	void aServerThatGoesAwayBetweenTwoLettersCostsOneAttempt() throws Exception {
		Opstilling o = medBreveTil(Testdatabase.H2, "anne", "bo");
		o.valg.put("pr-minut", "1");
		Afsender afsender = o.afsender(o.post(server.port()));
		afsender.send();
		server.luk();
		o.ur.frem(Duration.ofMinutes(1));
		afsender.send();
		assertThat(o.antal("brev where status = 'VENTER' and uden_forbindelse and forsoeg = 1")).isEqualTo(1);
		server.aaben();
		o.ur.frem(Duration.ofSeconds(20));
		afsender.send();
		o.ur.frem(Duration.ofSeconds(40));
		afsender.send();
		assertThat(server.modtaget()).hasSize(2);
	}

	@Test
	void aServerThatHangsIsLeftWithinItsTime() {
		Opstilling o = medBreveTil(Testdatabase.H2, "anne", "bo");
		Afsender afsender = o.afsender(o.post(server.port()));
		server.opfoer(Opfoersel.HAENGER);
		long fra = System.nanoTime();
		afsender.send();
		assertThat(Duration.ofNanos(System.nanoTime() - fra)).isLessThan(Duration.ofSeconds(15));
		server.opfoer(Opfoersel.MODTAGER);
		o.ur.frem(Duration.ofSeconds(15));
		afsender.send();
		assertThat(server.modtaget()).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void anAddressThatIsRefusedIsGivenUpAloneAndReported(Testdatabase slags) {
		Opstilling o = medBreveTil(slags, "anne", "bo", "carl");
		o.folk.ansaet("drift", "admin");
		server.kenderIkke("bo@kommune.invalid");
		Afsender afsender = o.afsender(o.post(server.port()));
		afsender.send();
		assertThat(o.breve()).containsExactly("anne SENDT", "bo VENTER", "carl SENDT");
		assertThat(o.jdbc.queryForObject("select fejl from brev where modtager = 'bo'", String.class)).contains("550 5.1.1");
		for (int i = 0; i < 12; i++) {
			o.ur.frem(Duration.ofHours(24));
			afsender.send();
		}
		assertThat(o.jdbc.queryForMap("select status, forsoeg from brev where modtager = 'bo'"))
			.containsEntry("status", "OPGIVET")
			.containsEntry("forsoeg", 10);
		o.samler().saml();
		assertThat(o.brev("drift").tekst()).contains("Et brev til bo kunne ikke leveres og er opgivet");
		afsender.send();
		assertThat(server.modtaget()).hasSize(3);
	}

	@Test
	void whatCanNotBeDeliveredInTwoWeeksIsGivenUp() {
		Opstilling o = medBreveTil(Testdatabase.H2, "lene");
		server.opfoer(Opfoersel.SENERE);
		Afsender afsender = o.afsender(o.post(server.port()));
		afsender.send();
		o.ur.frem(Duration.ofDays(14).minusSeconds(1));
		afsender.send();
		assertThat(o.breve()).containsExactly("lene VENTER");
		o.ur.frem(Duration.ofHours(24));
		afsender.send();
		assertThat(o.breve()).containsExactly("lene OPGIVET");
		assertThat(o.antal("varsel where type = 'DRIFT' and modtager = 'admin'")).isEqualTo(1);
	}

	@Test
	void anAddressThatIsNoneIsRefusedWithoutTheServer() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		o.folk.personer.put("skaev", new dk.tovholder.sikkerhed.Brugerregister.Person("skaev", "Skæv", "ikke en adresse"));
		o.folk.ansaet("lene");
		o.laeg(o.varsel("frist/1", Modtager.bruger("skaev"), "S-1"), o.varsel("frist/2", Modtager.bruger("lene"), "S-1"));
		o.transaktion.executeWithoutResult((status) -> o.moeder().indkald(MoedeindkaldelserTest.moede("skaev")));
		o.samler().saml();
		o.afsender(o.post(server.port())).send();
		assertThat(o.antal("brev where modtager = 'skaev' and fejl like 'Adressen er ugyldig%'")).isEqualTo(2);
		assertThat(server.modtaget()).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void rateHoldsOverTwoNodes(Testdatabase slags) {
		Opstilling o = new Opstilling(slags);
		o.valg.put("pr-minut", "6");
		for (int i = 0; i < 40; i++) {
			o.folk.ansaet("b" + i);
			o.laeg(o.varsel("frist/" + i, Modtager.bruger("b" + i), "S-1"));
		}
		o.samler().saml();
		List<UUID> sendt = new ArrayList<>();
		Afsender a = o.afsender(vej(sendt));
		Afsender b = o.nabo().afsender(vej(sendt));
		a.send();
		b.send();
		assertThat(sendt).hasSize(1);
		for (int sekund = 0; sekund < 120; sekund += 2) {
			o.ur.frem(Duration.ofSeconds(2));
			a.send();
			b.send();
		}
		assertThat(sendt).hasSize(13).doesNotHaveDuplicates();
	}

	@Test
	void aBurstAfterAQuietHourIsSmall() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		List<UUID> sendt = new ArrayList<>();
		Afsender afsender = o.afsender(vej(sendt));
		o.ur.frem(Duration.ofHours(1));
		for (int i = 0; i < 100; i++) {
			o.folk.ansaet("b" + i);
			o.laeg(o.varsel("frist/" + i, Modtager.bruger("b" + i), "S-1"));
		}
		o.samler().saml();
		afsender.send();
		assertThat(sendt).hasSize(10);
	}

	private static Postvej vej(List<UUID> sendt) {
		return new Postvej() {

			@Override
			public String kanal() {
				return "proeve";
			}

			@Override
			public boolean svarer() {
				return true;
			}

			@Override
			public void send(Brev brev) throws Postfejl {
				sendt.add(brev.id());
			}

		};
	}

	/** A node that stands still in the middle of a letter, as under SIGSTOP. */
	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void aLetterIsAnotherNodesOnlyWhenTheLeaseHasRunOut(Testdatabase slags) throws Exception {
		Opstilling o = medBreveTil(slags, "lene");
		CountDownLatch begyndt = new CountDownLatch(1);
		CountDownLatch videre = new CountDownLatch(1);
		List<UUID> sendt = new CopyOnWriteArrayList<>();
		Afsender standset = o.afsender(new Postvej() {

			@Override
			public String kanal() {
				return "stille";
			}

			@Override
			public boolean svarer() {
				return true;
			}

			@Override
			public void send(Brev brev) throws Postfejl {
				begyndt.countDown();
				try {
					videre.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				throw new Postfejl(Postfejl.Slags.FORELOEBIG, "for sent");
			}

		});
		Thread traad = new Thread(standset::send);
		traad.start();
		assertThat(begyndt.await(10, TimeUnit.SECONDS)).isTrue();
		Opstilling nabo = o.nabo();
		Afsender anden = nabo.afsender(nabo.post(server.port()));
		anden.send();
		o.ur.frem(Duration.ofSeconds(89));
		anden.send();
		assertThat(server.modtaget()).isEmpty();
		o.ur.frem(Duration.ofSeconds(1));
		anden.send();
		assertThat(server.modtaget()).hasSize(1);
		assertThat(felt(server.modtaget().get(0), "Message-ID")).contains(o.brev("lene").beskedId());
		videre.countDown();
		traad.join();
		assertThat(o.breve()).containsExactly("lene SENDT");
		assertThat(sendt).isEmpty();
	}

	@Test
	void twoNodesAtOnceSendEachLetterOnce() throws Exception {
		Opstilling o = new Opstilling(Testdatabase.POSTGRESQL);
		o.valg.put("pr-minut", "100000");
		for (int i = 0; i < 60; i++) {
			o.folk.ansaet("b" + i);
			o.laeg(o.varsel("frist/" + i, Modtager.bruger("b" + i), "S-1"));
		}
		o.samler().saml();
		List<UUID> sendt = new CopyOnWriteArrayList<>();
		Thread a = new Thread(o.afsender(vej(sendt))::send);
		Thread b = new Thread(o.nabo().afsender(vej(sendt))::send);
		a.start();
		b.start();
		a.join();
		b.join();
		assertThat(sendt).hasSize(60).doesNotHaveDuplicates();
		assertThat(o.antal("brev where status = 'SENDT' and forsoeg = 1")).isEqualTo(60);
	}

	@ParameterizedTest
	@CsvSource({ "false,mail,1", "true,demo,0" })
	void productionHasTheServerOfItsSettingsAndTheDemoHasNone(boolean demo, String kanal, int modtaget) {
		Opstilling o = medBreveTil(Testdatabase.H2, "lene");
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
			.withUserConfiguration(Smtppost.class, Demopost.class)
			.withBean(Postindstillinger.class, o::indstillinger)
			.withPropertyValues("tovholder.demo.aktiv=" + demo, "spring.mail.host=127.0.0.1",
					"spring.mail.port=" + server.port())
			.run((kontekst) -> o.afsender(kontekst.getBean(Postvej.class)).send());
		assertThat(o.jdbc.queryForObject("select kanal from brev where status = 'SENDT'", String.class)).isEqualTo(kanal);
		assertThat(server.modtaget()).hasSize(modtaget);
	}

}
