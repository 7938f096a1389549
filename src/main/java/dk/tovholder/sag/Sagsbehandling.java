package dk.tovholder.sag;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.borger.Borger;
import dk.tovholder.borger.Borgere;
import dk.tovholder.borger.Kryptering;
import dk.tovholder.borger.Noegleaftryk;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sikkerhed.Indlogget;

/**
 * Everything that can be done to a case. Each change locks the case, adds a fact, computes the picture anew, writes rows
 * and journal, and tells the transaction that the case has changed.
 */
@Service
public class Sagsbehandling implements Sagsoprettelse {

	private final Program program;

	private final Program.Kilder kilder;

	private final Borgere borgere;

	private final Kryptering kryptering;

	private final Noegleaftryk aftryk;

	private final Sagsregister register;

	private final Sagsarbejde arbejde;

	private final Sagsberegner beregner;

	private final Frister frister;

	private final Fristafstemning afstemning;

	private final Fristvarsler varsler;

	private final Opgaver opgaver;

	private final Talregister tal;

	private final Sagsdata json;

	private final Haendelsesregler haendelsesregler;

	private final Opgaveregler opgaveregler;

	private final Indkaldelser indkaldelser;

	private final ApplicationEventPublisher nyt;

	private final Indlogget indlogget;

	private final Clock ur;

	private final TransactionTemplate transaktion;

	Sagsbehandling(Program program, Program.Kilder kilder, Borgere borgere, Kryptering kryptering, Noegleaftryk aftryk,
			Sagsregister register, Sagsarbejde arbejde, Sagsberegner beregner, Frister frister,
			Fristafstemning afstemning, Fristvarsler varsler, Opgaver opgaver, Talregister tal, Sagsdata json,
			Haendelsesregler haendelsesregler, Opgaveregler opgaveregler, Indkaldelser indkaldelser,
			ApplicationEventPublisher nyt, Indlogget indlogget, Clock ur,
			TransactionTemplate transaktion) {
		this.program = program;
		this.kilder = kilder;
		this.borgere = borgere;
		this.kryptering = kryptering;
		this.aftryk = aftryk;
		this.register = register;
		this.arbejde = arbejde;
		this.beregner = beregner;
		this.frister = frister;
		this.afstemning = afstemning;
		this.varsler = varsler;
		this.opgaver = opgaver;
		this.tal = tal;
		this.json = json;
		this.haendelsesregler = haendelsesregler;
		this.opgaveregler = opgaveregler;
		this.indkaldelser = indkaldelser;
		this.nyt = nyt;
		this.indlogget = indlogget;
		this.ur = ur;
		this.transaktion = transaktion;
	}

	// --- starting

	@Override
	@Transactional
	public List<Resultat> opret(List<NySag> nye) {
		Instant nu = ur.instant();
		String aktoer = indlogget.aktoer();
		if (Tid.dato(nu).isAfter(program.projektslut())) {
			throw new Afvisning(409, "Projektet er slut " + program.projektslut() + " og tager ikke imod flere sager");
		}
		// First, because it waits for whoever is starting a case of the same citizen: what is known is read after that.
		List<String> hashes = borgere.registrer(nye.stream().map((ny) -> new Borger(ny.cpr(), ny.navn(), ny.beskyttet())).toList());
		List<String> aabneNoegler = new ArrayList<>();
		for (int i = 0; i < nye.size(); i++) {
			aabneNoegler.add(Sagsregister.aabenNoegle(hashes.get(i), nye.get(i).program()));
		}
		Sagsregister.Kendte kendte = register.kendte(nye.stream().map(NySag::sagsnummer).toList(), aabneNoegler, hashes);
		List<Resultat> resultater = new ArrayList<>();
		List<Start> startes = new ArrayList<>();
		Map<String, String> aftrykEfterSag = new LinkedHashMap<>();
		for (int i = 0; i < nye.size(); i++) {
			NySag ny = nye.get(i);
			String fingeraftryk = aftryk.af("sag", ny.fingeraftryk());
			String kendtAftryk = kendte.fingeraftryk().getOrDefault(ny.sagsnummer(), aftrykEfterSag.get(ny.sagsnummer()));
			if (kendtAftryk == null) {
				aftrykEfterSag.put(ny.sagsnummer(), fingeraftryk);
				startes.add(new Start(ny, hashes.get(i), fingeraftryk));
				resultater.add(Resultat.OPRETTET);
			}
			else if (kendtAftryk.equals(fingeraftryk)) {
				resultater.add(Resultat.GENTAGET);
			}
			else {
				throw Udfald.NUMMER_BRUGT.afvisning();
			}
		}
		if (!startes.isEmpty()) {
			start(startes, kendte, aktoer, nu);
		}
		return resultater;
	}

