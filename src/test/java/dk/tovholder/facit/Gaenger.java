package dk.tovholder.facit;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import dk.tovholder.Pilot;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.sag.Frist;
import dk.tovholder.sag.Opgave;

/** Leads one case at random through the programme and the answer sheet with it, and compares the two after each step. */
final class Gaenger {

	private static final LocalDate SIDSTE_DAG = LocalDate.of(2022, 12, 20);

	private static final Set<String> SIDEOPGAVER = Set.of("T20", "T21", "T22");

	/** Answers and endings dated before what is already registered, where the text is silent. */
	private static final boolean VILD = Boolean.getBoolean("facit.vild");

	private static final LocalTime[] KLOKKEN = { LocalTime.of(9, 0), LocalTime.of(9, 0), LocalTime.MIDNIGHT,
			LocalTime.of(23, 59, 59), LocalTime.of(0, 30) };

	private final Pilot pilot;

	private final Random tilfaelde;

	final List<String> log = new ArrayList<>();

	final Map<String, Integer> antal = new TreeMap<>();

	private final Map<String, LocalDate> venter = new HashMap<>();

	private final Map<String, String> noegler = new LinkedHashMap<>();

	/** The plans and letters that have been done, as {@code T21 FRISTTYPE/nummer}. */
	private final Set<String> udfoerteSideopgaver = new TreeSet<>();

	/** The no-show that the open follow-up was opened for, 0 for none, and the role that has it. */
	private int opfoelgning;

	private String opfoelger;

	/** The latest no-show that a follow-up has been done for. */
	private int opfulgt;

	private String naesteOpfoelger;

	private LocalDateTime ur;

	private LocalDate seneste;

	private int placeringsnummer;

	/** Goes straight through trin 1. */
	private boolean hurtig;

	/** Stays in the course: no pauses, no endings, long waits, reviews before contacts. */
	private boolean dyb;

	Facit facit;

	String nummer;

	/** Whether somebody else moves the clock, for many cases at once. */
	private boolean iFlok;

	private String enhed = "aktivhuset";

	/** What the product has taken in, as the statement's answer sheet reads it. */
	private Opgoerelsesfacit.Sag sag;

	Gaenger(Pilot pilot, long froe) {
		this.pilot = pilot;
		this.tilfaelde = new Random(froe);
	}

	void begynd() {
		LocalDate dag = Facit.PROJEKTSTART.plusDays(tilfaelde.nextInt(3) == 0 ? tilfaelde.nextInt(250) : 0);
		pilot.begynd(dag.atTime(8, 0).toString());
		begynd(dag);
	}

	/** As one of many, on the clock that they all have. */
	void begyndIFlok(LocalDate dag, String enhed) {
		this.iFlok = true;
		this.enhed = enhed;
		begynd(dag);
	}

	/** The common clock has been moved. */
	void iFlok(LocalDateTime nu) {
		ur = nu;
		log.add("ur " + ur);
		facit.til(ur.toLocalDate());
	}

	Opgoerelsesfacit.Sag sag() {
		return sag;
	}

	private void begynd(LocalDate dag) {
		ur = dag.atTime(8, 0);
		int foer = tilfaelde.nextInt(4);
		LocalDate sagStart = (foer == 0) ? dag.minusDays(tilfaelde.nextInt(90)) : (foer == 1) ? dag.minusDays(tilfaelde.nextInt(8)) : dag;
		int slags = tilfaelde.nextInt(20);
		Boolean aktiv = (slags == 0) ? null : (slags == 1) ? Boolean.FALSE : Boolean.TRUE;
		Boolean paaVej = slags >= 2 && slags <= 5;
		Boolean undtag = (slags == 2) ? null : (Boolean) (slags <= 4 && slags >= 3);
		hurtig = tilfaelde.nextInt(10) < 7;
		dyb = tilfaelde.nextInt(3) == 0;
		log.add(ur + " start " + sagStart + " " + aktiv + " " + paaVej + " " + undtag);
		nummer = pilot.sag(enhed, sagStart.toString(), aktiv, paaVej, undtag);
		facit = new Facit(sagStart, aktiv, paaVej, undtag, dag);
		sag = new Opgoerelsesfacit.Sag(nummer, enhed, facit.anker());
		seneste = sagStart;
		sammenlign();
	}

