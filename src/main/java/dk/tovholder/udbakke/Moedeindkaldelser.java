package dk.tovholder.udbakke;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.kalender.Maskinur;
import dk.tovholder.sikkerhed.Brugerregister;

/** Meetings in people's calendars: called, moved and called off, in the transaction of the step that decides it. */
@Service
public class Moedeindkaldelser {

	private static final DateTimeFormatter DAG = DateTimeFormatter.ofPattern("EEEE 'den' d. MMMM uuuu",
			Locale.forLanguageTag("da"));

	private static final DateTimeFormatter TIDSPUNKT = DateTimeFormatter.ofPattern("EEEE 'den' d. MMMM uuuu 'kl.' HH.mm",
			Locale.forLanguageTag("da"));

	static final String FAGGRUPPE = "faggruppe:";

	private final JdbcTemplate jdbc;

	private final Brevlager lager;

	private final Brevtekst tekst;

	private final Kalendertekst kalender;

	private final Brugerregister brugere;

	private final Postindstillinger indstillinger;

	private final Maskinur ur;

	Moedeindkaldelser(JdbcTemplate jdbc, Brevlager lager, Brevtekst tekst, Kalendertekst kalender, Brugerregister brugere,
			Postindstillinger indstillinger, Maskinur ur) {
		this.jdbc = jdbc;
		this.lager = lager;
		this.tekst = tekst;
		this.kalender = kalender;
		this.brugere = brugere;
		this.indstillinger = indstillinger;
		this.ur = ur;
	}

	private record Raekke(Moede moede, boolean aflyst) {
	}

	/** Calls people to a meeting; a meeting that they know already is moved, and whoever is not to come any more is told. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void indkald(Indkaldelse ny) {
		LocalDateTime start = (ny.klokkeslaet() == null) ? null : ny.dag().atTime(ny.klokkeslaet());
		Optional<Raekke> kendt = find(ny.sagsnummer(), ny.moede());
		String uid = kendt.map((raekke) -> raekke.moede().uid())
			.orElseGet(() -> ny.sagsnummer() + "-" + ny.moede() + "@" + indstillinger.maerke());
		Moede moede = new Moede(uid, ny.sagsnummer(), kendt.map((raekke) -> raekke.moede().sekvens() + 1).orElse(0),
				ny.titel(), start, ny.dag(), ny.sted());
		Map<String, String> deltagere = adresser(ny);
		Map<String, String> udgaaet = kendt.filter((raekke) -> !raekke.aflyst())
			.map((raekke) -> deltagere(uid))
			.orElse(new LinkedHashMap<>());
		udgaaet.keySet().removeAll(deltagere.keySet());
		if (kendt.isPresent()) {
			jdbc.update("delete from moede_deltager where uid = ?", uid);
			jdbc.update("update moede set sekvens = ?, titel = ?, start_tid = ?, dag = ?, sted = ?, aflyst = false where uid = ?",
					moede.sekvens(), moede.titel(), moede.start(), moede.dag(), moede.sted(), uid);
		}
		else {
			jdbc.update("insert into moede (uid, sagsnummer, moede, sekvens, titel, start_tid, dag, sted, aflyst) "
					+ "values (?,?,?,?,?,?,?,?,false)", uid, ny.sagsnummer(), ny.moede(), moede.sekvens(), moede.titel(),
					moede.start(), moede.dag(), moede.sted());
		}
		jdbc.batchUpdate("insert into moede_deltager (uid, modtager, adresse) values (?,?,?)",
				deltagere.entrySet().stream().map((d) -> new Object[] { uid, d.getKey(), d.getValue() }).toList());
		skriv(moede, false, deltagere);
		skriv(moede, true, udgaaet);
	}

	/** Calls a meeting off, if people have been called to it. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void aflys(String sagsnummer, String moede) {
		find(sagsnummer, moede).filter((raekke) -> !raekke.aflyst()).ifPresent((raekke) -> {
			Moede aflyst = naeste(raekke.moede());
			jdbc.update("update moede set sekvens = ?, aflyst = true where uid = ?", aflyst.sekvens(), aflyst.uid());
			skriv(aflyst, true, deltagere(aflyst.uid()));
		});
	}

	/** Calls people again to a meeting that was called off and is to be held after all, unless its day has passed. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void genindkald(String sagsnummer, String moede, LocalDate idag) {
		find(sagsnummer, moede).filter((raekke) -> raekke.aflyst() && !raekke.moede().dag().isBefore(idag))
			.ifPresent((raekke) -> {
				Moede igen = naeste(raekke.moede());
				jdbc.update("update moede set sekvens = ?, aflyst = false where uid = ?", igen.sekvens(), igen.uid());
				skriv(igen, false, deltagere(igen.uid()));
			});
	}

	private static Moede naeste(Moede m) {
		return new Moede(m.uid(), m.sagsnummer(), m.sekvens() + 1, m.titel(), m.start(), m.dag(), m.sted());
	}

	private void skriv(Moede moede, boolean aflyst, Map<String, String> deltagere) {
		Instant nu = ur.instant();
		String hvornaar = (moede.start() == null) ? DAG.format(moede.dag()) : TIDSPUNKT.format(moede.start());
		List<Brev> breve = new ArrayList<>();
		deltagere.forEach((modtager, adresse) -> breve.add(tekst.moede(modtager, adresse, aflyst, moede, hvornaar,
				kalender.besked(moede, aflyst, adresse, nu), aflyst ? "CANCEL" : "REQUEST", nu)));
		lager.skriv(breve, List.of());
	}

	/** Everybody who is to come, each once, with an address or null. */
	private Map<String, String> adresser(Indkaldelse ny) {
		Map<String, String> adresser = new LinkedHashMap<>();
		for (Modtager modtager : ny.modtagere()) {
			if (modtager.gruppe()) {
				brugere.medlemmer(modtager.id()).forEach((person) -> adresser.put(person.id(), person.mail()));
			}
			else {
				adresser.put(modtager.id(), brugere.person(modtager.id()).map(Brugerregister.Person::mail).orElse(null));
			}
		}
		for (String faggruppe : ny.faggrupper()) {
			String adresse = indstillinger.faggrupper().get(faggruppe);
			if (adresse != null && !adresse.isBlank()) {
				adresser.put(FAGGRUPPE + faggruppe, adresse.strip());
			}
		}
		return adresser;
	}

	private Map<String, String> deltagere(String uid) {
		Map<String, String> deltagere = new LinkedHashMap<>();
		jdbc.query("select modtager, adresse from moede_deltager where uid = ? order by modtager",
				(rs) -> {
					deltagere.put(rs.getString(1), rs.getString(2));
				}, uid);
		return deltagere;
	}

	private Optional<Raekke> find(String sagsnummer, String moede) {
		return jdbc.query("select * from moede where sagsnummer = ? and moede = ?",
				(rs, i) -> new Raekke(new Moede(rs.getString("uid"), sagsnummer, rs.getInt("sekvens"), rs.getString("titel"),
						rs.getObject("start_tid", LocalDateTime.class), rs.getObject("dag", LocalDate.class),
						rs.getString("sted")), rs.getBoolean("aflyst")),
				sagsnummer, moede).stream().findFirst();
	}

}
