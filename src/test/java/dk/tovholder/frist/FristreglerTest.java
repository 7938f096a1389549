package dk.tovholder.frist;

import java.time.LocalDate;
import java.util.Map;

import dk.tovholder.engine.Regelproeve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FristreglerTest {

	private static final LocalDate PROJEKTSTART = LocalDate.of(2020, 12, 1);

	private static final Fristregler REGLER = new Fristregler();

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			textBlock = """
					STRAKSAFKLARING,       8, UGER,         SKAL,      FREM,    10, faglig-leder:0 afdelingsleder:5 styregruppe:20
					FORBEREDENDE_SAMTALE,  4, UGER,         TILSTRAEB, FREM,    5,  faglig-leder:0
					BESLUTNING,            5, ARBEJDSDAGE,  TILSTRAEB, FREM,    -,  faglig-leder:0
					REHAB_FORELAEGGELSE,   8, UGER,         SKAL,      FREM,    10, faglig-leder:0 afdelingsleder:5 styregruppe:20
					LAEGEATTEST_BESTILLES, 5, ARBEJDSDAGE,  TILSTRAEB, FREM,    -,  faglig-leder:0
					JOBFORMIDLER_TILDELES, 5, ARBEJDSDAGE,  SKAL,      FREM,    -,  faglig-leder:0 afdelingsleder:5
					KONTAKT_UGE,           1, UGER,         SKAL,      FREM,    -,  faglig-leder:2
					KONTAKT_MAANED,        1, MAANEDER,     SKAL,      FREM,    -,  faglig-leder:2
					OPFOELGNINGSPLAN,      2, UGER,         SKAL,      FREM,    3,  faglig-leder:0
					PLACERINGSUR,          6, MAANEDER,     -,         INGEN,   -,  -
					GENBEHANDLING,         4, UGER,         TILSTRAEB, FREM,    5,  faglig-leder:0
					STYREGRUPPE,           0, KVARTALSSLUT, SKAL,      TILBAGE, 10, afdelingsleder:0
					""")
	void ruleAtProjectStartIsTheOneOfTheModel(Fristtype fristtype, int antal, Fristenhed enhed, Fristart art, Rul rul,
			Integer forvarsel, String eskalering) {
		Fristregel regel = REGLER.gaeldende(fristtype, PROJEKTSTART);
		assertThat(regel.fristtype()).isEqualTo(fristtype);
		assertThat(regel.antal()).isEqualTo(antal);
		assertThat(regel.enhed()).isEqualTo(enhed);
		assertThat(regel.art()).isEqualTo(art);
		assertThat(regel.rul()).isEqualTo(rul);
		assertThat(regel.forvarselArbejdsdage()).isEqualTo(forvarsel);
		assertThat(regel.eskalering().stream().map((trin) -> trin.rolle() + ":" + trin.arbejdsdage()))
			.containsExactly((eskalering != null) ? eskalering.split(" ") : new String[0]);
		assertThat(regel.gyldigFra()).isEqualTo(PROJEKTSTART);
	}

	@Test
	void everyRuleOfTheTableIsUsedAndExplainsItself() {
		Regelproeve tabel = new Regelproeve("processes/frist/frist.dmn");
		int raekker = 0;
		for (Fristtype fristtype : Fristtype.values()) {
			raekker += tabel.afgoer(Map.of("fristtype", fristtype.name())).size();
		}
		tabel.alleReglerErProevet();
		assertThat(REGLER.alle()).hasSize(raekker).allSatisfy((regel) -> {
			assertThat(REGLER.gaeldende(regel.fristtype(), regel.gyldigFra())).isEqualTo(regel);
			assertThat(regel.regel()).isNotBlank().contains(regel.anker());
			assertThat(regel.kilde()).isNotBlank();
		});
	}

	@Test
	void ruleSaysItsOwnAmount() {
		Map<Fristenhed, String> ental = Map.of(Fristenhed.UGER, "uge", Fristenhed.MAANEDER, "måned",
				Fristenhed.ARBEJDSDAGE, "arbejdsdag");
		Map<Fristenhed, String> flertal = Map.of(Fristenhed.UGER, "uger", Fristenhed.MAANEDER, "måneder",
				Fristenhed.ARBEJDSDAGE, "arbejdsdage");
		assertThat(REGLER.alle().stream().filter((regel) -> regel.enhed() != Fristenhed.KVARTALSSLUT).toList())
			.allSatisfy((regel) -> {
				String enhed = ((regel.antal() == 1) ? ental : flertal).get(regel.enhed());
				assertThat(regel.regel()).startsWith(regel.antal() + " " + enhed + " efter ");
			});
	}

	@Test
	void anchorBeforeTheFirstVersionCountsByTheFirst() {
		assertThat(REGLER.gaeldende(Fristtype.STRAKSAFKLARING, LocalDate.of(2010, 1, 1)))
			.isEqualTo(REGLER.gaeldende(Fristtype.STRAKSAFKLARING, PROJEKTSTART));
	}

}
