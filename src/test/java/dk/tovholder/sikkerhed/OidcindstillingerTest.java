package dk.tovholder.sikkerhed;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OidcindstillingerTest {

	private static Oidcindstillinger af(Map<String, Object> miljoe, Map<String, Object> fil) {
		MutablePropertySources kilder = new MutablePropertySources();
		kilder.addLast(new SystemEnvironmentPropertySource("systemEnvironment", miljoe));
		kilder.addLast(new MapPropertySource("fil", fil));
		return new Binder(ConfigurationPropertySources.from(kilder)).bindOrCreate("tovholder.oidc", Oidcindstillinger.class);
	}

	@Test
	void groupsHaveTheNamesOfTheProviderFromAFileOrFromTheEnvironment() {
		Oidcindstillinger indstillinger = af(
				Map.of("TOVHOLDER_OIDC_GRUPPER_AKTIVHUSET_FAGLIGLEDER", "JC Ledere", "TOVHOLDER_OIDC_GRUPPEFELTER",
						"groups,realm_access.roles"),
				Map.of("tovholder.oidc.grupper.aktivhuset.sagsbehandler", "CN=JC Sagsbehandlere,OU=Job,DC=kommune,DC=dk"));
		assertThat(indstillinger.grupper(Map.of("groups", List.of("JC Ledere", "CN=JC Sagsbehandlere,OU=Job,DC=kommune,DC=dk"))))
			.containsExactlyInAnyOrder("aktivhuset.faglig-leder", "aktivhuset.sagsbehandler");
		assertThat(indstillinger.grupper(Map.of("realm_access", Map.of("roles", List.of("controller"))))).containsExactly("controller");
	}

	@Test
	void whatIsNotOursOrIsCalledOtherwiseGivesNothing() {
		Oidcindstillinger indstillinger = af(Map.of(), Map.of("tovholder.oidc.grupper.admin", "Drift"));
		assertThat(indstillinger.grupper(Map.of("groups", List.of("admin", "camunda-admin", "sagsbehandler", "Aktivhuset.Sagsbehandler"))))
			.isEmpty();
		assertThat(indstillinger.grupper(Map.of())).isEmpty();
		assertThat(indstillinger.grupper(Map.of("groups", 17))).isEmpty();
		assertThat(indstillinger.grupper(Map.of("groups", "Drift"))).containsExactly("admin");
	}

	@Test
	void whatIsMissingOrMisspeltKeepsTheProductFromStarting() {
		assertThatThrownBy(() -> af(Map.of(), Map.of("tovholder.oidc.aktiv", "true"))).isInstanceOf(BindException.class)
			.hasRootCauseMessage("tovholder.oidc.udsteder: mangler");
		assertThatThrownBy(() -> af(Map.of(), Map.of("tovholder.oidc.grupper.kantinen", "x")))
			.hasRootCauseMessage("tovholder.oidc.grupper: gruppen findes ikke: kantinen");
		assertThatThrownBy(() -> af(Map.of(),
				Map.of("tovholder.oidc.aktiv", "true", "tovholder.oidc.udsteder", "https://u.invalid", "tovholder.oidc.klient-id", "t",
						"tovholder.oidc.klient-hemmelighed", "h", "tovholder.oidc.publikum", "t")))
			.hasRootCauseMessage("tovholder.oidc.publikum: skal være et andet navn end klient-id");
	}

}
