package dk.tovholder.borger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import dk.tovholder.database.Databaseprodukt;

/**
 * The citizens, found by the keyed hash of their CPR number; the number itself is stored
 * encrypted.
 */
@Repository
public class Borgere {

	/** What stands wherever the name of a protected citizen would. */
	public static final String SKJULT = "Beskyttet borger";

	/** Waits for whoever registers the same citizen in the same moment, and then does nothing. */
	private static final String INDSAET_POSTGRESQL = """
			insert into borger (cpr_hash, cpr_krypt, navn, navn_krypt) values (?, ?, ?, ?) on conflict do nothing""";

	/** Waits too, but then fails, which spoils nothing but the statement. */
	private static final String INDSAET_H2 = """
			merge into borger using (values (cast(? as varchar(64)), cast(? as varchar(200)), cast(? as varchar(400)),
			cast(? as varchar(4000)))) ny (cpr_hash, cpr_krypt, navn, navn_krypt) on borger.cpr_hash = ny.cpr_hash
			when not matched then insert (cpr_hash, cpr_krypt, navn, navn_krypt)
			values (ny.cpr_hash, ny.cpr_krypt, ny.navn, ny.navn_krypt)""";

	private final JdbcTemplate jdbc;

	private final JdbcClient klient;

	private final String indsaet;

	private final Kryptering kryptering;

	private final Noegleaftryk aftryk;

	Borgere(JdbcTemplate jdbc, Kryptering kryptering, Noegleaftryk aftryk) {
		this.jdbc = jdbc;
		this.klient = JdbcClient.create(jdbc);
		this.indsaet = Databaseprodukt.erPostgresql(jdbc) ? INDSAET_POSTGRESQL
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
					(ny) -> new Object[] { hash, this.kryptering.krypter(borger.cpr().ciffer()),
							borger.beskyttet() ? SKJULT : borger.navn(),
							borger.beskyttet() ? this.kryptering.krypter(borger.navn()) : null });
		}
		List<Object[]> raekkerIOrden = List.copyOf(raekker.values());
		if (!indsaet(raekkerIOrden)) {
			raekkerIOrden.forEach((raekke) -> indsaet(List.<Object[]>of(raekke)));
		}
		// Who stood there already is protected from now on; nobody loses protection by being registered again.
		for (int i = 0; i < hashes.size(); i++) {
			if (borgere.get(i).beskyttet()) {
				beskyt(hashes.get(i), true);
			}
		}
		return hashes;
	}

	/**
	 * Hides the name of a citizen, or lets it be read again.
	 * @return whether that changed anything
	 */
	public boolean beskyt(String hash, boolean beskyttet) {
		Oplysninger nu = oplysninger(hash).orElse(null);
		if (nu == null || nu.beskyttet() == beskyttet) {
			return false;
		}
		this.klient.sql("update borger set navn = ?, navn_krypt = ? where cpr_hash = ?")
			.params(beskyttet ? SKJULT : nu.navn(), beskyttet ? this.kryptering.krypter(nu.navn()) : null, hash)
			.update();
		return true;
	}

	/** Everything that is registered of a citizen, in clear. */
	public Optional<Oplysninger> oplysninger(String hash) {
		return this.klient.sql("select navn, cpr_krypt, navn_krypt from borger where cpr_hash = ?")
			.param(hash)
			.query((rs, i) -> new Oplysninger(
					(rs.getString(3) != null) ? this.kryptering.dekrypter(rs.getString(3)) : rs.getString(1),
					this.kryptering.dekrypter(rs.getString(2)), rs.getString(3) != null))
			.optional();
	}

	/** The name of a registered citizen, unless it is hidden. */
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
