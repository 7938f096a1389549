package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dk.tovholder.engine.Beslutningstabel;
import dk.tovholder.frist.Fristberegner;
import dk.tovholder.frist.Fristberegning;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;

/**
 * Computes the picture of a case from all its facts. The only place where the rules of the programme on placements,
 * contact, the six-month clock, pauses and endings meet; it holds no state, so a late, annulled or repeated fact needs no
 * rule of its own.
 */
@Component
class Sagsberegner {

	private final Program program;

	private final Fristberegner fristberegner;

	private final Kalender kalender;

	private final Beslutningstabel maalgruppe = new Beslutningstabel("processes/maalgruppe/maalgruppe.dmn");

	private final Beslutningstabel kontaktfrekvens = new Beslutningstabel("processes/kontaktfrekvens/kontaktfrekvens.dmn");

	Sagsberegner(Program program, Fristberegner fristberegner, Kalender kalender) {
		this.program = program;
		this.fristberegner = fristberegner;
		this.kalender = kalender;
	}

	/** The picture of a case as its facts stand at an instant. */
	Sagsbillede beregn(Sag sag, Instant nu) {
		return beregn(sag.grund(), sag.haendelser(), sag.suspensioner(), Tid.dato(nu));
	}

	Sagsbillede beregn(Sagsgrund grund, List<Haendelse> haendelser, List<Suspension> suspensioner, LocalDate idag) {
		return new Beregning(grund, haendelser, suspensioner, idag).billede();
	}

	/** The day from which the target group keeps the citizen out, or null: the day of the answer, or the anchor. */
	static LocalDate ikkeOmfattetFra(Sagsgrund grund, List<Haendelse> haendelser, boolean omfattet,
			boolean manglerOplysninger) {
		return (omfattet || manglerOplysninger) ? null
				: haendelser.stream()
					.filter((h) -> h.type().equals("T01"))
					.map(Haendelse::effektivDato)
					.findFirst()
					.orElse(grund.anker());
	}

	/** A stretch of days in which nothing falls due; {@code til} is the first day after it, or null while it lasts. */
	private record Hvile(LocalDate fra, LocalDate til) {
	}

	/** Days with at least one open placement: from {@code start} up to, not including, {@code slut}. */
	private record Ophold(LocalDate start, LocalDate slut, String foerste, String sidste) {

		boolean daekker(LocalDate dag) {
			return !start.isAfter(dag) && (slut == null || slut.isAfter(dag));
		}

	}

	/** One stretch of the course; {@code slut} is the day it was left for the team, or null. */
	private record Forloeb(String noegle, LocalDate start, LocalDate slut) {
	}

	/** The case on its way through the team: sent there, or back after the municipality departed from a recommendation. */
	private record Forelaeggelse(String noegle, LocalDate anker, boolean nyIndgang, LocalDate forelagt, LocalDate bestilt,
			boolean undladt) {
	}

	/** What people have registered on one new review, told apart by the clock that caused it. */
	private static final class Genbehandling {

		LocalDate moede;

		String moedeNoegle;

		String beslutning;

		LocalDate besluttet;

		int invitation;

		final Map<String, String> svar = new HashMap<>();

		/** The day from which the next clock runs. */
		LocalDate dag() {
			return (moede != null) ? moede : besluttet;
		}

	}

	private final class Beregning {

		private final Sagsgrund grund;

		private final List<Haendelse> haendelser;

		private final List<Suspension> suspensioner;

		private LocalDate idag;

		private LocalDate lukket;

		private String udfald;

		private final List<Sagsbillede.Periode> lukninger = new ArrayList<>();

		private final List<Sagsbillede.Periode> fritagelser = new ArrayList<>();

		private final List<Hvile> hvil = new ArrayList<>();

		private boolean pause;

		private Boolean aktivitetsparat;

		private Boolean paaVej;

		private Boolean undtag;

		private boolean omfattet;

		private String aarsag;

		private List<Placering> placeringer = List.of();

		private List<Ophold> ophold = List.of();

		private LocalDate samtale;

		private LocalDate stepUpUndtaget;

		private LocalDate moede;

		private String beslutning;

		private LocalDate besluttet;

		private int samtaleInvitation;

		private int moedeInvitation;

		private boolean iTeam;

		private boolean fraForloeb;

		private boolean planKlar;

		private boolean attestKlar;

		private boolean paaMoede;

		private boolean moedeSat;

		private LocalDate forelagt;

		private boolean udsat;

		private boolean afgjort;

		private boolean foelger;

		private String indstilling;

		private String afgoerelse;

		private LocalDate ydelseBesluttet;

		private boolean tilbage;

		private final List<Forelaeggelse> forelaeggelser = new ArrayList<>();

		private final List<Forloeb> forloeb = new ArrayList<>();

		private final Map<String, Genbehandling> genbehandlinger = new HashMap<>();

		private final List<Haendelse> kontakter = new ArrayList<>();

		private final Map<String, LocalDate> planer = new HashMap<>();

		private String jobformidler;

		private LocalDate tildelt;

		private final List<Fristkrav> frister = new ArrayList<>();

		private Ur ur = Ur.INTET;

		private LocalDate maerke;

		private String genbehandlingUr;

		private LocalDate genbehandlingMaerke;

		private int genbehandlingNummer;

		private boolean genbehandlingUndtaget;

		private boolean genbehandlingAflyst;

		private Placering svarPaa;

		private Kontaktfrekvens frekvens = Kontaktfrekvens.INGEN;

		private Opgavekrav kontaktopgave;

		Beregning(Sagsgrund grund, List<Haendelse> haendelser, List<Suspension> suspensioner, LocalDate idag) {
			this.grund = grund;
			this.suspensioner = suspensioner;
			this.haendelser = haendelser.stream().filter((h) -> h.status() == Haendelse.Status.ANVENDT).toList();
			this.idag = idag;
			this.kontrol = haendelser.stream()
				.filter((h) -> h.status() == Haendelse.Status.KONTROL)
				.min(Gyldighed.ENDELSER)
				.orElse(null);
		}

