package dk.tovholder.opgoerelse;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Tegn;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Talsager;
import dk.tovholder.sag.Talsager.Spoergsmaal;
import dk.tovholder.sag.Udfaldstabel;

/** Which cases stand behind which figure. */
@Component
class Figursager {

	private static final Map<String, String> SVAR = Map.of("AFHOLDT", "JA", "UDEBLEVET", "UDEBLEVET", "AFBUD", "AFBUD_BORGER",
			"AFLYST", "AFLYST_KOMMUNEN");

	private final Talsager sager;

	private final Clock ur;

	Figursager(Talsager sager, Clock ur) {
		this.sager = sager;
		this.ur = ur;
	}

	/**
	 * The cases behind a figure, as they are known now.
	 * @throws Afvisning 400 if the figure has no such value, or no cases behind it
	 */
	Talsager.Side find(Figur figur, String vaerdi, YearMonth maaned, Collection<String> enheder, int side, int antal) {
		if (!figur.vaerdier().isEmpty() && !figur.vaerdier().contains(vaerdi)) {
			throw Afvisning.felt(400, "vaerdi", "Skal være en af: " + String.join(", ", figur.vaerdier()));
		}
		return this.sager.find(spoergsmaal(figur, vaerdi), maaned, Maanedstaelling.passeret(maaned, Tid.idag(this.ur)), enheder, side,
				antal);
	}

	private static Spoergsmaal spoergsmaal(Figur figur, String vaerdi) {
		return switch (figur) {
			case TAELLER -> Talsager.status(Maanedstaelling.STATUSSER.stream().filter(Udfaldstabel::taeller).toList());
			case NAEVNER -> Talsager.status(Maanedstaelling.STATUSSER);
			case STATUS, UDENFOR -> Talsager.status(List.of(vaerdi));
			case PLACERING -> Talsager.status(Maanedstaelling.PLACERINGER);
			case UDFALD -> Talsager.udfald(vaerdi);
			case FRIST_OVERHOLDT -> Talsager.overholdt(vaerdi);
			case FRIST_BRUDT -> Talsager.brudt(vaerdi);
			case FRIST_MED_PLAN -> Talsager.medPlan(vaerdi);
			case FRIST_AABEN -> Talsager.loeber(vaerdi);
			case KONTAKT -> Talsager.opgaver(List.of(vaerdi.startsWith("UGE:") ? "T13" : "T14"), "udfald",
					vaerdi.substring(vaerdi.indexOf(':') + 1));
			case MOEDE -> switch (vaerdi) {
				case "SAMTALE" -> Talsager.opgaver(List.of("T03"), "afholdt", "JA");
				case "STEPUP" -> Talsager.opgaver(List.of("T05", "T17"), "afholdt", "JA");
				default -> Talsager.forelaeggelser();
			};
			case UDEBLIVELSE -> Talsager.opgaver(Maanedstaelling.MOEDER, "afholdt", SVAR.get(vaerdi));
			case GENBEHANDLING -> genbehandling(vaerdi);
			case SAGSSTAMME -> Talsager.sagsstamme(kraevet(vaerdi));
			case VARIGHED -> Talsager.varighed(vaerdi);
			case PROCENT, MANGLER, TILSKUD -> throw Afvisning.felt(400, "figur", "Er regnet ud af andre figurer: spørg til dem");
		};
	}

	private static Spoergsmaal genbehandling(String vaerdi) {
		if (!kraevet(vaerdi).matches("[1-9]\\d{0,2}:(INDKALDT|AFHOLDT|REHABILITERINGSTEAM|FORTSAET_FORLOEB|BORTFALDET)")) {
			throw Afvisning.felt(400, "vaerdi", "Skal være et nummer og hvad der skete, som 1:AFHOLDT");
		}
		String[] dele = vaerdi.split(":");
		return Talsager.genbehandlinger(Integer.parseInt(dele[0]), dele[1]);
	}

	private static String kraevet(String vaerdi) {
		if (vaerdi == null || !Tegn.kanVisesSomTekst(vaerdi)) {
			throw Afvisning.felt(400, "vaerdi", "Skal angives");
		}
		return vaerdi;
	}

}
