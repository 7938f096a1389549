package dk.tovholder.afspilning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sikkerhed.Bruger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One playing: working day by working day the lists are read, the day's work is done, and the clock is moved on. */
final class Afspiller {

	private static final Logger log = LoggerFactory.getLogger(Afspiller.class);

	private static final LocalTime MOEDETID = LocalTime.of(8, 0);

	private static final LocalTime FYRAFTEN = LocalTime.of(16, 0);

	/** At once; more only wait for each other on two cores. */
	private static final int SAMTIDIGE = 3;

	private static final int SIDE = 250;

	private static final String LISTE = "Min gruppes opgaver";

	private final Forbindelse produkt;

	private final Medarbejdere medarbejdere;

	private final Omverden omverden;

	private final Dagbog dagbog;

	private final Kalender kalender;

	private final Fremdrift fremdrift;

	private final BooleanSupplier stop;

	private final ObjectMapper json = new ObjectMapper();

	private final Map<String, Borgerspor> borgere = new HashMap<>();

	private final Set<String> kendteOpgaver = new HashSet<>();

	private final Map<String, String> lister = new HashMap<>();

	private Instant sidstSet;

	Afspiller(Forbindelse produkt, Vaner vaner, Kalender kalender, Fremdrift fremdrift, BooleanSupplier stop) {
		this.produkt = produkt;
		this.kalender = kalender;
		this.fremdrift = fremdrift;
		this.stop = stop;
		this.dagbog = new Dagbog();
		this.medarbejdere = new Medarbejdere(vaner, kalender);
		this.omverden = new Omverden(vaner, kalender, this.dagbog);
	}

	/** Plays until the morning of a day. Work is done on every working day before it, today too if it is not over. */
	void spil(LocalDate til) {
		ExecutorService hold = Executors.newFixedThreadPool(SAMTIDIGE, (opgave) -> new Thread(opgave, "afspilning-hold"));
		try {
			afventBorgere();
			YearMonth maaned = null;
			for (LocalDate dag = moed(til); dag.isBefore(til) && !this.stop.getAsBoolean(); dag = moed(til)) {
				if (this.borgere.isEmpty()) {
					laesSager(dag);
				}
				if (!YearMonth.from(dag).equals(maaned)) {
					maaned = YearMonth.from(dag);
					begyndMaaned(maaned, dag);
				}
				laesLister(dag);
				arbejd(hold, dag);
				this.fremdrift.dag(dag.plusDays(1));
				stilUret(this.kalender.frem(dag.plusDays(1)), til);
			}
		}
		finally {
			hold.shutdownNow();
		}
	}

	/** Today, if people are at work; otherwise the next morning on which they are. Others may have moved the clock. */
	private LocalDate moed(LocalDate til) {
		Instant nu = uret();
		LocalDate idag = Tid.dato(nu);
		boolean fyraften = !LocalTime.ofInstant(nu, Tid.ZONE).isBefore(FYRAFTEN);
		LocalDate dag = this.kalender.frem(fyraften ? idag.plusDays(1) : idag);
		if (dag.isAfter(idag)) {
			stilUret(dag, til);
		}
		return dag;
	}

	private Instant uret() {
		return Instant.parse(kraev(this.produkt.rest("admin", "GET", "/api/demo/ur", null)).path("tidspunkt").asText());
	}

	/** The clock does not move before the demo's citizens are in, not even by a minute. */
	private void afventBorgere() {
		kraev(this.produkt.rest("admin", "PUT", "/api/demo/ur", Map.of("tidspunkt", uret().plus(1, ChronoUnit.MINUTES).toString())));
	}

	private void stilUret(LocalDate dag, LocalDate til) {
		LocalDate hoejst = dag.isAfter(til) ? til : dag;
		Svar svar = this.produkt.rest("admin", "PUT", "/api/demo/ur",
				Map.of("tidspunkt", hoejst.atTime(MOEDETID).toString()));
		if (svar.status() != 422) {
			// 422: somebody has moved it further; the next look tells.
			kraev(svar);
		}
	}

	// --- what there is to do

	/** What stood already: who is closed, rests, waits or is in a placement. */
	private void laesSager(LocalDate idag) {
		for (int side = 0, ialt = 1; side * SIDE < ialt; side++) {
			String sti = "/api/sager?antal=" + SIDE + "&side=" + side;
			JsonNode svar = kraev(this.produkt.rest("afdelingsleder", "GET", sti, null));
			ialt = svar.path("ialt").asInt();
			svar.path("sager").forEach((sag) -> laesSag(sag, idag));
		}
	}

