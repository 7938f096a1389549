package dk.tovholder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the jar does besides serving, by its exit code. */
class KommandoTest {

	private static int koer(String kommando, DriverManagerDataSource database, String... mere) {
		List<String> argumenter = new ArrayList<>(List.of(kommando, "--spring.datasource.url=" + database.getUrl(),
				"--spring.datasource.username=" + ((database.getUsername() != null) ? database.getUsername() : ""),
				"--tovholder.kryptering.noegle=cjwhEjnGmq7LIdyPrjt4qt2bU9pmGpgpL8eD4FhA3Oo=",
				"--tovholder.kryptering.opslagsnoegle=MHJa9pN1lOlfUgJk6xSyhYQTfnhO7mfTj0sE5ljxM6I="));
		argumenter.addAll(List.of(mere));
		String[] alle = argumenter.toArray(String[]::new);
		return Kommando.find(alle).orElseThrow().applyAsInt(alle);
	}

	@Test
	void withoutACommandTheJarServes() {
		assertThat(Kommando.find(new String[] { "--server.port=0", "--kontroller-adgangsloggen" })).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aWholeLogEndsWithZeroAndABrokenOneWithOne(Testdatabase database) {
		DriverManagerDataSource kilde = (DriverManagerDataSource) database.ny();
		assertThat(koer("--kontroller-adgangslog", kilde)).isZero();
		new JdbcTemplate(kilde).update("insert into adgangslog (nr, tidspunkt, bruger, handling, kald, status, node, node_nr, hash) "
				+ "values (1, current_timestamp, 'nogen', 'SAG', 'GET', 200, 'n', 1, 'opdigtet')");
		assertThat(koer("--kontroller-adgangslog", kilde)).isEqualTo(1);
	}

	@Test
	void aWitnessIsAskedFor() {
		DriverManagerDataSource kilde = (DriverManagerDataSource) Testdatabase.H2.ny();
		assertThat(koer("--kontroller-adgangslog=0:", kilde)).isZero();
		assertThat(koer("--kontroller-adgangslog=7:" + "ab".repeat(32), kilde)).isEqualTo(1);
		assertThat(koer("--kontroller-adgangslog=syv", kilde)).isEqualTo(3);
	}

	@ParameterizedTest
	@EnumSource
	void aChangeOfKeysEndsWithZeroUnlessSomethingCannotBeRead(Testdatabase database) {
		DriverManagerDataSource kilde = (DriverManagerDataSource) database.ny();
		assertThat(koer("--skift-noegle", kilde)).isZero();
		new JdbcTemplate(kilde).update("insert into borger (cpr_hash, cpr_krypt, navn) values ('a', 'AAAA', 'x')");
		assertThat(koer("--skift-noegle", kilde)).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void figuresAreMadeAnew(Testdatabase database) {
		DriverManagerDataSource kilde = (DriverManagerDataSource) database.ny();
		JdbcTemplate jdbc = new JdbcTemplate(kilde);
		jdbc.update("insert into tal (program, enhed, art, vaerdi, dag, antal) values ('p', 'e', 'FASE', 'BESLUTNING', date '2021-01-01', 7)");
		jdbc.update("insert into talrest (program, enhed, art, vaerdi, dag, antal) values ('p', 'e', 'UDFALD', 'DOED', date '2021-01-01', 2)");
		assertThat(koer("--genopbyg-tal", kilde)).isZero();
		assertThat(jdbc.queryForList("select vaerdi || ' ' || antal from tal_nu", String.class)).containsExactly("DOED 2");
	}

	@ParameterizedTest
	@EnumSource
	void aCohortIsTriedAndTakenInAndRepeated(Testdatabase database, @TempDir Path mappe) throws IOException {
		DriverManagerDataSource kilde = (DriverManagerDataSource) database.ny();
		JdbcTemplate jdbc = new JdbcTemplate(kilde);
		Path rapport = mappe.resolve("rapport.csv");
		String[] valg = { "--rapport=" + rapport, "--logging.level.root=warn" };
		String graense = "--indlaes-kohorte=src/test/resources/kohorter/kohorte-graense.csv";
		assertThat(koer(graense, kilde, Stream.concat(Stream.of(valg), Stream.of("--proeve")).toArray(String[]::new)))
			.as("some rows would be refused").isEqualTo(1);
		assertThat(jdbc.queryForObject("select count(*) from sag", Integer.class)).isZero();
		assertThat(Files.readString(rapport)).contains("9;cpr;").contains("15;cpr;");
		assertThat(koer(graense, kilde, valg)).isEqualTo(1);
		assertThat(jdbc.queryForObject("select count(*) from sag", Integer.class)).isEqualTo(9);
		assertThat(Files.readString(rapport)).contains("9;cpr;").contains("15;cpr;");
		Path god = Files.writeString(mappe.resolve("god.csv"),
				Files.readAllLines(Path.of("src/test/resources/kohorter/kohorte-graense.csv")).stream().limit(3)
					.collect(Collectors.joining("\n")));
		assertThat(koer("--indlaes-kohorte=" + god, kilde, valg)).as("all of them repeated").isZero();
		assertThat(koer("--indlaes-kohorte=" + rapport, kilde, valg)).as("no cohort").isEqualTo(2);
		assertThat(koer("--indlaes-kohorte=" + mappe.resolve("ingen.csv"), kilde, valg)).as("no file").isEqualTo(2);
	}

	@Test
	void whatCannotBeDoneIsNeitherWholeNorBroken() {
		DriverManagerDataSource tom = (DriverManagerDataSource) Testdatabase.H2.tom();
		assertThat(koer("--kontroller-adgangslog", tom)).as("no tables").isEqualTo(3);
		assertThat(koer("--kontroller-adgangslog", tom, "--tovholder.kryptering.noegle=forkert")).as("no keys").isEqualTo(3);
	}

}
