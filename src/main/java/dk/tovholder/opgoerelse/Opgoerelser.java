package dk.tovholder.opgoerelse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.frist.Fristart;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.kalender.Tid;
import dk.tovholder.opgoerelse.Opgoerelse.Figurer;
import dk.tovholder.opgoerelse.Opgoerelse.Godkendelse;
import dk.tovholder.opgoerelse.Opgoerelse.Maanedstal;
import dk.tovholder.opgoerelse.Opgoerelse.Udgave;
import dk.tovholder.sag.Program;
import dk.tovholder.sag.Talart;
import dk.tovholder.sag.Talopslag;
import dk.tovholder.sag.Tilstand;

/**
 * The monthly statements. The running month is counted whenever it is asked for; a past one is kept as an edition, and a fact
 * that is registered later and changes it makes another edition beside the first.
 */
@Service
public class Opgoerelser {

	private static final String PROGRAM = "afklaringspuljen";

	private static final LocalDate ALTID = LocalDate.of(1900, 1, 1);

	private final Talopslag tal;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaktion;

	private final ObjectMapper json;

	private final Program program;

	private final Opgoerelsesindstillinger indstillinger;

	private final Clock ur;

	private final Map<Fristtype, Integer> uger = new EnumMap<>(Fristtype.class);

	private final Map<Fristtype, Fristart> arter = new EnumMap<>(Fristtype.class);

	Opgoerelser(Talopslag tal, JdbcTemplate jdbc, TransactionTemplate transaktion, ObjectMapper json, Program program,
			Opgoerelsesindstillinger indstillinger, Fristregler regler, Clock ur) {
		this.tal = tal;
		this.jdbc = jdbc;
		this.transaktion = transaktion;
		this.json = json;
		this.program = program;
		this.indstillinger = indstillinger;
		this.ur = ur;
		for (Fristtype type : Maanedstaelling.FRISTER) {
			this.uger.put(type, regler.gaeldende(type, program.projektstart()).antal());
			this.arter.put(type, regler.gaeldende(type, program.projektstart()).art());
		}
	}

	/** An edition as it is kept. */
	private record Gemt(Udgave udgave, Figurer figurer) {
	}

	// --- reading

	/** The months that have a statement, the running one last. */
	List<YearMonth> maaneder() {
		List<YearMonth> maaneder = new ArrayList<>();
		for (YearMonth m = foerste(); !m.isAfter(denne()); m = m.plusMonths(1)) {
			maaneder.add(m);
		}
		return maaneder;
	}

	/**
	 * The statement of a month, for a past month its latest edition; one is cut where the figures are others than the latest says.
	 * @throws Afvisning 404 before the project and after today
	 */
	public Opgoerelse vis(YearMonth maaned) {
		kraevMaaned(maaned);
		if (maaned.equals(denne())) {
			Instant nu = nu();
			Figurer figurer = tael(maaned);
			return new Opgoerelse(maaned, 0, nu, hash(maaned, 0, nu, skriv(figurer)), figurer, PROGRAM, true, null,
					udvikling(maaned));
		}
		return vis(maaned, skaer(maaned));
	}

	/**
	 * The statement of a past month in an edition.
	 * @throws Afvisning 404 if there is none such, 409 if it is not what was kept
	 */
	public Opgoerelse vis(YearMonth maaned, int udgave) {
		Gemt gemt = gemt(maaned, udgave);
		Udgave u = gemt.udgave();
		return new Opgoerelse(maaned, udgave, u.skaaringstidspunkt(), u.hash(), gemt.figurer(), PROGRAM, false, u.godkendt(),
				udvikling(maaned));
	}

	/**
	 * An edition without its figures.
	 * @throws Afvisning 404 if there is none such, 409 if it is not what was kept
	 */
	public Udgave udgave(YearMonth maaned, int udgave) {
		return gemt(maaned, udgave).udgave();
	}

	/** The editions of a month, the first one first. */
	public List<Udgave> udgaver(YearMonth maaned) {
		kraevMaaned(maaned);
		return this.jdbc.query("select * from opgoerelse where program = ? and maaned = ? order by udgave",
				(rs, i) -> gemt(rs).udgave(), PROGRAM, maaned.toString());
	}

	private void kraevMaaned(YearMonth maaned) {
		if (maaned.isBefore(foerste()) || maaned.isAfter(denne())) {
			throw new Afvisning(404, "Der er ingen opgørelse for måneden");
		}
	}

	private YearMonth foerste() {
		return YearMonth.from(this.program.projektstart());
	}

	private YearMonth denne() {
		return YearMonth.from(Tid.idag(this.ur));
	}

