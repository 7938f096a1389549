package dk.tovholder.facit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the indsatsmodel says of one case, worked out from the text alone. It hears of each answer and event on the day it
 * is registered and sees every midnight between, so that rows that once were owed are remembered as lapsed.
 */
final class Facit {

	static final LocalDate PROJEKTSTART = LocalDate.of(2020, 12, 1);

	static final Set<String> SKAL = Set.of("STRAKSAFKLARING", "REHAB_FORELAEGGELSE", "JOBFORMIDLER_TILDELES",
			"KONTAKT_UGE", "KONTAKT_MAANED", "OPFOELGNINGSPLAN");

	private static final Set<String> YDELSER = Set.of("RESSOURCEFORLOEB", "FLEKSJOB", "FOERTIDSPENSION");

	enum Status {

		AABEN, OPFYLDT, OVERSKREDET, BORTFALDET

	}

	/** A deadline row. */
	record Raekke(String type, LocalDate anker, LocalDate dato, Status status, LocalDate opfyldt, boolean brudt) {
	}

	/** A deadline from its anchor to what became of it; {@code hviler} where a standstill held it on its day. */
	record Skaebne(String type, LocalDate anker, LocalDate dato, LocalDate opfyldt, LocalDate bortfaldet, boolean hviler) {
	}

	/** An open task; the date is null where the text gives none. */
	record Opgave(String opgave, LocalDate dato, String placeringId) {
	}

	/** Everything that can be read from outside. */
	record Billede(String tilstand, Set<String> markeringer, List<Raekke> frister, List<Opgave> opgaver,
			Map<String, String> placeringer, LocalDate lukket, String udfald, int iTraek) {
	}

	private record Krav(String noegle, String type, LocalDate anker, LocalDate raa, LocalDate opfyldt) {
	}

	private record Stilstand(LocalDate fra, LocalDate til) {
	}

	private record Samtykke(LocalDate dato, int nr, String type, String svar) {

		/** Of one day's consents what was said at the talk comes first, and a withdrawal last. */
		private static final Comparator<Samtykke> ORDEN = Comparator.comparing(Samtykke::dato)
			.thenComparing((s) -> List.of("T03", "SamtykkeGivet", "SamtykkeTilbagekaldt").indexOf(s.type()))
			.thenComparing(Samtykke::nr);

		boolean afslaaet() {
			return svar.equals("AFSLAAET");
		}

	}

	/** Whether somebody came; null for a cancellation, which neither counts nor resets. */
	private record Fremmoede(LocalDate dato, int nr, Boolean kom) {
	}

	/** Something that was told of the case, with its registration number and the day of registration. */
	private record Fortalt(Opgoerelsesfacit.Faktum faktum, int nr, LocalDate registreret) {
	}

	private record Ophold(LocalDate fra, LocalDate til) {
	}

	private static final class Placering {

		LocalDate start;

		LocalDate slut;

		boolean annulleret;

		LocalDate registreret;

		LocalDate plan;

		LocalDate plananker;

		boolean fastholdt;

		boolean kendt() {
			return start != null;
		}

		boolean taeller() {
			return kendt() && !annulleret;
		}

		boolean aaben() {
			return taeller() && slut == null;
		}

	}

	private static final class Genbehandling {

		int indkaldt;

		int afbud;

		LocalDate holdt;

		String aflystFor;

	}

	private static final class Team {

		final int nr;

		final LocalDate anker;

		final boolean fraForloeb;

		LocalDate forelaeggelsesanker;

		int forelaeggelse;

		boolean plan;

		boolean attest;

		boolean paaMoede;

		boolean harVaeretPaaMoede;

		LocalDate forelagt;

		LocalDate ydelse;

		Team(int nr, LocalDate anker, boolean fraForloeb) {
			this.nr = nr;
			this.anker = anker;
			this.forelaeggelsesanker = anker;
			this.fraForloeb = fraForloeb;
		}

	}

	private final LocalDate sagStart;

	private final LocalDate anker;

	private LocalDate idag;

	private int nr;

	private Boolean aktivitetsparat;

	private Boolean paaVej;

	private Boolean undtag;

	private int indkaldt;

	private int samtaleafbud;

	private LocalDate samtale;

	private int moedeIndkaldt;

	private int moedeafbud;

	private LocalDate moede;

	private LocalDate beslutning;

	private int beslutningNr;

	private Team team;

	private int teams;

	private LocalDate forloebStart;

	private final List<Ophold> forloeb = new ArrayList<>();

	private LocalDate urBasis;

	private String jobformidler;

	private LocalDate foersteForloeb;

	private final List<LocalDate> kontakter = new ArrayList<>();

	/** Everything that was told, whether it holds or not. */
	private final List<Fortalt> fortalt = new ArrayList<>();

	private final List<Samtykke> samtykker = new ArrayList<>();

	/** The day from which the step-up meeting of trin 1 is exempted for want of consent. */
	private LocalDate afslag;

	private final List<Fremmoede> fremmoeder = new ArrayList<>();

	/** Registration numbers of the no-shows that were told of and hold. */
	private final List<Integer> udeblivelser = new ArrayList<>();

	private final List<Stilstand> stilstande = new ArrayList<>();

	private final Map<String, Placering> placeringer = new TreeMap<>();

