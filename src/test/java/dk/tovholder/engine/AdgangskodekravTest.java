package dk.tovholder.engine;

import dk.tovholder.engine.Adgangskodekrav.IkkeLetAtGaette;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AdgangskodekravTest {

	private final IkkeLetAtGaette krav = new IkkeLetAtGaette();

	private static User mette() {
		User mette = new UserEntity("mette.k");
		mette.setFirstName("Mette");
		mette.setLastName("Bo");
		mette.setEmail("mk@kommune.invalid");
		return mette;
	}

	@ParameterizedTest
	@ValueSource(strings = { "mette.k-2026!", "JegErMette1975", "xmk@kommune.invalidx", "Password1234", "Adgangskode1!",
			"Velkommen2026", "September2026", "123456789012", "qwertyuiopas", "1q2w3e4r5t6y", "aaaaaaaaaaaa", "abababababab",
			"abcdefghijkl", "Tovholder-2026" })
	void whatSomebodyGuessesFirstIsRefused(String kode) {
		assertThat(this.krav.execute(kode, mette())).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "bogen står på hylden", "tovholder-demo", "Gul-cykel-ved-havnen", "xK9#bo-vT2!qz" })
	void whatNobodyGuessesFirstIsTaken(String kode) {
		assertThat(this.krav.execute(kode, mette())).isTrue();
		assertThat(this.krav.execute(kode, null)).isTrue();
	}

}
