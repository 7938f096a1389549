package dk.tovholder.kohorte;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Afvisning.Feltfejl;
import dk.tovholder.kalender.Tid;
import dk.tovholder.kohorte.Kohorter.Forsoeg;
import dk.tovholder.kohorte.Kohorter.Forsoegt;
import dk.tovholder.kohorte.Kohortestatus.Status;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Program;
import dk.tovholder.sag.Sagsoprettelse;
import dk.tovholder.sag.Sagsoprettelse.Resultat;
import dk.tovholder.sag.Sagsoprettelse.Udfald;
import dk.tovholder.sag.Sagsoprettelse.Udsigt;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of a cohort, some at a time: judged by one question, then taken in, or tried, in a transaction that also says how
 * far it came. A repeated row costs its share of the question and nothing else.
 */
@Component
class Portioner {

	private final Kohorter kohorter;

	private final Sagsoprettelse sager;

	private final TransactionTemplate transaktion;

	private final TransactionTemplate egenTransaktion;

	private final Clock ur;

	private final LocalDate projektslut;

	private final int portion;

	Portioner(Kohorter kohorter, Sagsoprettelse sager, PlatformTransactionManager transaktioner, Clock ur, Program program,
			Kohorteindstillinger indstillinger) {
		this.kohorter = kohorter;
		this.sager = sager;
		this.transaktion = new TransactionTemplate(transaktioner);
		this.egenTransaktion = new TransactionTemplate(transaktioner);
		this.egenTransaktion.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.ur = ur;
		this.projektslut = program.projektslut();
		this.portion = indstillinger.portion();
	}

	/** Judges rows by what they say and by what stands there; each as if it were alone. */
	List<Vurdering> vurder(List<Raekke> raekker) {
		LocalDate idag = Tid.idag(this.ur);
		List<NySag> gyldige = new ArrayList<>();
		Map<Integer, List<Feltfejl>> fejl = new HashMap<>();
		for (int i = 0; i < raekker.size(); i++) {
			Raekke raekke = raekker.get(i);
			List<Feltfejl> raekkens = new ArrayList<>(raekke.fejl());
			if (raekke.sag() != null) {
				try {
					NySag sag = NySag.valider(raekke.sag(), idag, this.projektslut);
					if (raekkens.isEmpty()) {
						gyldige.add(sag);
					}
				}
				catch (Afvisning ex) {
					raekkens.addAll(Vurdering.felter(ex));
				}
			}
			if (!raekkens.isEmpty()) {
				fejl.put(i, raekkens.stream().distinct().toList());
			}
		}
		List<Udsigt> udsigter = this.sager.forudse(gyldige);
		List<Vurdering> vurderinger = new ArrayList<>();
		for (int i = 0, gyldig = 0; i < raekker.size(); i++) {
			long linje = raekker.get(i).linje();
			vurderinger.add(fejl.containsKey(i) ? new Vurdering(linje, null, null, fejl.get(i))
					: Vurdering.af(linje, gyldige.get(gyldig), udsigter.get(gyldig++)));
		}
		return vurderinger;
	}

	/** Cuts rows into portions that start as many cases as one transaction may. */
	List<List<Vurdering>> del(List<Vurdering> raekker) {
		return del(raekker, this.portion);
	}

	/** Cuts rows into portions that start at most so many cases; the same case twice counts once. */
	static List<List<Vurdering>> del(List<Vurdering> raekker, int hoejst) {
		List<List<Vurdering>> dele = new ArrayList<>();
		Map<String, NySag> nye = new HashMap<>();
		int fra = 0;
		for (int i = 0; i < raekker.size(); i++) {
			Vurdering raekke = raekker.get(i);
			if (!raekke.erNy() || raekke.sag().equals(nye.get(raekke.sag().sagsnummer()))) {
				continue;
			}
			if (nye.size() == hoejst || nye.containsKey(raekke.sag().sagsnummer())) {
				dele.add(raekker.subList(fra, i));
				fra = i;
				nye.clear();
			}
			nye.put(raekke.sag().sagsnummer(), raekke.sag());
		}
		if (fra < raekker.size()) {
			dele.add(raekker.subList(fra, raekker.size()));
		}
		return dele;
	}

