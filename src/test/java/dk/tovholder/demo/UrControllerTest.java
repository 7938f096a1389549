package dk.tovholder.demo;

import java.time.Instant;

import dk.tovholder.fejl.Afvisning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UrControllerTest {

	@ParameterizedTest
	@CsvSource({ "2021-01-04T07:00:00Z,2021-01-04T07:00:00Z", "2021-01-04T08:00:00+01:00,2021-01-04T07:00:00Z",
			"2021-01-04T08:00,2021-01-04T07:00:00Z", "2021-07-01T08:00:30,2021-07-01T06:00:30Z",
			"2021-10-31T02:30:00+02:00,2021-10-31T00:30:00Z", "2021-10-31T03:00,2021-10-31T02:00:00Z" })
	void instantOrDanishLocalTimeIsRead(String tekst, Instant tidspunkt) {
		assertThat(UrController.tidspunkt(tekst)).isEqualTo(tidspunkt);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "i morgen", "2021-01-04", "2021-02-29T08:00:00Z", "2021-01-04 08:00", "1609746000",
			"2021-03-28T02:30", "2021-10-31T02:30" })
	void whatIsNotOneInstantIsRefused(String tekst) {
		assertThatExceptionOfType(Afvisning.class).isThrownBy(() -> UrController.tidspunkt(tekst))
			.satisfies((afvisning) -> assertThat(afvisning.status()).isEqualTo(400))
			.satisfies((afvisning) -> assertThat(afvisning.felter()).extracting(Afvisning.Feltfejl::felt)
				.containsExactly("tidspunkt"));
	}

}
