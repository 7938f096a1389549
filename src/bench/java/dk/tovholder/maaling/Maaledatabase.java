package dk.tovholder.maaling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.jdbc.core.JdbcTemplate;

/** Empty databases to measure on: two that are compared lie on the same server. */
enum Maaledatabase {

	POSTGRESQL {
		@Override
		String ny() {
			String navn = "m" + UUID.randomUUID().toString().replace("-", "");
			new JdbcTemplate(Server.POSTGRESQL.getPostgresDatabase()).execute("create database " + navn);
			return Server.POSTGRESQL.getJdbcUrl("postgres", navn);
		}
	},

	H2 {
		@Override
		String ny() {
			return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
		}
	};

	/** The JDBC URL of a new, empty database. */
	abstract String ny();

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
