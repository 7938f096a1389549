package dk.tovholder.udbakke;

import java.time.ZoneOffset;
import java.util.Collection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where the rest of the product lays what people are to be told. */
@Service
public class Udbakke {

	private static final String LAEG = "insert into varsel (noegle, modtager, gruppe, type, sagsnummer, tekst, tidspunkt) "
			+ "values (?,?,?,?,?,?,?)";

	private final JdbcTemplate jdbc;

	Udbakke(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Lays notices out, in the transaction of the step that asks for them: they go out if and only if it commits.
	 * @throws org.springframework.dao.DuplicateKeyException if a recipient has been told the same before
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void laeg(Collection<Varsel> varsler) {
		if (varsler.isEmpty()) {
			return;
		}
		jdbc.batchUpdate(LAEG, varsler.stream().map(Udbakke::raekke).toList());
	}

	/** As {@link #laeg}, for a notice that may have been laid out before. */
	@Transactional
	public void laegEnGang(Varsel v) {
		if (jdbc.queryForObject("select count(*) from varsel where noegle = ? and modtager = ?", Integer.class, v.noegle(),
				v.modtager().id()) == 0) {
			jdbc.update(LAEG, raekke(v));
		}
	}

	private static Object[] raekke(Varsel v) {
		return new Object[] { v.noegle(), v.modtager().id(), v.modtager().gruppe(), v.type().name(), v.sagsnummer(),
				v.tekst(), v.tidspunkt().atOffset(ZoneOffset.UTC) };
	}

}
