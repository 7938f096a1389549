package dk.tovholder.sag;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The figures, as of the last step that was committed. Costs as many rows as there are days and kinds, however many cases. */
@Repository
public class Talopslag {

	private static final String SUM = "select enhed, art, vaerdi, %s, sum(antal) from tal_nu where program = ? and %s "
			+ "group by enhed, art, vaerdi, %s having sum(antal) <> 0";

	/** Named one by one, so that the key finds their lines among the many of durations. */
	private static final String SUMMES = "'STATUS', 'FRIST_BEGYNDT', 'FRIST_ENDT', 'FRIST_OVERHOLDT', 'FRIST_UAFGJORT', 'FRIST_BRUDT', "
			+ "'FRIST_PLAN', 'UDFALD', 'SAGSSTAMME'";

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

	/** What had been counted before a day, added up. */
	public List<Linje> foer(String program, LocalDate dag) {
		return jdbc.query(SUM.formatted("cast(null as date)", "art in (" + SUMMES + ") and dag < ?", "cast(null as date)"),
				Talopslag::linje, program, dag);
	}

	/** What counts from the days of a stretch, day by day; both days are in it. */
	public List<Linje> mellem(String program, LocalDate fra, LocalDate til) {
		return jdbc.query(SUM.formatted("dag", "dag between ? and ?", "dag"), Talopslag::linje, program, fra, til);
	}

	/** What counts from the days of a stretch, of one kind. */
	public List<Linje> mellem(String program, Talart art, LocalDate fra, LocalDate til) {
		return jdbc.query(SUM.formatted("dag", "art = ? and dag between ? and ?", "dag"), Talopslag::linje, program, art.name(),
				fra, til);
	}

	private static Linje linje(ResultSet rs, int i) throws SQLException {
		return new Linje(rs.getString(1), Talart.valueOf(rs.getString(2)), rs.getString(3), rs.getObject(4, LocalDate.class),
				rs.getLong(5));
	}

}
