package dk.tovholder.adgangslog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.borger.Noegleaftryk;
import dk.tovholder.database.Databaseprodukt;
import dk.tovholder.kalender.Maskinur;

/**
 * Where every showing of a citizen is noted, before the answer leaves: what cannot be noted is not shown.
 * A note is one plain insert; a single worker chains the notes afterwards.
 */
@Component
public class Adgangslog {

	private static final String KOLONNER = "insert into adgang (node, node_nr, tidspunkt, bruger, handling, kald, status, "
			+ "begrundelse, sager, opgaver) ";

	/**
	 * Nobody waits for the disk of the database server: it keeps the note whatever becomes of this process, and only a crash of
	 * the server itself may lose those of its last half second.
	 */
	private static final String NOTER_POSTGRESQL = "with uventet as (select set_config('synchronous_commit', 'off', true)) "
			+ KOLONNER + "select cast(? as varchar), cast(? as bigint), cast(? as timestamptz), cast(? as varchar), "
			+ "cast(? as varchar), cast(? as varchar), cast(? as integer), cast(? as varchar), cast(? as text), "
			+ "cast(? as text) from uventet";

	private static final String NOTER_H2 = KOLONNER + "values (?,?,?,?,?,?,?,?,?,?)";

	private final JdbcTemplate jdbc;

	private final TransactionTemplate forSigSelv;

	private final Noegleaftryk aftryk;

	private final Maskinur ur;

	private final String noter;

	private final String node = UUID.randomUUID().toString();

	private final AtomicLong senesteNr = new AtomicLong();

	/** Numbers whose note failed. They are used again, so that a hole always means a row that was removed. */
	private final Queue<Long> ubrugte = new ConcurrentLinkedQueue<>();

	Adgangslog(JdbcTemplate jdbc, PlatformTransactionManager transaktioner, Noegleaftryk aftryk, Maskinur ur) {
		this.jdbc = jdbc;
		this.forSigSelv = new TransactionTemplate(transaktioner);
		// The caller's transaction may only read, or fail; the note stands by itself.
		this.forSigSelv.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
		this.aftryk = aftryk;
		this.ur = ur;
		this.noter = Databaseprodukt.erPostgresql(jdbc) ? NOTER_POSTGRESQL : NOTER_H2;
	}

	/** A line of the log about a case, as its citizen may read it. */
	@Schema(name = "Adgang")
	public record Linje(Instant tidspunkt, String bruger, Handling handling, String kald, int status,
			@Nullable String begrundelse) {
	}

	/** Notes what is about to be shown or refused. */
	public void noter(Visning v) {
		Long nr = this.ubrugte.poll();
		if (nr == null) {
			nr = this.senesteNr.incrementAndGet();
		}
		Object[] raekke = { this.node, nr, this.ur.instant().atOffset(ZoneOffset.UTC), v.bruger(), v.handling().name(),
				v.kald(), v.status(), v.begrundelse(), liste(v.sager()), liste(v.opgaver()) };
		boolean noteret = false;
		try {
			this.forSigSelv.executeWithoutResult((status) -> this.jdbc.update(this.noter, raekke));
			noteret = true;
		}
		finally {
			if (!noteret) {
				this.ubrugte.add(nr);
			}
		}
	}

	private static String liste(Collection<String> dele) {
		return dele.isEmpty() ? null : String.join(",", dele);
	}

	/** Who has been shown the case, the latest last; what was noted in the last seconds may still be missing. */
	public List<Linje> om(String sagsnummer) {
		return this.jdbc.query("select * from adgangslog where sagsnummer = ? order by nr", Adgangslog::linje, sagsnummer);
	}

	/**
	 * Takes a case out of the log, in the caller's transaction: the rows stay and say who and when, but neither whom nor why.
	 * @return the rows that named the case
	 */
	public int slet(String sagsnummer) {
		this.jdbc.queryForList("select nr from adgangslog_ende where id = 1 for update");
		String sagAftryk = sagAftryk(this.aftryk, sagsnummer);
		if (this.jdbc.queryForList("select 1 from adgangslog_slettet where sag_aftryk = ?", sagAftryk).isEmpty()) {
			this.jdbc.update("insert into adgangslog_slettet (sag_aftryk) values (?)", sagAftryk);
		}
		return this.jdbc.update("update adgangslog set sagsnummer = null, begrundelse = null where sagsnummer = ?", sagsnummer);
	}

	static String sagAftryk(Noegleaftryk aftryk, String sagsnummer) {
		return (sagsnummer == null) ? null : aftryk.af("adgangslog-sag", sagsnummer);
	}

	private static Linje linje(ResultSet rs, int i) throws SQLException {
		return new Linje(rs.getObject("tidspunkt", OffsetDateTime.class).toInstant(), rs.getString("bruger"),
				Handling.valueOf(rs.getString("handling")), rs.getString("kald"), rs.getInt("status"),
				rs.getString("begrundelse"));
	}

}
