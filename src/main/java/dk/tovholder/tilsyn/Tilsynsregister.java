package dk.tovholder.tilsyn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What sweeps leave behind: the last one, and what it could not mend. Times are the database's. */
@Repository
class Tilsynsregister {

	private final JdbcTemplate jdbc;

	Tilsynsregister(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** A finding that was not mended, from the first sweep of this occurrence on. */
	record Linje(Fundart art, String sagsnummer, String enhed, String noegle, Instant siden) {
	}

	/** The last sweep that came to its end. */
	record Seneste(Instant begyndt, Duration varighed, int rettet, int rest) {
	}

	/** Takes the turn from all nodes, for ten minutes or until it is given back; false where another one has it. */
	boolean tagTur() {
		return jdbc.update("update tilsyn set laast_til = current_timestamp + interval '10' minute "
				+ "where laast_til <= current_timestamp") == 1;
	}

	void givTur() {
		jdbc.update("update tilsyn set laast_til = current_timestamp");
	}

	void afslut(Duration varighed, int rettet, int rest) {
		// In the transaction the clock stands still, so this is the end of the sweep.
		jdbc.update("update tilsyn set begyndt = current_timestamp, millis = ?, rettet = ?, rest = ?", varighed.toMillis(),
				rettet, rest);
	}

	Optional<Seneste> seneste() {
		return jdbc.query("select begyndt, millis, rettet, rest from tilsyn where begyndt is not null",
				(rs, i) -> new Seneste(rs.getObject(1, OffsetDateTime.class).toInstant(), Duration.ofMillis(rs.getLong(2)),
						rs.getInt(3), rs.getInt(4)))
			.stream()
			.findFirst();
	}

	/**
	 * Notes what stands now.
	 * @return the findings that the sweep before did not have
	 */
	List<Linje> noter(List<Fund> rest) {
		Map<String, Boolean> kendte = new HashMap<>();
		jdbc.query("select noegle, vaek from tilsynsfund", (rs) -> {
			kendte.put(rs.getString(1), rs.getObject(2) == null);
		});
		List<String> nye = new ArrayList<>();
		Map<String, Fund> nu = new HashMap<>();
		rest.forEach((fund) -> nu.putIfAbsent(fund.noegle(), fund));
		nu.forEach((noegle, fund) -> {
			Boolean staar = kendte.get(noegle);
			if (staar == null) {
				jdbc.update("insert into tilsynsfund (noegle, art, sagsnummer, enhed, siden) values (?,?,?,?,current_timestamp)",
						noegle, fund.art().name(), fund.sagsnummer(), fund.enhed());
				nye.add(noegle);
			}
			else if (!staar) {
				jdbc.update("update tilsynsfund set siden = current_timestamp, vaek = null where noegle = ?", noegle);
				nye.add(noegle);
			}
		});
		kendte.forEach((noegle, staar) -> {
			if (staar && !nu.containsKey(noegle)) {
				jdbc.update("update tilsynsfund set vaek = current_timestamp where noegle = ?", noegle);
			}
		});
		jdbc.update("delete from tilsynsfund where vaek < current_timestamp - interval '30' day");
		return aabne().stream().filter((linje) -> nye.contains(linje.noegle())).toList();
	}

	/** Everything that the last sweep could not mend, the oldest first. */
	List<Linje> aabne() {
		return jdbc.query("select art, sagsnummer, enhed, noegle, siden from tilsynsfund where vaek is null order by siden, noegle",
				Tilsynsregister::linje);
	}

	private static Linje linje(ResultSet rs, int i) throws SQLException {
		return new Linje(Fundart.valueOf(rs.getString(1)), rs.getString(2), rs.getString(3), rs.getString(4),
				rs.getObject(5, OffsetDateTime.class).toInstant());
	}

}