		private final Haendelse kontrol;

		Sagsbillede billede() {
			bestemMaalgruppe();
			bestemLukning();
			bestemHvil();
			bestemPlaceringer();
			gennemgaaSkridt();
			if (omfattet) {
				straksafklaring();
				team();
				ure();
				opfoelgningsplaner();
				kontakt();
			}
			Sagsbillede.Udeblivelse udeblivelse = udeblivelse();
			return new Sagsbillede(manglerOplysninger(), omfattet, aarsag, undtaget(), tilstand(), udfald, lukket, pause,
					frekvens, ur, maerke, samtykke(), stepUpUndtaget != null, beslutning, samtale != null, moedeHoldt(),
					planKlar, udsat, foelger, indstilling, tilbage, forloeb.size() > 1,
					!forloeb.isEmpty() && frekvens != Kontaktfrekvens.SLUT, jobformidler, genbehandlingUr,
					genbehandlingNummer, genbehandlingUndtaget, svarPaa, genbehandlingAflyst, udeblivelse,
					(kontrol != null && lukket == null) ? kontrol.nr() : null, placeringer, List.copyOf(frister),
					opgaver(), pauseFra(), List.copyOf(lukninger), List.copyOf(fritagelser));
		}

		// --- who is in

		private void bestemMaalgruppe() {
			aktivitetsparat = grund.aktivitetsparat();
			paaVej = grund.paaVejIRehab();
			undtag = grund.undtag();
			for (Haendelse h : haendelser) {
				if (h.type().equals("T01")) {
					aktivitetsparat = h.ja("aktivitetsparat");
					paaVej = h.ja("paaVejIRehab");
					undtag = h.ja("undtagStraksafklaring");
				}
			}
			if (manglerOplysninger()) {
				return;
			}
			Map<String, Object> input = new HashMap<>();
			input.put("aktivitetsparat", aktivitetsparat);
			input.put("alder", (int) ChronoUnit.YEARS.between(grund.foedt(), grund.anker()));
			input.put("minimumsalder", program.minimumsalder());
			input.put("daekkedeDage", grund.daekkedeDage());
			input.put("graensedage", grund.graense());
			input.put("operator", program.operator());
			Map<String, Object> svar = maalgruppe.afgoer(input).get(0);
			omfattet = Boolean.TRUE.equals(svar.get("omfattet"));
			aarsag = (String) svar.get("aarsag");
		}

		private boolean manglerOplysninger() {
			return aktivitetsparat == null || (Boolean.TRUE.equals(paaVej) && undtag == null);
		}

		private boolean undtaget() {
			return Boolean.TRUE.equals(paaVej) && Boolean.TRUE.equals(undtag);
		}

		// --- how long

		private void bestemLukning() {
			lukninger.addAll(Gyldighed.lukninger(haendelser,
					ikkeOmfattetFra(grund, haendelser, omfattet, manglerOplysninger())));
			for (Sagsbillede.Periode lukning : lukninger) {
				if (lukning.til() != null) {
					hvil.add(new Hvile(lukning.fra(), lukning.til()));
				}
				else {
					lukket = lukning.fra();
					udfald = lukning.hvad();
				}
			}
			if (lukket != null && lukket.isBefore(idag)) {
				// Time stands still for a closed case: nothing new falls due.
				idag = lukket;
			}
		}

		private void bestemHvil() {
			LocalDate fra = null;
			for (Haendelse h : Gyldighed.fritagelser(haendelser)) {
				if (h.type().equals("FritagelseStartet")) {
					fra = h.effektivDato();
				}
				else {
					hvil.add(new Hvile(fra, h.effektivDato()));
					fritagelser.add(new Sagsbillede.Periode("FRITAGET", fra, h.effektivDato()));
					fra = null;
				}
			}
			pause = fra != null && lukket == null;
			if (fra != null) {
				hvil.add(new Hvile(fra, null));
				fritagelser.add(new Sagsbillede.Periode("FRITAGET", fra, null));
			}
			for (Suspension s : suspensioner) {
				if (s.omfatter(grund.program(), grund.enhed()) && s.begyndt(idag)) {
					// As for a pause the dates move when it is over, not when its end is announced.
					hvil.add(new Hvile(s.fra(), s.varer(idag) ? null : s.til()));
					pause |= s.varer(idag) && lukket == null;
				}
			}
			hvil.sort(Comparator.comparing(Hvile::fra));
			samlHvil();
		}

		/** The first day of the rest that lasts. */
		private LocalDate pauseFra() {
			return !pause ? null
					: hvil.stream().filter((h) -> h.til() == null).map(Hvile::fra).findFirst().orElseThrow();
		}

		/** Days on which a citizen is exempted, away or suspended in whatever combination count once. */
		private void samlHvil() {
			for (int i = 1; i < hvil.size();) {
				Hvile foer = hvil.get(i - 1);
				Hvile efter = hvil.get(i);
				if (foer.til() != null && !efter.fra().isBefore(foer.til())) {
					i++;
					continue;
				}
				boolean laengst = foer.til() == null || (efter.til() != null && efter.til().isBefore(foer.til()));
				hvil.set(i - 1, new Hvile(foer.fra(), laengst ? foer.til() : efter.til()));
				hvil.remove(i);
			}
		}

		private List<Haendelse> efterEffekt() {
			return haendelser.stream()
				.sorted(Comparator.comparing(Haendelse::effektivDato).thenComparing(Haendelse::nr))
				.toList();
		}

