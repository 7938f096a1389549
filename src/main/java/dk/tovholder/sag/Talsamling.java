package dk.tovholder.sag;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds up what steps have noted, in the background and on one node at a time: figures are right before and after. */
@Component
class Talsamling {

	private static final Logger log = LoggerFactory.getLogger(Talsamling.class);

	/** Rows in one go: few enough to hold the turn for a moment only. */
	private static final int PORTION = 5_000;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaktion;

	Talsamling(JdbcTemplate jdbc, TransactionTemplate transaktion) {
		this.jdbc = jdbc;
		this.transaktion = transaktion;
	}

	/** The database may be away; the next round tries again. */
	@Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
	void plan() {
		try {
			samlAlt();
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Could not add up the figures this time: {}", ex.getClass().getSimpleName());
		}
	}

	/** Adds up all that was noted before. */
	void samlAlt() {
		while (Boolean.TRUE.equals(transaktion.execute((status) -> saml()))) {
			// The next portion.
		}
	}

	/** Adds up a portion, and tells whether more may be left. */
	private boolean saml() {
		jdbc.queryForList("select version from tal_stand for update");
		Map<Talregister.Noegle, Long> sum = new TreeMap<>();
		List<Object[]> ider = jdbc.query(
				"select id, program, enhed, art, vaerdi, dag, antal from tal_aendring order by id limit " + PORTION, (rs, i) -> {
					sum.merge(Talregister.noegle(rs, 2), rs.getLong(7), Long::sum);
					return new Object[] { rs.getLong(1) };
				});
		if (ider.isEmpty()) {
			return false;
		}
		sum.values().removeIf((antal) -> antal == 0);
		laegTil(jdbc, "tal", sum);
		laegTil(jdbc, "tal_maaned", maaneder(sum));
		List.of("tal", "tal_maaned").forEach((tabel) -> jdbc.update("delete from " + tabel + " where antal = 0"));
		jdbc.batchUpdate("delete from tal_aendring where id = ?", ider);
		return ider.size() == PORTION;
	}

	/** The same by first days of months, of the kinds that are added up over months. */
	static Map<Talregister.Noegle, Long> maaneder(Map<Talregister.Noegle, Long> tal) {
		Map<Talregister.Noegle, Long> maaneder = new TreeMap<>();
		tal.forEach((n, antal) -> {
			if (n.art().laegesSammen()) {
				maaneder.merge(new Talregister.Noegle(n.program(), n.enhed(), n.art(), n.vaerdi(), n.dag().withDayOfMonth(1)), antal,
						Long::sum);
			}
		});
		maaneder.values().removeIf((antal) -> antal == 0);
		return maaneder;
	}

	/** Adds numbers to a table of them, in the order of its key, so that two who do so wait for each other. */
	static void laegTil(JdbcTemplate jdbc, String tabel, Map<Talregister.Noegle, Long> tal) {
		List<Map.Entry<Talregister.Noegle, Long>> raekker = List.copyOf(tal.entrySet());
		if (raekker.isEmpty()) {
			return;
		}
		int[] kendte = jdbc.batchUpdate(
				"update " + tabel + " set antal = antal + ? where program = ? and art = ? and enhed = ? and vaerdi = ? and dag = ?",
				raekker.stream().map((r) -> {
					Talregister.Noegle n = r.getKey();
					return new Object[] { r.getValue(), n.program(), n.art().name(), n.enhed(), n.vaerdi(), n.dag() };
				}).toList());
		Map<Talregister.Noegle, Long> nye = new TreeMap<>();
		for (int i = 0; i < kendte.length; i++) {
			if (kendte[i] == 0) {
				nye.put(raekker.get(i).getKey(), raekker.get(i).getValue());
			}
		}
		Samleskrivning.Indhold indhold = Talregister.raekker(tabel, nye);
		if (!nye.isEmpty()) {
			jdbc.batchUpdate(indhold.sql(), indhold.raekker());
		}
	}

}