	private void laesSag(JsonNode sag, LocalDate idag) {
		Borgerspor borger = borger(sag.path("sagsnummer").asText(), sag.path("enhed").asText());
		borger.afslut(sag.path("tilstand").asText().equals("AFSLUTTET"));
		if (borger.afsluttet()) {
			return;
		}
		sag.path("markeringer").forEach((markering) -> {
			if (markering.asText().equals("PAUSE")) {
				this.omverden.fritagetAllerede(borger, idag);
			}
		});
		if (sag.path("tilstand").asText().equals("STRAKS_STEPUP") && sag.path("opgaver").isEmpty()) {
			this.omverden.taenkerOverSamtykke(borger, idag);
		}
		sag.path("placeringer").forEach((placering) -> {
			if (placering.path("status").asText().equals("AABEN")) {
				this.omverden.placering(borger, placering.path("placeringId").asText(),
						LocalDate.parse(placering.path("start").asText()), idag);
			}
		});
	}

	private Borgerspor borger(String sagsnummer, String enhed) {
		return this.borgere.computeIfAbsent(sagsnummer, (ny) -> new Borgerspor(sagsnummer, enhed));
	}

	private void begyndMaaned(YearMonth maaned, LocalDate idag) {
		this.borgere.values()
			.stream()
			.filter((borger) -> !borger.afsluttet())
			.forEach((borger) -> this.omverden.maaned(borger, maaned, idag));
	}

	/** One of each group looks for what has come up since the last look; the first time at all that is open. */
	private void laesLister(LocalDate idag) {
		Instant nu = uret();
		for (String enhed : Bruger.ENHEDER) {
			for (String rolle : List.of("sagsbehandler", "moedekoordinator", "faglig-leder", "jobformidler1")) {
				laesListe(rolle + "." + enhed, idag);
			}
		}
		laesListe("rehab-koordinator", idag);
		this.sidstSet = nu;
	}

	private void laesListe(String bruger, LocalDate idag) {
		String liste = this.lister.computeIfAbsent(bruger, this::findListe);
		// A task that was being made at the last look has an earlier time; what is known already is passed over.
		Map<String, Object> siden = (this.sidstSet == null) ? Map.of()
				: Map.of("createdAfter", this.sidstSet.minus(1, ChronoUnit.MINUTES).toString().replace("Z", ".000+0000"));
		for (int foerste = 0, antal = SIDE; antal == SIDE; foerste += SIDE) {
			JsonNode opgaver = kraev(this.produkt.tasklist(bruger, "POST",
					"/filter/" + liste + "/list?firstResult=" + foerste + "&maxResults=" + SIDE, siden)).at("/_embedded/task");
			antal = opgaver.size();
			opgaver.forEach((opgave) -> planlaeg(bruger, opgave, idag));
		}
	}

	private String findListe(String bruger) {
		for (JsonNode liste : kraev(this.produkt.tasklist(bruger, "GET", "/filter?itemCount=false", null))) {
			if (liste.path("name").asText().equals(LISTE)) {
				return liste.path("id").asText();
			}
		}
		throw new IllegalStateException("Listen " + LISTE + " findes ikke");
	}

	private void planlaeg(String bruger, JsonNode raa, LocalDate idag) {
		Map<String, String> variable = new HashMap<>();
		raa.at("/_embedded/variable").forEach((v) -> variable.put(v.path("name").asText(), v.path("value").asText()));
		String sagsnummer = variable.get("sagsnummer");
		if (!this.kendteOpgaver.add(raa.path("id").asText()) || sagsnummer == null) {
			return;
		}
		Gerning.Opgave opgave = new Gerning.Opgave(raa.path("id").asText(), raa.at("/camundaFormRef/key").asText(),
				borger(sagsnummer, variable.get("enhed")), bruger, tekst(raa.path("assignee")), dato(raa.path("created")),
				dato(raa.path("due")));
		// What somebody has taken, and what is not of a case, is left to others.
		boolean taget = opgave.ansvarlig() != null && !opgave.forJobformidler();
		if (!taget && this.medarbejdere.vilSvare(opgave)) {
			LocalDate dag = this.medarbejdere.dag(opgave);
			this.dagbog.skriv(dag.isBefore(idag) ? idag : dag, opgave);
		}
		if (opgave.opgave().equals("T13")) {
			this.omverden.ugeMedKontakt(opgave.borger(), opgave.opstaaet());
		}
	}

	private static String tekst(JsonNode felt) {
		return felt.isTextual() ? felt.asText() : null;
	}

	/** The Danish day of an instant as the engine writes it. */
	private static LocalDate dato(JsonNode felt) {
		return !felt.isTextual() ? null
				: Tid.dato(Instant.parse(felt.asText().replaceAll("([+-][0-9]{2})([0-9]{2})$", "$1:$2")));
	}

