package dk.tovholder.maanedsopgoerelse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What controllers were asked and answered, by month. */
@Repository
class Kontroller {

	private final JdbcTemplate jdbc;

	Kontroller(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** All of a month, the first in front. */
	List<Kontrol> af(YearMonth maaned) {
		return jdbc.query("select * from maanedskontrol where maaned = ? order by nr", Kontroller::laes, maaned.toString());
	}

	/** As {@link #af}, and keeps others from answering until the transaction ends. */
	List<Kontrol> laas(YearMonth maaned) {
		return jdbc.query("select * from maanedskontrol where maaned = ? order by nr for update", Kontroller::laes,
				maaned.toString());
	}

	void spoerg(YearMonth maaned, int nr, int udgave) {
		jdbc.update("insert into maanedskontrol (maaned, nr, udgave) values (?,?,?)", maaned.toString(), nr, udgave);
	}

	void besvar(YearMonth maaned, Kontrol svar) {
		jdbc.update("update maanedskontrol set godkendt = ?, afvigelser = ?, aktoer = ?, tidspunkt = ? where maaned = ? and nr = ?",
				svar.godkendt(), svar.afvigelser(), svar.aktoer(), svar.tidspunkt().atOffset(ZoneOffset.UTC),
				maaned.toString(), svar.nr());
	}

	private static Kontrol laes(ResultSet rs, int i) throws SQLException {
		OffsetDateTime tidspunkt = rs.getObject("tidspunkt", OffsetDateTime.class);
		Instant besvaret = (tidspunkt == null) ? null : tidspunkt.toInstant();
		return new Kontrol(rs.getInt("nr"), rs.getInt("udgave"), rs.getObject("godkendt", Boolean.class),
				rs.getString("afvigelser"), rs.getString("aktoer"), besvaret);
	}

}
