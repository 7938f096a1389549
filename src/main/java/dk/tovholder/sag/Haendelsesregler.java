package dk.tovholder.sag;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dk.tovholder.engine.Beslutningstabel;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Tegn;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sikkerhed.Brugerregister;
import dk.tovholder.sikkerhed.Rolle;

/** What an event from outside must look like, and when it can be true of a case (indsatsmodellen, sections 4 and 5). */
@Component
class Haendelsesregler {

	/** Somebody else is the citizen's personal job broker from now on. */
	static final String JOBFORMIDLER_SKIFTET = "JobformidlerSkiftet";

	private static final Pattern SYNLIG = Pattern.compile("[\\x21-\\x7e]{1,100}");

	private static final String NOEGLE = "Skal være 1-100 synlige tegn uden mellemrum, særlige bogstaver og CPR-numre";

	private static final Pattern CVR = Pattern.compile("[0-9]{8}");

	private static final int TIMER_HOEJST = 168;

	private static final Map<String, Set<String>> FELTER = Map.ofEntries(
			Map.entry("PlaceringStartet", Set.of("placeringId", "placeringstype", "cvr", "timerPrUge")),
			Map.entry("PlaceringSluttet", Set.of("placeringId", "aarsag")),
			Map.entry("PlaceringAnnulleret", Set.of("placeringId")), Map.entry("SagOphoert", Set.of("udfald")),
			Map.entry("FritagelseStartet", Set.of("markering")), Map.entry("FritagelseSluttet", Set.of()),
			Map.entry("SamtykkeGivet", Set.of()), Map.entry("SamtykkeTilbagekaldt", Set.of()),
			Map.entry("UdeblivelseRegistreret", Set.of()), Map.entry("YdelseGenoptaget", Set.of()),
			Map.entry(JOBFORMIDLER_SKIFTET, Set.of("jobformidler")));

	private static final Set<String> PLACERINGSTYPER = Set.of("PRAKTIK", "LOENNEDE_TIMER", "LOENTILSKUD");

	private final Beslutningstabel udfald = new Beslutningstabel("processes/udfald/udfald.dmn");

	private final Brugerregister brugere;

	Haendelsesregler(Brugerregister brugere) {
		this.brugere = brugere;
	}

	/** Whether an outcome ends a case, by the table <em>udfald</em>. */
	boolean afslutter(Object kode) {
		List<Map<String, Object>> svar = udfald.afgoer(Collections.singletonMap("udfald", kode));
		return !svar.isEmpty() && Boolean.TRUE.equals(svar.get(0).get("afslutter"));
	}

	/** Checks what every event carries. */
	LocalDate kontrollerKuvert(NyHaendelse ny) {
		List<Feltfejl> fejl = new ArrayList<>();
		if (!noegle(ny.haendelsesId())) {
			fejl.add(new Feltfejl("haendelsesId", NOEGLE));
		}
		if (ny.type() == null || ny.type().isBlank()) {
			fejl.add(new Feltfejl("type", "Skal udfyldes"));
		}
		if (!fritekst(ny.kilde()) || ny.kilde().isBlank()) {
			fejl.add(new Feltfejl("kilde", "Skal være 1-100 tegn, der kan vises"));
		}
		LocalDate dato = dato(ny.effektivDato());
		if (dato == null) {
			fejl.add(new Feltfejl("effektivDato", "Skal være en dato, der findes, skrevet som åååå-MM-dd"));
		}
		if (ny.retter() != null && (!noegle(ny.retter()) || ny.retter().equals(ny.haendelsesId()))) {
			fejl.add(new Feltfejl("retter", "Skal være haendelsesId for en anden hændelse i sagen"));
		}
		if (!fejl.isEmpty()) {
			throw new Afvisning(400, "Hændelsen kan ikke læses", fejl);
		}
		return dato;
	}

	/**
	 * Checks what can be told without the other events of the case, and gives the data to keep.
	 * @throws Afvisning 422 where it is impossible
	 */
	Map<String, Object> kontroller(Sag sag, NyHaendelse ny, LocalDate dato, LocalDate idag) {
		Map<String, Object> data = kontroller(ny, dato, idag);
		if (dato.isBefore(sag.sagStart())) {
			throw umulig(List.of(new Feltfejl("effektivDato", "Må ikke ligge før sagens start")));
		}
		if (ny.type().equals(JOBFORMIDLER_SKIFTET)) {
			kontrollerJobformidler(sag, dato, (String) data.get("jobformidler"));
		}
		return data;
	}

