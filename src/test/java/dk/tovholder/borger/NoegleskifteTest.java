package dk.tovholder.borger;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

import dk.tovholder.Testdatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NoegleskifteTest {

	private static final String GAMMEL = "cjwhEjnGmq7LIdyPrjt4qt2bU9pmGpgpL8eD4FhA3Oo=";

	private static final String NY = "p0m5x2Dk6LZs0Xy4Gz1aWv8hRtNqEoYfJb3iUc7KdMg=";

	private static final String FREMMED = "Q2h4b3B0ZXJzLXdpdGgtb2RkLXdpbmdzLWZseS1vbi0=";

	private static final String OPSLAG = "MHJa9pN1lOlfUgJk6xSyhYQTfnhO7mfTj0sE5ljxM6I=";

	private static Kryptering med(String noegle, String... tidligere) {
		return new Kryptering(new Noegler(new Krypteringsindstillinger(noegle, OPSLAG, List.of(tidligere), null), false));
	}

	private static Noeglekommando kommando(DataSource kilde, Kryptering kryptering) {
		return new Noeglekommando(
				new Noegleskifte(new JdbcTemplate(kilde), new JdbcTransactionManager(kilde), kryptering));
	}

	/** 450 citizens with a case, an answer each, and a cohort in pieces, as one key wrote them. */
	private static void fyld(JdbcTemplate jdbc, Kryptering kryptering) {
		UUID kohorte = UUID.randomUUID();
		jdbc.update("insert into kohorte (id, program, aktoer, modtaget, status, raekker, naaet, oprettet, gentaget, afvist) "
				+ "values (?, 'p', 'a', current_timestamp, 'KOERER', 0, 0, 0, 0, 0)", kohorte);
		for (int i = 0; i < 450; i++) {
			String nr = "%03d".formatted(i);
			jdbc.update("insert into borger (cpr_hash, cpr_krypt, navn, navn_krypt) values (?, ?, 'x', ?)", nr,
					kryptering.krypter("cpr" + nr), (i % 2 == 0) ? kryptering.krypter("navn" + nr) : null);
			jdbc.update("insert into sag (sagsnummer, program, cpr_hash, enhed, sag_start, anker, foedt, daekkede_dage, graense, "
					+ "fingeraftryk, oprettet, tilstand, pause, overskredet, over_maal, kontaktfrekvens) values (?, 'p', ?, 'h', "
					+ "current_date, current_date, current_date, 0, 0, 'f', current_timestamp, 't', false, false, false, 'k')", nr,
					nr);
			jdbc.update("insert into haendelse (sagsnummer, nr, type, effektiv_dato, data, svar, status, registreret, aktoer) "
					+ "values (?, 1, 'T03', current_date, '{}', ?, 'ANVENDT', current_timestamp, 'a')", nr,
					kryptering.krypter("svar" + nr));
			jdbc.update("insert into ventende_haendelse (sagsnummer, haendelses_id, effektiv_dato, fingeraftryk, haendelse, aktoer, "
					+ "modtaget, status) values (?, 'h', current_date, 'f', ?, 'a', current_timestamp, 'VENTER')", nr,
					kryptering.krypter("haendelse" + nr));
			jdbc.update("insert into kohorte_del (kohorte_id, nummer, indhold) values (?, ?, ?)", kohorte, i,
					kryptering.krypter(("del" + nr).getBytes(StandardCharsets.UTF_8)));
		}
	}

	@ParameterizedTest
	@EnumSource
	void everythingCanBeReadWithoutTheOldKeyAfterwards(Testdatabase database) {
		DataSource kilde = database.ny();
		JdbcTemplate jdbc = new JdbcTemplate(kilde);
		fyld(jdbc, med(GAMMEL));
		Kryptering kunNy = med(NY);
		assertThatThrownBy(() -> kunNy.dekrypter(jdbc.queryForObject("select min(cpr_krypt) from borger", String.class)))
			.isInstanceOf(IllegalStateException.class);
		Noegleskifte skifte = new Noegleskifte(jdbc, new JdbcTransactionManager(kilde), med(NY, GAMMEL));
		assertThat(skifte.skift()).extracting(Noegleskifte.Resultat::skiftet).containsExactly(450L, 225L, 450L, 450L, 450L);
		assertThat(skifte.skift()).extracting(Noegleskifte.Resultat::skiftet).containsOnly(0L);
		jdbc.query("select b.cpr_hash, b.cpr_krypt, b.navn_krypt, h.svar from borger b join haendelse h on h.sagsnummer = b.cpr_hash",
				(rs) -> {
					String nr = rs.getString(1);
					assertThat(kunNy.dekrypter(rs.getString(2))).isEqualTo("cpr" + nr);
					assertThat(kunNy.dekrypter(rs.getString(4))).isEqualTo("svar" + nr);
					if (rs.getString(3) != null) {
						assertThat(kunNy.dekrypter(rs.getString(3))).isEqualTo("navn" + nr);
					}
				});
		jdbc.query("select sagsnummer, haendelse from ventende_haendelse",
				(rs) -> {
					assertThat(kunNy.dekrypter(rs.getString(2))).isEqualTo("haendelse" + rs.getString(1));
				});
		Set<String> dele = new HashSet<>();
		jdbc.query("select indhold from kohorte_del",
				(rs) -> {
					dele.add(new String(kunNy.dekrypter(rs.getBytes(1)), StandardCharsets.UTF_8));
				});
		assertThat(dele).hasSize(450);
		assertThat(kommando(kilde, kunNy).skift()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void whatNoKeyCanReadIsLeftAndTold(Testdatabase database) {
		DataSource kilde = database.ny();
		JdbcTemplate jdbc = new JdbcTemplate(kilde);
		String krypteret = med(FREMMED).krypter("cpr");
		jdbc.update("insert into borger (cpr_hash, cpr_krypt, navn) values ('a', ?, 'x'), ('b', ?, 'x')", krypteret,
				med(GAMMEL).krypter("cpr"));
		assertThat(kommando(kilde, med(NY, GAMMEL)).skift()).isEqualTo(1);
		assertThat(jdbc.queryForObject("select cpr_krypt from borger where cpr_hash = 'a'", String.class)).isEqualTo(krypteret);
		assertThat(med(NY).dekrypter(jdbc.queryForObject("select cpr_krypt from borger where cpr_hash = 'b'", String.class)))
			.isEqualTo("cpr");
	}

	/** Whoever adds an encrypted column gives it a name that ends like the others, or names it here. */
	@Test
	void everyEncryptedColumnIsChanged() {
		JdbcTemplate jdbc = new JdbcTemplate(Testdatabase.H2.ny());
		assertThat(Noegleskifte.KOLONNER).extracting(Object::toString)
			.contains("haendelse.svar", "kohorte_del.indhold")
			.containsAll(jdbc.queryForList("select lower(table_name) || '.' || lower(column_name) from information_schema.columns "
					+ "where lower(column_name) like '%krypt'", String.class));
	}

}