	private Instant nu() {
		return this.ur.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	// --- editions

	/**
	 * Keeps the figures of a past month as an edition, unless the latest one has the same.
	 * @return the latest edition
	 * @throws Afvisning 404 if the month is not over, or before the project
	 */
	public int skaer(YearMonth maaned) {
		kraevMaaned(maaned);
		if (!maaned.isBefore(denne())) {
			throw new Afvisning(404, "Måneden er ikke slut");
		}
		String indhold = skriv(tael(maaned));
		return seneste(maaned).filter((seneste) -> seneste.indhold().equals(indhold))
			.map(Seneste::udgave)
			.orElseGet(() -> this.transaktion.execute((status) -> skaerLaast(maaned)));
	}

	/** Nodes take turns, so that none cuts the same figures twice. */
	private int skaerLaast(YearMonth maaned) {
		this.jdbc.queryForList("select version from tal_stand for update");
		String indhold = skriv(tael(maaned));
		Optional<Seneste> seneste = seneste(maaned);
		if (seneste.isPresent() && seneste.get().indhold().equals(indhold)) {
			return seneste.get().udgave();
		}
		int udgave = seneste.map(Seneste::udgave).orElse(0) + 1;
		Instant nu = nu();
		this.jdbc.update("insert into opgoerelse (program, maaned, udgave, skaaret, indhold, hash) values (?,?,?,?,?,?)", PROGRAM,
				maaned.toString(), udgave, nu.atOffset(ZoneOffset.UTC), indhold, hash(maaned, udgave, nu, indhold));
		return udgave;
	}

	/** The latest edition of a month, as its figures are written. */
	private record Seneste(int udgave, String indhold) {
	}

	private Optional<Seneste> seneste(YearMonth maaned) {
		return this.jdbc
			.query("select udgave, indhold from opgoerelse where program = ? and maaned = ? order by udgave desc limit 1",
					(rs, i) -> new Seneste(rs.getInt(1), rs.getString(2)), PROGRAM, maaned.toString())
			.stream()
			.findFirst();
	}

	/**
	 * Approves an edition: from now on it is the one that the municipality stands by.
	 * @param afvigelser how it differs from the state's report, or null
	 * @throws Afvisning 404 if there is none such, 409 if it is approved
	 */
	public void godkend(YearMonth maaned, int udgave, String aktoer, String afvigelser) {
		gemt(maaned, udgave);
		if (this.jdbc.update("update opgoerelse set godkendt = ?, godkender = ?, afvigelser = ? "
				+ "where program = ? and maaned = ? and udgave = ? and godkendt is null", nu().atOffset(ZoneOffset.UTC), aktoer,
				afvigelser, PROGRAM, maaned.toString(), udgave) == 0) {
			throw new Afvisning(409, "Udgaven er allerede godkendt");
		}
	}

	/**
	 * Notes how an edition that is not approved differs from the state's report.
	 * @throws Afvisning 404 if there is none such, 409 if it is approved
	 */
	public void noterAfvigelser(YearMonth maaned, int udgave, String afvigelser) {
		gemt(maaned, udgave);
		if (this.jdbc.update("update opgoerelse set afvigelser = ? where program = ? and maaned = ? and udgave = ? "
				+ "and godkendt is null", afvigelser, PROGRAM, maaned.toString(), udgave) == 0) {
			throw new Afvisning(409, "Udgaven er allerede godkendt");
		}
	}

	/** Reads an edition, if it is what was kept. */
	private Gemt gemt(YearMonth maaned, int udgave) {
		kraevMaaned(maaned);
		return this.jdbc
			.query("select * from opgoerelse where program = ? and maaned = ? and udgave = ?", (rs, i) -> {
				Gemt gemt = gemt(rs);
				if (!hash(maaned, udgave, gemt.udgave().skaaringstidspunkt(), rs.getString("indhold")).equals(gemt.udgave().hash())) {
					throw new Afvisning(409, "Udgaven er ændret uden om Tovholder: dens tal passer ikke til dens kontrolsum");
				}
				return gemt;
			}, PROGRAM, maaned.toString(), udgave)
			.stream()
			.findFirst()
			.orElseThrow(() -> new Afvisning(404, "Opgørelsen findes ikke i den udgave"));
	}

	private Gemt gemt(ResultSet rs) throws SQLException {
		OffsetDateTime godkendt = rs.getObject("godkendt", OffsetDateTime.class);
		Figurer figurer = laes(rs.getString("indhold"));
		return new Gemt(new Udgave(rs.getInt("udgave"), rs.getObject("skaaret", OffsetDateTime.class).toInstant(),
				rs.getString("hash"),
				(godkendt == null) ? null : new Godkendelse(godkendt.toInstant(), rs.getString("godkender")),
				rs.getString("afvigelser"), figurer.taeller(), figurer.naevner(), figurer.procent()), figurer);
	}

	/** Whoever has the figures on paper can tell whether they are the ones that were kept. */
	private static String hash(YearMonth maaned, int udgave, Instant skaaret, String indhold) {
		String tekst = String.join("\n", PROGRAM, maaned.toString(), Integer.toString(udgave), skaaret.toString(), indhold);
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(tekst.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String skriv(Figurer figurer) {
		try {
			return this.json.writeValueAsString(figurer);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Figurer laes(String indhold) {
		try {
			return this.json.readValue(indhold, Figurer.class);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("An edition cannot be read", ex);
		}
	}

	// --- counting

	private Figurer tael(YearMonth maaned) {
		int uger = Math.max(this.uger.get(Fristtype.STRAKSAFKLARING), this.uger.get(Fristtype.REHAB_FORELAEGGELSE));
		return new Maanedstaelling(maaned, Maanedstaelling.passeret(maaned, Tid.idag(this.ur)), this.tal.foer(PROGRAM, maaned),
				this.tal.i(PROGRAM, maaned), this.tal.mellem(PROGRAM, Talart.FRIST_BEGYNDT, maaned.atDay(1).minusWeeks(uger),
						maaned.atEndOfMonth()),
				this.uger, this.indstillinger)
			.figurer();
	}

	/** The main figure of each month up to this one, as it stands now. */
	private SortedMap<YearMonth, Hovedtal> hovedtal(YearMonth til) {
		Map<YearMonth, List<Talopslag.Linje>> efterMaaned = this.tal.mellem(PROGRAM, Talart.STATUS, ALTID, til.atEndOfMonth())
			.stream()
			.collect(Collectors.groupingBy((linje) -> YearMonth.from(linje.dag())));
		Map<String, Long> stand = new TreeMap<>();
		SortedMap<YearMonth, Hovedtal> hovedtal = new TreeMap<>();
		for (YearMonth m = foerste(); !m.isAfter(til); m = m.plusMonths(1)) {
			efterMaaned.getOrDefault(m, List.of()).forEach((linje) -> stand.merge(linje.vaerdi(), linje.antal(), Long::sum));
			hovedtal.put(m, Hovedtal.af(stand, this.indstillinger.maalProcent()));
		}
		return hovedtal;
	}

	private List<Maanedstal> udvikling(YearMonth til) {
		return udvikling(hovedtal(til));
	}

	private static List<Maanedstal> udvikling(SortedMap<YearMonth, Hovedtal> hovedtal) {
		return hovedtal.entrySet()
			.stream()
			.map((e) -> new Maanedstal(e.getKey(), e.getValue().taeller(), e.getValue().naevner(), e.getValue().procent()))
			.toList();
	}

	/** The programme at a glance. */
	Oversigt oversigt() {
		LocalDate idag = Tid.idag(this.ur);
		LocalDate soendag = idag.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
		SortedMap<YearMonth, Hovedtal> hovedtal = hovedtal(denne());
		// Before the project there is none.
		Hovedtal tal = hovedtal.getOrDefault(denne(), Hovedtal.af(Map.of(), this.indstillinger.maalProcent()));
		Map<String, Long> faser = this.tal.mellem(PROGRAM, Talart.FASE, ALTID, idag)
			.stream()
			.collect(Collectors.groupingBy(Talopslag.Linje::vaerdi, Collectors.summingLong(Talopslag.Linje::antal)));
		List<Talopslag.Linje> uafgjorte = this.tal.mellem(PROGRAM, Talart.FRIST_UAFGJORT, ALTID, soendag);
		List<Oversigt.Fristuge> frister = Maanedstaelling.FRISTER.stream()
			.map((type) -> new Oversigt.Fristuge(type.name(), sum(uafgjorte, type, (dag) -> !dag.isBefore(idag)),
					sum(uafgjorte, type, (dag) -> dag.isBefore(idag))))
			.toList();
		return new Oversigt(idag, denne(), tal.taeller(), tal.naevner(), tal.procent(), tal.mangler(), tal.opnaaet(),
				Arrays.stream(Tilstand.values()).map((t) -> new Oversigt.Fase(t.name(), faser.getOrDefault(t.name(), 0L))).toList(),
				frister.stream().mapToLong(Oversigt.Fristuge::denneUge).sum(),
				new Oversigt.Overskredne(overskredne(frister, Fristart.SKAL), overskredne(frister, Fristart.TILSTRAEB)), frister,
				udvikling(hovedtal));
	}

	private long overskredne(List<Oversigt.Fristuge> frister, Fristart art) {
		return frister.stream()
			.filter((f) -> this.arter.get(Fristtype.valueOf(f.fristtype())) == art)
			.mapToLong(Oversigt.Fristuge::overskredne)
			.sum();
	}

	private static long sum(Collection<Talopslag.Linje> linjer, Fristtype type, Predicate<LocalDate> dag) {
		return linjer.stream()
			.filter((linje) -> linje.vaerdi().equals(type.name()) && dag.test(linje.dag()))
			.mapToLong(Talopslag.Linje::antal)
			.sum();
	}

}
