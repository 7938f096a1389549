package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import dk.tovholder.frist.Eskaleringstrin;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;

/** Brings the deadline rows of a case in line with what its facts demand, and runs the steps of their ladders that are due. */
@Component
class Fristafstemning {

	private static final String FORVARSEL = "FORVARSEL";

	private static final String OVERSKREDET = "OVERSKREDET";

	private static final String ESKALERING = "ESKALERING_";

	private final Frister frister;

	private final Journal journal;

	private final Samleskrivning skrivning;

	private final Fristvarsler varsler;

	private final Fristregler regler;

	private final Kalender kalender;

	private final Sagsberegner beregner;

	Fristafstemning(Frister frister, Journal journal, Samleskrivning skrivning, Fristvarsler varsler, Fristregler regler,
			Kalender kalender, Sagsberegner beregner) {
		this.frister = frister;
		this.journal = journal;
		this.skrivning = skrivning;
		this.varsler = varsler;
		this.regler = regler;
		this.kalender = kalender;
		this.beregner = beregner;
	}

	/** A step of a deadline's ladder and the instant from which it is due. */
	private record Trin(String navn, Instant tidspunkt) {
	}

	/** A row as it will stand, and whether it is new or its steps must be laid out anew. */
	private record Udkast(Frist foer, Frist efter, boolean hviler, boolean efterregistreret) {

		/** Whether it falls away now, or fell and was not counted, and now may. */
		boolean falder() {
			return efter.status() == Fristtilstand.BORTFALDET && !efter.equals(foer);
		}

		Udkast med(Frist ny) {
			return new Udkast(foer, ny, hviler, efterregistreret);
		}

		/** Whether the row's next step must be found again. */
		boolean skalLaegges(Instant nu) {
			Instant naeste = efter.naesteTidspunkt();
			boolean hviledeFoer = efter.naesteTrin() == null && efter.status().loebende();
			return nyLagt() || hviler != hviledeFoer || (naeste != null && !naeste.isAfter(nu));
		}

		boolean nyLagt() {
			return erFlyttet() || foer.status() != efter.status();
		}

		/** Whether the row is late news, rather than that only time has passed, however much. */
		boolean erFlyttet() {
			return foer == null || !foer.dato().equals(efter.dato()) || !foer.status().loebende();
		}

	}

	/** What the deadlines of one or more cases come to, gathered so that it can be written at once. */
	static final class Udfald {

		private final List<Frist> nye = new ArrayList<>();

		private final List<Frist> rettede = new ArrayList<>();

		private final List<Udfoert> trin = new ArrayList<>();

		private final List<Fristvarsel> varsler = new ArrayList<>();

		private final List<Journalpost> journal = new ArrayList<>();

		private final Sagsnyheder nyheder = new Sagsnyheder();

		List<Journalpost> journal() {
			return journal;
		}

		/** What other systems are told. */
		Sagsnyheder nyheder() {
			return nyheder;
		}

		/** Puts what time alone has brought in the order in which it should have come. */
		void ordnEfterDato() {
			journal.sort(Comparator.comparing(Journalpost::effektivDato));
			varsler.sort(Comparator.comparing(Fristvarsel::tidspunkt));
		}

	}

	/** A step of a row's ladder that has run. */
	record Udfoert(Frist frist, String trin) {
	}

