package dk.tovholder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.borger.Cpr;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Frist;
import dk.tovholder.sag.Hast;
import dk.tovholder.sag.NyHaendelse;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Opgave;
import dk.tovholder.sag.Opgavekrav;
import dk.tovholder.sag.Opgaver;
import dk.tovholder.sag.Sag;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.sag.Sagsbehandling.Modtagelse;
import dk.tovholder.sag.Ydelse;
import dk.tovholder.sag.Ydelsesperiode;
import dk.tovholder.tilsyn.Invarianter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pilot that tests drive by hand: cases, answers, events and time. After every step it checks what must hold for every
 * case whatever happens: the models ask for exactly the tasks that the facts demand, and nothing has failed.
 */
@TestComponent
@Import(Invarianter.class)
public class Pilot {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Sagsbehandling sagsbehandling;

	private final Opgaver opgaver;

	private final FormService forms;

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final HistoryService history;

	private final ManagementService jobs;

	private final IdentityService identity;

	private final TransactionTemplate transaktion;

	private final JdbcTemplate jdbc;

	private final Invarianter invarianter;

	private final Set<String> sager = new LinkedHashSet<>();

	private int loebenummer;

	/** Who answers for a group. */
	private UnaryOperator<String> bruger = (gruppe) -> "proeve";

	Pilot(Sagsbehandling sagsbehandling, Opgaver opgaver, FormService forms, TaskService tasks, RuntimeService runtime,
			HistoryService history, ManagementService jobs, IdentityService identity, TransactionTemplate transaktion,
			JdbcTemplate jdbc, Invarianter invarianter) {
		this.sagsbehandling = sagsbehandling;
		this.opgaver = opgaver;
		this.forms = forms;
		this.tasks = tasks;
		this.runtime = runtime;
		this.history = history;
		this.jobs = jobs;
		this.identity = identity;
		this.transaktion = transaktion;
		this.jdbc = jdbc;
		this.invarianter = invarianter;
	}

	/** Ends every case that is still open, so that tests do not meet each other's time. */
	public void ryd() {
		bruger = (gruppe) -> "proeve";
		sager.clear();
		identity.clearAuthentication();
		runtime.createProcessInstanceQuery()
			.rootProcessInstances()
			.list()
			.stream()
			.filter((i) -> !"fristvagt".equals(i.getBusinessKey()))
			.forEach((i) -> runtime.deleteProcessInstance(i.getId(), "test over"));
		jdbc.update("update frist set naeste_tidspunkt = null, naeste_trin = null");
		// No suspension follows a case that is closed.
		jdbc.update("update sag set lukket = anker where lukket is null");
		jdbc.update("delete from suspension_aendring");
		jdbc.update("delete from suspension");
	}

	public void ur(String lokal) {
		ur(LocalDateTime.parse(lokal).atZone(Tid.ZONE).toInstant());
	}

	/** Moves time to an instant, stopping at everything that falls due on the way. */
	public void ur(Instant maal) {
		assertThat(maal).as("time only goes forward").isAfterOrEqualTo(nu());
		identity.clearAuthentication();
		while (true) {
			Job naeste = jobs.createJobQuery()
				.withRetriesLeft()
				.orderByJobDuedate()
				.asc()
				.orderByJobId()
				.asc()
				.list()
				.stream()
				.filter((job) -> job.getDuedate() == null || !job.getDuedate().toInstant().isAfter(maal))
				.findFirst()
				.orElse(null);
			if (naeste == null) {
				break;
			}
			if (naeste.getDuedate() != null && naeste.getDuedate().toInstant().isAfter(nu())) {
				ClockUtil.setCurrentTime(naeste.getDuedate());
			}
			jobs.executeJob(naeste.getId());
		}
		ClockUtil.setCurrentTime(Date.from(maal));
		sager.forEach(this::kontroller);
	}

