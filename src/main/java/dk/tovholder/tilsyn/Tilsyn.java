package dk.tovholder.tilsyn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.engine.Jobpuls;
import dk.tovholder.engine.Motortilsyn.Doedtjob;
import dk.tovholder.fristvagt.FristvagtProcess;
import dk.tovholder.kalender.Tid;
import dk.tovholder.maanedsopgoerelse.MaanedsopgoerelseProcess;
import dk.tovholder.sag.Fristtrin;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.styregruppe.StyregruppeProcess;

/**
 * The sweep. It compares what should be with what is, lets the domain mend what differs, looks again, and tells people what
 * is left.
 */
@Service
class Tilsyn {

	private static final Logger log = LoggerFactory.getLogger(Tilsyn.class);

	/** Cases whose steps are run in one transaction. */
	private static final int PORTION = 50;

	private final Sammenligning sammenligning;

	private final Tilsynsregister register;

	private final Jobvagt jobvagt;

	private final Driftvarsling varsling;

	private final TilsynProcess processer;

	private final FristvagtProcess fristvagt;

	private final MaanedsopgoerelseProcess maaneder;

	private final StyregruppeProcess kvartaler;

	private final Sagsbehandling sagsbehandling;

	private final Fristtrin trin;

	private final Jobpuls puls;

	private final Systemtid system;

	private final TransactionTemplate transaktion;

	/** Jobs of the watch that this node has given new tries. */
	private final Set<String> genoplivede = new HashSet<>();

	Tilsyn(Sammenligning sammenligning, Tilsynsregister register, Jobvagt jobvagt, Driftvarsling varsling,
			TilsynProcess processer, FristvagtProcess fristvagt, MaanedsopgoerelseProcess maaneder, StyregruppeProcess kvartaler,
			Sagsbehandling sagsbehandling, Fristtrin trin, Jobpuls puls, Systemtid system, PlatformTransactionManager transaktioner) {
		this.sammenligning = sammenligning;
		this.register = register;
		this.jobvagt = jobvagt;
		this.varsling = varsling;
		this.processer = processer;
		this.fristvagt = fristvagt;
		this.maaneder = maaneder;
		this.kvartaler = kvartaler;
		this.sagsbehandling = sagsbehandling;
		this.trin = trin;
		this.puls = puls;
		this.system = system;
		this.transaktion = new TransactionTemplate(transaktioner);
	}

	/**
	 * What a sweep came to.
	 *
	 * @param fundet how often each kind was found
	 * @param rest what is still there after mending
	 * @param vagtRettet whether the watch, or the process of a month or a quarter, had to be started, ended or given new tries
	 */
	record Udfald(Map<Fundart, Integer> fundet, List<Fund> rest, boolean vagtRettet) {

		int rettet() {
			return fundet.values().stream().mapToInt(Integer::intValue).sum() - rest.size() + (vagtRettet ? 1 : 0);
		}

	}

	/** Sweeps once; empty where another node is at it or the demo's clock is being moved. */
	Optional<Udfald> gennemgaa() {
		if (puls.urFlyttes() || !register.tagTur()) {
			return Optional.empty();
		}
		try {
			Duration start = system.loebetid();
			boolean vagtRettet = passVagten();
			List<Fund> foerst = sammenligning.alle();
			List<Fund> rest = foerst;
			if (!foerst.isEmpty()) {
				ret(foerst);
				rest = sammenligning.alle();
			}
			Udfald udfald = new Udfald(taellinger(foerst), rest, vagtRettet);
			noter(udfald, system.loebetid().minus(start));
			return Optional.of(udfald);
		}
		finally {
			register.givTur();
		}
	}

	/** One watch, and the process of each month and quarter; the watch with a job that can run: a dead one gets new tries once, because nothing else falls due without it. */
	private boolean passVagten() {
		boolean rettet = fristvagt.sikr() | maaneder.sikr() | kvartaler.sikr();
		for (Doedtjob job : jobvagt.se()) {
			if (TilsynProcess.VAGT.equals(job.proces()) && genoplivede.add(job.id())) {
				processer.nyeForsoeg(job.id());
				rettet = true;
			}
		}
		return rettet;
	}

	private static Map<Fundart, Integer> taellinger(List<Fund> fund) {
		Map<Fundart, Integer> antal = new EnumMap<>(Fundart.class);
		fund.forEach((f) -> antal.merge(f.art(), 1, Integer::sum));
		return antal;
	}

	private void noter(Udfald udfald, Duration varighed) {
		transaktion.executeWithoutResult((status) -> {
			register.noter(udfald.rest())
				.forEach((ny) -> varsling.varsl("tilsyn:" + ny.noegle() + ":" + ny.siden().toEpochMilli(), ny.sagsnummer(),
						ny.enhed(), ny.art().tekst()));
			register.afslut(varighed, udfald.rettet(), udfald.rest().size());
		});
		if (udfald.fundet().isEmpty() && !udfald.vagtRettet()) {
			log.debug("Sweep: nothing found in {} ms", varighed.toMillis());
			return;
		}
		log.warn("Sweep: found {}{}, mended {}, left {}, in {} ms", udfald.fundet(), udfald.vagtRettet() ? " and the watch" : "",
				udfald.rettet(), taellinger(udfald.rest()), varighed.toMillis());
	}

	private void ret(List<Fund> fund) {
		Set<String> sager = new LinkedHashSet<>();
		List<String> forfaldne = new ArrayList<>();
		for (Fund f : fund) {
			switch (f.art()) {
				case TRIN_IKKE_UDFOERT -> forfaldne.add(f.sagsnummer());
				case OPGAVE_FORSVUNDET -> proev(f.noegle(), () -> processer.lukForsvundet(f));
				case OPGAVE_ANDEN_DATO -> proev(f.noegle(), () -> processer.retForfald(f, Tid::fristTidspunkt));
				case JOB_LAAST -> proev(f.noegle(), () -> processer.laasOp(f.id()));
				case VAGT_STANDSET -> {
					// Mended above, if it can be.
				}
				default -> sager.add(f.sagsnummer());
			}
		}
		sager.forEach((sag) -> proev(sag, () -> sagsbehandling.genberegn(sag)));
		List<String> udestaaende = forfaldne.stream().distinct().toList();
		for (int i = 0; i < udestaaende.size(); i += PORTION) {
			List<String> portion = udestaaende.subList(i, Math.min(i + PORTION, udestaaende.size()));
			if (!proev("steps", () -> trin.udfoer(portion))) {
				// One of them stops the others.
				portion.forEach((sag) -> proev(sag, () -> {
					sagsbehandling.genberegn(sag);
					trin.udfoer(List.of(sag));
				}));
			}
		}
	}

	private static boolean proev(String hvad, Runnable arbejde) {
		try {
			arbejde.run();
			return true;
		}
		catch (RuntimeException ex) {
			log.warn("Sweep: {} can not be mended: {}", hvad, ex.getClass().getSimpleName());
			return false;
		}
	}

}