	/**
	 * Brings the rows of a case in line and tells the journal what changed.
	 * @param udfoerte the steps that have run for the case, asked for only when they matter
	 */
	void afstem(Sag sag, Instant nu, String aktoer, Supplier<Set<String>> udfoerte, Udfald udfald) {
		String suspension = Suspensionsstand.noter(sag, nu, udfald.journal);
		Map<String, Frist> kendte = new LinkedHashMap<>();
		Map<Fristtype, Integer> numre = new HashMap<>();
		for (Frist f : sag.frister()) {
			kendte.put(Fristforloeb.noegle(f.fristtype(), f.noegle()), f);
			numre.merge(f.fristtype(), f.nummer(), Math::max);
		}
		List<Udkast> udkast = new ArrayList<>();
		for (Fristkrav krav : sag.billede().frister()) {
			Frist foer = kendte.remove(Fristforloeb.noegle(krav.fristtype(), krav.noegle()));
			if (foer != null) {
				udkast.add(new Udkast(foer, foer.efter(krav), krav.hviler(), false));
			}
			else if (krav.beregning() != null) {
				udkast.add(new Udkast(null, Frist.ny(sag.sagsnummer(), numre.merge(krav.fristtype(), 1, Integer::sum), krav),
						krav.hviler(), false));
			}
		}
		for (Frist forsvundet : kendte.values()) {
			boolean bortfaldet = Fristforloeb.bortfalder(forsvundet.fristtype(), forsvundet.noegle(), forsvundet.status(),
					(n) -> kendte.containsKey(n) ? kendte.get(n).status() : null);
			udkast.add(new Udkast(forsvundet, bortfaldet ? forsvundet.bortfaldet() : forsvundet, false,
					erEfterregistreret(forsvundet, sag.billede())));
		}
		if (!sag.erFortaltIOrden() || udkast.stream().anyMatch(Udkast::falder)) {
			udkast = medForloeb(sag, udkast, numre, Tid.dato(nu));
		}
		List<Frist> alle = new ArrayList<>();
		for (Udkast u : udkast) {
			skrivAendring(u, suspension, nu, aktoer, udfald.journal);
			udfald.nyheder.frist(u.foer(), u.efter());
			Frist f = u.skalLaegges(nu) ? laegTrin(sag, u, nu, udfoerte, aktoer, udfald) : u.efter();
			udfald.nyheder.brudt(u.foer(), f);
			alle.add(f);
			if (u.foer() == null) {
				udfald.nye.add(f);
			}
			else if (!f.equals(u.foer())) {
				udfald.rettede.add(f);
			}
		}
		alle.sort(Comparator.comparing(Frist::fristtype).thenComparing(Frist::nummer));
		sag.frister(alle);
	}

	/** The rows that have fallen away as they would have if each fact had been told on its day; those that were never told of among them. */
	private List<Udkast> medForloeb(Sag sag, List<Udkast> udkast, Map<Fristtype, Integer> numre, LocalDate idag) {
		Map<String, Fristforloeb.Fald> faldne = Fristforloeb.faldne(sag, beregner, idag);
		LocalDate faldsdag = sag.billede().erLukket() ? sag.billede().lukket() : idag;
		List<Udkast> alle = new ArrayList<>();
		for (Udkast u : udkast) {
			Fristforloeb.Fald fald = faldne.remove(Fristforloeb.noegle(u.efter().fristtype(), u.efter().noegle()));
			alle.add((u.efter().status() != Fristtilstand.BORTFALDET) ? u : u.med(u.efter().bortfaldet(fald, faldsdag)));
		}
		faldne.values().forEach((fald) -> alle.add(new Udkast(null,
				Frist.ny(sag.sagsnummer(), numre.merge(fald.krav().fristtype(), 1, Integer::sum), fald.krav())
					.bortfaldet(fald, faldsdag),
				false, false)));
		return alle;
	}

	/** Writes what was gathered. */
	void skriv(Udfald udfald, Instant nu) {
		skriv(udfald, nu, List.of(), List.of());
	}

	/** Writes what was gathered between what it rests on and what rests on it. */
	void skriv(Udfald udfald, Instant nu, List<Samleskrivning.Indhold> foer, List<Samleskrivning.Indhold> efter) {
		List<Samleskrivning.Indhold> indhold = new ArrayList<>(foer);
		indhold.addAll(indhold(udfald, nu));
		indhold.addAll(efter);
		skrivning.skriv(indhold);
		varsler.laeg(udfald.varsler);
	}

	private List<Samleskrivning.Indhold> indhold(Udfald udfald, Instant nu) {
		return List.of(frister.nye(udfald.nye), frister.rettede(udfald.rettede), frister.udfoerte(udfald.trin, nu),
				journal.linjer(udfald.journal), udfald.nyheder.linjer(udfald.journal, nu));
	}

	/** A new review is withdrawn by a placement that had stopped its clock before the mark. */
	private static boolean erEfterregistreret(Frist forsvundet, Sagsbillede billede) {
		return forsvundet.fristtype() == Fristtype.GENBEHANDLING && !billede.erLukket()
				&& billede.frister()
					.stream()
					.anyMatch((krav) -> krav.fristtype() == Fristtype.PLACERINGSUR
							&& krav.noegle().equals(forsvundet.noegle()) && krav.status() == Fristtilstand.BORTFALDET);
	}

