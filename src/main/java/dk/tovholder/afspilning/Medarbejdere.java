package dk.tovholder.afspilning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import dk.tovholder.kalender.Kalender;

/** When the invented people of the municipality do a task, and what they answer: judgements by chance, within the rules. */
final class Medarbejdere {

	private static final List<String> KLOKKEN = List.of("09:00", "09:30", "10:00", "10:30", "11:00", "12:30", "13:00",
			"13:30", "14:00", "14:30");

	private static final List<String> BARRIERER = List.of("HELBRED", "PSYKISK", "MISBRUG", "FAMILIE", "BOLIG", "SPROG",
			"OEKONOMI", "ANDET", "IKKE_OPLYST");

	private static final List<String> FAG = List.of("SUNDHED", "SOCIAL", "FAMILIE", "MISBRUG", "PSYKIATRI", "BESKAEFTIGELSE",
			"UDDANNELSE");

	/** A meeting is called for on this many working days' notice at least, and at most unless it is late. */
	private static final int VARSEL_MINDST = 2;

	private static final int VARSEL_HOEJST = 15;

	private static final int JOBFORMIDLERE = 3;

	private final Vaner vaner;

	private final Kalender kalender;

	Medarbejdere(Vaner vaner, Kalender kalender) {
		this.vaner = vaner;
		this.kalender = kalender;
	}

	private Tilfaelde tilfaelde(Gerning.Opgave o, String hvad) {
		return Tilfaelde.om(this.vaner.froe(), o.borger().sagsnummer(), o.opgave(), o.opstaaet(), hvad);
	}

	/** Whether somebody will answer; T19 is also answered by silence. */
	boolean vilSvare(Gerning.Opgave o) {
		return this.vaner.rytme().containsKey(o.opgave()) && !(o.opgave().equals("T19") && valg(o).equals("INTET"));
	}

	private String valg(Gerning.Opgave o) {
		return tilfaelde(o, "valg").en(this.vaner.svarPaaPlacering());
	}

	/** The day on which a task will be done: a meeting on its own day, everything else at the rhythm of its kind. */
	LocalDate dag(Gerning.Opgave o) {
		if (o.opgave().matches("T03|T05|T10|T17") && o.borger().moede() != null && !o.borger().moede().isBefore(o.opstaaet())) {
			return o.borger().moede();
		}
		Tilfaelde tilfaelde = tilfaelde(o, "dag");
		Vaner.Rytme rytme = this.vaner.rytme().get(o.opgave());
		LocalDate dag = this.kalender.plusArbejdsdage(o.opstaaet(), tilfaelde.mellem(rytme.tidligst(), rytme.senest()));
		if (o.frist() == null) {
			return dag;
		}
		if (tilfaelde.hvis(rytme.sent())) {
			LocalDate fra = o.frist().isBefore(o.opstaaet()) ? o.opstaaet() : o.frist();
			return this.kalender.plusArbejdsdage(fra, tilfaelde.mellem(1, this.vaner.forsinketHoejst()));
		}
		LocalDate sidste = this.kalender.tilbage(o.frist());
		LocalDate foerste = this.kalender.plusArbejdsdage(o.opstaaet(), Math.min(1, rytme.tidligst()));
		return !dag.isAfter(sidste) ? dag : sidste.isAfter(foerste) ? sidste : foerste;
	}