	@Override
	public List<Udsigt> forudse(List<NySag> sager) {
		if (sager.isEmpty()) {
			return List.of();
		}
		boolean slut = Tid.idag(ur).isAfter(program.projektslut());
		List<String> hashes = sager.stream().map((ny) -> borgere.hash(ny.cpr())).toList();
		List<String> noegler = new ArrayList<>();
		for (int i = 0; i < sager.size(); i++) {
			noegler.add(Sagsregister.aabenNoegle(hashes.get(i), sager.get(i).program()));
		}
		Sagsregister.Kendte kendte = register.kendte(sager.stream().map(NySag::sagsnummer).toList(), noegler, hashes);
		List<Udsigt> udsigter = new ArrayList<>();
		for (int i = 0; i < sager.size(); i++) {
			String fingeraftryk = aftryk.af("sag", sager.get(i).fingeraftryk());
			String kendtAftryk = kendte.fingeraftryk().get(sager.get(i).sagsnummer());
			Udfald udfald;
			if (kendtAftryk != null) {
				udfald = kendtAftryk.equals(fingeraftryk) ? Udfald.GENTAGET : Udfald.NUMMER_BRUGT;
			}
			else if (slut) {
				udfald = Udfald.PROJEKT_SLUT;
			}
			else {
				udfald = kendte.aabneNoegler().contains(noegler.get(i)) ? Udfald.HAR_AABEN_SAG : Udfald.NY;
			}
			udsigter.add(new Udsigt(udfald, fingeraftryk, noegler.get(i)));
		}
		return udsigter;
	}

	@Override
	public boolean lukkesStraks(NySag sag) {
		Sag forsoeg = new Sag(grund(sag), sag.navn(), List.of(), List.of(), null, null);
		forsoeg.suspensioner(List.of(), Suspensionsstand.INGEN);
		return beregner.beregn(forsoeg, ur.instant()).erLukket();
	}

	/** A case that is to start, with the key of its citizen and the keyed hash of its content. */
	private record Start(NySag sag, String cprHash, String fingeraftryk) {
	}

	private void start(List<Start> startes, Sagsregister.Kendte kendte, String aktoer, Instant nu) {
		Set<String> optagne = new HashSet<>(kendte.aabneNoegler());
		List<Sagsregister.NyRaekke> raekker = new ArrayList<>();
		Fristafstemning.Udfald udfald = new Fristafstemning.Udfald();
		List<Journalpost> poster = udfald.journal();
		List<Sag> sager = new ArrayList<>();
		List<Suspension> suspensioner = kendte.suspensioner() ? arbejde.suspensioner() : List.of();
		for (Start start : startes) {
			NySag ny = start.sag();
			String aabenNoegle = Sagsregister.aabenNoegle(start.cprHash(), ny.program());
			if (optagne.contains(aabenNoegle)) {
				throw Udfald.HAR_AABEN_SAG.afvisning();
			}
			String navn = kendte.beskyttede().contains(start.cprHash()) ? Borgere.SKJULT : ny.navn();
			Sag sag = new Sag(grund(ny), navn, List.of(), List.of(), null, null);
			sag.suspensioner(suspensioner, Suspensionsstand.INGEN);
			sag.billede(beregner.beregn(sag, nu));
			sag.gemtTilstand(sag.billede().tilstand());
			if (!sag.billede().erLukket()) {
				optagne.add(aabenNoegle);
			}
			poster.add(new Journalpost(sag.sagsnummer(), nu, ny.sagStart(), "SAG_OPRETTET", aktoer, "Sagen er oprettet",
					Map.of("enhed", ny.enhed(), "program", ny.program(), "tilstand", sag.billede().tilstand().name())));
			tilfoejMaalgruppe(sag, nu, aktoer, poster);
			afstemning.afstem(sag, nu, aktoer, Set::of, udfald);
			arbejde.tilfoej(sag);
			sager.add(sag);
			raekker.add(new Sagsregister.NyRaekke(sag, start.cprHash(), start.fingeraftryk(), ny.ydelsesperioder(),
					nu.atOffset(ZoneOffset.UTC)));
		}
		Samleskrivning.Indhold opgaverne = opgaver.saml(() -> nyt.publishEvent(new SagerOprettet(sager)));
		afstemning.skriv(udfald, nu, List.of(register.sager(raekker), register.ydelsesperioder(raekker)),
				Stream.concat(Stream.of(opgaverne), tal.optael(sager).stream()).toList());
		// What was late before it was imported asks for more than a start.
		sager.stream()
			.filter((sag) -> sag.frister().stream().anyMatch(Frist::kraeverAfviklingsplan))
			.forEach((sag) -> nyt.publishEvent(new SagAendret(sag)));
		if (!kendte.ventede().isEmpty()) {
			nyt.publishEvent(new VentedeSagerOprettet(kendte.ventede()));
		}
	}

