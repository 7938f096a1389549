package dk.tovholder.tilsyn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import dk.tovholder.engine.Motortilsyn;
import dk.tovholder.kalender.Tid;

/** Everything that a sweep looks for. Its cost grows with the number of rows and not with the number of cases that it asks about. */
@Component
class Sammenligning {

	/** What is due is left to the watch and the background jobs for so long. */
	static final Duration HENSTAND = Duration.ofMinutes(5);

	/** A job is locked for a minute at a time; nobody holds one for longer than this. */
	private static final Duration LAENGSTE_LAAS = Duration.ofMinutes(10);

	private final Motortilsyn motor;

	private final TilsynProcess processer;

	private final Fristtilsyn frister;

	private final Forsinkelse forsinkelse;

	private final Clock ur;

	Sammenligning(Motortilsyn motor, TilsynProcess processer, Fristtilsyn frister, Forsinkelse forsinkelse, Clock ur) {
		this.motor = motor;
		this.processer = processer;
		this.frister = frister;
		this.forsinkelse = forsinkelse;
		this.ur = ur;
	}

	/** All that is not as it should be now. */
	List<Fund> alle() {
		Instant nu = ur.instant();
		List<Fund> fund = new ArrayList<>(vagt());
		if (forsinkelse.ro().compareTo(HENSTAND) >= 0) {
			fund.addAll(frister.forfaldneTrin(nu.minus(HENSTAND)));
			fund.addAll(frister.passeredeDatoer(nu.minus(HENSTAND)));
		}
		fund.addAll(frister.udenJournal(nu));
		motor.jobLaastTilEfter(nu.plus(LAENGSTE_LAAS)).forEach((job) -> fund.add(new Fund(Fundart.JOB_LAAST, null, null, job)));
		fund.addAll(af(null));
		return fund;
	}

	/** What must hold for a case at every moment, whatever has happened to it; null for all cases. */
	List<Fund> af(String sag) {
		List<Fund> fund = new ArrayList<>();
		fund.addAll(TilsynProcess.fund(Fundart.SAG_UDEN_PROCES, motor.sagerUdenTraad(sag)));
		fund.addAll(processer.sagerUdenFremdrift(sag));
		fund.addAll(TilsynProcess.fund(Fundart.OPGAVE_FORSVUNDET, motor.opgaverUdenTask(sag)));
		fund.addAll(TilsynProcess.fund(Fundart.OPGAVE_UKENDT, motor.tasksUdenOpgave(sag)));
		fund.addAll(TilsynProcess.fund(Fundart.OPGAVE_ANDEN_DATO, motor.opgaverMedAndenDato(sag, Tid::fristTidspunkt)));
		fund.addAll(processer.maerkerUdenTimer(sag));
		fund.addAll(processer.svarfristerUdenTimer(sag));
		fund.addAll(frister.udenOpgave(sag));
		fund.addAll(frister.udenNaesteTrin(sag, Tid.idag(ur)));
		return fund;
	}

	private List<Fund> vagt() {
		boolean gaar = motor.naesteJob(TilsynProcess.VAGT)
			.filter((naeste) -> forsinkelse.siden(naeste).compareTo(HENSTAND) < 0)
			.isPresent();
		return gaar ? List.of() : List.of(new Fund(Fundart.VAGT_STANDSET, null, null, TilsynProcess.VAGT));
	}

}
