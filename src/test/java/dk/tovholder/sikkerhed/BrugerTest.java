package dk.tovholder.sikkerhed;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrugerTest {

	private static Bruger med(String... grupper) {
		return new Bruger("b", Set.of(grupper));
	}

	@Test
	void caseworkerReadsOnlyTheOwnHouse() {
		Bruger bruger = med("aktivhuset.sagsbehandler");
		assertThat(bruger.har(Rolle.SAGSBEHANDLER)).isTrue();
		assertThat(bruger.har(Rolle.FAGLIG_LEDER)).isFalse();
		assertThat(bruger.enheder()).containsExactly("aktivhuset");
		assertThat(bruger.maaLaeseSag("aktivhuset")).isTrue();
		assertThat(bruger.maaLaeseSag("integrationshuset")).isFalse();
		assertThat(bruger.maaMeldeHaendelse("aktivhuset")).isTrue();
		assertThat(bruger.maaMeldeHaendelse("integrationshuset")).isFalse();
		assertThat(bruger.maaSeOpgoerelser()).isFalse();
		assertThat(bruger.kunKvittering()).isFalse();
	}

	@Test
	void rolesAboveTheHousesReadBoth() {
		for (String rolle : Set.of("rehab-koordinator", "afdelingsleder", "controller")) {
			assertThat(med(rolle).laesbareEnheder()).containsExactlyInAnyOrder("aktivhuset", "integrationshuset");
			assertThat(med(rolle).enheder()).isEmpty();
			assertThat(med(rolle).maaMeldeHaendelse("aktivhuset")).isFalse();
		}
	}

	@Test
	void readersOfFiguresAndOperatorsNeverReadACase() {
		for (String rolle : Set.of("projektleder", "styregruppe", "admin", "integration")) {
			assertThat(med(rolle).maaLaeseSager()).as(rolle).isFalse();
		}
		assertThat(med("styregruppe").maaSeOpgoerelser()).isTrue();
		assertThat(med("admin").maaSeOpgoerelser()).isFalse();
		assertThat(med("admin").maaFlytteUr()).isTrue();
		assertThat(med("controller").maaFlytteUr()).isFalse();
	}

	@Test
	void onlyTheHeadOfDepartmentSuspends() {
		for (Rolle rolle : Rolle.values()) {
			Bruger bruger = med(rolle.grupper().toArray(String[]::new));
			assertThat(bruger.maaSuspendere()).as(rolle.name()).isEqualTo(rolle == Rolle.AFDELINGSLEDER);
			assertThat(bruger.maaSeSuspensioner()).as(rolle.name())
				.isEqualTo(Set.of(Rolle.AFDELINGSLEDER, Rolle.PROJEKTLEDER, Rolle.ADMIN).contains(rolle));
		}
		assertThat(med("afdelingsleder").harOpgaver()).isTrue();
	}

	@Test
	void integrationDeliversAndGetsAReceipt() {
		Bruger bruger = med("integration");
		assertThat(bruger.kunKvittering()).isTrue();
		assertThat(bruger.maaOpretteSag()).isTrue();
		assertThat(bruger.maaIndlaeseKohorte()).isTrue();
		assertThat(bruger.maaMeldeHaendelse("integrationshuset")).isTrue();
		assertThat(bruger.maaSeOpgoerelser()).isFalse();
	}

	@Test
	void groupOfAnUnknownHouseOrRoleGivesNothing() {
		Bruger bruger = med("andethus.sagsbehandler", "sagsbehandler", "camunda-admin");
		assertThat(bruger.maaLaeseSager()).isFalse();
		assertThat(bruger.maaMeldeHaendelser()).isFalse();
		assertThat(bruger.maaDrifte()).isFalse();
	}

}
