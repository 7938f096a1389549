package dk.tovholder.kohorte;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dk.tovholder.borger.Kryptering;
import dk.tovholder.database.Databaseprodukt;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kohorte.Kohorteimport.Bestilling;
import dk.tovholder.kohorte.Kohortestatus.Raekkefejl;
import dk.tovholder.kohorte.Kohortestatus.Status;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The cohorts, their files and their errors. A file is full of CPR numbers, so it is kept
 * encrypted, and only until its last row is done.
 */
@Repository
class Kohorter {

	private static final int DEL_BYTES = 256 * 1024;

	/** As many errors as the state tells; the report has all. */
	private static final int MAKS_FEJL = 10_000;

	private static final int RAPPORTSIDE = 1000;

	/** Who has not been heard of for so long is no longer at it. */
	private static final String TAVS = "(puls is null or puls < current_timestamp - interval '15' second)";

	private static final String LEVENDE = "status in ('KOERER', 'AFBRUDT') and annulleret is null";

	private final JdbcTemplate jdbc;

	private final JdbcClient klient;

	private final Kryptering kryptering;

	private final boolean serRinge;

	Kohorter(JdbcTemplate jdbc, Kryptering kryptering) {
		this.jdbc = jdbc;
		this.klient = JdbcClient.create(jdbc);
		this.kryptering = kryptering;
		this.serRinge = Databaseprodukt.erPostgresql(jdbc);
	}

	/** Whether the database sees at once that transactions wait in a ring; H2 does not where one of them waits for a unique key. */
	boolean serRinge() {
		return this.serRinge;
	}

	void opret(UUID id, Bestilling bestilling, Instant modtaget) {
		this.klient.sql("insert into kohorte (id, program, aktoer, modtaget, status, raekker, naaet, oprettet, gentaget,"
				+ " afvist, proeve, alt_eller_intet, puls) values (?, ?, ?, ?, 'KOERER', 0, 0, 0, 0, 0, ?, ?, null)")
			.params(id, bestilling.program(), bestilling.aktoer(), modtaget.atOffset(ZoneOffset.UTC), bestilling.proeve(),
					bestilling.altEllerIntet())
			.update();
	}

	/**
	 * Stores the file.
	 * @throws Afvisning (413) if it has more than so many bytes
	 */
	void gem(UUID id, InputStream fil, long maks) throws IOException {
		long ialt = 0;
		int nummer = 0;
		byte[] del;
		while ((del = fil.readNBytes(DEL_BYTES)).length > 0) {
			ialt += del.length;
			if (ialt > maks) {
				throw new Afvisning(413, "Filen er for stor: den må højst være " + maks / 1_000_000 + " MB");
			}
			this.jdbc.update("insert into kohorte_del (kohorte_id, nummer, indhold) values (?, ?, ?)", id, nummer++,
					this.kryptering.krypter(del));
		}
	}

	/** The file in clear, a piece at a time. */
	InputStream fil(UUID id) {
		return new SequenceInputStream(new Dele(id));
	}

	void saetRaekker(UUID id, int raekker) {
		this.jdbc.update("update kohorte set raekker = ? where id = ?", raekker, id);
	}

	/** Cohorts with rows left to do that nobody is at. */
	List<UUID> ledige() {
		return this.klient.sql("select id from kohorte where " + LEVENDE + " and " + TAVS + " order by modtaget, id")
			.query(UUID.class)
			.list();
	}

	/** Takes a cohort up, unless it is done or cancelled or somebody is at it. */
	Optional<Igang> tag(UUID id) {
		int taget = this.jdbc.update(
				"update kohorte set status = 'KOERER', puls = current_timestamp where id = ? and " + LEVENDE + " and " + TAVS,
				id);
		return (taget == 1) ? igang(id, "") : Optional.empty();
	}

	/** Tells that somebody is still at it; false if it has been cancelled or ended meanwhile. */
	boolean slaaPuls(UUID id) {
		return this.jdbc.update("update kohorte set puls = current_timestamp where id = ? and " + LEVENDE, id) == 1;
	}

	/** Lets go of a cohort, so that somebody else may take it up at once. */
	void slip(UUID id) {
		this.jdbc.update("update kohorte set puls = null where id = ?", id);
	}

	/**
	 * The cohort, if it has rows left to do and is not cancelled; keeps others from it until the transaction ends.
	 */
	Optional<Igang> laas(UUID id) {
		return igang(id, " for update");
	}

