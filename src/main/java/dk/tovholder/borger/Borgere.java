package dk.tovholder.borger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The citizens, found by the keyed hash of their CPR number; the number itself is stored
 * encrypted.
 */
@Repository
public class Borgere {

	private static final String INDSAET = """
			insert into borger (cpr_hash, cpr_krypt, navn)
			select cast(? as varchar(64)), cast(? as varchar(200)), cast(? as varchar(400))
			where not exists (select 1 from borger where cpr_hash = ?)""";

	private final JdbcTemplate jdbc;

	private final JdbcClient klient;

	private final TransactionTemplate sikringspunkt;

	private final Kryptering kryptering;

	private final Noegleaftryk aftryk;

	Borgere(JdbcTemplate jdbc, PlatformTransactionManager transaktioner, Kryptering kryptering, Noegleaftryk aftryk) {
		this.jdbc = jdbc;
		this.klient = JdbcClient.create(jdbc);
		this.sikringspunkt = new TransactionTemplate(transaktioner);
		this.sikringspunkt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
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
					(ny) -> new Object[] { hash, this.kryptering.krypter(borger.cpr().ciffer()), borger.navn(), hash });
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

	/**
	 * Whether the rows stand there by this. A savepoint guards the statement: on
	 * PostgreSQL a failed one would spoil the whole transaction of the caller.
	 */
	private boolean indsaet(List<Object[]> raekker) {
		try {
			this.sikringspunkt.executeWithoutResult((status) -> this.jdbc.batchUpdate(INDSAET, raekker));
			return true;
		}
		catch (DuplicateKeyException ex) {
			// Somebody else registered the same citizen in the same moment.
			return false;
		}
	}

}
