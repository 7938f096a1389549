package dk.tovholder.afklaringspuljen;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dk.tovholder.engine.Motoradgang;
import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;
import dk.tovholder.overskredetfrist.OverskredetFristProcess;
import dk.tovholder.sag.Frist;
import dk.tovholder.sag.FristerOverskredet;
import dk.tovholder.sag.Kontaktfrekvens;
import dk.tovholder.sag.Opgave;
import dk.tovholder.sag.Opgavekrav;
import dk.tovholder.sag.OpgavedatoerPasseret;
import dk.tovholder.sag.Opgaver;
import dk.tovholder.sag.Sag;
import dk.tovholder.sag.SagAendret;
import dk.tovholder.sag.Sagsbillede;
import dk.tovholder.sag.TidErGaaet;
import dk.tovholder.sag.Tilstand;
import dk.tovholder.sag.Ur;

/**
 * Keeps the models in step with the cases: before a transaction that changed a case ends, it compares where the models
 * stand with what the case demands and sends the messages that differ. It looks at the state alone, never at what
 * happened, so late, repeated and reordered events need no rule here, and running it once more changes nothing.
 */
@Component
class TilpasningProcess {

	/** More rounds than any case can need: a model that never settles must fail, not spin. */
	private static final int RUNDER = 25;

	private final RuntimeService runtime;

	private final TaskService tasks;

	private final ManagementService jobs;

	private final Opgaver opgaver;

	private final AfklaringspuljenProcess hovedproces;

	private final OverskredetFristProcess overskredneFrister;

	private final Motoradgang motoradgang;

	private final Kalender kalender;

	private final Clock ur;

	TilpasningProcess(@Lazy RuntimeService runtime, @Lazy TaskService tasks, @Lazy ManagementService jobs,
			Opgaver opgaver, AfklaringspuljenProcess hovedproces, OverskredetFristProcess overskredneFrister,
			Motoradgang motoradgang, Kalender kalender, Clock ur) {
		this.runtime = runtime;
		this.tasks = tasks;
		this.jobs = jobs;
		this.opgaver = opgaver;
		this.hovedproces = hovedproces;
		this.overskredneFrister = overskredneFrister;
		this.motoradgang = motoradgang;
		this.kalender = kalender;
		this.ur = ur;
	}

	@EventListener
	void aendret(SagAendret haendelse) {
		Aendringer aendringer = (Aendringer) TransactionSynchronizationManager.getResource(this);
		if (aendringer == null) {
			aendringer = new Aendringer();
			TransactionSynchronizationManager.bindResource(this, aendringer);
			TransactionSynchronizationManager.registerSynchronization(aendringer);
		}
		aendringer.sager.put(haendelse.sag().sagsnummer(), haendelse.sag());
	}

	/** Opens plan and letter for overdue deadlines; those of one batch are written by the engine at once. */
	@EventListener
	void overskredet(FristerOverskredet haendelse) {
		List<Sag> sager = haendelse.sager();
		Map<String, Set<String>> planlagte = opgaver.haandterede(sager.stream().map(Sag::sagsnummer).toList(), "T21");
		motoradgang.samlet(() -> sager.forEach((sag) -> {
			Set<String> mangler = new HashSet<>(brudte(sag));
			mangler.removeAll(planlagte.getOrDefault(sag.sagsnummer(), Set.of()));
			mangler.forEach((frist) -> overskredneFrister.begynd(sag, frist));
		}));
	}

	/** The tasks of a batch are read at once, and the engine writes them at once. */
	@EventListener
	void tidErGaaet(TidErGaaet haendelse) {
		Map<String, List<Opgave>> aabne = opgaver.aabne(haendelse.sager().stream().map(Sag::sagsnummer).toList());
		LocalDate idag = Tid.idag(ur);
		prioriter(haendelse.sager()
			.stream()
			.flatMap((sag) -> aabne.getOrDefault(sag.sagsnummer(), List.of())
				.stream()
				.map((o) -> o.paa(idag, sag))
				.filter((ny) -> !aabne.get(sag.sagsnummer()).contains(ny)))
			.toList());
	}

	@EventListener
	void passeret(OpgavedatoerPasseret haendelse) {
		prioriter(haendelse.opgaver());
	}