	private final Map<LocalDate, Genbehandling> genbehandlinger = new TreeMap<>();

	private LocalDate lukket;

	private String udfald;

	/** Fulfilled rows that later facts no longer undo. */
	private final Map<String, Krav> faste = new LinkedHashMap<>();

	/** The dates of contact rows that have been fulfilled: they are history. */
	private final Map<Krav, LocalDate> frosne = new LinkedHashMap<>();

	/** Every row that ever was, in the order in which it came. */
	private final Map<String, Raekke> raekker = new LinkedHashMap<>();

	/** From when each lapsed row was no longer owed: the date of the fact that made it so. */
	private final Map<String, LocalDate> bortfald = new LinkedHashMap<>();

	/** The date of the fact that was heard last. */
	private LocalDate grund;

	private final List<Opgave> opgaver = new ArrayList<>();

	private Krav kontaktkrav;

	private LocalDate verserende;

	private String tilstand;

	Facit(LocalDate sagStart, Boolean aktivitetsparat, Boolean paaVej, Boolean undtag, LocalDate idag) {
		this.sagStart = sagStart;
		this.anker = Dage.senest(PROJEKTSTART, sagStart);
		this.aktivitetsparat = aktivitetsparat;
		this.paaVej = paaVej;
		this.undtag = undtag;
		this.idag = idag;
		afgoerMaalgruppe();
		beregn();
	}

	LocalDate anker() {
		return anker;
	}

	LocalDate sagStart() {
		return sagStart;
	}

	LocalDate idag() {
		return idag;
	}

	boolean lukket() {
		return lukket != null;
	}

	/** Lets the days pass. */
	void til(LocalDate dag) {
		while (idag.isBefore(dag)) {
			idag = idag.plusDays(1);
			grund = idag;
			beregn();
		}
	}

	/** The earliest date that a sensible answer to a task can bear. */
	LocalDate gulv(String opgave) {
		return Dage.senest(sagStart, switch (opgave) {
			case "T05" -> samtale;
			case "T06" -> (moede != null) ? moede : afslag;
			case "T08", "T10" -> team.forelaeggelsesanker;
			case "T11" -> team.forelagt;
			case "T13", "T14" -> kontaktkrav.anker();
			case "T17", "T18" -> Dage.senest(maerke(), genbehandling().holdt);
			case "T23" -> team.ydelse;
			default -> sagStart;
		});
	}

	/** Whether a new review has met and not decided. */
	boolean genbehandlingHoldt() {
		return verserende != null && genbehandling().holdt != null;
	}

	LocalDate maerke() {
		return raekke(krav("" + verserende, "PLACERINGSUR", verserende, null)).dato();
	}

	LocalDate lukketFra() {
		return lukket;
	}

	LocalDate senesteStilstand() {
		LocalDate senest = sagStart;
		for (Stilstand s : stilstande) {
			senest = Dage.senest(senest, s.fra(), s.til());
		}
		return senest;
	}

	// --- answers

	void opgave(String opgave, Map<String, Object> svar) {
		nr++;
		LocalDate dato = dato(svar, "dato");
		grund = (dato != null) ? dato : idag;
		switch (opgave) {
			case "T01" -> {
				aktivitetsparat = (Boolean) svar.get("aktivitetsparat");
				paaVej = (Boolean) svar.get("paaVejIRehab");
				undtag = (Boolean) svar.get("undtagStraksafklaring");
				if (undtag == null) {
					undtag = false;
				}
				afgoerMaalgruppe();
			}
			case "T02" -> indkaldt = nr;
			case "T03" -> {
				fremmoede(svar, dato);
				if ("JA".equals(svar.get("afholdt"))) {
					samtale = dato;
					samtykker.add(new Samtykke(dato, nr, "T03", (String) svar.get("samtykke")));
				}
				else {
					samtaleafbud = nr;
				}
			}
			case "T04" -> moedeIndkaldt = nr;
			case "T05" -> {
				fremmoede(svar, dato);
				if ("JA".equals(svar.get("afholdt"))) {
					moede = dato;
				}
				else {
					moedeafbud = nr;
				}
			}
			case "T06" -> {
				beslutning = dato;
				beslutningNr = nr;
				if ("REHABILITERINGSTEAM".equals(svar.get("beslutning"))) {
					tilTeam(dato, false);
				}
				else {
					begyndForloeb(dato);
				}
			}
			case "T07" -> team.plan = Boolean.TRUE.equals(svar.get("klar"));
			case "T08" -> {
				team.attest = true;
				LocalDate bestilt = dato(svar, "bestiltDato");
				if (bestilt != null) {
					faste(attestkrav(bestilt));
				}
			}
			case "T09" -> {
				team.paaMoede = true;
				team.harVaeretPaaMoede = true;
			}
			case "T10" -> {
				if ("UDSAT".equals(svar.get("indstilling"))) {
					team.paaMoede = false;
				}
				else {
					team.forelagt = dato(svar, "forelagtDato");
					faste(forelaeggelseskrav(team.forelagt));
				}
			}
			case "T11" -> afgoerelse(svar, dato);
			case "T12" -> {
				jobformidler = (String) svar.get("jobformidler");
				faste(jobformidlerkrav(idag));
			}
			case "T13", "T14" -> {
				fremmoede(svar, dato);
				if ("GENNEMFOERT".equals(svar.get("udfald"))) {
					Krav opfyldt = new Krav(kontaktkrav.noegle(), kontaktkrav.type(), kontaktkrav.anker(), kontaktkrav.raa(), dato);
					frosne.put(opfyldt, raekke(kontaktkrav).dato());
					faste(opfyldt);
					kontakter.add(dato);
				}
			}
			case "T15" -> placeringer.get((String) svar.get("placeringId")).plan = idag;
			case "T16" -> genbehandling().indkaldt = nr;
			case "T17" -> {
				fremmoede(svar, dato);
				if ("JA".equals(svar.get("afholdt"))) {
					genbehandling().holdt = dato;
				}
				else {
					genbehandling().afbud = nr;
				}
			}
			case "T18" -> efterGenbehandling(svar, dato);
			case "T19" -> {
				Placering p = spoergsmaal();
				if ("AFLYS".equals(svar.get("valg"))) {
					genbehandling().aflystFor = placeringer.entrySet()
						.stream()
						.filter((e) -> e.getValue() == p)
						.findFirst()
						.orElseThrow()
						.getKey();
				}
				else {
					p.fastholdt = true;
				}
			}
			case "T20" -> {
				if (svar.get("nytTidspunkt") != null) {
					switch (invitation()) {
						case "T02" -> indkaldt = nr;
						case "T04" -> moedeIndkaldt = nr;
						case "T16" -> genbehandling().indkaldt = nr;
						default -> {
						}
					}
				}
			}
			case "T21", "T22" -> {
			}
			case "T23" -> fortael("T23", dato(svar, "effektivDato"), null, (String) svar.get("udfald"));
			default -> throw new IllegalArgumentException(opgave);
		}
		udled();
		beregn();
	}

