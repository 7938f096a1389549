package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import dk.tovholder.borger.Cpr;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class NySagTest {

	private static final LocalDate IDAG = LocalDate.of(2020, 12, 1);

	private static final LocalDate SLUT = LocalDate.of(2022, 12, 31);

	private static final List<Raasag.Periode> PERIODER = List
		.of(new Raasag.Periode("KONTANTHJAELP", "2010-12-01", "2020-11-30"));

	private String sagsnummer = "AFK-2020-000001";

	private String program = "afklaringspuljen";

	private String cpr = "020370-1234";

	private String navn = "Åse Ærø";

	private String enhed = "aktivhuset";

	private String sagStart = "2020-12-01";

	private Boolean aktivitetsparat = true;

	private Boolean paaVejIRehab = false;

	private Boolean undtaget = false;

	private List<Raasag.Periode> perioder = PERIODER;

	@Test
	void wellFormedCaseIsAccepted() {
		assertThat(valider()).isEqualTo(new NySag("AFK-2020-000001", "afklaringspuljen", Cpr.af("0203701234"),
				"Åse Ærø", "aktivhuset", IDAG, true, false, false, List.of(new Ydelsesperiode(Ydelse.KONTANTHJAELP,
						LocalDate.of(2010, 12, 1), LocalDate.of(2020, 11, 30)))));
	}

	@Test
	void whatACaseworkerMayTellMayBeMissing() {
		this.aktivitetsparat = null;
		this.paaVejIRehab = null;
		this.undtaget = null;
		this.perioder = List.of();
		assertThat(valider().aktivitetsparat()).isNull();
	}

	@Test
	void everyFieldAtFaultIsToldAtOnce() {
		this.sagsnummer = null;
		this.program = null;
		this.cpr = null;
		this.navn = null;
		this.enhed = null;
		this.sagStart = null;
		this.undtaget = true;
		this.perioder = null;
		assertThat(felter()).containsExactly("sagsnummer", "program", "cpr", "navn", "enhed", "sagStart",
				"undtagStraksafklaring", "ydelsesperioder");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-A", "a", "A_1", "A ", "Æ", "A\n", "AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDE" })
	void caseNumberHasAForm(String sagsnummer) {
		this.sagsnummer = sagsnummer;
		assertThat(felter()).containsExactly("sagsnummer");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=HYPERLINK(\"x\")", "<script>alert(1)</script>", "${7*7}", "O'Neill; drop table", "李小龍",
			"سلیمانی\u200Cپور", "😀" })
	void nameIsNeverInterpreted(String navn) {
		this.navn = navn;
		assertThat(valider().navn()).isEqualTo(navn);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "\u00A0", "a\u0000b", "a\nb", "a\tb", "a\u202Eb", "a\u2066b", "a\u200Fb",
			"a\uFEFFb", "a\uD800b", "a\u2028b", "a\uE000b" })
	void nameMustBePrintable(String navn) {
		this.navn = navn;
		assertThat(felter()).containsExactly("navn");
	}

	@Test
	void nameHasAtMostTwoHundredCharacters() {
		this.navn = "😀".repeat(200);
		assertThat(valider().navn()).hasSize(400);
		this.navn = "a".repeat(201);
		assertThat(felter()).containsExactly("navn");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "rådhuset", "Aktivhuset", "aktivhuset " })
	void houseMustBeKnown(String enhed) {
		this.enhed = enhed;
		assertThat(felter()).containsExactly("enhed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "2020-02-30", "2020-2-3", "01-12-2020", "2020-12-01T00:00:00Z", "+2020-12-01",
			"0000-01-01", "1899-12-31", "2020-12-02", "1970-03-01" })
	void caseStartMustExistAndLieBetweenBirthAndToday(String sagStart) {
		this.sagStart = sagStart;
		assertThat(felter()).containsExactly("sagStart");
	}

	@Test
	void caseStartMayNotLieAfterTheProject() {
		this.sagStart = "2023-01-01";
		Afvisning afvisning = catchThrowableOfType(Afvisning.class,
				() -> NySag.valider(raa(), LocalDate.of(2023, 2, 1), SLUT));
		assertThat(afvisning.felter()).extracting(Feltfejl::fejl)
			.containsExactly("Må ikke ligge efter projektets slutning");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "null", value = { "true,true,true", "true,false,true", "true,null,true", "false,true,false",
			"null,true,false", "false,false,true", "null,false,true", "false,null,true", "null,null,true" })
	void onlyACitizenOnTheWayCanBeExempted(Boolean paaVej, Boolean undtaget, boolean gyldig) {
		this.paaVejIRehab = paaVej;
		this.undtaget = undtaget;
		if (gyldig) {
			assertThat(valider().undtagStraksafklaring()).isEqualTo(undtaget);
		}
		else {
			assertThat(felter()).containsExactly("undtagStraksafklaring");
		}
	}

	@Test
	void eachPeriodIsChecked() {
		this.perioder = Arrays.asList(new Raasag.Periode("KONTANTHJAELP", "2020-11-30", "2010-12-01"), null,
				new Raasag.Periode("BOLIGSTOETTE", "2019-02-29", null),
				new Raasag.Periode("SU", "2019-02-28", "2019-02-28"));
		assertThat(felter()).containsExactly("ydelsesperioder[0].til", "ydelsesperioder[1]",
				"ydelsesperioder[2].ydelse", "ydelsesperioder[2].fra", "ydelsesperioder[2].til");
	}

	@Test
	void refusalAndTextsNeverTellTheCprNumber() {
		this.cpr = "3102701234";
		assertThat(catchThrowableOfType(Afvisning.class, this::valider)).satisfies((afvisning) -> {
			assertThat(afvisning.status()).isEqualTo(400);
			assertThat(afvisning.getMessage() + afvisning.felter()).doesNotContain("3102701234");
		});
		assertThat(raa().toString()).doesNotContain("3102701234");
		this.cpr = "0203701234";
		assertThat(valider().toString()).doesNotContain("0203701234");
	}

	@Test
	void sameContentHasTheSameFingerprintHoweverItIsWritten() {
		Raasag.Periode anden = new Raasag.Periode("SU", "2009-01-01", "2009-02-01");
		this.perioder = List.of(PERIODER.get(0), anden);
		String fingeraftryk = valider().fingeraftryk();
		this.cpr = "0203701234";
		this.perioder = List.of(anden, PERIODER.get(0));
		assertThat(valider().fingeraftryk()).isEqualTo(fingeraftryk);
		this.undtaget = null;
		assertThat(valider().fingeraftryk()).isNotEqualTo(fingeraftryk);
		this.undtaget = false;
		this.perioder = PERIODER;
		assertThat(valider().fingeraftryk()).isNotEqualTo(fingeraftryk);
	}

	private Raasag raa() {
		return new Raasag(this.sagsnummer, this.program, this.cpr, this.navn, this.enhed, this.sagStart,
				this.aktivitetsparat, this.paaVejIRehab, this.undtaget, this.perioder);
	}

	private NySag valider() {
		return NySag.valider(raa(), IDAG, SLUT);
	}

	private List<String> felter() {
		Afvisning afvisning = catchThrowableOfType(Afvisning.class, this::valider);
		assertThat(afvisning).isNotNull();
		return afvisning.felter().stream().map(Feltfejl::felt).toList();
	}

}
