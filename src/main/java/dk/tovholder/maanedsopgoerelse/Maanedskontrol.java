package dk.tovholder.maanedsopgoerelse;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import dk.tovholder.fejl.Afvisning;
import dk.tovholder.frist.Hvorfor;
import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;
import dk.tovholder.opgoerelse.Opgoerelser;
import dk.tovholder.sag.Hast;
import dk.tovholder.sag.Program;
import dk.tovholder.sikkerhed.Rolle;
import dk.tovholder.udbakke.Modtager;
import dk.tovholder.udbakke.Udbakke;
import dk.tovholder.udbakke.Varsel;

/** The control of the monthly statements: what is laid before the controller, until when, and what comes of the answer. */
@Service
class Maanedskontrol {

	/** The control is done by this working day of the month after. */
	static final int ARBEJDSDAG = 10;

	private final Kontroller kontroller;

	private final Opgoerelser opgoerelser;

	private final Kalender kalender;

	private final Udbakke udbakke;

	private final Program program;

	private final Clock ur;

	Maanedskontrol(Kontroller kontroller, Opgoerelser opgoerelser, Kalender kalender, Udbakke udbakke, Program program,
			Clock ur) {
		this.kontroller = kontroller;
		this.opgoerelser = opgoerelser;
		this.kalender = kalender;
		this.udbakke = udbakke;
		this.program = program;
		this.ur = ur;
	}

	/** The month of the project's first day. */
	YearMonth foerste() {
		return YearMonth.from(program.projektstart());
	}

	/** The last month there is to control now: the running one, but none after the project's end. */
	YearMonth seneste() {
		YearMonth nu = YearMonth.from(Tid.idag(ur));
		YearMonth sidste = YearMonth.from(program.projektslut());
		return nu.isAfter(sidste) ? sidste : nu;
	}

	/** The month after, or empty where the project has ended. */
	Optional<YearMonth> naeste(YearMonth maaned) {
		return Optional.of(maaned.plusMonths(1)).filter((naeste) -> !naeste.isAfter(YearMonth.from(program.projektslut())));
	}

	/** Cuts the statement of a month that is over, if its figures have changed, and lays it before the controller. */
	@Transactional
	public void skaer(YearMonth maaned) {
		kontroller.spoerg(maaned, kontroller.laas(maaned).size() + 1, opgoerelser.skaer(maaned));
	}

	/**
	 * Takes the controller's answer: the edition is frozen, or the deviations are kept and the statement is to be cut anew.
	 * @throws Afvisning (409) if it has been answered already
	 */
	@Transactional
	public void besvar(YearMonth maaned, boolean godkendt, String afvigelser, String aktoer) {
		List<Kontrol> alle = kontroller.laas(maaned);
		Kontrol aaben = alle.get(alle.size() - 1);
		if (aaben.besvaret()) {
			throw new Afvisning(409, "Opgaven er allerede afsluttet");
		}
		kontroller.besvar(maaned, new Kontrol(aaben.nr(), aaben.udgave(), godkendt, afvigelser, aktoer, ur.instant()));
		if (godkendt) {
			opgoerelser.godkend(maaned, aaben.udgave(), aktoer, afvigelser);
		}
		else if (afvigelser != null) {
			opgoerelser.noterAfvigelser(maaned, aaben.udgave(), afvigelser);
		}
	}

	/** Whether the last answer was an approval. */
	boolean erGodkendt(YearMonth maaned) {
		List<Kontrol> alle = kontroller.af(maaned);
		return !alle.isEmpty() && Boolean.TRUE.equals(alle.get(alle.size() - 1).godkendt());
	}

	/** The last day on which the control is in time. */
	LocalDate frist(YearMonth maaned) {
		return kalender.plusArbejdsdage(maaned.atEndOfMonth(), ARBEJDSDAG);
	}

	Hvorfor hvorfor(YearMonth maaned) {
		return new Hvorfor("senest den 10. arbejdsdag i måneden efter", "Tovholders regel (opgave T25)", "månedens sidste dag",
				maaned.atEndOfMonth(), frist(maaned), null);
	}

	Hast hast(YearMonth maaned) {
		return Tid.idag(ur).isAfter(frist(maaned)) ? Hast.OVER_MAAL : Hast.NORMAL;
	}

	/**
	 * Tells that the control is late: the controllers, and the secretary of the steering group, each once for a month.
	 * @param ansvarlige who have taken the task, or nobody
	 */
	@Transactional
	public void meldOverskredet(YearMonth maaned, List<String> ansvarlige) {
		Modtager skyldner = ansvarlige.stream()
			.findFirst()
			.map(Modtager::bruger)
			.orElse(Modtager.gruppe(Rolle.CONTROLLER.gruppe()));
		varsl(maaned, Varsel.Type.OVERSKREDET, skyldner);
		varsl(maaned, Varsel.Type.ESKALERING, Modtager.gruppe(Rolle.PROJEKTLEDER.gruppe()));
	}

	private void varsl(YearMonth maaned, Varsel.Type type, Modtager modtager) {
		udbakke.laegEnGang(new Varsel("maanedsopgoerelse/" + maaned + "/" + type, type, modtager, null,
				"Månedsopgørelsen for " + Tid.skrevet(maaned) + " skulle være kontrolleret senest " + Tid.skrevet(frist(maaned)),
				ur.instant()));
	}

}
