package dk.tovholder.sikkerhed;

import java.util.List;

import dk.tovholder.Databaseroller;
import dk.tovholder.engine.Migrering;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Production's database: one role owns the tables, the other runs the product. The product itself runs so in KaosTest. */
@TestMethodOrder(OrderAnnotation.class)
class DatabasevagtTest {

	private static EmbeddedPostgres server;

	@BeforeAll
	static void start() throws Exception {
		server = EmbeddedPostgres.start();
		Databaseroller.opret(som("postgres"));
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
	}

	private static DriverManagerDataSource som(String bruger) {
		return new DriverManagerDataSource(server.getJdbcUrl(bruger, "postgres"));
	}

	private static void migrer() {
		Migrering.koer("--spring.datasource.url=" + server.getJdbcUrl("tovholder_ejer", "postgres").replaceAll("\\?.*", ""),
				"--spring.datasource.username=tovholder", "--tovholder.migrering.adgangskode=kun-til-denne-proeve",
				"--logging.level.root=warn");
	}

	@Test
	@Order(1)
	void anEmptyDatabaseIsToBeMovedFirst() {
		assertThat(Databasevagt.mangler(som("tovholder"))).singleElement().asString().contains("ordet migrer");
	}

	@Test
	@Order(2)
	void theOwnerMovesTheTablesAndMayDoItAgain() {
		migrer();
		migrer();
		List<String> tabeller = new JdbcTemplate(som("postgres"))
			.queryForList("select tableowner || ' ' || tablename from pg_tables where schemaname = 'public'", String.class);
		assertThat(tabeller).contains("tovholder_ejer sag", "tovholder_ejer act_ru_task", "tovholder_ejer flyway_schema_history")
			.allSatisfy((tabel) -> assertThat(tabel).startsWith("tovholder_ejer "));
		assertThat(new JdbcTemplate(som("postgres"))
			.queryForObject("select count(*) from pg_indexes where indexname = 'tov_idx_event_subscr_proc'", Integer.class))
			.isEqualTo(1);
	}

	@Test
	@Order(3)
	void theRoleOfTheProductFindsNothingToMend() {
		assertThat(Databasevagt.mangler(som("tovholder"))).isEmpty();
	}

	@Test
	@Order(3)
	void aRoleThatMayChangeTablesIsRefused() {
		assertThat(Databasevagt.mangler(som("tovholder_ejer"))).singleElement()
			.asString()
			.contains("tovholder_ejer kan ændre tabeller");
		assertThat(Databasevagt.mangler(som("postgres"))).singleElement().asString().contains("administrator");
	}

	@ParameterizedTest
	@Order(3)
	@ValueSource(strings = { "create table x (id int)", "create index x on sag (enhed)", "alter table sag add column x int",
			"drop table sag", "truncate table sag", "create schema x", "create role x", "create extension pgcrypto",
			"delete from flyway_schema_history", "update flyway_schema_history set checksum = 1",
			"grant all on sag to public" })
	void theRoleOfTheProductChangesNoTable(String sql) {
		JdbcTemplate jdbc = new JdbcTemplate(som("tovholder"));
		if (sql.startsWith("grant")) {
			jdbc.execute(sql);
			assertThat(new JdbcTemplate(som("postgres")).queryForObject(
					"select count(*) from information_schema.role_table_grants where table_name = 'sag' and grantee = 'PUBLIC'",
					Integer.class)).isZero();
		}
		else {
			assertThatThrownBy(() -> jdbc.execute(sql)).rootCause()
				.hasMessageMatching("(?s).*(permission denied|must be owner).*");
		}
	}

	@Test
	@Order(4)
	void tablesThatLagBehindAreRefused() {
		JdbcTemplate ejer = new JdbcTemplate(som("tovholder_ejer"));
		ejer.update("delete from flyway_schema_history where installed_rank = (select max(installed_rank) from flyway_schema_history)");
		assertThat(Databasevagt.mangler(som("tovholder"))).singleElement().asString().contains("passer ikke til denne version");
	}

}