	private void prioriter(List<Opgave> rettede) {
		if (rettede.isEmpty()) {
			return;
		}
		motoradgang.samlet(() -> {
			// Known to the engine from here on, so that it does not ask for each.
			tasks.createTaskQuery().taskIdIn(rettede.stream().map(Opgave::id).toArray(String[]::new)).list();
			rettede.forEach((o) -> tasks.setPriority(o.id(), o.hast().prioritet()));
		});
		opgaver.retHast(rettede);
	}

	private static Set<String> brudte(Sag sag) {
		return sag.frister()
			.stream()
			.filter(Frist::kraeverAfviklingsplan)
			.map((f) -> f.fristtype() + "/" + f.nummer())
			.collect(Collectors.toSet());
	}

	/** The changed cases of a transaction, brought in step when the engine has finished its own step. */
	private final class Aendringer implements TransactionSynchronization {

		private final Map<String, Sag> sager = new LinkedHashMap<>();

		@Override
		public void beforeCommit(boolean readOnly) {
			while (!sager.isEmpty()) {
				Sag sag = sager.remove(sager.keySet().iterator().next());
				tilpas(sag);
			}
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResourceIfPossible(TilpasningProcess.this);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(TilpasningProcess.this, this);
		}

		@Override
		public void beforeCompletion() {
			TransactionSynchronizationManager.unbindResourceIfPossible(TilpasningProcess.this);
		}

	}

	private void tilpas(Sag sag) {
		for (int runde = 0; runde < RUNDER; runde++) {
			if (!motoradgang.somSystem(() -> etSkridt(sag))) {
				return;
			}
		}
		throw new IllegalStateException("The models of " + sag.sagsnummer() + " do not settle");
	}

	/** Where the models of a case wait: message subscriptions by name. */
	private record Stand(String hoved, List<EventSubscription> venter) {

		Optional<EventSubscription> paa(String besked) {
			return venter.stream().filter((v) -> v.getEventName().equals(besked)).findFirst();
		}

	}

	/** Sends at most one message, and tells whether it did: the next look sees what came of it. */
	private boolean etSkridt(Sag sag) {
		if (sag.billede().erLukket()) {
			overskredneFrister.afslut(sag.sagsnummer());
		}
		List<ProcessInstance> instanser = hovedproces.instanser(sag.sagsnummer());
		Optional<ProcessInstance> hoved = instanser.stream()
			.filter((i) -> i.getId().equals(i.getRootProcessInstanceId()))
			.findFirst();
		if (hoved.isEmpty()) {
			if (sag.billede().erLukket()) {
				return false;
			}
			hovedproces.genoptag(sag);
			return true;
		}
		String hovedId = hoved.get().getId();
		if (sag.billede().erLukket()) {
			runtime.messageEventReceived("sagOphoert", hovedId);
			return false;
		}
		List<EventSubscription> venter = new ArrayList<>();
		instanser.forEach((i) -> venter.addAll(runtime.createEventSubscriptionQuery().processInstanceId(i.getId()).list()));
		Stand stand = new Stand(hovedId, venter);
		List<Opgave> aabne = opgaver.aabne(sag.sagsnummer());
		return forfra(sag, stand, aabne) || samtykke(sag, stand) || fremmoede(sag, stand) || indkaldt(sag, aabne) || genbehandling(sag, stand, aabne)
				|| ur(sag, stand) || kontakt(sag, stand) || opfoelgningsplaner(sag, stand, aabne) || svar(sag, stand, aabne)
				|| overskredne(sag, aabne) || udeblivelse(sag, stand, aabne) || kontrol(sag, stand, aabne)
				|| opdater(sag, aabne);
	}

	private boolean send(String besked, String execution) {
		runtime.messageEventReceived(besked, execution);
		return true;
	}

	/** A consent that proves not to count takes trin 1 back: the models only go forward, so the thread is taken up anew. */
	private boolean forfra(Sag sag, Stand stand, List<Opgave> aabne) {
		boolean forbi = sag.billede().tilstand() == Tilstand.STRAKS_STEPUP && aabne.stream()
			.anyMatch((o) -> o.opgave().equals("T06")
					|| (Set.of("T04", "T05").contains(o.opgave()) && !beder(sag, "T04") && !beder(sag, "T05")));
		if (forbi) {
			runtime.deleteProcessInstance(stand.hoved(), "Et samtykke gælder ikke længere");
		}
		return forbi;
	}