	/** The answer to a task, by the fields of its form. */
	Map<String, Object> svar(Gerning.Opgave o, LocalDate idag) {
		Tilfaelde t = tilfaelde(o, "svar");
		Map<String, Object> svar = new LinkedHashMap<>();
		switch (o.opgave()) {
			case "T01" -> maalgruppe(svar, t);
			case "T02" -> {
				svar.put("tidspunkt", indkald(o, idag, o.frist().plusWeeks(2), this.vaner.samtale().efterFristen(), t));
				svar.put("moedeform", t.en(this.vaner.moedeform()));
				if (svar.get("moedeform").equals("FREMMOEDE")) {
					svar.put("sted", saetning("steder", t));
				}
			}
			case "T03" -> samtale(o, svar, idag, t);
			case "T04" -> indkaldTilMoede(o, svar, idag, this.kalender.plusArbejdsdage(o.frist(), 10), t);
			case "T16" -> indkaldTilMoede(o, svar, idag, o.frist().plusWeeks(3), t);
			case "T05", "T17" -> moede(o, svar, idag, t);
			case "T06" -> beslutning(svar, idag, t.en(this.vaner.beslutning()),
					(valgt) -> valgt.equals("REHABILITERINGSTEAM") ? "tilTeam" : "tilForloeb", t);
			case "T18" -> beslutning(svar, idag, t.en(this.vaner.efterGenbehandling()),
					(valgt) -> valgt.equals("REHABILITERINGSTEAM") ? "tilTeam" : "genbehandling", t);
			case "T07", "T08", "T09", "T10", "T11" -> team(o, svar, idag, t);
			case "T12" -> svar.put("jobformidler", "jobformidler" + t.mellem(1, JOBFORMIDLERE) + "." + o.borger().enhed());
			case "T13", "T14" -> kontakt(o, svar, idag, t);
			case "T15" -> {
				svar.put("formaal", saetning("formaal", t));
				svar.put("maal", saetning("maal", t));
				if (t.hvis(40)) {
					svar.put("skaanehensyn", saetning("skaanehensyn", t));
				}
				svar.put("forventetSlut", idag.plusWeeks(t.mellem(4, 13)).toString());
				svar.put("borgerEnig", t.hvis(90));
			}
			case "T19" -> {
				svar.put("valg", valg(o));
				svar.put("begrundelse", saetning("svar", t));
			}
			case "T20" -> {
				svar.put("kontaktforsoeg", saetning("kontaktforsoeg", t));
				if (t.hvis(this.vaner.nytTidspunkt())) {
					svar.put("nytTidspunkt", tidspunkt(o, this.kalender.plusArbejdsdage(idag, t.mellem(3, 8)), t));
				}
				svar.put("opsoegendeIndsats", t.hvis(20));
			}
			case "T21" -> {
				svar.put("aarsag", t.en(List.of("UDEBLIVELSE", "KAPACITET", "KAPACITET", "SAMTYKKE", "ATTEST")));
				svar.put("nyDato", this.kalender.plusArbejdsdage(idag, t.mellem(5, 20)).toString());
				svar.put("tiltag", saetning("tiltag", t));
			}
			case "T22" -> {
				svar.put("sendtDato", idag.toString());
				svar.put("nyDato", this.kalender.plusArbejdsdage(idag, t.mellem(8, 20)).toString());
			}
			case "T23" -> {
				String ydelse = ydelse(o.borger());
				svar.put("udfald", "ANDEN_YDELSE_" + (ydelse.matches("ANDEN_INDSATS|INGEN") ? "ANDEN" : ydelse));
				svar.put("effektivDato", idag.toString());
			}
			default -> throw new IllegalArgumentException(o.opgave());
		}
		return svar;
	}

	private static void maalgruppe(Map<String, Object> svar, Tilfaelde t) {
		boolean paaVej = t.hvis(25);
		svar.put("aktivitetsparat", t.hvis(95));
		svar.put("paaVejIRehab", paaVej);
		if (paaVej) {
			svar.put("undtagStraksafklaring", t.hvis(50));
		}
	}

	private void samtale(Gerning.Opgave o, Map<String, Object> svar, LocalDate idag, Tilfaelde t) {
		svar.put("afholdt", t.en(this.vaner.samtale().fremmoede()));
		svar.put("dato", idag.toString());
		if (svar.get("afholdt").equals("JA")) {
			svar.put("borgerensOensker", saetning("oensker", t));
			svar.put("ressourcer", saetning("ressourcer", t));
			svar.put("barrierer", nogle(BARRIERER.subList(0, 8), t));
			svar.put("fagomraader", nogle(FAG, t));
			svar.put("samtykke", t.en(this.vaner.samtykke()));
		}
	}

	private void indkaldTilMoede(Gerning.Opgave o, Map<String, Object> svar, LocalDate idag, LocalDate frist, Tilfaelde t) {
		svar.put("tidspunkt", indkald(o, idag, frist, this.vaner.stepUp().efterFristen(), t));
		svar.put("sted", saetning("steder", t));
		svar.put("deltagere", deltagere(o.borger()));
	}

	private void moede(Gerning.Opgave o, Map<String, Object> svar, LocalDate idag, Tilfaelde t) {
		svar.put("afholdt", t.en(this.vaner.stepUp().fremmoede()));
		svar.put("dato", idag.toString());
		if (svar.get("afholdt").equals("JA")) {
			svar.put("fremmoedte", deltagere(o.borger()));
			svar.put("borgerensPerspektiv", saetning("perspektiv", t));
			svar.put("aftaler", saetning("aftaler", t));
			if (o.opgave().equals("T17")) {
				svar.put("manglendeProgression", saetning("stagnation", t));
			}
		}
	}

	private void beslutning(Map<String, Object> svar, LocalDate idag, String valgt,
			UnaryOperator<String> begrundelse, Tilfaelde t) {
		svar.put("beslutning", valgt);
		svar.put("begrundelse", saetning(begrundelse.apply(valgt), t));
		svar.put("dato", idag.toString());
		svar.put("borgerOrienteret", idag.toString());
	}