		private void bestemPlaceringer() {
			Map<String, Placering> fundne = new LinkedHashMap<>();
			for (Haendelse h : haendelser) {
				if (h.type().equals("PlaceringStartet")) {
					fundne.put(h.tekst("placeringId"), new Placering(h.tekst("placeringId"), h.tekst("placeringstype"),
							h.effektivDato(), null, false, h.nr(), Tid.dato(h.registreret())));
				}
			}
			for (Haendelse h : haendelser) {
				String id = h.tekst("placeringId");
				if (h.type().equals("PlaceringSluttet")) {
					fundne.computeIfPresent(id, (noegle, p) -> new Placering(id, p.placeringstype(), p.start(),
							h.effektivDato(), p.annulleret(), p.startNr(), p.startRegistreret()));
				}
				else if (h.type().equals("PlaceringAnnulleret")) {
					fundne.computeIfPresent(id, (noegle, p) -> new Placering(id, p.placeringstype(), p.start(), p.slut(),
							true, p.startNr(), p.startRegistreret()));
				}
			}
			placeringer = fundne.values()
				.stream()
				.sorted(Comparator.comparing(Placering::start).thenComparing(Placering::placeringId))
				.toList();
			ophold = saml(placeringer.stream().filter((p) -> !p.annulleret()).toList());
		}

		private List<Ophold> saml(Collection<Placering> efterStart) {
			List<Ophold> samlet = new ArrayList<>();
			for (Placering p : efterStart) {
				Ophold sidste = samlet.isEmpty() ? null : samlet.get(samlet.size() - 1);
				if (sidste != null && (sidste.slut() == null || !p.start().isAfter(sidste.slut()))) {
					boolean laengere = sidste.slut() != null && (p.slut() == null || p.slut().isAfter(sidste.slut()));
					samlet.set(samlet.size() - 1, new Ophold(sidste.start(), laengere ? p.slut() : sidste.slut(),
							sidste.foerste(), laengere ? p.placeringId() : sidste.sidste()));
				}
				else {
					samlet.add(new Ophold(p.start(), p.slut(), p.placeringId(), p.placeringId()));
				}
			}
			return samlet;
		}

		// --- what people have done

		private void gennemgaaSkridt() {
			if (omfattet && undtaget()) {
				indITeam("undtaget", grund.anker(), false);
			}
			for (Haendelse h : haendelser) {
				skridt(h);
			}
			jobformidler = haendelser.stream()
				.filter((h) -> h.type().equals("T12") || h.type().equals(Haendelsesregler.JOBFORMIDLER_SKIFTET))
				.max(Gyldighed.TILDELINGER)
				.map((h) -> h.tekst("jobformidler"))
				.orElse(null);
		}

		private void skridt(Haendelse h) {
			switch (h.type()) {
				case "T02" -> samtaleInvitation = h.nr();
				case "T03" -> {
					if (h.er("afholdt", "JA")) {
						samtale = h.effektivDato();
						undtagVedAfslag(h);
					}
				}
				case "SamtykkeTilbagekaldt" -> undtagVedAfslag(h);
				case "T04" -> moedeInvitation = h.nr();
				case "T05" -> {
					if (h.er("afholdt", "JA")) {
						moede = h.effektivDato();
					}
				}
				case "T06" -> {
					beslutning = h.tekst("beslutning");
					besluttet = h.effektivDato();
					if (moede == null && stepUpUndtaget == null) {
						// What was decided stands, also when the refusal that it rested on proves not to count.
						stepUpUndtaget = besluttet;
					}
					if (beslutning.equals("REHABILITERINGSTEAM")) {
						indITeam("T06:" + h.nr(), besluttet, false);
					}
					else {
						forloeb.add(new Forloeb("start:" + h.nr(), besluttet, null));
					}
				}
				case "T07" -> planKlar = h.ja("klar");
				case "T08" -> {
					attestKlar = true;
					sidsteIndgang(h.dato("bestiltDato"), h.dato("bestiltDato") == null);
				}
				case "T09" -> {
					paaMoede = true;
					moedeSat = true;
				}
				case "T10" -> {
					udsat = h.er("indstilling", "UDSAT");
					if (udsat) {
						moedeSat = false;
					}
					else {
						forelagt = h.dato("forelagtDato");
						indstilling = h.tekst("indstilling");
						Forelaeggelse sidste = forelaeggelser.get(forelaeggelser.size() - 1);
						forelaeggelser.set(forelaeggelser.size() - 1, new Forelaeggelse(sidste.noegle(), sidste.anker(),
								sidste.nyIndgang(), forelagt, sidste.bestilt(), sidste.undladt()));
					}
				}
				case "T11" -> afgoerelse(h);
				case "T12" -> tildelt = h.effektivDato();
				case "T13", "T14" -> {
					if (h.er("udfald", "GENNEMFOERT")) {
						kontakter.add(h);
					}
				}
				case "T15" -> planer.put(h.tekst("placeringId"), h.effektivDato());
				case "T16" -> genbehandling(h).invitation = h.nr();
				case "T17" -> {
					if (h.er("afholdt", "JA")) {
						genbehandling(h).moede = h.effektivDato();
						genbehandling(h).moedeNoegle = "moede:" + h.nr();
					}
				}
				case "T18" -> {
					beslutning = h.tekst("beslutning");
					genbehandling(h).beslutning = beslutning;
					genbehandling(h).besluttet = h.effektivDato();
					if (genbehandling(h).moedeNoegle == null) {
						genbehandling(h).moedeNoegle = "moede:" + h.nr();
					}
					if (beslutning.equals("REHABILITERINGSTEAM")) {
						Forloeb sidste = forloeb.get(forloeb.size() - 1);
						forloeb.set(forloeb.size() - 1, new Forloeb(sidste.noegle(), sidste.start(), h.effektivDato()));
						indITeam("T18:" + h.nr(), h.effektivDato(), true);
					}
				}
				case "T19" -> genbehandling(h).svar.put(h.tekst("placeringId"), h.tekst("valg"));
				default -> {
				}
			}
		}

