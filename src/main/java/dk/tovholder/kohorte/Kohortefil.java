package dk.tovholder.kohorte;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;

/**
 * Reads a cohort row by row, without ever holding all of it. Spreadsheets differ in
 * delimiter, line ends and byte order mark, so those are told from the file; a file that
 * is not UTF-8 is refused, because a guess could spoil the citizens' names.
 */
final class Kohortefil implements AutoCloseable {

	private static final List<String> KOLONNER = List.of("sagsnummer", "cpr", "navn", "enhed", "sagStart",
			"aktivitetsparat", "paaVejIRehab", "undtagStraksafklaring", "ydelsesperioder");

	private static final int OVERSKRIFT_LAENGDE = 10_000;

	private final String program;

	private final CsvReader<CsvRecord> csv;

	private final Iterator<CsvRecord> raekker;

	private final List<String> overskrift;

	private long sidsteLinje;

	/**
	 * Opens a file and reads its header.
	 * @throws Afvisning (400) if it is not a cohort
	 */
	Kohortefil(InputStream fil, String program) {
		this.program = program;
		BufferedReader tekst = new BufferedReader(new InputStreamReader(fil,
				StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT)));
		try {
			springByteordensmaerkeOver(tekst);
			this.csv = CsvReader.builder()
				.fieldSeparator(skilletegn(tekst))
				.allowUnclosedQuote(false)
				.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
				.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
				.ofCsvRecord((Reader) tekst);
		}
		catch (CharacterCodingException ex) {
			throw ikkeUtf8();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.raekker = this.csv.iterator();
		CsvRecord foerste = naestePost();
		if (foerste == null) {
			throw new Afvisning(400, "Filen er tom: den første linje skal være kolonnernes navne");
		}
		this.overskrift = foerste.getFields().stream().map(String::strip).toList();
		tjekOverskrift();
	}

	/** The next row, or null at the end of the file. */
	Raekke naeste() {
		CsvRecord post = naestePost();
		if (post == null) {
			return null;
		}
		if (post.getFieldCount() != this.overskrift.size()) {
			return Raekke.ulaeselig(post.getStartingLineNumber(), "Rækken har " + post.getFieldCount()
					+ " felter, men der er " + this.overskrift.size() + " kolonner");
		}
		Map<String, String> celler = new HashMap<>();
		for (int i = 0; i < this.overskrift.size(); i++) {
			celler.put(this.overskrift.get(i), post.getField(i));
		}
		return Raekke.laes(post.getStartingLineNumber(), this.program, celler);
	}

	/** The next rows, at most so many; none at the end of the file. */
	List<Raekke> naeste(int hoejst) {
		List<Raekke> portion = new ArrayList<>();
		Raekke raekke;
		while (portion.size() < hoejst && (raekke = naeste()) != null) {
			portion.add(raekke);
		}
		return portion;
	}

	/** Passes over so many rows, or as many as there are, without reading what they say. */
	int springOver(int hoejst) {
		int antal = 0;
		while (antal < hoejst && naestePost() != null) {
			antal++;
		}
		return antal;
	}

	private CsvRecord naestePost() {
		try {
			if (!this.raekker.hasNext()) {
				return null;
			}
			CsvRecord post = this.raekker.next();
			this.sidsteLinje = post.getStartingLineNumber();
			return post;
		}
		catch (CsvParseException ex) {
			throw new Afvisning(400, "Filen kan ikke læses efter linje " + this.sidsteLinje
					+ ": et anførselstegn er ikke afsluttet, eller et felt er for langt");
		}
		catch (UncheckedIOException ex) {
			if (ex.getCause() instanceof CharacterCodingException) {
				throw ikkeUtf8();
			}
			throw ex;
		}
	}

	private Afvisning ikkeUtf8() {
		return new Afvisning(400,
				"Filen er ikke i UTF-8, men måske i Windows-1252." + " Gem den som \"CSV UTF-8\", og prøv igen");
	}

	/**
	 * An unknown name is told by its place only: in a file without a header it would be a
	 * citizen's.
	 */
	private void tjekOverskrift() {
		List<Feltfejl> fejl = new ArrayList<>();
		Set<String> set = new HashSet<>();
		for (int i = 0; i < this.overskrift.size(); i++) {
			String navn = this.overskrift.get(i);
			if (!KOLONNER.contains(navn)) {
				fejl.add(new Feltfejl("kolonne " + (i + 1), "Kolonnen kendes ikke"));
			}
			else if (!set.add(navn)) {
				fejl.add(new Feltfejl(navn, "Kolonnen står flere gange"));
			}
		}
		KOLONNER.stream()
			.filter((kolonne) -> !set.contains(kolonne))
			.forEach((kolonne) -> fejl.add(new Feltfejl(kolonne, "Kolonnen mangler")));
		if (!fejl.isEmpty()) {
			throw new Afvisning(400, "Den første linje skal være kolonnernes navne: " + String.join(", ", KOLONNER),
					fejl);
		}
	}

	private static void springByteordensmaerkeOver(Reader tekst) throws IOException {
		tekst.mark(1);
		if (tekst.read() != '\uFEFF') {
			tekst.reset();
		}
	}

	/** The delimiter that the header has most of. */
	private static char skilletegn(Reader tekst) throws IOException {
		tekst.mark(OVERSKRIFT_LAENGDE);
		Map<Character, Integer> antal = new HashMap<>(Map.of(';', 0, ',', 0, '\t', 0));
		boolean begyndt = false;
		for (int i = 0; i < OVERSKRIFT_LAENGDE; i++) {
			int tegn = tekst.read();
			boolean linjeslut = tegn == '\n' || tegn == '\r';
			if (tegn < 0 || (begyndt && linjeslut)) {
				break;
			}
			begyndt |= !linjeslut;
			antal.computeIfPresent((char) tegn, (skilletegn, foer) -> foer + 1);
		}
		tekst.reset();
		return antal.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
	}

	@Override
	public void close() {
		try {
			this.csv.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
