package dk.tovholder.afspilning;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.Resource;

/**
 * How the invented people behave: the probabilities of the file {@code demo/afspilning.yml}, which explains each. Percent
 * are from 0 to 100, and what is a distribution adds up to 100.
 *
 * @param rytme how soon each task is done, by its id
 * @param saetninger what people write, by field
 */
record Vaner(long froe, Map<String, Rytme> rytme, int forsinketHoejst, Moeder samtale, Moeder stepUp,
		Map<String, Double> moedeform, Map<String, Double> samtykke, double samtykkeGivesSenere,
		double samtykkeTilbagekaldes, Map<String, Double> beslutning, Team team, Kontakt kontakt, Placeringer placering,
		Map<String, Double> efterGenbehandling, Map<String, Double> svarPaaPlacering, double nytTidspunkt, Ophoer ophoer,
		Fritagelser fritagelse, Indberetning indberetning, Map<String, List<String>> saetninger) {

	private static final ObjectMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
				DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	private static final Set<String> OPGAVER = Set.of("T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10",
			"T11", "T12", "T13", "T14", "T15", "T16", "T17", "T18", "T19", "T20", "T21", "T22", "T23");

	private static final Set<String> SAETNINGER = Set.of("oensker", "ressourcer", "perspektiv", "aftaler", "stagnation",
			"tilTeam", "tilForloeb", "bidrag", "udfordringer", "attest", "indstilling", "naesteSkridt", "formaal", "maal",
			"skaanehensyn", "genbehandling", "svar", "kontaktforsoeg", "tiltag", "steder");

	private static final Set<String> FREMMOEDE = Set.of("JA", "UDEBLEVET", "AFBUD_BORGER", "AFLYST_KOMMUNEN");

	private static final Set<String> KONTAKT = Set.of("GENNEMFOERT", "FORSOEGT", "UDEBLEVET");

	/** What a citizen may be clarified to. */
	private static final Set<String> YDELSER = Set.of("RESSOURCEFORLOEB", "FLEKSJOB", "FOERTIDSPENSION", "ANDEN_INDSATS",
			"INGEN");

	private static final Set<String> UDFALD = Set.of("JOB_ORDINAERT", "UDDANNELSE", "ANDEN_YDELSE_RESSOURCEFORLOEB",
			"ANDEN_YDELSE_FLEKSJOB", "ANDEN_YDELSE_FOERTIDSPENSION", "ANDEN_YDELSE_ANDEN", "FRAFLYTTET", "DOED",
			"FOLKEPENSION", "SENIORPENSION", "YDELSE_OPHOERT_UKENDT");

	Vaner {
		kun("rytme", OPGAVER, rytme.keySet(), true);
		mindst("forsinketHoejst", 1, forsinketHoejst);
		fordeling("samtale.fremmoede", FREMMOEDE, samtale.fremmoede());
		fordeling("stepUp.fremmoede", FREMMOEDE, stepUp.fremmoede());
		fordeling("moedeform", Set.of("FREMMOEDE", "TELEFON", "VIDEO"), moedeform);
		fordeling("samtykke", Set.of("GIVET", "AFSLAAET", "SENERE"), samtykke);
		procent("samtykkeGivesSenere", samtykkeGivesSenere);
		procent("samtykkeTilbagekaldes", samtykkeTilbagekaldes);
		fordeling("beslutning", Set.of("REHABILITERINGSTEAM", "AFKLARINGSFORLOEB"), beslutning);
		fordeling("team.indstilling", YDELSER, team.indstilling());
		fordeling("kontakt.uge", KONTAKT, kontakt.uge());
		fordeling("kontakt.maaned", KONTAKT, kontakt.maaned());
		fordeling("kontakt.form", Set.of("FREMMOEDE", "TELEFON", "VIDEO", "VIRKSOMHED"), kontakt.form());
		fordeling("placering.type", Set.of("PRAKTIK", "LOENNEDE_TIMER", "LOENTILSKUD"), placering.type());
		fordeling("efterGenbehandling", Set.of("REHABILITERINGSTEAM", "FORTSAET_FORLOEB"), efterGenbehandling);
		fordeling("svarPaaPlacering", Set.of("FASTHOLD", "AFLYS", "INTET"), svarPaaPlacering);
		procent("nytTidspunkt", nytTidspunkt);
		fordeling("ophoer.udfald", UDFALD, ophoer.udfald());
		kun("saetninger", SAETNINGER, saetninger.keySet(), true);
		saetninger.forEach((navn, linjer) -> kraev("saetninger." + navn,
				!linjer.isEmpty() && linjer.stream().noneMatch((linje) -> linje == null || linje.isBlank()),
				"der skal stå mindst én sætning"));
	}

	/**
	 * How soon a task is done, in working days after it came up, but not after its deadline.
	 *
	 * @param sent the percent of them that are done after the deadline all the same
	 */
	record Rytme(int tidligst, int senest, double sent) {

		Rytme {
			mindst("tidligst", 0, tidligst);
			mindst("senest", tidligst, senest);
			procent("sent", sent);
		}

	}

	/** A kind of meeting. */
	record Moeder(Map<String, Double> fremmoede, double efterFristen) {

		Moeder {
			procent("efterFristen", efterFristen);
		}

	}

	/** The rehabilitation team. */
	record Team(double klar, double attestUndladt, double udsat, Map<String, Double> indstilling, double foelges) {

		Team {
			procent("klar", klar);
			procent("attestUndladt", attestUndladt);
			procent("udsat", udsat);
			procent("foelges", foelges);
		}

	}

	/** The personal job broker's contact with the citizen. */
	record Kontakt(Map<String, Double> uge, Map<String, Double> maaned, Map<String, Double> form) {
	}

	/** Praktik, paid hours and loentilskud. */
	record Placeringer(double begynder, Map<String, Double> type, int ugerMindst, int ugerHoejst, double annulleres,
			double tilJob, double tilUddannelse) {

		Placeringer {
			procent("begynder", begynder);
			mindst("ugerMindst", 1, ugerMindst);
			mindst("ugerHoejst", ugerMindst, ugerHoejst);
			procent("annulleres", annulleres);
			procent("tilJob", tilJob);
			procent("tilUddannelse", tilUddannelse);
			kraev("tilJob", tilJob + tilUddannelse <= 100, "må sammen med tilUddannelse højst give 100");
		}

	}

	/** How citizens leave. */
	record Ophoer(double omMaaneden, Map<String, Double> udfald, double genoptages) {

		Ophoer {
			procent("omMaaneden", omMaaneden);
			procent("genoptages", genoptages);
		}

	}

	/** Exemptions, which pause a case. */
	record Fritagelser(double omMaaneden, int ugerMindst, int ugerHoejst) {

		Fritagelser {
			procent("omMaaneden", omMaaneden);
			mindst("ugerMindst", 1, ugerMindst);
			mindst("ugerHoejst", ugerMindst, ugerHoejst);
		}

	}

	/** How events from outside reach the municipality; late ones some working days after they happened. */
	record Indberetning(double sent, int dageHoejst) {

		Indberetning {
			procent("sent", sent);
			mindst("dageHoejst", 2, dageHoejst);
		}

	}

	/**
	 * Reads the file.
	 * @throws IllegalStateException with the place in the file and what is wrong there
	 */
	static Vaner laes(Resource fil) {
		try {
			YamlMapFactoryBean yaml = new YamlMapFactoryBean();
			yaml.setResources(fil);
			return JSON.convertValue(new LinkedHashMap<>(yaml.getObject()), Vaner.class);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalStateException(fil.getDescription() + ": " + forklar(ex), ex);
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException(fil.getDescription() + ": kan ikke læses som YAML", ex);
		}
	}

	private static String forklar(IllegalArgumentException ex) {
		if (!(ex.getCause() instanceof JsonMappingException json)) {
			return ex.getMessage();
		}
		String sted = json.getPath()
			.stream()
			.map(JsonMappingException.Reference::getFieldName)
			.filter((navn) -> navn != null)
			.collect(Collectors.joining("."));
		String fejl = (json.getCause() instanceof IllegalArgumentException egen) ? egen.getMessage()
				: json.getOriginalMessage();
		return sted.isEmpty() ? fejl : sted + ": " + fejl;
	}

	private static void kun(String sted, Set<String> kendte, Set<String> fundne, boolean alle) {
		Set<String> ukendte = new TreeSet<>(fundne);
		ukendte.removeAll(kendte);
		kraev(sted, ukendte.isEmpty(), "kendes ikke: " + String.join(", ", ukendte));
		Set<String> manglende = new TreeSet<>(kendte);
		manglende.removeAll(fundne);
		kraev(sted, !alle || manglende.isEmpty(), "mangler: " + String.join(", ", manglende));
	}

	private static void fordeling(String sted, Set<String> kendte, Map<String, Double> fordeling) {
		kun(sted, kendte, fordeling.keySet(), false);
		fordeling.forEach((udfald, andel) -> procent(sted + "." + udfald, (andel == null) ? -1 : andel));
		double sum = fordeling.values().stream().mapToDouble(Double::doubleValue).sum();
		kraev(sted, Math.abs(sum - 100) < 1e-6, "skal give 100 tilsammen og giver " + sum);
	}

	private static void procent(String sted, double tal) {
		kraev(sted, tal >= 0 && tal <= 100, "skal være procent fra 0 til 100");
	}

	private static void mindst(String sted, int mindst, int tal) {
		kraev(sted, tal >= mindst, "skal være mindst " + mindst);
	}

	private static void kraev(String sted, boolean opfyldt, String ellers) {
		if (!opfyldt) {
			throw new IllegalArgumentException(sted + ": " + ellers);
		}
	}

}