		/**
		 * The meeting is dropped from the day on which a refusal stood after the talk, of the consents known when a fact is
		 * registered; what is given after that day brings it not back.
		 */
		private void undtagVedAfslag(Haendelse registreret) {
			if (samtale == null || moede != null || (beslutning != null && stepUpUndtaget == null)) {
				return;
			}
			List<Haendelse> kendte = samtykker().filter((h) -> h.nr() <= registreret.nr()).toList();
			boolean afslaaet = kendte.stream()
				.filter((h) -> !h.effektivDato().isAfter(samtale))
				.reduce((foerste, anden) -> anden)
				.filter((h) -> samtykke(h).equals("AFSLAAET"))
				.isPresent();
			stepUpUndtaget = Stream
				.concat(afslaaet ? Stream.of(samtale) : Stream.empty(),
						Stream.concat(Stream.ofNullable(stepUpUndtaget),
								kendte.stream()
									.filter((h) -> h.effektivDato().isAfter(samtale) && samtykke(h).equals("AFSLAAET"))
									.map(Haendelse::effektivDato)))
				.min(Comparator.naturalOrder())
				.orElse(null);
		}

		private Genbehandling genbehandling(Haendelse h) {
			return genbehandlinger.computeIfAbsent(h.tekst("ur"), (noegle) -> new Genbehandling());
		}

		private void indITeam(String noegle, LocalDate anker, boolean kommerFraForloeb) {
			iTeam = true;
			fraForloeb = kommerFraForloeb;
			planKlar = false;
			attestKlar = false;
			paaMoede = false;
			nyForelaeggelse(noegle, anker, true);
		}

		private void nyForelaeggelse(String noegle, LocalDate anker, boolean nyIndgang) {
			moedeSat = false;
			forelagt = null;
			udsat = false;
			forelaeggelser.add(new Forelaeggelse(noegle, anker, nyIndgang, null, null, false));
		}

		private void sidsteIndgang(LocalDate bestilt, boolean undladt) {
			for (int i = forelaeggelser.size() - 1; i >= 0; i--) {
				Forelaeggelse f = forelaeggelser.get(i);
				if (f.nyIndgang()) {
					forelaeggelser.set(i,
							new Forelaeggelse(f.noegle(), f.anker(), true, f.forelagt(), bestilt, undladt));
					return;
				}
			}
		}

		private void afgoerelse(Haendelse h) {
			foelger = h.ja("foelgerIndstilling");
			afgoerelse = h.tekst("afgoerelse");
			tilbage = false;
			if (!foelger) {
				nyForelaeggelse("T11:" + h.nr(), h.effektivDato(), false);
				return;
			}
			if (afgoerelse.equals("INGEN") || afgoerelse.equals("ANDEN_INDSATS")) {
				tilbage = true;
				iTeam = false;
				forloeb.add(new Forloeb("start:" + h.nr(), h.effektivDato(), null));
			}
			else {
				afgjort = true;
				ydelseBesluttet = h.effektivDato();
			}
		}

		private Forloeb aktueltForloeb() {
			if (forloeb.isEmpty()) {
				return null;
			}
			Forloeb sidste = forloeb.get(forloeb.size() - 1);
			return sidste.slut() == null ? sidste : null;
		}

		// --- deadlines

		private void straksafklaring() {
			if (undtaget()) {
				return;
			}
			LocalDate holdt = (moede != null) ? moede : stepUpUndtaget;
			krav(Fristtype.STRAKSAFKLARING, "start", grund.anker(), holdt, false);
			krav(Fristtype.FORBEREDENDE_SAMTALE, "start", grund.anker(), samtale, false);
			if (holdt != null) {
				krav(Fristtype.BESLUTNING, "T06", holdt, besluttet, false);
			}
		}

		private void team() {
			for (Forelaeggelse f : forelaeggelser) {
				krav(Fristtype.REHAB_FORELAEGGELSE, f.noegle(), f.anker(), f.forelagt(), false);
				if (f.nyIndgang()) {
					krav(Fristtype.LAEGEATTEST_BESTILLES, f.noegle(), f.anker(), f.bestilt(), f.undladt());
				}
			}
		}

		private Fristkrav krav(Fristtype type, String noegle, LocalDate anker, LocalDate opfyldt, boolean bortfaldet) {
			Forskudt f = forskyd((dage) -> fristberegner.beregn(type, anker, dage), anker, opfyldt);
			Fristtilstand status = status(f, opfyldt, bortfaldet);
			boolean brudt = !bortfaldet && !f.hviler()
					&& ((opfyldt != null) ? opfyldt.isAfter(f.beregning().dato()) : idag.isAfter(f.beregning().dato()));
			Fristkrav krav = new Fristkrav(type, noegle, f.beregning(), status, opfyldt, brudt, f.hviler());
			frister.add(krav);
			return krav;
		}

		private Fristtilstand status(Forskudt f, LocalDate opfyldt, boolean bortfaldet) {
			if (bortfaldet) {
				return Fristtilstand.BORTFALDET;
			}
			if (opfyldt != null) {
				return Fristtilstand.OPFYLDT;
			}
			if (lukket != null) {
				return Fristtilstand.BORTFALDET;
			}
			return (!f.hviler() && idag.isAfter(f.beregning().dato())) ? Fristtilstand.OVERSKREDET : Fristtilstand.AABEN;
		}

		private record Forskudt(Fristberegning beregning, boolean hviler) {
		}

		/** Moves a date by the days the case has rested since the anchor, unless it was fulfilled or overdue before. */
		private Forskudt forskyd(IntFunction<Fristberegning> beregn, LocalDate anker, LocalDate opfyldt) {
			int dage = 0;
			Fristberegning beregning = beregn.apply(0);
			for (Hvile h : hvil) {
				boolean afgjortForinden = opfyldt != null && opfyldt.isBefore(h.fra());
				if (afgjortForinden || beregning.dato().isBefore(h.fra())) {
					break;
				}
				if (h.til() == null) {
					return new Forskudt(beregning, true);
				}
				LocalDate fra = h.fra().isBefore(anker) ? anker : h.fra();
				if (fra.isBefore(h.til())) {
					dage += (int) ChronoUnit.DAYS.between(fra, h.til());
					beregning = beregn.apply(dage);
				}
			}
			return new Forskudt(beregning, false);
		}

