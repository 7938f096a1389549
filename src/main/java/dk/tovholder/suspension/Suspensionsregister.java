package dk.tovholder.suspension;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

import dk.tovholder.sag.Suspension;
import dk.tovholder.sag.Suspensioner;

/** The rows of suspensions and of the decisions on them. */
@Repository
class Suspensionsregister implements Suspensioner {

	private final JdbcTemplate jdbc;

	Suspensionsregister(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public List<Suspension> alle() {
		return jdbc.query("select s.*, a.begrundelse, a.aktoer from suspension s "
				+ "join suspension_aendring a on a.suspension_id = s.suspension_id and a.nr = "
				+ "(select max(nr) from suspension_aendring where suspension_id = s.suspension_id) "
				+ "order by s.fra, s.suspension_id", Suspensionsregister::suspension);
	}

	/** The suspension, locked until the transaction ends. */
	Optional<Suspension> laas(String suspensionId) {
		jdbc.queryForList("select suspension_id from suspension where suspension_id = ? for update", suspensionId);
		return alle().stream().filter((s) -> s.suspensionId().equals(suspensionId)).findFirst();
	}

	List<Suspensionsaendring> aendringer(String suspensionId) {
		return jdbc.query("select * from suspension_aendring where suspension_id = ? order by nr",
				(rs, i) -> new Suspensionsaendring(rs.getInt("nr"), Suspensionsaendring.Type.valueOf(rs.getString("type")),
						rs.getObject("fra", LocalDate.class), rs.getObject("til", LocalDate.class), rs.getString("begrundelse"),
						rs.getString("aktoer"), rs.getObject("tidspunkt", OffsetDateTime.class).toInstant()),
				suspensionId);
	}

	/** When the latest decision was registered, if there is any. */
	Optional<Instant> senesteAendring() {
		return Optional.ofNullable(jdbc.queryForObject("select max(tidspunkt) from suspension_aendring", OffsetDateTime.class))
			.map(OffsetDateTime::toInstant);
	}

	void opret(Suspension s) {
		jdbc.update("insert into suspension (suspension_id, program, enhed, fra, til, annulleret) values (?,?,?,?,?,?)",
				s.suspensionId(), s.program(), s.enhed(), s.fra(), s.til(), s.annulleret());
	}

	void ret(Suspension s) {
		jdbc.update("update suspension set fra = ?, til = ?, annulleret = ? where suspension_id = ?", s.fra(), s.til(),
				s.annulleret(), s.suspensionId());
	}

	void tilfoej(Suspension s, Suspensionsaendring.Type type, Instant nu) {
		jdbc.update(
				"insert into suspension_aendring (suspension_id, nr, type, fra, til, begrundelse, aktoer, tidspunkt) "
						+ "select ?, coalesce(max(nr), 0) + 1, ?, cast(? as date), cast(? as date), ?, ?, "
						+ "cast(? as timestamp with time zone) from suspension_aendring where suspension_id = ?",
				s.suspensionId(), type.name(), s.fra(), s.til(), s.begrundelse(), s.aktoer(), nu.atOffset(ZoneOffset.UTC),
				s.suspensionId());
	}

	private static Suspension suspension(ResultSet rs, int i) throws SQLException {
		return new Suspension(rs.getString("suspension_id"), rs.getString("program"), rs.getString("enhed"),
				rs.getObject("fra", LocalDate.class), rs.getObject("til", LocalDate.class), rs.getBoolean("annulleret"),
				rs.getString("begrundelse"), rs.getString("aktoer"));
	}

}
