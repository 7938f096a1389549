package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dk.tovholder.fejl.Afvisning;

/**
 * Which of the events of a case count. Asked of all that has been reported, in the order of their effective dates, so that
 * the answer is the same whatever order they arrived in: what counts today may prove impossible tomorrow, and the reverse.
 */
final class Gyldighed {

	/** An ended case comes back only this soon; later it is another case. */
	private static final int GENOPTAGES_INDEN_UGER = 13;

	/** Of two that say the same a correction comes first: whether it corrects must not hang on which was told first. */
	private static final Comparator<Haendelse> ENS = Comparator
		.comparing(Haendelse::retter, Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing(Haendelse::nr);

	/** Of endings on one day what a caseworker answered comes first, then as the rules of the month have it. */
	static final Comparator<Haendelse> ENDELSER = Comparator.comparing(Haendelse::effektivDato)
		.thenComparing((h) -> h.type().equals("T23") ? 0 : 1)
		.thenComparing((h) -> rang(h.tekst("udfald")))
		.thenComparing((h) -> h.tekst("udfald"))
		.thenComparing(ENS);

	private static final Comparator<Haendelse> EFTER_DAG = Comparator.comparing(Haendelse::effektivDato)
		.thenComparing(ENS);

	/**
	 * What became of an event.
	 *
	 * @param afvist why it does not count, or null
	 */
	record Dom(Haendelse.Status status, Afvisning afvist) {

		static final Dom ANVENDT = new Dom(Haendelse.Status.ANVENDT, null);

		static Dom afvist(int status, String tekst) {
			return new Dom(Haendelse.Status.AFVIST, new Afvisning(status, tekst));
		}

		static Dom afvist(String felt, String tekst) {
			return new Dom(Haendelse.Status.AFVIST, Afvisning.felt(422, felt, tekst));
		}

	}

	private final List<Haendelse> fakta;

	private final LocalDate ikkeOmfattet;

	private final Predicate<String> kontrolleres;

	private final Map<Integer, Dom> domme = new HashMap<>();

	private Gyldighed(List<Haendelse> fakta, LocalDate ikkeOmfattet, Predicate<String> kontrolleres) {
		this.fakta = fakta;
		this.ikkeOmfattet = ikkeOmfattet;
		this.kontrolleres = kontrolleres;
	}

	/**
	 * What counts of everything that was ever reported of a case, by registration number; tasks are no part of the answer.
	 * @param ikkeOmfattet the day from which the target group keeps the citizen out, or null
	 * @param kontrolleres the sources whose endings a caseworker must confirm
	 */
	static Map<Integer, Dom> afgoer(List<Haendelse> alle, LocalDate ikkeOmfattet, Predicate<String> kontrolleres) {
		Set<Haendelse> uvirksomme = new HashSet<>();
		while (true) {
			Map<String, String> rettet = new TreeMap<>();
			alle.stream()
				.filter((h) -> h.retter() != null && !uvirksomme.contains(h))
				.forEach((h) -> rettet.merge(h.retter(), h.haendelsesId(), (en, anden) -> en.compareTo(anden) < 0 ? en : anden));
			List<Haendelse> fakta = alle.stream()
				.filter((h) -> h.haendelsesId() == null || !rettet.containsKey(h.haendelsesId()))
				.toList();
			Gyldighed gyldighed = new Gyldighed(fakta, ikkeOmfattet, kontrolleres);
			Map<Integer, Dom> domme = gyldighed.doem();
			// A correction that cannot be true corrects nothing.
			if (!uvirksomme.addAll(fakta.stream()
				.filter((h) -> h.retter() != null && domme.get(h.nr()).status() == Haendelse.Status.AFVIST)
				.toList())) {
				alle.stream()
					.filter((h) -> h.haendelsesId() != null)
					.forEach((h) -> domme.computeIfAbsent(h.nr(), (nr) -> new Dom(Haendelse.Status.RETTET, new Afvisning(409,
							"Hændelsen er rettet af " + rettet.get(h.haendelsesId())))));
				return domme;
			}
		}
	}

	/** An event that counts otherwise than before. */
	record Aendring(Haendelse foer, Dom dom) {
	}

	static Map<Integer, Dom> afgoer(Sag sag, Predicate<String> kontrolleres) {
		return afgoer(sag.haendelser(), sag.ikkeOmfattetFra(), kontrolleres);
	}

	/** Lets the events of a case count, or count no more, by everything that is known of it now; gives those that changed. */
	static List<Aendring> anvend(Sag sag, Predicate<String> kontrolleres) {
		Map<Integer, Dom> domme = afgoer(sag, kontrolleres);
		List<Aendring> aendringer = new ArrayList<>();
		for (Haendelse foer : List.copyOf(sag.haendelser())) {
			Dom dom = domme.get(foer.nr());
			boolean stadigNaegtet = foer.status() == Haendelse.Status.NAEGTET && dom != null
					&& dom.status() == Haendelse.Status.AFVIST;
			if (dom != null && dom.status() != foer.status() && !stadigNaegtet) {
				sag.erstat(foer.med(dom.status()));
				aendringer.add(new Aendring(foer, dom));
			}
		}
		return aendringer;
	}

	/** When the case was closed, by what and until when, of facts that all count. */
	static List<Sagsbillede.Periode> lukninger(List<Haendelse> anvendte, LocalDate ikkeOmfattet) {
		return new Gyldighed(anvendte, ikkeOmfattet, (kilde) -> false).lukninger();
	}

	/** The starts and ends of exemptions in the order in which they come after each other, of facts that all count. */
	static List<Haendelse> fritagelser(List<Haendelse> anvendte) {
		return new Gyldighed(anvendte, null, (kilde) -> false).fritagelser();
	}

	/** The consents in the order in which they hold; of one day's a withdrawal is the last word. */
	static final Comparator<Haendelse> SAMTYKKER = Comparator.comparing(Haendelse::effektivDato)
		.thenComparing((h) -> List.of("T03", "SamtykkeGivet", "SamtykkeTilbagekaldt").indexOf(h.type()))
		.thenComparing(Haendelse::nr);

	/** The choices of a job broker in the order in which they hold. */
	static final Comparator<Haendelse> TILDELINGER = Comparator.comparing(Haendelse::effektivDato)
		.thenComparing((h) -> h.type().equals("T12") ? 0 : 1)
		.thenComparing((h) -> h.tekst("jobformidler"))
		.thenComparing(ENS);

	private Map<Integer, Dom> doem() {
		List<Sagsbillede.Periode> lukninger = lukninger();
		for (Haendelse h : fakta) {
			if (h.haendelsesId() != null && !domme.containsKey(h.nr())) {
				lukninger.stream()
					.filter((lukning) -> lukning.omfatter(h.effektivDato()))
					.findFirst()
					.ifPresent((lukning) -> domme.put(h.nr(), Dom.afvist(409, "Sagen er afsluttet " + lukning.fra()
							+ ((lukning.til() == null) ? "" : " og genoptaget " + lukning.til())
							+ " og tager ikke imod hændelser fra den dag")));
			}
		}
		kontroller(lukninger);
		placeringer();
		fritagelser();
		jobformidlere();
		for (Haendelse h : fakta) {
			if (h.haendelsesId() != null) {
				domme.putIfAbsent(h.nr(), Dom.ANVENDT);
			}
		}
		return domme;
	}

	private Stream<Haendelse> udestaaende(String... typer) {
		Set<String> soegte = Set.of(typer);
		return fakta.stream().filter((h) -> soegte.contains(h.type()) && !domme.containsKey(h.nr()));
	}

	// --- endings

	/** Walks the days on which the case may end or come back, and judges those who say so. */
	private List<Sagsbillede.Periode> lukninger() {
		Map<LocalDate, List<Haendelse>> enderPaa = udestaaende("SagOphoert", "T23").filter((h) -> !kontrolleres(h))
			.sorted(ENDELSER)
			.collect(Collectors.groupingBy(Haendelse::effektivDato, TreeMap::new, Collectors.toList()));
		Map<LocalDate, List<Haendelse>> genoptagesPaa = udestaaende("YdelseGenoptaget").sorted(EFTER_DAG)
			.collect(Collectors.groupingBy(Haendelse::effektivDato, TreeMap::new, Collectors.toList()));
		List<Sagsbillede.Periode> lukninger = new ArrayList<>();
		List<LocalDate> dage = Stream
			.of(enderPaa.keySet().stream(), genoptagesPaa.keySet().stream(), Stream.ofNullable(ikkeOmfattet))
			.flatMap((d) -> d)
			.distinct()
			.sorted()
			.toList();
		for (LocalDate dag : dage) {
			List<Haendelse> ender = enderPaa.getOrDefault(dag, List.of());
			List<Haendelse> genoptager = genoptagesPaa.getOrDefault(dag, List.of());
			if (erLukket(lukninger)) {
				genoptag(genoptager, lukninger);
				luk(ender, dag, lukninger);
			}
			else {
				luk(ender, dag, lukninger);
				genoptag(genoptager, lukninger);
				// What a caseworker answers in a case that has come back closes it, also on the same day.
				int genoptaget = genoptager.stream().mapToInt(Haendelse::nr).max().orElse(Integer.MAX_VALUE);
				luk(ender.stream().filter((h) -> h.type().equals("T23") && h.nr() > genoptaget).toList(), dag, lukninger);
			}
		}
		return lukninger;
	}

	private static boolean erLukket(List<Sagsbillede.Periode> lukninger) {
		return !lukninger.isEmpty() && lukninger.get(lukninger.size() - 1).til() == null;
	}

	private void luk(List<Haendelse> ender, LocalDate dag, List<Sagsbillede.Periode> lukninger) {
		for (Haendelse h : ender) {
			if (erLukket(lukninger)) {
				domme.put(h.nr(), lukket(lukninger.get(lukninger.size() - 1).fra()));
			}
			else {
				lukninger.add(new Sagsbillede.Periode(h.tekst("udfald"), dag, null));
				domme.put(h.nr(), Dom.ANVENDT);
			}
		}
		if (dag.equals(ikkeOmfattet) && !erLukket(lukninger)) {
			lukninger.add(new Sagsbillede.Periode("IKKE_OMFATTET", dag, null));
		}
	}

	private static Dom lukket(LocalDate dag) {
		return Dom.afvist(409, "Sagen er afsluttet " + dag + " og tager ikke imod hændelser fra den dag");
	}

	private void genoptag(List<Haendelse> genoptager, List<Sagsbillede.Periode> lukninger) {
		for (Haendelse h : genoptager) {
			if (!erLukket(lukninger)) {
				domme.put(h.nr(), Dom.afvist(422, "Sagen er ikke afsluttet og kan ikke genoptages"));
				continue;
			}
			Sagsbillede.Periode sidste = lukninger.get(lukninger.size() - 1);
			if (sidste.hvad().equals("IKKE_OMFATTET") || h.effektivDato().isAfter(sidste.fra().plusWeeks(GENOPTAGES_INDEN_UGER))) {
				domme.put(h.nr(),
						Dom.afvist(409, "Sagen kan kun genoptages inden for 13 uger efter, at den blev afsluttet"));
				continue;
			}
			lukninger.set(lukninger.size() - 1, new Sagsbillede.Periode(sidste.hvad(), sidste.fra(), h.effektivDato()));
			domme.put(h.nr(), Dom.ANVENDT);
		}
	}

	private static int rang(String udfald) {
		return !Udfaldstabel.iNaevner(udfald) ? 0 : Udfaldstabel.taeller(udfald) ? 1 : 2;
	}

	private boolean kontrolleres(Haendelse h) {
		return h.type().equals("SagOphoert") && kontrolleres.test(h.kilde());
	}

	/** An ending that must be confirmed never counts itself: it asks, until somebody has answered or the case has ended. */
	private void kontroller(List<Sagsbillede.Periode> lukninger) {
		LocalDate genoptaget = lukninger.stream()
			.map(Sagsbillede.Periode::til)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElse(LocalDate.MIN);
		udestaaende("SagOphoert").filter(this::kontrolleres).toList().forEach((h) -> {
			boolean besvaret = fakta.stream().anyMatch((t) -> t.type().equals("T23") && t.nr() > h.nr());
			domme.put(h.nr(), new Dom((besvaret || erLukket(lukninger) || h.effektivDato().isBefore(genoptaget))
					? Haendelse.Status.BEHANDLET : Haendelse.Status.KONTROL, null));
		});
	}

	// --- placements

	private void placeringer() {
		Map<String, Haendelse> starter = new LinkedHashMap<>();
		udestaaende("PlaceringStartet")
			.sorted(Comparator.comparing(Haendelse::effektivDato)
				.thenComparing((h) -> h.tekst("placeringstype"))
				.thenComparing(ENS))
			.toList()
			.forEach((h) -> domme.put(h.nr(), (starter.putIfAbsent(h.tekst("placeringId"), h) == null) ? Dom.ANVENDT
					: Dom.afvist("data.placeringId", "Placeringen er allerede begyndt")));
		Set<String> set = new HashSet<>();
		udestaaende("PlaceringSluttet", "PlaceringAnnulleret").sorted(EFTER_DAG).toList().forEach((h) -> {
			boolean slut = h.type().equals("PlaceringSluttet");
			Haendelse start = starter.get(h.tekst("placeringId"));
			if (start == null) {
				domme.put(h.nr(), new Dom(Haendelse.Status.AFVENTER, null));
			}
			else if (slut && h.effektivDato().isBefore(start.effektivDato())) {
				domme.put(h.nr(), Dom.afvist("effektivDato", "Placeringen begynder først " + start.effektivDato()));
			}
			else {
				domme.put(h.nr(), set.add(h.type() + h.tekst("placeringId")) ? Dom.ANVENDT
						: Dom.afvist("data.placeringId",
								"Placeringen er allerede " + (slut ? "sluttet" : "annulleret")));
			}
		});
	}

	// --- exemptions

	private List<Haendelse> fritagelser() {
		List<Haendelse> orden = new ArrayList<>();
		udestaaende("FritagelseStartet", "FritagelseSluttet").sorted(EFTER_DAG)
			.collect(Collectors.groupingBy(Haendelse::effektivDato, TreeMap::new, Collectors.toList()))
			.values()
			.forEach((dagens) -> {
				List<Haendelse> rest = new ArrayList<>(dagens);
				Optional<Haendelse> naeste = naesteFritagelse(rest, orden);
				while (naeste.isPresent()) {
					orden.add(naeste.get());
					rest.remove(naeste.get());
					domme.put(naeste.get().nr(), Dom.ANVENDT);
					naeste = naesteFritagelse(rest, orden);
				}
				rest.forEach((h) -> domme.put(h.nr(),
						Dom.afvist(422, iGang(orden) ? "Borgeren er allerede fritaget" : "Borgeren er ikke fritaget")));
			});
		return orden;
	}

	private static Optional<Haendelse> naesteFritagelse(List<Haendelse> dagens, List<Haendelse> orden) {
		return dagens.stream().filter((h) -> h.type().equals("FritagelseStartet") != iGang(orden)).findFirst();
	}

	private static boolean iGang(List<Haendelse> orden) {
		return !orden.isEmpty() && orden.get(orden.size() - 1).type().equals("FritagelseStartet");
	}

	// --- job brokers

	private void jobformidlere() {
		String nu = null;
		for (Haendelse h : udestaaende("T12", Haendelsesregler.JOBFORMIDLER_SKIFTET).sorted(TILDELINGER).toList()) {
			String ny = h.tekst("jobformidler");
			if (h.type().equals("T12")) {
				nu = ny;
			}
			else if (nu == null) {
				domme.put(h.nr(), Dom.afvist("effektivDato", "Må ikke ligge før jobformidleren blev valgt første gang"));
			}
			else if (ny.equals(nu)) {
				domme.put(h.nr(), Dom.afvist("data.jobformidler", "Er allerede borgerens jobformidler"));
			}
			else {
				nu = ny;
				domme.put(h.nr(), Dom.ANVENDT);
			}
		}
	}

}
