package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dk.tovholder.frist.Fristberegner;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Small sets of events in every order, larger ones in many: what the case comes to is the same, to the last deadline and the
 * last figure. Other sets with {@code -Dorden.froe=17}, more with {@code -Dorden.saet=2000}.
 */
class HaendelsesordenTest {

	private static final int SAET = Integer.getInteger("orden.saet", 60);

	private static final long FROE = Long.getLong("orden.froe", 1L);

	private static final Kalender KALENDER = new Kalender();

	private static final Fristregler REGLER = new Fristregler();

	private static final LocalDate START = LocalDate.of(2020, 12, 1);

	private static final LocalDate IDAG = LocalDate.of(2021, 12, 15);

	private static final Sagsberegner BEREGNER = new Sagsberegner(
			new Program(START, LocalDate.of(2022, 12, 31), null, ">", 8, 10, Program.Placeringsur.GENSTART),
			new Fristberegner(REGLER, KALENDER), KALENDER);

	private static final Fristafstemning AFSTEMNING = new Fristafstemning(null, null, null, null, REGLER, KALENDER,
			BEREGNER);

	/** Where the citizen stands when the events come. */
	enum Sted {

		SAMTALE, STEPUP, BESLUTNING, FORLOEB, KONTAKTER, TEAM, UAFKLARET;

		List<Haendelse> skridt() {
			List<Haendelse> s = new ArrayList<>();
			if (this == SAMTALE || this == UAFKLARET) {
				return s;
			}
			s.add(skridt(1, "T02", "2020-12-07", Map.of()));
			s.add(skridt(2, "T03", "2020-12-14", Map.of("afholdt", "JA", "samtykke", "GIVET")));
			if (this == STEPUP) {
				return s;
			}
			s.add(skridt(3, "T04", "2020-12-15", Map.of()));
			s.add(skridt(4, "T05", "2021-01-18", Map.of("afholdt", "JA")));
			if (this == BESLUTNING) {
				return s;
			}
			s.add(skridt(5, "T06", "2021-01-26",
					Map.of("beslutning", (this == TEAM) ? "REHABILITERINGSTEAM" : "AFKLARINGSFORLOEB")));
			if (this != TEAM) {
				s.add(skridt(6, "T12", "2021-01-27", Map.of("jobformidler", "j1")));
			}
			if (this == KONTAKTER) {
				s.add(skridt(7, "T13", "2021-02-02",
						Map.of("udfald", "GENNEMFOERT", "fristtype", "KONTAKT_UGE", "noegle", "0:start:5")));
				s.add(skridt(8, "T13", "2021-02-10",
						Map.of("udfald", "GENNEMFOERT", "fristtype", "KONTAKT_UGE", "noegle", "1:start:5")));
			}
			return s;
		}

		private static Haendelse skridt(int nr, String type, String dag, Map<String, Object> data) {
			return new Haendelse(nr, null, type, LocalDate.parse(dag), null, data, null, Haendelse.Status.ANVENDT,
					Instant.EPOCH, "proeve");
		}

	}

	private static Sag sag(Sted sted) {
		Sagsgrund grund = new Sagsgrund("A1", "afklaringspuljen", "aktivhuset", START, START, LocalDate.of(1980, 1, 1), 3000,
				2922, (sted == Sted.UAFKLARET) ? null : Boolean.TRUE, false, false);
		Sag sag = new Sag(grund, "Navn", List.of(), List.of(), null, null);
		afstem(sag, START);
		for (Haendelse skridt : sted.skridt()) {
			sag.tilfoej(skridt);
			afstem(sag, skridt.effektivDato());
		}
		return sag;
	}

	private static void afstem(Sag sag, LocalDate dag) {
		Instant nu = dag.atTime(LocalTime.of(9, 0)).atZone(Tid.ZONE).toInstant();
		sag.billede(BEREGNER.beregn(sag, nu));
		if (!Gyldighed.anvend(sag, "kontrolleres"::equals).isEmpty()) {
			sag.billede(BEREGNER.beregn(sag, nu));
		}
		AFSTEMNING.afstem(sag, nu, "proeve", Set::of, new Fristafstemning.Udfald());
		sag.gemtTilstand(sag.billede().tilstand());
		sag.talt(Talgrundlag.af(sag));
	}