	private void fremmoede(Map<String, Object> svar, LocalDate dato) {
		Object udfald = svar.getOrDefault("afholdt", svar.get("udfald"));
		if (Set.of("JA", "GENNEMFOERT").contains(udfald)) {
			fremmoeder.add(new Fremmoede(dato, nr, true));
		}
		else if ("UDEBLEVET".equals(udfald)) {
			fremmoeder.add(new Fremmoede(dato, nr, false));
		}
		else if (!"FORSOEGT".equals(udfald)) {
			fremmoeder.add(new Fremmoede(dato, nr, null));
		}
	}

	private void afgoerelse(Map<String, Object> svar, LocalDate dato) {
		if (!Boolean.TRUE.equals(svar.get("foelgerIndstilling"))) {
			team.forelagt = null;
			team.paaMoede = false;
			team.forelaeggelse++;
			team.forelaeggelsesanker = dato;
		}
		else if (YDELSER.contains(svar.get("afgoerelse"))) {
			team.ydelse = dato;
		}
		else {
			team = null;
			begyndForloeb(dato);
		}
	}

	private void efterGenbehandling(Map<String, Object> svar, LocalDate dato) {
		LocalDate holdt = genbehandling().holdt;
		fastholdUr();
		Krav b = genbehandlingsbeslutning(dato);
		faste(b);
		if ("REHABILITERINGSTEAM".equals(svar.get("beslutning"))) {
			forloeb.set(forloeb.size() - 1, new Ophold(forloebStart, dato));
			tilTeam(dato, true);
		}
		else {
			urBasis = (holdt != null) ? holdt : dato;
		}
	}

	private void begyndForloeb(LocalDate dato) {
		if (forloebStart == null) {
			foersteForloeb = dato;
		}
		forloebStart = dato;
		forloeb.add(new Ophold(dato, null));
		urBasis = dato;
	}

	private void tilTeam(LocalDate dato, boolean fraForloeb) {
		teams++;
		team = new Team(teams, dato, fraForloeb);
	}

	// --- events

	/** An event, whether it can be true or not; gives what the product must answer. */
	String haendelse(String type, LocalDate dato, Map<String, Object> data) {
		nr++;
		grund = dato;
		Opgoerelsesfacit.Faktum ny = fortael(type, dato, (String) data.get("placeringId"),
				(String) data.getOrDefault("placeringstype", data.get("udfald")));
		Gaeldende gaeldende = udled();
		beregn();
		return gaeldende.gaelder(ny) ? "ANVENDT" : gaeldende.venter(ny) ? "AFVENTER" : "AFVIST";
	}

	private Opgoerelsesfacit.Faktum fortael(String type, LocalDate dato, String om, String hvad) {
		Opgoerelsesfacit.Faktum ny = new Opgoerelsesfacit.Faktum(type, dato, om, hvad);
		fortalt.add(new Fortalt(ny, nr, idag));
		return ny;
	}

	/** Works out anew everything that rests on what was told, from all of it. */
	private Gaeldende udled() {
		Gaeldende gaeldende = new Gaeldende(fortalt.stream().map(Fortalt::faktum).toList());
		lukket = null;
		udfald = null;
		stilstande.clear();
		for (Gaeldende.Spand s : gaeldende.lukninger()) {
			if (s.til == null) {
				lukket = s.fra();
				udfald = s.ved.hvad();
			}
			else {
				stilstande.add(new Stilstand(s.fra(), s.til));
			}
		}
		gaeldende.fritagelser().forEach((s) -> stilstande.add(new Stilstand(s.fra(), s.til)));
		samtykker.removeIf((s) -> !s.type().equals("T03"));
		fremmoeder.removeIf((f) -> udeblivelser.contains(f.nr()));
		udeblivelser.clear();
		placeringer.values().forEach((p) -> {
			p.start = null;
			p.slut = null;
			p.annulleret = false;
		});
		fortalt.stream().filter((f) -> gaeldende.gaelder(f.faktum())).forEach(this::gaelder);
		udledAfslag();
		return gaeldende;
	}

