package dk.tovholder.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import dk.tovholder.engine.Motorstyring.Starttid;
import dk.tovholder.kalender.Tid;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the clock is kept over a restart, so that it never goes back. */
@Repository
@ConditionalOnBooleanProperty("tovholder.demo.aktiv")
class Demourlager implements Starttid {

	/** The project's first morning. */
	static final Instant START = LocalDate.of(2020, 12, 1).atTime(8, 0).atZone(Tid.ZONE).toInstant();

	private final JdbcClient klient;

	Demourlager(JdbcTemplate jdbc) {
		this.klient = JdbcClient.create(jdbc);
	}

	/**
	 * The latest instant that the clock has shown, or has been written anywhere;
	 * {@link #START} in a new database.
	 */
	@Override
	public Instant starttid() {
		Instant tidspunkt = this.klient
			.sql("select max(tidspunkt) from (select tidspunkt from demo_ur union all select tidspunkt from journal) t")
			.query((raekke, nummer) -> Optional.ofNullable(raekke.getObject(1, OffsetDateTime.class)))
			.single()
			.map(OffsetDateTime::toInstant)
			.orElse(START);
		gem(tidspunkt);
		return tidspunkt;
	}

	/** Stores that the clock shows no later instant than this. */
	void gem(Instant tidspunkt) {
		OffsetDateTime tid = tidspunkt.atOffset(ZoneOffset.UTC);
		if (this.klient.sql("update demo_ur set tidspunkt = ? where id = 1").param(tid).update() == 0) {
			this.klient.sql("insert into demo_ur (id, tidspunkt) values (1, ?)").param(tid).update();
		}
	}

	/** Whether there is neither a case nor a demo cohort on its way. */
	boolean udenSager() {
		return kohorte().isEmpty()
				&& this.klient.sql("select count(*) from (select 1 from sag limit 1) t").query(Integer.class).single() == 0;
	}

	/** The demo cohort, once it has been handed over. */
	Optional<UUID> kohorte() {
		return this.klient.sql("select kohorte_id from demo_ur where kohorte_id is not null")
			.query(UUID.class)
			.optional();
	}

	void gemKohorte(UUID id) {
		this.klient.sql("update demo_ur set kohorte_id = ? where id = 1").param(id).update();
	}

}
