package dk.tovholder.suspension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dk.tovholder.Testdatabase;
import dk.tovholder.sag.Suspension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class SuspensionsregisterTest {

	private static final Instant NU = Instant.parse("2020-12-01T07:00:00Z");

	private static final LocalDate FRA = LocalDate.of(2020, 12, 7);

	private static Suspension suspension(String enhed, LocalDate til, boolean annulleret, String aktoer) {
		return new Suspension("S1", "afklaringspuljen", enhed, FRA, til, annulleret, "Nedlukning " + aktoer, aktoer);
	}

	@ParameterizedTest
	@EnumSource
	void everyDecisionIsKeptAndTheLatestHolds(Testdatabase database) {
		Suspensionsregister register = new Suspensionsregister(new JdbcTemplate(database.ny()));
		assertThat(register.alle()).isEmpty();
		assertThat(register.senesteAendring()).isEmpty();
		assertThat(register.laas("S1")).isEmpty();
		Suspension foerst = suspension(null, null, false, "a");
		register.opret(foerst);
		register.tilfoej(foerst, Suspensionsaendring.Type.REGISTRERET, NU);
		assertThat(register.laas("S1")).contains(foerst);
		Suspension rettet = suspension(null, FRA.plusDays(3), false, "b");
		register.ret(rettet);
		register.tilfoej(rettet, Suspensionsaendring.Type.RETTET, NU.plusSeconds(60));
		assertThat(register.alle()).containsExactly(rettet);
		Suspension igen = suspension(null, null, true, "c");
		register.ret(igen);
		register.tilfoej(igen, Suspensionsaendring.Type.ANNULLERET, NU.plusSeconds(120));
		assertThat(register.alle()).containsExactly(igen);
		assertThat(register.senesteAendring()).contains(NU.plusSeconds(120));
		assertThat(register.aendringer("S1")).isEqualTo(List.of(
				new Suspensionsaendring(1, Suspensionsaendring.Type.REGISTRERET, FRA, null, "Nedlukning a", "a", NU),
				new Suspensionsaendring(2, Suspensionsaendring.Type.RETTET, FRA, FRA.plusDays(3), "Nedlukning b", "b",
						NU.plusSeconds(60)),
				new Suspensionsaendring(3, Suspensionsaendring.Type.ANNULLERET, FRA, null, "Nedlukning c", "c",
						NU.plusSeconds(120))));
	}

}
