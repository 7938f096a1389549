package dk.tovholder.maaling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.spin.plugin.variable.SpinValues;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import dk.tovholder.TovholderApplication;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.NyHaendelse;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Opgave;
import dk.tovholder.sag.Opgaver;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.sag.Talkontakt;

/**
 * What it costs a step to keep the figures of the monthly statement. Twins go through the same course in the same running
 * product; at each step a coin decides which of them keeps the figures, and which of them is first. A step is one transaction
 * of the engine and the product, without HTTP. The adding up that follows in the background is timed apart and counted too.
 * <p>
 * {@code mvn -Pbench verify -DskipTests} runs it. System properties: {@code maaling.tvillinger} (pairs of cases, 40) and
 * {@code maaling.database} (postgresql, h2).
 */
public final class Projektionsmaaling {

	private static final int TVILLINGER = Integer.getInteger("maaling.tvillinger", 40);

	private static final int OPVARMNING = 15;

	private static final int TREKNINGER = 2000;

	private static final int KONTAKTER = 16;

	private static final Random TILFAELDIG = new Random(1);

	private final Proevepersoner personer = new Proevepersoner();

	private final ConfigurableApplicationContext produkt;

	private final Sagsbehandling sagsbehandling;

	private final Opgaver opgaver;

	private final FormService former;

	private final IdentityService identitet;

	private final Map<String, List<Par>> malt = new LinkedHashMap<>();

	private boolean opvarmning;

	private LocalDate idag;

	private Projektionsmaaling(ConfigurableApplicationContext produkt) {
		this.produkt = produkt;
		this.sagsbehandling = produkt.getBean(Sagsbehandling.class);
		this.opgaver = produkt.getBean(Opgaver.class);
		this.former = produkt.getBean(FormService.class);
		this.identitet = produkt.getBean(IdentityService.class);
	}

	/** Milliseconds of the same step of two cases. */
	private record Par(double uden, double med) {
	}

	private interface Skridt {

		/** What remains to be done to a case, once everything but the step itself has been looked up. */
		Runnable paa(String sagsnummer);

	}

	public static void main(String[] args) {
		Maaledatabase database = Maaledatabase.valgt();
		ClockUtil.setCurrentTime(Date.from(Tid.midnat(LocalDate.of(2020, 12, 1)).plusSeconds(9 * 3600)));
		try (ConfigurableApplicationContext produkt = new SpringApplicationBuilder(TovholderApplication.class)
			.initializers((context) -> context.getBeanFactory().addBeanPostProcessor(new Talkontakt()))
			.run(Produkt.indstillinger(database, database.ny()))) {
			Talkontakt.samlIkkeSelv(produkt);
			System.out.printf("%n%s, %d pairs of each step, %d of the weekly contact%n%n", database, TVILLINGER,
					TVILLINGER * KONTAKTER);
			new Projektionsmaaling(produkt).maal();
		}
		System.exit(0);
	}

	private void maal() {
		JdbcTemplate jdbc = produkt.getBean(JdbcTemplate.class);
		opvarmning = true;
		gennemloeb(OPVARMNING, LocalDate.of(2020, 12, 1));
		Talkontakt.saml(produkt);
		// As the database does by itself after a while.
		jdbc.execute("analyze");
		opvarmning = false;
		gennemloeb(TVILLINGER, LocalDate.of(2021, 8, 2));
		long linjer = jdbc.queryForObject("select count(*) from tal_aendring", Long.class);
		long start = System.nanoTime();
		Talkontakt.saml(produkt);
		double samling = (System.nanoTime() - start) / 1e6;
		List<Par> alle = malt.values().stream().flatMap(List::stream).toList();
		double prSkridt = samling / alle.size();
		System.out.println("| step                     | pairs | without, ms | with, ms | with/without | 95 % under | throughput |");
		System.out.println("|--------------------------|------:|------------:|---------:|-------------:|-----------:|-----------:|");
		malt.forEach((navn, par) -> skriv(navn, par, 0));
		skriv("all", alle, 0);
		skriv("all, adding up included", alle, prSkridt);
		System.out.printf(Locale.ROOT, "%n%.1f lines a step, added up afterwards in %.3f ms a step%n%n", (double) linjer / alle.size(),
				prSkridt);
	}

	// --- the course