		/** A task's own date, moved by pauses like a deadline and rolled forward. */
		private Fristberegning opgavedato(LocalDate anker, LocalDate raa) {
			return forskyd((dage) -> fristberegner.flyt(anker, raa, dage), anker, null).beregning();
		}

		// --- the six-month clock

		private void ure() {
			for (Forloeb f : forloeb) {
				ure(f);
			}
		}

		private void ure(Forloeb f) {
			boolean aktuelt = f.slut() == null;
			LocalDate anker = f.start();
			String noegle = f.noegle();
			LocalDate fastMaerke = null;
			Set<String> sete = new HashSet<>();
			while (true) {
				sete.add(noegle);
				Ophold paagaaende = opholdPaa(anker);
				if (paagaaende != null) {
					if (paagaaende.slut() == null || (f.slut() != null && !paagaaende.slut().isBefore(f.slut()))) {
						ur = aktuelt ? Ur.PLACERING : ur;
						return;
					}
					if (program.placeringsur() == Program.Placeringsur.INGEN) {
						ur = aktuelt ? Ur.INTET : ur;
						return;
					}
					anker = paagaaende.slut();
					noegle = "slut:" + paagaaende.sidste();
					continue;
				}
				LocalDate fra = anker;
				LocalDate fast = fastMaerke;
				Forskudt forskudt = forskyd((dage) -> maerke(fra, fast, dage), anker, null);
				LocalDate dag = forskudt.beregning().dato();
				Genbehandling gen = genbehandlinger.get(noegle);
				// While the case rests the mark moves ahead of today, so whatever has begun by now began before it.
				Ophold stopper = foersteOpholdEfter(anker, forskudt.hviler() ? idag : dag);
				if (gen != null && (gen.moede != null || gen.beslutning != null)) {
					urkrav(noegle, forskudt, Fristtilstand.OPFYLDT, dag);
					genbehandlingNummer++;
					genbehandlingskrav(noegle, dag, gen, aktuelt);
					if (gen.beslutning == null || gen.beslutning.equals("REHABILITERINGSTEAM")) {
						return;
					}
					anker = gen.dag();
					noegle = gen.moedeNoegle;
					fastMaerke = null;
					continue;
				}
				if (stopper != null) {
					urkrav(noegle, forskudt, Fristtilstand.BORTFALDET, null);
					if (stopper.slut() == null || program.placeringsur() == Program.Placeringsur.INGEN
							|| (f.slut() != null && !stopper.slut().isBefore(f.slut()))) {
						ur = !aktuelt ? ur : (stopper.slut() == null) ? Ur.PLACERING : Ur.INTET;
						return;
					}
					if (program.placeringsur() == Program.Placeringsur.FORTSAET) {
						fastMaerke = dag.plusDays(ChronoUnit.DAYS.between(stopper.start(), stopper.slut()));
					}
					anker = stopper.slut();
					noegle = "slut:" + stopper.sidste();
					continue;
				}
				boolean passeret = !forskudt.hviler() && idag.isAfter(dag);
				Ophold aflyst = passeret ? aflystAf(gen, dag) : null;
				Genbehandling afgjort = (aflyst == null) ? senesteAfgjorte(f, anker, sete) : null;
				if (afgjort != null) {
					// A review that was decided stands, whatever became of the placement whose end had started its clock.
					urkrav(noegle, forskudt, Fristtilstand.BORTFALDET, null);
					genbehandlingNummer++;
					anker = afgjort.dag();
					noegle = afgjort.moedeNoegle;
					fastMaerke = null;
					continue;
				}
				if (!aktuelt && aflyst == null) {
					urkrav(noegle, forskudt, Fristtilstand.BORTFALDET, null);
					return;
				}
				if (!passeret) {
					urkrav(noegle, forskudt, (lukket == null) ? Fristtilstand.AABEN : Fristtilstand.BORTFALDET, null);
					ur = pause ? Ur.FRITAGET : Ur.GAAR;
					maerke = dag;
					return;
				}
				urkrav(noegle, forskudt, Fristtilstand.OPFYLDT, dag);
				genbehandlingNummer++;
				if (aflyst != null) {
					krav(Fristtype.GENBEHANDLING, noegle, dag, null, true);
					genbehandlingAflyst = aktuelt;
					if (aflyst.slut() == null) {
						ur = aktuelt ? Ur.PLACERING : ur;
						return;
					}
					if (program.placeringsur() == Program.Placeringsur.INGEN) {
						ur = aktuelt ? Ur.INTET : ur;
						return;
					}
					anker = aflyst.slut();
					noegle = "slut:" + aflyst.sidste();
					fastMaerke = null;
					genbehandlingAflyst = false;
					continue;
				}
				genbehandlingskrav(noegle, dag, gen, true);
				return;
			}
		}

		/** The latest review after a day that let the course go on and that the clocks as they now run no longer lead to. */
		private Genbehandling senesteAfgjorte(Forloeb f, LocalDate efter, Set<String> sete) {
			return genbehandlinger.entrySet()
				.stream()
				.filter((e) -> !sete.contains(e.getKey()))
				.map(Map.Entry::getValue)
				.filter((g) -> "FORTSAET_FORLOEB".equals(g.beslutning) && g.dag().isAfter(efter)
						&& (f.slut() == null || !g.dag().isAfter(f.slut())))
				.max(Comparator.comparing(Genbehandling::dag))
				.orElse(null);
		}

		private Fristberegning maerke(LocalDate anker, LocalDate fast, int dage) {
			if (fast == null) {
				return fristberegner.beregn(Fristtype.PLACERINGSUR, anker, dage);
			}
			Fristberegning hel = fristberegner.beregn(Fristtype.PLACERINGSUR, anker, 0);
			LocalDate dag = fast.plusDays(dage);
			return new Fristberegning(hel.regel(), anker, dag, dag, null, null);
		}

		private void urkrav(String noegle, Forskudt f, Fristtilstand status, LocalDate opfyldt) {
			frister.add(new Fristkrav(Fristtype.PLACERINGSUR, noegle, f.beregning(), status, opfyldt, false, f.hviler()));
		}