	private void gaelder(Fortalt f) {
		LocalDate dato = f.faktum().dato();
		switch (f.faktum().type()) {
			case "PlaceringStartet" -> {
				Placering p = placering(f);
				p.start = dato;
				p.registreret = f.registreret();
			}
			case "PlaceringSluttet" -> placering(f).slut = dato;
			case "PlaceringAnnulleret" -> placering(f).annulleret = true;
			case "SamtykkeGivet" -> samtykker.add(new Samtykke(dato, f.nr(), f.faktum().type(), "GIVET"));
			case "SamtykkeTilbagekaldt" -> samtykker.add(new Samtykke(dato, f.nr(), f.faktum().type(), "AFSLAAET"));
			case "UdeblivelseRegistreret" -> {
				fremmoeder.add(new Fremmoede(dato, f.nr(), false));
				udeblivelser.add(f.nr());
			}
			default -> {
			}
		}
	}

	private Placering placering(Fortalt f) {
		return placeringer.computeIfAbsent(f.faktum().om(), (id) -> new Placering());
	}

	/** An invitation stands until somebody has not come, whatever they were asked to. */
	private boolean staar(int indkaldt, int afbud) {
		return indkaldt > afbud && udeblivelser.stream().noneMatch((nr) -> nr > indkaldt);
	}

	/** Registration number of the latest no-show or cancellation that holds, 0 for none. */
	int senesteFravaer() {
		return fremmoeder.stream().filter((f) -> !Boolean.TRUE.equals(f.kom())).mapToInt(Fremmoede::nr).max().orElse(0);
	}

	/** The placements that have begun, and not been annulled. */
	List<String> kendtePlaceringer() {
		return placeringer.entrySet().stream().filter((e) -> e.getValue().taeller()).map(Map.Entry::getKey).toList();
	}

	List<String> aabnePlaceringer() {
		return placeringer.entrySet().stream().filter((e) -> e.getValue().aaben()).map(Map.Entry::getKey).toList();
	}

	LocalDate begyndt(String placering) {
		return placeringer.get(placering).start;
	}

	// --- what follows

	private void afgoerMaalgruppe() {
		if (Boolean.FALSE.equals(aktivitetsparat) && !manglerOplysninger()) {
			fortael("SagOphoert", idag, null, "IKKE_OMFATTET");
			udled();
		}
		else if (!manglerOplysninger() && Boolean.TRUE.equals(paaVej) && Boolean.TRUE.equals(undtag)) {
			tilTeam(anker, false);
		}
	}

	private boolean manglerOplysninger() {
		return aktivitetsparat == null || (Boolean.TRUE.equals(paaVej) && undtag == null);
	}

	private String samtykke() {
		return samtykker.stream().max(Samtykke.ORDEN).map(Samtykke::svar).orElse(null);
	}

	/**
	 * The day from which the decision rests on the talk: a refusal that stood at the talk as it was known when the talk or a
	 * withdrawal was registered, else the first after it. A decision that has been taken stands, if no refusal does: then it
	 * rests on itself.
	 */
	private void udledAfslag() {
		afslag = null;
		if (samtale == null || moede != null) {
			return;
		}
		for (Samtykke ved : samtykker.stream().sorted(Comparator.comparing(Samtykke::nr)).toList()) {
			if (ved.type().equals("SamtykkeGivet")) {
				continue;
			}
			if (beslutning != null && ved.nr() > beslutningNr && afslag == null) {
				afslag = beslutning;
			}
			List<Samtykke> kendte = samtykker.stream().filter((s) -> s.nr() <= ved.nr()).sorted(Samtykke.ORDEN).toList();
			Samtykke daHoldt = null;
			for (Samtykke s : kendte) {
				if (!s.dato().isAfter(samtale)) {
					daHoldt = s;
				}
				else if (s.afslaaet() && (afslag == null || s.dato().isBefore(afslag))) {
					afslag = s.dato();
				}
			}
			if (daHoldt != null && daHoldt.afslaaet()) {
				afslag = samtale;
			}
		}
		if (beslutning != null && afslag == null) {
			afslag = beslutning;
		}
	}

	/** The day from which the pending new review goes without a meeting, or null. */
	private LocalDate afslagFra(LocalDate maerke) {
		String da = samtykker.stream()
			.filter((s) -> !s.dato().isAfter(maerke))
			.max(Samtykke.ORDEN)
			.map(Samtykke::svar)
			.orElse(null);
		if ("AFSLAAET".equals(da)) {
			return maerke;
		}
		return samtykker.stream()
			.filter((s) -> s.dato().isAfter(maerke) && s.svar().equals("AFSLAAET"))
			.map(Samtykke::dato)
			.min(Comparator.naturalOrder())
			.orElse(null);
	}

