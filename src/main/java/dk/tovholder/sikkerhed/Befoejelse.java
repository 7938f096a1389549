package dk.tovholder.sikkerhed;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import static dk.tovholder.sikkerhed.Omfang.ALT;
import static dk.tovholder.sikkerhed.Omfang.EGNE;
import static dk.tovholder.sikkerhed.Omfang.HUS;
import static dk.tovholder.sikkerhed.Omfang.INTET;
import static dk.tovholder.sikkerhed.Omfang.KVITTERING;
import static dk.tovholder.sikkerhed.Rolle.ADMIN;
import static dk.tovholder.sikkerhed.Rolle.AFDELINGSLEDER;
import static dk.tovholder.sikkerhed.Rolle.CONTROLLER;
import static dk.tovholder.sikkerhed.Rolle.FAGLIG_LEDER;
import static dk.tovholder.sikkerhed.Rolle.INTEGRATION;
import static dk.tovholder.sikkerhed.Rolle.JOBFORMIDLER;
import static dk.tovholder.sikkerhed.Rolle.MOEDEKOORDINATOR;
import static dk.tovholder.sikkerhed.Rolle.OVERVAAGNING;
import static dk.tovholder.sikkerhed.Rolle.PROJEKTLEDER;
import static dk.tovholder.sikkerhed.Rolle.REHAB_KOORDINATOR;
import static dk.tovholder.sikkerhed.Rolle.SAGSBEHANDLER;
import static dk.tovholder.sikkerhed.Rolle.STYREGRUPPE;

/**
 * Who may what. What a role is not named for is closed to it, whatever the engine would allow; what no role is named for
 * is closed to all.
 */
public enum Befoejelse {

	/** Start a case, or give one that is there again. */
	OPRET_SAG(kan(ALT, INTEGRATION)),

	/** Hand over a cohort, try it, follow how it is taken in and stop it. */
	INDLAES_KOHORTE(kan(ALT, INTEGRATION, PROJEKTLEDER, AFDELINGSLEDER)),

	/** Read cases one by one and in lists, with the citizen's name. */
	LAES_SAG(kan(HUS, SAGSBEHANDLER, JOBFORMIDLER, MOEDEKOORDINATOR, FAGLIG_LEDER),
			kan(ALT, REHAB_KOORDINATOR, AFDELINGSLEDER, CONTROLLER), kan(KVITTERING, INTEGRATION)),

	/** Read the journal of a case. */
	LAES_JOURNAL(kan(HUS, SAGSBEHANDLER, JOBFORMIDLER, MOEDEKOORDINATOR, FAGLIG_LEDER),
			kan(ALT, REHAB_KOORDINATOR, AFDELINGSLEDER, CONTROLLER)),

	/** Report what happened to a citizen. */
	MELD_HAENDELSE(kan(HUS, SAGSBEHANDLER, JOBFORMIDLER), kan(ALT, INTEGRATION)),

	/** Read what happened to cases, by their numbers, one after the other. */
	LAES_NYHEDER(kan(ALT, INTEGRATION, ADMIN)),

	/** Report what happened to a citizen whose case is not known yet, and follow what becomes of it. */
	MELD_FORUD(kan(ALT, INTEGRATION)),

	/** Be shown a citizen's name and CPR number, against a reason. */
	SE_BORGER(kan(HUS, SAGSBEHANDLER, JOBFORMIDLER, FAGLIG_LEDER)),

	/** Say that a citizen's name and address are protected, and that they are no longer. */
	BESKYT_BORGER(kan(HUS, SAGSBEHANDLER, JOBFORMIDLER), kan(ALT, INTEGRATION)),

	/** Read who has been shown a case. */
	SE_ADGANGE(kan(HUS, FAGLIG_LEDER), kan(ALT, AFDELINGSLEDER)),

	/** Hand out everything about a citizen to the citizen. */
	GIV_INDSIGT(kan(ALT, AFDELINGSLEDER)),

	/** Tell that the archive has taken over a closed case. */
	ARKIVER(kan(ALT, INTEGRATION)),

	/** Erase cases whose time has passed. */
	SLET_SAGER(kan(ALT, ADMIN)),

	/** See, claim and submit tasks, and ask why their date. */
	LOES_OPGAVE(kan(EGNE, SAGSBEHANDLER, JOBFORMIDLER, MOEDEKOORDINATOR, FAGLIG_LEDER, REHAB_KOORDINATOR, AFDELINGSLEDER,
			PROJEKTLEDER, CONTROLLER)),

	/** Read the names of colleagues, which stand on tasks. */
	SE_KOLLEGER(kan(ALT, SAGSBEHANDLER, JOBFORMIDLER, MOEDEKOORDINATOR, FAGLIG_LEDER, REHAB_KOORDINATOR, AFDELINGSLEDER,
			PROJEKTLEDER, CONTROLLER, ADMIN)),

	/** Read letters. */
	LAES_BREVE(kan(EGNE, SAGSBEHANDLER, JOBFORMIDLER, MOEDEKOORDINATOR, FAGLIG_LEDER, REHAB_KOORDINATOR, AFDELINGSLEDER,
			PROJEKTLEDER, STYREGRUPPE, CONTROLLER), kan(ALT, ADMIN)),