	private Sagsgrund grund(NySag ny) {
		LocalDate anker = ny.sagStart().isAfter(program.projektstart()) ? ny.sagStart() : program.projektstart();
		Daekning daekning = Daekning.beregn(ny.ydelsesperioder(), anker, program.vindueaar(), program.graenseaar());
		return new Sagsgrund(ny.sagsnummer(), ny.program(), ny.enhed(), ny.sagStart(), anker, ny.cpr().foedselsdato(),
				daekning.dage(), daekning.graense(), ny.aktivitetsparat(), ny.paaVejIRehab(), ny.undtagStraksafklaring());
	}

	private void tilfoejMaalgruppe(Sag sag, Instant nu, String aktoer, List<Journalpost> poster) {
		Sagsbillede billede = sag.billede();
		if (billede.manglerOplysninger()) {
			return;
		}
		poster.add(new Journalpost(sag.sagsnummer(), nu, sag.grund().anker(), "MAALGRUPPE_AFGJORT", aktoer,
				billede.omfattet() ? "Borgeren er omfattet" : "Borgeren er ikke omfattet: " + billede.maalgruppeAarsag(),
				Map.of("omfattet", billede.omfattet(), "daekkedeDage", sag.daekkedeDage(), "graense", sag.graense())));
		if (billede.erLukket()) {
			poster.add(lukket(sag, nu, aktoer));
		}
	}

	private static Journalpost lukket(Sag sag, Instant nu, String aktoer) {
		Sagsbillede billede = sag.billede();
		return new Journalpost(sag.sagsnummer(), nu, billede.lukket(), "SAG_AFSLUTTET", aktoer,
				"Sagen er afsluttet: " + billede.udfald(), Map.of("udfald", billede.udfald()));
	}

	/** Remembers the engine's instances of cases that are taken up again. */
	@Transactional
	public void startet(Map<String, String> procesEfterSag) {
		register.procesId(procesEfterSag);
		procesEfterSag.forEach((sagsnummer, id) -> arbejde.laas(sagsnummer).ifPresent((sag) -> sag.procesId(id)));
	}

	/** Tells whether the citizen is let in; refuses to pass over a question that nobody has answered yet. */
	@Transactional
	public boolean kraevMaalgruppeAfgjort(String sagsnummer) {
		Sagsbillede billede = laas(sagsnummer).billede();
		if (billede.manglerOplysninger()) {
			throw new IllegalStateException("The target group of " + sagsnummer + " cannot be decided yet");
		}
		return billede.omfattet();
	}

	// --- reading

	/** A case, locked until the surrounding transaction ends. */
	@Transactional
	public Sag laas(String sagsnummer) {
		return arbejde.laas(sagsnummer).orElseThrow(() -> new Afvisning(404, "Sagen findes ikke"));
	}

	/** A case as it stands, not locked. */
	@Transactional(readOnly = true)
	public Optional<Sag> kig(String sagsnummer) {
		return arbejde.kig(sagsnummer);
	}

	// --- events

	/** The house of a case, if there is one by the number. */
	public Optional<String> enhed(String sagsnummer) {
		return register.linje(sagsnummer).map(Sagsregister.Linje::enhed);
	}