	void skridt() {
		int n = tilfaelde.nextInt(100);
		boolean forside = facit.billede().tilstand().matches("MAALGRUPPE|STRAKS.*|BESLUTNING");
		if (facit.lukket()) {
			lukket();
		}
		else if (hurtig && forside && n < 90) {
			if (n < 20) {
				uret(tilfaelde.nextInt(9));
			}
			else if (!opgave()) {
				haendelse();
			}
		}
		else if (n < 37) {
			uret(vent());
		}
		else if (n < 75) {
			if (!opgave()) {
				uret(1);
			}
		}
		else {
			haendelse();
		}
		sammenlign();
	}

	private int vent() {
		int valg = tilfaelde.nextInt(10);
		if (dyb && valg < 3 && facit.billede().tilstand().startsWith("FORLOEB")) {
			return 100 + tilfaelde.nextInt(100);
		}
		if (valg < 4) {
			return tilfaelde.nextInt(8);
		}
		if (valg < 6) {
			return 7 + tilfaelde.nextInt(30);
		}
		if (valg < 7) {
			return 60 + tilfaelde.nextInt(120);
		}
		List<Facit.Raekke> aabne = facit.billede()
			.frister()
			.stream()
			.filter((r) -> r.status() == Facit.Status.AABEN && !r.dato().isBefore(facit.idag()))
			.toList();
		if (aabne.isEmpty()) {
			return 1;
		}
		LocalDate dato = aabne.get(tilfaelde.nextInt(aabne.size())).dato();
		return (int) (dato.toEpochDay() - facit.idag().toEpochDay()) + tilfaelde.nextInt(2);
	}

	private void uret(int dage) {
		if (iFlok) {
			return;
		}
		LocalDateTime ny = facit.idag().plusDays(dage).atTime(KLOKKEN[tilfaelde.nextInt(KLOKKEN.length)]);
		if (!ny.isAfter(ur)) {
			ny = ur.plusMinutes(1);
		}
		if (ny.toLocalDate().isAfter(SIDSTE_DAG)) {
			return;
		}
		ur = ny;
		log.add("ur " + ur);
		taelOp("ur");
		pilot.spring(ur.toString());
		facit.til(ur.toLocalDate());
	}

	private LocalDate dag(LocalDate gulv, int hoejstTilbage) {
		LocalDate idag = facit.idag();
		if (gulv != null && gulv.isAfter(idag)) {
			gulv = idag;
		}
		LocalDate fra = Dage.senest(gulv, idag.minusDays(hoejstTilbage));
		if (tilfaelde.nextInt(10) < 5) {
			return idag;
		}
		return fra.plusDays(tilfaelde.nextInt((int) (idag.toEpochDay() - fra.toEpochDay()) + 1));
	}

	// --- tasks

