package dk.tovholder.tilsyn;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Down when the clock of this machine and the database's differ by more than two seconds. The demo's clock is neither. */
@Component
class UreHealthIndicator extends AbstractHealthIndicator {

	private static final Duration GRAENSE = Duration.ofSeconds(2);

	/** A slower answer hides a difference: it is asked for again. */
	private static final Duration HURTIGT = Duration.ofSeconds(1);

	private static final int FORSOEG = 3;

	private final JdbcTemplate jdbc;

	private final Systemtid system;

	UreHealthIndicator(JdbcTemplate jdbc, Systemtid system) {
		this.jdbc = jdbc;
		this.system = system;
	}

	@Override
	protected void doHealthCheck(Health.Builder svar) {
		Maaling maaling = jdbc.execute(this::maal);
		for (int nr = 1; nr < FORSOEG && maaling.rundtur().compareTo(HURTIGT) > 0; nr++) {
			maaling = jdbc.execute(this::maal);
		}
		(maaling.forskel().compareTo(GRAENSE) > 0 ? svar.down() : svar.up()).withDetail("forskel",
				maaling.forskel().toString());
	}

	/** The database's clock, read somewhere between two looks at ours. */
	private record Maaling(Instant foer, Instant database, Instant efter) {

		Duration rundtur() {
			return Duration.between(foer, efter);
		}

		/** What the round trip does not explain. */
		Duration forskel() {
			if (database.isBefore(foer)) {
				return Duration.between(database, foer);
			}
			return database.isAfter(efter) ? Duration.between(efter, database) : Duration.ZERO;
		}

	}

	private Maaling maal(Connection forbindelse) throws SQLException {
		try (Statement saetning = forbindelse.createStatement()) {
			Instant foer = system.nu();
			try (ResultSet rs = saetning.executeQuery("select current_timestamp")) {
				rs.next();
				Instant database = rs.getObject(1, OffsetDateTime.class).toInstant();
				return new Maaling(foer, database, system.nu());
			}
		}
	}

}