	private Optional<Igang> igang(UUID id, String laas) {
		return this.klient
			.sql("select program, aktoer, raekker, naaet, afvist, proeve, alt_eller_intet from kohorte where id = ? and "
					+ LEVENDE + laas)
			.param(id)
			.query((rs, nr) -> new Igang(
					new Bestilling(rs.getString("program"), rs.getString("aktoer"), rs.getBoolean("proeve"),
							rs.getBoolean("alt_eller_intet")),
					rs.getInt("raekker"), rs.getInt("naaet"), rs.getInt("afvist")))
			.optional();
	}

	/** Moves on by so many rows, and adds to the counts what became of them. */
	void taelOp(UUID id, int raekker, int oprettet, int gentaget, int afvist) {
		this.jdbc.update(
				"update kohorte set status = 'KOERER', puls = current_timestamp, naaet = naaet + ?, oprettet = oprettet + ?,"
						+ " gentaget = gentaget + ?, afvist = afvist + ? where id = ?",
				raekker, oprettet, gentaget, afvist, id);
	}

	/** Notes what was wrong with rows. */
	void noter(UUID id, List<Vurdering> afviste) {
		List<Object[]> raekker = new ArrayList<>();
		for (Vurdering afvist : afviste) {
			IntStream.range(0, afvist.fejl().size())
				.forEach((i) -> raekker.add(new Object[] { id, afvist.linje(), i, afvist.fejl().get(i).felt(),
						afvist.fejl().get(i).fejl() }));
		}
		this.jdbc.batchUpdate("insert into kohorte_fejl (kohorte_id, linje, nummer, felt, fejl) values (?, ?, ?, ?, ?)",
				raekker);
	}

	/** Which of these numbers, and which of these keys, earlier rows of the trial would have used. */
	Forsoegt forsoegt(UUID id, Collection<String> sagsnumre, Collection<String> noegler) {
		Map<String, String> fingeraftryk = new HashMap<>();
		Set<String> optagne = new HashSet<>();
		if (!sagsnumre.isEmpty()) {
			this.klient
				.sql("select sagsnummer, fingeraftryk, null from kohorte_proeve where kohorte_id = :id and sagsnummer in (:numre)"
						+ " union all select null, null, aaben_noegle from kohorte_proeve where kohorte_id = :id"
						+ " and aaben_noegle in (:noegler)")
				.param("id", id)
				.param("numre", sagsnumre)
				.param("noegler", noegler)
				.query((rs) -> {
					if (rs.getString(1) != null) {
						fingeraftryk.put(rs.getString(1), rs.getString(2));
					}
					else {
						optagne.add(rs.getString(3));
					}
				});
		}
		return new Forsoegt(fingeraftryk, optagne);
	}

	/** Remembers what rows of a trial would start. */
	void husk(UUID id, List<Forsoeg> nye) {
		this.jdbc.batchUpdate(
				"insert into kohorte_proeve (kohorte_id, sagsnummer, fingeraftryk, aaben_noegle) values (?, ?, ?, ?)",
				nye.stream().map((ny) -> new Object[] { id, ny.sagsnummer(), ny.fingeraftryk(), ny.aabenNoegle() }).toList(),
				new int[] { Types.OTHER, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR });
	}

	/** Begins a trial anew. */
	void forfra(UUID id) {
		this.jdbc.update("delete from kohorte_proeve where kohorte_id = ?", id);
		this.jdbc.update("delete from kohorte_fejl where kohorte_id = ?", id);
		this.jdbc.update("update kohorte set naaet = 0, oprettet = 0, gentaget = 0, afvist = 0 where id = ?", id);
	}

	/** Leaves a cohort where it stands, for whoever takes it up. */
	void afbryd(UUID id) {
		this.jdbc.update("update kohorte set status = 'AFBRUDT', puls = null where id = ? and status = 'KOERER'", id);
	}

	/** Cancels a cohort that has not ended; whether it did so now. */
	boolean annuller(UUID id, Instant nu) {
		return this.jdbc.update("update kohorte set status = 'AFBRUDT', annulleret = ? where id = ? and " + LEVENDE,
				nu.atOffset(ZoneOffset.UTC), id) == 1;
	}

	/** Gives a cancelled cohort free again; whether it was cancelled. */
	boolean genoptag(UUID id) {
		return this.jdbc.update("update kohorte set status = 'KOERER', annulleret = null, puls = null where id = ?"
				+ " and annulleret is not null and status = 'AFBRUDT'", id) == 1;
	}

	boolean erAnnulleret(UUID id) {
		return !this.jdbc.queryForList("select 1 from kohorte where id = ? and annulleret is not null", id).isEmpty();
	}

	List<UUID> annulleretFoer(Instant graense) {
		return this.klient.sql("select id from kohorte where status = 'AFBRUDT' and annulleret < ?")
			.param(graense.atOffset(ZoneOffset.UTC))
			.query(UUID.class)
			.list();
	}

