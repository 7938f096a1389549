package dk.tovholder.afklaringspuljen;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;
import dk.tovholder.overskredetfrist.OverskredetFristProcess;
import dk.tovholder.sag.Frist;
import dk.tovholder.sag.Opgave;
import dk.tovholder.sag.Opgaveemne;
import dk.tovholder.sag.Opgavekrav;
import dk.tovholder.sag.Opgaver;
import dk.tovholder.sag.Sag;
import dk.tovholder.sag.Sagsbehandling;

/** Gives each task of the engine its date, its person and what a list shows, and keeps the product's own list of tasks. */
@Component("opgaveListener")
class OpgaveListener implements TaskListener {

	/** Tasks that belong to the personal job broker. */
	static final Set<String> JOBFORMIDLERS = Set.of("T13", "T14", "T15");

	private final Sagsbehandling sagsbehandling;

	private final Opgaver opgaver;

	private final Kalender kalender;

	private final Clock ur;

	/** What the models say of a task, by definition and element: a deployed model never changes. */
	private final Map<String, Map<String, String>> egenskaber = new ConcurrentHashMap<>();

	OpgaveListener(Sagsbehandling sagsbehandling, Opgaver opgaver, Kalender kalender, Clock ur) {
		this.sagsbehandling = sagsbehandling;
		this.opgaver = opgaver;
		this.kalender = kalender;
		this.ur = ur;
	}

	@Override
	public void notify(DelegateTask task) {
		switch (task.getEventName()) {
			case EVENTNAME_CREATE -> opret(task);
			case EVENTNAME_ASSIGNMENT -> opgaver.tildel(task.getId(), task.getAssignee());
			case EVENTNAME_COMPLETE -> opgaver.luk(task.getId(), true, ur.instant());
			case EVENTNAME_DELETE -> opgaver.luk(task.getId(), false, ur.instant());
			default -> {
			}
		}
	}

	private void opret(DelegateTask task) {
		Sag sag = sagsbehandling.laas(task.getExecution().getProcessBusinessKey());
		String id = opgave(task, sag);
		Opgave ny = switch (id) {
			case "T20" -> udeblivelse(task, sag);
			case "T21", "T22" -> overskredet(task, sag, id);
			default -> krav(task, sag, id);
		};
		Opgave opgave = ny.medNavn(Opgaveemne.navn(sag, ny)).paa(Tid.idag(ur), sag);
		task.setPriority(opgave.hast().prioritet());
		if (opgave.dato() != null) {
			task.setDueDate(Date.from(Tid.fristTidspunkt(opgave.dato())));
		}
		if (opgave.ansvarlig() != null) {
			task.setAssignee(opgave.ansvarlig());
		}
		task.setName(opgave.navn());
		// On the task itself: whoever may see it sees these, and no more of its process.
		task.setVariableLocal("borger", sag.navn());
		task.setVariableLocal("sagsnummer", sag.sagsnummer());
		task.setVariableLocal("enhed", sag.enhed());
		opgaver.opret(opgave, ur.instant());
	}

	/** The programme's id for the task: in a new review the step-up meeting has ids of its own. */
	private String opgave(DelegateTask task, Sag sag) {
		Map<String, String> egne = egenskaber.computeIfAbsent(
				task.getProcessDefinitionId() + "/" + task.getTaskDefinitionKey(), (noegle) -> egenskaber(task));
		String opgave = egne.get("opgave");
		return sag.billede().genbehandlingAfventer() ? egne.getOrDefault("opgaveVedGenbehandling", opgave) : opgave;
	}

	private static Map<String, String> egenskaber(DelegateTask task) {
		UserTask model = task.getBpmnModelElementInstance();
		return model.getExtensionElements()
			.getElementsQuery()
			.filterByType(CamundaProperties.class)
			.singleResult()
			.getCamundaProperties()
			.stream()
			.collect(Collectors.toUnmodifiableMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
	}

	private Opgave krav(DelegateTask task, Sag sag, String id) {
		Set<String> optagne = id.equals("T15") ? placeringerMed(sag, id) : Set.of();
		Opgavekrav krav = sag.billede()
			.opgaver()
			.stream()
			.filter((k) -> k.opgave().equals(id) && (k.placeringId() == null || !optagne.contains(k.placeringId())))
			.findFirst()
			.orElse(new Opgavekrav(id, null, null, null, null, null));
		Frist frist = (krav.fristtype() == null) ? null : sag.frist(krav.fristtype(), krav.noegle());
		String ansvarlig = JOBFORMIDLERS.contains(id) ? sag.billede().jobformidler() : null;
		return new Opgave(task.getId(), sag.sagsnummer(), id, navn(task, id, sag), gruppe(task), ansvarlig,
				krav.fristtype(), (frist == null) ? null : frist.nummer(), krav.dato(), krav.placeringId(), null);
	}

	/** The placements for which such a task stands open. */
	private Set<String> placeringerMed(Sag sag, String id) {
		return opgaver.aabne(sag.sagsnummer())
			.stream()
			.filter((o) -> o.opgave().equals(id) && o.placeringId() != null)
			.map(Opgave::placeringId)
			.collect(Collectors.toSet());
	}

	private static String navn(DelegateTask task, String id, Sag sag) {
		int nummer = sag.billede().genbehandlingNummer();
		return switch (id) {
			case "T16" -> "Indkald til nyt step-up-møde (genbehandling " + nummer + ")";
			case "T17" -> "Hold nyt step-up-møde";
			default -> task.getName();
		};
	}

	private Opgave udeblivelse(DelegateTask task, Sag sag) {
		var udeblivelse = sag.billede().udeblivelse();
		return new Opgave(task.getId(), sag.sagsnummer(), "T20", task.getName(), gruppe(task), null, null, null,
				udeblivelse.opfoelges(), null, udeblivelse.nr());
	}

	/** The letter and the plan belong to the deadline that their process was begun for. */
	private Opgave overskredet(DelegateTask task, Sag sag, String id) {
		String noegle = OverskredetFristProcess.frist(task);
		Frist frist = sag.frister()
			.stream()
			.filter((f) -> noegle.equals(f.fristtype() + "/" + f.nummer()))
			.findFirst()
			.orElseThrow();
		return new Opgave(task.getId(), sag.sagsnummer(), id, task.getName(), gruppe(task), null, frist.fristtype(),
				frist.nummer(), null, null, null).efterOverskredet(sag, kalender);
	}

	private static String gruppe(DelegateTask task) {
		return task.getCandidates()
			.stream()
			.filter((link) -> link.getType().equals(IdentityLinkType.CANDIDATE))
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
