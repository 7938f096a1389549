package dk.tovholder.udbakke;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of letters and of the notices that they are made of. */
@Repository
class Brevlager {

	/** Notices that are gathered at once; what lies beyond comes the next time. */
	private static final int FLEST_VARSLER = 20_000;

	private static final int IDER_I_ET_KALD = 1000;

	private static final int[] BREVTYPER = { Types.OTHER, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR,
			Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR,
			Types.TIMESTAMP_WITH_TIMEZONE, Types.TIMESTAMP_WITH_TIMEZONE };

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate navngivet;

	Brevlager(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.navngivet = new NamedParameterJdbcTemplate(jdbc);
	}

	static OffsetDateTime tid(Instant tidspunkt) {
		return tidspunkt.atOffset(ZoneOffset.UTC);
	}

	/** A notice that waits to be gathered. */
	record Ventende(long id, Varsel varsel) {
	}

	/** Which notice a letter tells of. */
	record Led(UUID brev, long varsel) {
	}

	// --- gathering

	/** Whether this transaction alone gathers letters until it ends. */
	boolean laasSamling() {
		return !jdbc.queryForList("select navn from udbakke_laas where navn = 'SAMLING' for update skip locked").isEmpty();
	}

	/** When the notice was laid out that has waited longest; empty if none waits. */
	Optional<Instant> aeldsteVentende() {
		return Optional
			.ofNullable(jdbc.queryForObject("select min(lagt) from varsel where samlet is null", OffsetDateTime.class))
			.map(OffsetDateTime::toInstant);
	}

	/** The notices that wait, in the order in which they came to hold. */
	List<Ventende> ventende() {
		return jdbc.query(
				"select id, noegle, modtager, gruppe, type, sagsnummer, tekst, tidspunkt from varsel where samlet is null "
						+ "order by tidspunkt, id limit " + FLEST_VARSLER,
				(rs, i) -> new Ventende(rs.getLong("id"),
						new Varsel(rs.getString("noegle"), Varsel.Type.valueOf(rs.getString("type")),
								new Modtager(rs.getString("modtager"), rs.getBoolean("gruppe")), rs.getString("sagsnummer"),
								rs.getString("tekst"), rs.getObject("tidspunkt", OffsetDateTime.class).toInstant())));
	}

	void samlet(List<Ventende> varsler, Instant nu) {
		for (int fra = 0; fra < varsler.size(); fra += IDER_I_ET_KALD) {
			List<Long> ider = varsler.subList(fra, Math.min(fra + IDER_I_ET_KALD, varsler.size()))
				.stream()
				.map(Ventende::id)
				.toList();
			navngivet.update("update varsel set samlet = :nu where id in (:ider)", Map.of("nu", tid(nu), "ider", ider));
		}
	}

	void skriv(Collection<Brev> breve, List<Led> led) {
		jdbc.batchUpdate(
				"insert into brev (id, modtager, adresse, slags, sagsnummer, emne, tekst, kalender, metode, besked_id, status, "
						+ "oprettet, naeste_forsoeg, forsoeg, uden_forbindelse) values (?,?,?,?,?,?,?,?,?,?,?,?,?,0,false)",
				breve.stream()
					.map((b) -> new Object[] { b.id(), b.modtager(), b.adresse(), b.slags().name(), b.sagsnummer(), b.emne(),
							b.tekst(), b.kalender(), b.metode(), b.beskedId(),
							((b.adresse() == null) ? Brev.Status.UDEN_ADRESSE : Brev.Status.VENTER).name(), tid(b.oprettet()),
							tid(b.oprettet()) })
					.toList(),
				BREVTYPER);
		jdbc.batchUpdate("insert into brev_varsel (brev_id, varsel_id) values (?,?)",
				led.stream().map((l) -> new Object[] { l.brev(), l.varsel() }).toList());
	}

	List<String> modtagereUdenAdresse() {
		return jdbc.queryForList("select distinct modtager from brev where status = 'UDEN_ADRESSE'", String.class);
	}

	/** Lets the letters go that waited for their recipient to have an address. */
	void giv(String modtager, String adresse, Instant nu) {
		jdbc.update("update brev set adresse = ?, status = 'VENTER', naeste_forsoeg = ? where modtager = ? "
				+ "and status = 'UDEN_ADRESSE'", adresse, tid(nu), modtager);
	}

