package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.springframework.stereotype.Component;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;

/**
 * The rules over several fields of a task's answer, and what of it becomes a fact of the case. Whether each field is
 * known, filled and of its type is checked before, by the form itself.
 */
@Component
class Opgaveregler {

	private static final Set<String> IKKE_FAGPERSON = Set.of("BORGER", "SAGSBEHANDLER", "BISIDDER");

	/** Fields that report a day on which something happened. */
	private static final Map<String, List<String>> SKETE = Map.ofEntries(Map.entry("T03", List.of("dato")),
			Map.entry("T05", List.of("dato")), Map.entry("T06", List.of("dato")),
			Map.entry("T08", List.of("bestiltDato", "modtagetDato")), Map.entry("T10", List.of("forelagtDato")),
			Map.entry("T11", List.of("dato")), Map.entry("T13", List.of("dato")), Map.entry("T14", List.of("dato")),
			Map.entry("T17", List.of("dato")), Map.entry("T18", List.of("dato")), Map.entry("T22", List.of("sendtDato")),
			Map.entry("T23", List.of("effektivDato")));

	/** Dates, enumerations and ids that the rules work on; everything else is kept encrypted only. */
	private static final Map<String, List<String>> FAKTA = Map.ofEntries(
			Map.entry("T01", List.of("aktivitetsparat", "paaVejIRehab", "undtagStraksafklaring")),
			Map.entry("T02", List.of("tidspunkt", "moedeform")), Map.entry("T03", List.of("afholdt", "samtykke")),
			Map.entry("T04", List.of("tidspunkt")), Map.entry("T05", List.of("afholdt")),
			Map.entry("T06", List.of("beslutning")), Map.entry("T07", List.of("klar")),
			Map.entry("T08", List.of("bestiltDato", "modtagetDato", "undladt")), Map.entry("T09", List.of("moededato")),
			Map.entry("T10", List.of("indstilling", "forelagtDato")),
			Map.entry("T11", List.of("afgoerelse", "foelgerIndstilling")), Map.entry("T12", List.of("jobformidler")),
			Map.entry("T13", List.of("udfald")), Map.entry("T14", List.of("udfald")), Map.entry("T15", List.of()),
			Map.entry("T16", List.of("tidspunkt")), Map.entry("T17", List.of("afholdt")),
			Map.entry("T18", List.of("beslutning")), Map.entry("T19", List.of("valg")),
			Map.entry("T20", List.of("nytTidspunkt")), Map.entry("T21", List.of("aarsag", "nyDato")),
			Map.entry("T22", List.of("sendtDato", "nyDato")), Map.entry("T23", List.of("udfald")));

	private final Haendelsesregler haendelsesregler;

	Opgaveregler(Haendelsesregler haendelsesregler) {
		this.haendelsesregler = haendelsesregler;
	}

