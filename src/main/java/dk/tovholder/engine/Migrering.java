package dk.tovholder.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Brings the tables to where this version wants them, and ends: {@code java -jar … migrer}. Uses the role that owns the
 * tables, which the running product does not have. May be run again.
 */
public final class Migrering {

	/** The first word of the command line. */
	public static final String KOMMANDO = "migrer";

	private static final Logger logger = LoggerFactory.getLogger(Migrering.class);

	private Migrering() {
	}

	/** Runs with the settings of production. */
	public static void koer(String... indstillinger) {
		new SpringApplicationBuilder(Trin.class).web(WebApplicationType.NONE)
			.profiles("prod", KOMMANDO)
			.run(indstillinger)
			.close();
	}

	private static void flytTabeller(DataSource database, String historik, String drift) throws SQLException {
		Flyway.configure().dataSource(database).baselineOnMigrate(true).baselineVersion("0").load().migrate();
		ProcessEngineConfigurationImpl motor = new StandaloneProcessEngineConfiguration();
		motor.setProcessEngineName(KOMMANDO)
			.setDataSource(database)
			.setDatabaseSchemaUpdate("true")
			.setHistory(historik)
			.setJobExecutorActivate(false);
		ProcessEngine bygget = motor.buildProcessEngine();
		bygget.close();
		try (Connection forbindelse = database.getConnection(); Statement saetning = forbindelse.createStatement()) {
			saetning.execute(Motorindeks.OPRET);
			// Which scripts have run is for the owner to say.
			saetning.execute("revoke insert, update, delete on flyway_schema_history from "
					+ saetning.enquoteIdentifier(drift, true));
		}
		logger.info("Databasen er klar til denne version");
	}

	/** Not found by the product's own search for beans. */
	static class Trin {

		@Bean
		ApplicationRunner flyt(Environment indstillinger) {
			return (argumenter) -> flytTabeller(
					new DriverManagerDataSource(indstillinger.getRequiredProperty("spring.datasource.url"),
							indstillinger.getRequiredProperty("tovholder.migrering.bruger"),
							indstillinger.getRequiredProperty("tovholder.migrering.adgangskode")),
					indstillinger.getRequiredProperty("camunda.bpm.history-level"),
					indstillinger.getRequiredProperty("spring.datasource.username"));
		}

	}

}