	// --- sending

	/** From when the next letter may leave; locked, so that one node at a time takes one. */
	Optional<Instant> ledigFra() {
		return Optional
			.ofNullable(jdbc.queryForObject("select ledig_fra from udbakke_laas where navn = 'AFSENDELSE' for update",
					OffsetDateTime.class))
			.map(OffsetDateTime::toInstant);
	}

	void ledigFra(Instant tidspunkt) {
		jdbc.update("update udbakke_laas set ledig_fra = ? where navn = 'AFSENDELSE'", tid(tidspunkt));
	}

	/** Takes the letter that has been due longest, for as long as the lease runs. */
	Optional<Brev> tag(Instant nu, Duration lejemaal) {
		Optional<UUID> id = jdbc
			.queryForList(
					"select id from brev where status = 'VENTER' and naeste_forsoeg <= ? and (laast_til is null or laast_til <= ?) "
							+ "order by naeste_forsoeg, oprettet limit 1 for update skip locked",
					UUID.class, tid(nu), tid(nu))
			.stream()
			.findFirst();
		id.ifPresent((fundet) -> jdbc.update("update brev set laas = ?, laast_til = ?, forsoeg = forsoeg + 1 where id = ?",
				UUID.randomUUID(), tid(nu.plus(lejemaal)), fundet));
		return id.flatMap(this::find);
	}

	/** Received is received, whoever has the letter now. */
	void sendt(Brev brev, String kanal, Instant nu) {
		jdbc.update("update brev set status = 'SENDT', kanal = ?, sendt = ?, laas = null, laast_til = null, fejl = null, "
				+ "uden_forbindelse = false where id = ? and status = 'VENTER'", kanal, tid(nu), brev.id());
	}

	/** Lays a letter back, if nobody else has it meanwhile. */
	boolean ikkeSendt(Brev brev, Brev.Status status, Instant naeste, boolean udenForbindelse, String fejl) {
		return jdbc.update("update brev set status = ?, naeste_forsoeg = ?, laas = null, laast_til = null, "
				+ "uden_forbindelse = ?, fejl = ? where id = ? and laas = ? and status = 'VENTER'", status.name(), tid(naeste),
				udenForbindelse, fejl, brev.id(), brev.laas()) > 0;
	}

	/** Lets a letter that was given up begin anew. */
	boolean proevIgen(UUID id, String adresse, Instant nu) {
		return jdbc.update("update brev set status = 'VENTER', adresse = ?, forsoeg = 0, naeste_forsoeg = ? where id = ? "
				+ "and status = 'OPGIVET'", adresse, tid(nu), id) > 0;
	}

	/** The mail server is back: what found nobody there is due now. */
	void forbindelseIgen(Instant nu) {
		jdbc.update("update brev set naeste_forsoeg = ?, uden_forbindelse = false where status = 'VENTER' "
				+ "and uden_forbindelse and naeste_forsoeg > ?", tid(nu), tid(nu));
	}

	/** Whether nothing is left that could be sent or gathered now. */
	boolean tomt(Instant nu) {
		return jdbc.queryForObject("select (select count(*) from varsel where samlet is null) "
				+ "+ (select count(*) from brev where status = 'VENTER' and naeste_forsoeg <= ?) from udbakke_laas "
				+ "where navn = 'AFSENDELSE'", Long.class, tid(nu)) == 0;
	}

	// --- reading

	Optional<Brev> find(UUID id) {
		return jdbc.query("select * from brev where id = ?", Brevlager::laes, id).stream().findFirst();
	}

	private static Brev laes(ResultSet rs, int i) throws SQLException {
		return new Brev(rs.getObject("id", UUID.class), rs.getString("modtager"), rs.getString("adresse"),
				Brev.Slags.valueOf(rs.getString("slags")), rs.getString("sagsnummer"), rs.getString("emne"),
				rs.getString("tekst"), rs.getString("kalender"), rs.getString("metode"), rs.getString("besked_id"),
				rs.getObject("oprettet", OffsetDateTime.class).toInstant(), rs.getInt("forsoeg"),
				rs.getObject("laas", UUID.class));
	}

}