	/**
	 * An event of which all is in order that can be told without its case.
	 *
	 * @param fingeraftryk what tells a repeated event from another one
	 */
	public record Kontrolleret(LocalDate effektivDato, String fingeraftryk) {
	}

	/**
	 * Checks an event whose case is not known yet.
	 * @throws Afvisning 400 unreadable, 422 impossible
	 */
	public Kontrolleret kontroller(NyHaendelse ny) {
		LocalDate dato = haendelsesregler.kontrollerKuvert(ny);
		haendelsesregler.kontroller(ny, dato, Tid.idag(ur));
		return new Kontrolleret(dato, aftryk.af("haendelse", ny.fingeraftryk(json)));
	}

	/** What became of an event. */
	public enum Modtagelse {

		ANVENDT, GENTAGET,
		/** It waits for a placement that is not known yet. */
		AFVENTER,
		/** It does not count. */
		AFVIST

	}

	/**
	 * The answer to an event.
	 *
	 * @param afvisning why it does not count, or null
	 */
	public record Svar(Modtagelse modtagelse, Afvisning afvisning) {

		private static Svar af(Afvisning afvisning) {
			return new Svar(Modtagelse.AFVIST, afvisning);
		}

	}

	/**
	 * Takes an event from outside. One that only what else was reported makes impossible is kept, and counts if what is
	 * reported later makes it possible; within a transaction that goes on it is forgotten with that.
	 * @throws Afvisning 404 unknown case, 400 unreadable, 409 other content under the same id or a closed case, 422
	 * impossible
	 */
	public Modtagelse meld(String sagsnummer, NyHaendelse ny, String aktoer) {
		Svar svar = transaktion.execute((status) -> modtag(sagsnummer, ny, aktoer));
		if (svar.afvisning() != null) {
			throw svar.afvisning();
		}
		return svar.modtagelse();
	}

	/** As {@link #meld}, with the refusal in the answer: the transaction goes on. */
	@Transactional
	public Svar modtag(String sagsnummer, NyHaendelse ny, String aktoer) {
		Optional<Sag> fundet = arbejde.laas(sagsnummer);
		if (fundet.isEmpty()) {
			return Svar.af(new Afvisning(404, "Sagen findes ikke"));
		}
		Sag sag = fundet.get();
		Instant nu = ur.instant();
		LocalDate dato;
		Map<String, Object> data;
		String indhold;
		try {
			dato = haendelsesregler.kontrollerKuvert(ny);
			indhold = aftryk.af("haendelse", ny.fingeraftryk(json));
			Optional<Haendelse> kendt = sag.haendelse(ny.haendelsesId());
			if (kendt.isPresent()) {
				if (register.indhold(sagsnummer, ny.haendelsesId()).filter(indhold::equals).isPresent()) {
					return (kendt.get().status() == Haendelse.Status.NAEGTET)
							? Svar.af(doem(sag).get(kendt.get().nr()).afvist()) : new Svar(Modtagelse.GENTAGET, null);
				}
				if (kendt.get().status() != Haendelse.Status.NAEGTET) {
					return Svar.af(Afvisning.felt(409, "haendelsesId", "Er brugt til en hændelse med et andet indhold"));
				}
			}
			data = haendelsesregler.kontroller(sag, ny, dato, Tid.dato(nu));
			kontrollerRettelse(sag, ny);
			kendt.ifPresent((naegtet) -> glem(sag, naegtet));
		}
		catch (Afvisning ex) {
			return Svar.af(ex);
		}
		Haendelse haendelse = new Haendelse(sag.naesteNr(), ny.haendelsesId(), ny.type(), dato, ny.kilde(), data, ny.retter(),
				Haendelse.Status.NAEGTET, nu, aktoer);
		sag.tilfoej(haendelse);
		Gyldighed.Dom dom = doem(sag).get(haendelse.nr());
		boolean afvist = dom.status() == Haendelse.Status.AFVIST;
		haendelse = haendelse.med(afvist ? Haendelse.Status.NAEGTET : dom.status());
		register.skrivHaendelse(sag, haendelse, null, indhold);
		sag.erstat(haendelse);
		Map<String, Object> fakta = new LinkedHashMap<>(data);
		fakta.put("haendelsesId", ny.haendelsesId());
		fakta.put("haendelse", ny.type());
		fakta.put("kilde", ny.kilde());
		if (ny.retter() != null) {
			fakta.put("retter", ny.retter());
		}
		fakta.put("resultat", modtagelse(dom).name());
		List<Journalpost> poster = new ArrayList<>();
		if (afvist) {
			poster.add(new Journalpost(sagsnummer, nu, dato, "HAENDELSE_AFVIST", aktoer,
					"Hændelsen er afvist: " + ny.type() + ". " + dom.afvist().getMessage(), fakta));
			Fristafstemning.Udfald udfald = new Fristafstemning.Udfald();
			udfald.journal().addAll(poster);
			afstemning.skriv(udfald, nu);
			return Svar.af(dom.afvist());
		}
		poster.add(new Journalpost(sagsnummer, nu, dato, "HAENDELSE", aktoer, "Hændelse: " + ny.type(), fakta));
		genberegn(sag, nu, aktoer, poster);
		return new Svar(modtagelse(dom), null);
	}

