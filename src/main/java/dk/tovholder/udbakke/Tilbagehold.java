package dk.tovholder.udbakke;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.lang.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.kalender.Maskinur;
import dk.tovholder.kalender.Tid;
import dk.tovholder.udbakke.Livstegnsfil.Livstegn;

/**
 * Holds letters back where the database has been put back to an earlier day: what it would send has been sent, or is about
 * days that are gone. An administrator sees what would leave and releases it.
 */
@Component
class Tilbagehold implements SmartInitializingSingleton {

	private static final Logger log = LoggerFactory.getLogger(Tilbagehold.class);

	/** A crash may lose the last signs; an older backup is older than this. */
	private static final Duration SLINGRER = Duration.ofMinutes(2);

	private final JdbcTemplate jdbc;

	private final Livstegnsfil fil;

	private final Postindstillinger indstillinger;

	private final TransactionOperations transaktion;

	private final Maskinur ur;

	private volatile Livstegn senest;

	Tilbagehold(JdbcTemplate jdbc, Livstegnsfil fil, Postindstillinger indstillinger, TransactionOperations transaktion,
			Maskinur ur) {
		this.jdbc = jdbc;
		this.fil = fil;
		this.indstillinger = indstillinger;
		this.transaktion = transaktion;
		this.ur = ur;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (indstillinger.tilbagehold()) {
			transaktion.executeWithoutResult((status) -> begynd("Indstillingen tovholder.post.tilbagehold er sat"));
		}
		if (indstillinger.aktiv()) {
			senest = fil.laes().orElse(null);
			livstegn();
		}
		tilstand().ifPresent((holdt) -> log.warn("LETTERS ARE HELD BACK since {}: {}. GET /api/udbakke/tilbagehold shows "
				+ "what would leave, POST /api/udbakke/frigiv releases it.", holdt.siden(), holdt.aarsag()));
	}

	/**
	 * Compares the database with what this installation has seen of it, and gives a new sign. Runs before anything is sent,
	 * and again and again: a database can be put back under a running node.
	 */
	void livstegn() {
		String identitet = identitet();
		Livstegn nyt = transaktion.execute((status) -> {
			Raekke kendt = jdbc.queryForObject("select * from tilbagehold where id = 1 for update",
					(rs, i) -> new Raekke(rs.getString("installation"), tid(rs.getObject("livstegn", OffsetDateTime.class)),
							rs.getString("identitet")));
			Instant nu = ur.instant();
			if (kendt.installation() == null) {
				kendt = new Raekke(UUID.randomUUID().toString(), nu, identitet);
			}
			else {
				aarsag(kendt, identitet).ifPresent(this::begynd);
			}
			Instant tegn = kendt.livstegn().isAfter(nu) ? kendt.livstegn() : nu;
			jdbc.update("update tilbagehold set installation = ?, livstegn = ?, identitet = coalesce(?, identitet) where id = 1",
					kendt.installation(), Brevlager.tid(tegn), identitet);
			return new Livstegn(kendt.installation(), tegn);
		});
		senest = nyt;
		fil.skriv(nyt);
	}

	private record Raekke(String installation, Instant livstegn, String identitet) {
	}

	private Optional<String> aarsag(Raekke kendt, String identitet) {
		if (identitet != null && kendt.identitet() != null && !identitet.equals(kendt.identitet())) {
			return Optional.of("Databasen ligger på en anden server eller tidslinje end før");
		}
		if (senest == null) {
			return Optional.empty();
		}
		if (!senest.installation().equals(kendt.installation())) {
			return Optional.of("Databasen er en anden end den, denne installation har brugt");
		}
		if (kendt.livstegn().plus(SLINGRER).isBefore(senest.tidspunkt())) {
			return Optional.of("Databasen er fra " + Tid.skrevet(kendt.livstegn()) + ", men har været i brug til "
					+ Tid.skrevet(senest.tidspunkt()));
		}
		return Optional.empty();
	}

