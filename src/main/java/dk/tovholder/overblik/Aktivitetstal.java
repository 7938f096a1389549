package dk.tovholder.overblik;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Counts the tasks at each activity of a diagram. */
@Repository
class Aktivitetstal {

	private static final double SEKUNDER_PR_DAG = 86_400;

	private final JdbcTemplate jdbc;

	private final Clock ur;

	Aktivitetstal(JdbcTemplate jdbc, Clock ur) {
		this.jdbc = jdbc;
		this.ur = ur;
	}

	/**
	 * What stands at an activity.
	 *
	 * @param aabne citizens with an open task there
	 * @param overskredne those of them whose task is past a mandatory deadline
	 * @param overMaal those of them whose task is past another date
	 * @param ventedage days that the open tasks have waited on average, to one decimal; null where none is open
	 * @param udfoerte tasks done there, since the project began
	 */
	record Tal(int aabne, int overskredne, int overMaal, Double ventedage, int udfoerte) {

		private Tal medUdfoerte(int antal) {
			return new Tal(aabne, overskredne, overMaal, ventedage, antal);
		}

	}

	/** By activity, all activities asked for. */
	Map<String, Tal> taelle(Map<String, Set<String>> opgaver) {
		Map<String, Tal> tal = new LinkedHashMap<>();
		opgaver.keySet().forEach((aktivitet) -> tal.put(aktivitet, new Tal(0, 0, 0, null, 0)));
		if (opgaver.isEmpty()) {
			return tal;
		}
		List<Object> par = new ArrayList<>();
		opgaver.forEach((aktivitet, numre) -> numre.forEach((nummer) -> par.addAll(List.of(aktivitet, nummer))));
		String hvor = " from opgave o join (values "
				+ String.join(",", Collections.nCopies(par.size() / 2, "(cast(? as varchar(255)), cast(? as varchar(4)))"))
				+ ") as k (aktivitet, opgave) on k.opgave = o.opgave where ";
		this.jdbc.query("select k.aktivitet, count(distinct o.sagsnummer), "
				+ "count(distinct case when o.hast = 'OVERSKREDET' then o.sagsnummer end), "
				+ "count(distinct case when o.hast = 'OVER_MAAL' then o.sagsnummer end), "
				+ "avg(extract(epoch from o.oprettet))" + hvor + "o.afsluttet is null group by k.aktivitet",
				(ResultSet rs) -> {
					tal.put(rs.getString(1), new Tal(rs.getInt(2), rs.getInt(3), rs.getInt(4), dage(rs.getDouble(5)), 0));
				}, par.toArray());
		this.jdbc.query("select k.aktivitet, count(*)" + hvor + "o.udfald = 'UDFOERT' group by k.aktivitet", (ResultSet rs) -> {
			laegUdfoerte(tal, rs);
		}, par.toArray());
		return tal;
	}

	private static void laegUdfoerte(Map<String, Tal> tal, ResultSet rs) throws SQLException {
		int udfoerte = rs.getInt(2);
		tal.computeIfPresent(rs.getString(1), (aktivitet, hidtil) -> hidtil.medUdfoerte(udfoerte));
	}

	/** Days since an instant, in seconds since 1970, to one decimal. */
	private double dage(double sekunder) {
		Instant nu = this.ur.instant();
		return Math.round(Math.max(0, nu.getEpochSecond() - sekunder) / SEKUNDER_PR_DAG * 10) / 10.0;
	}

}
