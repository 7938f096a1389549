package dk.tovholder.nyhed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dk.tovholder.Testdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A receiver that fails, hangs and comes back loses nothing and sees the news of each case in order. */
class WebhooksenderTest {

	private static final String[] SAGER = { "A-1", "B-1", "C-1", "D-1", "E-1" };

	private final Modtagerserver modtager = new Modtagerserver();

	private final List<Nyhedsnode> noder = new ArrayList<>();

	@AfterEach
	void sluk() throws InterruptedException {
		for (Nyhedsnode node : noder) {
			node.sender.destroy();
		}
		modtager.close();
	}

	private Nyhedsnode node(Testdatabase slags, String... valg) {
		Nyhedsnode node = new Nyhedsnode(slags, Nyhedsnode.modtager(modtager.url(), valg));
		noder.add(node);
		node.abonnementer.meld();
		return node;
	}

	private Nyhedsnode nabo(Nyhedsnode node, String... valg) {
		Nyhedsnode nabo = node.nabo(Nyhedsnode.modtager(modtager.url(), valg));
		noder.add(nabo);
		return nabo;
	}

	/** Lets the nodes work until something holds; the clock goes faster than the test. */
	private void indtil(Duration hvertSkridt, BooleanSupplier sandt, Nyhedsnode... arbejdende) throws InterruptedException {
		for (int i = 0; i < 1_000 && !sandt.getAsBoolean(); i++) {
			for (Nyhedsnode node : arbejdende) {
				node.sender.send();
			}
			Thread.sleep(20);
			arbejdende[0].ur.frem(hvertSkridt);
		}
		assertThat(sandt.getAsBoolean()).as("kald %s, modtaget %s", modtager.kald.size(), modtager.prSag()).isTrue();
	}

	private void alt(Nyhedsnode... arbejdende) throws InterruptedException {
		indtil(Duration.ZERO, () -> arbejdende[0].ventende() == 0, arbejdende);
	}

