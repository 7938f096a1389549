package dk.tovholder.udbakke;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.Testdatabase;
import dk.tovholder.kalender.Maskinur;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.Brugerregister;

/** The outbox of one node on a database of its own or shared, with a clock and a house of people that tests move. */
final class Opstilling {

	final JdbcTemplate jdbc;

	final TransactionTemplate transaktion;

	final Ur ur;

	final Folk folk;

	final Map<String, Object> valg = new HashMap<>();

	volatile boolean indhenter;

	private final DataSource database;

	Opstilling(Testdatabase slags) {
		this(slags.ny(), new Ur(), new Folk());
	}

	private Opstilling(DataSource database, Ur ur, Folk folk) {
		this.database = database;
		this.jdbc = new JdbcTemplate(database);
		this.transaktion = new TransactionTemplate(new DataSourceTransactionManager(database));
		this.ur = ur;
		this.folk = folk;
	}

	/** A second node on the same database. */
	Opstilling nabo() {
		Opstilling nabo = new Opstilling(database, ur, folk);
		nabo.valg.putAll(valg);
		return nabo;
	}

	/** The machine's clock, moved by hand. */
	static final class Ur extends Maskinur {

		private volatile Instant nu = super.instant();

		@Override
		public Instant instant() {
			return nu;
		}

		void frem(Duration tid) {
			nu = nu.plus(tid);
		}

	}

	/** Who is in which group. */
	static final class Folk implements Brugerregister {

		final Map<String, Person> personer = new LinkedHashMap<>();

		final Map<String, List<String>> grupper = new HashMap<>();

		Person ansaet(String id, String... iGrupper) {
			personer.put(id, new Person(id, "Navn " + id, id + "@kommune.invalid"));
			for (String gruppe : iGrupper) {
				grupper.computeIfAbsent(gruppe, (ny) -> new CopyOnWriteArrayList<>()).add(id);
			}
			return personer.get(id);
		}

		@Override
		public Optional<Bruger> godkend(String brugerId, String adgangskode) {
			return Optional.empty();
		}

		@Override
		public Optional<Bruger> aktuel() {
			return Optional.empty();
		}

		@Override
		public List<Person> medlemmer(String gruppe) {
			return grupper.getOrDefault(gruppe, List.of()).stream().map(personer::get).toList();
		}

		@Override
		public Optional<Person> person(String brugerId) {
			return Optional.ofNullable(personer.get(brugerId));
		}

	}

	Postindstillinger indstillinger() {
		Map<String, Object> egne = new HashMap<>();
		valg.forEach((navn, vaerdi) -> egne.put("tovholder.post." + navn, vaerdi));
		return new Binder(new MapConfigurationPropertySource(egne)).bindOrCreate("tovholder.post", Postindstillinger.class);
	}

	Brevlager lager() {
		return new Brevlager(jdbc);
	}

	Udbakke udbakke() {
		return new Udbakke(jdbc);
	}

	Tilbagehold tilbagehold(Path fil) {
		return new Tilbagehold(jdbc, new Livstegnsfil(fil), indstillinger(), transaktion, ur);
	}

	Samler samler() {
		return new Samler(lager(), new Brevtekst(indstillinger()), folk, udbakke(), tilbagehold(null), List.of(() -> indhenter),
				indstillinger(), transaktion, ur);
	}

	Afsender afsender(Postvej vej) {
		return new Afsender(lager(), vej, udbakke(), tilbagehold(null), indstillinger(), transaktion, ur);
	}

	Smtppost post(int port) {
		JavaMailSenderImpl server = new JavaMailSenderImpl();
		server.setHost("127.0.0.1");
		server.setPort(port);
		Properties egenskaber = new Properties();
		egenskaber.setProperty("mail.smtp.connectiontimeout", "3000");
		egenskaber.setProperty("mail.smtp.timeout", "3000");
		egenskaber.setProperty("mail.smtp.writetimeout", "3000");
		egenskaber.setProperty("mail.smtp.quitwait", "false");
		server.setJavaMailProperties(egenskaber);
		return new Smtppost(server, indstillinger());
	}

	Moedeindkaldelser moeder() {
		return new Moedeindkaldelser(jdbc, lager(), new Brevtekst(indstillinger()), new Kalendertekst(indstillinger()), folk,
				indstillinger(), ur);
	}

	/** Lays notices out as a step would. */
	void laeg(Varsel... varsler) {
		transaktion.executeWithoutResult((status) -> udbakke().laeg(List.of(varsler)));
	}

	/** Notices to a group, each about a case of its own. */
	void laeg(int antal, Modtager modtager) {
		Varsel[] varsler = new Varsel[antal];
		for (int i = 0; i < antal; i++) {
			varsler[i] = varsel("frist/" + i, modtager, "S-" + i);
		}
		laeg(varsler);
	}

	Varsel varsel(String noegle, Modtager modtager, String sagsnummer) {
		return new Varsel(noegle, Varsel.Type.OVERSKREDET, modtager, sagsnummer, "Fristen for Straksafklaring er overskredet.",
				ur.instant());
	}

	/** Letters as {@code modtager STATUS}, in the order in which they were written. */
	List<String> breve() {
		return jdbc.queryForList("select modtager || ' ' || status from brev order by oprettet, modtager", String.class);
	}

	Brev brev(String modtager) {
		return lager().find(jdbc.queryForObject("select id from brev where modtager = ?", java.util.UUID.class, modtager))
			.orElseThrow();
	}

	int antal(String sql) {
		return jdbc.queryForObject("select count(*) from " + sql, Integer.class);
	}

}
