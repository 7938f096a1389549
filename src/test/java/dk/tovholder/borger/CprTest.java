package dk.tovholder.borger;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CprTest {

	@ParameterizedTest
	@CsvSource({ "0203701234,1970-03-02", "0203993234,1999-03-02", "0203364234,2036-03-02", "0203374234,1937-03-02",
			"0203575234,2057-03-02", "0203588234,1858-03-02", "0203369234,2036-03-02", "0203379234,1937-03-02",
			"2902004234,2000-02-29" })
	void seventhDigitTellsTheCentury(String cpr, LocalDate foedt) {
		assertThat(Cpr.af(cpr).foedselsdato()).isEqualTo(foedt);
	}

	@Test
	void replacementNumberHasItsDayRaisedBySixty() {
		assertThat(Cpr.af("6203701234").foedselsdato()).isEqualTo("1970-03-02");
	}

	@Test
	void hyphenMakesNoDifference() {
		assertThat(Cpr.af("020370-1234")).isEqualTo(Cpr.af("0203701234")).hasSameHashCodeAs(Cpr.af("0203701234"));
		assertThat(Cpr.af("020370-1234").ciffer()).isEqualTo("0203701234");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "903701234", "02037012345", "0203-701234", "020370 1234", "020370--1234",
			" 0203701234", "٠٢٠٣٧٠١٢٣٤", "020370123A" })
	void anythingButTenDigitsIsRefused(String tekst) {
		assertThatIllegalArgumentException().isThrownBy(() -> Cpr.af(tekst)).withMessageContaining("ti cifre");
	}

	@ParameterizedTest
	@ValueSource(strings = { "3102701234", "0013701234", "0200701234", "2902010234", "9203701234", "6003701234" })
	void dateThatDoesNotExistIsRefusedWithoutRepeatingIt(String tekst) {
		assertThatIllegalArgumentException().isThrownBy(() -> Cpr.af(tekst))
			.withMessageContaining("dato")
			.withMessageNotContaining(tekst);
	}

	@Test
	void textIsMasked() {
		assertThat(Cpr.af("0203701234")).hasToString("xxxxxx-xxxx");
	}

}
