package dk.tovholder.sag;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.kalender.Tid;

/** Cases as they are shown over REST. */
@Component
class Sagsvisning {

	private final Sagsregister register;

	private final Frister frister;

	private final Opgaver opgaver;

	private final Journal journal;

	private final Opgavehvorfor hvorfor;

	Sagsvisning(Sagsregister register, Frister frister, Opgaver opgaver, Journal journal, Opgavehvorfor hvorfor) {
		this.register = register;
		this.frister = frister;
		this.opgaver = opgaver;
		this.journal = journal;
		this.hvorfor = hvorfor;
	}

	/** All of a case, for those who work on it. */
	@Transactional(readOnly = true)
	public Map<String, Object> hel(Sagsregister.Linje linje) {
		return hele(List.of(linje)).get(0);
	}

	@Transactional(readOnly = true)
	public List<Map<String, Object>> hele(List<Sagsregister.Linje> linjer) {
		List<String> numre = linjer.stream().map(Sagsregister.Linje::sagsnummer).toList();
		Map<String, List<Frist>> alleFrister = frister.forSager(numre);
		Map<String, List<Opgave>> alleOpgaver = opgaver.aabne(numre);
		Map<String, List<Sagsregister.Placeringslinje>> allePlaceringer = register.placeringer(numre);
		return linjer.stream().map((linje) -> {
			Map<String, Object> sag = new LinkedHashMap<>();
			sag.put("sagsnummer", linje.sagsnummer());
			sag.put("program", linje.program());
			sag.put("enhed", linje.enhed());
			sag.put("tilstand", linje.tilstand());
			sag.put("markeringer", markeringer(linje));
			sag.put("sagStart", linje.sagStart().toString());
			sag.put("jobformidler", linje.jobformidler());
			sag.put("udfald", linje.udfald());
			sag.put("frister", vist(alleFrister.getOrDefault(linje.sagsnummer(), List.of())));
			sag.put("opgaver", alleOpgaver.getOrDefault(linje.sagsnummer(), List.of()).stream().map(Sagsvisning::vist).toList());
			sag.put("placeringer",
					allePlaceringer.getOrDefault(linje.sagsnummer(), List.of()).stream().map(Sagsvisning::vist).toList());
			return sag;
		}).toList();
	}

	/** What confirms a delivery to an integration, and nothing else. */
	@Transactional(readOnly = true)
	public List<Map<String, Object>> kvitteringer(List<Sagsregister.Linje> linjer) {
		Map<String, List<Frist>> alleFrister = frister
			.forSager(linjer.stream().map(Sagsregister.Linje::sagsnummer).toList());
		return linjer.stream().map((linje) -> {
			Map<String, Object> sag = new LinkedHashMap<>();
			sag.put("sagsnummer", linje.sagsnummer());
			sag.put("tilstand", linje.tilstand());
			sag.put("frister", vist(alleFrister.getOrDefault(linje.sagsnummer(), List.of())));
			sag.put("udfald", linje.udfald());
			return sag;
		}).toList();
	}

	@Transactional(readOnly = true)
	public List<Map<String, Object>> journal(String sagsnummer) {
		return journal.forSag(sagsnummer).stream().map((post) -> {
			Map<String, Object> linje = new LinkedHashMap<>();
			linje.put("tidspunkt", tekst(post.tidspunkt()));
			linje.put("effektivDato", post.effektivDato().toString());
			linje.put("type", post.type());
			linje.put("aktoer", post.aktoer());
			linje.put("tekst", post.tekst());
			linje.put("data", post.data());
			return linje;
		}).toList();
	}

	private static List<Markering> markeringer(Sagsregister.Linje linje) {
		List<Markering> markeringer = new ArrayList<>();
		if (linje.overskredet()) {
			markeringer.add(Markering.OVERSKREDET);
		}
		if (linje.overMaal()) {
			markeringer.add(Markering.OVER_MAAL);
		}
		if (linje.pause()) {
			markeringer.add(Markering.PAUSE);
		}
		return markeringer;
	}

	private List<Map<String, Object>> vist(List<Frist> raekker) {
		return raekker.stream().map((f) -> {
			Map<String, Object> frist = new LinkedHashMap<>();
			frist.put("fristtype", f.fristtype().name());
			frist.put("nummer", f.nummer());
			frist.put("dato", f.dato().toString());
			frist.put("tidspunkt", tekst(Tid.fristTidspunkt(f.dato())));
			frist.put("art", (f.art() == null) ? null : f.art().name());
			frist.put("status", f.status().name());
			frist.put("forvarsel", tekst(f.forvarsel()));
			frist.put("opfyldtDato", tekst(f.opfyldtDato()));
			frist.put("hvorfor", hvorfor.forklar(f));
			return frist;
		}).toList();
	}

	private static Map<String, Object> vist(Opgave o) {
		Map<String, Object> frist = new LinkedHashMap<>();
		frist.put("fristtype", (o.fristtype() == null) ? null : o.fristtype().name());
		frist.put("nummer", o.nummer());
		frist.put("dato", tekst(o.dato()));
		Map<String, Object> opgave = new LinkedHashMap<>();
		opgave.put("id", o.id());
		opgave.put("opgave", o.opgave());
		opgave.put("navn", o.navn());
		opgave.put("gruppe", o.gruppe());
		opgave.put("ansvarlig", o.ansvarlig());
		opgave.put("frist", frist);
		return opgave;
	}

	private static Map<String, Object> vist(Sagsregister.Placeringslinje p) {
		Map<String, Object> placering = new LinkedHashMap<>();
		placering.put("placeringId", p.placeringId());
		placering.put("placeringstype", p.placeringstype());
		placering.put("start", p.start().toString());
		placering.put("slut", tekst(p.slut()));
		placering.put("status", p.status());
		return placering;
	}

	private static String tekst(LocalDate dato) {
		return (dato == null) ? null : dato.toString();
	}

	/** Whole seconds: nothing in the programme is finer. */
	static String tekst(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS).toString();
	}

}
