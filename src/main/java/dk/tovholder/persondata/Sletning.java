package dk.tovholder.persondata;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.adgangslog.Adgangskaede;
import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.borger.Noegleaftryk;
import dk.tovholder.engine.Motorhistorik;
import dk.tovholder.kalender.Maskinur;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Talgenopbygning;

/**
 * Erases cases that are closed, archived elsewhere and past their time: each in one transaction, from our tables, the engine,
 * the letters and the access log. What stays is a receipt, and what figures need, added up.
 */
@Service
class Sletning {

	private static final Logger log = LoggerFactory.getLogger(Sletning.class);

	private static final String MODNE = " from sag where lukket is not null and lukket <= ? ";

	private static final String ARKIVERET = "and arkiveret >= lukket ";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaktion;

	private final Motorhistorik motor;

	private final Adgangslog adgangslog;

	private final Adgangskaede adgangskaede;

	private final Noegleaftryk aftryk;

	private final Talgenopbygning tal;

	private final Sletteindstillinger indstillinger;

	private final Clock ur;

	private final Maskinur maskinur;

	Sletning(JdbcTemplate jdbc, TransactionTemplate transaktion, Motorhistorik motor, Adgangslog adgangslog,
			Adgangskaede adgangskaede, Noegleaftryk aftryk, Talgenopbygning tal, Sletteindstillinger indstillinger,
			Clock ur, Maskinur maskinur) {
		this.jdbc = jdbc;
		this.transaktion = transaktion;
		this.motor = motor;
		this.adgangslog = adgangslog;
		this.adgangskaede = adgangskaede;
		this.aftryk = aftryk;
		this.tal = tal;
		this.indstillinger = indstillinger;
		this.ur = ur;
		this.maskinur = maskinur;
	}

	/**
	 * What is or would be erased. Names no case.
	 *
	 * @param lukketSenest the last day on which a case may have been closed
	 * @param kanSlettes cases that may be erased now, by house
	 * @param manglerArkivering cases past their time that no archive has taken over, by house
	 */
	@Schema(name = "Sletteoversigt")
	record Oversigt(LocalDate lukketSenest, Map<String, Long> kanSlettes, Map<String, Long> manglerArkivering) {
	}

	/**
	 * The receipt of an erasure.
	 *
	 * @param raekker rows that were removed from our tables
	 */
	@Schema(name = "Slettekvittering")
	record Kvittering(UUID id, String program, String enhed, int lukketAar, int raekker) {
	}

	/** What an erasure came to; cases that failed are left as they were. */
	@Schema(name = "Sletning")
	record Udfald(List<Kvittering> kvitteringer, int fejlet) {
	}

	/** A case that is being erased. */
	private record Slettes(String sagsnummer, String program, String enhed, String cprHash, LocalDate lukket) {
	}

	/** What would be erased now. */
	Oversigt oversigt() {
		return new Oversigt(graense(), perHus(MODNE + ARKIVERET),
				perHus(MODNE + "and (arkiveret is null or arkiveret < lukket) "));
	}

	private Map<String, Long> perHus(String hvilke) {
		Map<String, Long> antal = new LinkedHashMap<>();
		this.jdbc.query("select enhed, count(*)" + hvilke + "group by enhed order by enhed", (rs) -> {
			antal.put(rs.getString(1), rs.getLong(2));
		}, graense());
		return antal;
	}

	private LocalDate graense() {
		return Tid.idag(this.ur).minusYears(this.indstillinger.aar());
	}

	/** Erases everything that may be erased now. */
	Udfald slet(String aktoer) {
		List<Kvittering> kvitteringer = new ArrayList<>();
		int fejlet = 0;
		for (String sagsnummer : this.jdbc.queryForList("select sagsnummer" + MODNE + ARKIVERET + "order by sagsnummer",
				String.class, graense())) {
			try {
				slet(sagsnummer, aktoer).ifPresent(kvitteringer::add);
			}
			catch (RuntimeException ex) {
				// The others are not to wait for it; the case is left as it was.
				log.error("A case could not be erased", ex);
				fejlet++;
			}
		}
		if (!kvitteringer.isEmpty()) {
			log.info("{} sager er slettet", kvitteringer.size());
		}
		return new Udfald(kvitteringer, fejlet);
	}

	private Optional<Kvittering> slet(String sagsnummer, String aktoer) {
		// What has been noted of the case so far is taken out of the chain's rows below.
		this.adgangskaede.kaedAlt();
		return this.transaktion.execute((status) -> modenOgLaast(sagsnummer).map((sag) -> slet(sag, aktoer)));
	}

	/** Looks again with the case locked: it may have been taken up, or erased by another node. */
	private Optional<Slettes> modenOgLaast(String sagsnummer) {
		return this.jdbc
			.query("select sagsnummer, program, enhed, cpr_hash, lukket" + MODNE + ARKIVERET
					+ "and sagsnummer = ? for update",
					(rs, i) -> new Slettes(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4),
							rs.getObject(5, LocalDate.class)),
					graense(), sagsnummer)
			.stream()
			.findFirst();
	}

	private Kvittering slet(Slettes sag, String aktoer) {
		// First: it locks the end of the chain, so that erasures take turns.
		this.adgangslog.slet(sag.sagsnummer());
		this.tal.behold(sag.sagsnummer());
		this.motor.slet(sag.sagsnummer());
		int raekker = rensBreve(sag.sagsnummer());
		for (Persontabeller.Tabel tabel : Persontabeller.ALLE) {
			raekker += this.jdbc.update(tabel.slet(), sag.sagsnummer());
		}
		raekker += this.jdbc.update("delete from borger where cpr_hash = ? and not exists (select 1 from sag where cpr_hash = ?)",
				sag.cprHash(), sag.cprHash());
		Kvittering kvittering = new Kvittering(UUID.randomUUID(), sag.program(), sag.enhed(), sag.lukket().getYear(), raekker);
		this.jdbc.update("insert into sletning (id, tidspunkt, aktoer, program, enhed, lukket_aar, raekker, sag_aftryk) "
				+ "values (?,?,?,?,?,?,?,?)", kvittering.id(), this.maskinur.instant().atOffset(ZoneOffset.UTC), aktoer,
				kvittering.program(), kvittering.enhed(), kvittering.lukketAar(), raekker,
				this.aftryk.af("sletning", sag.sagsnummer()));
		return kvittering;
	}

	/** A letter may tell of many cases: it stays, without this one. */
	private int rensBreve(String sagsnummer) {
		List<Object[]> rensede = this.jdbc.query(
				"select id, emne, tekst, fejl from brev where sagsnummer is null and id in (select bv.brev_id from brev_varsel bv "
						+ "join varsel v on v.id = bv.varsel_id where v.sagsnummer = ?)",
				(rs, i) -> new Object[] { Sagsnavn.fjern(rs.getString("emne"), sagsnummer),
						Sagsnavn.fjern(rs.getString("tekst"), sagsnummer), Sagsnavn.fjern(rs.getString("fejl"), sagsnummer),
						rs.getObject("id", UUID.class) },
				sagsnummer);
		this.jdbc.batchUpdate("update brev set emne = ?, tekst = ?, fejl = ? where id = ?", rensede);
		return rensede.size();
	}

}
