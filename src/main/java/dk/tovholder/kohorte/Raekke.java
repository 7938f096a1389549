package dk.tovholder.kohorte;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.sag.Raasag;

/**
 * A row of a cohort as it was written.
 *
 * @param linje the line of the file on which it begins
 * @param sag the case of the row, as far as it could be read
 * @param fejl what could not be read
 */
record Raekke(long linje, Raasag sag, List<Feltfejl> fejl) {

	private static final Pattern PERIODE = Pattern.compile("([^:/]+):([^:/]+)/([^:/]+)");

	static Raekke laes(long linje, String program, Map<String, String> celler) {
		List<Feltfejl> fejl = new ArrayList<>();
		Raasag sag = new Raasag(celler.get("sagsnummer"), program, celler.get("cpr"), celler.get("navn"),
				celler.get("enhed"), celler.get("sagStart"), jaNej("aktivitetsparat", celler, fejl),
				jaNej("paaVejIRehab", celler, fejl), jaNej("undtagStraksafklaring", celler, fejl),
				perioder(celler.get("ydelsesperioder"), fejl));
		return new Raekke(linje, sag, fejl);
	}

	static Raekke ulaeselig(long linje, String fejl) {
		return new Raekke(linje, null, List.of(new Feltfejl(null, fejl)));
	}

	private static Boolean jaNej(String felt, Map<String, String> celler, List<Feltfejl> fejl) {
		return switch (celler.get(felt)) {
			case "ja" -> Boolean.TRUE;
			case "nej" -> Boolean.FALSE;
			case "" -> null;
			default -> {
				fejl.add(new Feltfejl(felt, "Skal være ja, nej eller tom"));
				yield null;
			}
		};
	}

	private static List<Raasag.Periode> perioder(String celle, List<Feltfejl> fejl) {
		List<Raasag.Periode> perioder = new ArrayList<>();
		for (String led : celle.strip().split("\\s+")) {
			Matcher periode = PERIODE.matcher(led);
			if (periode.matches()) {
				perioder.add(new Raasag.Periode(periode.group(1), periode.group(2), periode.group(3)));
			}
			else if (!led.isEmpty()) {
				fejl.add(new Feltfejl("ydelsesperioder", "Skal skrives som YDELSE:fra/til med mellemrum imellem"));
			}
		}
		return perioder;
	}

}