	private boolean opgave() {
		List<Opgave> aabne = pilot.opgaver(nummer)
			.stream()
			// The engine's ids are others each time.
			.sorted(Comparator.comparing(Opgave::opgave)
				.thenComparing(Opgave::dato, Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(Opgave::fristtype, Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(Opgave::nummer, Comparator.nullsLast(Comparator.naturalOrder()))
				.thenComparing(Opgave::placeringId, Comparator.nullsLast(Comparator.naturalOrder())))
			.filter((o) -> !Set.of("T21", "T22").contains(o.opgave()) || tilfaelde.nextInt(8) == 0)
			.toList();
		if (aabne.isEmpty()) {
			return false;
		}
		List<Opgave> genbehandling = aabne.stream().filter((x) -> x.opgave().matches("T1[16789]")).toList();
		if (dyb && !genbehandling.isEmpty() && tilfaelde.nextInt(3) > 0) {
			aabne = genbehandling;
		}
		Opgave o = aabne.get(tilfaelde.nextInt(aabne.size()));
		Map<String, Object> svar = svar(o.opgave());
		log.add(ur + " " + o.opgave() + " " + svar);
		taelOp(o.opgave());
		List<Object> felter = new ArrayList<>();
		svar.forEach((felt, vaerdi) -> {
			felter.add(felt);
			felter.add((vaerdi instanceof Boolean b) ? b.toString() : vaerdi);
		});
		pilot.goer(nummer, o.opgave(), (x) -> x.id().equals(o.id()), felter.toArray());
		if (o.placeringId() != null) {
			svar.put("placeringId", o.placeringId());
		}
		sag.fakta().add(faktum(o.opgave(), svar));
		facit.opgave(o.opgave(), svar);
		if (Set.of("T21", "T22").contains(o.opgave())) {
			udfoerteSideopgaver.add(o.opgave() + " " + o.fristtype() + "/" + o.nummer());
		}
		if (o.opgave().equals("T20")) {
			opfulgt = opfoelgning;
			opfoelgning = 0;
			aabnOpfoelgning();
		}
		String fremmoede = (String) svar.getOrDefault("afholdt", svar.getOrDefault("udfald", ""));
		if (Set.of("UDEBLEVET", "AFBUD_BORGER", "AFLYST_KOMMUNEN").contains(fremmoede)) {
			foelgOp(fremmoede.equals("UDEBLEVET"));
		}
		for (String felt : List.of("dato", "forelagtDato", "bestiltDato")) {
			if (svar.get(felt) != null) {
				seneste = Dage.senest(seneste, LocalDate.parse((String) svar.get(felt)));
			}
		}
		return true;
	}

	/** An answer that closes the case is an ending like any other. */
	private Opgoerelsesfacit.Faktum faktum(String opgave, Map<String, Object> svar) {
		Object dato = Stream.of("effektivDato", "dato", "forelagtDato", "bestiltDato")
			.map(svar::get)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(facit.idag());
		Object hvad = Stream.of("afholdt", "udfald", "beslutning", "indstilling", "jobformidler")
			.map(svar::get)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		return new Opgoerelsesfacit.Faktum(opgave, LocalDate.parse(dato.toString()),
				opgave.matches("T1[678]") ? facit.maerke().toString() : null, (String) hvad);
	}

	private Map<String, Object> svar(String opgave) {
		Map<String, Object> s = new LinkedHashMap<>();
		LocalDate gulv = (VILD && opgave.matches("T1[34]") && tilfaelde.nextInt(4) == 0) ? facit.sagStart() : facit.gulv(opgave);
		String dato = dag(gulv, 12).toString();
		switch (opgave) {
			case "T01" -> {
				boolean paaVej = tilfaelde.nextInt(2) == 0;
				s.put("aktivitetsparat", tilfaelde.nextInt(6) > 0);
				s.put("paaVejIRehab", paaVej);
				if (paaVej) {
					s.put("undtagStraksafklaring", tilfaelde.nextBoolean());
				}
			}
			case "T02" -> {
				s.put("tidspunkt", facit.idag().plusDays(3) + "T10:00");
				s.put("moedeform", "TELEFON");
			}
			case "T03" -> {
				String afholdt = afholdt();
				s.put("afholdt", afholdt);
				s.put("dato", dato);
				if (afholdt.equals("JA")) {
					s.put("borgerensOensker", "x");
					s.put("fagomraader", List.of("SUNDHED"));
					s.put("samtykke", en("GIVET", "GIVET", "GIVET", "AFSLAAET", "SENERE"));
				}
			}
			case "T04", "T16" -> {
				s.put("tidspunkt", facit.idag().plusDays(3) + "T10:00");
				s.put("deltagere", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED"));
			}
			case "T05", "T17" -> {
				String afholdt = afholdt();
				s.put("afholdt", afholdt);
				s.put("dato", dato);
				if (afholdt.equals("JA")) {
					s.put("fremmoedte", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED"));
					s.put("borgerensPerspektiv", "x");
					s.put("aftaler", "y");
					if (opgave.equals("T17")) {
						s.put("manglendeProgression", "z");
					}
				}
			}
			case "T06" -> beslutning(s, dato, en("REHABILITERINGSTEAM", "AFKLARINGSFORLOEB", "AFKLARINGSFORLOEB", "AFKLARINGSFORLOEB"));
			case "T07" -> {
				s.put("borgerensBidrag", "x");
				s.put("ressourcer", "x");
				s.put("udfordringer", "x");
				s.put("klar", tilfaelde.nextInt(5) > 0);
			}
			case "T08" -> {
				if (tilfaelde.nextInt(4) == 0) {
					s.put("undladt", true);
					s.put("begrundelse", "x");
				}
				else {
					s.put("bestiltDato", dato);
				}
			}
			case "T09" -> {
				s.put("moededato", facit.idag().plusDays(3).toString());
				s.put("deltagere", List.of("BORGER", "REGION"));
				s.put("borgerInviteret", true);
			}
			case "T10" -> {
				String indstilling = en("RESSOURCEFORLOEB", "FLEKSJOB", "INGEN", "ANDEN_INDSATS", "UDSAT");
				if (!indstilling.equals("UDSAT")) {
					s.put("forelagtDato", dato);
				}
				s.put("borgerDeltog", true);
				s.put("indstilling", indstilling);
				s.put("begrundelse", "x");
			}
			case "T11" -> {
				s.put("afgoerelse", en("RESSOURCEFORLOEB", "FOERTIDSPENSION", "INGEN", "INGEN", "ANDEN_INDSATS", "ANDEN_INDSATS"));
				s.put("foelgerIndstilling", tilfaelde.nextInt(4) > 0);
				s.put("dato", dato);
				s.put("klagevejledningGivet", true);
			}
			case "T12" -> s.put("jobformidler", "jobformidler" + (1 + tilfaelde.nextInt(3)) + "." + enhed);
			case "T13", "T14" -> {
				s.put("udfald", en("GENNEMFOERT", "GENNEMFOERT", "GENNEMFOERT", "FORSOEGT", "UDEBLEVET"));
				s.put("dato", dato);
				s.put("form", "TELEFON");
				s.put("naesteSkridt", "x");
			}
			case "T15" -> {
				s.put("formaal", "x");
				s.put("maal", "x");
				s.put("borgerEnig", true);
			}
			case "T18" -> beslutning(s, dato, en("REHABILITERINGSTEAM", "FORTSAET_FORLOEB", "FORTSAET_FORLOEB"));
			case "T19" -> {
				s.put("valg", en("FASTHOLD", "AFLYS"));
				s.put("begrundelse", "x");
			}
			case "T20" -> {
				s.put("kontaktforsoeg", "x");
				if (tilfaelde.nextBoolean()) {
					s.put("nytTidspunkt", facit.idag().plusDays(2) + "T10:00");
				}
			}
			case "T21" -> {
				s.put("aarsag", "KAPACITET");
				s.put("nyDato", facit.idag().plusDays(10).toString());
				s.put("tiltag", "x");
			}
			case "T22" -> {
				s.put("sendtDato", facit.idag().toString());
				s.put("nyDato", facit.idag().plusDays(10).toString());
			}
			case "T23" -> {
				s.put("udfald", "ANDEN_YDELSE_RESSOURCEFORLOEB");
				s.put("effektivDato", dag(seneste, 5).toString());
			}
			default -> throw new IllegalArgumentException(opgave);
		}
		return s;
	}

	private static void beslutning(Map<String, Object> s, String dato, String beslutning) {
		s.put("beslutning", beslutning);
		s.put("begrundelse", "x");
		s.put("dato", dato);
		s.put("borgerOrienteret", dato);
	}

	private String afholdt() {
		return (hurtig && tilfaelde.nextInt(3) > 0) ? "JA" : en("JA", "JA", "JA", "UDEBLEVET", "AFBUD_BORGER", "AFLYST_KOMMUNEN");
	}

	private String en(String... muligheder) {
		return muligheder[tilfaelde.nextInt(muligheder.length)];
	}

	// --- events

	private void lukket() {
		int n = tilfaelde.nextInt(10);
		if (n < 5) {
			uret(tilfaelde.nextInt(25));
		}
		else if (n < 8 && !facit.lukketFra().plusWeeks(13).isBefore(facit.idag()) && !"IKKE_OMFATTET".equals(facit.billede().udfald())) {
			meld("YdelseGenoptaget", dag(facit.lukketFra(), 90));
		}
	}

	private void haendelse() {
		int n = tilfaelde.nextInt(100);
		if (dyb && (n >= 91 || (n >= 65 && n < 80))) {
			return;
		}
		if (n < 30) {
			String id = "P" + (++placeringsnummer);
			LocalDate gulv = facit.genbehandlingHoldt() ? facit.maerke().plusDays(1) : facit.sagStart();
			if (!venter.isEmpty() && tilfaelde.nextBoolean()) {
				id = venter.keySet().iterator().next();
				placeringsnummer--;
				LocalDate slut = venter.remove(id);
				LocalDate start = dag(gulv, 30);
				if (slut != null && start.isAfter(slut)) {
					start = slut;
				}
				if (start.isBefore(gulv)) {
					return;
				}
				meld("PlaceringStartet", start, "placeringId", id, "placeringstype", "PRAKTIK");
				return;
			}
			if (placeringsnummer > 6) {
				return;
			}
			LocalDate start = dag(gulv, tilfaelde.nextInt(4) == 0 ? 60 : 10);
			if (start.isBefore(gulv)) {
				return;
			}
			meld("PlaceringStartet", start, "placeringId", id, "placeringstype", en("PRAKTIK", "LOENNEDE_TIMER", "LOENTILSKUD"));
		}
		else if (n < 55) {
			List<String> aabne = facit.aabnePlaceringer();
			if (!aabne.isEmpty()) {
				String id = aabne.get(tilfaelde.nextInt(aabne.size()));
				meld("PlaceringSluttet", dag(facit.begyndt(id), 30), "placeringId", id, "aarsag", "Udløb");
			}
			else if (venter.isEmpty() && tilfaelde.nextInt(3) == 0) {
				String id = "P" + (++placeringsnummer);
				LocalDate slut = dag(facit.sagStart(), 10);
				if (slut.isBefore(facit.idag().minusDays(25))) {
					return;
				}
				venter.put(id, slut);
				meld("PlaceringSluttet", slut, "placeringId", id);
			}
		}
		else if (n < 65) {
			List<String> kendte = facit.kendtePlaceringer();
			if (!kendte.isEmpty() && !facit.genbehandlingHoldt()) {
				String id = kendte.get(tilfaelde.nextInt(kendte.size()));
				meld("PlaceringAnnulleret", facit.idag(), "placeringId", id);
			}
		}
		else if (n < 80) {
			LocalDate dato = dag(facit.senesteStilstand(), 10);
			if (facit.pause()) {
				meld("FritagelseSluttet", dato);
			}
			else if (tilfaelde.nextInt(2) == 0) {
				meld("FritagelseStartet", dato, "markering", "Sygdom");
			}
		}
		else if (n < 88) {
			meld("SamtykkeGivet", dag(facit.sagStart(), 5));
		}
		else if (n < 91) {
			meld("SamtykkeTilbagekaldt", dag(facit.sagStart(), 5));
		}
		else if (n < 95) {
			meld("UdeblivelseRegistreret", dag(facit.sagStart(), 3));
		}
		else if (n < 97) {
			meld("SagOphoert", dag(VILD ? facit.sagStart() : seneste, 10), "udfald", en("JOB_ORDINAERT", "FRAFLYTTET", "YDELSE_OPHOERT_UKENDT"));
		}
	}

	private void meld(String type, LocalDate dato, Object... data) {
		Map<String, Object> felter = new LinkedHashMap<>();
		for (int i = 0; i < data.length; i += 2) {
			felter.put((String) data[i], data[i + 1]);
		}
		log.add(ur + " " + type + " " + dato + " " + felter);
		taelOp(type);
		sag.fakta()
			.add(new Opgoerelsesfacit.Faktum(type, dato, (String) felter.get("placeringId"),
					(String) felter.getOrDefault("placeringstype", felter.get("udfald"))));
		String ventet = facit.haendelse(type, dato, felter);
		String id = UUID.randomUUID().toString();
		String svar = svar(id, type, dato, data);
		if (!svar.equals(ventet)) {
			throw new AssertionError(type + " gav " + svar + ", ikke " + ventet);
		}
		if (svar.equals("AFVIST")) {
			taelOp(type + " AFVIST");
		}
		else if (type.equals("UdeblivelseRegistreret")) {
			foelgOp(true);
		}
		seneste = Dage.senest(seneste, dato);
		if (tilfaelde.nextInt(3) == 0) {
			String igen = svar(id, type, dato, data);
			if (!igen.equals(ventet.equals("AFVIST") ? ventet : "GENTAGET")) {
				throw new AssertionError(type + " anden gang gav " + igen);
			}
		}
	}

	private String svar(String id, String type, LocalDate dato, Object... data) {
		try {
			return pilot.meldMed(id, "proeve", nummer, type, dato.toString(), data).name();
		}
		catch (Afvisning ex) {
			return "AFVIST";
		}
	}

	private void foelgOp(boolean udeblevet) {
		naesteOpfoelger = (udeblevet && facit.billede().iTraek() >= 3) ? enhed + ".faglig-leder" : enhed + ".sagsbehandler";
		aabnOpfoelgning();
	}

	/** One follow-up at a time; a later no-show takes it over only where it goes to another role. */
	private void aabnOpfoelgning() {
		int udeblivelse = facit.senesteFravaer();
		if (udeblivelse > opfulgt && (opfoelgning == 0 || !naesteOpfoelger.equals(opfoelger))) {
			opfoelgning = udeblivelse;
			opfoelger = naesteOpfoelger;
		}
	}

	private void taelOp(String hvad) {
		antal.merge(hvad, 1, Integer::sum);
	}

	// --- comparison

	private void sammenlign() {
		taelOp("sammenligninger");
		if (iFlok) {
			// A question that comes back after its last day is answered by time at once.
			pilot.spring(ur.toString());
		}
		Facit.Billede b = facit.billede();
		List<String> forskelle = new ArrayList<>();
		forskel(forskelle, "tilstand", b.tilstand(), pilot.tilstand(nummer));
		forskel(forskelle, "markeringer", b.markeringer(), pilot.markeringer(nummer));
		forskel(forskelle, "placeringer", uden(b.placeringer()), uden(pilot.placeringer(nummer)));
		List<Frist> frister = pilot.vis(nummer).frister();
		forskel(forskelle, "frister",
				b.frister()
					.stream()
					.filter((r) -> r.status() != Facit.Status.BORTFALDET)
					.map((r) -> r.type() + " " + r.dato() + " " + r.status() + " " + r.opfyldt())
					.sorted()
					.toList(),
				frister.stream()
					.filter((r) -> !r.status().name().equals("BORTFALDET"))
					.map((r) -> r.fristtype() + " " + r.dato() + " " + r.status() + " " + r.opfyldtDato())
					.sorted()
					.toList());
		List<String> bortfaldne = new ArrayList<>(b.frister()
			.stream()
			.filter((r) -> r.status() == Facit.Status.BORTFALDET)
			.map(Facit.Raekke::type)
			.toList());
		frister.stream()
			.filter((r) -> r.status().name().equals("BORTFALDET"))
			.forEach((r) -> bortfaldne.remove(r.fristtype().name()));
		// A row that lapsed before it was ever seen may stand in the product; one that was seen must not vanish.
		forskel(forskelle, "bortfaldne", List.of(), bortfaldne);
		forskel(forskelle, "opgaver",
				b.opgaver().stream().map((o) -> o.opgave() + " " + o.dato() + " " + o.placeringId()).sorted().toList(),
				pilot.opgaver(nummer)
					.stream()
					.filter((o) -> !SIDEOPGAVER.contains(o.opgave()))
					.map((o) -> o.opgave() + " " + o.dato() + " " + (o.opgave().equals("T15") ? o.placeringId() : null))
					.sorted()
					.toList());
		if (facit.lukket()) {
			opfoelgning = 0;
		}
		else {
			aabnOpfoelgning();
		}
		if (!iFlok) {
			sideopgaver(forskelle, frister);
		}
		numre(forskelle, frister);
		if (!forskelle.isEmpty()) {
			throw new AssertionError(String.join("\n", forskelle));
		}
	}

	/** T20 after a no-show; T21 and T22 for each mandatory deadline that was missed, contacts excepted. */
	private void sideopgaver(List<String> forskelle, List<Frist> frister) {
		Set<String> ventet = new TreeSet<>();
		if (!facit.lukket()) {
			for (Frist f : frister) {
				boolean brudt = facit.billede()
					.frister()
					.stream()
					.anyMatch((r) -> r.brudt() && r.type().equals(f.fristtype().name()) && r.dato().equals(f.dato())
							&& r.status().name().equals(f.status().name()) && Objects.equals(r.opfyldt(), f.opfyldtDato()));
				if (brudt && Facit.SKAL.contains(f.fristtype().name()) && !f.fristtype().name().startsWith("KONTAKT")) {
					ventet.add("T21 " + f.fristtype() + "/" + f.nummer());
					ventet.add("T22 " + f.fristtype() + "/" + f.nummer());
				}
			}
			ventet.removeAll(udfoerteSideopgaver);
			if (opfoelgning > 0) {
				ventet.add("T20 " + opfoelger);
			}
		}
		List<String> staaende = pilot.opgaver(nummer)
			.stream()
			.filter((o) -> SIDEOPGAVER.contains(o.opgave()))
			.map((o) -> o.opgave() + " " + (o.opgave().equals("T20") ? o.gruppe() : o.fristtype() + "/" + o.nummer()))
			.sorted()
			.toList();
		forskel(forskelle, "sideopgaver", List.copyOf(ventet), staaende);
	}

	/** A number once given stays with its row, and no number is skipped. */
	private void numre(List<String> forskelle, List<Frist> frister) {
		Map<String, TreeSet<Integer>> brugte = new TreeMap<>();
		Map<String, String> nu = new LinkedHashMap<>();
		for (Frist f : frister) {
			if (!brugte.computeIfAbsent(f.fristtype().name(), (t) -> new TreeSet<>()).add(f.nummer())) {
				forskelle.add("nummer brugt to gange: " + f);
			}
			nu.put(f.fristtype() + "/" + f.nummer(), f.noegle());
		}
		brugte.forEach((type, numre) -> {
			if (numre.first() != 1 || numre.last() != numre.size()) {
				forskelle.add("numre af " + type + ": " + numre);
			}
		});
		noegler.forEach((nummer, noegle) -> forskel(forskelle, "rækken " + nummer, noegle, nu.get(nummer)));
		noegler.putAll(nu);
	}

	private static Map<String, String> uden(Map<String, String> placeringer) {
		Map<String, String> ud = new TreeMap<>(placeringer);
		ud.replaceAll((id, p) -> p.endsWith("ANNULLERET") ? p.substring(0, 10) + " ANNULLERET" : p);
		return ud;
	}

	private static void forskel(List<String> forskelle, String hvad, Object facit, Object produkt) {
		if (!facit.equals(produkt)) {
			if (facit instanceof List<?> f && produkt instanceof List<?> p) {
				List<Object> kunFacit = new ArrayList<>(f);
				p.forEach(kunFacit::remove);
				List<Object> kunProdukt = new ArrayList<>(p);
				f.forEach(kunProdukt::remove);
				forskelle.add(hvad + ": facit " + kunFacit + " produkt " + kunProdukt);
			}
			else {
				forskelle.add(hvad + ": facit " + facit + " produkt " + produkt);
			}
		}
	}

}
