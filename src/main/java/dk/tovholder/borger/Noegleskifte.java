package dk.tovholder.borger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Encrypts anew what an earlier key encrypted. A row that somebody writes meanwhile is left as they wrote it, with the
 * newest key.
 */
@Component
class Noegleskifte {

	private static final int PORTION = 200;

	/** Everything that is stored encrypted. */
	static final List<Kolonne> KOLONNER = List.of(new Kolonne("borger", List.of("cpr_hash"), "cpr_krypt", false),
			new Kolonne("borger", List.of("cpr_hash"), "navn_krypt", false),
			new Kolonne("haendelse", List.of("sagsnummer", "nr"), "svar", false),
			new Kolonne("ventende_haendelse", List.of("id"), "haendelse", false),
			new Kolonne("kohorte_del", List.of("kohorte_id", "nummer"), "indhold", true));

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaktion;

	private final Kryptering kryptering;

	Noegleskifte(JdbcTemplate jdbc, PlatformTransactionManager transaktioner, Kryptering kryptering) {
		this.jdbc = jdbc;
		this.transaktion = new TransactionTemplate(transaktioner);
		this.kryptering = kryptering;
	}

	/**
	 * A column that holds cipher text.
	 *
	 * @param noegle the primary key
	 * @param bytes whether it holds bytes rather than Base64
	 */
	record Kolonne(String tabel, List<String> noegle, String navn, boolean bytes) {

		@Override
		public String toString() {
			return this.tabel + "." + this.navn;
		}

	}

	/**
	 * How a column stands.
	 *
	 * @param skiftet values that were encrypted anew
	 * @param fremmede values that no known key can read; left as they are
	 */
	record Resultat(Kolonne kolonne, long skiftet, long fremmede) {
	}

	/** Goes through every column, in portions that are each written at once. */
	List<Resultat> skift() {
		return KOLONNER.stream().map(this::skift).toList();
	}

	private Resultat skift(Kolonne kolonne) {
		long skiftet = 0;
		long fremmede = 0;
		List<Object> efter = List.of();
		while (true) {
			List<Object[]> raekker = portion(kolonne, efter);
			if (raekker.isEmpty()) {
				return new Resultat(kolonne, skiftet, fremmede);
			}
			efter = noegle(raekker.get(raekker.size() - 1));
			List<Object[]> nye = new ArrayList<>();
			for (Object[] raekke : raekker) {
				Object vaerdi = raekke[raekke.length - 1];
				if (erNyeste(vaerdi)) {
					continue;
				}
				try {
					nye.add(opdatering(raekke, krypterIgen(vaerdi)));
				}
				catch (IllegalStateException ex) {
					fremmede++;
				}
			}
			skiftet += skriv(kolonne, nye);
		}
	}

	private long skriv(Kolonne kolonne, List<Object[]> nye) {
		if (nye.isEmpty()) {
			return 0;
		}
		String sql = "update " + kolonne.tabel() + " set " + kolonne.navn() + " = ? where "
				+ kolonne.noegle().stream().map((felt) -> felt + " = ?").collect(Collectors.joining(" and ")) + " and "
				+ kolonne.navn() + " = ?";
		int[] skrevet = this.transaktion.execute((status) -> this.jdbc.batchUpdate(sql, nye));
		long antal = 0;
		for (int raekker : skrevet) {
			// A driver that rewrites batches may only say that it went well.
			antal += (raekker != 0) ? 1 : 0;
		}
		return antal;
	}

	/** The next rows in the order of the key: key columns, then the value. */
	private List<Object[]> portion(Kolonne kolonne, List<Object> efter) {
		String felter = String.join(", ", kolonne.noegle());
		String fra = efter.isEmpty() ? ""
				: " and (" + felter + ") > (" + efter.stream().map((felt) -> "?").collect(Collectors.joining(", ")) + ")";
		return this.jdbc.query("select " + felter + ", " + kolonne.navn() + " from " + kolonne.tabel() + " where "
				+ kolonne.navn() + " is not null" + fra + " order by " + felter + " limit " + PORTION, (rs, i) -> {
					Object[] raekke = new Object[kolonne.noegle().size() + 1];
					for (int felt = 0; felt < kolonne.noegle().size(); felt++) {
						raekke[felt] = rs.getObject(felt + 1);
					}
					raekke[raekke.length - 1] = kolonne.bytes() ? rs.getBytes(raekke.length) : rs.getString(raekke.length);
					return raekke;
				}, efter.toArray());
	}

	private static List<Object> noegle(Object[] raekke) {
		return List.of(raekke).subList(0, raekke.length - 1);
	}

	private static Object[] opdatering(Object[] raekke, Object ny) {
		Object[] parametre = new Object[raekke.length + 1];
		parametre[0] = ny;
		System.arraycopy(raekke, 0, parametre, 1, raekke.length);
		return parametre;
	}

	private boolean erNyeste(Object vaerdi) {
		return (vaerdi instanceof byte[] bytes) ? this.kryptering.erMedNyesteNoegle(bytes)
				: this.kryptering.erMedNyesteNoegle((String) vaerdi);
	}

	private Object krypterIgen(Object vaerdi) {
		return (vaerdi instanceof byte[] bytes) ? this.kryptering.krypter(this.kryptering.dekrypter(bytes))
				: this.kryptering.krypter(this.kryptering.dekrypter((String) vaerdi));
	}

}