	/** Ends the cohort and deletes its file. */
	void afslut(UUID id, Status status) {
		this.jdbc.update("update kohorte set status = ? where id = ? and status in ('KOERER', 'AFBRUDT')",
				status.name(), id);
		this.jdbc.update("delete from kohorte_proeve where kohorte_id = ?", id);
		this.jdbc.update("delete from kohorte_del where kohorte_id = ?", id);
	}

	Optional<Kohortestatus> status(UUID id) {
		// Counted before the errors are read, so that a refused row counted now has its
		// errors in the answer.
		return this.klient.sql("select status, raekker, oprettet, gentaget, afvist, proeve from kohorte where id = ?")
			.param(id)
			.query((raekke, nummer) -> new Kohortestatus(Status.valueOf(raekke.getString("status")),
					raekke.getInt("raekker"), raekke.getInt("oprettet"), raekke.getInt("gentaget"),
					raekke.getInt("afvist"), raekke.getBoolean("proeve"), fejl(id)))
			.optional();
	}

	private List<Raekkefejl> fejl(UUID id) {
		return this.klient
			.sql("select linje, felt, fejl from kohorte_fejl where kohorte_id = ? order by linje, nummer limit " + MAKS_FEJL)
			.param(id)
			.query(Raekkefejl.class)
			.list();
	}

	/** Gives every error in the order of the file, a page at a time. */
	void fejl(UUID id, Consumer<List<Raekkefejl>> side) {
		long linje = 0;
		List<Raekkefejl> fundne;
		do {
			// A row has few errors, so a page ends with a whole row.
			fundne = this.klient
				.sql("select linje, felt, fejl from kohorte_fejl where kohorte_id = ? and linje > ? and linje <= ("
						+ "select max(linje) from (select linje from kohorte_fejl where kohorte_id = ? and linje > ?"
						+ " order by linje limit " + RAPPORTSIDE + ") naeste) order by linje, nummer")
				.params(id, linje, id, linje)
				.query(Raekkefejl.class)
				.list();
			side.accept(fundne);
			linje = fundne.isEmpty() ? linje : fundne.get(fundne.size() - 1).linje();
		}
		while (!fundne.isEmpty());
	}

	long antal() {
		return this.jdbc.queryForObject("select count(*) from kohorte", Long.class);
	}

	/** Cohorts, the newest first. */
	List<Kohorteoversigt> side(int side, int antal) {
		return this.klient
			.sql("select id, modtaget, aktoer, program, proeve, alt_eller_intet, status, annulleret, raekker, naaet, oprettet,"
					+ " gentaget, afvist from kohorte order by modtaget desc, id limit ? offset ?")
			.params(antal, (long) side * antal)
			.query((rs, nr) -> new Kohorteoversigt(rs.getObject("id", UUID.class),
					rs.getObject("modtaget", OffsetDateTime.class).toInstant(), rs.getString("aktoer"),
					rs.getString("program"), rs.getBoolean("proeve"), rs.getBoolean("alt_eller_intet"),
					Status.valueOf(rs.getString("status")), rs.getObject("annulleret") != null, rs.getInt("raekker"),
					rs.getInt("naaet"), rs.getInt("oprettet"), rs.getInt("gentaget"), rs.getInt("afvist")))
			.list();
	}

	/** What earlier rows of a trial would have used: by number the keyed hash of the content, and keys of open cases. */
	record Forsoegt(Map<String, String> fingeraftryk, Set<String> noegler) {
	}

	/** A cohort on the way: rows in all, rows done, rows refused so far. */
	record Igang(Bestilling bestilling, int raekker, int naaet, int afvist) {
	}

	/**
	 * A case that a row of a trial would start.
	 *
	 * @param fingeraftryk the keyed hash of its content
	 * @param aabenNoegle what no two open cases have in common; null if it would end at once
	 */
	record Forsoeg(String sagsnummer, String fingeraftryk, String aabenNoegle) {
	}

	private final class Dele implements Enumeration<InputStream> {

		private final UUID id;

		private int nummer;

		private byte[] naeste;

		Dele(UUID id) {
			this.id = id;
			hent();
		}

		private void hent() {
			List<byte[]> fundet = Kohorter.this.jdbc.queryForList(
					"select indhold from kohorte_del where kohorte_id = ? and nummer = ?", byte[].class, this.id,
					this.nummer++);
			this.naeste = fundet.isEmpty() ? null : fundet.get(0);
		}

		@Override
		public boolean hasMoreElements() {
			return this.naeste != null;
		}

		@Override
		public InputStream nextElement() {
			if (this.naeste == null) {
				throw new NoSuchElementException();
			}
			InputStream del = new ByteArrayInputStream(Kohorter.this.kryptering.dekrypter(this.naeste));
			hent();
			return del;
		}

	}

}