	private boolean samtykke(Sag sag, Stand stand) {
		Sagsbillede b = sag.billede();
		Optional<EventSubscription> afklaret = stand.paa("samtykkeAfklaret");
		if (afklaret.isPresent() && (b.stepUpUndtaget() || !"SENERE".equals(b.samtykke()))) {
			return send("samtykkeAfklaret", afklaret.get().getExecutionId());
		}
		Optional<EventSubscription> tilbage = stand.paa("samtykkeTilbagekaldt");
		if (tilbage.isPresent() && b.stepUpUndtaget()) {
			return send("samtykkeTilbagekaldt", tilbage.get().getExecutionId());
		}
		Optional<EventSubscription> igen = stand.paa("samtykkeTilbagekaldtVedGenbehandling");
		if (igen.isPresent() && b.genbehandlingAfventer() && b.genbehandlingUndtaget()) {
			return send("samtykkeTilbagekaldtVedGenbehandling", igen.get().getExecutionId());
		}
		return false;
	}

	/** A no-show told from outside undoes the invitation that led to the meeting. */
	private boolean fremmoede(Sag sag, Stand stand) {
		Optional<EventSubscription> samtale = stand.paa("samtaleUdeblevet");
		if (samtale.isPresent() && beder(sag, "T02")) {
			return send("samtaleUdeblevet", samtale.get().getExecutionId());
		}
		Optional<EventSubscription> moede = stand.paa("stepUpMoedeUdeblevet");
		if (moede.isPresent() && (beder(sag, "T04") || beder(sag, "T16"))) {
			return send("stepUpMoedeUdeblevet", moede.get().getExecutionId());
		}
		return false;
	}

	/** An invitation that was answered through T20's new time is done. */
	private boolean indkaldt(Sag sag, List<Opgave> aabne) {
		Map<String, String> efter = Map.of("T02", "T03", "T04", "T05", "T16", "T17");
		for (Opgave o : aabne) {
			String moede = efter.get(o.opgave());
			if (moede != null && beder(sag, moede)) {
				tasks.complete(o.id());
				return true;
			}
		}
		return false;
	}

	private static boolean beder(Sag sag, String opgave) {
		return sag.billede().opgaver().stream().anyMatch((k) -> k.opgave().equals(opgave));
	}

	/** A review lapses with its mark, and also where its meeting must be called again: the ring then begins it anew. */
	private boolean genbehandling(Sag sag, Stand stand, List<Opgave> aabne) {
		Optional<EventSubscription> bortfalder = stand.paa("genbehandlingBortfalder");
		boolean moedetIgen = aabne.stream().anyMatch((o) -> o.opgave().equals("T18")) && !beder(sag, "T18");
		if (bortfalder.isPresent() && (moedetIgen || !sag.billede().genbehandlingAfventer())) {
			return send("genbehandlingBortfalder", bortfalder.get().getExecutionId());
		}
		return false;
	}

	private boolean ur(Sag sag, Stand stand) {
		Optional<EventSubscription> venter = stand.paa("uretAendret");
		if (venter.isEmpty()) {
			return false;
		}
		Sagsbillede b = sag.billede();
		boolean passer = switch (venter.get().getActivityId()) {
			case "receiveTask_iPlacering" -> b.ur() == Ur.PLACERING || b.ur() == Ur.INTET;
			case "receiveTask_fritaget" -> b.ur() == Ur.FRITAGET;
			default -> b.ur() == Ur.GAAR && Date.from(Tid.overskredetFra(b.maerke())).equals(maerke(stand.hoved()));
		};
		return !passer && send("uretAendret", venter.get().getExecutionId());
	}

	private Date maerke(String hoved) {
		return jobs.createJobQuery()
			.processInstanceId(hoved)
			.activityId("boundaryEvent_6MaanederUdenPlacering")
			.list()
			.stream()
			.map(Job::getDuedate)
			.findFirst()
			.orElse(null);
	}

