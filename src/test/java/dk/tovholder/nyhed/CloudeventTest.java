package dk.tovholder.nyhed;

import io.swagger.v3.oas.annotations.media.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class CloudeventTest {

	@ParameterizedTest
	@EnumSource
	void everyTypeIsDescribed(Nyhedstype type) throws NoSuchMethodException {
		String beskrivelse = Cloudevent.class.getDeclaredMethod("type").getAnnotation(Schema.class).description();
		assertThat(beskrivelse).contains("`" + type.navn() + "`: ");
	}

}
