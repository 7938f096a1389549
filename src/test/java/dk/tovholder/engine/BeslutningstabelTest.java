package dk.tovholder.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BeslutningstabelTest {

	private final Beslutningstabel tabel = new Beslutningstabel("processes/udfald/udfald.dmn");

	@Test
	void unknownValueFitsNoRule() {
		assertThat(this.tabel.afgoer(Map.of("udfald", "UKENDT"))).isEmpty();
	}

	@Test
	void missingInputIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.tabel.afgoer(Map.of("udfaldet", "DOED")))
			.withMessageContaining("udfald.dmn");
	}

	@Test
	void missingFileIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> new Beslutningstabel("processes/findes/ikke.dmn"))
			.withMessageContaining("processes/findes/ikke.dmn");
	}

	@Test
	void ruleThatNoCaseExercisesIsNamed() {
		Regelproeve proeve = new Regelproeve("processes/udfald/udfald.dmn");
		proeve.afgoer(Map.of("udfald", "DOED"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(proeve::alleReglerErProevet)
			.withMessageContaining("rule_uddannelse");
	}

	@Test
	void threadsShareOneTable() {
		List<String> udfald = List.of("DOED", "UDDANNELSE", "PRAKTIK", "FRITAGET");
		Map<String, Object> enkeltvis = afgoer(udfald);
		assertThat(IntStream.range(0, 200).parallel().mapToObj((i) -> afgoer(udfald)).toList())
			.allMatch(enkeltvis::equals);
	}

	private Map<String, Object> afgoer(List<String> udfald) {
		return udfald.stream()
			.collect(Collectors.toMap((kode) -> kode, (kode) -> this.tabel.afgoer(Map.of("udfald", kode))));
	}

}
