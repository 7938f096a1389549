package dk.tovholder.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

import dk.tovholder.kalender.Tid;

/**
 * Tells which version of a called process holds today. A building block's version tag is the date from which it holds, so
 * that a part which newer law replaces can be deployed ahead of its day.
 */
@Component("byggeklodser")
public class Byggeklodser {

	private final RepositoryService repository;

	private final Motoradgang motoradgang;

	private final Clock ur;

	private final Map<String, List<ProcessDefinition>> versioner = new ConcurrentHashMap<>();

	private final Map<String, String> nyeste = new ConcurrentHashMap<>();

	Byggeklodser(@Lazy RepositoryService repository, Motoradgang motoradgang, Clock ur) {
		this.repository = repository;
		this.motoradgang = motoradgang;
		this.ur = ur;
	}

	/**
	 * The highest version whose valid-from date is not after today.
	 * @throws IllegalStateException if no version holds yet
	 */
	@Modelkald
	public int version(String proces) {
		LocalDate idag = Tid.idag(ur);
		return versioner.computeIfAbsent(proces, this::hent)
			.stream()
			.filter((v) -> !LocalDate.parse(v.getVersionTag()).isAfter(idag))
			.map(ProcessDefinition::getVersion)
			.max(Comparator.naturalOrder())
			.orElseThrow(() -> new IllegalStateException("No version of " + proces + " holds on " + idag));
	}

	/** The id of the newest definition of a process, so that a start need not look it up. */
	public String nyeste(String proces) {
		return nyeste.computeIfAbsent(proces,
				(noegle) -> motoradgang.somSystem(() -> repository.createProcessDefinitionQuery()
					.processDefinitionKey(noegle)
					.latestVersion()
					.singleResult()
					.getId()));
	}

	/** Something was deployed: what is newest is asked for again. */
	void glem() {
		versioner.clear();
		nyeste.clear();
	}

	private List<ProcessDefinition> hent(String proces) {
		return motoradgang
			.somSystem(() -> repository.createProcessDefinitionQuery().processDefinitionKey(proces).list());
	}

}
