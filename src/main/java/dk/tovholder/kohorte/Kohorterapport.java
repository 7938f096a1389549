package dk.tovholder.kohorte;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Objects;
import java.util.UUID;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.springframework.stereotype.Component;

/** Everything that was wrong with a cohort as CSV for a spreadsheet: line of the file, column, error. */
@Component
class Kohorterapport {

	/** Spreadsheets tell UTF-8 by it. */
	private static final char BYTEORDENSMAERKE = '\uFEFF';

	private final Kohorter kohorter;

	Kohorterapport(Kohorter kohorter) {
		this.kohorter = kohorter;
	}

	/** Writes a page at a time, however many there are. */
	void skriv(UUID id, Writer ud) throws IOException {
		ud.write(BYTEORDENSMAERKE);
		CsvWriter csv = CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(ud);
		csv.writeRecord("linje", "felt", "fejl");
		this.kohorter.fejl(id, (side) -> {
			side.forEach((fejl) -> csv.writeRecord(Long.toString(fejl.linje()), Objects.toString(fejl.felt(), ""), fejl.fejl()));
			try {
				csv.flush();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
		csv.flush();
	}

}