	/** Decide that a programme stands still, change that and take it back. */
	SUSPENDER(kan(ALT, AFDELINGSLEDER)),

	/** Read which programmes stand still, and when. */
	SE_SUSPENSIONER(kan(ALT, AFDELINGSLEDER, PROJEKTLEDER, ADMIN)),

	/** Read the monthly statements: figures, never a citizen. */
	SE_OPGOERELSER(kan(ALT, PROJEKTLEDER, STYREGRUPPE, CONTROLLER, AFDELINGSLEDER, FAGLIG_LEDER)),

	/** Open the cases behind a figure. */
	SE_SAGER_BAG_TAL(kan(HUS, FAGLIG_LEDER), kan(ALT, AFDELINGSLEDER, CONTROLLER)),

	/** Read what the steering group has decided and what became of it: figures and decisions, never a citizen. */
	SE_STYREGRUPPE(kan(ALT, PROJEKTLEDER, STYREGRUPPE, CONTROLLER, AFDELINGSLEDER)),

	/** Read the diagrams, without what runs in them. */
	SE_DIAGRAMMER(kan(ALT, SAGSBEHANDLER, JOBFORMIDLER, MOEDEKOORDINATOR, FAGLIG_LEDER, REHAB_KOORDINATOR, AFDELINGSLEDER,
			PROJEKTLEDER, STYREGRUPPE, CONTROLLER, ADMIN)),

	/** Read in Cockpit how many stand where, never who; and the decision tables. */
	FOELG_MODELLER(kan(ALT, STYREGRUPPE, PROJEKTLEDER, AFDELINGSLEDER, CONTROLLER, ADMIN)),

	/** Compute a deadline from a type and a date; no case is part of it. */
	BEREGN_FRIST(enhver()),

	/** Read how the REST interface is described. */
	LAES_DOKUMENTATION(enhver()),

	/** Read the demo clock. */
	SE_UR(enhver()),

	/** Move the demo clock. */
	FLYT_UR(kan(ALT, ADMIN)),

	/** Play the demo's pilot forward, follow it and stop it. */
	AFSPIL(kan(ALT, ADMIN)),

	/** Operate: failed jobs, the sweep, letters held back, actuator. */
	DRIFT(kan(ALT, ADMIN)),

	/** Read what the product measures about itself: counts and times, never a case. */
	SE_MAALINGER(kan(ALT, OVERVAAGNING, ADMIN)),

	/** Make, change and remove users and their groups. */
	STYR_BRUGERE(kan(ALT, ADMIN)),

	/** Read the own profile, and change it and the own password. */
	EGEN_KONTO(kan(EGNE, SAGSBEHANDLER, JOBFORMIDLER, MOEDEKOORDINATOR, FAGLIG_LEDER, REHAB_KOORDINATOR, AFDELINGSLEDER,
			PROJEKTLEDER, STYREGRUPPE, CONTROLLER), kan(ALT, ADMIN)),

	/** Search the engine's instances, executions and subscriptions. */
	SOEG_I_MOTOREN,

	/** Read variables from the engine, past the forms. */
	LAES_VARIABLER,

	/** Write variables to the engine, past the forms. */
	SKRIV_VARIABLER,

	/** Read the engine's history, reports and log of operations. */
	LAES_HISTORIK,

	/** Complete, resolve, delegate or give away a task past its form. */
	OMGAA_FORMULAR,

	/** Read or write comments and attachments, which no journal knows. */
	VEDHAEFT,

	/** Start, correlate, signal or work external tasks past the product. */
	STYR_MOTOREN,

	/** Suspend instances, definitions or jobs in the engine. */
	STANDS_MOTOREN,

	/** Modify, restart or migrate instances. */
	FLYT_SAGER,

	/** Delete instances, history or deployments. */
	SLET,

	/** Deploy models and read what was deployed. */
	UDRUL,

	/** Make task lists, which may carry expressions. */
	LAV_FILTRE,

	/** Read and give the engine's own rights. */
	GIV_RETTIGHEDER;

	private final Map<Rolle, Omfang> hvem = new EnumMap<>(Rolle.class);

	private final Set<Rolle> roller;

	Befoejelse(Kan... hvem) {
		for (Kan kan : hvem) {
			for (Rolle rolle : kan.roller()) {
				this.hvem.put(rolle, kan.omfang());
			}
		}
		this.roller = Set.copyOf(this.hvem.keySet());
	}

	private static Kan kan(Omfang omfang, Rolle... roller) {
		return new Kan(omfang, roller);
	}

	private static Kan enhver() {
		return new Kan(ALT, Rolle.values());
	}

	/** How far the role may go. */
	public Omfang omfang(Rolle rolle) {
		return this.hvem.getOrDefault(rolle, INTET);
	}

	/** The roles that may, to whatever extent. */
	public Set<Rolle> roller() {
		return this.roller;
	}

	private record Kan(Omfang omfang, Rolle... roller) {
	}

}