	private static Modtagelse modtagelse(Gyldighed.Dom dom) {
		return switch (dom.status()) {
			case AFVENTER -> Modtagelse.AFVENTER;
			case AFVIST, NAEGTET -> Modtagelse.AFVIST;
			// What was corrected before it came changes nothing.
			case RETTET -> Modtagelse.GENTAGET;
			case ANVENDT, KONTROL, BEHANDLET -> Modtagelse.ANVENDT;
		};
	}

	/** A correction may correct a correction, but never in a circle. */
	private static void kontrollerRettelse(Sag sag, NyHaendelse ny) {
		String rettet = ny.retter();
		while (rettet != null) {
			if (rettet.equals(ny.haendelsesId())) {
				throw Afvisning.felt(422, "retter", "Hændelserne retter hinanden i ring");
			}
			rettet = sag.haendelse(rettet).map(Haendelse::retter).orElse(null);
		}
	}

	private void glem(Sag sag, Haendelse naegtet) {
		register.fjern(sag, naegtet);
		sag.fjern(naegtet);
	}

	private Map<Integer, Gyldighed.Dom> doem(Sag sag) {
		return Gyldighed.afgoer(sag, kilder.kontrolleres()::contains);
	}

	/** Lets the events that are known count, or count no more, by everything that is known now; tells whether any does. */
	private boolean anvend(Sag sag, Instant nu, String aktoer, List<Journalpost> poster) {
		List<Gyldighed.Aendring> aendringer = Gyldighed.anvend(sag, kilder.kontrolleres()::contains);
		for (Gyldighed.Aendring aendring : aendringer) {
			Haendelse foer = aendring.foer();
			Gyldighed.Dom dom = aendring.dom();
			register.retStatus(sag, foer.med(dom.status()));
			String tekst = aendring(foer, dom);
			if (tekst != null) {
				Map<String, Object> data = new LinkedHashMap<>();
				// A caseworker's ending has no id.
				if (foer.haendelsesId() != null) {
					data.put("haendelsesId", foer.haendelsesId());
				}
				data.put("haendelse", foer.type());
				data.put("resultat", modtagelse(dom).name());
				poster.add(new Journalpost(sag.sagsnummer(), nu, foer.effektivDato(),
						(dom.afvist() == null) ? "HAENDELSE" : "HAENDELSE_AFVIST", aktoer, tekst, data));
			}
		}
		return !aendringer.isEmpty();
	}

	private static String aendring(Haendelse foer, Gyldighed.Dom dom) {
		if (dom.status() == Haendelse.Status.AFVIST) {
			return ((foer.status() == Haendelse.Status.AFVENTER)
					? "Hændelsen ventede på sin placering og kan ikke være rigtig: " : "Hændelsen gælder ikke længere: ")
					+ foer.type() + ". " + dom.afvist().getMessage();
		}
		return switch (dom.status()) {
			case RETTET -> dom.afvist().getMessage() + ": " + foer.type();
			case BEHANDLET -> null;
			case AFVENTER -> "Hændelsen venter på sin placering: " + foer.type();
			default -> switch (foer.status()) {
				case AFVENTER -> "Hændelsen ventede på sin placering og er nu anvendt: " + foer.type();
				case NAEGTET -> "Hændelsen var afvist og er nu anvendt: " + foer.type();
				default -> "Hændelsen gælder igen: " + foer.type();
			};
		};
	}

