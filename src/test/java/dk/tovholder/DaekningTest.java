package dk.tovholder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** Each model has a class of tests of its own, which must pass every flow node and every sequence flow of it. */
class DaekningTest {

	static Stream<Path> modeller() throws IOException {
		return Files.walk(Path.of("processes")).filter((fil) -> fil.toString().endsWith(".bpmn")).sorted();
	}

	@ParameterizedTest
	@MethodSource("modeller")
	void modelIsCoveredByItsOwnTests(Path model) throws ClassNotFoundException {
		String proces = StringUtils.stripFilenameExtension(model.getFileName().toString());
		Class<?> proeve = Class
			.forName("dk.tovholder." + model.getParent().getFileName() + "." + StringUtils.capitalize(proces) + "Test");
		assertThat(proeve.getAnnotation(Modelproeve.class)).isNotNull();
		assertThat(proeve.getAnnotation(Modelproeve.class).value()).isEqualTo(proces);
	}

}