	private void team(Gerning.Opgave o, Map<String, Object> svar, LocalDate idag, Tilfaelde t) {
		switch (o.opgave()) {
			case "T07" -> {
				svar.put("borgerensBidrag", saetning("bidrag", t));
				svar.put("ressourcer", saetning("ressourcer", t));
				svar.put("udfordringer", saetning("udfordringer", t));
				svar.put("klar", t.hvis(this.vaner.team().klar()));
			}
			case "T08" -> {
				if (t.hvis(this.vaner.team().attestUndladt())) {
					svar.put("undladt", true);
					svar.put("begrundelse", saetning("attest", t));
				}
				else {
					svar.put("bestiltDato", idag.toString());
				}
			}
			case "T09" -> {
				LocalDate dag = moededag(idag, o.frist().plusWeeks(2), this.vaner.stepUp().efterFristen(), t);
				o.borger().indkald(dag);
				svar.put("moededato", dag.toString());
				svar.put("deltagere", List.of("BORGER", "SAGSBEHANDLER", "SUNDHED", "BESKAEFTIGELSE", "REGION"));
				svar.put("borgerInviteret", true);
			}
			case "T10" -> {
				boolean udsat = t.hvis(this.vaner.team().udsat());
				if (!udsat) {
					svar.put("forelagtDato", idag.toString());
				}
				svar.put("borgerDeltog", t.hvis(80));
				svar.put("indstilling", udsat ? "UDSAT" : ydelse(o.borger()));
				svar.put("begrundelse", saetning("indstilling", t));
			}
			default -> {
				svar.put("afgoerelse", ydelse(o.borger()));
				svar.put("foelgerIndstilling", t.hvis(this.vaner.team().foelges()));
				svar.put("dato", idag.toString());
				svar.put("klagevejledningGivet", true);
			}
		}
	}

	private void kontakt(Gerning.Opgave o, Map<String, Object> svar, LocalDate idag, Tilfaelde t) {
		boolean maaned = o.opgave().equals("T14");
		svar.put("udfald", t.en(maaned ? this.vaner.kontakt().maaned() : this.vaner.kontakt().uge()));
		svar.put("dato", idag.toString());
		svar.put("form", t.en(this.vaner.kontakt().form()));
		svar.put("naesteSkridt", saetning("naesteSkridt", t));
		if (maaned) {
			svar.put("virksomhedKontaktet", t.hvis(60));
			svar.put("timerPrUge", Integer.toString(t.mellem(4, 30)));
		}
	}

	private String ydelse(Borgerspor borger) {
		return Tilfaelde.om(this.vaner.froe(), borger.sagsnummer(), "ydelse").en(this.vaner.team().indstilling());
	}

	private List<String> deltagere(Borgerspor borger) {
		List<String> alle = new ArrayList<>(List.of("BORGER", "SAGSBEHANDLER"));
		alle.addAll(nogle(FAG, Tilfaelde.om(this.vaner.froe(), borger.sagsnummer(), "deltagere")));
		return alle;
	}

	private static List<String> nogle(List<String> mulige, Tilfaelde t) {
		List<String> nogle = new ArrayList<>();
		int antal = t.mellem(1, 3);
		while (nogle.size() < antal) {
			String valgt = t.en(mulige);
			if (!nogle.contains(valgt)) {
				nogle.add(valgt);
			}
		}
		return nogle;
	}

	private String indkald(Gerning.Opgave o, LocalDate idag, LocalDate frist, double efterFristen, Tilfaelde t) {
		return tidspunkt(o, moededag(idag, frist, efterFristen, t), t);
	}

	private String tidspunkt(Gerning.Opgave o, LocalDate dag, Tilfaelde t) {
		o.borger().indkald(dag);
		return dag + "T" + t.en(KLOKKEN);
	}

	/** A working day with fair notice and before the deadline, but for some that are called for later. */
	private LocalDate moededag(LocalDate idag, LocalDate frist, double efterFristen, Tilfaelde t) {
		if (t.hvis(efterFristen) && frist.isAfter(idag)) {
			return this.kalender.plusArbejdsdage(frist, t.mellem(1, this.vaner.forsinketHoejst()));
		}
		LocalDate sidste = this.kalender.tilbage(frist);
		int dage = VARSEL_MINDST;
		while (dage < VARSEL_HOEJST && !this.kalender.plusArbejdsdage(idag, dage + 1).isAfter(sidste)) {
			dage++;
		}
		// Where the deadline has come or gone, soon is the best there is.
		return this.kalender.plusArbejdsdage(idag, t.mellem(VARSEL_MINDST, Math.max(dage, VARSEL_MINDST + 3)));
	}

	private String saetning(String om, Tilfaelde t) {
		return t.en(this.vaner.saetninger().get(om));
	}

}
