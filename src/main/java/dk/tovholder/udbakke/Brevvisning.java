package dk.tovholder.udbakke;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Repository;

/** Letters as the page shows them. */
@Repository
class Brevvisning {

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate navngivet;

	Brevvisning(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.navngivet = new NamedParameterJdbcTemplate(jdbc);
	}

	/** What the list is narrowed to; null means no limit. */
	record Soegning(String modtager, Brev.Status status, String sagsnummer) {
	}

	/** A letter in the list. */
	@Schema(name = "Brev")
	record Linje(UUID id, String modtager, @Nullable String adresse, Brev.Slags slags, String emne, Brev.Status status,
			@Nullable String kanal, boolean medKalender, Instant oprettet, @Nullable Instant sendt, int forsoeg, @Nullable Instant naesteForsoeg,
			@Nullable String fejl) {
	}

	/** A whole letter, with the cases it tells of. */
	@Schema(name = "HeltBrev")
	record Helt(Linje brev, String tekst, @Nullable String kalender, @Nullable String metode, @Nullable String beskedId,
			List<String> sagsnumre) {
	}

	long antal(Soegning soegning) {
		MapSqlParameterSource parametre = new MapSqlParameterSource();
		return navngivet.queryForObject("select count(*) from brev b" + hvor(soegning, parametre), parametre, Long.class);
	}

	/** The newest first. */
	List<Linje> side(Soegning soegning, int side, int antal) {
		MapSqlParameterSource parametre = new MapSqlParameterSource();
		return navngivet.query("select * from brev b" + hvor(soegning, parametre) + " order by oprettet desc, id limit " + antal
				+ " offset " + ((long) side * antal), parametre, Brevvisning::linje);
	}

	Optional<Helt> helt(UUID id) {
		return jdbc
			.query("select * from brev where id = ?",
					(rs, i) -> new Helt(linje(rs, i), rs.getString("tekst"), rs.getString("kalender"), rs.getString("metode"),
							rs.getString("besked_id"), sagsnumre(id, rs.getString("sagsnummer"))),
					id)
			.stream()
			.findFirst();
	}

	/** The cases that these letters tell of. */
	List<String> sagsnumre(List<Linje> breve) {
		if (breve.isEmpty()) {
			return List.of();
		}
		return navngivet.queryForList("select sagsnummer from brev where id in (:ider) and sagsnummer is not null union "
				+ "select v.sagsnummer from brev_varsel bv join varsel v on v.id = bv.varsel_id "
				+ "where bv.brev_id in (:ider) and v.sagsnummer is not null",
				Map.of("ider", breve.stream().map(Linje::id).toList()), String.class);
	}

	/** Notices that are not gathered into letters yet. */
	long usamlede() {
		return jdbc.queryForObject("select count(*) from varsel where samlet is null", Long.class);
	}

	private List<String> sagsnumre(UUID brev, String egen) {
		if (egen != null) {
			return List.of(egen);
		}
		return jdbc.queryForList("select distinct v.sagsnummer from brev_varsel bv join varsel v on v.id = bv.varsel_id "
				+ "where bv.brev_id = ? and v.sagsnummer is not null order by v.sagsnummer", String.class, brev);
	}

	private static String hvor(Soegning soegning, MapSqlParameterSource parametre) {
		List<String> led = new ArrayList<>();
		if (soegning.modtager() != null) {
			led.add("b.modtager = :modtager");
			parametre.addValue("modtager", soegning.modtager());
		}
		if (soegning.status() != null) {
			led.add("b.status = :status");
			parametre.addValue("status", soegning.status().name());
		}
		if (soegning.sagsnummer() != null) {
			led.add("(b.sagsnummer = :sagsnummer or b.id in (select bv.brev_id from brev_varsel bv "
					+ "join varsel v on v.id = bv.varsel_id where v.sagsnummer = :sagsnummer))");
			parametre.addValue("sagsnummer", soegning.sagsnummer());
		}
		return led.isEmpty() ? "" : " where " + String.join(" and ", led);
	}

	private static Linje linje(ResultSet rs, int i) throws SQLException {
		return new Linje(rs.getObject("id", UUID.class), rs.getString("modtager"), rs.getString("adresse"),
				Brev.Slags.valueOf(rs.getString("slags")), rs.getString("emne"), Brev.Status.valueOf(rs.getString("status")),
				rs.getString("kanal"), rs.getString("metode") != null, tid(rs, "oprettet"), tid(rs, "sendt"),
				rs.getInt("forsoeg"), tid(rs, "naeste_forsoeg"), rs.getString("fejl"));
	}

	private static Instant tid(ResultSet rs, String felt) throws SQLException {
		OffsetDateTime tid = rs.getObject(felt, OffsetDateTime.class);
		return (tid == null) ? null : tid.toInstant();
	}

}
