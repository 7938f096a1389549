package dk.tovholder.styregruppe;

import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dk.tovholder.fejl.Tegn;
import dk.tovholder.frist.Fristberegning;
import dk.tovholder.frist.Hvorfor;
import dk.tovholder.kalender.Tid;
import dk.tovholder.opgoerelse.Opgoerelse.Udgave;
import dk.tovholder.opgoerelse.Opgoerelser;
import dk.tovholder.sikkerhed.Rolle;

/** What the forms of the steering group show above their fields, in plain text. Figures only, never a citizen. */
@Component
class Moedeblad {

	private static final Locale DANSK = Locale.forLanguageTag("da-DK");

	private static final DateTimeFormatter KORT = DateTimeFormatter.ofPattern("d. MMMM uuuu", DANSK);

	private final Styregruppemoeder moeder;

	private final Moederegister register;

	private final Overskredne overskredne;

	private final Opgoerelser opgoerelser;

	private final Clock ur;

	Moedeblad(Styregruppemoeder moeder, Moederegister register, Overskredne overskredne, Opgoerelser opgoerelser, Clock ur) {
		this.moeder = moeder;
		this.register = register;
		this.overskredne = overskredne;
		this.opgoerelser = opgoerelser;
		this.ur = ur;
	}

	/** The shown fields of the meeting's form, by key. */
	Map<String, Object> moede(Kvartal kvartal) {
		Fristberegning frist = moeder.frist(kvartal);
		Map<String, Object> felter = new LinkedHashMap<>();
		felter.put("vis_kvartal", Tegn.medStort(kvartal.navn()));
		felter.put("vis_frist", Tegn.medStort(Tid.skrevet(frist.dato())));
		felter.put("vis_hvorfor", hvorfor(frist));
		felter.put("vis_opgoerelser", opgoerelser(kvartal));
		felter.put("vis_overskredne", overskredne());
		felter.put("vis_opfoelgninger", tidligere(kvartal));
		return felter;
	}

	private static String hvorfor(Fristberegning frist) {
		Hvorfor hvorfor = Hvorfor.af(frist.regel(), frist.ankerdato(), frist.raaDato(), frist.flyttetFordi());
		return Tegn.medStort(hvorfor.regel()) + " (" + hvorfor.kilde() + ")."
				+ ((hvorfor.flyttetFordi() == null) ? "" : " Flyttet, fordi " + hvorfor.flyttetFordi() + ".");
	}

	private String opgoerelser(Kvartal kvartal) {
		return linjer(moeder.forelagte(kvartal, Tid.idag(ur))
			.entrySet()
			.stream()
			.map((udgave) -> opgoerelse(udgave.getKey(), udgave.getValue())), "Ingen måned er gjort op endnu");
	}

	private String opgoerelse(YearMonth maaned, int udgave) {
		Udgave u = opgoerelser.udgave(maaned, udgave);
		return Tegn.medStort(Tid.skrevet(maaned)) + ": udgave " + udgave + ", " + u.resultat() + ", "
				+ ((u.godkendt() != null) ? "godkendt" : "ikke godkendt");
	}

	private String overskredne() {
		return linjer(overskredne.tal()
			.stream()
			.map((tal) -> Tegn.medStort(tal.fristtype().navn()) + ", " + Rolle.hus(tal.enhed()) + ": "
					+ (tal.skjult() ? "under " + overskredne.mindsteCelle() : tal.antal())),
				"Ingen");
	}

	/** What is still open, and all that the meeting before decided. */
	private String tidligere(Kvartal kvartal) {
		List<Kvartal> foer = register.alle()
			.stream()
			.map(Moede::kvartal)
			.filter((k) -> k.compareTo(kvartal) < 0)
			.toList();
		Kvartal sidste = foer.isEmpty() ? null : foer.get(foer.size() - 1);
		return linjer(foer.stream()
			.flatMap((k) -> moeder.opfoelgninger(k)
				.stream()
				.filter((o) -> o.aaben() || k.equals(sidste))
				.map((o) -> Tegn.medStort(k.navn()) + ", nr. " + o.nr() + ": " + o.tekst() + " (" + Ejere.navn(o.ejer()) + ", senest "
						+ KORT.format(o.dato()) + "): " + stand(o))),
				"Ingen");
	}

	private String stand(Opfoelgning o) {
		if (o.aaben()) {
			return Tid.idag(ur).isAfter(o.dato()) ? "Åben, datoen er passeret" : "Åben";
		}
		return o.status().navn() + ((o.bemaerkning() == null) ? "" : ". " + o.bemaerkning());
	}

	/** The shown fields of a follow-up's form, by key. */
	Map<String, Object> opfoelgning(Kvartal kvartal, int nr) {
		Opfoelgning opfoelgning = moeder.opfoelgning(kvartal, nr);
		Map<String, Object> felter = new LinkedHashMap<>();
		felter.put("vis_beslutning", opfoelgning.tekst());
		felter.put("vis_moede", Tegn.medStort(kvartal.navn()) + ", mødet den " + KORT.format(moeder.moededato(kvartal)));
		felter.put("vis_frist", Tegn.medStort(Tid.skrevet(opfoelgning.dato())));
		felter.put("vis_hvorfor", "Styregruppen har besluttet datoen på mødet.");
		return felter;
	}

	private static String linjer(Stream<String> linjer, String ellers) {
		String tekst = linjer.collect(Collectors.joining("\n"));
		return tekst.isEmpty() ? ellers : tekst;
	}

}