	private void gennemloeb(int antal, LocalDate start) {
		idag(start);
		List<String[]> tvillinger = new ArrayList<>();
		for (int i = 0; i < antal; i++) {
			NySag en = personer.naeste(start);
			NySag anden = personer.naeste(start);
			sagsbehandling.opret(List.of(en, anden));
			tvillinger.add(new String[] { en.sagsnummer(), anden.sagsnummer() });
		}
		idag(start.plusDays(10));
		skridt("T02", tvillinger, opgave("T02", Map.of("tidspunkt", idag + "T10:00", "moedeform", "TELEFON")));
		skridt("T03", tvillinger, opgave("T03", Map.of("afholdt", "JA", "dato", idag.toString(), "borgerensOensker",
				"Arbejde i haven", "fagomraader", liste("SUNDHED"), "samtykke", "GIVET")));
		idag(start.plusDays(24));
		skridt("T04", tvillinger, opgave("T04", Map.of("tidspunkt", idag + "T10:00", "deltagere", liste("BORGER", "SUNDHED"))));
		skridt("T05", tvillinger, opgave("T05", Map.of("afholdt", "JA", "dato", idag.toString(), "fremmoedte",
				liste("BORGER", "SAGSBEHANDLER", "SUNDHED"), "borgerensPerspektiv", "Vil gerne i gang", "aftaler", "Ny samtale")));
		skridt("T06", tvillinger, opgave("T06", Map.of("beslutning", "AFKLARINGSFORLOEB", "begrundelse", "Aftalt", "dato",
				idag.toString(), "borgerOrienteret", idag.toString())));
		skridt("T12", tvillinger, this::tildel);
		for (int uge = 1; uge <= KONTAKTER; uge++) {
			idag(start.plusDays(24 + 7 * uge));
			skridt("T13", tvillinger, opgave("T13", kontakt()));
		}
		skridt("PlaceringStartet", tvillinger, haendelse("PlaceringStartet", Map.of("placeringstype", "PRAKTIK")));
		skridt("T15", tvillinger, opgave("T15", Map.of("formaal", "Afprøve", "maal", "20 timer", "borgerEnig", true)));
		idag(idag.plusDays(28));
		skridt("T14", tvillinger, opgave("T14", kontakt()));
		skridt("PlaceringSluttet", tvillinger, haendelse("PlaceringSluttet", Map.of()));
	}

	private void idag(LocalDate dag) {
		idag = dag;
		ClockUtil.setCurrentTime(Date.from(Tid.midnat(dag).plusSeconds(12 * 3600)));
	}

	private Map<String, Object> kontakt() {
		return Map.of("udfald", "GENNEMFOERT", "dato", idag.toString(), "form", "TELEFON", "naesteSkridt", "Ring igen");
	}

	private Runnable tildel(String sagsnummer) {
		String gruppe = aaben(sagsnummer, "T12").gruppe();
		return opgave("T12", Map.of("jobformidler", "jobformidler1." + gruppe.substring(0, gruppe.indexOf('.')))).paa(sagsnummer);
	}

	private Skridt opgave(String opgave, Map<String, Object> svar) {
		return (sagsnummer) -> {
			Opgave aaben = aaben(sagsnummer, opgave);
			return () -> {
				identitet.setAuthentication("maaling", List.of(aaben.gruppe()));
				former.submitTaskForm(aaben.id(), new HashMap<>(svar));
				identitet.clearAuthentication();
			};
		};
	}

	private Opgave aaben(String sagsnummer, String opgave) {
		return opgaver.aabne(sagsnummer).stream().filter((o) -> o.opgave().equals(opgave)).findFirst().orElseThrow();
	}

	private Skridt haendelse(String type, Map<String, Object> data) {
		return (sagsnummer) -> {
			Map<String, Object> felter = new HashMap<>(data);
			felter.put("placeringId", "P-" + sagsnummer);
			NyHaendelse ny = new NyHaendelse(type + "-" + sagsnummer, type, idag.toString(), "maaling", felter, null);
			return () -> sagsbehandling.meld(sagsnummer, ny, "integration");
		};
	}

	private static Object liste(String... vaerdier) {
		return SpinValues.jsonValue("[\"" + String.join("\",\"", vaerdier) + "\"]").create();
	}

	// --- the pairs

	private void skridt(String navn, List<String[]> tvillinger, Skridt skridt) {
		for (String[] to : tvillinger) {
			int medTal = TILFAELDIG.nextInt(2);
			int foerst = TILFAELDIG.nextInt(2);
			Runnable[] arbejde = { skridt.paa(to[0]), skridt.paa(to[1]) };
			double[] ms = new double[2];
			for (int hvem : new int[] { foerst, 1 - foerst }) {
				Talkontakt.taendt(hvem == medTal);
				long start = System.nanoTime();
				arbejde[hvem].run();
				ms[hvem] = (System.nanoTime() - start) / 1e6;
			}
			if (!opvarmning) {
				malt.computeIfAbsent(navn, (nyt) -> new ArrayList<>()).add(new Par(ms[1 - medTal], ms[medTal]));
			}
		}
		Talkontakt.taendt(true);
	}

	/** Medians, of the pairs' ratios too: an interval by drawing the pairs again. */
	private static void skriv(String navn, List<Par> par, double tillaeg) {
		double[] forhold = par.stream().mapToDouble((et) -> (et.med() + tillaeg) / et.uden()).toArray();
		double[] trukne = new double[TREKNINGER];
		for (int i = 0; i < TREKNINGER; i++) {
			trukne[i] = median(TILFAELDIG.ints(forhold.length, 0, forhold.length).mapToDouble((nr) -> forhold[nr]).toArray());
		}
		Arrays.sort(trukne);
		double midt = median(forhold);
		System.out.printf(Locale.ROOT, "| %-24s | %5d | %11.2f | %8.2f | %12.3f | %10.3f | %8.1f %% |%n", navn, par.size(),
				median(par.stream().mapToDouble(Par::uden).toArray()),
				median(par.stream().mapToDouble((et) -> et.med() + tillaeg).toArray()), midt, trukne[TREKNINGER * 975 / 1000],
				100 * (1 / midt - 1));
	}

	private static double median(double[] tal) {
		double[] sorteret = tal.clone();
		Arrays.sort(sorteret);
		return (sorteret[sorteret.length / 2] + sorteret[(sorteret.length - 1) / 2]) / 2;
	}

}
