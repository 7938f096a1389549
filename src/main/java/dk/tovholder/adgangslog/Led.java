package dk.tovholder.adgangslog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dk.tovholder.borger.Noegleaftryk;

/**
 * One link of the chain.
 *
 * @param nr from 1, without holes
 * @param sagAftryk keyed hash of the case number, which may have been erased
 * @param opgave the engine's id of the task, where the case was not known
 */
record Led(long nr, Instant tidspunkt, String bruger, String handling, String kald, int status, String begrundelse,
		String begrundelseAftryk, String sagsnummer, String sagAftryk, String opgave, String node, long nodeNr) {

	static Led laes(ResultSet rs) throws SQLException {
		return new Led(rs.getLong("nr"), rs.getObject("tidspunkt", OffsetDateTime.class).toInstant(), rs.getString("bruger"),
				rs.getString("handling"), rs.getString("kald"), rs.getInt("status"), rs.getString("begrundelse"),
				rs.getString("begrundelse_aftryk"), rs.getString("sagsnummer"), rs.getString("sag_aftryk"),
				rs.getString("opgave"), rs.getString("node"), rs.getLong("node_nr"));
	}

	/** The hash of this link after the one before it. The key lies outside the database: who has only that cannot make it. */
	String hash(Noegleaftryk aftryk, String forrige) {
		// Each part with its length, so that no two rows give the same text.
		return aftryk.af("adgangslog", Stream
			.of(forrige, this.nr, this.tidspunkt.toEpochMilli(), this.bruger, this.handling, this.kald, this.status,
					this.begrundelseAftryk, this.sagAftryk, this.opgave, this.node, this.nodeNr)
			.map((del) -> Objects.toString(del, ""))
			.map((del) -> del.length() + ":" + del)
			.collect(Collectors.joining()));
	}

	/** Whether what can be read is what was hashed; what has been erased cannot be told. */
	boolean passer(Noegleaftryk aftryk) {
		return (this.sagsnummer == null || Adgangslog.sagAftryk(aftryk, this.sagsnummer).equals(this.sagAftryk))
				&& (this.begrundelse == null || begrundelseAftryk(aftryk, this.begrundelse).equals(this.begrundelseAftryk));
	}

	static String begrundelseAftryk(Noegleaftryk aftryk, String begrundelse) {
		return (begrundelse == null) ? null : aftryk.af("adgangslog-begrundelse", begrundelse);
	}

}
