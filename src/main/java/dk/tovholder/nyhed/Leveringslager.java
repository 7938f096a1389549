package dk.tovholder.nyhed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of subscriptions and of what they have not received yet. */
@Repository
class Leveringslager {

	/** The first of its case that waits; nothing else of the case may leave before it. */
	private static final String FORREST = " and not exists (select 1 from nyhed_levering f where f.abonnement = l.abonnement "
			+ "and f.sagsnummer = l.sagsnummer and f.position < l.position)";

	private static final String FORFALDEN = " from nyhed_levering l where l.abonnement = ? and l.naeste_forsoeg <= ? "
			+ "and (l.laast_til is null or l.laast_til <= ?)" + FORREST;

	private final JdbcTemplate jdbc;

	Leveringslager(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** A subscription as it stands. */
	record Stand(String navn, Set<String> typer, Instant oprettet, Instant meldt, long leveret, Instant senestLeveret,
			int fejlITraek, Long fejlPosition, Instant fejlSiden, String fejl, int pauser, Instant pauseTil) {

		boolean vil(Nyhedstype type) {
			return typer.isEmpty() || typer.contains(type.navn());
		}

	}

	/**
	 * News that somebody is sending.
	 *
	 * @param forsoeg how often it has been tried, this time included
	 * @param pauser how often the receiver had been away when it was taken
	 */
	record Levering(String abonnement, long position, int forsoeg, UUID laas, Instant taget, int pauser) {

		/** Whether it is sent to find out if the receiver is back. */
		boolean proeve() {
			return pauser > 0;
		}

	}

	/** News that have waited for long. */
	record Ventende(long position, Instant lagt) {
	}

	// --- subscriptions

	List<Stand> alle() {
		return jdbc.query("select * from nyhed_abonnement order by navn", Leveringslager::stand);
	}

	/** The subscription, locked until the transaction ends. */
	Optional<Stand> laas(String navn) {
		return jdbc.query("select * from nyhed_abonnement where navn = ? for update", Leveringslager::stand, navn)
			.stream()
			.findFirst();
	}

	/** Notes that a node has the subscription among its settings. */
	void meld(String navn, List<String> typer, Instant nu) {
		String alleTyper = String.join(",", typer);
		if (jdbc.update("update nyhed_abonnement set typer = ?, meldt = ? where navn = ?", alleTyper, Nyhedslager.tid(nu), navn) == 0) {
			jdbc.update("insert into nyhed_abonnement (navn, typer, oprettet, meldt, leveret, fejl_i_traek, pauser) "
					+ "values (?,?,?,?,0,0,0)", navn, alleTyper, Nyhedslager.tid(nu), Nyhedslager.tid(nu));
		}
	}

	void slet(String navn) {
		jdbc.update("delete from nyhed_levering where abonnement = ?", navn);
		jdbc.update("delete from nyhed_abonnement where navn = ?", navn);
	}

	private static Stand stand(ResultSet rs, int i) throws SQLException {
		String typer = rs.getString("typer");
		return new Stand(rs.getString("navn"), typer.isEmpty() ? Set.of() : Set.of(typer.split(",")), tid(rs, "oprettet"),
				tid(rs, "meldt"), rs.getLong("leveret"), tid(rs, "senest_leveret"), rs.getInt("fejl_i_traek"),
				rs.getObject("fejl_position", Long.class), tid(rs, "fejl_siden"), rs.getString("fejl"), rs.getInt("pauser"),
				tid(rs, "pause_til"));
	}

	private static Instant tid(ResultSet rs, String kolonne) throws SQLException {
		OffsetDateTime tid = rs.getObject(kolonne, OffsetDateTime.class);
		return (tid == null) ? null : tid.toInstant();
	}

	// --- deliveries

	/** Lays out what the subscriptions are to receive. */
	void laeg(List<Stand> abonnementer, List<Nummereret> nyheder, Instant nu) {
		List<Object[]> raekker = new ArrayList<>();
		for (Stand abonnement : abonnementer) {
			for (Nummereret n : nyheder) {
				if (abonnement.vil(n.type())) {
					raekker.add(new Object[] { abonnement.navn(), n.position(), n.sagsnummer(), Nyhedslager.tid(nu) });
				}
			}
		}
		jdbc.batchUpdate("insert into nyhed_levering (abonnement, position, sagsnummer, forsoeg, naeste_forsoeg) "
				+ "values (?,?,?,0,?)", raekker);
	}

	/** Whether anything could leave now, unless the receiver is given a pause. */
	boolean forfaldne(String abonnement, Instant nu) {
		return !jdbc
			.queryForList("select a.navn from nyhed_abonnement a where a.navn = ? and (a.pause_til is null or a.pause_til <= ?) "
					+ "and exists (select 1" + FORFALDEN + ")", String.class, abonnement, Nyhedslager.tid(nu), abonnement,
					Nyhedslager.tid(nu), Nyhedslager.tid(nu))
			.isEmpty();
	}

	/**
	 * Takes the first that is due of a case of which nothing is on its way, for as long as the lease runs. Where the receiver
	 * was away, one only, and what has failed least: one that is always refused tells nothing of the receiver. The caller has
	 * locked the subscription; a case that is being erased has nothing to take.
	 */
	Optional<Levering> tag(Stand abonnement, Instant nu, Duration lejemaal) {
		UUID laas = UUID.randomUUID();
		return jdbc
			.query("select l.position, l.forsoeg" + FORFALDEN + " order by " + ((abonnement.pauser() > 0) ? "l.forsoeg, " : "")
					// As the key goes, for H2 sorts all rows otherwise.
					+ "l.abonnement, l.position limit 1",
					(rs, i) -> new Levering(abonnement.navn(), rs.getLong(1), rs.getInt(2) + 1, laas, nu, abonnement.pauser()),
					abonnement.navn(), Nyhedslager.tid(nu), Nyhedslager.tid(nu))
			.stream()
			.findFirst()
			.filter((l) -> jdbc.update(
					"update nyhed_levering set laas = ?, laast_til = ?, forsoeg = ? where abonnement = ? and position = ?", laas,
					Nyhedslager.tid(nu.plus(lejemaal)), l.forsoeg(), l.abonnement(), l.position()) > 0)
			.map((l) -> {
				if (l.proeve()) {
					jdbc.update("update nyhed_abonnement set pause_til = ? where navn = ?", Nyhedslager.tid(nu.plus(lejemaal)),
							l.abonnement());
				}
				return l;
			});
	}

	/** Received is received, whoever has it now. What waited only because the receiver was away is due at once. */
	void modtaget(Levering levering, boolean varVaek, Instant nu) {
		jdbc.update("update nyhed_abonnement set leveret = leveret + 1, senest_leveret = ?, fejl_i_traek = 0, fejl_position = null, "
				+ "fejl_siden = null, fejl = null, pauser = 0, pause_til = null where navn = ?", Nyhedslager.tid(nu),
				levering.abonnement());
		jdbc.update("delete from nyhed_levering where abonnement = ? and position = ?", levering.abonnement(), levering.position());
		if (varVaek) {
			jdbc.update("update nyhed_levering set naeste_forsoeg = ? where abonnement = ? and naeste_forsoeg > ?",
					Nyhedslager.tid(nu), levering.abonnement(), Nyhedslager.tid(nu));
		}
	}

	/** Lays it back, if nobody else has it meanwhile. */
	void laegTilbage(Levering levering, Instant naeste, String fejl) {
		jdbc.update("update nyhed_levering set naeste_forsoeg = ?, laas = null, laast_til = null, fejl = ? where abonnement = ? "
				+ "and position = ? and laas = ?", Nyhedslager.tid(naeste), fejl, levering.abonnement(), levering.position(),
				levering.laas());
	}

	/** Notes a failure, and until when nobody tries the receiver. */
	void fejlet(Stand abonnement, int fejlITraek, long position, String fejl, int pauser, Instant pauseTil, Instant nu) {
		jdbc.update("update nyhed_abonnement set fejl_i_traek = ?, fejl_position = ?, fejl_siden = coalesce(fejl_siden, ?), fejl = ?, "
				+ "pauser = ?, pause_til = ? where navn = ?", fejlITraek, position, Nyhedslager.tid(nu), fejl, pauser,
				(pauseTil == null) ? null : Nyhedslager.tid(pauseTil), abonnement.navn());
	}

	// --- looking

	long antal(String abonnement) {
		return jdbc.queryForObject("select count(*) from nyhed_levering where abonnement = ?", Long.class, abonnement);
	}

	/** The first that waits; empty if none does. */
	Optional<Ventende> aeldste(String abonnement) {
		return ventende("select min(position) from nyhed_levering where abonnement = ?", abonnement);
	}

	/** The first that has been tried and not received. */
	Optional<Ventende> aeldsteFejlede(String abonnement) {
		return ventende("select min(position) from nyhed_levering where abonnement = ? and forsoeg > 0", abonnement);
	}

	private Optional<Ventende> ventende(String hvilken, String abonnement) {
		return jdbc.query("select position, lagt from nyhed where position = (" + hvilken + ")",
				(rs, i) -> new Ventende(rs.getLong(1), tid(rs, "lagt")), abonnement)
			.stream()
			.findFirst();
	}

}