	// --- tasks

	/**
	 * Takes a person's answer to a task. The engine closes the task afterwards.
	 * @param svar all fields of the form, already of their types
	 * @throws Afvisning 400 with the fields at fault; nothing is changed then
	 */
	@Transactional
	public void udfoer(Opgave opgave, Map<String, Object> svar, String aktoer) {
		Sag sag = laas(opgave.sagsnummer());
		Instant nu = ur.instant();
		LocalDate idag = Tid.dato(nu);
		opgaveregler.kontroller(sag, opgave.opgave(), svar, idag);
		Map<String, Object> fakta = opgaveregler.fakta(opgave.opgave(), svar);
		knyt(sag, opgave, fakta);
		List<Journalpost> poster = new ArrayList<>();
		skrivSkridt(sag, opgave, opgaveregler.effektivDato(opgave.opgave(), svar, idag), fakta, svar, nu, aktoer, poster);
		if (opgave.opgave().equals("T20") && svar.get("nytTidspunkt") != null) {
			indkaldIgen(sag, (String) svar.get("nytTidspunkt"), nu, aktoer, poster);
		}
		indkaldelser.indkald(sag, opgave.opgave(), svar, aktoer);
		genberegn(sag, nu, aktoer, poster);
	}

	/** FASTHOLD where nobody answered T19 in time. */
	@Transactional
	public void fastholdUdenSvar(String sagsnummer) {
		Sag sag = laas(sagsnummer);
		Opgavekrav krav = sag.billede()
			.opgaver()
			.stream()
			.filter((k) -> k.opgave().equals("T19"))
			.findFirst()
			.orElseThrow();
		Opgave opgave = new Opgave(null, sagsnummer, "T19", "Fasthold genbehandling uden svar", null, null, null, null, null,
				krav.placeringId(), null);
		Instant nu = ur.instant();
		Map<String, Object> fakta = new LinkedHashMap<>(Map.of("valg", "FASTHOLD"));
		knyt(sag, opgave, fakta);
		List<Journalpost> poster = new ArrayList<>();
		skrivSkridt(sag, opgave, Tid.dato(nu), fakta, null, nu, Indlogget.SYSTEM, poster);
		genberegn(sag, nu, Indlogget.SYSTEM, poster);
	}

	private void skrivSkridt(Sag sag, Opgave opgave, LocalDate dato, Map<String, Object> fakta, Map<String, Object> svar,
			Instant nu, String aktoer, List<Journalpost> poster) {
		Haendelse skridt = new Haendelse(sag.naesteNr(), null, opgave.opgave(), dato, null, fakta, null,
				Haendelse.Status.ANVENDT, nu, aktoer);
		register.skrivHaendelse(sag, skridt, (svar == null) ? null : kryptering.krypter(json.skriv(svar)), null);
		sag.tilfoej(skridt);
		Map<String, Object> data = new LinkedHashMap<>(fakta);
		data.put("opgave", opgave.opgave());
		poster.add(new Journalpost(sag.sagsnummer(), nu, dato, "OPGAVE_UDFOERT", aktoer, opgave.navn(), data));
	}

	/** Ties an answer to what it answers: the contact row, the placement, the new review. */
	private static void knyt(Sag sag, Opgave opgave, Map<String, Object> fakta) {
		switch (opgave.opgave()) {
			case "T13", "T14" -> sag.frister()
				.stream()
				.filter((f) -> f.fristtype() == opgave.fristtype() && opgave.nummer() != null && f.nummer() == opgave.nummer())
				.findFirst()
				.ifPresent((f) -> {
					fakta.put("fristtype", f.fristtype().name());
					fakta.put("noegle", f.noegle());
				});
			case "T15" -> fakta.put("placeringId", opgave.placeringId());
			case "T16", "T17", "T18" -> fakta.put("ur", sag.billede().genbehandlingUr());
			case "T19" -> {
				fakta.put("ur", sag.billede().genbehandlingUr());
				fakta.put("placeringId", opgave.placeringId());
			}
			case "T21", "T22" -> {
				fakta.put("fristtype", opgave.fristtype().name());
				fakta.put("nummer", opgave.nummer());
			}
			default -> {
			}
		}
	}