		private void genbehandlingskrav(String noegle, LocalDate dag, Genbehandling gen, boolean aktuelt) {
			LocalDate holdt = (gen == null) ? null : gen.moede;
			LocalDate undtagetFra = (holdt != null) ? null : afslagFra(dag);
			boolean besluttetUdenMoede = gen != null && gen.beslutning != null && holdt == null;
			krav(Fristtype.GENBEHANDLING, noegle, dag, holdt, undtagetFra != null || besluttetUdenMoede);
			LocalDate anker = (holdt != null) ? holdt : undtagetFra;
			LocalDate afgoerelsesdag = (gen == null) ? null : gen.besluttet;
			if (anker == null && besluttetUdenMoede) {
				anker = dag;
			}
			if (anker != null) {
				krav(Fristtype.BESLUTNING, "T18:" + noegle, anker, afgoerelsesdag, false);
			}
			if (aktuelt && afgoerelsesdag == null && lukket == null) {
				ur = Ur.PASSERET;
				genbehandlingUr = noegle;
				genbehandlingMaerke = dag;
				genbehandlingUndtaget = undtagetFra != null;
				if (holdt == null && undtagetFra == null) {
					svarPaa = placeringer.stream()
						.filter((p) -> p.aaben() && p.start().isAfter(dag)
								&& (gen == null || !gen.svar.containsKey(p.placeringId())))
						.findFirst()
						.orElse(null);
				}
			}
		}

		private Ophold aflystAf(Genbehandling gen, LocalDate dag) {
			if (gen == null) {
				return null;
			}
			for (Placering p : placeringer) {
				if (!p.annulleret() && "AFLYS".equals(gen.svar.get(p.placeringId()))) {
					return ophold.stream()
						.filter((o) -> !o.start().isAfter(p.start()) && (o.slut() == null || !o.slut().isBefore(p.start())))
						.findFirst()
						.orElse(null);
				}
			}
			return null;
		}

		private Ophold opholdPaa(LocalDate dag) {
			return ophold.stream().filter((o) -> o.daekker(dag)).findFirst().orElse(null);
		}

		private Ophold foersteOpholdEfter(LocalDate anker, LocalDate dag) {
			return ophold.stream()
				.filter((o) -> o.start().isAfter(anker) && !o.start().isAfter(dag))
				.findFirst()
				.orElse(null);
		}

		// --- consent

		private String samtykke() {
			return samtykkePaa(null);
		}

		private String samtykkePaa(LocalDate dag) {
			return samtykker().filter((h) -> dag == null || !h.effektivDato().isAfter(dag))
				.reduce((foerste, anden) -> anden)
				.map(this::samtykke)
				.orElse(null);
		}

		private Stream<Haendelse> samtykker() {
			return haendelser.stream().filter((h) -> samtykke(h) != null).sorted(Gyldighed.SAMTYKKER);
		}

		private String samtykke(Haendelse h) {
			return switch (h.type()) {
				case "T03" -> h.tekst("samtykke");
				case "SamtykkeGivet" -> "GIVET";
				case "SamtykkeTilbagekaldt" -> "AFSLAAET";
				default -> null;
			};
		}

		/** The day from which the new review goes without a meeting, or null: once refused it stays so. */
		private LocalDate afslagFra(LocalDate dag) {
			if ("AFSLAAET".equals(samtykkePaa(dag))) {
				return dag;
			}
			return haendelser.stream()
				.filter((h) -> h.type().equals("SamtykkeTilbagekaldt") && h.effektivDato().isAfter(dag))
				.map(Haendelse::effektivDato)
				.min(Comparator.naturalOrder())
				.orElse(null);
		}

		// --- course: plans, contact

		private void opfoelgningsplaner() {
			for (Placering p : placeringer) {
				LocalDate plan = planer.get(p.placeringId());
				LocalDate anker = forloeb.stream()
					.filter((f) -> (f.slut() == null || p.start().isBefore(f.slut()))
							&& (p.slut() == null || p.slut().isAfter(f.start())))
					.map((f) -> f.start().isAfter(p.start()) ? f.start() : p.start())
					.findFirst()
					.orElse(null);
				if (anker != null) {
					boolean bortfaldet = plan == null && (!p.aaben() || afgjort);
					krav(Fristtype.OPFOELGNINGSPLAN, p.placeringId(), anker, plan, bortfaldet);
				}
			}
		}

		private void kontakt() {
			if (!forloeb.isEmpty()) {
				Forloeb foerste = forloeb.get(0);
				krav(Fristtype.JOBFORMIDLER_TILDELES, foerste.noegle(), foerste.start(), tildelt,
						tildelt == null && afgjort);
				tilfoejOpfyldteKontakter();
			}
			frekvens = frekvens(pause);
			// The row lives on through a pause although no task is shown meanwhile.
			Kontaktfrekvens raekke = pause ? frekvens(false) : frekvens;
			if (raekke != Kontaktfrekvens.UGE && raekke != Kontaktfrekvens.MAANED) {
				return;
			}
			Forloeb sidste = forloeb.get(forloeb.size() - 1);
			LocalDate senesteKontakt = kontakter.stream()
				.map(Haendelse::effektivDato)
				.max(Comparator.naturalOrder())
				.orElse(null);
			Ophold aktuelt = ophold.stream().filter((o) -> o.slut() == null).findFirst().orElse(null);
			Fristtype type;
			String noegle;
			LocalDate anker;
			if (raekke == Kontaktfrekvens.MAANED) {
				type = Fristtype.KONTAKT_MAANED;
				noegle = kontakter.size() + ":" + aktuelt.foerste();
				anker = senest(senesteKontakt, aktuelt.start(), sidste.start());
			}
			else {
				type = Fristtype.KONTAKT_UGE;
				Ophold forrige = ophold.stream()
					.filter((o) -> o.slut() != null && o.slut().isAfter(sidste.start())
							&& (sidste.slut() == null
									|| (o.start().isBefore(sidste.slut()) && !o.slut().isAfter(sidste.slut()))))
					.reduce((foerste, anden) -> anden)
					.orElse(null);
				String aarsag = (forrige == null) ? sidste.noegle() : "slut:" + forrige.sidste();
				if (iTeam && sidste.slut() != null && ophold.stream()
					.anyMatch((o) -> o.start().isBefore(sidste.slut()) && o.daekker(sidste.slut()))) {
					aarsag = "team:" + sidste.noegle();
				}
				noegle = kontakter.size() + ":" + aarsag;
				anker = senest(senesteKontakt, sidste.start(), (forrige == null) ? null : forrige.slut());
			}
			Fristkrav krav = krav(type, noegle, anker, null, false);
			if (frekvens == raekke) {
				kontaktopgave = new Opgavekrav((raekke == Kontaktfrekvens.UGE) ? "T13" : "T14", type, noegle,
						krav.beregning().dato(), (aktuelt == null) ? null : aktuelt.foerste(), null);
			}
		}

