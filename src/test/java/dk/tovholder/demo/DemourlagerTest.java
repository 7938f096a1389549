package dk.tovholder.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import dk.tovholder.Testdatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class DemourlagerTest {

	private JdbcTemplate jdbc;

	private Demourlager paa(Testdatabase database) {
		this.jdbc = new JdbcTemplate(database.ny());
		return genstartet();
	}

	private Demourlager genstartet() {
		return new Demourlager(this.jdbc);
	}

	@ParameterizedTest
	@EnumSource
	void newDatabaseStartsOnTheFirstMorningOfTheProject(Testdatabase database) {
		assertThat(paa(database).starttid()).isEqualTo("2020-12-01T07:00:00Z");
	}

	@ParameterizedTest
	@EnumSource
	void restartGoesOnWhereTheClockStood(Testdatabase database) {
		Demourlager lager = paa(database);
		lager.starttid();
		lager.gem(Instant.parse("2021-03-01T10:11:12.345Z"));
		assertThat(genstartet().starttid()).isEqualTo("2021-03-01T10:11:12.345Z");
		assertThat(genstartet().starttid()).isEqualTo("2021-03-01T10:11:12.345Z");
	}

	@ParameterizedTest
	@EnumSource
	void clockIsNeverBehindTheJournal(Testdatabase database) {
		Demourlager lager = paa(database);
		lager.starttid();
		sagMedJournal("2021-05-06T07:08:09Z");
		assertThat(genstartet().starttid()).isEqualTo("2021-05-06T07:08:09Z");
	}

	@ParameterizedTest
	@EnumSource
	void demoCohortIsHandedOverOnce(Testdatabase database) {
		Demourlager lager = paa(database);
		lager.starttid();
		assertThat(lager.udenSager()).isTrue();
		assertThat(lager.kohorte()).isEmpty();
		UUID id = UUID.randomUUID();
		lager.gemKohorte(id);
		assertThat(genstartet().udenSager()).isFalse();
		assertThat(genstartet().kohorte()).contains(id);
	}

	@ParameterizedTest
	@EnumSource
	void databaseWithCasesGetsNoDemoCohort(Testdatabase database) {
		Demourlager lager = paa(database);
		lager.starttid();
		sagMedJournal("2020-12-01T07:00:00Z");
		assertThat(lager.udenSager()).isFalse();
	}

	private void sagMedJournal(String tidspunkt) {
		OffsetDateTime tid = Instant.parse(tidspunkt).atOffset(ZoneOffset.UTC);
		this.jdbc.update("insert into borger (cpr_hash, cpr_krypt, navn) values ('h', 'k', 'Test')");
		this.jdbc.update("insert into sag (sagsnummer, program, cpr_hash, enhed, sag_start, anker, foedt, daekkede_dage,"
				+ " graense, fingeraftryk, oprettet, tilstand, pause, overskredet, over_maal, kontaktfrekvens)"
				+ " values ('A1', 'p', 'h', 'e', date '2020-12-01', date '2020-12-01', date '1980-01-01', 0, 0, 'f', ?,"
				+ " 'X', false, false, false, 'INGEN')", tid);
		this.jdbc.update("insert into journal (sagsnummer, tidspunkt, effektiv_dato, type, aktoer, tekst, data)"
				+ " values ('A1', ?, date '2020-12-01', 'X', 'system', 'x', '{}')", tid);
	}

}
