package dk.tovholder.kaos;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import dk.tovholder.Databaseroller;
import dk.tovholder.engine.Migrering;
import dk.tovholder.kalender.Tid;
import dk.tovholder.udbakke.Testpostserver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A small production: two nodes with the production profile and the role that changes no table, PostgreSQL and a mail server, and as many cases as the test
 * wants whose straksafklaring falls overdue at the midnight that soon comes.
 */
final class Drift implements AutoCloseable {

	/** How long a node has a job to itself: shorter than in production, so that what a dead one left is seen to sooner. */
	static final Duration LAAS = Duration.ofSeconds(10);

	private static final String ADGANGSKODE = "kun-til-denne-proeve";

	private static final Pattern SAG = Pattern.compile("K-\\d{5}");

	private final Path mappe;

	private final int databaseport;

	private EmbeddedPostgres server;

	final Testpostserver post = new Testpostserver();

	final JdbcTemplate jdbc;

	final List<Knude> knuder;

	private final int sager;

	private Duration forskydning;

	Drift(int sager) throws Exception {
		this.sager = sager;
		this.mappe = Files.createTempDirectory("kaos");
		try (ServerSocket ledig = new ServerSocket(0)) {
			this.databaseport = ledig.getLocalPort();
		}
		startDatabase();
		DriverManagerDataSource kilde = new DriverManagerDataSource(server.getJdbcUrl("postgres", "postgres"));
		this.jdbc = new JdbcTemplate(kilde);
		Databaseroller.opret(kilde);
		List<String> indstillinger = indstillinger(kilde.getUrl().replaceAll("\\?.*", ""));
		Migrering.koer(indstillinger.toArray(String[]::new));
		this.knuder = List.of(new Knude("a", mappe, indstillinger), new Knude("b", mappe, indstillinger));
	}

	private List<String> indstillinger(String url) throws IOException {
		return List.of("--spring.profiles.active=prod", "--spring.datasource.url=" + url, "--spring.datasource.username=tovholder",
				"--spring.datasource.password=" + ADGANGSKODE + "-db", "--tovholder.migrering.adgangskode=" + ADGANGSKODE,
				"--tovholder.kryptering.noegle=" + noegle(),
				"--tovholder.kryptering.opslagsnoegle=" + noegle(), "--tovholder.brugere.admin-adgangskode=" + ADGANGSKODE,
				"--tovholder.brugere.integration-adgangskode=" + ADGANGSKODE + "-i", "--spring.mail.host=127.0.0.1",
				"--spring.mail.port=" + post.port(), "--spring.mail.properties.mail.smtp.timeout=3000",
				"--spring.mail.properties.mail.smtp.connectiontimeout=3000",
				"--tovholder.post.afsender=Tovholder <tovholder@kaos.invalid>",
				"--tovholder.post.systemadresse=https://tovholder.kaos.invalid", "--tovholder.post.pr-minut=60000",
				"--tovholder.post.foerste-ventetid=1s", "--tovholder.post.laengste-ventetid=8s", "--tovholder.post.lejemaal=10s",
				"--tovholder.post.proevetid=1s", "--tovholder.post.samles-senest=5s",
				"--tovholder.post.aktiv=true", "--tovholder.post.livstegnsfil=" + mappe.resolve("livstegn"), "--tovholder.fristvagt.portion=5",
				"--camunda.bpm.job-execution.lock-time-in-millis=" + LAAS.toMillis(),
				"--camunda.bpm.job-execution.wait-time-in-millis=1000", "--camunda.bpm.job-execution.max-wait=1000",
				"--logging.level.root=warn");
	}

	private static String noegle() {
		byte[] noegle = new byte[32];
		new SecureRandom().nextBytes(noegle);
		return Base64.getEncoder().encodeToString(noegle);
	}

