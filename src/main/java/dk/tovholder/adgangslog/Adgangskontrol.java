package dk.tovholder.adgangslog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.borger.Noegleaftryk;
import dk.tovholder.kalender.Maskinur;

/** Reads the whole chain and tells the first place where it does not hold. */
@Component
class Adgangskontrol {

	private static final int PORTION = 1000;

	/** A note that is on its way is not missing yet. */
	private static final Duration UNDERVEJS = Duration.ofMinutes(1);

	private final JdbcTemplate jdbc;

	private final TransactionTemplate oejebliksbillede;

	private final Noegleaftryk aftryk;

	private final Maskinur ur;

	Adgangskontrol(JdbcTemplate jdbc, PlatformTransactionManager transaktioner, Noegleaftryk aftryk, Maskinur ur) {
		this.jdbc = new JdbcTemplate(jdbc.getDataSource());
		this.jdbc.setFetchSize(PORTION);
		this.oejebliksbillede = new TransactionTemplate(transaktioner);
		this.oejebliksbillede.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.oejebliksbillede.setReadOnly(true);
		this.aftryk = aftryk;
		this.ur = ur;
	}

	/** Where the chain ends: a number and a hash, to be kept outside the database. */
	record Ende(long nr, String hash) {

		/** Reads what {@link #toString()} wrote, or nothing. */
		static Optional<Ende> laes(String tekst) {
			return tekst.matches("[0-9]{1,18}:[0-9a-f]{0,64}")
					? Optional.of(new Ende(Long.parseLong(tekst.substring(0, tekst.indexOf(':'))),
							tekst.substring(tekst.indexOf(':') + 1)))
					: Optional.empty();
		}

		@Override
		public String toString() {
			return this.nr + ":" + this.hash;
		}

	}

	/**
	 * What the chain is found to be.
	 *
	 * @param raekker the rows that hold, from the first on
	 * @param brud the first place where it does not hold, in Danish, or null
	 * @param huller notes that were made and never chained
	 */
	record Fund(long raekker, Ende ende, String brud, List<String> huller) {

		/** Whether nothing is broken and nothing is missing. */
		boolean hel() {
			return this.brud == null && this.huller.isEmpty();
		}

	}

	/** Where the chain ends now. */
	Ende ende() {
		return this.jdbc.queryForObject("select nr, hash from adgangslog_ende where id = 1",
				(rs, i) -> new Ende(rs.getLong(1), rs.getString(2)));
	}

	/**
	 * Goes through all rows.
	 * @param vidne an earlier end that must still stand in the chain, or null
	 */
	Fund kontroller(Ende vidne) {
		return this.oejebliksbillede.execute((status) -> {
			Gang gang = new Gang(this.aftryk, vidne);
			this.jdbc.query("select * from adgangslog order by nr", gang::naeste);
			Ende ende = ende();
			return new Fund(gang.nr, ende, gang.slut(ende), huller());
		});
	}

	/** Numbers that a node has used and that are neither chained nor waiting. */
	private List<String> huller() {
		return this.jdbc.query(
				"select node, node_nr, forrige from (select node, node_nr, tidspunkt, "
						+ "lag(node_nr, 1, 0) over (partition by node order by node_nr) as forrige from "
						+ "(select distinct node, node_nr, tidspunkt from (select node, node_nr, tidspunkt from adgangslog "
						+ "union all select node, node_nr, tidspunkt from adgang) alle) numre) raekke "
						+ "where node_nr > forrige + 1 and tidspunkt < ? order by node, node_nr limit 100",
				(rs, i) -> "Der mangler " + (rs.getLong(2) - rs.getLong(3) - 1) + " visning(er) før nr. " + rs.getLong(2)
						+ " fra processen " + rs.getString(1),
				this.ur.instant().minus(UNDERVEJS).atOffset(ZoneOffset.UTC));
	}

	/** A walk along the chain, until it breaks. */
	private static final class Gang {

		private final Noegleaftryk aftryk;

		private final Ende vidne;

		private long nr;

		private String hash = "";

		private String brud;

		private Gang(Noegleaftryk aftryk, Ende vidne) {
			this.aftryk = aftryk;
			this.vidne = vidne;
		}

		private void naeste(ResultSet rs) throws SQLException {
			if (this.brud != null) {
				return;
			}
			Led led = Led.laes(rs);
			if (led.nr() != this.nr + 1) {
				this.brud = "Række " + (this.nr + 1) + " mangler";
				return;
			}
			String ventet = led.hash(this.aftryk, this.hash);
			if (!ventet.equals(rs.getString("hash")) || !led.passer(this.aftryk)) {
				this.brud = "Række " + led.nr() + " er ændret (" + rs.getObject("tidspunkt", OffsetDateTime.class).toInstant()
						+ ", " + led.bruger() + ")";
				return;
			}
			if (this.vidne != null && this.vidne.nr() == led.nr() && !this.vidne.hash().equals(ventet)) {
				this.brud = "Række " + led.nr() + " er en anden end den, der er bevidnet";
				return;
			}
			this.nr = led.nr();
			this.hash = ventet;
		}

		private String slut(Ende ende) {
			if (this.brud != null) {
				return this.brud;
			}
			long stoerste = Math.max(ende.nr(), (this.vidne != null) ? this.vidne.nr() : 0);
			if (this.nr < stoerste) {
				return "Række " + (this.nr + 1) + " mangler, og alt efter den";
			}
			return (this.nr == ende.nr() && Objects.equals(this.hash, ende.hash())) ? null
					: "Kædens ende passer ikke til række " + this.nr;
		}

	}

}
