package dk.tovholder.maanedsopgoerelse;

import java.time.YearMonth;
import java.util.Date;
import java.util.Map;
import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import dk.tovholder.afklaringspuljen.Fristsvar;
import dk.tovholder.afklaringspuljen.Opgavefrist;
import dk.tovholder.engine.Modelkald;
import dk.tovholder.engine.Opgaveblad;
import dk.tovholder.engine.Opgaveejer;
import dk.tovholder.engine.Perioder;
import dk.tovholder.engine.Procesopgave;
import dk.tovholder.engine.Procesopgaver;
import dk.tovholder.kalender.Tid;
import dk.tovholder.sag.Hast;
import dk.tovholder.sikkerhed.Indlogget;

/** The process of each month's statement: one instance for a month, known by {@code 2021-01}. */
@Component("maanedsopgoerelsen")
public class MaanedsopgoerelseProcess implements Opgaveejer, Fristsvar {

	static final String PROCES = "maanedsopgoerelse";

	private static final String OPGAVE = "userTask_kontrollerMaanedsopgoerelse";

	private final Maanedskontrol kontrol;

	private final Kontrolblad blad;

	private final Perioder perioder;

	private final Procesopgaver opgaver;

	private final Indlogget indlogget;

	MaanedsopgoerelseProcess(Maanedskontrol kontrol, Kontrolblad blad, Perioder perioder, Procesopgaver opgaver,
			Indlogget indlogget) {
		this.kontrol = kontrol;
		this.blad = blad;
		this.perioder = perioder;
		this.opgaver = opgaver;
		this.indlogget = indlogget;
	}

	@EventListener(ApplicationReadyEvent.class)
	void begynd() {
		sikr();
	}

	/**
	 * Sees to it that every month of the project up to the running one has its process, or has had it.
	 * @return whether one had to be started
	 */
	public boolean sikr() {
		boolean begyndt = false;
		YearMonth seneste = kontrol.seneste();
		for (YearMonth maaned = kontrol.foerste(); !maaned.isAfter(seneste); maaned = maaned.plusMonths(1)) {
			begyndt |= perioder.begynd(PROCES, maaned.toString());
		}
		return begyndt;
	}

	/** Cuts the month's statement, and lets the next month begin in the same transaction, so that none is left out. */
	void skaer(DelegateExecution execution) {
		YearMonth maaned = maaned(execution);
		kontrol.skaer(maaned);
		kontrol.naeste(maaned).ifPresent((naeste) -> perioder.begynd(PROCES, naeste.toString()));
	}

	void meldOverskredet(DelegateExecution execution) {
		kontrol.meldOverskredet(maaned(execution), opgaver.pres(execution, OPGAVE, Hast.OVER_MAAL.prioritet()));
	}

	/** The local midnight at which the month is over. */
	@Modelkald
	public Date maanedSlut(DelegateExecution execution) {
		return Date.from(Tid.overskredetFra(maaned(execution).atEndOfMonth()));
	}

	/** The local midnight from which the control is late. */
	@Modelkald
	public Date kontrolfristOverskredet(DelegateExecution execution) {
		return Date.from(Tid.overskredetFra(kontrol.frist(maaned(execution))));
	}

	/** Whether the controller has approved the edition that was laid before. */
	@Modelkald
	public boolean godkendt(DelegateExecution execution) {
		return kontrol.erGodkendt(maaned(execution));
	}

	private static YearMonth maaned(DelegateExecution execution) {
		return YearMonth.parse(Perioder.noegle(execution.getProcessBusinessKey()));
	}

	@Override
	public String proces() {
		return PROCES;
	}

	@Override
	public Opgaveblad blad(Procesopgave opgave) {
		YearMonth maaned = YearMonth.parse(opgave.noegle());
		return new Opgaveblad(Tid.skrevet(maaned), kontrol.frist(maaned), kontrol.hast(maaned).prioritet());
	}

	@Override
	public Map<String, Object> forudfyld(Procesopgave opgave) {
		return blad.felter(YearMonth.parse(opgave.noegle()));
	}

	@Override
	public void modtag(Procesopgave opgave, Map<String, Object> svar) {
		boolean godkendt = (Boolean) svar.get("godkendt");
		kontrol.besvar(YearMonth.parse(opgave.noegle()), godkendt, (String) svar.get("afvigelser"), indlogget.aktoer());
		if (godkendt) {
			perioder.slut(PROCES, opgave.noegle());
		}
	}

	@Override
	public Optional<Opgavefrist> frist(String opgaveId) {
		return opgaver.find(opgaveId).filter((opgave) -> opgave.proces().equals(PROCES)).map((opgave) -> {
			YearMonth maaned = YearMonth.parse(opgave.noegle());
			return new Opgavefrist("T25", "Kontrollér månedsopgørelse", "Månedsopgørelsen for " + Tid.skrevet(maaned),
					kontrol.frist(maaned), kontrol.hast(maaned), null, null, false, kontrol.hvorfor(maaned));
		});
	}

}
