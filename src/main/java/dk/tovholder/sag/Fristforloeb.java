package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import dk.tovholder.frist.Fristtype;

/**
 * The deadlines of a case as they would have come and gone if each fact had been told on its day: what fell away is part of the
 * statements, and must not depend on when, or in which order, somebody got round to telling.
 */
final class Fristforloeb {

	/** What is owed or was fulfilled, as it was seen last. */
	private final Map<String, Fristkrav> staaende = new LinkedHashMap<>();

	private final Map<String, Fald> faldne = new LinkedHashMap<>();

	private long kontakter;

	private Fristforloeb() {
	}

	/**
	 * A deadline that fell away.
	 *
	 * @param krav as it was on its last day
	 * @param dag the local date from which it was owed no more
	 * @param overskredet whether it had been overdue by then
	 */
	record Fald(Fristkrav krav, LocalDate dag, boolean overskredet) {
	}

	static String noegle(Fristtype type, String noegle) {
		return type + "/" + noegle;
	}

	/** The deadlines that have fallen away by today, by {@link #noegle}. */
	static Map<String, Fald> faldne(Sag sag, Sagsberegner beregner, LocalDate idag) {
		Fristforloeb forloeb = new Fristforloeb();
		LocalDate anker = sag.grund().anker();
		List<Haendelse> kendte = new ArrayList<>();
		forloeb.se(beregner.beregn(sag.grund(), kendte, sag.suspensioner(), anker), anker);
		efterDag(sag.anvendte()).forEach((dag, dagens) -> {
			if (dag.isAfter(anker)) {
				LocalDate foer = dag.minusDays(1);
				forloeb.se(beregner.beregn(sag.grund(), kendte, sag.suspensioner(), foer), foer);
			}
			LocalDate nu = dag.isAfter(anker) ? dag : anker;
			// What others tell of a day holds from its beginning; what people have done that day comes on top.
			for (boolean folks : new boolean[] { false, true }) {
				if (kendte.addAll(dagens.stream().filter((h) -> folks == (h.haendelsesId() == null)).toList())) {
					kendte.sort(Comparator.comparing(Haendelse::nr));
					forloeb.se(beregner.beregn(sag.grund(), kendte, sag.suspensioner(), nu), nu);
				}
			}
		});
		forloeb.se(sag.billede(), idag);
		return forloeb.faldne;
	}

	/** The facts that count by their days; what people have done in the order in which they did it, whatever dates they gave. */
	private static Map<LocalDate, List<Haendelse>> efterDag(List<Haendelse> anvendte) {
		Map<LocalDate, List<Haendelse>> efterDag = new TreeMap<>();
		LocalDate naaet = LocalDate.MIN;
		for (Haendelse h : anvendte) {
			LocalDate dag = h.effektivDato();
			if (h.haendelsesId() == null) {
				naaet = dag.isAfter(naaet) ? dag : naaet;
				dag = naaet;
			}
			efterDag.computeIfAbsent(dag, (ny) -> new ArrayList<>()).add(h);
		}
		return efterDag;
	}

	private void se(Sagsbillede billede, LocalDate dag) {
		LocalDate faldsdag = billede.erLukket() ? billede.lukket() : dag;
		Map<String, Fristkrav> forsvundne = new LinkedHashMap<>(staaende);
		for (Fristkrav krav : billede.frister()) {
			String noegle = noegle(krav.fristtype(), krav.noegle());
			Fristkrav foer = forsvundne.remove(noegle);
			if (krav.beregning() == null) {
				// A contact has fulfilled it: it never falls away.
				staaende.remove(noegle);
			}
			else if (krav.status() != Fristtilstand.BORTFALDET) {
				staaende.put(noegle, krav);
				faldne.remove(noegle);
			}
			else if (foer != null) {
				bortfald(noegle, foer, faldsdag);
			}
			else if (!faldne.containsKey(noegle)) {
				bortfald(noegle, krav, billede.erLukket() ? faldsdag : krav.beregning().ankerdato());
			}
		}
		long nu = billede.frister().stream().filter((krav) -> krav.beregning() == null).count();
		boolean nyKontakt = nu > kontakter;
		kontakter = nu;
		forsvundne.forEach((noegle, krav) -> {
			if (nyKontakt && Frist.erKontakt(krav.fristtype())) {
				// The contact has fulfilled it, under the name that it had for whoever made the contact.
				staaende.remove(noegle);
			}
			else if (bortfalder(krav.fristtype(), krav.noegle(), krav.status(),
					(n) -> forsvundne.containsKey(n) ? forsvundne.get(n).status() : null)) {
				bortfald(noegle, krav, faldsdag);
			}
		});
	}

	private void bortfald(String noegle, Fristkrav krav, LocalDate dag) {
		staaende.remove(noegle);
		faldne.put(noegle, new Fald(krav, dag, !krav.hviler() && krav.beregning().dato().isBefore(dag)));
	}

	/**
	 * Whether a deadline that the facts ask for no more falls away: what runs, and a clock that ran from what never was; a mark
	 * that led to a decision stays what it was.
	 * @param forsvundne the status of what else is asked for no more, by {@link #noegle}, or null
	 */
	static boolean bortfalder(Fristtype type, String noegle, Fristtilstand status,
			Function<String, Fristtilstand> forsvundne) {
		return status.loebende() || (type == Fristtype.PLACERINGSUR && status == Fristtilstand.OPFYLDT
				&& forsvundne.apply(noegle(Fristtype.BESLUTNING, "T18:" + noegle)) != Fristtilstand.OPFYLDT);
	}

}