	/**
	 * Takes rows in.
	 * @return false if somebody else is at them, or the cohort was cancelled
	 */
	boolean tagInd(UUID id, int naaet, List<Vurdering> raekker) {
		return tagInd(id, naaet, raekker, () -> {
		});
	}

	/**
	 * As {@link #tagInd(UUID, int, List)}.
	 * @param begyndt is run before the first case starts, when others are kept from the cohort
	 */
	boolean tagInd(UUID id, int naaet, List<Vurdering> raekker, Runnable begyndt) {
		return udfoer(() -> {
			if (!erVed(id, naaet)) {
				return false;
			}
			begyndt.run();
			List<Resultat> resultater = opret(raekker);
			taelOp(id, raekker, resultater);
			return true;
		});
	}

	/**
	 * As {@link #tagInd(UUID, int, List)}, when the rows before them have begun: the cases start first, and only then it waits
	 * for those rows. It waits in the database, which sees a ring of waits where nobody here would.
	 * @return false, with nothing taken in, also if the rows before them were not taken in
	 */
	boolean tagIndSamtidig(UUID id, int naaet, List<Vurdering> raekker) {
		return Boolean.TRUE.equals(this.transaktion.execute((transaktion) -> {
			List<Resultat> resultater = opret(raekker);
			if (!erVed(id, naaet)) {
				transaktion.setRollbackOnly();
				return false;
			}
			taelOp(id, raekker, resultater);
			return true;
		}));
	}

	/** Whether both have new cases, and no number and no citizen in common for which one would wait for the other. */
	boolean kanTagesIndSamtidig(List<Vurdering> raekker, List<Vurdering> naeste) {
		Set<String> deres = noegler(raekker).collect(Collectors.toSet());
		return this.kohorter.serRinge() && !deres.isEmpty() && naeste.stream().anyMatch(Vurdering::erNy)
				&& noegler(naeste).noneMatch(deres::contains);
	}

	private static Stream<String> noegler(List<Vurdering> raekker) {
		return raekker.stream()
			.filter(Vurdering::erNy)
			.flatMap((raekke) -> Stream.of(raekke.sag().sagsnummer(), raekke.udsigt().aabenNoegle()));
	}

	/**
	 * As {@link #tagInd}, but changes no case: a row meets what stands there and what the rows before it would have started.
	 * @param taelles whether the counts are to tell what would become of the rows that are not refused
	 */
	boolean proev(UUID id, int naaet, List<Vurdering> raekker, boolean taelles) {
		return udfoer(() -> {
			if (!erVed(id, naaet)) {
				return false;
			}
			List<Forsoeg> nye = new ArrayList<>();
			List<Vurdering> udfald = moedTidligere(id, raekker, nye);
			this.kohorter.husk(id, nye);
			List<Vurdering> afviste = udfald.stream().filter(Vurdering::erAfvist).toList();
			this.kohorter.noter(id, afviste);
			int gentaget = (int) udfald.stream().filter(Vurdering::erGentaget).count();
			this.kohorter.taelOp(id, raekker.size(), taelles ? nye.size() : 0, taelles ? gentaget : 0, afviste.size());
			return true;
		});
	}

	/**
	 * Takes in every row of a cohort that a trial has refused none of, in one transaction.
	 * @throws Afvisning if a row is refused now; then nothing has been taken in
	 */
	boolean tagAltInd(UUID id, int raekker, Kohortefil fil) {
		return Boolean.TRUE.equals(this.transaktion.execute((transaktion) -> {
			List<Resultat> resultater = new ArrayList<>();
			for (List<Raekke> blok = fil.naeste(this.portion); !blok.isEmpty(); blok = fil.naeste(this.portion)) {
				List<Vurdering> vurderet = vurder(blok);
				vurderet.stream().filter(Vurdering::erAfvist).findFirst().ifPresent((afvist) -> {
					throw new Afvisning(409, "Linje " + afvist.linje() + " er afvist");
				});
				resultater.addAll(opret(vurderet));
				resultater.addAll(Collections.nCopies((int) vurderet.stream().filter(Vurdering::erGentaget).count(),
						Resultat.GENTAGET));
				if (!Boolean.TRUE.equals(this.egenTransaktion.execute((puls) -> this.kohorter.slaaPuls(id)))) {
					transaktion.setRollbackOnly();
					return false;
				}
			}
			if (!erVed(id, raekker)) {
				transaktion.setRollbackOnly();
				return false;
			}
			int oprettet = antalOprettet(resultater);
			this.kohorter.taelOp(id, 0, oprettet, resultater.size() - oprettet, 0);
			this.kohorter.afslut(id, Status.FAERDIG);
			return true;
		}));
	}

