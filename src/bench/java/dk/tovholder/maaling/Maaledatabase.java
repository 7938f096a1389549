package dk.tovholder.maaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Empty databases to measure on: two that are compared lie on the same server. */
enum Maaledatabase {

	POSTGRESQL {
		@Override
		String ny() {
			String navn = "m" + UUID.randomUUID().toString().replace("-", "");
			new JdbcTemplate(Server.POSTGRESQL.getPostgresDatabase()).execute("create database " + navn);
			return Server.POSTGRESQL.getJdbcUrl("postgres", navn);
		}

		@Override
		Duration cputid() {
			return Server.KLIENT.queryForList("select pid from pg_stat_activity", Long.class)
				.stream()
				.flatMap((pid) -> ProcessHandle.of(pid).flatMap((proces) -> proces.info().totalCpuDuration()).stream())
				.reduce(Duration.ZERO, Duration::plus);
		}
	},

	H2 {
		@Override
		Duration cputid() {
			// It runs in the thread that asks.
			return Duration.ZERO;
		}

		@Override
		String ny() {
			return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
		}
	};

	/** The JDBC URL of a new, empty database. */
	abstract String ny();

	/** Processor time that the server's processes have used until now. */
	abstract Duration cputid();

	/** What the product's production profile sets for this database. */
	List<String> indstillinger() {
		return (this == H2) ? List.of() : List.of("--spring.datasource.hikari.data-source-properties.reWriteBatchedInserts=true");
	}

	String bruger() {
		return (this == H2) ? "sa" : "postgres";
	}

	/** By the system property {@code maaling.database}: {@code postgresql} (the default) or {@code h2}. */
	static Maaledatabase valgt() {
		return valueOf(System.getProperty("maaling.database", "postgresql").toUpperCase());
	}

	/** Started when first needed, and stopped with the JVM. */
	private static final class Server {

		static final EmbeddedPostgres POSTGRESQL = start();

		static final JdbcTemplate KLIENT = new JdbcTemplate(
				new SingleConnectionDataSource(POSTGRESQL.getJdbcUrl("postgres", "postgres"), true));

		private static EmbeddedPostgres start() {
			try {
				// The test server's default acknowledges commits before they are on disk; production does not.
				EmbeddedPostgres server = EmbeddedPostgres.builder()
					.setServerConfig("synchronous_commit", System.getProperty("maaling.commit", "on"))
					.start();
				Runtime.getRuntime().addShutdownHook(new Thread(() -> {
					try {
						server.close();
					}
					catch (IOException ex) {
						throw new UncheckedIOException(ex);
					}
				}));
				return server;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
