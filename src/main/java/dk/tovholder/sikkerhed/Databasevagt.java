package dk.tovholder.sikkerhed;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import dk.tovholder.sikkerhed.Produktionsvagt.UsikkerStart;
import org.flywaydb.core.Flyway;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Refuses to run in production on tables of another version, and with a role that could change them. Looks as soon as
 * there is a database, before the engine and the product do.
 */
@Component
@Profile("prod")
class Databasevagt implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String navn) {
		if (bean instanceof DataSource database) {
			List<String> mangler = mangler(database);
			if (!mangler.isEmpty()) {
				throw new UsikkerStart(mangler);
			}
		}
		return bean;
	}

	/** One Danish line per thing to mend in the database. */
	static List<String> mangler(DataSource database) {
		JdbcTemplate jdbc = new JdbcTemplate(database);
		List<String> mangler = new ArrayList<>();
		String bruger = jdbc.queryForObject("select current_user", String.class);
		if (sandt(jdbc, "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user")) {
			mangler.add("Databasebrugeren " + bruger + " er administrator af databaseserveren; brug en, der kun læser og skriver rækker");
		}
		else if (sandt(jdbc, "select has_schema_privilege(current_schema(), 'create') or exists (select from pg_tables "
				+ "where schemaname = current_schema() and tableowner = current_user)")) {
			mangler.add("Databasebrugeren " + bruger + " kan ændre tabeller; brug en, der kun læser og skriver rækker (src/docker/roller.sql)");
		}
		if (sandt(jdbc, "select to_regclass('act_ge_property') is null")
				|| Flyway.configure().dataSource(database).load().info().pending().length > 0) {
			mangler.add("Databasens tabeller passer ikke til denne version; kør først samme program med ordet migrer");
		}
		return mangler;
	}

	private static boolean sandt(JdbcTemplate jdbc, String sql) {
		return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class));
	}

}
