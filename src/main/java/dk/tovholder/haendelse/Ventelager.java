package dk.tovholder.haendelse;

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

import dk.tovholder.fejl.Afvisning;

/** The rows of events that came before their case. */
@Repository
class Ventelager {

	/** Where such an event stands. */
	enum Status {

		VENTER, AFVIST

	}

	private final JdbcTemplate jdbc;

	Ventelager(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * An event that came before its case.
	 *
	 * @param haendelse the event, encrypted
	 * @param fejlstatus why it was refused, 0 while it waits
	 */
	record Raekke(long id, String sagsnummer, String haendelsesId, LocalDate effektivDato, String fingeraftryk,
			String haendelse, String aktoer, Instant modtaget, Status status, int fejlstatus, String fejl) {
	}

	void gem(String sagsnummer, String haendelsesId, LocalDate effektivDato, String fingeraftryk, String haendelse,
			String aktoer, Instant nu) {
		jdbc.update(
				"insert into ventende_haendelse (sagsnummer, haendelses_id, effektiv_dato, fingeraftryk, haendelse, aktoer, modtaget, "
						+ "status) values (?,?,?,?,?,?,?,?)",
				sagsnummer, haendelsesId, effektivDato, fingeraftryk, haendelse, aktoer, tid(nu), Status.VENTER.name());
	}

	Optional<Raekke> find(String sagsnummer, String haendelsesId) {
		return jdbc
			.query("select * from ventende_haendelse where sagsnummer = ? and haendelses_id = ?", Ventelager::raekke, sagsnummer,
					haendelsesId)
			.stream()
			.findFirst();
	}

	/** What waits for a case, in the order in which it holds. */
	List<Raekke> ventende(String sagsnummer) {
		return jdbc.query(
				"select * from ventende_haendelse where sagsnummer = ? and status = 'VENTER' order by effektiv_dato, id",
				Ventelager::raekke, sagsnummer);
	}

	/** Locks an event that still waits. */
	boolean laas(Raekke r) {
		return !jdbc.queryForList("select id from ventende_haendelse where id = ? and status = 'VENTER' for update", r.id())
			.isEmpty();
	}

	/** Cases that are known by now and that events still wait for. */
	List<String> kendte() {
		return jdbc.queryForList("select distinct v.sagsnummer from ventende_haendelse v join sag s on s.sagsnummer = v.sagsnummer "
				+ "where v.status = 'VENTER'", String.class);
	}

	void slet(Raekke r) {
		jdbc.update("delete from ventende_haendelse where id = ?", r.id());
	}

	void afvis(Raekke r, Afvisning afvisning, Instant nu) {
		jdbc.update("update ventende_haendelse set status = 'AFVIST', afgjort = ?, fejlstatus = ?, fejl = ? where id = ?", tid(nu),
				afvisning.status(), afvisning.getMessage(), r.id());
	}

	/** Refuses what has waited since before an instant; gives how many. */
	int afvisFoer(Instant modtaget, Afvisning afvisning, Instant nu) {
		return jdbc.update(
				"update ventende_haendelse set status = 'AFVIST', afgjort = ?, fejlstatus = ?, fejl = ? where status = 'VENTER' "
						+ "and modtaget <= ? and not exists (select 1 from sag where sag.sagsnummer = ventende_haendelse.sagsnummer)",
				tid(nu), afvisning.status(), afvisning.getMessage(), tid(modtaget));
	}

	void glemFoer(Instant afgjort) {
		jdbc.update("delete from ventende_haendelse where status = 'AFVIST' and afgjort <= ?", tid(afgjort));
	}

	long antal(Status status) {
		return jdbc.queryForObject("select count(*) from ventende_haendelse where status = ?", Long.class, status.name());
	}

	List<Raekke> side(Status status, int side, int antal) {
		return jdbc.query("select * from ventende_haendelse where status = ? order by modtaget, id limit " + antal + " offset "
				+ ((long) side * antal), Ventelager::raekke, status.name());
	}

	private static Raekke raekke(ResultSet rs, int i) throws SQLException {
		return new Raekke(rs.getLong("id"), rs.getString("sagsnummer"), rs.getString("haendelses_id"),
				rs.getObject("effektiv_dato", LocalDate.class), rs.getString("fingeraftryk"), rs.getString("haendelse"),
				rs.getString("aktoer"), rs.getObject("modtaget", OffsetDateTime.class).toInstant(),
				Status.valueOf(rs.getString("status")), rs.getInt("fejlstatus"), rs.getString("fejl"));
	}

	private static OffsetDateTime tid(Instant tidspunkt) {
		return tidspunkt.atOffset(ZoneOffset.UTC);
	}

}
