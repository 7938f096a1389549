package dk.tovholder.borger;

import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Repository;

/**
 * The citizens, found by the keyed hash of their CPR number; the number itself is stored
 * encrypted.
 */
@Repository
public class Borgere {

	/** Waits for whoever registers the same citizen in the same moment, and then does nothing. */
	private static final String INDSAET_POSTGRESQL = """
			insert into borger (cpr_hash, cpr_krypt, navn) values (?, ?, ?) on conflict do nothing""";

	/** Waits too, but then fails, which spoils nothing but the statement. */
	private static final String INDSAET_H2 = """
			merge into borger using (values (cast(? as varchar(64)), cast(? as varchar(200)), cast(? as varchar(400))))
			ny (cpr_hash, cpr_krypt, navn) on borger.cpr_hash = ny.cpr_hash
			when not matched then insert values (ny.cpr_hash, ny.cpr_krypt, ny.navn)""";

	private final JdbcTemplate jdbc;

	private final JdbcClient klient;

	private final String indsaet;

	private final Kryptering kryptering;

	private final Noegleaftryk aftryk;

	Borgere(JdbcTemplate jdbc, Kryptering kryptering, Noegleaftryk aftryk) throws MetaDataAccessException {
		this.jdbc = jdbc;
		this.klient = JdbcClient.create(jdbc);
		String produkt = JdbcUtils.extractDatabaseMetaData(jdbc.getDataSource(), DatabaseMetaData::getDatabaseProductName);
		this.indsaet = (DatabaseDriver.fromProductName(produkt) == DatabaseDriver.POSTGRESQL) ? INDSAET_POSTGRESQL
				: INDSAET_H2;
		this.kryptering = kryptering;
		this.aftryk = aftryk;
	}

	/**
	 * The key of the citizen, registered or not: 64 hexadecimal digits that do not tell
	 * the number.
	 */
	public String hash(Cpr cpr) {
		return this.aftryk.af("cpr", cpr.ciffer());
	}

	/** Registers the citizen, or keeps the one who stands there, and returns the key. */
	public String registrer(Cpr cpr, String navn) {
		return registrer(List.of(new Borger(cpr, navn))).get(0);
	}

	/**
	 * As {@link #registrer(Cpr, String)} for many; the keys come in the order of the
	 * citizens.
	 */
	public List<String> registrer(List<Borger> borgere) {
		List<String> hashes = borgere.stream().map((borger) -> hash(borger.cpr())).toList();
		// In the order of the key, so that two imports that meet never wait for each
		// other in a ring.
		Map<String, Object[]> raekker = new TreeMap<>();
		for (int i = 0; i < hashes.size(); i++) {
			Borger borger = borgere.get(i);
			String hash = hashes.get(i);
			raekker.computeIfAbsent(hash,
					(ny) -> new Object[] { hash, this.kryptering.krypter(borger.cpr().ciffer()), borger.navn() });
		}
		List<Object[]> raekkerIOrden = List.copyOf(raekker.values());
		if (!indsaet(raekkerIOrden)) {
			raekkerIOrden.forEach((raekke) -> indsaet(List.<Object[]>of(raekke)));
		}
		return hashes;
	}

	/** The name of a registered citizen. */
	public Optional<String> navn(String hash) {
		return this.klient.sql("select navn from borger where cpr_hash = ?").param(hash).query(String.class).optional();
	}

	/** Whether the rows stand there by this. */
	private boolean indsaet(List<Object[]> raekker) {
		try {
			this.jdbc.batchUpdate(this.indsaet, raekker);
			return true;
		}
		catch (DuplicateKeyException ex) {
			// Somebody else registered the same citizen in the same moment.
			return false;
		}
	}

}
