package dk.tovholder.persondata;

import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.borger.Borgere;
import dk.tovholder.borger.Oplysninger;
import dk.tovholder.engine.Motorhistorik;
import dk.tovholder.sag.Sagsbehandling;

/** Name and address protection of the citizen behind a case. It follows the citizen through all their cases. */
@Service
class Beskyttelse {

	private final JdbcTemplate jdbc;

	private final Borgere borgere;

	private final Motorhistorik motor;

	private final Sagsbehandling sagsbehandling;

	Beskyttelse(JdbcTemplate jdbc, Borgere borgere, Motorhistorik motor, Sagsbehandling sagsbehandling) {
		this.jdbc = jdbc;
		this.borgere = borgere;
		this.motor = motor;
		this.sagsbehandling = sagsbehandling;
	}

	/** A case and whose it is. */
	record Sagsborger(String sagsnummer, String enhed, String cprHash) {
	}

	Optional<Sagsborger> find(String sagsnummer) {
		return this.jdbc
			.query("select sagsnummer, enhed, cpr_hash from sag where sagsnummer = ?",
					(rs, i) -> new Sagsborger(rs.getString(1), rs.getString(2), rs.getString(3)), sagsnummer)
			.stream()
			.findFirst();
	}

	/**
	 * Hides the name of the citizen wherever it stands, or lets it be read again, also on tasks that are open. The journal of
	 * each case says who did it.
	 */
	@Transactional
	public void saet(Sagsborger sag, boolean beskyttet, String aktoer) {
		if (this.borgere.beskyt(sag.cprHash(), beskyttet)) {
			String navn = this.borgere.navn(sag.cprHash()).orElseThrow();
			sager(sag.cprHash()).forEach((nummer) -> {
				this.motor.omdoeb(nummer, navn);
				this.sagsbehandling.noterBeskyttelse(nummer, beskyttet, aktoer);
			});
		}
	}

	/** Name and number in clear. */
	Oplysninger vis(Sagsborger sag) {
		return this.borgere.oplysninger(sag.cprHash()).orElseThrow();
	}

	/** All cases of a citizen. */
	List<String> sager(String cprHash) {
		return this.jdbc.queryForList("select sagsnummer from sag where cpr_hash = ? order by sag_start, sagsnummer",
				String.class, cprHash);
	}

}
