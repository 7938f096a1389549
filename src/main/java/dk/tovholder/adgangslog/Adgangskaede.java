package dk.tovholder.adgangslog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import dk.tovholder.borger.Noegleaftryk;

/** Binds what has been noted to the chain. The row at its end is locked meanwhile, so that nodes take turns and it never forks. */
@Component
@ConditionalOnWebApplication
public class Adgangskaede {

	private static final int PORTION = 500;

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate navngivet;

	private final Noegleaftryk aftryk;

	private final Opgaveopslag opgaver;

	private final TransactionOperations transaktion;

	Adgangskaede(JdbcTemplate jdbc, Noegleaftryk aftryk, Opgaveopslag opgaver, TransactionOperations transaktion) {
		this.jdbc = jdbc;
		this.navngivet = new NamedParameterJdbcTemplate(jdbc);
		this.aftryk = aftryk;
		this.opgaver = opgaver;
		this.transaktion = transaktion;
	}

	/** A note as it waits. */
	private record Note(long id, String node, long nodeNr, Instant tidspunkt, String bruger, String handling, String kald,
			int status, String begrundelse, List<String> sager, List<String> opgaver) {
	}

	/** Whom a link is about: one of the two, or neither. */
	private record Hvem(String sagsnummer, String opgave) {
	}

	/** Chains all that waits, a portion in each transaction. */
	public void kaedAlt() {
		while (kaed() > 0) {
			// A busy second makes more than one portion.
		}
	}

	/**
	 * Chains what waits, up to a portion.
	 * @return the notes that were chained
	 */
	int kaed() {
		return this.transaktion.execute((status) -> kaedPortion());
	}

	private int kaedPortion() {
		if (this.jdbc.queryForList("select id from adgang limit 1").isEmpty()) {
			return 0;
		}
		Map<String, Object> ende = this.jdbc.queryForMap("select nr, hash from adgangslog_ende where id = 1 for update");
		// After the lock: what another node has chained meanwhile is gone.
		List<Note> noter = this.jdbc.query("select * from adgang order by id limit " + PORTION, Adgangskaede::note);
		if (noter.isEmpty()) {
			return 0;
		}
		long nr = ((Number) ende.get("nr")).longValue();
		String hash = (String) ende.get("hash");
		Map<String, String> sagEfterOpgave = this.opgaver
			.sager(noter.stream().flatMap((note) -> note.opgaver().stream()).distinct().toList());
		Set<String> slettede = slettede(noter, sagEfterOpgave);
		List<Object[]> raekker = new ArrayList<>();
		for (Note note : noter) {
			for (Hvem hvem : hvem(note, sagEfterOpgave)) {
				String sagAftryk = Adgangslog.sagAftryk(this.aftryk, hvem.sagsnummer());
				boolean slettet = sagAftryk != null && slettede.contains(sagAftryk);
				nr++;
				Led led = new Led(nr, note.tidspunkt(), note.bruger(), note.handling(), note.kald(), note.status(),
						slettet ? null : note.begrundelse(), Led.begrundelseAftryk(this.aftryk, note.begrundelse()),
						slettet ? null : hvem.sagsnummer(), sagAftryk, hvem.opgave(), note.node(), note.nodeNr());
				hash = led.hash(this.aftryk, hash);
				raekker.add(new Object[] { nr, note.tidspunkt().atOffset(ZoneOffset.UTC), led.bruger(), led.handling(),
						led.kald(), led.status(), led.begrundelse(), led.begrundelseAftryk(), led.sagsnummer(),
						led.sagAftryk(), led.opgave(), led.node(), led.nodeNr(), hash });
			}
		}
		this.jdbc.batchUpdate("insert into adgangslog (nr, tidspunkt, bruger, handling, kald, status, begrundelse, "
				+ "begrundelse_aftryk, sagsnummer, sag_aftryk, opgave, node, node_nr, hash) "
				+ "values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", raekker);
		this.jdbc.batchUpdate("delete from adgang where id = ?",
				noter.stream().map((note) -> new Object[] { note.id() }).toList());
		this.jdbc.update("update adgangslog_ende set nr = ?, hash = ? where id = 1", nr, hash);
		return noter.size();
	}

	/** One link per citizen; one without a citizen where none is known, so that the node's count has no hole. */
	private static List<Hvem> hvem(Note note, Map<String, String> sagEfterOpgave) {
		List<Hvem> hvem = Stream
			.concat(note.sager().stream().map((sag) -> new Hvem(sag, null)),
					note.opgaver()
						.stream()
						.map((opgave) -> sagEfterOpgave.containsKey(opgave) ? new Hvem(sagEfterOpgave.get(opgave), null)
								: new Hvem(null, opgave)))
			.distinct()
			.toList();
		return hvem.isEmpty() ? List.of(new Hvem(null, null)) : hvem;
	}

	private Set<String> slettede(List<Note> noter, Map<String, String> sagEfterOpgave) {
		List<String> aftryk = Stream
			.concat(noter.stream().flatMap((note) -> note.sager().stream()), sagEfterOpgave.values().stream())
			.distinct()
			.map((sag) -> Adgangslog.sagAftryk(this.aftryk, sag))
			.toList();
		return aftryk.isEmpty() ? Set.of()
				: new HashSet<>(this.navngivet.queryForList(
						"select sag_aftryk from adgangslog_slettet where sag_aftryk in (:aftryk)", Map.of("aftryk", aftryk),
						String.class));
	}

	private static Note note(ResultSet rs, int i) throws SQLException {
		return new Note(rs.getLong("id"), rs.getString("node"), rs.getLong("node_nr"),
				rs.getObject("tidspunkt", OffsetDateTime.class).toInstant(), rs.getString("bruger"),
				rs.getString("handling"), rs.getString("kald"), rs.getInt("status"), rs.getString("begrundelse"),
				dele(rs.getString("sager")), dele(rs.getString("opgaver")));
	}

	private static List<String> dele(String liste) {
		return (liste == null) ? List.of() : Arrays.asList(liste.split(","));
	}

}
