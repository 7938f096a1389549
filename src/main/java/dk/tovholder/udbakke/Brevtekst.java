package dk.tovholder.udbakke;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dk.tovholder.sikkerhed.Rolle;

/** What letters say: case numbers, one sentence for each, and the way into the product. Nothing about a citizen. */
@Component
class Brevtekst {

	private static final String VARSLER = """
			%s

			%s

			%s

			Mailen er sendt automatisk af Tovholder og kan ikke besvares.
			Den nævner kun sagsnumre. Alt andet om sagen står i Tovholder.
			""";

	private final Postindstillinger indstillinger;

	Brevtekst(Postindstillinger indstillinger) {
		this.indstillinger = indstillinger;
	}

	/** The letter with everything that one person is told at once. */
	Brev varsler(String modtager, String adresse, List<Varsel> varsler, Instant nu) {
		boolean drift = varsler.stream().allMatch((v) -> v.type() == Varsel.Type.DRIFT && v.sagsnummer() == null);
		String overskrift = (varsler.size() == 1) ? "Der er nyt til dig i Tovholder:"
				: "Der er " + varsler.size() + " nye varsler til dig i Tovholder, det ældste først:";
		String linjer = varsler.stream().map(Brevtekst::linje).collect(Collectors.joining("\n"));
		UUID id = UUID.randomUUID();
		return new Brev(id, modtager, adresse, drift ? Brev.Slags.DRIFT : Brev.Slags.VARSEL, null, emne(varsler),
				VARSLER.formatted(overskrift, linjer, vejInd(varsler)), null, null, beskedId(id), nu, 0, null);
	}

	/** A letter about a meeting. */
	Brev moede(String modtager, String adresse, boolean aflyst, Moede moede, String hvornaar, String kalender,
			String metode, Instant nu) {
		String overskrift = aflyst ? "Mødet er aflyst:"
				: (moede.sekvens() > 0) ? "Mødet er ændret:" : "Du er indkaldt til et møde:";
		String linjer = moede.titel() + "\n" + hvornaar
				+ ((moede.sted() == null || aflyst) ? "" : "\nSted: " + moede.sted());
		UUID id = UUID.randomUUID();
		return new Brev(id, modtager, adresse, aflyst ? Brev.Slags.AFLYSNING : Brev.Slags.INDKALDELSE, moede.sagsnummer(),
				(aflyst ? "Aflyst: " : (moede.sekvens() > 0) ? "Ændret: " : "") + moede.titel(),
				VARSLER.formatted(overskrift, linjer, opgaver()), kalender, metode, beskedId(id), nu, 0, null);
	}

	private String beskedId(UUID id) {
		return "<" + id + "@" + indstillinger.maerke() + ">";
	}

	private static String emne(List<Varsel> varsler) {
		if (varsler.size() > 1) {
			return varsler.size() + " nye varsler fra Tovholder";
		}
		Varsel v = varsler.get(0);
		String hvad = switch (v.type()) {
			case FORVARSEL -> "En frist nærmer sig";
			case OVERSKREDET -> "En frist er overskredet";
			case ESKALERING -> "En overskredet frist er meldt til dig";
			case UDEBLIVELSE -> "Gentagen udeblivelse";
			case DRIFT -> "Tovholder har brug for hjælp";
		};
		return (v.sagsnummer() == null) ? hvad : "Sag " + v.sagsnummer() + ": " + hvad;
	}

	private static String linje(Varsel v) {
		return (v.sagsnummer() == null) ? "- " + v.tekst() : "- Sag " + v.sagsnummer() + ": " + v.tekst();
	}

	private String vejInd(List<Varsel> varsler) {
		boolean harOpgaver = varsler.stream().anyMatch((v) -> !v.modtager().gruppe() || harOpgaver(v.modtager().id()));
		return harOpgaver ? opgaver() : "Åbn Tovholder: " + indstillinger.systemadresse() + "/camunda/app/cockpit/";
	}

	private String opgaver() {
		return "Åbn dine opgaver: " + indstillinger.systemadresse() + "/camunda/app/tasklist/";
	}

	private static boolean harOpgaver(String gruppe) {
		return Stream.of(Rolle.values()).filter((rolle) -> rolle.grupper().contains(gruppe)).anyMatch(Rolle::harOpgaver);
	}

}