	private void begynd(String aarsag) {
		if (jdbc.update("update tilbagehold set tilbageholdt = ?, aarsag = ? where id = 1 and tilbageholdt is null",
				Brevlager.tid(ur.instant()), aarsag) > 0) {
			log.warn("Letters are held back from now on: {}", aarsag);
		}
	}

	/** Which PostgreSQL server this is and which history it follows; null on H2 and where it may not be read. */
	private String identitet() {
		try {
			return jdbc.queryForObject("select s.system_identifier || '/' || c.timeline_id from pg_control_system() s, "
					+ "pg_control_checkpoint() c", String.class);
		}
		catch (DataAccessException ex) {
			return null;
		}
	}

	/** Since when and why letters are held back. */
	record Tilstand(Instant siden, String aarsag) {
	}

	Optional<Tilstand> tilstand() {
		return jdbc.query("select tilbageholdt, aarsag from tilbagehold where tilbageholdt is not null",
				(rs, i) -> new Tilstand(tid(rs.getObject(1, OffsetDateTime.class)), rs.getString(2)))
			.stream()
			.findFirst();
	}

	boolean aktivt() {
		return tilstand().isPresent();
	}

	/** Whether what was held back is still on its way out. */
	boolean efterslaeb() {
		return jdbc.queryForObject("select efterslaeb from tilbagehold", Boolean.class);
	}

	void efterslaebErVaek() {
		jdbc.update("update tilbagehold set efterslaeb = false");
		log.info("All that was held back has left");
	}

	/**
	 * Lets the letters go, at the lower rate until they are gone.
	 * @throws Afvisning 409 if nothing is held back
	 */
	void frigiv(String aktoer) {
		transaktion.executeWithoutResult((status) -> {
			if (jdbc.update("update tilbagehold set tilbageholdt = null, aarsag = null, frigivet = ?, frigivet_af = ?, "
					+ "efterslaeb = true where tilbageholdt is not null", Brevlager.tid(ur.instant()), aktoer) == 0) {
				throw new Afvisning(409, "Udbakken holder ikke noget tilbage");
			}
		});
		log.warn("Letters are released by {}", aktoer);
	}

	/** A kind of letter or notice, and how much of it waits for one recipient. */
	@Schema(name = "TilbageholdtPost")
	record Post(String slags, String modtager, long antal) {
	}

	/**
	 * What would leave if it were released.
	 *
	 * @param siden since when it is held back, or null
	 * @param breve letters that are written
	 * @param varsler notices that are not gathered into letters yet; those to a group become letters to its members
	 */
	@Schema(name = "Tilbagehold")
	record Rapport(boolean tilbageholdt, @Nullable Instant siden, @Nullable String aarsag, long breve, long varsler,
			@Nullable Instant aeldste, @Nullable Instant nyeste, List<Post> efterModtager) {
	}

	Rapport rapport() {
		List<Post> post = jdbc.query("select slags, modtager, count(*) from brev where status = 'VENTER' group by slags, modtager "
				+ "union all select type, case when gruppe then 'gruppe:' || modtager else modtager end, count(*) from varsel "
				+ "where samlet is null group by type, gruppe, modtager order by 1, 2",
				(rs, i) -> new Post(rs.getString(1), rs.getString(2), rs.getLong(3)));
		Optional<Tilstand> tilstand = tilstand();
		return jdbc.queryForObject("select (select count(*) from brev where status = 'VENTER'), "
				+ "(select count(*) from varsel where samlet is null), min(t.fra), max(t.fra) from "
				+ "(select oprettet as fra from brev where status = 'VENTER' union all "
				+ "select lagt from varsel where samlet is null) t",
				(rs, i) -> new Rapport(tilstand.isPresent(), tilstand.map(Tilstand::siden).orElse(null),
						tilstand.map(Tilstand::aarsag).orElse(null), rs.getLong(1), rs.getLong(2),
						tid(rs.getObject(3, OffsetDateTime.class)), tid(rs.getObject(4, OffsetDateTime.class)), post));
	}

	private static Instant tid(OffsetDateTime tidspunkt) {
		return (tidspunkt == null) ? null : tidspunkt.toInstant();
	}

}
