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

	/** An ended case comes back only this soon; later it is another case. */
	private static final int GENOPTAGES_INDEN_UGER = 13;

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
		if (!fejl.isEmpty()) {
			throw new Afvisning(400, "Hændelsen kan ikke læses", fejl);
		}
		return dato;
	}

	/**
	 * Checks that the event can be true of the case, and gives the data to keep.
	 * @throws Afvisning 422 where it is impossible, 409 where the case is closed to it
	 */
	Map<String, Object> kontroller(Sag sag, NyHaendelse ny, LocalDate dato, LocalDate idag) {
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
		if (dato.isBefore(sag.sagStart())) {
			fejl.add(new Feltfejl("effektivDato", "Må ikke ligge før sagens start"));
		}
		if (!fejl.isEmpty()) {
			throw new Afvisning(422, "Hændelsen kan ikke være rigtig", fejl);
		}
		kontrollerLukning(sag, ny.type(), dato);
		kontrollerForloeb(sag, ny.type(), dato, data);
		data.values().removeIf(Objects::isNull);
		return data;
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

	private static void kontrollerLukning(Sag sag, String type, LocalDate dato) {
		LocalDate lukket = sag.billede().lukket();
		if (type.equals("YdelseGenoptaget")) {
			if (lukket == null) {
				throw new Afvisning(422, "Sagen er ikke afsluttet og kan ikke genoptages");
			}
			if ("IKKE_OMFATTET".equals(sag.billede().udfald()) || dato.isBefore(lukket)
					|| dato.isAfter(lukket.plusWeeks(GENOPTAGES_INDEN_UGER))) {
				throw new Afvisning(409, "Sagen kan kun genoptages inden for 13 uger efter, at den blev afsluttet");
			}
		}
		else if (lukket != null && !dato.isBefore(lukket)) {
			throw new Afvisning(409, "Sagen er afsluttet " + lukket + " og tager ikke imod hændelser fra den dag");
		}
	}

	private void kontrollerForloeb(Sag sag, String type, LocalDate dato, Map<String, Object> data) {
		List<Haendelse> anvendte = sag.haendelser()
			.stream()
			.filter((h) -> h.status() == Haendelse.Status.ANVENDT)
			.toList();
		switch (type) {
			case "PlaceringStartet" -> {
				if (findes(anvendte, "PlaceringStartet", data)) {
					throw Afvisning.felt(422, "data.placeringId", "Placeringen er allerede begyndt");
				}
			}
			case "PlaceringSluttet" -> {
				if (findes(sag.haendelser(), "PlaceringSluttet", data)) {
					throw Afvisning.felt(422, "data.placeringId", "Placeringen er allerede sluttet");
				}
				anvendte.stream()
					.filter((h) -> er(h, "PlaceringStartet", data) && h.effektivDato().isAfter(dato))
					.findFirst()
					.ifPresent((start) -> {
						throw Afvisning.felt(422, "effektivDato", "Placeringen begynder først " + start.effektivDato());
					});
			}
			case "PlaceringAnnulleret" -> {
				if (findes(sag.haendelser(), "PlaceringAnnulleret", data)) {
					throw Afvisning.felt(422, "data.placeringId", "Placeringen er allerede annulleret");
				}
			}
			case JOBFORMIDLER_SKIFTET -> kontrollerJobformidler(sag, dato, (String) data.get("jobformidler"));
			case "FritagelseStartet", "FritagelseSluttet" -> kontrollerFritagelse(anvendte, type, dato);
			case "SagOphoert" -> anvendte.stream()
				.filter((h) -> h.type().equals("YdelseGenoptaget") && dato.isBefore(h.effektivDato()))
				.findFirst()
				.ifPresent((h) -> {
					throw Afvisning.felt(422, "effektivDato", "Sagen er genoptaget " + h.effektivDato());
				});
			default -> {
			}
		}
	}

	private void kontrollerJobformidler(Sag sag, LocalDate dato, String ny) {
		LocalDate sidst = sag.haendelser()
			.stream()
			.filter((h) -> h.data().containsKey("jobformidler"))
			.map(Haendelse::effektivDato)
			.max(LocalDate::compareTo)
			.orElseThrow(() -> new Afvisning(422, "Sagen har ingen jobformidler endnu. Den første vælges i opgaven"
					+ " Tildel personlig jobformidler"));
		if (dato.isBefore(sidst)) {
			throw Afvisning.felt(422, "effektivDato", "Må ikke ligge før " + sidst + ", hvor jobformidleren sidst blev valgt");
		}
		List<Brugerregister.Person> mulige = brugere.medlemmer(Rolle.JOBFORMIDLER.gruppe(sag.enhed()));
		if (mulige.stream().noneMatch((person) -> person.id().equals(ny))) {
			throw Afvisning.felt(422, "data.jobformidler", "Skal være en af husets jobformidlere: " + mulige.stream()
				.map((person) -> person.id() + " (" + person.navn() + ")")
				.collect(Collectors.joining(", ")));
		}
		if (ny.equals(sag.billede().jobformidler())) {
			throw Afvisning.felt(422, "data.jobformidler", "Er allerede borgerens jobformidler");
		}
	}

	private static void kontrollerFritagelse(List<Haendelse> anvendte, String type, LocalDate dato) {
		LocalDate sidste = null;
		boolean iGang = false;
		for (Haendelse h : anvendte) {
			if (h.type().startsWith("Fritagelse")) {
				sidste = h.effektivDato();
				iGang = h.type().equals("FritagelseStartet");
			}
		}
		if (iGang == type.equals("FritagelseStartet")) {
			throw new Afvisning(422, iGang ? "Borgeren er allerede fritaget" : "Borgeren er ikke fritaget");
		}
		if (sidste != null && dato.isBefore(sidste)) {
			throw Afvisning.felt(422, "effektivDato", "Må ikke ligge før " + sidste + ", hvor fritagelsen sidst blev ændret");
		}
	}

	private static boolean findes(List<Haendelse> haendelser, String type, Map<String, Object> data) {
		return haendelser.stream().anyMatch((h) -> h.status() != Haendelse.Status.AFVIST && er(h, type, data));
	}

	static boolean er(Haendelse h, String type, Map<String, Object> data) {
		return h.type().equals(type) && data.get("placeringId").equals(h.data().get("placeringId"));
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

	private static boolean noegle(String tekst) {
		return tekst != null && SYNLIG.matcher(tekst).matches() && !Tegn.lignerCpr(tekst);
	}

}
