package dk.tovholder.sag;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.database.Databaseprodukt;
import dk.tovholder.kalender.Maskinur;

/** Makes all figures anew from what is known of every case: the proof that they are right, and the way when the rules are others. */
@Component
public class Talgenopbygning implements SmartInitializingSingleton {

	/** Counted up when cases count for something else than before. */
	private static final int VERSION = 2;

	private static final Logger log = LoggerFactory.getLogger(Talgenopbygning.class);

	private static final int PORTION = 500;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaktion;

	private final Sagsregister register;

	private final Frister frister;

	private final Sagsberegner beregner;

	private final Maskinur ur;

	Talgenopbygning(JdbcTemplate jdbc, PlatformTransactionManager transaktioner, Sagsregister register, Frister frister,
			Sagsberegner beregner, Maskinur ur) {
		this.jdbc = jdbc;
		this.transaktion = new TransactionTemplate(transaktioner);
		this.register = register;
		this.frister = frister;
		this.beregner = beregner;
		this.ur = ur;
	}

	/** Makes the figures anew, before anybody is served, if they were made by other rules than these. */
	@Override
	public void afterSingletonsInstantiated() {
		if (jdbc.queryForObject("select version from tal_stand", Integer.class) != VERSION) {
			genopbyg();
		}
	}

	/**
	 * Makes them anew in one transaction. Figures can be read meanwhile, as they were; steps wait with theirs.
	 * @return the cases that were counted
	 */
	public int genopbyg() {
		return transaktion.execute((status) -> {
			jdbc.queryForList("select version from tal_stand for update");
			laas();
			for (String tabel : List.of("tal_aendring", "tal", "tal_maaned", "sagsstatus")) {
				jdbc.update("delete from " + tabel);
			}
			Map<Talregister.Noegle, Long> tal = new TreeMap<>();
			int antal = 0;
			String sidste = "";
			for (List<String> portion = efter(sidste); !portion.isEmpty(); portion = efter(sidste)) {
				optael(portion, tal);
				antal += portion.size();
				sidste = portion.get(portion.size() - 1);
			}
			jdbc.query("select program, enhed, art, vaerdi, dag, antal from talrest", (rs) -> {
				tal.merge(Talregister.noegle(rs, 1), rs.getLong(6), Long::sum);
			});
			tal.values().removeIf((sum) -> sum == 0);
			Talsamling.laegTil(jdbc, "tal", tal);
			Talsamling.laegTil(jdbc, "tal_maaned", Talsamling.maaneder(tal));
			jdbc.update("update tal_stand set version = ?", VERSION);
			log.info("Tallene er gjort op igen for {} sager", antal);
			return antal;
		});
	}

	/** H2 has no such lock, and one process: there nobody works while this is done. */
	private void laas() {
		if (Databaseprodukt.erPostgresql(jdbc)) {
			jdbc.execute("lock table tal_aendring in exclusive mode");
		}
	}

	private List<String> efter(String sagsnummer) {
		return jdbc.queryForList("select sagsnummer from sag where sagsnummer > ? order by sagsnummer limit " + PORTION,
				String.class, sagsnummer);
	}

	private void optael(List<String> sagsnumre, Map<Talregister.Noegle, Long> tal) {
		List<Talgrundlag> sager = grundlag(sagsnumre);
		laegTil(sager, tal);
		Samleskrivning.Indhold statusser = Talregister.sagsstatusser(sager.stream()
			.flatMap((sag) -> Optaelling.statusperioder(sag)
				.stream()
				.map((periode) -> Talregister.raekke(sag.grund().sagsnummer(), periode)))
			.toList());
		jdbc.batchUpdate(statusser.sql(), statusser.raekker());
	}

	private static void laegTil(List<Talgrundlag> sager, Map<Talregister.Noegle, Long> tal) {
		sager.forEach((sag) -> Optaelling.af(sag)
			.forEach((t, antal) -> tal.merge(Talregister.Noegle.af(sag.grund(), t), (long) antal, Long::sum)));
	}

	/** Nothing that is counted depends on the instant. */
	private List<Talgrundlag> grundlag(List<String> sagsnumre) {
		Instant nu = ur.instant();
		return register.hent(sagsnumre, frister.forSager(sagsnumre), List.of()).stream().map((sag) -> {
			sag.billede(beregner.beregn(sag, nu));
			return Talgrundlag.af(sag);
		}).toList();
	}

	/** Keeps what a case counted for when the case itself is erased, in the caller's transaction. */
	public void behold(String sagsnummer) {
		Map<Talregister.Noegle, Long> tal = new TreeMap<>();
		laegTil(grundlag(List.of(sagsnummer)), tal);
		jdbc.queryForList("select version from tal_stand for update");
		Talsamling.laegTil(jdbc, "talrest", tal);
	}

}
