package dk.tovholder.afklaringspuljen;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import dk.tovholder.engine.Brugere;
import dk.tovholder.engine.Formularmodtager;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.frist.Hvorfor;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Frist;
import dk.tovholder.sag.NyHaendelse;
import dk.tovholder.sag.Opgave;
import dk.tovholder.sag.Opgaveemne;
import dk.tovholder.sag.Opgavehvorfor;
import dk.tovholder.sag.Opgaver;
import dk.tovholder.sag.Placering;
import dk.tovholder.sag.Sag;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.sikkerhed.Indlogget;
import dk.tovholder.sikkerhed.Rolle;

/** The forms' side of the case: what they open with, and where their answers go. */
@Component
class Opgavesvar implements Formularmodtager {

	private final Sagsbehandling sagsbehandling;

	private final Opgaver opgaver;

	private final Opgavehvorfor hvorfor;

	private final Brugere brugere;

	private final Indlogget indlogget;

	private final Clock ur;

	Opgavesvar(Sagsbehandling sagsbehandling, Opgaver opgaver, Opgavehvorfor hvorfor, Brugere brugere,
			Indlogget indlogget, Clock ur) {
		this.sagsbehandling = sagsbehandling;
		this.opgaver = opgaver;
		this.hvorfor = hvorfor;
		this.brugere = brugere;
		this.indlogget = indlogget;
		this.ur = ur;
	}

	@Override
	public String formular(String opgaveId) {
		return opgave(opgaveId).opgave();
	}

	private Opgave opgave(String opgaveId) {
		Opgave opgave = opgaver.aaben(opgaveId);
		if (opgave == null) {
			throw new Afvisning(409, "Opgaven er allerede afsluttet");
		}
		return opgave;
	}

	@Override
	public void modtag(String opgaveId, Map<String, Object> svar) {
		Opgave opgave = opgave(opgaveId);
		if (opgave.opgave().equals("T12")) {
			kontrollerJobformidler(opgave, (String) svar.get("jobformidler"));
		}
		sagsbehandling.udfoer(opgave, svar, indlogget.aktoer());
	}

	private void kontrollerJobformidler(Opgave opgave, String jobformidler) {
		if (jobformidlere(opgave.sagsnummer()).stream().noneMatch((j) -> j.get("value").equals(jobformidler))) {
			throw Afvisning.felt(400, "jobformidler", "Vælg en af husets jobformidlere");
		}
	}

	@Override
	public Map<String, Object> forudfyld(String opgaveId, String formular) {
		Opgave opgave = opgave(opgaveId);
		Sag sag = sagsbehandling.kig(opgave.sagsnummer()).orElseThrow();
		Map<String, Object> felter = new LinkedHashMap<>();
		felter.put("vis_borger", sag.navn());
		felter.put("vis_sagsnummer", sag.sagsnummer());
		felter.put("vis_frist", (opgave.dato() == null) ? "Ingen frist" : Tid.skrevet(opgave.dato()));
		felter.put("vis_hvorfor", hvorfor.forklar(sag, opgave).map(Opgavesvar::tekst).orElse(""));
		vis(sag, opgave, felter);
		udfyld(sag, opgave, felter);
		felter.values().removeIf((vaerdi) -> vaerdi == null);
		return felter;
	}

	private static String tekst(Hvorfor hvorfor) {
		return hvorfor.regel() + " (" + hvorfor.kilde() + "). Regnet fra " + Tid.skrevet(hvorfor.ankerdato())
				+ (hvorfor.flyttetFordi() == null ? "."
						: ": " + Tid.skrevet(hvorfor.raaDato()) + ". Flyttet, fordi " + hvorfor.flyttetFordi() + ".");
	}

	private void vis(Sag sag, Opgave opgave, Map<String, Object> felter) {
		switch (opgave.opgave()) {
			case "T01" -> {
				felter.put("vis_daekkedeDage", Integer.toString(sag.daekkedeDage()));
				felter.put("vis_graense", "mere end " + sag.graense());
			}
			case "T11" -> felter.put("vis_indstilling", sag.billede().indstilling());
			case "T14", "T15" -> felter.put("vis_placering",
					sag.billede()
						.placeringer()
						.stream()
						.filter((p) -> p.placeringId().equals(opgave.placeringId()))
						.map(Opgavesvar::tekst)
						.findFirst()
						.orElse(null));
			case "T16", "T17", "T18", "T19" ->
				felter.put("vis_genbehandlingNummer", Integer.toString(sag.billede().genbehandlingNummer()));
			case "T20" -> felter.put("vis_udeblivelser",
					Opgaveemne.omtale(sag, opgave) + " (" + sag.billede().udeblivelse().iTraek() + " i træk)");
			case "T21", "T22" -> felter.put("vis_overskredetFrist", Opgaveemne.omtale(sag, opgave));
			default -> {
			}
		}
	}