	private Krav krav(String noegle, String type, LocalDate fra, LocalDate opfyldt) {
		LocalDate raa = switch (type) {
			case "STRAKSAFKLARING", "REHAB_FORELAEGGELSE" -> fra.plusDays(56);
			case "FORBEREDENDE_SAMTALE", "GENBEHANDLING" -> fra.plusDays(28);
			case "BESLUTNING", "LAEGEATTEST_BESTILLES", "JOBFORMIDLER_TILDELES" -> Dage.arbejdsdage(fra, 5);
			case "KONTAKT_UGE" -> fra.plusDays(7);
			case "KONTAKT_MAANED" -> Dage.maaneder(fra, 1);
			case "OPFOELGNINGSPLAN" -> fra.plusDays(14);
			case "PLACERINGSUR" -> Dage.maaneder(fra, 6);
			default -> throw new IllegalArgumentException(type);
		};
		return new Krav(type + "/" + noegle, type, fra, raa, opfyldt);
	}

	private void faste(Krav krav) {
		faste.put(krav.noegle(), krav);
	}

	/** A row with the standstills counted in. */
	private Raekke raekke(Krav k) {
		if (frosne.containsKey(k)) {
			return new Raekke(k.type(), k.anker(), frosne.get(k), Status.OPFYLDT, k.opfyldt(), k.opfyldt().isAfter(frosne.get(k)));
		}
		int dage = 0;
		boolean staar = false;
		for (Stilstand s : alleStilstande()) {
			boolean slut = s.til() != null;
			if (slut && !k.anker().isBefore(s.til())) {
				continue;
			}
			LocalDate dato = rullet(k, dage);
			if (dato.isBefore(s.fra()) || (k.opfyldt() != null && k.opfyldt().isBefore(s.fra()))) {
				continue;
			}
			if (slut) {
				dage += (int) (s.til().toEpochDay() - Dage.senest(s.fra(), k.anker()).toEpochDay());
			}
			else {
				staar = true;
			}
		}
		LocalDate dato = rullet(k, dage);
		if (k.type().equals("PLACERINGSUR")) {
			boolean passeret = !staar && idag.isAfter(dato);
			return new Raekke(k.type(), k.anker(), dato, passeret ? Status.OPFYLDT : Status.AABEN, passeret ? dato : null,
					false);
		}
		Status status = (k.opfyldt() != null) ? Status.OPFYLDT
				: (!staar && idag.isAfter(dato)) ? Status.OVERSKREDET : Status.AABEN;
		boolean brudt = !staar && ((k.opfyldt() != null) ? k.opfyldt().isAfter(dato) : idag.isAfter(dato));
		return new Raekke(k.type(), k.anker(), dato, status, k.opfyldt(), brudt);
	}

	/** A date that stands on a task only, moved by standstills as a row is. */
	private LocalDate dag(LocalDate fra, LocalDate raa) {
		return raekke(new Krav("", "OPGAVE", fra, raa, null)).dato();
	}

	private static LocalDate rullet(Krav k, int dage) {
		LocalDate dato = k.raa().plusDays(dage);
		return k.type().equals("PLACERINGSUR") ? dato : Dage.frem(dato);
	}

	private List<Stilstand> alleStilstande() {
		List<Stilstand> alle = new ArrayList<>(stilstande);
		if (lukket != null) {
			alle.add(new Stilstand(lukket, null));
		}
		alle.sort(Comparator.comparing(Stilstand::fra));
		List<Stilstand> samlet = new ArrayList<>();
		for (Stilstand s : alle) {
			Stilstand sidste = samlet.isEmpty() ? null : samlet.get(samlet.size() - 1);
			if (sidste == null || (sidste.til() != null && !s.fra().isBefore(sidste.til()))) {
				samlet.add(s);
			}
			else if (sidste.til() != null) {
				samlet.set(samlet.size() - 1, new Stilstand(sidste.fra(), (s.til() == null) ? null : Dage.senest(sidste.til(), s.til())));
			}
		}
		return samlet;
	}

	boolean pause() {
		return stilstande.stream().anyMatch((s) -> s.til() == null);
	}

	private void beregn() {
		opgaver.clear();
		kontaktkrav = null;
		verserende = null;
		List<Krav> krav = new ArrayList<>(faste.values());
		if (lukket != null && "IKKE_OMFATTET".equals(udfald) && samtale == null && team == null && forloebStart == null) {
			tilstand = "AFSLUTTET";
		}
		else if (manglerOplysninger()) {
			tilstand = "MAALGRUPPE";
			opgaver.add(new Opgave("T01", dag(anker, Dage.arbejdsdage(anker, 5)), null));
		}
		else if (team != null) {
			iTeam(krav);
		}
		else if (forloebStart != null) {
			iForloeb(krav);
		}
		else {
			trin1();
		}
		if (samtale != null || (!manglerOplysninger() && team == null && forloebStart == null)) {
			krav.addAll(trin1krav());
		}
		Map<String, Raekke> nu = new LinkedHashMap<>();
		for (Krav k : krav) {
			nu.put(k.noegle(), raekke(k));
		}
		if (lukket != null) {
			tilstand = "AFSLUTTET";
			opgaver.clear();
			nu.keySet().removeIf((noegle) -> !raekker.containsKey(noegle));
			nu.replaceAll((noegle, r) -> (r.status() == Status.OPFYLDT) ? r : bortfaldet(r));
		}
		raekker.replaceAll((noegle, r) -> nu.containsKey(noegle) ? nu.get(noegle) : bortfaldet(r));
		nu.forEach(raekker::putIfAbsent);
		raekker.forEach((noegle, r) -> {
			if (r.status() != Status.BORTFALDET) {
				bortfald.remove(noegle);
			}
			else {
				bortfald.putIfAbsent(noegle, (lukket != null) ? lukket : grund);
			}
		});
	}