	/** As {@link #ur(String)}, but passes over the midnights on which the watch has nothing to do. */
	public void spring(String lokal) {
		Instant maal = LocalDateTime.parse(lokal).atZone(Tid.ZONE).toInstant();
		identity.clearAuthentication();
		while (true) {
			List<Job> ventende = jobs.createJobQuery().withRetriesLeft().list();
			Instant tidligst = ventende.stream()
				.filter((job) -> !job.getProcessDefinitionKey().equals("fristvagt"))
				.map((job) -> (job.getDuedate() == null) ? nu() : job.getDuedate().toInstant())
				.min(Comparator.naturalOrder())
				.orElse(maal);
			OffsetDateTime trin = jdbc.queryForObject("select min(naeste_tidspunkt) from frist", OffsetDateTime.class);
			if (trin != null && trin.toInstant().isBefore(tidligst)) {
				tidligst = trin.toInstant();
			}
			Instant stop = tidligst.isAfter(maal) ? maal : tidligst;
			if (stop.isAfter(nu())) {
				ClockUtil.setCurrentTime(Date.from(stop));
			}
			List<Job> forfaldne = jobs.createJobQuery()
				.withRetriesLeft()
				.orderByJobDuedate()
				.asc()
				.orderByJobId()
				.asc()
				.list()
				.stream()
				.filter((job) -> job.getDuedate() == null || !job.getDuedate().toInstant().isAfter(nu()))
				.toList();
			if (forfaldne.isEmpty() && stop.equals(maal)) {
				break;
			}
			if (!forfaldne.isEmpty()) {
				jobs.executeJob(forfaldne.get(0).getId());
			}
			else {
				throw new AssertionError("Due at " + stop + " without a job: " + ventende);
			}
		}
	}