		/** Rows that a contact has fulfilled are history: only their fulfilment is stated, not their dates. */
		private void tilfoejOpfyldteKontakter() {
			for (Haendelse h : kontakter) {
				if (h.tekst("noegle") != null) {
					frister.add(new Fristkrav(Fristtype.valueOf(h.tekst("fristtype")), h.tekst("noegle"), null,
							Fristtilstand.OPFYLDT, h.effektivDato(), false, false));
				}
			}
		}

		private Kontaktfrekvens frekvens(boolean iPause) {
			Map<String, Object> input = new HashMap<>();
			input.put("fase", fase());
			input.put("pause", iPause);
			input.put("aabnePlaceringer", (int) placeringer.stream().filter(Placering::aaben).count());
			return Kontaktfrekvens.valueOf((String) kontaktfrekvens.afgoer(input).get(0).get("kontaktfrekvens"));
		}

		private String fase() {
			if (lukket != null || afgjort) {
				return "AFSLUTTET";
			}
			if (iTeam) {
				return fraForloeb ? "TEAM_FRA_FORLOEB" : "TEAM_FRA_STRAKS";
			}
			return forloeb.isEmpty() ? "STRAKS" : "FORLOEB";
		}

		private static LocalDate senest(LocalDate... datoer) {
			LocalDate senest = null;
			for (LocalDate dato : datoer) {
				if (dato != null && (senest == null || dato.isAfter(senest))) {
					senest = dato;
				}
			}
			return senest;
		}

		// --- no-shows

		private Sagsbillede.Udeblivelse udeblivelse() {
			int opfulgt = haendelser.stream().filter((h) -> h.type().equals("T20")).mapToInt(Haendelse::nr).max().orElse(0);
			int iTraek = 0;
			LocalDate foerste = null;
			LocalDate foersteTilLeder = null;
			Haendelse sidste = null;
			for (Haendelse h : efterEffekt()) {
				String svar = svarPaaFremmoede(h);
				if (svar == null) {
					continue;
				}
				if (svar.equals("JA") || svar.equals("GENNEMFOERT")) {
					iTraek = 0;
					foersteTilLeder = null;
				}
				else if (svar.equals("UDEBLEVET")) {
					iTraek++;
				}
				if (udloeserOpfoelgning(svar)) {
					sidste = (sidste == null || h.nr() > sidste.nr()) ? h : sidste;
					if (h.nr() > opfulgt) {
						foerste = (foerste == null) ? h.effektivDato() : foerste;
						foersteTilLeder = (foersteTilLeder == null && iTraek >= 3) ? h.effektivDato() : foersteTilLeder;
					}
				}
			}
			if (sidste == null) {
				return null;
			}
			boolean udeblevet = "UDEBLEVET".equals(svarPaaFremmoede(sidste));
			LocalDate dato = (udeblevet && iTraek >= 3) ? foersteTilLeder : foerste;
			dato = (dato == null) ? sidste.effektivDato() : dato;
			return new Sagsbillede.Udeblivelse(sidste.nr(), dato, kalender.plusArbejdsdage(dato, 3), iTraek, udeblevet);
		}

		private static boolean udloeserOpfoelgning(String svar) {
			return svar.equals("UDEBLEVET") || svar.equals("AFBUD_BORGER") || svar.equals("AFLYST_KOMMUNEN");
		}

		private static String svarPaaFremmoede(Haendelse h) {
			return switch (h.type()) {
				case "T03", "T05", "T17" -> h.tekst("afholdt");
				case "T13", "T14" -> h.tekst("udfald");
				case "UdeblivelseRegistreret" -> "UDEBLEVET";
				default -> null;
			};
		}

		/** Registration number of the latest fact that undid an invitation, 0 for none. */
		private int senesteAfbud(String opgave) {
			return haendelser.stream()
				.filter((h) -> h.type().equals("UdeblivelseRegistreret")
						|| (h.type().equals(opgave) && !h.er("afholdt", "JA")))
				.mapToInt(Haendelse::nr)
				.max()
				.orElse(0);
		}

		// --- state and tasks

		private boolean moedeHoldt() {
			if (genbehandlingUr != null) {
				Genbehandling gen = genbehandlinger.get(genbehandlingUr);
				return gen != null && gen.moede != null;
			}
			return forloeb.isEmpty() && moede != null;
		}

		private Tilstand tilstand() {
			if (lukket != null) {
				return Tilstand.AFSLUTTET;
			}
			if (manglerOplysninger()) {
				return Tilstand.MAALGRUPPE;
			}
			if (iTeam) {
				if (forelagt != null) {
					return Tilstand.REHAB_AFGOERELSE;
				}
				return paaMoede ? Tilstand.REHAB_AFVENTER_INDSTILLING : Tilstand.REHAB_FORBEREDELSE;
			}
			if (!forloeb.isEmpty()) {
				if (genbehandlingUr != null) {
					return (moedeHoldt() || genbehandlingUndtaget) ? Tilstand.GENBEHANDLING_BESLUTNING
							: Tilstand.GENBEHANDLING_INDKALDT;
				}
				return placeringer.stream().anyMatch(Placering::aaben) ? Tilstand.FORLOEB_PLACERING
						: Tilstand.FORLOEB_UGENTLIG;
			}
			if (moede != null || stepUpUndtaget != null) {
				return Tilstand.BESLUTNING;
			}
			return (samtale != null) ? Tilstand.STRAKS_STEPUP : Tilstand.STRAKS_SAMTALE;
		}

