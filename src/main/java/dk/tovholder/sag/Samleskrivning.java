package dk.tovholder.sag;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.stereotype.Component;

import dk.tovholder.database.Databaseprodukt;

/**
 * Writes rows of several tables together. PostgreSQL takes statements separated by semicolons in one call, and waiting for
 * its answers is most of what a small change costs.
 */
@Component
class Samleskrivning {

	/** Beyond so many rows a batch for each table is cheaper than one long text. */
	private static final int RAEKKER_I_ET_KALD = 25;

	private final JdbcTemplate jdbc;

	private final boolean ietKald;

	Samleskrivning(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.ietKald = Databaseprodukt.erPostgresql(jdbc);
	}

	/** A statement and the rows it is to write, with the SQL types of their values where the values do not tell. */
	record Indhold(String sql, List<Object[]> raekker, int... typer) {

		/** An insert takes all its rows at once; anything else is said once for each. */
		private Stream<String> saetninger() {
			int vaerdier = sql.startsWith("insert") ? sql.indexOf("(?") : -1;
			if (vaerdier < 0 || raekker.isEmpty()) {
				return Collections.nCopies(raekker.size(), sql).stream();
			}
			return Stream.of(sql + ("," + sql.substring(vaerdier)).repeat(raekker.size() - 1));
		}

		private IntStream typerAf(Object[] raekke) {
			return (typer.length > 0) ? Arrays.stream(typer) : IntStream.generate(() -> SqlTypeValue.TYPE_UNKNOWN)
				.limit(raekke.length);
		}

	}

	/** Writes everything, in the order given. */
	void skriv(List<Indhold> indhold) {
		int raekker = indhold.stream().mapToInt((i) -> i.raekker().size()).sum();
		if (ietKald && raekker > 0 && raekker <= RAEKKER_I_ET_KALD) {
			iEtKald(indhold);
		}
		else {
			indhold.stream()
				.filter((i) -> !i.raekker().isEmpty())
				.forEach((i) -> jdbc.batchUpdate(i.sql(), i.raekker(), i.typer()));
		}
	}

	private void iEtKald(List<Indhold> indhold) {
		List<String> saetninger = indhold.stream().flatMap(Indhold::saetninger).toList();
		Object[] vaerdier = indhold.stream().flatMap((i) -> i.raekker().stream()).flatMap(Arrays::stream).toArray();
		int[] typer = indhold.stream().flatMapToInt((i) -> i.raekker().stream().flatMapToInt(i::typerAf)).toArray();
		jdbc.update(String.join(";", saetninger), vaerdier, typer);
	}

}