	/** A fresh start at a day, before any case of the test. */
	public void begynd(String lokal) {
		ryd();
		runtime.createProcessInstanceQuery()
			.processDefinitionKey("fristvagt")
			.list()
			.forEach((vagt) -> runtime.deleteProcessInstance(vagt.getId(), "nyt ur"));
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(lokal).atZone(Tid.ZONE).toInstant()));
		runtime.startProcessInstanceByKey("fristvagt", "fristvagt");
	}

	public void dag(String dato) {
		ur(LocalDate.parse(dato).atTime(LocalTime.of(9, 0)).atZone(Tid.ZONE).toInstant());
	}

	private Instant nu() {
		return ClockUtil.getCurrentTime().toInstant();
	}

	public String sag(String sagStart) {
		return sag("aktivhuset", sagStart, true, false, false);
	}

	public String sag(String enhed, String sagStart, Boolean aktivitetsparat, Boolean paaVej, Boolean undtag) {
		String nummer = "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
		String cpr = "%02d%02d%02d%04d".formatted(1 + loebenummer % 28, 1 + (loebenummer / 28) % 12, 50 + (loebenummer / 336) % 40,
				1000 + (int) (System.nanoTime() % 3000));
		loebenummer++;
		LocalDate start = LocalDate.parse(sagStart);
		sagsbehandling.opret(List.of(new NySag(nummer, "afklaringspuljen", Cpr.af(cpr), "Proeve Person", enhed, start,
				aktivitetsparat, paaVej, undtag, List.of(new Ydelsesperiode(Ydelse.KONTANTHJAELP,
						LocalDate.parse("2005-01-01"), LocalDate.parse("2030-01-01"))))));
		sager.add(nummer);
		kontroller(nummer);
		return nummer;
	}

	/** From now on each group has the demo's own user: {@code sagsbehandler.aktivhuset} answers for {@code aktivhuset.sagsbehandler}. */
	public void medRigtigeBrugere() {
		bruger = (gruppe) -> gruppe.replaceFirst("(.*)\\.(.*)", "$2.$1");
	}

	/** Submits a task's form as a member of its group. */
	public void goer(String nummer, String opgave, Object... felter) {
		goer(nummer, opgave, (o) -> true, felter);
	}

	public void goer(String nummer, String opgave, Predicate<Opgave> hvilken, Object... felter) {
		Opgave o = opgaver.aabne(nummer)
			.stream()
			.filter((kandidat) -> kandidat.opgave().equals(opgave) && hvilken.test(kandidat))
			.findFirst()
			.orElseThrow(() -> new AssertionError("Ingen " + opgave + ", men " + aabne(nummer)));
		Map<String, Object> svar = new HashMap<>();
		for (int i = 0; i < felter.length; i += 2) {
			Object vaerdi = felter[i + 1];
			svar.put((String) felter[i], (vaerdi instanceof List<?>) ? json(vaerdi) : vaerdi);
		}
		String gruppe = (o.gruppe() == null) ? "ingen" : o.gruppe();
		som(bruger.apply(gruppe), List.of(gruppe), () -> {
			forms.submitTaskForm(o.id(), svar);
			return null;
		});
		kontroller(nummer);
	}

	private static Object json(Object vaerdi) {
		try {
			return SpinValues.jsonValue(JSON.writeValueAsString(vaerdi)).create();
		}
		catch (JsonProcessingException ex) {
			throw new AssertionError(ex);
		}
	}

	public <T> T som(String bruger, List<String> grupper, Supplier<T> handling) {
		identity.setAuthentication(bruger, grupper);
		try {
			return handling.get();
		}
		finally {
			identity.clearAuthentication();
		}
	}

	public Modtagelse meld(String nummer, String type, String dato, Object... data) {
		return meldMed(UUID.randomUUID().toString(), "proeve", nummer, type, dato, data);
	}

	public Modtagelse meldMed(String id, String kilde, String nummer, String type, String dato, Object... data) {
		Map<String, Object> felter = new HashMap<>();
		for (int i = 0; i < data.length; i += 2) {
			felter.put((String) data[i], data[i + 1]);
		}
		Modtagelse svar = sagsbehandling.meld(nummer, new NyHaendelse(id, type, dato, kilde, felter, null), "integration");
		kontroller(nummer);
		return svar;
	}

	public Sag vis(String nummer) {
		return transaktion.execute((status) -> sagsbehandling.kig(nummer).orElseThrow());
	}

	public String tilstand(String nummer) {
		return jdbc.queryForObject("select tilstand from sag where sagsnummer = ?", String.class, nummer);
	}

	public List<String> aabne(String nummer) {
		return opgaver.aabne(nummer).stream().map(Opgave::opgave).sorted().toList();
	}

	/** Every open task, with the row and date it answers. */
	public List<Opgave> opgaver(String nummer) {
		return opgaver.aabne(nummer);
	}

	/** The markings of a case as the register has them. */
	public Set<String> markeringer(String nummer) {
		return jdbc.queryForObject("select overskredet, over_maal, pause from sag where sagsnummer = ?", (rs, i) -> {
			Set<String> markeringer = new TreeSet<>();
			if (rs.getBoolean("overskredet")) {
				markeringer.add("OVERSKREDET");
			}
			if (rs.getBoolean("over_maal")) {
				markeringer.add("OVER_MAAL");
			}
			if (rs.getBoolean("pause")) {
				markeringer.add("PAUSE");
			}
			return markeringer;
		}, nummer);
	}

	/** The placements of a case as the register has them: {@code start..slut STATUS} by id. */
	public Map<String, String> placeringer(String nummer) {
		Map<String, String> ud = new TreeMap<>();
		jdbc.query("select placering_id, start_dato, slut_dato, status from placering where sagsnummer = ?", (rs) -> {
			String slut = rs.getString("slut_dato");
			ud.put(rs.getString("placering_id"),
					rs.getString("start_dato") + ".." + (slut == null ? "" : slut) + " " + rs.getString("status"));
		}, nummer);
		return ud;
	}

	public Opgave opgave(String nummer, String opgave) {
		return opgaver.aabne(nummer).stream().filter((o) -> o.opgave().equals(opgave)).findFirst().orElseThrow();
	}

	public Frist frist(String nummer, Fristtype type, int nr) {
		return vis(nummer).frister()
			.stream()
			.filter((f) -> f.fristtype() == type && f.nummer() == nr)
			.findFirst()
			.orElseThrow(() -> new AssertionError("Ingen " + type + " " + nr + " i " + vis(nummer).frister()));
	}

	/** {@code dato STATUS} of a deadline. */
	public String fristen(String nummer, Fristtype type, int nr) {
		Frist f = frist(nummer, type, nr);
		return f.dato() + " " + f.status();
	}

	public List<String> journal(String nummer, String type) {
		return jdbc.queryForList("select data from journal where sagsnummer = ? and type = ? order by id", String.class, nummer,
				type);
	}

	/** What must hold for every case after every step. */
	public void kontroller(String nummer) {
		Sag sag = vis(nummer);
		List<Opgave> aabne = opgaver.aabne(nummer);
		List<String> iMotoren = tasks.createTaskQuery().processInstanceBusinessKey(nummer).list().stream().map(Task::getId).sorted().toList();
		assertThat(aabne.stream().map(Opgave::id).sorted().toList()).as("the engine's tasks of %s", nummer).isEqualTo(iMotoren);
		assertThat(aabne.stream().map(Opgave::opgave).filter((o) -> !Set.of("T20", "T21", "T22").contains(o)).sorted().toList())
			.as("tasks of %s in %s", nummer, sag.billede().tilstand())
			.isEqualTo(sag.billede().opgaver().stream().map(Opgavekrav::opgave).sorted().toList());
		LocalDate idag = Tid.dato(nu());
		for (Task task : tasks.createTaskQuery().processInstanceBusinessKey(nummer).list()) {
			Opgave opgave = opgaver.aaben(task.getId());
			assertThat(task.getPriority()).as("priority of %s", opgave).isEqualTo(opgave.hast().prioritet());
			assertThat(opgave.hast()).as("how %s presses", opgave).isEqualTo(Hast.af(sag, opgave, idag));
		}
		assertThat(jobs.createJobQuery().noRetriesLeft().count()).isZero();
		assertThat(runtime.createIncidentQuery().count()).isZero();
		boolean lever = runtime.createProcessInstanceQuery().processInstanceBusinessKey(nummer).count() > 0;
		assertThat(lever).as("a live thread for %s", nummer).isEqualTo(!sag.billede().erLukket());
		assertThat(invarianter.brud(nummer)).as("what the sweep would mend").isEmpty();
		if (sag.billede().erLukket()) {
			assertThat(sag.frister()).noneMatch((f) -> f.status().name().equals("AABEN") || f.status().name().equals("OVERSKREDET"));
		}
	}

	// --- the usual ways

	public static Object[] samtale(String dato, String samtykke) {
		return new Object[] { "afholdt", "JA", "dato", dato, "borgerensOensker", "Arbejde i haven", "fagomraader",
				List.of("SUNDHED"), "samtykke", samtykke };
	}

	public static Object[] moede(String dato) {
		return new Object[] { "afholdt", "JA", "dato", dato, "fremmoedte", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED"),
				"borgerensPerspektiv", "Vil gerne i gang", "aftaler", "Ny samtale" };
	}

	public void indkald(String nummer) {
		goer(nummer, "T02", "tidspunkt", "2021-01-04T10:00", "moedeform", "TELEFON");
	}

	public void tilBeslutning(String nummer, String samtale, String moede) {
		dag(samtale);
		indkald(nummer);
		goer(nummer, "T03", samtale(samtale, "GIVET"));
		dag(moede);
		goer(nummer, "T04", "tidspunkt", moede + "T09:00", "deltagere", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED"));
		goer(nummer, "T05", moede(moede));
	}

	public void beslut(String nummer, String beslutning, String dato) {
		goer(nummer, "T06", "beslutning", beslutning, "begrundelse", "Det bedste for borgeren", "dato", dato,
				"borgerOrienteret", dato);
	}

	/** A case in the course from a day, with its job broker. */
	public String iForloeb(String start) {
		String nummer = sag("2020-12-01");
		tilBeslutning(nummer, LocalDate.parse(start).minusDays(8).toString(), LocalDate.parse(start).minusDays(1).toString());
		dag(start);
		beslut(nummer, "AFKLARINGSFORLOEB", start);
		goer(nummer, "T12", "jobformidler", "jobformidler1.aktivhuset");
		return nummer;
	}

	/** The course of a case six months on: the mark has passed, and a new review is called. */
	public String iGenbehandling() {
		String nummer = iForloeb("2021-01-26");
		dag("2021-07-27");
		return nummer;
	}

	public void indkaldTilMoede(String nummer, String opgave, String dato) {
		goer(nummer, opgave, "tidspunkt", dato + "T09:00", "deltagere", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED"));
	}

	public static Object[] nytMoede(String dato) {
		return Stream.concat(Stream.of(moede(dato)), Stream.of("manglendeProgression", "Har ikke turdet")).toArray();
	}

	public void beslutEfterGenbehandling(String nummer, String beslutning, String dato) {
		goer(nummer, "T18", "beslutning", beslutning, "begrundelse", "Det bedste for borgeren", "dato", dato,
				"borgerOrienteret", dato);
	}

	/** A new review up to and with its decision, all on one day. */
	public void genbehandl(String nummer, String dato, String beslutning) {
		dag(dato);
		indkaldTilMoede(nummer, "T16", dato);
		goer(nummer, "T17", nytMoede(dato));
		beslutEfterGenbehandling(nummer, beslutning, dato);
	}

	public void start(String nummer, String placering, String dato) {
		meld(nummer, "PlaceringStartet", dato, "placeringId", placering, "placeringstype", "PRAKTIK");
	}

	public void slut(String nummer, String placering, String dato) {
		meld(nummer, "PlaceringSluttet", dato, "placeringId", placering);
	}

	/** The case ends on a day and comes back on another; the clock stands there afterwards. */
	public void lukOgGenoptag(String nummer, String lukket, String genoptaget) {
		dag(lukket);
		meld(nummer, "SagOphoert", lukket, "udfald", "JOB_ORDINAERT");
		dag(genoptaget);
		meld(nummer, "YdelseGenoptaget", genoptaget);
	}

	public void kontakt(String nummer, String opgave, String udfald, String dato) {
		goer(nummer, opgave, "udfald", udfald, "dato", dato, "form", "TELEFON", "naesteSkridt", "Ringe igen");
	}

	/** What the team is asked, up to the decision. */
	public void tilTeam(String nummer, String forelagt, String indstilling) {
		forbered(nummer, forelagt);
		saetPaaMoede(nummer, forelagt);
		forelaeg(nummer, forelagt, indstilling);
	}

	public void forbered(String nummer, String bestilt) {
		goer(nummer, "T07", "borgerensBidrag", "x", "ressourcer", "y", "udfordringer", "z", "klar", "true");
		goer(nummer, "T08", "bestiltDato", bestilt);
	}

	public void saetPaaMoede(String nummer, String dato) {
		goer(nummer, "T09", "moededato", dato, "deltagere", List.of("BORGER", "REGION"), "borgerInviteret", "true");
	}

	public void forelaeg(String nummer, String forelagt, String indstilling) {
		goer(nummer, "T10", "forelagtDato", forelagt, "borgerDeltog", "true", "indstilling", indstilling, "begrundelse", "x");
	}

	public void afgoer(String nummer, String afgoerelse, boolean foelger, String dato) {
		goer(nummer, "T11", "afgoerelse", afgoerelse, "foelgerIndstilling", Boolean.toString(foelger), "dato", dato,
				"klagevejledningGivet", "true");
	}

	/** Facts of what a run has left behind in the engine's own variable tables. */
	public List<String> variabelnavne() {
		return history.createHistoricVariableInstanceQuery()
			.list()
			.stream()
			.map(HistoricVariableInstance::getName)
			.distinct()
			.sorted()
			.toList();
	}

}
