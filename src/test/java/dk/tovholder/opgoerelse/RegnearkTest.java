package dk.tovholder.opgoerelse;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegnearkTest {

	@Test
	void everyFigureIsALine() throws Exception {
		String ark = Regneark.af(new ObjectMapper().readTree("""
				{"maaned": "2021-01", "procent": 79.9, "godkendt": null, "tilskud": {"sikkert": 5775000},
				 "kontakt": {"uge": {"pligt": 3}}, "perStatus": [{"status": "PRAKTIK", "antal": 7}],
				 "moeder": [{"uge": "2021-W01", "stepUpMoeder": 4, "behov": {"stepUpMoeder": 9}}]}"""));
		assertThat(ark).isEqualTo(String.join("\r\n", "\uFEFFafsnit;gruppe;figur;tal", ";;maaned;2021-01", ";;procent;79,9",
				";;godkendt;", "tilskud;;sikkert;5775000", "kontakt;uge;pligt;3", "perStatus;PRAKTIK;antal;7",
				"moeder;2021-W01;stepUpMoeder;4", "moeder;2021-W01;behov stepUpMoeder;9", ""));
	}

	@Test
	void aShareKeepsItsDecimal() {
		assertThat(Regneark.af(new ObjectMapper(), new Opgoerelse.Andel(792, new BigDecimal("80.0"))))
			.endsWith(";;antal;792\r\n;;andel;80,0\r\n");
		assertThat(Regneark.af(new ObjectMapper(), new Opgoerelse.Andel(null, null))).endsWith(";;antal;\r\n;;andel;\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx" })
	void aSpreadsheetComputesNothing(String celle) {
		assertThat(Regneark.uskadelig(celle)).isEqualTo("'" + celle);
	}

	@Test
	void whatIsPlainStaysPlain() {
		assertThat(Regneark.uskadelig("jobformidler1.aktivhuset")).isEqualTo("jobformidler1.aktivhuset");
		assertThat(Regneark.uskadelig("")).isEmpty();
	}

}