	/** Every row that ever was, with its dates. */
	List<Skaebne> skaebner() {
		List<Skaebne> ud = new ArrayList<>(raekker.entrySet()
			.stream()
			.map((e) -> new Skaebne(e.getValue().type(), e.getValue().anker(), e.getValue().dato(), e.getValue().opfyldt(),
					bortfald.get(e.getKey()), hviler(e.getValue())))
			.toList());
		List<Ophold> ophold = ophold();
		for (int i = 1; i < ophold.size(); i++) {
			LocalDate fra = ophold.get(i - 1).til();
			LocalDate til = ophold.get(i).fra();
			if (ukendtUgekontakt(fra, til)) {
				Raekke r = raekke(krav("ukendt@" + fra, "KONTAKT_UGE", fra, null));
				ud.add(new Skaebne(r.type(), fra, r.dato(), null, til, false));
			}
		}
		return ud;
	}

	/** Between two placements weekly contact was owed, though nobody knew: the end of the one was told after the start of the other. */
	private boolean ukendtUgekontakt(LocalDate fra, LocalDate til) {
		return forloebStart != null && !fra.isBefore(forloebStart)
				&& kontakter.stream().noneMatch((dag) -> !dag.isBefore(fra) && !dag.isAfter(til))
				&& raekker.values()
					.stream()
					.noneMatch((r) -> r.type().equals("KONTAKT_UGE") && !r.anker().isBefore(fra) && r.anker().isBefore(til));
	}

	/** A standstill that had begun by the deadline's day, and not ended on it, keeps the row from being missed. */
	private boolean hviler(Raekke r) {
		return switch (r.status()) {
			case AABEN -> idag.isAfter(r.dato());
			case BORTFALDET -> stilstande.stream()
				.anyMatch((s) -> !r.dato().isBefore(s.fra()) && (s.til() == null || s.til().isAfter(r.dato())));
			default -> false;
		};
	}

	/** Whether the target group lets the case in, as far as is known. */
	boolean omfattet() {
		return Boolean.TRUE.equals(aktivitetsparat) && !manglerOplysninger();
	}

	private static Raekke bortfaldet(Raekke r) {
		return new Raekke(r.type(), r.anker(), r.dato(), Status.BORTFALDET, null, false);
	}

	private LocalDate stoppet() {
		return (moede != null) ? moede : afslag;
	}

	private List<Krav> trin1krav() {
		List<Krav> krav = new ArrayList<>(List.of(krav("1", "STRAKSAFKLARING", anker, stoppet()),
				krav("1", "FORBEREDENDE_SAMTALE", anker, samtale)));
		if (stoppet() != null) {
			krav.add(krav("trin1", "BESLUTNING", stoppet(), beslutning));
		}
		return krav;
	}

	private void trin1() {
		List<Krav> krav = trin1krav();
		LocalDate straksDato = raekke(krav.get(0)).dato();
		if (samtale == null) {
			tilstand = "STRAKS_SAMTALE";
			opgaver.add(staar(indkaldt, samtaleafbud) ? new Opgave("T03", raekke(krav.get(1)).dato(), null)
					: new Opgave("T02", dag(anker, anker.plusDays(14)), null));
		}
		else if (stoppet() == null) {
			tilstand = "STRAKS_STEPUP";
			if (!"SENERE".equals(samtykke())) {
				opgaver.add(staar(moedeIndkaldt, moedeafbud) ? new Opgave("T05", straksDato, null)
						: new Opgave("T04", Dage.arbejdsdage(straksDato, -10), null));
			}
		}
		else {
			tilstand = "BESLUTNING";
			opgaver.add(new Opgave("T06", raekke(krav.get(2)).dato(), null));
		}
	}

	private Krav attestkrav(LocalDate opfyldt) {
		return krav("team" + team.nr, "LAEGEATTEST_BESTILLES", team.anker, opfyldt);
	}

	private Krav forelaeggelseskrav(LocalDate opfyldt) {
		return krav("team" + team.nr + "." + team.forelaeggelse, "REHAB_FORELAEGGELSE", team.forelaeggelsesanker, opfyldt);
	}

	private Krav jobformidlerkrav(LocalDate opfyldt) {
		return krav("1", "JOBFORMIDLER_TILDELES", foersteForloeb, opfyldt);
	}