	// --- the day's work

	private void arbejd(ExecutorService hold, LocalDate idag) {
		List<Callable<Void>> dagens = new ArrayList<>();
		for (List<Gerning> gerninger : this.dagbog.tag(idag)) {
			dagens.add(() -> {
				gerninger.forEach((gerning) -> udfoer(gerning, idag));
				return null;
			});
		}
		try {
			for (Future<Void> udfoert : hold.invokeAll(dagens)) {
				udfoert.get();
			}
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException fejl) ? fejl : new IllegalStateException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void udfoer(Gerning gerning, LocalDate idag) {
		if (gerning instanceof Gerning.Opgave opgave) {
			loes(opgave, idag);
		}
		else if (gerning instanceof Gerning.Haendelse haendelse
				&& (!haendelse.borger().afsluttet() || haendelse.type().equals("YdelseGenoptaget"))) {
			meld(haendelse);
		}
	}

	private void loes(Gerning.Opgave opgave, LocalDate idag) {
		if (opgave.borger().afsluttet()) {
			return;
		}
		if (opgave.forJobformidler() && opgave.ansvarlig() == null) {
			afventJobformidler(opgave, idag);
			return;
		}
		Map<String, Object> svar = this.medarbejdere.svar(opgave, idag);
		Map<String, Object> variable = new HashMap<>();
		svar.forEach((felt, vaerdi) -> variable.put(felt, variabel(vaerdi)));
		String bruger = (opgave.ansvarlig() != null) ? opgave.ansvarlig() : opgave.bruger();
		Svar modtaget = this.produkt.tasklist(bruger, "POST", "/task/" + opgave.id() + "/submit-form",
				Map.of("variables", variable));
		if (modtaget.lykkedes()) {
			this.fremdrift.opgave();
			if ("SENERE".equals(svar.get("samtykke"))) {
				this.omverden.taenkerOverSamtykke(opgave.borger(), idag);
			}
			opgave.borger().afslut(opgave.opgave().equals("T23"));
		}
		else if (modtaget.status() != 404) {
			// 404: it is gone, because somebody else did it or because the case has moved on.
			fejl(opgave.opgave() + " for " + opgave.borger().sagsnummer(), modtaget);
		}
	}

	/** A contact belongs to the personal job broker, and waits until there is one. */
	private void afventJobformidler(Gerning.Opgave opgave, LocalDate idag) {
		Svar nu = this.produkt.tasklist(opgave.bruger(), "GET", "/task/" + opgave.id(), null);
		if (nu.status() == 404) {
			return;
		}
		String ansvarlig = tekst(kraev(nu).path("assignee"));
		if (ansvarlig == null) {
			this.dagbog.skriv(this.kalender.plusArbejdsdage(idag, 1), opgave);
		}
		else {
			loes(opgave.tildelt(ansvarlig), idag);
		}
	}

	private Map<String, Object> variabel(Object vaerdi) {
		if (vaerdi instanceof List<?> liste) {
			return Map.of("type", "Json", "value", this.json.valueToTree(liste).toString());
		}
		return Map.of("type", (vaerdi instanceof Boolean) ? "Boolean" : "String", "value", vaerdi);
	}

	private void meld(Gerning.Haendelse h) {
		Svar svar = this.produkt.rest("integration", "POST", "/api/sager/" + h.borger().sagsnummer() + "/haendelser",
				Map.of("haendelsesId", h.id(), "type", h.type(), "effektivDato", h.effektivDato().toString(), "kilde",
						"Fagsystem (demo)", "data", h.data()));
		if (!svar.lykkedes()) {
			fejl(h.type() + " for " + h.borger().sagsnummer(), svar);
			return;
		}
		this.fremdrift.haendelse();
		switch (h.type()) {
			case "PlaceringSluttet", "PlaceringAnnulleret" -> h.borger().afslutPlacering((String) h.data().get("placeringId"));
			case "FritagelseSluttet" -> h.borger().fritag(false);
			case "SagOphoert", "YdelseGenoptaget" -> h.borger().afslut(h.type().equals("SagOphoert"));
			default -> {
			}
		}
	}

	private void fejl(String hvad, Svar svar) {
		log.warn("{} was refused: {}", hvad, svar.grund());
		this.fremdrift.fejl(hvad + ": " + svar.grund());
	}

	private static JsonNode kraev(Svar svar) {
		if (!svar.lykkedes() || svar.krop() == null) {
			throw new IllegalStateException("Produktet svarede " + svar.grund());
		}
		return svar.krop();
	}

}
