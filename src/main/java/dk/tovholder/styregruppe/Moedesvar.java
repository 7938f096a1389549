package dk.tovholder.styregruppe;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;

/** What the secretary wrote about a meeting, checked for what a form alone cannot check. */
record Moedesvar(LocalDate dato, List<String> deltagere, String beslutninger, List<Opfoelgning> opfoelgninger) {

	/** As many follow-ups as the form has room for. */
	static final int OPFOELGNINGER = 5;

	/**
	 * Reads an answer.
	 * @param svar fields that the form has found to be of their types
	 * @throws Afvisning (400) with every field at fault
	 */
	@SuppressWarnings("unchecked")
	static Moedesvar laes(Map<String, Object> svar, Kvartal kvartal, LocalDate idag) {
		List<Feltfejl> fejl = new ArrayList<>();
		LocalDate dato = LocalDate.parse((String) svar.get("moededato"));
		if (dato.isAfter(idag)) {
			fejl.add(new Feltfejl("moededato", "Mødedato: kan ikke ligge efter i dag"));
		}
		if (dato.isBefore(kvartal.foersteDag())) {
			fejl.add(new Feltfejl("moededato", "Mødedato: kan ikke ligge før " + kvartal.navn()));
		}
		List<Opfoelgning> opfoelgninger = new ArrayList<>();
		for (int nr = 1; nr <= OPFOELGNINGER; nr++) {
			opfoelgning(svar, nr, dato, opfoelgninger, fejl);
		}
		if (!fejl.isEmpty()) {
			throw new Afvisning(400, "Ret felterne, og prøv igen", fejl);
		}
		return new Moedesvar(dato, List.copyOf((List<String>) svar.get("deltagere")), (String) svar.get("beslutninger"),
				List.copyOf(opfoelgninger));
	}

	/** A follow-up has a text, an owner and a date, or is none. Those left empty get no number. */
	private static void opfoelgning(Map<String, Object> svar, int nr, LocalDate moede, List<Opfoelgning> opfoelgninger,
			List<Feltfejl> fejl) {
		String felt = "opfoelgning" + nr;
		String tekst = (String) svar.get(felt);
		String ejer = (String) svar.get(felt + "Ejer");
		String dato = (String) svar.get(felt + "Dato");
		if (tekst == null && ejer == null && dato == null) {
			return;
		}
		kraev(tekst, felt, "Opfølgning " + nr + ": skal udfyldes, når den har en ejer eller en dato", fejl);
		kraev(ejer, felt + "Ejer", "Ejer af opfølgning " + nr + ": vælg, hvem der følger op", fejl);
		kraev(dato, felt + "Dato", "Dato for opfølgning " + nr + ": skal udfyldes", fejl);
		if (dato != null && LocalDate.parse(dato).isBefore(moede)) {
			fejl.add(new Feltfejl(felt + "Dato", "Dato for opfølgning " + nr + ": kan ikke ligge før mødet"));
		}
		if (tekst != null && ejer != null && dato != null) {
			opfoelgninger.add(Opfoelgning.ny(opfoelgninger.size() + 1, tekst, ejer, LocalDate.parse(dato)));
		}
	}

	private static void kraev(String vaerdi, String felt, String besked, List<Feltfejl> fejl) {
		if (vaerdi == null) {
			fejl.add(new Feltfejl(felt, besked));
		}
	}

}