	/** Takes in the cohort by daylight, and brings both nodes up half a minute before the midnight. */
	void klargoer() throws Exception {
		stilUret("2021-01-26T12:00:00");
		Knude foerste = knuder.get(0);
		foerste.start(forskydning);
		foerste.afvent();
		ansaet("leder", "aktivhuset.faglig-leder");
		ansaet("sagsbehandler1", "aktivhuset.sagsbehandler");
		ansaet("sagsbehandler2", "aktivhuset.sagsbehandler");
		indlaes(foerste);
		foerste.draeb();
		stilUret("2021-01-26T23:59:20");
		for (Knude knude : knuder) {
			knude.start(forskydning);
		}
		for (Knude knude : knuder) {
			knude.afvent();
		}
		while (nu().isBefore(midnat())) {
			TimeUnit.MILLISECONDS.sleep(200);
		}
	}

	private void stilUret(String lokal) {
		forskydning = Duration.between(Instant.now(), LocalDateTime.parse(lokal).atZone(Tid.ZONE).toInstant());
	}

	private Instant nu() {
		return Instant.now().plus(forskydning);
	}

	private static Instant midnat() {
		return Tid.midnat(LocalDate.of(2021, 1, 27));
	}

	void genstart(Knude knude) throws IOException {
		knude.start(forskydning);
	}

	private void ansaet(String bruger, String gruppe) {
		jdbc.update("insert into act_id_user (id_, rev_, first_, last_, email_) values (?, 1, ?, 'Prøve', ?)", bruger, bruger,
				bruger + "@kaos.invalid");
		jdbc.update("insert into act_id_membership (user_id_, group_id_) values (?, ?)", bruger, gruppe);
	}

	private void indlaes(Knude knude) throws Exception {
		assertThat(afventKohorte(knude, aflever(knude))).contains("\"oprettet\":" + sager);
	}

	/** Brings up one node by daylight. */
	Knude enKnude() throws Exception {
		stilUret("2021-01-26T12:00:00");
		Knude knude = knuder.get(0);
		knude.start(forskydning);
		knude.afvent();
		return knude;
	}

	/** Hands over the cohort and gives its address. */
	String aflever(Knude knude) throws Exception {
		StringBuilder csv = new StringBuilder("sagsnummer;cpr;navn;enhed;sagStart;aktivitetsparat;paaVejIRehab;")
			.append("undtagStraksafklaring;ydelsesperioder\n");
		for (int nr = 0; nr < sager; nr++) {
			csv.append("K-%05d;%02d%02d%02d%04d;Prøve %d;aktivhuset;2020-12-01;ja;nej;nej;".formatted(nr, 1 + nr % 28,
					1 + nr / 28 % 12, 50 + nr / 336 % 40, 1000 + nr / 13440, nr))
				.append("KONTANTHJAELP:2010-12-01/2020-11-30\n");
		}
		HttpResponse<String> svar = knude.send("/api/kohorter", "integration", ADGANGSKODE + "-i", "text/csv; charset=UTF-8",
				csv.toString());
		assertThat(svar.statusCode()).as(svar.body()).isEqualTo(202);
		return svar.headers().firstValue("Location").orElseThrow();
	}

	/** What became of a cohort, when it has ended. */
	String afventKohorte(Knude knude, String sted) throws Exception {
		HttpResponse<String> svar;
		do {
			TimeUnit.MILLISECONDS.sleep(300);
			svar = knude.send(sted, "integration", ADGANGSKODE + "-i", null, null);
		}
		while (svar.body().contains("KOERER"));
		return svar.body();
	}

	int sager() {
		return antal("select count(*) from sag");
	}

	/** Every citizen has one case, and every case one running process and everything that its start writes. */
	void kontrollerIndlaest() {
		assertThat(sager()).isEqualTo(sager);
		assertThat(antal("select count(*) from act_ru_execution where parent_id_ is null and super_exec_ is null and business_key_ like 'K-%'"))
			.isEqualTo(sager);
		assertThat(antal("select count(*) from journal where type = 'SAG_OPRETTET'")).isEqualTo(sager);
		assertThat(antal("select count(*) from act_ru_task t join opgave o on o.id = t.id_ where o.opgave = 'T02'")).isEqualTo(sager);
		assertThat(antal("select count(*) from kohorte_del")).isZero();
	}

