package dk.tovholder.nyhed;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.Testdatabase;
import dk.tovholder.kalender.Maskinur;
import dk.tovholder.udbakke.Udbakke;

/** The news of one node on a database of its own or shared, with a clock that tests move. */
final class Nyhedsnode {

	/** 32 bytes that are no secret of anybody's. */
	static final String HEMMELIGHED = "whsec_cHLDuHZlaGVtbWVsaWdoZWQtZm9yLXByw7h2ZXI=";

	static final Instant TRIN = Instant.parse("2020-12-01T07:00:00Z");

	final DataSource database;

	final JdbcTemplate jdbc;

	final TransactionTemplate transaktion;

	final Ur ur;

	final Nyhedslager lager;

	final Leveringslager leveringer;

	final Nummerering nummerering;

	final Cloudevents cloudevents;

	final Webhooksender sender;

	final Abonnementer abonnementer;

	Nyhedsnode(Testdatabase slags, String... valg) {
		this(slags.ny(), new Ur(), valg);
	}

	private Nyhedsnode(DataSource database, Ur ur, String... valg) {
		this.database = database;
		this.ur = ur;
		this.jdbc = new JdbcTemplate(database);
		this.transaktion = new TransactionTemplate(new DataSourceTransactionManager(database));
		Nyhedsindstillinger indstillinger = indstillinger(valg);
		this.lager = new Nyhedslager(jdbc);
		this.leveringer = new Leveringslager(jdbc);
		this.nummerering = new Nummerering(lager, leveringer, transaktion, ur);
		this.cloudevents = new Cloudevents(indstillinger);
		this.sender = new Webhooksender(lager, leveringer, new Webhook(cloudevents, indstillinger, ur), indstillinger, transaktion, ur);
		this.abonnementer = new Abonnementer(lager, leveringer, indstillinger, udbakke(), transaktion, ur);
	}

	private Udbakke udbakke() {
		try {
			var konstruktoer = Udbakke.class.getDeclaredConstructor(JdbcTemplate.class);
			konstruktoer.setAccessible(true);
			return konstruktoer.newInstance(jdbc);
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError(ex);
		}
	}

	/** Another node on the same database, with settings of its own. */
	Nyhedsnode nabo(String... valg) {
		return new Nyhedsnode(database, ur, valg);
	}

	static Nyhedsindstillinger indstillinger(String... valg) {
		Map<String, String> felter = new HashMap<>();
		for (int i = 0; i < valg.length; i += 2) {
			felter.put("tovholder.nyheder." + valg[i], valg[i + 1]);
		}
		return new Binder(new MapConfigurationPropertySource(felter)).bindOrCreate("tovholder.nyheder", Nyhedsindstillinger.class);
	}

	/** Settings of one receiver that is tried again soon. */
	static String[] modtager(String url, String... flere) {
		String[] faste = { "abonnementer.fagsystem.url", url, "abonnementer.fagsystem.hemmelighed", HEMMELIGHED, "svartid", "1s" };
		String[] alle = new String[faste.length + flere.length];
		System.arraycopy(faste, 0, alle, 0, faste.length);
		System.arraycopy(flere, 0, alle, faste.length, flere.length);
		return alle;
	}

	/** The machine's clock, with what tests add to it. */
	static final class Ur extends Maskinur {

		private volatile Duration frem = Duration.ZERO;

		@Override
		public Instant instant() {
			return super.instant().plus(frem);
		}

		void frem(Duration tid) {
			frem = frem.plus(tid);
		}

	}

	/** A step of a case as it lays news out, in the transaction that runs or in one of its own. */
	void trin(String sagsnummer, int... numre) {
		List<Nyhed> nyheder = java.util.Arrays.stream(numre)
			.mapToObj((nr) -> new Nyhed(Nyhedstype.SAG_TILSTANDSSKIFT, Map.of("nr", nr)))
			.toList();
		jdbc.update("insert into nyhed_ny (sagsnummer, tidspunkt, nyheder) values (?,?,?)", sagsnummer, Nyhedslager.tid(TRIN),
				Nyhed.skriv(nyheder));
	}

	/** Lays out and numbers so many steps of each case, one case after the other. */
	void laeg(int skridt, String... sager) {
		for (int nr = 1; nr <= skridt; nr++) {
			for (String sag : sager) {
				trin(sag, nr);
			}
		}
		nummerering.alt();
	}

	long ventende() {
		return leveringer.antal("fagsystem");
	}

	Abonnementer.Oversigt oversigt() {
		return abonnementer.oversigt().get(0);
	}

	/** As a node that is killed: what it holds stays held. */
	void draeb() {
		ReflectionTestUtils.setField(sender, "stopper", true);
	}

}
