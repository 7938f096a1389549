package dk.tovholder.sag;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dk.tovholder.borger.Cpr;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Tegn;
import dk.tovholder.kalender.Tid;

/**
 * A case that may be started: everything that can be told from the request alone has been
 * checked.
 *
 * @param sagStart the local date from which the case counts
 * @param aktivitetsparat null where a caseworker must tell
 * @param paaVejIRehab whether the citizen was on the way to the rehabilitation team; null
 * is as false
 * @param undtagStraksafklaring null where a caseworker must tell, if the citizen was on
 * the way
 * @param beskyttet whether name and address are protected; no part of what makes two cases the same
 */
public record NySag(String sagsnummer, String program, Cpr cpr, String navn, String enhed, LocalDate sagStart,
		Boolean aktivitetsparat, Boolean paaVejIRehab, Boolean undtagStraksafklaring,
		List<Ydelsesperiode> ydelsesperioder, boolean beskyttet) {

	private static final Pattern SAGSNUMMER = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");

	private static final Set<String> PROGRAMMER = Set.of("afklaringspuljen");

	private static final List<String> ENHEDER = List.of("aktivhuset", "integrationshuset");

	private static final int NAVN_LAENGDE = 200;

	private static final int TIDLIGSTE_AAR = 1900;

	public NySag {
		ydelsesperioder = List.copyOf(ydelsesperioder);
	}

	/** A case of a citizen without protection. */
	public NySag(String sagsnummer, String program, Cpr cpr, String navn, String enhed, LocalDate sagStart,
			Boolean aktivitetsparat, Boolean paaVejIRehab, Boolean undtagStraksafklaring,
			List<Ydelsesperiode> ydelsesperioder) {
		this(sagsnummer, program, cpr, navn, enhed, sagStart, aktivitetsparat, paaVejIRehab, undtagStraksafklaring,
				ydelsesperioder, false);
	}

	/** Whether a text may be the number of a case. */
	public static boolean erSagsnummer(String tekst) {
		return tekst != null && SAGSNUMMER.matcher(tekst).matches() && !Tegn.lignerCpr(tekst);
	}

	/**
	 * Checks a case as a caller wrote it, and tells every field at fault at once.
	 * @param idag the local date that case start may not lie after
	 * @param projektslut the last day on which a case may start
	 * @throws Afvisning (400) with the fields at fault
	 */
	public static NySag valider(Raasag raa, LocalDate idag, LocalDate projektslut) {
		List<Feltfejl> fejl = new ArrayList<>();
		if (!erSagsnummer(raa.sagsnummer())) {
			fejl.add(new Feltfejl("sagsnummer",
					"Skal være 1-40 tegn: store bogstaver A-Z, cifre og bindestreg, og ikke begynde med bindestreg"));
		}
		if (!kenderProgram(raa.program())) {
			fejl.add(new Feltfejl("program", "Programmet kendes ikke"));
		}
		Cpr cpr = cpr(raa.cpr(), fejl);
		validerNavn(raa.navn(), fejl);
		if (raa.enhed() == null || !ENHEDER.contains(raa.enhed())) {
			fejl.add(new Feltfejl("enhed", "Skal være en af: " + String.join(", ", ENHEDER)));
		}
		LocalDate sagStart = dato("sagStart", raa.sagStart(), fejl);
		if (sagStart != null) {
			validerSagStart(sagStart, cpr, idag, projektslut, fejl);
		}
		if (Boolean.TRUE.equals(raa.undtagStraksafklaring()) && !Boolean.TRUE.equals(raa.paaVejIRehab())) {
			fejl.add(new Feltfejl("undtagStraksafklaring",
					"Kun en borger på vej til rehabiliteringsteamet kan undtages fra straksafklaring"));
		}
		List<Ydelsesperiode> perioder = perioder(raa.ydelsesperioder(), fejl);
		if (!fejl.isEmpty()) {
			throw new Afvisning(400, "Sagen kan ikke oprettes: "
					+ fejl.stream().map(Feltfejl::felt).distinct().collect(Collectors.joining(", ")) + " skal rettes",
					fejl);
		}
		return new NySag(raa.sagsnummer(), raa.program(), cpr, raa.navn(), raa.enhed(), sagStart, raa.aktivitetsparat(),
				raa.paaVejIRehab(), raa.undtagStraksafklaring(), perioder,
				Boolean.TRUE.equals(raa.beskyttet()));
	}

	/** Whether cases can start in the programme. */
	public static boolean kenderProgram(String program) {
		return program != null && PROGRAMMER.contains(program);
	}

	/**
	 * The whole content in one canonical text, the same for the same case however it was
	 * written. It holds the CPR number: hash it with a key before it is stored.
	 */
	public String fingeraftryk() {
		Stream<String> perioder = this.ydelsesperioder.stream()
			.sorted(Comparator.comparing(Ydelsesperiode::fra)
				.thenComparing(Ydelsesperiode::til)
				.thenComparing(Ydelsesperiode::ydelse))
			.map((periode) -> periode.ydelse() + ":" + periode.fra() + "/" + periode.til());
		Stream<Object> felter = Stream.of(this.sagsnummer, this.program, this.cpr.ciffer(), this.navn, this.enhed,
				this.sagStart, Objects.toString(this.aktivitetsparat, ""), Objects.toString(this.paaVejIRehab, ""),
				Objects.toString(this.undtagStraksafklaring, ""));
		// A name has no line breaks, so no two contents give the same lines.
		return Stream.concat(felter, perioder).map(Object::toString).collect(Collectors.joining("\n"));
	}

	private static Cpr cpr(String tekst, List<Feltfejl> fejl) {
		try {
			return Cpr.af(tekst);
		}
		catch (IllegalArgumentException ex) {
			fejl.add(new Feltfejl("cpr", ex.getMessage()));
			return null;
		}
	}

	private static void validerNavn(String navn, List<Feltfejl> fejl) {
		if (navn == null
				|| navn.codePoints().allMatch((tegn) -> Character.getType(tegn) == Character.SPACE_SEPARATOR)) {
			fejl.add(new Feltfejl("navn", "Skal udfyldes"));
		}
		else if (navn.codePointCount(0, navn.length()) > NAVN_LAENGDE) {
			fejl.add(new Feltfejl("navn", "Må højst være 200 tegn"));
		}
		else if (!Tegn.kanVises(navn)) {
			fejl.add(new Feltfejl("navn", "Må kun indeholde tegn, der kan vises"));
		}
		else if (Tegn.lignerCpr(navn)) {
			fejl.add(new Feltfejl("navn", "Må ikke indeholde et CPR-nummer"));
		}
	}

	private static void validerSagStart(LocalDate sagStart, Cpr cpr, LocalDate idag, LocalDate projektslut,
			List<Feltfejl> fejl) {
		if (sagStart.isAfter(idag)) {
			fejl.add(new Feltfejl("sagStart", "Må ikke ligge efter i dag"));
		}
		if (sagStart.isAfter(projektslut)) {
			fejl.add(new Feltfejl("sagStart", "Må ikke ligge efter projektets slutning"));
		}
		if (cpr != null && sagStart.isBefore(cpr.foedselsdato())) {
			fejl.add(new Feltfejl("sagStart", "Må ikke ligge før borgerens fødsel"));
		}
	}

	private static List<Ydelsesperiode> perioder(List<Raasag.Periode> raa, List<Feltfejl> fejl) {
		if (raa == null) {
			fejl.add(new Feltfejl("ydelsesperioder", "Skal angives; listen må være tom"));
			return Collections.emptyList();
		}
		List<Ydelsesperiode> perioder = new ArrayList<>();
		for (int i = 0; i < raa.size(); i++) {
			periode("ydelsesperioder[" + i + "]", raa.get(i), perioder, fejl);
		}
		return perioder;
	}

	private static void periode(String felt, Raasag.Periode raa, List<Ydelsesperiode> perioder, List<Feltfejl> fejl) {
		if (raa == null) {
			fejl.add(new Feltfejl(felt, "Skal udfyldes"));
			return;
		}
		Ydelse ydelse = Arrays.stream(Ydelse.values())
			.filter((kendt) -> kendt.name().equals(raa.ydelse()))
			.findFirst()
			.orElse(null);
		if (ydelse == null) {
			fejl.add(new Feltfejl(felt + ".ydelse", "Ydelsen kendes ikke"));
		}
		LocalDate fra = dato(felt + ".fra", raa.fra(), fejl);
		LocalDate til = dato(felt + ".til", raa.til(), fejl);
		if (fra != null && til != null && til.isBefore(fra)) {
			fejl.add(new Feltfejl(felt + ".til", "Perioden slutter, før den begynder"));
		}
		else if (ydelse != null && fra != null && til != null) {
			perioder.add(new Ydelsesperiode(ydelse, fra, til));
		}
	}

	private static LocalDate dato(String felt, String tekst, List<Feltfejl> fejl) {
		try {
			LocalDate dato = Tid.laesDato(Objects.requireNonNullElse(tekst, ""));
			if (dato.getYear() >= TIDLIGSTE_AAR && dato.getYear() <= 9999) {
				return dato;
			}
		}
		catch (DateTimeException ex) {
			// Told below.
		}
		fejl.add(new Feltfejl(felt, "Skal være en dato, der findes, skrevet som åååå-MM-dd"));
		return null;
	}

}
