package dk.tovholder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The databases that our SQL must run on; each call gives an empty one with our tables.
 */
public enum Testdatabase {

	H2 {
		@Override
		DataSource tom() {
			return new DriverManagerDataSource(
					"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
		}
	},

	POSTGRESQL {
		@Override
		DataSource tom() {
			String navn = "t" + UUID.randomUUID().toString().replace("-", "");
			new JdbcTemplate(Server.POSTGRESQL.getPostgresDatabase()).execute("create database " + navn);
			return new DriverManagerDataSource(Server.POSTGRESQL.getJdbcUrl("postgres", navn));
		}
	};

	abstract DataSource tom();

	public DataSource ny() {
		DataSource database = tom();
		Flyway.configure().dataSource(database).load().migrate();
		return database;
	}

	/**
	 * Points a whole application at an empty database: H2 in memory, or PostgreSQL where the build asks for it by
	 * {@code -Dtovholder.test.database=postgresql}.
	 */
	public static void til(DynamicPropertyRegistry indstillinger) {
		if ("postgresql".equals(System.getProperty("tovholder.test.database"))) {
			DriverManagerDataSource database = (DriverManagerDataSource) POSTGRESQL.tom();
			indstillinger.add("spring.datasource.url", database::getUrl);
			indstillinger.add("spring.datasource.username", () -> "postgres");
		}
		else {
			String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000";
			indstillinger.add("spring.datasource.url", () -> url);
		}
	}

	/** Started when first needed, and stopped with the JVM. */
	private static final class Server {

		static final EmbeddedPostgres POSTGRESQL = start();

		private static EmbeddedPostgres start() {
			try {
				EmbeddedPostgres server = EmbeddedPostgres.start();
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