	private static String tekst(Placering p) {
		String type = switch (p.placeringstype()) {
			case "PRAKTIK" -> "Praktik";
			case "LOENNEDE_TIMER" -> "Lønnede timer";
			default -> "Løntilskud";
		};
		return type + " fra " + Tid.skrevet(p.start());
	}

	/** Nothing known is asked for again; professional judgements are never filled in. */
	private void udfyld(Sag sag, Opgave opgave, Map<String, Object> felter) {
		String idag = Tid.idag(ur).toString();
		switch (opgave.opgave()) {
			case "T02" -> genbrug(sag, "T02", felter, "moedeform", "sted");
			case "T03" -> felter.put("dato", moededag(sag, "T02", "tidspunkt", idag));
			case "T04" -> {
				genbrug(sag, "T04", felter, "sted", "deltagere");
				if (!felter.containsKey("deltagere")) {
					List<Object> deltagere = new ArrayList<>(List.of("BORGER", "SAGSBEHANDLER"));
					if (svar(sag, "T03").get("fagomraader") instanceof List<?> fag) {
						deltagere.addAll(fag);
					}
					felter.put("deltagere", deltagere);
				}
			}
			case "T05" -> {
				felter.put("dato", moededag(sag, "T04", "tidspunkt", idag));
				felter.put("fremmoedte", svar(sag, "T04").get("deltagere"));
			}
			case "T06", "T11", "T13", "T14", "T18" -> felter.put("dato", idag);
			case "T07" -> {
				felter.put("ressourcer", svar(sag, "T03").get("ressourcer"));
				genbrug(sag, "T07", felter, "borgerensBidrag", "ressourcer", "udfordringer");
			}
			case "T10" -> felter.put("forelagtDato", moededag(sag, "T09", "moededato", idag));
			case "T09" -> genbrug(sag, "T09", felter, "deltagere");
			case "T12" -> felter.put("jobformidlere", jobformidlere(sag.sagsnummer()));
			case "T16" -> {
				genbrug(sag, "T04", felter, "sted", "deltagere");
				genbrug(sag, "T16", felter, "sted", "deltagere");
			}
			case "T17" -> {
				felter.put("dato", moededag(sag, "T16", "tidspunkt", idag));
				felter.put("fremmoedte", svar(sag, "T16").get("deltagere"));
			}
			case "T22" -> {
				felter.put("sendtDato", idag);
				felter.put("nyDato", opgave.planlagtDato(sag).orElse(null));
			}
			case "T23" -> {
				felter.put("effektivDato", idag);
				felter.putAll(sagsbehandling.ophoerTilKontrol(sag));
			}
			default -> {
			}
		}
	}

	private Map<String, Object> svar(Sag sag, String opgave) {
		return sagsbehandling.senesteSvar(sag.sagsnummer(), opgave);
	}

	private void genbrug(Sag sag, String opgave, Map<String, Object> felter, String... navne) {
		Map<String, Object> svar = svar(sag, opgave);
		for (String navn : navne) {
			// Where a protected citizen was met is not shown unasked.
			if (svar.get(navn) != null && !(navn.equals("sted") && sag.beskyttet())) {
				felter.put(navn, svar.get(navn));
			}
		}
	}

	/** The day the meeting was called for, if it has come; otherwise today. */
	private String moededag(Sag sag, String indkaldelse, String felt, String idag) {
		Object aftalt = svar(sag, indkaldelse).get(felt);
		String dag = (aftalt == null) ? idag : aftalt.toString().substring(0, 10);
		return LocalDate.parse(dag).isAfter(LocalDate.parse(idag)) ? idag : dag;
	}

	private List<Map<String, String>> jobformidlere(String sagsnummer) {
		String enhed = sagsbehandling.kig(sagsnummer).orElseThrow().enhed();
		Map<String, Integer> stammer = opgaver.sagsstammer();
		return brugere.medlemmer(enhed + "." + Rolle.JOBFORMIDLER.gruppe()).stream().map((m) -> {
			int sager = stammer.getOrDefault(m.id(), 0);
			return Map.of("value", m.id(), "label", m.navn() + " (" + sager + ((sager == 1) ? " sag)" : " sager)"));
		}).toList();
	}

}