	/** T20's new time fills and closes the invitation that stands open, with what the former one said otherwise. */
	private void indkaldIgen(Sag sag, String tidspunkt, Instant nu, String aktoer, List<Journalpost> poster) {
		sag.billede()
			.opgaver()
			.stream()
			.filter((krav) -> Set.of("T02", "T04", "T16").contains(krav.opgave()))
			.findFirst()
			.ifPresent((krav) -> {
				Map<String, Object> svar = new LinkedHashMap<>(senesteSvar(sag.sagsnummer(), krav.opgave()));
				svar.put("tidspunkt", tidspunkt);
				if (krav.opgave().equals("T02")) {
					svar.putIfAbsent("moedeform", "FREMMOEDE");
				}
				Map<String, Object> fakta = opgaveregler.fakta(krav.opgave(), svar);
				if (krav.opgave().equals("T16")) {
					fakta.put("ur", sag.billede().genbehandlingUr());
				}
				Opgave indkaldelse = new Opgave(null, sag.sagsnummer(), krav.opgave(), "Ny indkaldelse efter udeblivelse", null,
						null, null, null, null, null, null);
				skrivSkridt(sag, indkaldelse, Tid.dato(nu), fakta, svar, nu, aktoer, poster);
				indkaldelser.indkald(sag, krav.opgave(), svar, aktoer);
			});
	}

	/** Everything that was answered the last time a task of the kind was done, or the empty map. */
	@Transactional(readOnly = true)
	public Map<String, Object> senesteSvar(String sagsnummer, String opgave) {
		return register.senesteSvar(sagsnummer, opgave).map(kryptering::dekrypter).map(json::laes).orElse(Map.of());
	}

	/** The data of the ending that waits for a caseworker, or the empty map. */
	public Map<String, Object> ophoerTilKontrol(Sag sag) {
		return sag.haendelser()
			.stream()
			.filter((h) -> Objects.equals(h.nr(), sag.billede().kontrolleres()))
			.findFirst()
			.map((h) -> Map.<String, Object>of("udfald", h.tekst("udfald"), "effektivDato", h.effektivDato().toString()))
			.orElse(Map.of());
	}

	/** Tells in the journal that the citizen's name and address are protected from now on, or no more. */
	@Transactional
	public void noterBeskyttelse(String sagsnummer, boolean beskyttet, String aktoer) {
		Instant nu = ur.instant();
		Fristafstemning.Udfald udfald = new Fristafstemning.Udfald();
		udfald.journal()
			.add(new Journalpost(sagsnummer, nu, Tid.dato(nu), "BESKYTTELSE", aktoer,
					beskyttet ? "Borgerens navn og adresse er beskyttet" : "Borgerens navn og adresse er ikke længere beskyttet",
					Map.of("beskyttet", beskyttet)));
		afstemning.skriv(udfald, nu);
	}

	// --- what follows

	/** Computes a case anew because time has passed. */
	@Transactional
	public void genberegn(String sagsnummer) {
		genberegn(laas(sagsnummer), ur.instant(), Indlogget.SYSTEM, new ArrayList<>());
	}

	private void genberegn(Sag sag, Instant nu, String aktoer, List<Journalpost> poster) {
		Sagsbillede foer = sag.billede();
		sag.billede(beregner.beregn(sag, nu));
		if (anvend(sag, nu, aktoer, poster)) {
			sag.billede(beregner.beregn(sag, nu));
		}
		Sagsbillede efter = sag.billede();
		Fristafstemning.Udfald udfald = new Fristafstemning.Udfald();
		udfald.journal().addAll(poster);
		if (foer.manglerOplysninger()) {
			tilfoejMaalgruppe(sag, nu, aktoer, udfald.journal());
		}
		afstemning.afstem(sag, nu, aktoer,
				() -> frister.udfoerteTrin(List.of(sag.sagsnummer())).getOrDefault(sag.sagsnummer(), Set.of()), udfald);
		indkaldelser.afstem(sag, foer);
		skrivFoelger(sag, foer, efter, nu, aktoer, udfald.journal());
		boolean placeret = !foer.placeringer().equals(efter.placeringer());
		if (placeret) {
			udfald.nyheder().placeringer(sag.sagsnummer(), foer.placeringer(), efter.placeringer());
		}
		afstemning.skriv(udfald, nu, List.of(), tal.optael(List.of(sag)));
		register.ret(List.of(sag));
		if (placeret) {
			register.placeringer(sag);
		}
		nyt.publishEvent(new SagAendret(sag));
	}

