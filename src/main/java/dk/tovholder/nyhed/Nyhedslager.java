package dk.tovholder.nyhed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of news, before and after they have got their position. */
@Repository
class Nyhedslager {

	private final JdbcTemplate jdbc;

	Nyhedslager(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	static OffsetDateTime tid(Instant tidspunkt) {
		return tidspunkt.atOffset(ZoneOffset.UTC);
	}

	/** What a step has laid out. */
	record Lagt(long id, String sagsnummer, Instant tidspunkt, List<Nyhed> nyheder) {
	}

	/**
	 * How far numbering has come.
	 *
	 * @param sidste the last position that was given
	 * @param slettetTil the last position that was removed because of its age
	 */
	record Stand(long sidste, long slettetTil) {
	}

	// --- numbering

	boolean harNye() {
		return !jdbc.queryForList("select id from nyhed_ny limit 1", Long.class).isEmpty();
	}

	/** The last position; until the transaction ends nobody else gives any. */
	long laas() {
		return jdbc.queryForObject("select sidste from nyhed_stand where id = 1 for update", Long.class);
	}

	void sidste(long position) {
		jdbc.update("update nyhed_stand set sidste = ? where id = 1", position);
	}

	/** What was laid out first. Locked, so that a case that is being erased is either seen or gone. */
	List<Lagt> nye(int hoejst) {
		return jdbc.query("select id, sagsnummer, tidspunkt, nyheder from nyhed_ny order by id limit " + hoejst + " for update",
				(rs, i) -> new Lagt(rs.getLong(1), rs.getString(2), rs.getObject(3, OffsetDateTime.class).toInstant(),
						Nyhed.laes(rs.getString(4))));
	}

	void flyt(List<Lagt> lagte, List<Nummereret> nyheder, Instant nu) {
		jdbc.batchUpdate("insert into nyhed (position, id, sagsnummer, tidspunkt, type, data, lagt) values (?,?,?,?,?,?,?)",
				nyheder.stream()
					.map((n) -> new Object[] { n.position(), n.id(), n.sagsnummer(), tid(n.tidspunkt()), n.type().name(), n.data(),
							tid(nu) })
					.toList());
		jdbc.batchUpdate("delete from nyhed_ny where id = ?", lagte.stream().map((l) -> new Object[] { l.id() }).toList());
	}

	// --- reading

	Stand stand() {
		return jdbc.queryForObject("select sidste, slettet_til from nyhed_stand where id = 1",
				(rs, i) -> new Stand(rs.getLong(1), rs.getLong(2)));
	}

	List<Nummereret> efter(long position, int hoejst) {
		return jdbc.query("select * from nyhed where position > ? order by position limit " + hoejst, Nyhedslager::laes, position);
	}

	Optional<Nummereret> find(long position) {
		return jdbc.query("select * from nyhed where position = ?", Nyhedslager::laes, position).stream().findFirst();
	}

	private static Nummereret laes(ResultSet rs, int i) throws SQLException {
		return new Nummereret(rs.getLong("position"), rs.getObject("id", UUID.class), rs.getString("sagsnummer"),
				rs.getObject("tidspunkt", OffsetDateTime.class).toInstant(), Nyhedstype.valueOf(rs.getString("type")),
				rs.getString("data"));
	}

	// --- removing

	/** Removes some of what is older than that and wanted by nobody any more; gives how many. */
	int slet(Instant aeldreEnd, int hoejst) {
		List<Object[]> gamle = jdbc.query("select position from nyhed where lagt < ? and not exists "
				+ "(select 1 from nyhed_levering l where l.position = nyhed.position) order by position limit " + hoejst,
				(rs, i) -> new Object[] { rs.getLong(1) }, tid(aeldreEnd));
		if (!gamle.isEmpty()) {
			jdbc.update("update nyhed_stand set slettet_til = greatest(slettet_til, ?) where id = 1", gamle.get(gamle.size() - 1));
			jdbc.batchUpdate("delete from nyhed where position = ?", gamle);
		}
		return gamle.size();
	}

}