	private boolean kontakt(Sag sag, Stand stand) {
		Optional<EventSubscription> venter = stand.paa("kontaktfrekvensSkiftet");
		if (venter.isEmpty()) {
			return false;
		}
		Kontaktfrekvens staar = switch (venter.get().getActivityId()) {
			case "boundaryEvent_frekvensSkiftetFraUgentlig" -> Kontaktfrekvens.UGE;
			case "boundaryEvent_frekvensSkiftetFraMaanedlig" -> Kontaktfrekvens.MAANED;
			default -> Kontaktfrekvens.INGEN;
		};
		return staar != sag.billede().kontaktfrekvens() && send("kontaktfrekvensSkiftet", venter.get().getExecutionId());
	}

	private boolean opfoelgningsplaner(Sag sag, Stand stand, List<Opgave> aabne) {
		Set<String> kraevede = sag.billede()
			.opgaver()
			.stream()
			.filter((k) -> k.opgave().equals("T15"))
			.map(Opgavekrav::placeringId)
			.collect(Collectors.toSet());
		Set<String> staaende = aabne.stream()
			.filter((o) -> o.opgave().equals("T15"))
			.map(Opgave::placeringId)
			.collect(Collectors.toSet());
		Optional<EventSubscription> venter = stand.paa("placeringKraeverPlan");
		if (venter.isPresent() && !staaende.containsAll(kraevede)) {
			return send("placeringKraeverPlan", venter.get().getExecutionId());
		}
		return traekTilbage(aabne, (o) -> o.opgave().equals("T15") && !kraevede.contains(o.placeringId()));
	}

	private boolean svar(Sag sag, Stand stand, List<Opgave> aabne) {
		String placering = (sag.billede().svarPaaPlacering() == null) ? null
				: sag.billede().svarPaaPlacering().placeringId();
		if (traekTilbage(aabne, (o) -> o.opgave().equals("T19") && !o.placeringId().equals(placering))) {
			return true;
		}
		Optional<EventSubscription> venter = stand.paa("placeringUnderGenbehandling");
		boolean spurgt = aabne.stream().anyMatch((o) -> o.opgave().equals("T19"));
		return placering != null && !spurgt && venter.isPresent()
				&& send("placeringUnderGenbehandling", venter.get().getExecutionId());
	}

	private boolean overskredne(Sag sag, List<Opgave> aabne) {
		Set<String> brudte = brudte(sag);
		if (traekTilbage(aabne, (o) -> o.omOverskredetFrist()
				&& !brudte.contains(o.fristtype() + "/" + o.nummer()))) {
			return true;
		}
		if (brudte.isEmpty()) {
			return false;
		}
		Set<String> udenPlan = uden(sag, "T21", brudte);
		Set<String> udenBrev = uden(sag, "T22", brudte);
		for (String frist : brudte) {
			boolean planMangler = udenPlan.contains(frist);
			boolean brevMangler = udenBrev.contains(frist);
			if (planMangler && brevMangler) {
				overskredneFrister.begynd(sag, frist);
			}
			else if (planMangler || brevMangler) {
				// One of the two was done before the other went with the case or with its deadline.
				overskredneFrister.begynd(planMangler ? "T21" : "T22", sag, frist);
			}
		}
		return !udenPlan.isEmpty() || !udenBrev.isEmpty();
	}

	private Set<String> uden(Sag sag, String opgave, Set<String> brudte) {
		Set<String> uden = new HashSet<>(brudte);
		uden.removeAll(opgaver.haandterede(List.of(sag.sagsnummer()), opgave).getOrDefault(sag.sagsnummer(), Set.of()));
		return uden;
	}

	/** One follow-up at a time: a later no-show opens another only where it goes to another role. */
	private boolean udeblivelse(Sag sag, Stand stand, List<Opgave> aabne) {
		Sagsbillede.Udeblivelse seneste = sag.billede().udeblivelse();
		if (traekTilbage(aabne,
				(o) -> o.opgave().equals("T20") && (seneste == null || seneste.nr() < o.haendelseNr()))) {
			return true;
		}
		if (seneste == null || seneste.nr() <= opgaver.senesteOpfulgteUdeblivelse(sag.sagsnummer())) {
			return false;
		}
		String gruppe = sag.enhed() + "." + seneste.rolle();
		if (aabne.stream().anyMatch((o) -> o.opgave().equals("T20") && gruppe.equals(o.gruppe()))) {
			return false;
		}
		return traekTilbage(aabne, (o) -> o.opgave().equals("T20")) || send("udeblivelse", stand.hoved());
	}

