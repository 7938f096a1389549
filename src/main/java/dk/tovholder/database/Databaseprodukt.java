package dk.tovholder.database;

import java.sql.DatabaseMetaData;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

/** Tells the two databases apart. */
public final class Databaseprodukt {

	private Databaseprodukt() {
	}

	/**
	 * Whether the database is PostgreSQL and not H2.
	 * @throws IllegalStateException if it does not answer
	 */
	public static boolean erPostgresql(JdbcTemplate jdbc) {
		try {
			String produkt = JdbcUtils.extractDatabaseMetaData(jdbc.getDataSource(), DatabaseMetaData::getDatabaseProductName);
			return DatabaseDriver.fromProductName(produkt) == DatabaseDriver.POSTGRESQL;
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("The database does not tell what it is", ex);
		}
	}

}