	private boolean udfoer(BooleanSupplier arbejde) {
		return Boolean.TRUE.equals(this.transaktion.execute((transaktion) -> arbejde.getAsBoolean()));
	}

	private boolean erVed(UUID id, int naaet) {
		return this.kohorter.laas(id).filter((igang) -> igang.naaet() == naaet).isPresent();
	}

	private List<Resultat> opret(List<Vurdering> raekker) {
		List<NySag> nye = raekker.stream().filter(Vurdering::erNy).map(Vurdering::sag).toList();
		return nye.isEmpty() ? List.of() : this.sager.opret(nye);
	}

	private void taelOp(UUID id, List<Vurdering> raekker, List<Resultat> resultater) {
		List<Vurdering> afviste = raekker.stream().filter(Vurdering::erAfvist).toList();
		this.kohorter.noter(id, afviste);
		int oprettet = antalOprettet(resultater);
		this.kohorter.taelOp(id, raekker.size(), oprettet, raekker.size() - oprettet - afviste.size(), afviste.size());
	}

	private static int antalOprettet(List<Resultat> resultater) {
		return (int) resultater.stream().filter(Resultat.OPRETTET::equals).count();
	}

	private List<Vurdering> moedTidligere(UUID id, List<Vurdering> raekker, List<Forsoeg> nye) {
		List<Vurdering> aabne = raekker.stream().filter(Portioner::kanMoedeTidligere).toList();
		Forsoegt forsoegt = this.kohorter.forsoegt(id, aabne.stream().map((raekke) -> raekke.sag().sagsnummer()).toList(),
				aabne.stream().map((raekke) -> raekke.udsigt().aabenNoegle()).toList());
		Map<String, String> aftryk = new HashMap<>(forsoegt.fingeraftryk());
		Set<String> optagne = new HashSet<>(forsoegt.noegler());
		List<Vurdering> udfald = new ArrayList<>();
		for (Vurdering raekke : raekker) {
			if (!kanMoedeTidligere(raekke)) {
				udfald.add(raekke);
				continue;
			}
			Udsigt udsigt = raekke.udsigt();
			String tidligere = aftryk.get(raekke.sag().sagsnummer());
			if (tidligere != null) {
				udfald.add(raekke
					.med(Objects.equals(tidligere, udsigt.fingeraftryk()) ? Udfald.GENTAGET : Udfald.NUMMER_BRUGT));
			}
			else if (raekke.erNy() && optagne.contains(udsigt.aabenNoegle())) {
				udfald.add(raekke.med(Udfald.HAR_AABEN_SAG));
			}
			else {
				udfald.add(raekke);
				if (raekke.erNy()) {
					boolean fri = this.sager.lukkesStraks(raekke.sag());
					aftryk.put(raekke.sag().sagsnummer(), udsigt.fingeraftryk());
					nye.add(new Forsoeg(raekke.sag().sagsnummer(), udsigt.fingeraftryk(), fri ? null : udsigt.aabenNoegle()));
					if (!fri) {
						optagne.add(udsigt.aabenNoegle());
					}
				}
			}
		}
		return udfald;
	}

	/** Whether its number is not yet known, so that an earlier row of the file may have taken it. */
	private static boolean kanMoedeTidligere(Vurdering raekke) {
		return raekke.udsigt() != null && (raekke.erNy() || raekke.udsigt().udfald() == Udfald.HAR_AABEN_SAG);
	}

}