	/** One task closes the case: where the decision of the team asks for it, the check needs none of its own. */
	private boolean kontrol(Sag sag, Stand stand, List<Opgave> aabne) {
		if (aabne.stream().filter((o) -> o.opgave().equals("T23")).count() > 1) {
			String kontrollen = tasks.createTaskQuery()
				.processInstanceId(stand.hoved())
				.taskDefinitionKey("userTask_afslutSagEfterKontrol")
				.singleResult()
				.getId();
			return traekTilbage(aabne, (o) -> o.id().equals(kontrollen));
		}
		if (traekTilbage(aabne, (o) -> o.opgave().equals("T23") && !beder(sag, "T23"))) {
			return true;
		}
		return sag.billede().kontrolleres() != null && aabne.stream().noneMatch((o) -> o.opgave().equals("T23"))
				&& send("ophoerKontrolleres", stand.hoved());
	}

	/** Takes back a task that is no longer asked for; the models have no path of their own for that. */
	private boolean traekTilbage(List<Opgave> aabne, Predicate<Opgave> hvilke) {
		Optional<Opgave> opgave = aabne.stream().filter(hvilke).findFirst();
		if (opgave.isEmpty()) {
			return false;
		}
		Task task = tasks.createTaskQuery().taskId(opgave.get().id()).singleResult();
		ActivityInstance fundet = find(runtime.getActivityInstance(task.getProcessInstanceId()), task);
		runtime.createProcessInstanceModification(task.getProcessInstanceId())
			.cancelActivityInstance(fundet.getId())
			.execute();
		return true;
	}

	private static ActivityInstance find(ActivityInstance i, Task task) {
		if (i.getActivityId().equals(task.getTaskDefinitionKey())
				&& List.of(i.getExecutionIds()).contains(task.getExecutionId())) {
			return i;
		}
		for (ActivityInstance barn : i.getChildActivityInstances()) {
			ActivityInstance fundet = find(barn, task);
			if (fundet != null) {
				return fundet;
			}
		}
		return null;
	}

	/** Dates, priorities and persons of the tasks that stay: written in place, so that whoever has one open keeps it. */
	private boolean opdater(Sag sag, List<Opgave> aabne) {
		for (Opgave o : aabne) {
			Opgave ny = somDenSkalVaere(sag, o).paa(Tid.idag(ur), sag);
			if (ny.equals(o)) {
				continue;
			}
			Task task = tasks.createTaskQuery().taskId(o.id()).singleResult();
			if (!Objects.equals(ny.dato(), o.dato()) || ny.hast() != o.hast()) {
				task.setDueDate((ny.dato() == null) ? null : Date.from(Tid.fristTidspunkt(ny.dato())));
				task.setPriority(ny.hast().prioritet());
				tasks.saveTask(task);
			}
			if (!Objects.equals(ny.ansvarlig(), o.ansvarlig())) {
				tasks.setAssignee(o.id(), ny.ansvarlig());
			}
			opgaver.ret(ny);
		}
		return false;
	}

	private Opgave somDenSkalVaere(Sag sag, Opgave o) {
		if (o.omOverskredetFrist()) {
			return o.efterOverskredet(sag, kalender);
		}
		// Somebody else who has taken the task for a while keeps it.
		String ansvarlig = OpgaveListener.JOBFORMIDLERS.contains(o.opgave())
				&& (o.ansvarlig() == null || sag.harHaftJobformidler(o.ansvarlig())) ? sag.billede().jobformidler()
						: o.ansvarlig();
		Optional<Opgavekrav> krav = sag.billede()
			.opgaver()
			.stream()
			.filter((k) -> k.opgave().equals(o.opgave())
					&& (k.placeringId() == null || o.opgave().equals("T14") || k.placeringId().equals(o.placeringId())))
			.findFirst();
		if (o.opgave().equals("T20") && sag.billede().udeblivelse() != null) {
			return o.med(ansvarlig, null, null, sag.billede().udeblivelse().opfoelges());
		}
		if (krav.isEmpty()) {
			return o.med(ansvarlig, o.fristtype(), o.nummer(), o.dato());
		}
		Frist frist = (krav.get().fristtype() == null) ? null : sag.frist(krav.get().fristtype(), krav.get().noegle());
		return o.med(ansvarlig, krav.get().fristtype(), (frist == null) ? null : frist.nummer(), krav.get().dato());
	}

}