	private void iTeam(List<Krav> krav) {
		Krav f = forelaeggelseskrav(team.forelagt);
		if (team.forelagt == null) {
			krav.add(f);
		}
		LocalDate frist = raekke(f).dato();
		if (!team.attest) {
			Krav a = attestkrav(null);
			krav.add(a);
			opgaver.add(new Opgave("T08", raekke(a).dato(), null));
		}
		if (!team.plan) {
			opgaver.add(new Opgave("T07", Dage.frem(frist.minusDays(28)), null));
		}
		if (team.ydelse != null) {
			tilstand = "REHAB_AFGOERELSE";
			opgaver.add(new Opgave("T23", dag(team.ydelse, Dage.arbejdsdage(team.ydelse, 5)), null));
		}
		else if (team.forelagt != null) {
			tilstand = "REHAB_AFGOERELSE";
			opgaver.add(new Opgave("T11", dag(team.forelagt, Dage.arbejdsdage(team.forelagt, 10)), null));
		}
		else if (team.paaMoede) {
			tilstand = "REHAB_AFVENTER_INDSTILLING";
			opgaver.add(new Opgave("T10", frist, null));
		}
		else {
			tilstand = team.harVaeretPaaMoede ? "REHAB_AFVENTER_INDSTILLING" : "REHAB_FORBEREDELSE";
			if (team.plan && team.attest) {
				opgaver.add(new Opgave("T09", Dage.frem(frist.minusDays(14)), null));
			}
		}
		if (team.ydelse == null && forloebStart != null) {
			planer(krav);
			if (team.fraForloeb) {
				kontakt(krav, false);
			}
			if (jobformidler == null) {
				tildel(krav);
			}
		}
		else {
			placeringer.forEach((id, p) -> {
				if (p.kendt() && p.plan != null) {
					krav.add(krav(id, "OPFOELGNINGSPLAN", p.plananker, p.plan));
				}
			});
		}
	}

	private void tildel(List<Krav> krav) {
		Krav j = jobformidlerkrav(null);
		krav.add(j);
		opgaver.add(new Opgave("T12", raekke(j).dato(), null));
	}

	private void iForloeb(List<Krav> krav) {
		if (jobformidler == null) {
			tildel(krav);
		}
		boolean iPlacering = placeringer.values().stream().anyMatch(Placering::aaben);
		kontakt(krav, iPlacering);
		planer(krav);
		tilstand = iPlacering ? "FORLOEB_PLACERING" : "FORLOEB_UGENTLIG";
		ur(krav);
		if (verserende == null) {
			return;
		}
		Genbehandling g = genbehandling();
		LocalDate maerke = maerke();
		if (g.holdt != null || afslagFra(maerke) != null) {
			tilstand = "GENBEHANDLING_BESLUTNING";
			Krav b = genbehandlingsbeslutning(null);
			krav.add(b);
			opgaver.add(new Opgave("T18", raekke(b).dato(), null));
			if (g.holdt != null) {
				krav.add(krav("" + verserende, "GENBEHANDLING", maerke, g.holdt));
			}
			return;
		}
		tilstand = "GENBEHANDLING_INDKALDT";
		Krav moedet = krav("" + verserende, "GENBEHANDLING", maerke, null);
		krav.add(moedet);
		opgaver.add(staar(g.indkaldt, g.afbud) ? new Opgave("T17", raekke(moedet).dato(), null)
				: new Opgave("T16", dag(maerke, maerke.plusDays(7)), null));
		Placering p = spoergsmaal();
		if (p != null) {
			opgaver.add(new Opgave("T19", Dage.arbejdsdage(p.registreret, 2), null));
		}
	}

	/** A plan for each placement that was open in a course, owed while the placement is open. */
	private void planer(List<Krav> krav) {
		placeringer.forEach((id, p) -> {
			if (p.kendt() && p.plan != null) {
				krav.add(krav(id, "OPFOELGNINGSPLAN", p.plananker, p.plan));
			}
			else if (p.aaben()) {
				LocalDate fra = forloeb.stream()
					.filter((f) -> f.til() == null || p.start.isBefore(f.til()))
					.map((f) -> Dage.senest(f.fra(), p.start))
					.findFirst()
					.orElse(null);
				if (fra != null) {
					p.plananker = fra;
					Krav plan = krav(id, "OPFOELGNINGSPLAN", fra, null);
					krav.add(plan);
					opgaver.add(new Opgave("T15", raekke(plan).dato(), id));
				}
			}
		});
	}

	private Genbehandling genbehandling() {
		return genbehandlinger.computeIfAbsent(verserende, (a) -> new Genbehandling());
	}

	private Krav genbehandlingsbeslutning(LocalDate opfyldt) {
		LocalDate holdt = genbehandling().holdt;
		LocalDate maerke = maerke();
		return krav("" + verserende, "BESLUTNING", (holdt != null) ? holdt : Dage.senest(maerke, afslagFra(maerke)), opfyldt);
	}

	/** The placement that T19 asks about: begun after the mark, still open, not answered, and not yet taken as kept. */
	private Placering spoergsmaal() {
		LocalDate maerke = maerke();
		return placeringer.values()
			.stream()
			.filter((p) -> p.aaben() && p.start.isAfter(maerke) && !p.fastholdt
					&& !idag.isAfter(Dage.arbejdsdage(p.registreret, 2)))
			.min(Comparator.comparing((Placering p) -> p.start))
			.orElse(null);
	}