	/**
	 * Checks an answer against the case.
	 * @throws Afvisning 400 with the fields at fault
	 */
	void kontroller(Sag sag, String opgave, Map<String, Object> svar, LocalDate idag) {
		List<Feltfejl> fejl = new ArrayList<>();
		for (String felt : SKETE.getOrDefault(opgave, List.of())) {
			LocalDate dato = dato(svar, felt);
			if (dato != null && dato.isAfter(idag)) {
				fejl.add(new Feltfejl(felt, "Datoen må ikke ligge efter i dag"));
			}
			if (dato != null && dato.isBefore(sag.sagStart())) {
				fejl.add(new Feltfejl(felt, "Datoen må ikke ligge før sagens start " + sag.sagStart()));
			}
		}
		switch (opgave) {
			case "T01" -> {
				if (ja(svar, "undtagStraksafklaring") && !ja(svar, "paaVejIRehab")) {
					fejl.add(new Feltfejl("undtagStraksafklaring",
							"Kun en borger på vej til rehabiliteringsteamet kan undtages fra straksafklaring"));
				}
			}
			case "T03" -> {
				if (liste(svar, "fagomraader").stream().anyMatch(IKKE_FAGPERSON::contains)) {
					fejl.add(new Feltfejl("fagomraader", "Vælg kun fagpersoner"));
				}
			}
			case "T05", "T17" -> {
				List<String> fremmoedte = liste(svar, "fremmoedte");
				boolean fagperson = fremmoedte.stream().anyMatch((person) -> !IKKE_FAGPERSON.contains(person));
				if ("JA".equals(svar.get("afholdt")) && !(fremmoedte.contains("BORGER")
						&& fremmoedte.contains("SAGSBEHANDLER") && fagperson)) {
					fejl.add(new Feltfejl("fremmoedte",
							"Et step-up-møde er først holdt, når borger, sagsbehandler og mindst én fagperson er mødt"));
				}
			}
			case "T08" -> {
				if (ja(svar, "undladt") && tom(svar, "begrundelse")) {
					fejl.add(new Feltfejl("begrundelse", "Skriv, hvorfor attesten er undladt"));
				}
				if (!ja(svar, "undladt") && dato(svar, "bestiltDato") == null) {
					fejl.add(new Feltfejl("bestiltDato", "Angiv, hvornår attesten er bestilt, eller markér, at den er undladt"));
				}
				if (dato(svar, "modtagetDato") != null && dato(svar, "bestiltDato") != null
						&& dato(svar, "modtagetDato").isBefore(dato(svar, "bestiltDato"))) {
					fejl.add(new Feltfejl("modtagetDato", "Attesten kan ikke være modtaget, før den er bestilt"));
				}
			}
			case "T23" -> {
				if (!haendelsesregler.afslutter(svar.get("udfald"))) {
					fejl.add(new Feltfejl("udfald", "Vælg et udfald, der afslutter sagen"));
				}
				LocalDate genoptaget = sag.billede()
					.lukninger()
					.stream()
					.map(Sagsbillede.Periode::til)
					.filter(Objects::nonNull)
					.max(Comparator.naturalOrder())
					.orElse(LocalDate.MIN);
				if (dato(svar, "effektivDato") != null && dato(svar, "effektivDato").isBefore(genoptaget)) {
					fejl.add(new Feltfejl("effektivDato", "Datoen må ikke ligge før " + genoptaget + ", hvor sagen blev genoptaget"));
				}
			}
			default -> {
			}
		}
		if (!fejl.isEmpty()) {
			throw new Afvisning(400, "Ret felterne, og prøv igen", fejl);
		}
	}

	/** The day from which the answer counts. */
	LocalDate effektivDato(String opgave, Map<String, Object> svar, LocalDate idag) {
		String felt = switch (opgave) {
			case "T03", "T05", "T06", "T11", "T13", "T14", "T17", "T18" -> "dato";
			case "T10" -> "forelagtDato";
			case "T22" -> "sendtDato";
			case "T23" -> "effektivDato";
			default -> null;
		};
		LocalDate dato = (felt == null) ? null : dato(svar, felt);
		return (dato == null) ? idag : dato;
	}

	/** The part of the answer that the rules work on. */
	Map<String, Object> fakta(String opgave, Map<String, Object> svar) {
		Map<String, Object> fakta = new LinkedHashMap<>();
		for (String felt : FAKTA.get(opgave)) {
			if (svar.get(felt) != null) {
				fakta.put(felt, svar.get(felt));
			}
		}
		return fakta;
	}

	private static boolean ja(Map<String, Object> svar, String felt) {
		return Boolean.TRUE.equals(svar.get(felt));
	}

	private static boolean tom(Map<String, Object> svar, String felt) {
		return svar.get(felt) == null || svar.get(felt).toString().isBlank();
	}

	private static LocalDate dato(Map<String, Object> svar, String felt) {
		return Haendelsesregler.dato((String) svar.get(felt));
	}

	@SuppressWarnings("unchecked")
	private static List<String> liste(Map<String, Object> svar, String felt) {
		return (svar.get(felt) instanceof List<?> liste) ? (List<String>) liste : List.of();
	}

}
