package dk.tovholder.demo;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Brugerregister;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemosporTest {

	@Test
	void databaseOfTheDemoIsRefused() {
		assertThatThrownBy(() -> new Demospor(register("controller")).afterSingletonsInstantiated())
			.hasMessageContaining("controller");
	}

	@Test
	void ownDatabaseIsAccepted() {
		assertThatCode(() -> new Demospor(register("ingen")).afterSingletonsInstantiated()).doesNotThrowAnyException();
	}

	private static Brugerregister register(String medDemoensAdgangskode) {
		return new Brugerregister() {

			@Override
			public Optional<Bruger> godkend(String brugerId, String adgangskode) {
				return brugerId.equals(medDemoensAdgangskode) && adgangskode.equals("tovholder-demo")
						? Optional.of(new Bruger(brugerId, Set.of())) : Optional.empty();
			}

			@Override
			public Optional<Bruger> aktuel() {
				return Optional.empty();
			}

			@Override
			public List<Person> medlemmer(String gruppe) {
				return List.of();
			}

			@Override
			public Optional<Person> person(String brugerId) {
				return Optional.empty();
			}

		};
	}

}
