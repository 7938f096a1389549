package dk.tovholder.udbakke;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dk.tovholder.Testdatabase;
import dk.tovholder.fejl.Afvisning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TilbageholdTest {

	@TempDir
	private Path mappe;

	private Path fil() {
		return mappe.resolve("tovholder.livstegn");
	}

	private Tilbagehold start(Opstilling o, Path fil) {
		Tilbagehold t = o.tilbagehold(fil);
		t.afterSingletonsInstantiated();
		return t;
	}

	/** The database as a backup has it: the sign of life it held then. */
	private static void laegTilbage(Opstilling o, Duration alder) {
		o.jdbc.update("update tilbagehold set livstegn = ?", Brevlager.tid(o.ur.instant().minus(alder)));
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void aFreshOrUnbrokenInstallationHoldsNothingBack(Testdatabase slags) {
		Opstilling o = new Opstilling(slags);
		Tilbagehold t = start(o, fil());
		assertThat(t.aktivt()).isFalse();
		o.ur.frem(Duration.ofSeconds(20));
		t.livstegn();
		// Three weeks without the product are no restore.
		o.ur.frem(Duration.ofDays(21));
		assertThat(start(o, fil()).aktivt()).isFalse();
		// Nor is a crash that loses the last seconds.
		laegTilbage(o, Duration.ofSeconds(100));
		assertThat(start(o, fil()).aktivt()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(Testdatabase.class)
	void anOlderDatabaseHoldsItsLettersUntilReleasedAndThenSendsSlowly(Testdatabase slags) {
		Opstilling o = new Opstilling(slags);
		o.valg.put("efterslaeb-pr-minut", "6");
		o.folk.ansaet("lene", "aktivhuset.faglig-leder");
		for (int i = 0; i < 3; i++) {
			o.folk.ansaet("b" + i);
			o.laeg(o.varsel("gammel/" + i, Modtager.bruger("b" + i), "S-1"));
		}
		start(o, fil());
		o.samler().saml();
		laegTilbage(o, Duration.ofMinutes(3));
		Tilbagehold t = start(o, fil());
		assertThat(t.tilstand().orElseThrow().aarsag()).contains("Databasen er fra");
		List<UUID> sendt = new ArrayList<>();
		Afsender afsender = o.afsender(new Demopost() {

			@Override
			public void send(Brev brev) {
				sendt.add(brev.id());
			}

		});
		o.laeg(o.varsel("ny/1", Modtager.gruppe("aktivhuset.faglig-leder"), "S-2"));
		o.samler().saml();
		afsender.send();
		assertThat(sendt).isEmpty();
		// A restart changes nothing, although the database's sign is fresh now.
		t = start(o, fil());
		assertThat(t.aktivt()).isTrue();
		Tilbagehold.Rapport rapport = t.rapport();
		assertThat(rapport.breve()).isEqualTo(3);
		assertThat(rapport.varsler()).isEqualTo(1);
		assertThat(rapport.aeldste()).isBeforeOrEqualTo(rapport.nyeste());
		assertThat(rapport.efterModtager()).containsExactlyInAnyOrder(
				new Tilbagehold.Post("OVERSKREDET", "gruppe:aktivhuset.faglig-leder", 1), new Tilbagehold.Post("VARSEL", "b0", 1),
				new Tilbagehold.Post("VARSEL", "b1", 1), new Tilbagehold.Post("VARSEL", "b2", 1));
		t.frigiv("admin");
		assertThat(t.aktivt()).isFalse();
		o.samler().saml();
		afsender.send();
		assertThat(sendt).as("the lower rate").hasSize(1);
		for (int sekund = 0; sekund < 30; sekund += 10) {
			assertThat(t.efterslaeb()).isTrue();
			o.ur.frem(Duration.ofSeconds(10));
			afsender.send();
		}
		assertThat(sendt).hasSize(4);
		o.ur.frem(Duration.ofSeconds(10));
		afsender.send();
		assertThat(t.efterslaeb()).isFalse();
		Tilbagehold frigivet = t;
		assertThatThrownBy(() -> frigivet.frigiv("admin")).isInstanceOf(Afvisning.class);
		assertThat(start(o, fil()).aktivt()).isFalse();
	}

	@Test
	void aDatabaseThatIsPutBackUnderARunningNodeIsNoticed() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		Tilbagehold t = start(o, null);
		o.ur.frem(Duration.ofHours(1));
		t.livstegn();
		laegTilbage(o, Duration.ofMinutes(30));
		t.livstegn();
		assertThat(t.aktivt()).isTrue();
	}

	@Test
	void anotherInstallationsDatabaseIsNoticed() {
		start(new Opstilling(Testdatabase.H2), fil());
		Opstilling anden = new Opstilling(Testdatabase.H2);
		start(anden, null);
		assertThat(start(anden, fil()).aktivt()).isTrue();
	}

	@Test
	void anotherPostgresIsNoticedWithoutTheFile() {
		Opstilling o = new Opstilling(Testdatabase.POSTGRESQL);
		start(o, null);
		assertThat(start(o, null).aktivt()).isFalse();
		Map<String, Object> raekke = o.jdbc.queryForMap("select identitet from tilbagehold");
		assertThat(raekke.get("identitet").toString()).matches("\\d+/\\d+");
		o.jdbc.update("update tilbagehold set identitet = '1/1'");
		assertThat(start(o, null).tilstand().orElseThrow().aarsag()).contains("anden server eller tidslinje");
	}

	@Test
	void theSettingHoldsBackFromTheStart() {
		Opstilling o = new Opstilling(Testdatabase.H2);
		o.valg.put("tilbagehold", "true");
		assertThat(start(o, fil()).aktivt()).isTrue();
	}

	@Test
	void aFileThatCanNotBeReadOrWrittenStopsNothing() throws Exception {
		Opstilling o = new Opstilling(Testdatabase.H2);
		Files.writeString(fil(), "vrøvl");
		assertThat(start(o, fil()).aktivt()).isFalse();
		assertThat(start(o, mappe.resolve("findes/ikke")).aktivt()).isFalse();
	}

}