	private static void meld(Sag sag, Haendelse h, LocalDate dag) {
		Haendelse ny = new Haendelse(sag.naesteNr(), h.haendelsesId(), h.type(), h.effektivDato(), h.kilde(), h.data(),
				h.retter(), Haendelse.Status.NAEGTET, h.registreret(), "proeve");
		sag.tilfoej(ny);
		afstem(sag, dag);
	}

	private static List<Haendelse> tilfaeldige(Random t, int antal, int dage) {
		List<Haendelse> ud = new ArrayList<>();
		for (int i = 0; i < antal; i++) {
			Map<String, Object> data = new HashMap<>();
			String kilde = (t.nextInt(8) == 0) ? "kontrolleres" : "proeve";
			int n = t.nextInt(100);
			String type = (n < 25) ? "PlaceringStartet" : (n < 40) ? "PlaceringSluttet" : (n < 46) ? "PlaceringAnnulleret"
					: (n < 62) ? "SagOphoert" : (n < 72) ? "YdelseGenoptaget" : (n < 79) ? "FritagelseStartet"
							: (n < 86) ? "FritagelseSluttet" : (n < 90) ? "SamtykkeGivet"
									: (n < 94) ? "SamtykkeTilbagekaldt" : "UdeblivelseRegistreret";
			if (type.startsWith("Placering")) {
				data.put("placeringId", "P" + t.nextInt(2));
			}
			if (type.equals("PlaceringStartet")) {
				data.put("placeringstype", t.nextBoolean() ? "PRAKTIK" : "LOENTILSKUD");
			}
			if (type.equals("SagOphoert")) {
				data.put("udfald", List.of("FRAFLYTTET", "JOB_ORDINAERT", "YDELSE_OPHOERT_UKENDT").get(t.nextInt(3)));
			}
			LocalDate dag = LocalDate.of(2021, 1, 20).plusDays((long) t.nextInt(dage) * 300 / dage);
			String retter = (i > 0 && t.nextInt(10) == 0) ? "h" + t.nextInt(i) : null;
			ud.add(new Haendelse(0, "h" + i, type, dag, kilde, data, retter, Haendelse.Status.NAEGTET,
					IDAG.atStartOfDay(Tid.ZONE).toInstant(), "proeve"));
		}
		return ud;
	}

	/** All told on the last day. */
	private static String slutning(Sted sted, List<Haendelse> orden) {
		Sag sag = sag(sted);
		afstem(sag, IDAG);
		orden.forEach((h) -> meld(sag, h, IDAG));
		return slutning(sag);
	}

	/** Each told on its day, or when the last step has been taken, and every midnight in between. */
	private static String slutningFortaltITide(Sted sted, List<Haendelse> haendelser) {
		Sag sag = sag(sted);
		LocalDate dag = sted.skridt().stream().map(Haendelse::effektivDato).max(Comparator.naturalOrder()).orElse(START);
		for (Haendelse h : haendelser.stream().sorted(Comparator.comparing(Haendelse::effektivDato)).toList()) {
			for (; dag.isBefore(h.effektivDato()); dag = dag.plusDays(1)) {
				afstem(sag, dag);
			}
			meld(sag, h, dag);
		}
		for (; !dag.isAfter(IDAG); dag = dag.plusDays(1)) {
			afstem(sag, dag);
		}
		return slutning(sag);
	}

