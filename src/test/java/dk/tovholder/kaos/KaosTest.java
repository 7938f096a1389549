package dk.tovholder.kaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dk.tovholder.udbakke.Testpostserver.Opfoersel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever fails while deadlines fall due, every step of their ladders is taken once and everybody is told once; a cohort that
 * is cut off is taken in all the same, and once. The whole
 * of it runs by {@code mvn -Pkaos verify}; a short form runs in every build.
 */
class KaosTest {

	private static final int FRISTER = Integer.getInteger("kaos.frister", 1000);

	/** After the fault has ended all is done within twice the time for which a node has a job to itself. */
	private static final Duration FRIST = Drift.LAAS.multipliedBy(2);

	/** The first choice of what is killed and when; the same each time, as far as the machine allows. */
	private final Random tilfaelde = new Random(20201201);

	private Drift drift;

	private int ramte;

	@AfterEach
	void stop() throws Exception {
		drift.close();
	}

	@Test
	void bothNodesAreKilledWhileDeadlinesFallDue() throws Exception {
		drift = new Drift(60);
		drift.klargoer();
		for (int i = 0; i < 2; i++) {
			draebEn(500);
		}
		assertThat(ramte).as("kills that met work").isPositive();
		afventKnuder();
		drift.afventFaerdig(FRIST.multipliedBy(2));
		drift.kontroller();
	}

	@Test
	void theNodeIsKilledWhileACohortIsTakenIn() throws Exception {
		int sager = 600;
		drift = new Drift(sager);
		Knude knude = drift.enKnude();
		String sted = drift.aflever(knude);
		for (int mindst : List.of(1, 250)) {
			while (drift.sager() < mindst) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
			knude.draeb();
			assertThat(drift.sager()).as("killed in the middle").isBetween(mindst, sager - 1);
			drift.genstart(knude);
			knude.afvent();
		}
		assertThat(drift.afventKohorte(knude, sted)).contains("FAERDIG", "\"oprettet\":" + sager, "\"afvist\":0");
		drift.kontrollerIndlaest();
		assertThat(drift.afventKohorte(knude, drift.aflever(knude))).contains("FAERDIG", "\"oprettet\":0", "\"gentaget\":" + sager);
		drift.kontrollerIndlaest();
	}

	@Test
	@Tag("kaos")
	void nodesAreKilledTwentyTimes() throws Exception {
		drift = new Drift(FRISTER);
		drift.klargoer();
		for (int i = 0; i < 20; i++) {
			draebEn(2000);
		}
		assertThat(ramte).as("kills that met work").isGreaterThan(2);
		afventKnuder();
		drift.afventFaerdig(FRIST);
		drift.kontroller();
	}

	@Test
	@Tag("kaos")
	void theDatabaseIsAwayForAMinute() throws Exception {
		drift = new Drift(FRISTER);
		drift.klargoer();
		TimeUnit.SECONDS.sleep(2);
		drift.stopDatabase();
		TimeUnit.SECONDS.sleep(60);
		drift.startDatabase();
		drift.afventFaerdig(FRIST.plus(arbejdstid()));
		drift.kontroller();
	}

	@Test
	@Tag("kaos")
	void connectionsAreCutEveryOtherSecond() throws Exception {
		drift = new Drift(FRISTER);
		drift.klargoer();
		for (int i = 0; i < 15; i++) {
			TimeUnit.SECONDS.sleep(2);
			drift.jdbc.queryForList("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() "
					+ "and backend_type = 'client backend'");
		}
		drift.afventFaerdig(FRIST.plus(arbejdstid()));
		drift.kontroller();
	}

	@Test
	@Tag("kaos")
	void theMailServerRefusesHangsAndDrops() throws Exception {
		drift = new Drift(FRISTER);
		drift.post.luk();
		drift.klargoer();
		// The longest wait between two tries is eight seconds here and a day in production.
		TimeUnit.SECONDS.sleep(20);
		drift.post.opfoer(Opfoersel.HAENGER);
		drift.post.aaben();
		TimeUnit.SECONDS.sleep(15);
		drift.post.opfoer(Opfoersel.TABER_FOER_OK);
		TimeUnit.SECONDS.sleep(15);
		drift.post.opfoer(Opfoersel.SENERE);
		TimeUnit.SECONDS.sleep(10);
		drift.post.opfoer(Opfoersel.MODTAGER);
		drift.afventFaerdig(FRIST);
		drift.kontroller();
	}

	@Test
	@Tag("kaos")
	void aNodeStandsStillAndWakesAgain() throws Exception {
		drift = new Drift(FRISTER);
		drift.klargoer();
		TimeUnit.MILLISECONDS.sleep(1500);
		for (Knude knude : drift.knuder) {
			knude.frys();
			TimeUnit.MILLISECONDS.sleep(FRIST.toMillis());
			knude.toe();
		}
		drift.afventFaerdig(FRIST.plus(arbejdstid()));
		drift.kontroller();
	}

	/** What the work itself takes where the fault has kept all of it waiting. */
	private static Duration arbejdstid() {
		return Duration.ofMillis(30L * FRISTER);
	}

	private void draebEn(int hoejstMillis) throws Exception {
		TimeUnit.MILLISECONDS.sleep(200 + tilfaelde.nextInt(hoejstMillis));
		ramte += (drift.venter() > 0) ? 1 : 0;
		Knude knude = drift.knuder.get(tilfaelde.nextInt(drift.knuder.size()));
		knude.draeb();
		drift.genstart(knude);
	}

	private void afventKnuder() throws InterruptedException {
		for (Knude knude : drift.knuder) {
			knude.afvent();
		}
	}

}
