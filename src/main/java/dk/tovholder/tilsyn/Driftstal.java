package dk.tovholder.tilsyn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counts over the product's tables for operations, each in one statement. */
@Repository
class Driftstal {

	/** What may become of a row of a cohort, as its columns are called. */
	static final List<String> RAEKKER = List.of("oprettet", "gentaget", "afvist");

	private static final String ABONNEMENT = "abonnement";

	private final JdbcTemplate jdbc;

	Driftstal(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How many there are of something.
	 *
	 * @param maerker names and values by turns that tell of what
	 */
	record Antal(String[] maerker, long antal) {
	}

	/** Cases by state. */
	Stream<Antal> sager() {
		return jdbc.query("select tilstand, count(*) from sag group by tilstand",
				(rs, i) -> new Antal(new String[] { "tilstand", rs.getString(1) }, rs.getLong(2)))
			.stream();
	}

	/** Deadlines of open cases that are neither kept nor lapsed, by type and kind and by how far off they are. */
	Stream<Antal> frister(LocalDate idag) {
		return jdbc
			.query("select fristtype, art, stand, count(*) from (select fristtype, coalesce(art, 'INGEN') as art, "
					+ "case when status = 'OVERSKREDET' then 'OVERSKREDET' when dato <= ? then 'IDAG' when dato <= ? then 'UGE' "
					+ "else 'SENERE' end as stand from frist where status in ('AABEN', 'OVERSKREDET')) f "
					+ "group by fristtype, art, stand",
					(rs, i) -> new Antal(new String[] { "fristtype", rs.getString(1), "art", rs.getString(2), "stand",
							rs.getString(3) }, rs.getLong(4)),
					idag, idag.plusDays(7))
			.stream();
	}

	/** Letters by status, also where there are none. */
	Stream<Antal> breve() {
		return jdbc.query("select s.status, count(b.id) from (values ('VENTER'), ('SENDT'), ('OPGIVET'), ('UDEN_ADRESSE')) s (status) "
				+ "left join brev b on b.status = s.status group by s.status",
				(rs, i) -> new Antal(new String[] { "status", rs.getString(1) }, rs.getLong(2)))
			.stream();
	}

	/** News that each subscriber to webhooks has not received yet. */
	Stream<Antal> ventendeNyheder() {
		return prAbonnement("select a.navn, count(l.position) from nyhed_abonnement a "
				+ "left join nyhed_levering l on l.abonnement = a.navn group by a.navn");
	}

	/** How many deliveries to each subscriber have failed since the last that was received. */
	Stream<Antal> fejledeLeveringer() {
		return prAbonnement("select navn, fejl_i_traek from nyhed_abonnement");
	}

	/** How many seconds the first news that each subscriber has not received has waited, in real time. */
	Stream<Antal> nyhedersAlder(Instant nu) {
		return jdbc
			.query("select a.navn, min(n.lagt) from nyhed_abonnement a left join (select abonnement, min(position) as foerste "
					+ "from nyhed_levering group by abonnement) l on l.abonnement = a.navn "
					+ "left join nyhed n on n.position = l.foerste group by a.navn",
					(rs, i) -> new Antal(new String[] { ABONNEMENT, rs.getString(1) },
							Optional.ofNullable(rs.getObject(2, OffsetDateTime.class))
								.map((lagt) -> Math.max(0, Duration.between(lagt.toInstant(), nu).toSeconds()))
								.orElse(0L)))
			.stream();
	}

	private Stream<Antal> prAbonnement(String sql) {
		return jdbc.query(sql, (rs, i) -> new Antal(new String[] { ABONNEMENT, rs.getString(1) }, rs.getLong(2))).stream();
	}

	/** When what has waited longest was laid into the outbox, in real time. */
	Optional<Instant> aeldsteIUdbakken() {
		return jdbc.query("select min(t) from (select min(lagt) as t from varsel where samlet is null "
				+ "union all select min(oprettet) from brev where status = 'VENTER') v", Driftstal::tidspunkt)
			.get(0);
	}

	/** Rows of all cohorts so far, by what became of them. */
	Map<String, Long> kohorteraekker() {
		return jdbc.queryForObject("select coalesce(sum(oprettet), 0), coalesce(sum(gentaget), 0), coalesce(sum(afvist), 0) "
				+ "from kohorte", (rs, i) -> {
					Map<String, Long> raekker = new HashMap<>();
					for (int k = 0; k < RAEKKER.size(); k++) {
						raekker.put(RAEKKER.get(k), rs.getLong(k + 1));
					}
					return raekker;
				});
	}

	private static Optional<Instant> tidspunkt(ResultSet rs, int i) throws SQLException {
		return Optional.ofNullable(rs.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
	}

}
