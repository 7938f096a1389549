package dk.tovholder.persondata;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.fejl.Afvisning;

/** Which closed cases the municipality's own archive has taken over. */
@Service
class Arkivering {

	private final JdbcTemplate jdbc;

	Arkivering(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Notes that a case is archived.
	 * @throws Afvisning 404 unknown case, 409 a case that is open or was closed later
	 */
	@Transactional
	public void noter(String sagsnummer, LocalDate dato) {
		LocalDate lukket = this.jdbc
			.query("select lukket from sag where sagsnummer = ? for update",
					(rs, i) -> Optional.ofNullable(rs.getObject(1, LocalDate.class)), sagsnummer)
			.stream()
			.findFirst()
			.orElseThrow(() -> new Afvisning(404, "Sagen findes ikke"))
			.orElseThrow(() -> new Afvisning(409, "Sagen er ikke afsluttet"));
		if (dato.isBefore(lukket)) {
			throw new Afvisning(409, "Sagen er først afsluttet " + lukket);
		}
		this.jdbc.update("update sag set arkiveret = ? where sagsnummer = ?", dato, sagsnummer);
	}

}
