package dk.tovholder.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.adgangslog.Handling;
import dk.tovholder.adgangslog.Kald;
import dk.tovholder.adgangslog.Visning;
import dk.tovholder.kalender.Maskinur;
import dk.tovholder.sikkerhed.Bruger;
import dk.tovholder.sikkerhed.KunFor;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Lazy;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Tells the access log whom an answer of the webapps' REST shows, before it leaves. */
@Component
class Visningsspor {

	private static final Logger logger = LoggerFactory.getLogger(Visningsspor.class);

	private static final String MOTOR = "/camunda/api/engine/engine/default";

	private static final Pattern LISTE = Pattern.compile(MOTOR + "/(task|filter/[^/]+/list)/?");

	private static final Pattern OPGAVE = Pattern
		.compile("(?:" + MOTOR + "/task|" + KunFor.WEBAPPS + "/opgaver)/([^/]+)(/[^/]+)?/?");

	/** What shows nothing of a citizen: the same form for all, and the groups of a task. */
	private static final Set<String> UDEN_BORGER = Set.of("/form", "/deployed-form", "/identity-links");

	private static final Pattern PROCES = Pattern
		.compile("(?:" + MOTOR + "|/camunda/api/cockpit/plugin/base/default)/(process-instance|job|incident)(?:/([^/]+)(?:/[^/]+)?)?/?");

	/** What nobody may call, and what would show citizens. */
	private static final Pattern LUKKET = Pattern.compile("/camunda/api/(?:engine/engine|cockpit/plugin/base)/default/"
			+ "(?:task|filter|process-instance|execution|variable-instance|history|incident|job|event-subscription|external-task)"
			+ "(?:/.*)?");

	private static final String ANTAL = "count";

	/** Tasklist reads its list again and again; the same tasks to the same user are one showing for so long. */
	private static final Duration SAMME = Duration.ofMinutes(5);

	private static final int HUSKES = 5000;

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Adgangslog adgangslog;

	private final HistoryService historik;

	private final ManagementService jobs;

	private final Maskinur ur;

	private final Map<String, Liste> seneste = new LinkedHashMap<>();

	Visningsspor(Adgangslog adgangslog, @Lazy HistoryService historik, @Lazy ManagementService jobs, Maskinur ur) {
		this.adgangslog = adgangslog;
		this.historik = historik;
		this.jobs = jobs;
		this.ur = ur;
	}

	/** The tasks that a list last showed. */
	private record Liste(Set<String> opgaver, Instant tidspunkt) {
	}

	/**
	 * Notes an answer that is about to be sent.
	 * @throws Webafvisning (503) if it cannot be noted: then it is not shown
	 */
	void vist(Bruger bruger, String metode, String sti, Websvar svar) {
		if (svar.getStatus() >= 400) {
			afvist(bruger, metode, sti, svar.getStatus());
			return;
		}
		try {
			noter(bruger, metode, sti, svar);
		}
		catch (DataAccessException | TransactionException ex) {
			throw new Webafvisning(503, "Det kan ikke lade sig gøre lige nu. Prøv igen om lidt.");
		}
	}

	private void noter(Bruger bruger, String metode, String sti, Websvar svar) {
		String kald = Kald.af(metode, sti);
		Matcher opgave = OPGAVE.matcher(sti);
		if (LISTE.matcher(sti).matches()) {
			Set<String> opgaver = opgaver(svar);
			String liste = bruger.id() + " " + sti;
			if (!opgaver.isEmpty() && !erVistFor(liste, opgaver)) {
				this.adgangslog.noter(new Visning(bruger.id(), Handling.LISTE, kald, 200, null, List.of(), opgaver));
				husk(liste, opgaver);
			}
			return;
		}
		if (opgave.matches()) {
			if (metode.equals("GET") && !ANTAL.equals(opgave.group(1)) && !UDEN_BORGER.contains(Objects.toString(opgave.group(2), ""))) {
				this.adgangslog.noter(new Visning(bruger.id(), Handling.OPGAVE, kald, 200, null, List.of(),
						List.of(opgave.group(1))));
			}
			return;
		}
		Matcher proces = PROCES.matcher(sti);
		if (proces.matches() && !ANTAL.equals(proces.group(2))) {
			List<String> sager = sager(instanser(proces, svar));
			if (!sager.isEmpty()) {
				this.adgangslog.noter(Visning.af(bruger.id(), Handling.PROCES, kald, sager));
			}
		}
	}

	/** Notes that the user was not let through to what would have shown a citizen. */
	void afvist(Bruger bruger, String metode, String sti, int status) {
		Matcher opgave = OPGAVE.matcher(sti);
		if ((status != 403 && status != 404) || !(opgave.matches() || LUKKET.matcher(sti).matches())) {
			return;
		}
		boolean enOpgave = opgave.matches() && !ANTAL.equals(opgave.group(1));
		try {
			this.adgangslog.noter(new Visning(bruger.id(), enOpgave ? Handling.OPGAVE : Handling.PROCES, Kald.af(metode, sti),
					status, null, List.of(), enOpgave ? List.of(opgave.group(1)) : List.of()));
		}
		catch (DataAccessException | TransactionException ex) {
			// Nothing was shown; the refusal stands whatever becomes of the note.
			logger.warn("A refusal could not be noted: {}", ex.getClass().getSimpleName());
		}
	}

	private boolean erVistFor(String liste, Set<String> opgaver) {
		synchronized (this.seneste) {
			Liste foer = this.seneste.get(liste);
			return foer != null && foer.tidspunkt().plus(SAMME).isAfter(this.ur.instant())
					&& foer.opgaver().containsAll(opgaver);
		}
	}

	private void husk(String liste, Set<String> opgaver) {
		synchronized (this.seneste) {
			this.seneste.remove(liste);
			if (this.seneste.size() >= HUSKES) {
				this.seneste.remove(this.seneste.keySet().iterator().next());
			}
			this.seneste.put(liste, new Liste(opgaver, this.ur.instant()));
		}
	}

	private static Set<String> opgaver(Websvar svar) {
		JsonNode rod = json(svar);
		JsonNode liste = rod.isArray() ? rod : rod.path("_embedded").path("task");
		Set<String> opgaver = new HashSet<>();
		liste.forEach((opgave) -> opgaver.add(opgave.path("id").asText()));
		return opgaver;
	}

	private Set<String> instanser(Matcher proces, Websvar svar) {
		Set<String> instanser = new HashSet<>();
		if (proces.group(2) != null && proces.group(1).equals("process-instance")) {
			instanser.add(proces.group(2));
		}
		else if (proces.group(2) != null && proces.group(1).equals("job")) {
			Optional.ofNullable(this.jobs.createJobQuery().jobId(proces.group(2)).singleResult())
				.map(Job::getProcessInstanceId)
				.ifPresent(instanser::add);
		}
		else {
			json(svar).findValues("processInstanceId").forEach((id) -> instanser.add(id.asText()));
		}
		return instanser;
	}

	private List<String> sager(Set<String> instanser) {
		return instanser.isEmpty() ? List.of()
				: this.historik.createHistoricProcessInstanceQuery()
					.processInstanceIds(instanser)
					.list()
					.stream()
					.map(HistoricProcessInstance::getBusinessKey)
					.filter(Objects::nonNull)
					.toList();
	}

	private static JsonNode json(Websvar svar) {
		try {
			JsonNode rod = JSON.readTree(svar.getContentAsByteArray());
			return (rod != null) ? rod : JSON.missingNode();
		}
		catch (IOException ex) {
			// No JSON, no citizen of ours.
			return JSON.missingNode();
		}
	}

}
