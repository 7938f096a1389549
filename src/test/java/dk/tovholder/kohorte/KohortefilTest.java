package dk.tovholder.kohorte;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.sag.Raasag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class KohortefilTest {

	private static final String OVERSKRIFT = "sagsnummer;cpr;navn;enhed;sagStart;aktivitetsparat;paaVejIRehab;"
			+ "undtagStraksafklaring;ydelsesperioder";

	private static final String RAEKKE = "A-1;0203701234;Grænse;aktivhuset;2020-12-01;ja;nej;;SU:2010-12-01/2020-11-30";

	@Test
	void shippedCohortIsRead() throws IOException {
		try (InputStream fil = getClass().getResourceAsStream("/kohorter/kohorte-2020-12-01.csv")) {
			List<Raekke> raekker = new Kohortefil(fil, "afklaringspuljen").naeste(5000);
			assertThat(raekker).hasSize(1000).allSatisfy((raekke) -> assertThat(raekke.fejl()).isEmpty());
			assertThat(raekker.get(999).linje()).isEqualTo(1001);
			assertThat(raekker).extracting((raekke) -> raekke.sag().enhed())
				.filteredOn("aktivhuset"::equals)
				.hasSize(800);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r\n", "\r" })
	void anyLineEndWillDo(String linjeslut) {
		List<Raekke> raekker = laes(OVERSKRIFT + linjeslut + RAEKKE + linjeslut + linjeslut + RAEKKE);
		assertThat(raekker).extracting(Raekke::linje).containsExactly(2L, 4L);
		assertThat(raekker.get(0).sag()).isEqualTo(raekker.get(1).sag())
			.isEqualTo(new Raasag("A-1", "afklaringspuljen", "0203701234", "Grænse", "aktivhuset", "2020-12-01", true,
					false, null, List.of(new Raasag.Periode("SU", "2010-12-01", "2020-11-30"))));
	}

	@ParameterizedTest
	@ValueSource(strings = { ";", ",", "\t" })
	void delimiterIsToldFromTheHeaderAndTheByteOrderMarkIsSkipped(String skilletegn) {
		List<Raekke> raekker = laes("\uFEFF" + (OVERSKRIFT + "\n" + RAEKKE).replace(";", skilletegn));
		assertThat(raekker).singleElement()
			.satisfies((raekke) -> assertThat(raekke.sag().ydelsesperioder()).hasSize(1));
	}

	@Test
	void columnsMayStandInAnyOrder() {
		List<Raekke> raekker = laes("ydelsesperioder;navn;undtagStraksafklaring;paaVejIRehab;aktivitetsparat;sagStart;"
				+ "enhed;cpr; sagsnummer\n;Navn;nej;ja;;2020-12-01;aktivhuset;020370-1234;A-1");
		assertThat(raekker.get(0).sag()).isEqualTo(new Raasag("A-1", "afklaringspuljen", "020370-1234", "Navn",
				"aktivhuset", "2020-12-01", null, true, false, List.of()));
	}

	@Test
	void quotedLineBreaksMoveTheLinesThatFollow() {
		List<Raekke> raekker = laes(OVERSKRIFT + "\n\"A-1\";x;\"To\nlinjer; \"\"og\"\" mere\";e;d;ja;ja;ja;\"SU:a/b\n"
				+ "SU:c/d\"\n" + RAEKKE.replace("Grænse", "=HYPERLINK(\"x\")"));
		assertThat(raekker).extracting(Raekke::linje).containsExactly(2L, 5L);
		assertThat(raekker.get(0).sag().navn()).isEqualTo("To\nlinjer; \"og\" mere");
		assertThat(raekker.get(0).sag().ydelsesperioder()).hasSize(2);
		assertThat(raekker.get(1).sag().navn()).isEqualTo("=HYPERLINK(\"x\")");
	}

	@Test
	void whatCannotBeReadInARowIsToldByColumn() {
		List<Raekke> raekker = laes(OVERSKRIFT + "\nA-1;x;x;x;x;JA;0;true;SU\nA-1;for;kort\n" + RAEKKE + ";for lang");
		assertThat(raekker.get(0).fejl()).extracting(Feltfejl::felt)
			.containsExactly("aktivitetsparat", "paaVejIRehab", "undtagStraksafklaring", "ydelsesperioder");
		assertThat(raekker.get(1).fejl())
			.containsExactly(new Feltfejl(null, "Rækken har 3 felter, men der er 9 kolonner"));
		assertThat(raekker.get(2).fejl())
			.containsExactly(new Feltfejl(null, "Rækken har 10 felter, men der er 9 kolonner"));
	}

	@Test
	void headerMustHaveEachKnownColumnOnce() {
		Afvisning afvisning = afvisning(
				(OVERSKRIFT.replace("enhed", "navn").replace("cpr", "hus") + "\n" + RAEKKE).getBytes());
		assertThat(afvisning.status()).isEqualTo(400);
		assertThat(afvisning.felter()).containsExactly(new Feltfejl("kolonne 2", "Kolonnen kendes ikke"),
				new Feltfejl("navn", "Kolonnen står flere gange"), new Feltfejl("cpr", "Kolonnen mangler"),
				new Feltfejl("enhed", "Kolonnen mangler"));
	}

	@Test
	void fileWithoutHeaderDoesNotComeBackInTheError() {
		Afvisning afvisning = afvisning((RAEKKE + "\n" + RAEKKE).getBytes(StandardCharsets.UTF_8));
		assertThat(afvisning.getMessage() + afvisning.felter()).doesNotContain("0203701234").doesNotContain("Grænse");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\uFEFF", "\n\n" })
	void emptyFileIsRefused(String tekst) {
		assertThat(afvisning(tekst.getBytes(StandardCharsets.UTF_8)).getMessage()).contains("Filen er tom");
	}

	@ParameterizedTest
	@ValueSource(strings = { "windows-1252", "UTF-16" })
	void otherEncodingIsRefusedWhereverItShows(String tegnsaet) {
		String tekst = OVERSKRIFT + ("\n" + RAEKKE.replace("æ", "ae")).repeat(1000) + "\n" + RAEKKE;
		assertThat(afvisning(tekst.getBytes(Charset.forName(tegnsaet))).getMessage()).contains("UTF-8");
	}

	@Test
	void unfinishedQuoteIsRefusedByLine() {
		assertThatExceptionOfType(Afvisning.class)
			.isThrownBy(() -> laes(OVERSKRIFT + "\n" + RAEKKE + "\n\"" + RAEKKE + "\n" + RAEKKE))
			.withMessageContaining("efter linje 2");
	}

	private static Afvisning afvisning(byte[] fil) {
		Afvisning afvisning = catchThrowableOfType(Afvisning.class, () -> laes(fil));
		assertThat(afvisning).isNotNull();
		return afvisning;
	}

	private static List<Raekke> laes(String tekst) {
		return laes(tekst.getBytes(StandardCharsets.UTF_8));
	}

	private static List<Raekke> laes(byte[] bytes) {
		try (Kohortefil fil = new Kohortefil(new ByteArrayInputStream(bytes), "afklaringspuljen")) {
			return new ArrayList<>(fil.naeste(5000));
		}
	}

}
