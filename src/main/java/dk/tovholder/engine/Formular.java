package dk.tovholder.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Tegn;
import dk.tovholder.kalender.Tid;

/**
 * A form as the server sees it: the same file that the browser shows decides which fields there are, which are asked for
 * now, and what they may hold. What a browser checks, anybody can leave out, so everything is checked here again.
 */
final class Formular {

	private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

	private static final DateTimeFormatter TIDSPUNKT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm")
		.withResolverStyle(ResolverStyle.STRICT);

	private static final int FOERSTE_AAR = 1900;

	private static final int SIDSTE_AAR = 2100;

	private static final int TEKST_LAENGDE = 4000;

	private final List<Felt> felter;

	private Formular(List<Felt> felter) {
		this.felter = felter;
	}

	/** A field that a person may fill. */
	private record Felt(String noegle, String navn, String type, Set<String> valg, boolean jaNej, boolean obligatorisk,
			int laengde, Pattern moenster, Long mindst, Long hoejst, String skjulesNaar) {
	}

	/** Reads every form of the programme from the class path, by file name without its ending. */
	static Map<String, Formular> alle() {
		Map<String, Formular> formularer = new HashMap<>();
		try {
			for (Resource fil : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*.form")) {
				try (InputStream indhold = fil.getInputStream()) {
					List<Felt> felter = new ArrayList<>();
					saml(new ObjectMapper().readTree(indhold).path("components"), felter);
					formularer.put(fil.getFilename().replace(".form", ""), new Formular(List.copyOf(felter)));
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return formularer;
	}

	private static void saml(JsonNode komponenter, List<Felt> felter) {
		for (JsonNode k : komponenter) {
			saml(k.path("components"), felter);
			if (k.has("key") && !k.path("disabled").asBoolean()) {
				felter.add(felt(k));
			}
		}
	}

	private static Felt felt(JsonNode k) {
		Set<String> valg = new LinkedHashSet<>();
		k.path("values").forEach((v) -> valg.add(v.path("value").asText()));
		JsonNode krav = k.path("validate");
		String type = k.path("type").asText();
		if (type.equals("datetime")) {
			type = k.path("subtype").asText();
		}
		String navn = k.path("label").asText(k.path("dateLabel").asText(k.path("key").asText()));
		String skjul = k.path("conditional").path("hide").asText(null);
		return new Felt(k.path("key").asText(), navn, type, valg, valg.equals(Set.of("true", "false")),
				krav.path("required").asBoolean(), krav.path("maxLength").asInt(TEKST_LAENGDE),
				krav.hasNonNull("pattern") ? Pattern.compile(krav.path("pattern").asText()) : null, tal(krav, "min"),
				tal(krav, "max"), (skjul == null) ? null : skjul.substring(1));
	}

	private static Long tal(JsonNode krav, String navn) {
		return krav.hasNonNull(navn) ? krav.path(navn).asLong() : null;
	}

	/**
	 * Checks an answer and gives it back with each value of its type; fields that are not asked for are left out.
	 * @throws Afvisning 400 with every field at fault
	 */
	Map<String, Object> laes(Map<String, Object> raa) {
		List<Feltfejl> fejl = new ArrayList<>();
		Set<String> ukendte = new HashSet<>(raa.keySet());
		Map<String, Object> alle = new LinkedHashMap<>();
		Map<String, Object> laeste = new HashMap<>();
		Map<String, List<Feltfejl>> egneFejl = new HashMap<>();
		for (Felt felt : felter) {
			ukendte.remove(felt.noegle());
			Object vaerdi = raa.get(felt.noegle());
			List<Feltfejl> egne = new ArrayList<>();
			Object laest = erTom(vaerdi) ? null : laes(felt, vaerdi, egne);
			laeste.put(felt.noegle(), laest);
			egneFejl.put(felt.noegle(), egne);
			alle.put(felt.noegle(), sammenlignelig(felt, laest));
		}
		ukendte.stream().sorted().forEach((felt) -> fejl.add(new Feltfejl(felt, "Feltet kendes ikke")));
		// A condition may name a field that stands further down in the form, so all are read before any is judged.
		Map<String, Object> synlige = new LinkedHashMap<>();
		for (Felt felt : felter) {
			if (skjult(felt, alle)) {
				// A browser leaves a hidden field out; a tick in it contradicts what hides it.
				if (Boolean.TRUE.equals(laeste.get(felt.noegle()))) {
					fejl.add(new Feltfejl(felt.noegle(), felt.navn() + ": gælder ikke her"));
				}
				alle.put(felt.noegle(), null);
				continue;
			}
			List<Feltfejl> egne = egneFejl.get(felt.noegle());
			fejl.addAll(egne);
			Object laest = laeste.get(felt.noegle());
			if (laest != null) {
				synlige.put(felt.noegle(), laest);
			}
			else if (felt.obligatorisk() && egne.isEmpty()) {
				fejl.add(new Feltfejl(felt.noegle(), felt.navn() + ": skal udfyldes"));
			}
		}
		if (!fejl.isEmpty()) {
			throw new Afvisning(400, "Ret felterne, og prøv igen", fejl);
		}
		return synlige;
	}

	/** The conditions in the form compare yes/no choices as the browser holds them, that is, as text. */
	private static Object sammenlignelig(Felt felt, Object laest) {
		return (felt.jaNej() && laest != null) ? laest.toString() : laest;
	}

	private static boolean skjult(Felt felt, Map<String, Object> alle) {
		return felt.skjulesNaar() != null && Boolean.TRUE
			.equals(FEEL.evaluateSimpleExpression(felt.skjulesNaar(), Variables.fromMap(alle).asVariableContext()));
	}

	private static boolean erTom(Object vaerdi) {
		return vaerdi == null || (vaerdi instanceof String tekst && tekst.isBlank())
				|| (vaerdi instanceof List<?> liste && liste.isEmpty());
	}

	private static Object laes(Felt felt, Object vaerdi, List<Feltfejl> fejl) {
		Object laest = switch (felt.type()) {
			case "textfield", "textarea" -> tekst(felt, vaerdi);
			case "radio", "select" -> valg(felt, vaerdi);
			case "checkbox" -> jaNej(vaerdi);
			case "checklist", "taglist" -> liste(felt, vaerdi);
			case "date" -> (vaerdi instanceof String s && dato(s)) ? s : null;
			case "datetime" -> (vaerdi instanceof String s && tidspunkt(s)) ? s : null;
			case "number" -> tal(felt, vaerdi);
			default -> throw new IllegalStateException("No rule for a field of type " + felt.type());
		};
		if (laest == null) {
			fejl.add(new Feltfejl(felt.noegle(), felt.navn() + ": " + forventet(felt)));
		}
		return laest;
	}

	private static String forventet(Felt felt) {
		return switch (felt.type()) {
			case "textfield", "textarea" -> "må højst være " + felt.laengde() + " tegn, der kan vises"
					+ ((felt.moenster() != null) ? ", og skal have den rigtige form" : "");
			case "radio", "select" -> "vælg en af mulighederne";
			case "checkbox" -> "skal være ja eller nej";
			case "checklist", "taglist" -> "vælg blandt mulighederne, hver højst én gang";
			case "date" -> "skal være en dato, der findes, skrevet som åååå-MM-dd";
			case "datetime" -> "skal være en dato og et klokkeslæt, skrevet som åååå-MM-ddTT:mm";
			default -> "skal være et helt tal"
					+ ((felt.mindst() != null) ? " fra " + felt.mindst() : "") + ((felt.hoejst() != null) ? " til " + felt.hoejst() : "");
		};
	}

	private static String tekst(Felt felt, Object vaerdi) {
		return (vaerdi instanceof String s && s.length() <= felt.laengde() && Tegn.kanVisesSomTekst(s)
				&& (felt.moenster() == null || felt.moenster().matcher(s).matches())) ? s : null;
	}

	private static Object valg(Felt felt, Object vaerdi) {
		if (felt.jaNej()) {
			return jaNej(vaerdi);
		}
		return (vaerdi instanceof String s && (felt.valg().isEmpty() ? s.length() <= 64 : felt.valg().contains(s))) ? s
				: null;
	}

	private static Boolean jaNej(Object vaerdi) {
		if (vaerdi instanceof Boolean b) {
			return b;
		}
		return "true".equals(vaerdi) ? Boolean.TRUE : "false".equals(vaerdi) ? Boolean.FALSE : null;
	}

	private static List<?> liste(Felt felt, Object vaerdi) {
		return (vaerdi instanceof List<?> liste && felt.valg().containsAll(liste)
				&& new HashSet<>(liste).size() == liste.size()) ? liste : null;
	}

	private static Integer tal(Felt felt, Object vaerdi) {
		try {
			int tal = new java.math.BigDecimal(vaerdi.toString()).intValueExact();
			return ((felt.mindst() == null || tal >= felt.mindst()) && (felt.hoejst() == null || tal <= felt.hoejst())) ? tal
					: null;
		}
		catch (ArithmeticException | NumberFormatException ex) {
			return null;
		}
	}

	private static boolean dato(String tekst) {
		try {
			return rimelig(Tid.laesDato(tekst));
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static boolean tidspunkt(String tekst) {
		try {
			return rimelig(LocalDateTime.parse(tekst, TIDSPUNKT).toLocalDate());
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static boolean rimelig(LocalDate dato) {
		return dato.getYear() >= FOERSTE_AAR && dato.getYear() <= SIDSTE_AAR;
	}

}