	private static String slutning(Sag sag) {
		Sagsbillede b = sag.billede();
		List<String> ud = new ArrayList<>();
		// Of two that say the same it is all one which counts.
		sag.haendelser()
			.stream()
			.filter((h) -> h.haendelsesId() != null)
			.map((h) -> "haendelse " + h.type() + h.effektivDato() + h.data()
					+ ((h.status() == Haendelse.Status.NAEGTET) ? Haendelse.Status.AFVIST : h.status()))
			.sorted()
			.forEach(ud::add);
		ud.add("tilstand " + b.tilstand() + " " + b.udfald() + " " + b.lukket() + " " + b.pauseFra() + " "
				+ b.kontaktfrekvens() + " " + b.ur() + " " + b.maerke() + " " + b.samtykke() + " " + b.stepUpUndtaget() + " "
				+ b.genbehandlingNummer() + " " + b.genbehandlingUr() + " " + b.jobformidler());
		ud.add("udeblivelse " + ((b.udeblivelse() == null) ? "" : b.udeblivelse().dato() + " " + b.udeblivelse().iTraek()));
		ud.add("lukninger " + b.lukninger() + b.fritagelser());
		b.placeringer()
			.forEach((p) -> ud.add("placering " + p.placeringId() + p.placeringstype() + p.start() + p.slut() + p.status()));
		b.opgaver().stream().map((o) -> "opgave " + o.opgave() + o.fristtype() + o.dato() + o.placeringId()).sorted().forEach(ud::add);
		sag.frister()
			.stream()
			.filter(Frist::taelles)
			.map((f) -> "frist " + f.fristtype() + f.ankerDato() + f.dato() + f.status() + f.opfyldtDato() + f.bortfaldetDato()
					+ f.harVaeretOverskredet())
			.sorted()
			.forEach(ud::add);
		Optaelling.af(Talgrundlag.af(sag))
			.entrySet()
			.stream()
			.map((e) -> "tal " + e.getKey() + "=" + e.getValue())
			.sorted()
			.forEach(ud::add);
		return String.join("\n", ud);
	}

	@ParameterizedTest
	@EnumSource(Sted.class)
	void theOrderOfArrivalMakesNoDifference(Sted sted) {
		Random t = new Random(FROE * 31 + sted.ordinal());
		for (int i = 0; i < SAET; i++) {
			int antal = 2 + t.nextInt(i % 10 == 0 ? 8 : 3);
			List<Haendelse> haendelser = tilfaeldige(t, antal, t.nextBoolean() ? 300 : 8);
			List<List<Haendelse>> ordener = (antal <= 4) ? permutationer(haendelser) : blandinger(haendelser, t);
			String ventet = slutning(sted, ordener.get(0));
			assertThat(slutningFortaltITide(sted, haendelser)).as(() -> sted + " i tide\n" + beskriv(haendelser)).isEqualTo(ventet);
			for (List<Haendelse> orden : ordener) {
				assertThat(slutning(sted, orden))
					.as(() -> sted + "\n" + beskriv(ordener.get(0)) + "\n" + beskriv(orden))
					.isEqualTo(ventet);
			}
		}
	}

	private static String beskriv(List<Haendelse> orden) {
		return String.join(", ", orden.stream()
			.map((h) -> h.haendelsesId() + " " + h.type() + " " + h.effektivDato() + " " + h.data() + " " + h.kilde()
					+ ((h.retter() == null) ? "" : " retter " + h.retter()))
			.toList());
	}

	private static List<List<Haendelse>> blandinger(List<Haendelse> haendelser, Random t) {
		List<List<Haendelse>> ud = new ArrayList<>(List.of(haendelser));
		for (int i = 0; i < 40; i++) {
			List<Haendelse> blandet = new ArrayList<>(haendelser);
			Collections.shuffle(blandet, t);
			ud.add(blandet);
		}
		return ud;
	}

	private static List<List<Haendelse>> permutationer(List<Haendelse> haendelser) {
		if (haendelser.isEmpty()) {
			return List.of(List.of());
		}
		List<List<Haendelse>> ud = new ArrayList<>();
		for (int i = 0; i < haendelser.size(); i++) {
			List<Haendelse> rest = new ArrayList<>(haendelser);
			Haendelse foerste = rest.remove(i);
			for (List<Haendelse> hale : permutationer(rest)) {
				List<Haendelse> orden = new ArrayList<>(List.of(foerste));
				orden.addAll(hale);
				ud.add(orden);
			}
		}
		return ud;
	}

}