	/**
	 * Runs the steps that are due and notes the next. A row that late facts have given a later date turns overdue a second
	 * time: nothing is told again, but the day is waited for.
	 */
	private Frist laegTrin(Sag sag, Udkast u, Instant nu, Supplier<Set<String>> kendte, String aktoer, Udfald udfald) {
		Frist f = u.efter();
		if (!f.status().loebende() || f.art() == null || u.hviler()) {
			return f.medTrin(null, null);
		}
		LocalDate idag = Tid.dato(nu);
		Set<String> udfoerte = (u.foer() == null) ? Set.of() : kendte.get();
		for (Trin trin : stige(f)) {
			boolean forfalden = !trin.tidspunkt().isAfter(nu);
			boolean vender = trin.navn().equals(OVERSKREDET) && !forfalden;
			if (!vender && udfoerte.contains(f.fristtype() + "/" + f.nummer() + "/" + trin.navn())) {
				continue;
			}
			if (u.erFlyttet() && forfalden && springesOver(trin, f, idag)) {
				// Noted as run, or it would run with the row's next step.
				udfald.trin.add(new Udfoert(f, trin.navn()));
				continue;
			}
			if (!forfalden) {
				return f.medTrin(trin.navn(), trin.tidspunkt());
			}
			udfoer(sag, f, trin, nu, aktoer, udfald);
			udfald.trin.add(new Udfoert(f, trin.navn()));
		}
		return f.medTrin(null, null);
	}

	/** What was late before it was known is told once: no warning after the fact, no rung whose day has passed. */
	private static boolean springesOver(Trin trin, Frist f, LocalDate idag) {
		return trin.navn().startsWith(ESKALERING) || (trin.navn().equals(FORVARSEL) && f.forvarsel().isBefore(idag));
	}

	/** The steps in the order of their dates. Each date is worked out when it is asked for: most rows wait for their first. */
	private Iterable<Trin> stige(Frist f) {
		List<Eskaleringstrin> rungs = eskalering(f);
		Stream<Trin> forvarsel = Stream.ofNullable(f.forvarsel()).map((dag) -> new Trin(FORVARSEL, Tid.midnat(dag)));
		Stream<Trin> overskredet = Stream.of(f.dato()).map((dag) -> new Trin(OVERSKREDET, Tid.overskredetFra(dag)));
		Stream<Trin> eskalering = IntStream.range(0, rungs.size())
			.filter((i) -> rungs.get(i).arbejdsdage() > 0)
			.mapToObj((i) -> new Trin(ESKALERING + (i + 1),
					Tid.midnat(kalender.plusArbejdsdage(f.dato(), rungs.get(i).arbejdsdage()))));
		return Stream.of(forvarsel, overskredet, eskalering).reduce(Stream.empty(), Stream::concat)::iterator;
	}

	private List<Eskaleringstrin> eskalering(Frist f) {
		return regler.gaeldende(f.fristtype(), f.ankerDato()).eskalering();
	}

	private void udfoer(Sag sag, Frist f, Trin trin, Instant nu, String aktoer, Udfald udfald) {
		LocalDate dag = Tid.dato(trin.tidspunkt());
		if (trin.navn().equals(FORVARSEL)) {
			String tekst = "Forvarsel: " + f.fristtype().navn() + " skal ske senest " + Tid.skrevet(f.dato());
			udfald.journal.add(post(f, nu, dag, FORVARSEL, aktoer, tekst, Map.of()));
			udfald.nyheder.varslet(f);
			udfald.varsler.add(new Fristvarsel(sag, f, trin.navn(), null, tekst, trin.tidspunkt()));
			return;
		}
		String overskredet = "Fristen for " + f.fristtype().navn() + " " + Tid.skrevet(f.dato()) + " er overskredet";
		List<Eskaleringstrin> rungs = eskalering(f);
		int nr = 1;
		if (trin.navn().equals(OVERSKREDET)) {
			udfald.journal.add(post(f, nu, dag, "FRIST_OVERSKREDET", aktoer, overskredet, Map.of()));
			udfald.varsler.add(new Fristvarsel(sag, f, trin.navn(), null, overskredet, trin.tidspunkt()));
			if (rungs.isEmpty() || rungs.get(0).arbejdsdage() > 0) {
				return;
			}
		}
		else {
			nr = Integer.parseInt(trin.navn().substring(ESKALERING.length()));
		}
		String rolle = rungs.get(nr - 1).rolle();
		eskaler(f, nr, rolle, nu, dag, aktoer, udfald.journal);
		udfald.varsler.add(new Fristvarsel(sag, f, trin.navn(), rolle, overskredet, trin.tidspunkt()));
	}