	/** As above, of what can be told without the case. */
	Map<String, Object> kontroller(NyHaendelse ny, LocalDate dato, LocalDate idag) {
		Set<String> kendte = FELTER.get(ny.type());
		if (kendte == null) {
			throw Afvisning.felt(422, "type", "Hændelsestypen kendes ikke");
		}
		List<Feltfejl> fejl = new ArrayList<>();
		Map<String, Object> data = new LinkedHashMap<>(ny.data() == null ? Map.of() : ny.data());
		for (String felt : data.keySet()) {
			if (!kendte.contains(felt)) {
				fejl.add(new Feltfejl("data." + felt, "Feltet kendes ikke for " + ny.type()));
			}
		}
		kendte.forEach((felt) -> kontrollerFelt(felt, data.get(felt), fejl));
		if (dato.isAfter(idag)) {
			fejl.add(new Feltfejl("effektivDato", "Må ikke ligge efter i dag"));
		}
		if (!fejl.isEmpty()) {
			throw umulig(fejl);
		}
		data.values().removeIf(Objects::isNull);
		return data;
	}

	private static Afvisning umulig(List<Feltfejl> fejl) {
		return new Afvisning(422, "Hændelsen kan ikke være rigtig", fejl);
	}

	private void kontrollerFelt(String felt, Object vaerdi, List<Feltfejl> fejl) {
		String sti = "data." + felt;
		switch (felt) {
			case "placeringId" -> kraev(vaerdi instanceof String s && noegle(s), sti,
					NOEGLE, fejl);
			case "placeringstype" -> kraev(vaerdi instanceof String s && PLACERINGSTYPER.contains(s), sti,
					"Skal være PRAKTIK, LOENNEDE_TIMER eller LOENTILSKUD", fejl);
			case "cvr" -> kraev(vaerdi == null || (vaerdi instanceof String s && CVR.matcher(s).matches()), sti,
					"Skal være otte cifre", fejl);
			case "timerPrUge" -> kraev(
					vaerdi == null || (vaerdi instanceof Integer timer && timer >= 0 && timer <= TIMER_HOEJST), sti,
					"Skal være et helt tal fra 0 til " + TIMER_HOEJST, fejl);
			case "aarsag", "markering" ->
				kraev(vaerdi == null || (vaerdi instanceof String s && fritekst(s)), sti, "Må højst være 100 tegn, der kan vises", fejl);
			case "jobformidler" -> kraev(vaerdi instanceof String, sti, "Skal udfyldes", fejl);
			case "udfald" -> kraev(vaerdi instanceof String && afslutter(vaerdi), sti,
					"Skal være et udfald, der afslutter sagen", fejl);
			default -> throw new IllegalStateException(felt);
		}
	}

	private static void kraev(boolean opfyldt, String felt, String tekst, List<Feltfejl> fejl) {
		if (!opfyldt) {
			fejl.add(new Feltfejl(felt, tekst));
		}
	}

	private void kontrollerJobformidler(Sag sag, LocalDate dato, String ny) {
		LocalDate foerst = sag.haendelser()
			.stream()
			.filter((h) -> h.type().equals("T12"))
			.map(Haendelse::effektivDato)
			.findFirst()
			.orElseThrow(() -> new Afvisning(422, "Sagen har ingen jobformidler endnu. Den første vælges i opgaven"
					+ " Tildel personlig jobformidler"));
		if (dato.isBefore(foerst)) {
			throw Afvisning.felt(422, "effektivDato", "Må ikke ligge før " + foerst + ", hvor jobformidleren blev valgt");
		}
		List<Brugerregister.Person> mulige = brugere.medlemmer(Rolle.JOBFORMIDLER.gruppe(sag.enhed()));
		if (mulige.stream().noneMatch((person) -> person.id().equals(ny))) {
			throw Afvisning.felt(422, "data.jobformidler", "Skal være en af husets jobformidlere: " + mulige.stream()
				.map((person) -> person.id() + " (" + person.navn() + ")")
				.collect(Collectors.joining(", ")));
		}
	}

	static LocalDate dato(String tekst) {
		try {
			return (tekst == null) ? null : Tid.laesDato(tekst);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/** Text that can be shown: no control characters, nothing that turns the text around. */
	static boolean fritekst(String tekst) {
		return tekst != null && tekst.codePointCount(0, tekst.length()) <= 100 && Tegn.kanVisesSomTekst(tekst)
				&& !Tegn.lignerCpr(tekst);
	}

	static boolean noegle(String tekst) {
		return tekst != null && SYNLIG.matcher(tekst).matches() && !Tegn.lignerCpr(tekst);
	}

}
