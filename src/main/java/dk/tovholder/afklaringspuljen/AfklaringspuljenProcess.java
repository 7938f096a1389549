package dk.tovholder.afklaringspuljen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dk.tovholder.engine.Byggeklodser;
import dk.tovholder.engine.Motoradgang;
import dk.tovholder.overskredetfrist.OverskredetFristProcess;
import dk.tovholder.sag.Opgavekrav;
import dk.tovholder.sag.Sag;
import dk.tovholder.sag.SagerOprettet;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.sag.Sagsbillede;

/** The main process and its building blocks: how a citizen's thread begins, ends, and is taken up again where it stood. */
@Component
class AfklaringspuljenProcess {

	static final String PROCES = "afklaringspuljen";

	private final RepositoryService repository;

	private final RuntimeService runtime;

	private final TaskService tasks;

	private final Sagsbehandling sagsbehandling;

	private final Motoradgang motoradgang;

	private final Byggeklodser byggeklodser;

	AfklaringspuljenProcess(@Lazy RepositoryService repository, @Lazy RuntimeService runtime,
			@Lazy TaskService tasks, Sagsbehandling sagsbehandling, Motoradgang motoradgang,
			Byggeklodser byggeklodser) {
		this.repository = repository;
		this.motoradgang = motoradgang;
		this.byggeklodser = byggeklodser;
		this.runtime = runtime;
		this.tasks = tasks;
		this.sagsbehandling = sagsbehandling;
	}

	/** Starts the threads of new cases; those of one batch are written by the engine at once. */
	@EventListener
	void paabegynd(SagerOprettet oprettet) {
		motoradgang.samlet(() -> oprettet.sager()
			.forEach((sag) -> oprettet.begyndt(sag,
					runtime.startProcessInstanceById(byggeklodser.nyeste(PROCES), sag.sagsnummer(), Map.of("enhed", sag.enhed()))
						.getId())));
	}

	/** The running instances of a case: the main one and those it has called. */
	List<ProcessInstance> instanser(String sagsnummer) {
		return runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(sagsnummer)
			.processDefinitionKeyNotIn(OverskredetFristProcess.PROCES)
			.list();
	}

	/** Takes up a reopened case where its facts say that it stood. */
	void genoptag(Sag sag) {
		Set<String> opgaver = sag.billede().opgaver().stream().map(Opgavekrav::opgave).collect(Collectors.toSet());
		ProcessInstantiationBuilder start = runtime.createProcessInstanceByKey(PROCES)
			.businessKey(sag.sagsnummer())
			.setVariable("enhed", sag.enhed())
			.startBeforeActivity(hovedaktivitet(sag.billede(), opgaver));
		if (sag.billede().kontaktblok()) {
			start.startBeforeActivity("callActivity_afklaringsforloeb");
		}
		ProcessInstance hoved = start.execute();
		sagsbehandling.startet(Map.of(sag.sagsnummer(), hoved.getId()));
		for (ProcessInstance kaldt : instanser(sag.sagsnummer())) {
			stil(kaldt, opgaver);
		}
	}

	private static String hovedaktivitet(Sagsbillede billede, Set<String> opgaver) {
		return switch (billede.tilstand()) {
			case MAALGRUPPE -> "userTask_bekraeftMaalgruppe";
			case STRAKS_SAMTALE -> opgaver.contains("T03") ? "userTask_holdForberedendeSamtale"
					: "userTask_indkaldTilForberedendeSamtale";
			case STRAKS_STEPUP -> "gateway_samtykkeTilStepUpMoede";
			case BESLUTNING -> "userTask_tagStillingTilVidereAfklaring";
			case REHAB_FORBEREDELSE, REHAB_AFVENTER_INDSTILLING, REHAB_AFGOERELSE ->
				opgaver.contains("T23") ? "userTask_afslutSag" : "callActivity_rehabiliteringsteam";
			case FORLOEB_UGENTLIG, FORLOEB_PLACERING -> "gateway_hvordanStaar6MaanedersUret";
			case GENBEHANDLING_INDKALDT, GENBEHANDLING_BESLUTNING -> "callActivity_genbehandling";
			case AFSLUTTET -> throw new IllegalStateException("A closed case has no thread");
		};
	}

	/** Moves a freshly called instance from its beginning to where the case stood. */
	private void stil(ProcessInstance instans, Set<String> opgaver) {
		List<String> hen = new ArrayList<>();
		List<String> vaek = new ArrayList<>();
		switch (repository.getProcessDefinition(instans.getProcessDefinitionId()).getKey()) {
			case "stepUpMoede" -> {
				if (opgaver.contains("T05") || opgaver.contains("T17")) {
					hen.add("userTask_holdTvaerfagligtStepUpMoede");
					vaek.add("userTask_indkaldTilTvaerfagligtStepUpMoede");
				}
			}
			case "genbehandling" -> {
				boolean ved = tasks.createTaskQuery().processInstanceId(instans.getId()).count() > 0;
				if (opgaver.contains("T18") && !ved) {
					hen.add("userTask_tagStillingEfterGenbehandling");
					vaek.add("callActivity_nytStepUpMoede");
				}
			}
			case "rehabiliteringsteam" -> stilTeam(opgaver, hen, vaek);
			default -> {
			}
		}
		if (!hen.isEmpty()) {
			ProcessInstanceModificationBuilder flytning = runtime.createProcessInstanceModification(instans.getId());
			hen.forEach(flytning::startBeforeActivity);
			vaek.forEach(flytning::cancelAllForActivity);
			flytning.execute();
		}
	}

	private static void stilTeam(Set<String> opgaver, List<String> hen, List<String> vaek) {
		String plan = "userTask_forberedRehabiliteringsplanensForberedendeDel";
		String attest = "userTask_indhentLaegeattestLae265";
		String samling = "gateway_samlingForberedelse";
		if (opgaver.contains("T07") || opgaver.contains("T08")) {
			if (!opgaver.contains("T07")) {
				hen.add(samling);
				vaek.add(plan);
			}
			if (!opgaver.contains("T08")) {
				hen.add(samling);
				vaek.add(attest);
			}
			return;
		}
		vaek.addAll(List.of(plan, attest));
		hen.add(opgaver.contains("T09") ? "userTask_saetSagPaaRehabiliteringsmoede"
				: opgaver.contains("T10") ? "userTask_registrerForelaeggelseOgIndstilling"
						: "userTask_registrerKommunensAfgoerelse");
	}

}
