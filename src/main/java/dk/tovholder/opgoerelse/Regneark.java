package dk.tovholder.opgoerelse;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

/**
 * The statement as a Danish spreadsheet reads it: one figure a line, semicolons, decimal commas, UTF-8 with its mark.
 * A text that a spreadsheet would compute is made plain by an apostrophe.
 */
final class Regneark {

	private static final String MAERKE = "\uFEFF";

	private static final String BEREGNES = "=+-@\t\r";

	private static final String TOM = "";

	private final CsvWriter ud;

	private Regneark(CsvWriter ud) {
		this.ud = ud;
	}

	/** Everything that the statement's JSON says, in the same order and to the same decimal. */
	static String af(ObjectMapper json, Object opgoerelse) {
		return af(json.copy().setNodeFactory(JsonNodeFactory.withExactBigDecimals(true)).<JsonNode>valueToTree(opgoerelse));
	}

	static String af(JsonNode opgoerelse) {
		StringWriter tekst = new StringWriter();
		tekst.write(MAERKE);
		try (CsvWriter ud = CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(tekst)) {
			Regneark ark = new Regneark(ud);
			ark.linje("afsnit", "gruppe", "figur", "tal");
			opgoerelse.fields().forEachRemaining((felt) -> ark.afsnit(felt.getKey(), felt.getValue()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return tekst.toString();
	}

	private void afsnit(String navn, JsonNode indhold) {
		if (indhold.isArray()) {
			for (JsonNode raekke : indhold) {
				Iterator<Map.Entry<String, JsonNode>> felter = raekke.fields();
				String gruppe = felter.next().getValue().asText();
				felter.forEachRemaining((felt) -> figurer(navn, gruppe, felt.getKey(), felt.getValue()));
			}
		}
		else if (indhold.isObject()) {
			indhold.fields().forEachRemaining((felt) -> {
				boolean gruppe = felt.getValue().isObject();
				figurer(navn, gruppe ? felt.getKey() : TOM, gruppe ? TOM : felt.getKey(), felt.getValue());
			});
		}
		else {
			linje(TOM, TOM, navn, tal(indhold));
		}
	}

	private void figurer(String afsnit, String gruppe, String figur, JsonNode vaerdi) {
		if (vaerdi.isObject()) {
			vaerdi.fields()
				.forEachRemaining((felt) -> linje(afsnit, gruppe, (figur + " " + felt.getKey()).strip(), tal(felt.getValue())));
		}
		else {
			linje(afsnit, gruppe, figur, tal(vaerdi));
		}
	}

	private static String tal(JsonNode vaerdi) {
		if (vaerdi.isNull()) {
			return TOM;
		}
		return vaerdi.isNumber() ? vaerdi.asText().replace('.', ',') : vaerdi.asText();
	}

	private void linje(String... celler) {
		for (int i = 0; i < celler.length; i++) {
			celler[i] = uskadelig(celler[i]);
		}
		this.ud.writeRecord(celler);
	}

	static String uskadelig(String celle) {
		return (!celle.isEmpty() && BEREGNES.indexOf(celle.charAt(0)) >= 0) ? "'" + celle : celle;
	}

}