	/**
	 * Runs the due steps of the ladders of many cases at once. Only time has passed, so no fact changes and no model moves
	 * but for what an overdue deadline or a suspension asks for.
	 */
	@Transactional
	public void udfoerFristtrin(List<String> sagsnumre) {
		if (sagsnumre.isEmpty()) {
			return;
		}
		Instant nu = ur.instant();
		List<Sag> sager = arbejde.laas(sagsnumre);
		Map<String, Set<String>> udfoerte = frister.udfoerteTrin(sagsnumre);
		Fristafstemning.Udfald udfald = new Fristafstemning.Udfald();
		for (Sag sag : sager) {
			afstemning.afstem(sag, nu, Indlogget.SYSTEM, () -> udfoerte.getOrDefault(sag.sagsnummer(), Set.of()), udfald);
			skrivTilstand(sag, nu, Indlogget.SYSTEM, udfald.journal());
		}
		udfald.ordnEfterDato();
		Samleskrivning.Indhold opgaverne = opgaver.saml(() -> nyt.publishEvent(new FristerOverskredet(
				sager.stream().filter((sag) -> sag.frister().stream().anyMatch(Frist::kraeverAfviklingsplan)).toList())));
		afstemning.skriv(udfald, nu, List.of(), Stream.concat(Stream.of(opgaverne), tal.optael(sager).stream()).toList());
		register.ret(sager);
		nyt.publishEvent(new TidErGaaet(sager));
		sager.stream().filter(Sag::suspensionAendret).forEach((sag) -> nyt.publishEvent(new SagAendret(sag)));
	}

	private void skrivFoelger(Sag sag, Sagsbillede foer, Sagsbillede efter, Instant nu, String aktoer,
			List<Journalpost> poster) {
		if (!foer.stepUpUndtaget() && efter.stepUpUndtaget()) {
			poster.add(new Journalpost(sag.sagsnummer(), nu, Tid.dato(nu), "STEPUP_UNDTAGET_SAMTYKKE", aktoer,
					"Borgeren samtykker ikke: step-up-mødet holdes ikke, afgørelsen træffes på grundlag af samtalen", Map.of()));
		}
		if (efter.erLukket() && !foer.manglerOplysninger()
				&& !(Objects.equals(foer.lukket(), efter.lukket()) && Objects.equals(foer.udfald(), efter.udfald()))) {
			poster.add(lukket(sag, nu, aktoer));
		}
		if (!Objects.equals(foer.udeblivelse(), efter.udeblivelse()) && efter.udeblivelse() != null
				&& efter.udeblivelse().tilLeder()) {
			varsler.udeblevetIgen(sag, nu);
		}
		if (foer.erLukket() && !efter.erLukket()) {
			poster.add(new Journalpost(sag.sagsnummer(), nu, Tid.dato(nu), "SAG_GENOPTAGET", aktoer, "Sagen er genoptaget",
					Map.of()));
		}
		skrivTilstand(sag, nu, aktoer, poster);
	}

	private static void skrivTilstand(Sag sag, Instant nu, String aktoer, List<Journalpost> poster) {
		Tilstand foer = sag.gemtTilstand();
		Tilstand efter = sag.billede().tilstand();
		if (foer != efter) {
			poster.add(new Journalpost(sag.sagsnummer(), nu, Tid.dato(nu), "TILSTAND", aktoer, "Sagen står nu i " + efter,
					Map.of("fra", foer.name(), "til", efter.name())));
			sag.gemtTilstand(efter);
			if (efter == Tilstand.GENBEHANDLING_BESLUTNING && foer != Tilstand.AFSLUTTET
					&& sag.billede().genbehandlingUndtaget()) {
				poster.add(new Journalpost(sag.sagsnummer(), nu, Tid.dato(nu), "STEPUP_UNDTAGET_SAMTYKKE", aktoer,
						"Borgeren samtykker ikke: det nye step-up-møde holdes ikke", Map.of()));
			}
		}
	}

}