	void startDatabase() throws IOException {
		server = EmbeddedPostgres.builder()
			.setPort(databaseport)
			.setDataDirectory(mappe.resolve("pg"))
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on")
			.start();
	}

	void stopDatabase() throws IOException {
		server.close();
	}

	/** How many deadlines still wait for their step. */
	int venter() {
		return jdbc.queryForObject("select count(*) from frist where naeste_tidspunkt <= ?", Integer.class,
				midnat().atOffset(ZoneOffset.UTC));
	}

	/** Waits until every step has run and every letter has left; fails if that takes longer than it may. */
	void afventFaerdig(Duration hoejst) throws InterruptedException {
		long senest = System.nanoTime() + hoejst.toNanos();
		String rest;
		while (!(rest = rest()).isEmpty()) {
			assertThat(System.nanoTime()).as("%s: %s", mappe, rest).isLessThan(senest);
			TimeUnit.MILLISECONDS.sleep(200);
		}
	}

	private String rest() {
		try {
			int varsler = jdbc.queryForObject("select count(*) from varsel where samlet is null", Integer.class);
			int breve = jdbc.queryForObject("select count(*) from brev where status = 'VENTER'", Integer.class);
			int trin = venter();
			return (trin + varsler + breve == 0) ? ""
					: trin + " steps, " + varsler + " notices and " + breve + " letters are left";
		}
		catch (DataAccessException ex) {
			return "the database is away";
		}
	}

	/** Every step once in the journal, its tasks once, and once to each who is to know it. */
	void kontroller() throws Exception {
		assertThat(antal("select count(*) from fristtrin where fristtype = 'STRAKSAFKLARING' and trin = 'OVERSKREDET'"))
			.isEqualTo(sager);
		for (String type : List.of("FRIST_OVERSKREDET", "ESKALERING")) {
			String linjer = "from journal where type = '" + type + "' and data like '%STRAKSAFKLARING%'";
			assertThat(antal("select count(*) " + linjer)).as(type).isEqualTo(sager);
			assertThat(antal("select count(distinct sagsnummer) " + linjer)).as(type).isEqualTo(sager);
		}
		for (String opgave : List.of("T21", "T22")) {
			String opgaver = "from act_ru_task t join opgave o on o.id = t.id_ where o.opgave = '" + opgave + "'";
			assertThat(antal("select count(*) " + opgaver)).as(opgave).isEqualTo(sager);
			assertThat(antal("select count(distinct o.sagsnummer) " + opgaver)).as(opgave).isEqualTo(sager);
		}
		assertThat(antal("select count(*) from act_ru_incident")).isZero();
		Map<String, Integer> oplyst = oplyst();
		assertThat(oplyst).hasSize(3 * sager);
		assertThat(oplyst.values()).containsOnly(1);
	}

	private int antal(String sql) {
		return jdbc.queryForObject(sql, Integer.class);
	}

	/** How often each person was told of each case's overdue straksafklaring; a repeat is known by its Message-ID. */
	private Map<String, Integer> oplyst() throws MessagingException, IOException {
		Map<String, String> efterId = new HashMap<>();
		Map<String, Integer> oplyst = new HashMap<>();
		for (String raa : new ArrayList<>(post.modtaget())) {
			MimeMessage brev = new MimeMessage(null, new ByteArrayInputStream(raa.getBytes(StandardCharsets.ISO_8859_1)));
			String tekst = (String) brev.getContent();
			String kendt = efterId.putIfAbsent(brev.getMessageID(), tekst);
			if (kendt != null) {
				assertThat(tekst).as("a repeat says the same").isEqualTo(kendt);
				continue;
			}
			for (String linje : tekst.split("\\R")) {
				Matcher sag = SAG.matcher(linje);
				if (linje.contains("straksafklaring") && sag.find()) {
					oplyst.merge(brev.getAllRecipients()[0] + " " + sag.group(), 1, Integer::sum);
				}
			}
		}
		return oplyst;
	}

	@Override
	public void close() throws Exception {
		for (Knude knude : knuder) {
			knude.close();
		}
		post.close();
		server.close();
	}

}
