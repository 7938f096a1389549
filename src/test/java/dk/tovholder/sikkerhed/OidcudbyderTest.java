package dk.tovholder.sikkerhed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dk.tovholder.kalender.Maskinur;
import dk.tovholder.sikkerhed.Brugeroptagelse.Profil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.web.client.RestTemplateBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OidcudbyderTest {

	private final Oidcudbyder udbyder = new Oidcudbyder(
			new Oidcindstillinger(true, "http://127.0.0.1:1/intet", "tovholder", "hemmelig", Set.of("openid"), "tovholder-api",
					"preferred_username", List.of("groups"), Map.of(), Duration.ofSeconds(60), Duration.ofSeconds(10)),
			new Maskinur(), new RestTemplateBuilder());

	@Test
	void aProviderThatWasNeverThereIsSilentAndSaysNothing() {
		assertThatThrownBy(() -> this.udbyder.ihaendehaver("a.b.c")).isInstanceOf(Sessionsregister.Tavs.class);
		assertThatThrownBy(() -> this.udbyder.findByRegistrationId(Oidcudbyder.NAVN)).isInstanceOf(Sessionsregister.Tavs.class);
		assertThat(this.udbyder.findByRegistrationId("andre")).isNull();
	}

	@Test
	void aUserHasTheNameThatTheProviderKnows() {
		assertThat(this.udbyder.profil(Map.of("sub", "17", "preferred_username", "Mette@Kommune.dk", "name", "Mette\nKjær", "groups",
				List.of("controller", "andet"))))
			.contains(new Profil("mette@kommune.dk", "http://127.0.0.1:1/intet|17", "Mette Kjær", "", "", Set.of("controller")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "a b", "a/b", "${x}", "æ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" })
	void aNameThatTheEngineCannotKeepIsNone(String id) {
		assertThat(this.udbyder.profil(Map.of("sub", "17", "preferred_username", id))).isEmpty();
	}

}
