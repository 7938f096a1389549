package dk.tovholder.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import dk.tovholder.fejl.Afvisning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FormularTest {

	private static final Map<String, Formular> FORMULARER = Formular.alle();

	static Stream<String> formularer() {
		return FORMULARER.keySet().stream().sorted();
	}

	@ParameterizedTest
	@MethodSource("formularer")
	void aFieldThatTheFormDoesNotHaveIsRefused(String formular) {
		for (String felt : new String[] { "findesIkke", "tilstand", "borger", "__proto__", "" }) {
			Map<String, Object> svar = new HashMap<>();
			svar.put(felt, "x");
			assertThat(fejl(formular, svar)).as(felt).contains(felt + ": Feltet kendes ikke");
		}
	}

	private static Stream<String> fejl(String formular, Map<String, Object> svar) {
		Afvisning afvisning = catchThrowableOfType(Afvisning.class, () -> FORMULARER.get(formular).laes(svar));
		assertThat(afvisning.status()).isEqualTo(400);
		return afvisning.felter().stream().map((felt) -> felt.felt() + ": " + felt.fejl());
	}

}