	/** The row of the contact that is owed now, and its task unless the citizen is exempted. */
	private void kontakt(List<Krav> krav, boolean iPlacering) {
		LocalDate sidste = kontakter.stream().max(Comparator.naturalOrder()).orElse(null);
		LocalDate fra;
		if (iPlacering) {
			List<Ophold> ophold = ophold();
			fra = Dage.senest(sidste, ophold.get(ophold.size() - 1).fra(), forloebStart);
		}
		else {
			LocalDate til = forloeb.get(forloeb.size() - 1).til();
			LocalDate slut = placeringer.values()
				.stream()
				.filter((p) -> p.taeller() && p.slut != null && (til == null || !p.slut.isAfter(til)))
				.map((p) -> p.slut)
				.max(Comparator.naturalOrder())
				.orElse(null);
			fra = Dage.senest(sidste, slut, forloebStart);
		}
		kontaktkrav = krav(kontakter.size() + "@" + fra, iPlacering ? "KONTAKT_MAANED" : "KONTAKT_UGE", fra, null);
		krav.add(kontaktkrav);
		if (!pause()) {
			opgaver.add(new Opgave(iPlacering ? "T14" : "T13", raekke(kontaktkrav).dato(), null));
		}
	}

	/** Unbroken spells with an open placement, in order of time. */
	private List<Ophold> ophold() {
		List<Ophold> ud = new ArrayList<>();
		placeringer.values()
			.stream()
			.filter(Placering::taeller)
			.sorted(Comparator.comparing((Placering p) -> p.start))
			.forEach((p) -> {
				Ophold sidste = ud.isEmpty() ? null : ud.get(ud.size() - 1);
				if (sidste != null && (sidste.til() == null || !p.start.isAfter(sidste.til()))) {
					LocalDate til = (sidste.til() == null || p.slut == null) ? null : Dage.senest(sidste.til(), p.slut);
					ud.set(ud.size() - 1, new Ophold(sidste.fra(), til));
				}
				else {
					ud.add(new Ophold(p.start, p.slut));
				}
			});
		return ud;
	}

	/** Runs the six-month clock from its base through the placements as they are known now. */
	private void ur(List<Krav> krav) {
		LocalDate fra = urBasis;
		for (Ophold o : ophold()) {
			if (o.til() != null && !o.til().isAfter(fra)) {
				continue;
			}
			if (!o.fra().isAfter(fra)) {
				if (o.til() == null) {
					return;
				}
				fra = o.til();
				continue;
			}
			Krav ur = krav("" + fra, "PLACERINGSUR", fra, null);
			Raekke r = raekke(ur);
			if (r.status() == Status.OPFYLDT && o.fra().isAfter(r.dato())) {
				krav.add(ur);
				Genbehandling g = genbehandlinger.get(fra);
				Placering for_ = (g == null || g.aflystFor == null) ? null : placeringer.get(g.aflystFor);
				if (for_ == null || for_.annulleret) {
					verserende = fra;
					return;
				}
				Ophold i = ophold().stream()
					.filter((x) -> !for_.start.isBefore(x.fra()) && (x.til() == null || !for_.start.isAfter(x.til())))
					.findFirst()
					.orElseThrow();
				if (i.til() == null) {
					return;
				}
				fra = i.til();
				continue;
			}
			if (o.til() == null) {
				return;
			}
			fra = o.til();
		}
		Krav ur = krav("" + fra, "PLACERINGSUR", fra, null);
		krav.add(ur);
		if (raekke(ur).status() == Status.OPFYLDT) {
			verserende = fra;
		}
	}

	/** The clocks and the meeting that a decided new review leaves behind. */
	private void fastholdUr() {
		List<Krav> krav = new ArrayList<>();
		LocalDate v = verserende;
		ur(krav);
		krav.forEach(this::faste);
		Genbehandling g = genbehandlinger.get(v);
		if (g != null && g.holdt != null) {
			LocalDate maerke = raekke(krav("" + v, "PLACERINGSUR", v, null)).dato();
			faste(krav("" + v, "GENBEHANDLING", maerke, g.holdt));
		}
	}

	private String invitation() {
		return opgaver.stream()
			.map(Opgave::opgave)
			.filter(Set.of("T02", "T04", "T16")::contains)
			.findFirst()
			.orElse("");
	}

	private int iTraek() {
		int antal = 0;
		List<Fremmoede> sorteret = fremmoeder.stream()
			.filter((f) -> f.kom() != null)
			.sorted(Comparator.comparing(Fremmoede::dato).thenComparing(Fremmoede::nr))
			.toList();
		for (Fremmoede f : sorteret) {
			antal = f.kom() ? 0 : antal + 1;
		}
		return antal;
	}

	private static LocalDate dato(Map<String, Object> svar, String felt) {
		return (svar.get(felt) == null) ? null : LocalDate.parse(Objects.toString(svar.get(felt)));
	}

	Billede billede() {
		Set<String> markeringer = new TreeSet<>();
		for (Raekke r : raekker.values()) {
			if (r.status() == Status.OVERSKREDET) {
				markeringer.add(SKAL.contains(r.type()) ? "OVERSKREDET" : "OVER_MAAL");
			}
		}
		if (lukket == null && pause()) {
			markeringer.add("PAUSE");
		}
		Map<String, String> p = new TreeMap<>();
		placeringer.forEach((id, x) -> {
			if (x.kendt()) {
				p.put(id, x.start + ".." + (x.slut == null ? "" : x.slut) + " "
						+ (x.annulleret ? "ANNULLERET" : x.slut == null ? "AABEN" : "SLUT"));
			}
		});
		return new Billede(tilstand, markeringer, List.copyOf(raekker.values()), List.copyOf(opgaver), p, lukket, udfald,
				iTraek());
	}

}