	private void eskaler(Frist f, int trin, String rolle, Instant nu, LocalDate dag, String aktoer,
			List<Journalpost> journal) {
		journal.add(post(f, nu, dag, "ESKALERING", aktoer,
				"Den overskredne frist for " + f.fristtype().navn() + " er meldt til " + rolle,
				Map.of("trin", trin, "modtager", rolle)));
	}

	private void skrivAendring(Udkast u, String suspension, Instant nu, String aktoer, List<Journalpost> journal) {
		Frist f = u.efter();
		LocalDate idag = Tid.dato(nu);
		if (u.foer() == null) {
			Map<String, Object> data = new LinkedHashMap<>();
			data.put("ankerdato", f.ankerDato().toString());
			data.put("raaDato", f.raaDato().toString());
			data.put("flyttetFordi", f.flyttetFordi());
			journal.add(post(f, nu, f.ankerDato(), "FRIST_SAT", aktoer,
					"Fristen for " + f.fristtype().navn() + " er sat til " + Tid.skrevet(f.dato()), data));
		}
		else if (!u.foer().dato().equals(f.dato()) && f.status() != Fristtilstand.BORTFALDET) {
			Map<String, Object> data = new LinkedHashMap<>();
			data.put("fra", u.foer().dato().toString());
			data.put("flyttetFordi", f.flyttetFordi());
			if (suspension != null) {
				data.put("suspension", suspension);
			}
			journal.add(post(f, nu, idag, "FRIST_FLYTTET", aktoer, "Fristen for " + f.fristtype().navn() + " er flyttet fra "
					+ Tid.skrevet(u.foer().dato()) + " til " + Tid.skrevet(f.dato())
					+ ((suspension == null) ? "" : ", suspension: " + suspension), data));
		}
		Fristtilstand foer = (u.foer() == null) ? Fristtilstand.AABEN : u.foer().status();
		if (f.status() == Fristtilstand.OPFYLDT && (foer != Fristtilstand.OPFYLDT
				|| !Objects.equals(u.foer().opfyldtDato(), f.opfyldtDato()))) {
			boolean rettidig = !f.opfyldtDato().isAfter(f.dato());
			String tekst = "Fristen for " + f.fristtype().navn() + " er opfyldt " + Tid.skrevet(f.opfyldtDato())
					+ (!rettidig ? ", efter fristen"
							: (foer == Fristtilstand.OVERSKREDET) ? ", rettidigt, men registreret for sent" : "");
			journal.add(post(f, nu, f.opfyldtDato(), "FRIST_OPFYLDT", aktoer, tekst, Map.of("rettidig", rettidig)));
		}
		else if (f.status() == Fristtilstand.BORTFALDET && foer != Fristtilstand.BORTFALDET) {
			journal.add(post(f, nu, idag, "FRIST_BORTFALDET", aktoer, "Fristen for " + f.fristtype().navn() + " er bortfaldet",
					u.efterregistreret() ? Map.of("grund", "Efterregistreret placering") : Map.of()));
		}
		else if (f.status() == Fristtilstand.AABEN && u.foer() != null && foer != Fristtilstand.AABEN) {
			journal.add(post(f, nu, idag, "FRIST_GENOPTAGET", aktoer,
					"Fristen for " + f.fristtype().navn() + " løber igen: " + Tid.skrevet(f.dato()), Map.of()));
		}
	}

	private static Journalpost post(Frist f, Instant nu, LocalDate dag, String type, String aktoer, String tekst,
			Map<String, Object> mere) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("fristtype", f.fristtype().name());
		data.put("nummer", f.nummer());
		data.put("dato", f.dato().toString());
		if (f.art() != null) {
			data.put("art", f.art().name());
		}
		data.putAll(mere);
		return new Journalpost(f.sagsnummer(), nu, dag, type, aktoer, tekst, data);
	}

}