		private List<Opgavekrav> opgaver() {
			List<Opgavekrav> krav = new ArrayList<>();
			switch (tilstand()) {
				case AFSLUTTET -> {
					return List.of();
				}
				case MAALGRUPPE -> krav.add(dato("T01", opgavedato(grund.anker(),
						kalender.plusArbejdsdage(grund.anker(), 5))));
				case STRAKS_SAMTALE -> krav.add((samtaleInvitation > senesteAfbud("T03"))
						? frist("T03", Fristtype.FORBEREDENDE_SAMTALE, "start")
						: dato("T02", opgavedato(grund.anker(), grund.anker().plusWeeks(2))));
				case STRAKS_STEPUP -> stepUp(krav);
				case BESLUTNING -> krav.add(frist("T06", Fristtype.BESLUTNING, "T06"));
				case REHAB_FORBEREDELSE, REHAB_AFVENTER_INDSTILLING, REHAB_AFGOERELSE -> teamopgaver(krav);
				case GENBEHANDLING_INDKALDT -> genbehandlingsopgaver(krav);
				case GENBEHANDLING_BESLUTNING -> krav.add(frist("T18", Fristtype.BESLUTNING, "T18:" + genbehandlingUr));
				default -> {
				}
			}
			if (!forloeb.isEmpty() && frekvens != Kontaktfrekvens.SLUT) {
				if (jobformidler == null) {
					krav.add(frist("T12", Fristtype.JOBFORMIDLER_TILDELES, forloeb.get(0).noegle()));
				}
				if (kontaktopgave != null) {
					krav.add(kontaktopgave);
				}
				for (Fristkrav plan : frister) {
					if (plan.fristtype() == Fristtype.OPFOELGNINGSPLAN && plan.status().loebende()) {
						krav.add(new Opgavekrav("T15", plan.fristtype(), plan.noegle(), plan.beregning().dato(), plan.noegle(),
								null));
					}
				}
			}
			if (kontrol != null && krav.stream().noneMatch((k) -> k.opgave().equals("T23"))) {
				LocalDate meldt = Tid.dato(kontrol.registreret());
				krav.add(dato("T23", fristberegner.flyt(meldt, kalender.plusArbejdsdage(meldt, 5), 0)));
			}
			return List.copyOf(krav);
		}

		private void stepUp(List<Opgavekrav> krav) {
			if ("SENERE".equals(samtykke())) {
				return;
			}
			if (moedeInvitation > senesteAfbud("T05")) {
				krav.add(frist("T05", Fristtype.STRAKSAFKLARING, "start"));
			}
			else {
				LocalDate frist = fristdato(Fristtype.STRAKSAFKLARING, "start");
				krav.add(dato("T04", fristberegner.flyt(frist, kalender.minusArbejdsdage(frist, 10), 0)));
			}
		}

		private void teamopgaver(List<Opgavekrav> krav) {
			Forelaeggelse sidste = forelaeggelser.get(forelaeggelser.size() - 1);
			LocalDate frist = fristdato(Fristtype.REHAB_FORELAEGGELSE, sidste.noegle());
			if (afgjort) {
				krav.add(dato("T23", opgavedato(ydelseBesluttet, kalender.plusArbejdsdage(ydelseBesluttet, 5))));
				return;
			}
			if (forelagt != null) {
				krav.add(dato("T11", opgavedato(forelagt, kalender.plusArbejdsdage(forelagt, 10))));
				return;
			}
			if (moedeSat) {
				krav.add(frist("T10", Fristtype.REHAB_FORELAEGGELSE, sidste.noegle()));
				return;
			}
			if (planKlar && attestKlar) {
				krav.add(dato("T09", fristberegner.flyt(frist, frist.minusWeeks(2), 0)));
				return;
			}
			if (!planKlar) {
				krav.add(dato("T07", fristberegner.flyt(frist, frist.minusWeeks(4), 0)));
			}
			if (!attestKlar) {
				krav.add(frist("T08", Fristtype.LAEGEATTEST_BESTILLES, sidste.noegle()));
			}
		}

		private void genbehandlingsopgaver(List<Opgavekrav> krav) {
			Genbehandling gen = genbehandlinger.get(genbehandlingUr);
			int invitation = (gen == null) ? 0 : gen.invitation;
			krav.add((invitation > senesteAfbud("T17")) ? frist("T17", Fristtype.GENBEHANDLING, genbehandlingUr)
					: dato("T16", opgavedato(genbehandlingMaerke, genbehandlingMaerke.plusWeeks(1))));
			if (svarPaa != null) {
				LocalDate registreret = svarPaa.startRegistreret();
				LocalDate svarfrist = kalender.plusArbejdsdage(registreret, 2);
				krav.add(new Opgavekrav("T19", null, null, svarfrist, svarPaa.placeringId(),
						fristberegner.flyt(registreret, svarfrist, 0)));
			}
		}

		private Opgavekrav dato(String opgave, Fristberegning beregning) {
			return new Opgavekrav(opgave, null, null, beregning.dato(), null, beregning);
		}

		private Opgavekrav frist(String opgave, Fristtype type, String noegle) {
			return new Opgavekrav(opgave, type, noegle, fristdato(type, noegle), null, null);
		}

		private LocalDate fristdato(Fristtype type, String noegle) {
			return frister.stream()
				.filter((krav) -> krav.fristtype() == type && krav.noegle().equals(noegle))
				.map((krav) -> krav.beregning().dato())
				.filter(Objects::nonNull)
				.findFirst()
				.orElseThrow();
		}

	}

}