	private void helt(int skridt, String... sager) {
		List<Integer> alle = IntStream.rangeClosed(1, skridt).boxed().toList();
		assertThat(modtager.prSag()).hasSize(sager.length).allSatisfy((sag, set) -> assertThat(set).as(sag).isEqualTo(alle));
		assertThat(modtager.samtidigt).as("two of one case on the way").hasValue(0);
		assertThat(modtager.modtaget.stream().collect(Collectors.groupingBy((n) -> n.sag() + n.nr(),
				Collectors.mapping(Modtagerserver.Modtaget::id, Collectors.toSet()))))
			.as("what comes twice carries the same id")
			.allSatisfy((hvad, ider) -> assertThat(ider).hasSize(1));
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void everythingArrivesInTheOrderOfItsCase(Testdatabase slags) throws Exception {
		Nyhedsnode node = node(slags);
		node.laeg(8, SAGER);
		alt(node);
		helt(8, SAGER);
		assertThat(modtager.modtaget).hasSize(40);
		assertThat(node.oversigt().leveret()).isEqualTo(40);
		assertThat(node.oversigt().ventende()).isZero();
	}

	@Test
	void severalCasesAreOnTheirWayAtOnce() throws Exception {
		CountDownLatch tre = new CountDownLatch(3);
		modtager.opfoersel = (kald, nyhed) -> {
			tre.countDown();
			Modtagerserver.svar(kald, tre.await(800, TimeUnit.MILLISECONDS) ? 200 : 500);
		};
		Nyhedsnode node = node(Testdatabase.H2, "samtidige", "3");
		node.laeg(1, "A-1", "B-1", "C-1");
		alt(node);
		assertThat(modtager.kald).hasSize(3);
	}

	@Test
	void signatureIsTheOneOfStandardWebhooks() throws Exception {
		Nyhedsnode node = node(Testdatabase.H2);
		node.laeg(1, "A-1");
		alt(node);
		Modtagerserver.Modtaget n = modtager.modtaget.get(0);
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(Base64.getDecoder().decode(Nyhedsnode.HEMMELIGHED.substring(6)), "HmacSHA256"));
		mac.update((n.id() + "." + n.tidsstempel() + ".").getBytes(StandardCharsets.UTF_8));
		assertThat(n.underskrift()).isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(n.krop())));
		assertThat(n.type()).isEqualTo("application/cloudevents+json");
		assertThat(n.id()).isEqualTo(n.indhold().path("id").asText());
		assertThat(Long.parseLong(n.tidsstempel())).isBetween(node.ur.instant().getEpochSecond() - 60, node.ur.instant().getEpochSecond());
	}

	/** The example of the specification, so that its libraries accept ours. */
	@Test
	void signatureOfTheSpecificationsExample() {
		var abonnement = Nyhedsnode.indstillinger("abonnementer.a.url", "https://a.invalid/", "abonnementer.a.hemmelighed",
				"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").abonnementer().get("a");
		assertThat(Webhook.underskrift(abonnement, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330",
				"{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
			.isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	}

	@Test
	void twoKeysSignBothWhileTheReceiverChanges() {
		String anden = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
		var begge = Nyhedsnode.indstillinger("abonnementer.a.url", "https://a.invalid/", "abonnementer.a.hemmelighed",
				Nyhedsnode.HEMMELIGHED + " " + anden).abonnementer().get("a");
		var ny = Nyhedsnode.indstillinger("abonnementer.a.url", "https://a.invalid/", "abonnementer.a.hemmelighed", anden)
			.abonnementer()
			.get("a");
		assertThat(Webhook.underskrift(begge, "id", "1", new byte[0]).split(" ")).hasSize(2)
			.contains(Webhook.underskrift(ny, "id", "1", new byte[0]));
	}

	@Nested
	class Trouble {

		/** Every call may fail in another way, from the first to the last. */
		@ParameterizedTest
		@EnumSource(Testdatabase.class)
		void receiverThatDoesEverythingWrongMissesNothing(Testdatabase slags) throws Exception {
			Random tilfaeldigt = new Random(7);
			modtager.opfoersel = (kald, nyhed) -> {
				switch (tilfaeldigt.nextInt(8)) {
					case 0 -> Modtagerserver.svar(kald, 500);
					case 1 -> Modtagerserver.svar(kald, 429, "Retry-After", "3");
					case 2 -> Modtagerserver.svar(kald, 302, "Location", "/andetsteds");
					case 3 -> modtager.afbryd(kald);
					case 4 -> {
						// Received, and the answer is lost.
						modtager.modtaget.add(nyhed);
						modtager.afbryd(kald);
					}
					case 5 -> Modtagerserver.svar(kald, 503, "Retry-After", "Thu, 01 Jan 1970 00:00:00 GMT");
					default -> Modtagerserver.svar(kald, 204);
				}
			};
			Nyhedsnode node = node(slags);
			node.laeg(6, SAGER);
			indtil(Duration.ofSeconds(20), () -> node.ventende() == 0, node);
			helt(6, SAGER);
			assertThat(modtager.kald.size()).isGreaterThan(30);
		}

		@ParameterizedTest
		@EnumSource(Testdatabase.class)
		void receiverThatHangsIsLeftAndTriedAgain(Testdatabase slags) throws Exception {
			CountDownLatch slip = new CountDownLatch(1);
			AtomicInteger haengt = new AtomicInteger();
			modtager.opfoersel = (kald, nyhed) -> {
				if (nyhed.sag().equals("A-1") && haengt.incrementAndGet() == 1) {
					kald.sendResponseHeaders(200, 0);
					kald.getResponseBody().write(1);
					kald.getResponseBody().flush();
					slip.await(20, TimeUnit.SECONDS);
					throw new java.io.IOException("hung");
				}
				Modtagerserver.svar(kald, 204);
			};
			Nyhedsnode node = node(slags);
			node.laeg(3, "A-1", "B-1", "C-1");
			indtil(Duration.ZERO, () -> node.ventende() == 3, node);
			assertThat(modtager.prSag()).as("the others go on").containsOnlyKeys("B-1", "C-1");
			indtil(Duration.ZERO, () -> node.jdbc.queryForObject("select count(*) from nyhed_levering where fejl is not null", Integer.class) == 1, node);
			slip.countDown();
			modtager.samtidigt.set(0);
			indtil(Duration.ofSeconds(1), () -> node.ventende() == 0, node);
			helt(3, "A-1", "B-1", "C-1");
		}

		@ParameterizedTest
		@EnumSource(Testdatabase.class)
		void receiverThatIsGoneForADayGetsItAllWhenItComesBack(Testdatabase slags) throws Exception {
			modtager.stop();
			Nyhedsnode node = node(slags);
			node.laeg(4, SAGER);
			indtil(Duration.ofMinutes(1), () -> node.oversigt().pauseTil() != null, node);
			for (int i = 0; i < 48; i++) {
				node.ur.frem(Duration.ofMinutes(30));
				node.sender.send();
				Thread.sleep(5);
			}
			assertThat(node.oversigt().fejl()).isEqualTo("Ingen forbindelse");
			assertThat(node.oversigt().ventende()).isEqualTo(20);
			assertThat(node.oversigt().fejlSiden()).isNotNull();
			modtager.start();
			node.ur.frem(Duration.ofMinutes(6));
			node.laeg(1, "F-1");
			alt(node);
			assertThat(modtager.prSag()).hasSize(6).containsEntry("F-1", List.of(1)).containsEntry("A-1", List.of(1, 2, 3, 4));
			assertThat(node.oversigt().fejl()).isNull();
			assertThat(node.oversigt().pauseTil()).isNull();
		}

		@Test
		void receiverThatIsAwayIsAskedOnceAtATimeAndLessAndLess() throws Exception {
			modtager.opfoersel = (kald, nyhed) -> Modtagerserver.svar(kald, 503);
			Nyhedsnode node = node(Testdatabase.H2);
			node.laeg(4, SAGER);
			indtil(Duration.ZERO, () -> node.oversigt().pauseTil() != null, node);
			Thread.sleep(300);
			int foerste = modtager.kald.size();
			assertThat(foerste).isLessThanOrEqualTo(4);
			node.ur.frem(Duration.ofSeconds(4));
			ror(node);
			assertThat(modtager.kald).hasSize(foerste);
			node.ur.frem(Duration.ofSeconds(2));
			ror(node);
			assertThat(modtager.kald).as("one tries").hasSize(foerste + 1);
			node.ur.frem(Duration.ofSeconds(6));
			ror(node);
			assertThat(modtager.kald).as("the wait doubles").hasSize(foerste + 1);
			node.ur.frem(Duration.ofSeconds(6));
			ror(node);
			assertThat(modtager.kald).hasSize(foerste + 2);
		}

		private void ror(Nyhedsnode node) throws InterruptedException {
			for (int i = 0; i < 10; i++) {
				node.sender.send();
				Thread.sleep(30);
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "120", "dato" })
		void receiverThatAsksToWaitIsLeftAloneForSoLong(String oenske) throws Exception {
			Nyhedsnode node = node(Testdatabase.H2);
			modtager.opfoersel = (kald, nyhed) -> Modtagerserver.svar(kald, 429, "Retry-After",
					oenske.equals("dato") ? java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME
						.format(node.ur.instant().plusSeconds(120).atOffset(java.time.ZoneOffset.UTC)) : oenske);
			node.laeg(2, "A-1");
			indtil(Duration.ZERO, () -> node.oversigt().pauseTil() != null, node);
			assertThat(Duration.between(node.ur.instant(), node.oversigt().pauseTil())).isBetween(Duration.ofSeconds(110),
					Duration.ofSeconds(120));
			node.ur.frem(Duration.ofSeconds(100));
			ror(node);
			assertThat(modtager.kald).hasSize(1);
			modtager.opfoersel = (kald, nyhed) -> Modtagerserver.svar(kald, 200);
			node.ur.frem(Duration.ofSeconds(21));
			alt(node);
			helt(2, "A-1");
		}

		@ParameterizedTest
		@ValueSource(ints = { 302, 401, 422, 500 })
		void caseThatIsAlwaysRefusedHoldsBackNoOther(int status) throws Exception {
			modtager.opfoersel = (kald, nyhed) -> Modtagerserver.svar(kald, nyhed.sag().equals("GIFT-1") ? status : 204,
					"Location", "/andetsteds");
			Nyhedsnode node = node(Testdatabase.H2);
			node.laeg(3, "GIFT-1", "A-1", "B-1");
			indtil(Duration.ofSeconds(1), () -> node.ventende() == 3, node);
			for (int i = 0; i < 6; i++) {
				node.ur.frem(Duration.ofMinutes(10));
				ror(node);
			}
			assertThat(node.oversigt().pauseTil()).as("the receiver is there").isNull();
			node.laeg(1, "C-1");
			indtil(Duration.ZERO, () -> node.ventende() == 3, node);
			assertThat(modtager.prSag()).containsOnlyKeys("A-1", "B-1", "C-1");
			assertThat(modtager.kald.stream().filter((n) -> n.sag().equals("GIFT-1")).map(Modtagerserver.Modtaget::nr)).containsOnly(1);
			modtager.opfoersel = (kald, nyhed) -> Modtagerserver.svar(kald, 204);
			indtil(Duration.ofSeconds(30), () -> node.ventende() == 0, node);
			assertThat(modtager.prSag()).containsEntry("GIFT-1", List.of(1, 2, 3));
		}

	}

	@Nested
	class SeveralNodes {

		@ParameterizedTest
		@EnumSource(Testdatabase.class)
		void twoSendAtOnceAndEachNewsOnce(Testdatabase slags) throws Exception {
			Nyhedsnode en = node(slags);
			Nyhedsnode to = nabo(en);
			en.laeg(8, SAGER);
			alt(en, to);
			helt(8, SAGER);
			assertThat(modtager.modtaget).hasSize(40);
		}

		@ParameterizedTest
		@EnumSource(Testdatabase.class)
		void whatAKilledNodeHeldIsSentByAnotherWhenItsLeaseHasRunOut(Testdatabase slags) throws Exception {
			Nyhedsnode doed = node(slags);
			doed.laeg(4, SAGER);
			var taget = doed.transaktion.execute((status) -> doed.leveringer.tag(doed.leveringer.laas("fagsystem").orElseThrow(),
					doed.ur.instant(), Duration.ofSeconds(22)));
			assertThat(taget).isPresent();
			doed.draeb();
			Nyhedsnode ny = nabo(doed);
			indtil(Duration.ZERO, () -> ny.ventende() == 4, ny);
			assertThat(modtager.prSag()).doesNotContainKey("A-1");
			ny.ur.frem(Duration.ofSeconds(23));
			alt(ny);
			helt(4, SAGER);
		}

		/** Nodes come and go while the receiver comes and goes, and steps go on. */
		@ParameterizedTest
		@EnumSource(Testdatabase.class)
		void restartsInTheMiddleLoseNothing(Testdatabase slags) throws Exception {
			Random tilfaeldigt = new Random(3);
			modtager.opfoersel = (kald, nyhed) -> {
				switch (tilfaeldigt.nextInt(6)) {
					case 0 -> modtager.afbryd(kald);
					case 1 -> Modtagerserver.svar(kald, 500);
					default -> Modtagerserver.svar(kald, 200);
				}
			};
			Nyhedsnode database = node(slags);
			Nyhedsnode nu = nabo(database);
			for (int nr = 1; nr <= 12; nr++) {
				for (String sag : SAGER) {
					database.trin(sag, nr);
				}
				nu.nummerering.alt();
				nu.sender.send();
				Thread.sleep(30);
				database.ur.frem(Duration.ofSeconds(7));
				if (nr % 3 == 0) {
					nu.sender.destroy();
					nu = nabo(database);
				}
			}
			indtil(Duration.ofSeconds(10), () -> database.ventende() == 0, nu);
			helt(12, SAGER);
		}

	}

	@Nested
	class Subscriptions {

		@Test
		void oneThatBeginsLaterStartsWithWhatComesAfterIt() throws Exception {
			Nyhedsnode node = new Nyhedsnode(Testdatabase.H2, Nyhedsnode.modtager(modtager.url()));
			noder.add(node);
			node.laeg(2, "A-1");
			node.abonnementer.meld();
			node.trin("A-1", 3);
			node.nummerering.alt();
			alt(node);
			assertThat(modtager.prSag()).containsEntry("A-1", List.of(3));
		}

		@Test
		void oneThatWantsSomeTypesGetsThose() throws Exception {
			Nyhedsnode node = node(Testdatabase.H2, "abonnementer.fagsystem.typer", "dk.tovholder.sag.udfald");
			node.laeg(2, "A-1");
			node.jdbc.update("insert into nyhed_ny (sagsnummer, tidspunkt, nyheder) values ('A-1', ?, ?)",
					Nyhedslager.tid(Nyhedsnode.TRIN), Nyhed.skriv(List.of(new Nyhed(Nyhedstype.SAG_UDFALD, Map.of("nr", 3)))));
			node.nummerering.alt();
			alt(node);
			assertThat(modtager.prSag()).containsEntry("A-1", List.of(3));
		}

		/** A node that does not know it yet lays out for it all the same. */
		@Test
		void oneThatOnlyAnotherNodeKnowsMissesNothing() throws Exception {
			Nyhedsnode node = node(Testdatabase.H2);
			Nyhedsnode gammel = node.nabo();
			gammel.laeg(2, "A-1");
			alt(node);
			helt(2, "A-1");
		}

		@Test
		void oneThatNoNodeNamesForAWeekEndsAndOperationsAreTold() {
			Nyhedsnode node = node(Testdatabase.H2);
			node.laeg(2, "A-1");
			Nyhedsnode uden = node.nabo();
			node.ur.frem(Duration.ofDays(6));
			uden.abonnementer.ryd();
			assertThat(uden.ventende()).isEqualTo(2);
			assertThat(uden.oversigt().vaert()).isNull();
			node.ur.frem(Duration.ofDays(2));
			uden.abonnementer.ryd();
			assertThat(uden.ventende()).isZero();
			assertThat(uden.abonnementer.oversigt()).isEmpty();
			assertThat(varsler(uden)).anyMatch((tekst) -> tekst.contains("er slettet"));
		}

		@ParameterizedTest
		@EnumSource(Testdatabase.class)
		void operationsAreToldOnceOfWhatIsNotReceived(Testdatabase slags) throws Exception {
			modtager.opfoersel = (kald, nyhed) -> Modtagerserver.svar(kald, 500);
			Nyhedsnode node = node(slags);
			node.laeg(2, "A-1");
			indtil(Duration.ZERO, () -> node.oversigt().fejl() != null, node);
			node.abonnementer.ryd();
			assertThat(varsler(node)).isEmpty();
			node.ur.frem(Duration.ofMinutes(61));
			node.abonnementer.ryd();
			node.abonnementer.ryd();
			assertThat(varsler(node)).singleElement()
				.satisfies((tekst) -> assertThat(tekst).contains("fagsystem").doesNotContain("A-1", "hemmelig"));
			assertThat(node.oversigt().fejl()).isEqualTo("HTTP 500");
			assertThat(node.oversigt().vaert()).startsWith("http://127.0.0.1:").doesNotContain("hemmelig");
		}

		private List<String> varsler(Nyhedsnode node) {
			return node.jdbc.queryForList("select tekst from varsel where modtager = 'admin' and type = 'DRIFT'", String.class);
		}

	}

	@Nested
	class Settings {

		@ParameterizedTest
		@ValueSource(strings = { "ftp://a.invalid/", "https://bruger:kode@a.invalid/", "/sti", "https:///sti" })
		void addressMustBeOne(String url) {
			assertThatThrownBy(() -> Nyhedsnode.indstillinger(Nyhedsnode.modtager(url))).rootCause()
				.hasMessageContaining("abonnementer.fagsystem.url")
				.hasMessageNotContaining("kode");
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "hemmelig", "whsec_", "whsec_a2Fr", "whsec_???" })
		void secretMustBeOneAndIsNotRepeated(String hemmelighed) {
			assertThatThrownBy(() -> Nyhedsnode.indstillinger("abonnementer.a.url", "https://a.invalid/", "abonnementer.a.hemmelighed",
					hemmelighed))
				.rootCause()
				.hasMessageContaining("abonnementer.a.hemmelighed")
				.hasMessageNotContaining("a2Fr");
		}

		@Test
		void typesMustBeKnown() {
			assertThatThrownBy(() -> Nyhedsnode.indstillinger(Nyhedsnode.modtager("https://a.invalid/", "abonnementer.fagsystem.typer",
					"dk.tovholder.sag.findesikke")))
				.rootCause()
				.hasMessageContaining("findesikke")
				.hasMessageContaining("dk.tovholder.frist.sat");
		}

		@Test
		void secretIsNotPartOfWhatASettingSaysOfItself() {
			assertThat(Nyhedsnode.indstillinger(Nyhedsnode.modtager("https://a.invalid/x?y=z")).toString())
				.doesNotContain("whsec_", "y=z");
		}

	}

}
