package dk.tovholder.sag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The figures, as of the last step that was committed. Costs as many rows as there are days and kinds, however many cases. */
@Repository
public class Talopslag {

	private static final String SUM = "select enhed, art, vaerdi, %s, sum(antal) from tal_nu where program = ? and %s "
			+ "group by enhed, art, vaerdi, %s having sum(antal) <> 0";

	/** How long something took is asked for by month alone. */
	private static final String DAG = "case when art = 'VARIGHED' then cast(null as date) else dag end";

	private static final String FOER = "select enhed, art, vaerdi, cast(null as date), sum(antal) from ("
			+ "select enhed, art, vaerdi, antal from tal_maaned where program = ? and dag < ? union all "
			+ "select enhed, art, vaerdi, antal from tal_aendring where program = ? and dag < ? and art in ("
			+ Arrays.stream(Talart.values())
				.filter(Talart::laegesSammen)
				.map((art) -> "'" + art + "'")
				.collect(Collectors.joining(", "))
			+ ")) t group by enhed, art, vaerdi having sum(antal) <> 0";

	private final JdbcTemplate jdbc;

	Talopslag(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * How many of something.
	 *
	 * @param dag the local date from which they count, or null for a sum over days
	 */
	public record Linje(String enhed, Talart art, String vaerdi, LocalDate dag, long antal) {
	}

	/** What had been counted before a month, added up. */
	public List<Linje> foer(String program, YearMonth maaned) {
		LocalDate foerste = maaned.atDay(1);
		return jdbc.query(FOER, Talopslag::linje, program, foerste, program, foerste);
	}

	/** What counts from the days of a month, day by day. */
	public List<Linje> i(String program, YearMonth maaned) {
		return jdbc.query(SUM.formatted(DAG, "dag between ? and ?", DAG), Talopslag::linje, program, maaned.atDay(1),
				maaned.atEndOfMonth());
	}

	/** What counts from the days of a stretch, of one kind, day by day; both days are in it. */
	public List<Linje> mellem(String program, Talart art, LocalDate fra, LocalDate til) {
		return jdbc.query(SUM.formatted("dag", "art = ? and dag between ? and ?", "dag"), Talopslag::linje, program, art.name(),
				fra, til);
	}

	private static Linje linje(ResultSet rs, int i) throws SQLException {
		return new Linje(rs.getString(1), Talart.valueOf(rs.getString(2)), rs.getString(3), rs.getObject(4, LocalDate.class),
				rs.getLong(5));
	}

}
