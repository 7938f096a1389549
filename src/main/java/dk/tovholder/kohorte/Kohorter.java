package dk.tovholder.kohorte;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import dk.tovholder.borger.Kryptering;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
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

	private static final int MAKS_FEJL = 10_000;

	private final JdbcTemplate jdbc;

	private final JdbcClient klient;

	private final Kryptering kryptering;

	Kohorter(JdbcTemplate jdbc, Kryptering kryptering) {
		this.jdbc = jdbc;
		this.klient = JdbcClient.create(jdbc);
		this.kryptering = kryptering;
	}

	void opret(UUID id, String program, String aktoer, Instant modtaget) {
		this.klient.sql(
				"insert into kohorte (id, program, aktoer, modtaget, status, raekker, naaet, oprettet, gentaget, afvist)"
						+ " values (?, ?, ?, ?, 'KOERER', 0, 0, 0, 0, 0)")
			.params(id, program, aktoer, modtaget.atOffset(ZoneOffset.UTC))
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

	List<UUID> ufaerdige() {
		return this.klient.sql("select id from kohorte where status in ('KOERER', 'AFBRUDT') order by modtaget, id")
			.query(UUID.class)
			.list();
	}

	/** The cohort, if it has rows left to do. */
	Optional<Igang> ufaerdig(UUID id) {
		return igang(id, "");
	}

	/**
	 * As {@link #ufaerdig(UUID)}, and keeps others from it until the transaction ends.
	 */
	Optional<Igang> laas(UUID id) {
		return igang(id, " for update");
	}

	private Optional<Igang> igang(UUID id, String laas) {
		return this.klient
			.sql("select program, aktoer, raekker, naaet, afvist from kohorte"
					+ " where id = ? and status in ('KOERER', 'AFBRUDT')" + laas)
			.param(id)
			.query(Igang.class)
			.optional();
	}

	void taelOp(UUID id, int oprettet, int gentaget, int afvist) {
		this.jdbc.update(
				"update kohorte set status = 'KOERER', naaet = naaet + ?, oprettet = oprettet + ?,"
						+ " gentaget = gentaget + ?, afvist = afvist + ? where id = ?",
				oprettet + gentaget + afvist, oprettet, gentaget, afvist, id);
	}

	/**
	 * Notes what was wrong with a row, unless so many are noted that nobody would read
	 * it.
	 */
	void noter(UUID id, int afvistFoer, long linje, List<Feltfejl> fejl) {
		if (afvistFoer >= MAKS_FEJL) {
			return;
		}
		List<Object[]> raekker = new ArrayList<>();
		IntStream.range(0, fejl.size())
			.forEach((i) -> raekker.add(new Object[] { id, linje, i, fejl.get(i).felt(), fejl.get(i).fejl() }));
		this.jdbc.batchUpdate("insert into kohorte_fejl (kohorte_id, linje, nummer, felt, fejl) values (?, ?, ?, ?, ?)",
				raekker);
	}

	void afbryd(UUID id) {
		this.jdbc.update("update kohorte set status = 'AFBRUDT' where id = ? and status = 'KOERER'", id);
	}

	/** Ends the cohort and deletes its file. */
	void afslut(UUID id, Status status) {
		this.jdbc.update("update kohorte set status = ? where id = ? and status in ('KOERER', 'AFBRUDT')",
				status.name(), id);
		this.jdbc.update("delete from kohorte_del where kohorte_id = ?", id);
	}

	Optional<Kohortestatus> status(UUID id) {
		// Counted before the errors are read, so that a refused row counted now has its
		// errors in the answer.
		return this.klient.sql("select status, raekker, oprettet, gentaget, afvist from kohorte where id = ?")
			.param(id)
			.query((raekke, nummer) -> new Kohortestatus(Status.valueOf(raekke.getString("status")),
					raekke.getInt("raekker"), raekke.getInt("oprettet"), raekke.getInt("gentaget"),
					raekke.getInt("afvist"), fejl(id)))
			.optional();
	}

	private List<Raekkefejl> fejl(UUID id) {
		return this.klient.sql("select linje, felt, fejl from kohorte_fejl where kohorte_id = ? order by linje, nummer")
			.param(id)
			.query(Raekkefejl.class)
			.list();
	}

	/** A cohort on the way: rows in all, rows done, rows refused so far. */
	record Igang(String program, String aktoer, int raekker, int naaet, int afvist) {
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
