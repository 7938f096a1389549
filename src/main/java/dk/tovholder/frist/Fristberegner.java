package dk.tovholder.frist;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Tid;
import org.springframework.stereotype.Component;

/**
 * Computes deadlines as local dates. The day of the anchor is not counted, and every
 * amount counts from the anchor itself, never from a date that was clamped or moved
 * before.
 */
@Component
public class Fristberegner {

	private static final Locale DANSK = Locale.forLanguageTag("da-DK");

	private final Fristregler regler;

	private final Kalender kalender;

	public Fristberegner(Fristregler regler, Kalender kalender) {
		this.regler = regler;
		this.kalender = kalender;
	}

	/** The deadline that an anchor gives. */
	public Fristberegning beregn(Fristtype fristtype, LocalDate ankerdato) {
		return beregn(fristtype, ankerdato, 0);
	}

	/**
	 * The deadline that an anchor gives when it stood still for some days.
	 * @param forskudtDage calendar days that the raw date moves before it is rolled, 0 or
	 * more
	 */
	public Fristberegning beregn(Fristtype fristtype, LocalDate ankerdato, int forskudtDage) {
		if (forskudtDage < 0) {
			throw new IllegalArgumentException("A deadline never moves back: " + forskudtDage);
		}
		Fristregel regel = this.regler.gaeldende(fristtype, ankerdato);
		LocalDate raaDato = raaDato(regel, ankerdato);
		LocalDate forskudt = raaDato.plusDays(forskudtDage);
		LocalDate dato = rul(regel.rul(), forskudt);
		LocalDate forvarsel = (regel.forvarselArbejdsdage() != null)
				? this.kalender.minusArbejdsdage(dato, regel.forvarselArbejdsdage()) : null;
		return new Fristberegning(regel, ankerdato, raaDato, dato, forvarsel, flyttetFordi(raaDato, forskudt, dato));
	}

	/**
	 * A date that is counted without a rule of the decision table: moved by the days it stood still, and rolled forward.
	 * @return without rule and warning
	 */
	public Fristberegning flyt(LocalDate ankerdato, LocalDate raaDato, int forskudtDage) {
		LocalDate forskudt = raaDato.plusDays(forskudtDage);
		LocalDate dato = rul(Rul.FREM, forskudt);
		return new Fristberegning(null, ankerdato, raaDato, dato, null, flyttetFordi(raaDato, forskudt, dato));
	}

	/** The day itself, if it is a working day, otherwise the one that it moves to. */
	public LocalDate rul(Rul rul, LocalDate dato) {
		return switch (rul) {
			case FREM -> this.kalender.frem(dato);
			case TILBAGE -> this.kalender.tilbage(dato);
			case INGEN -> dato;
		};
	}

	private LocalDate raaDato(Fristregel regel, LocalDate ankerdato) {
		return switch (regel.enhed()) {
			case UGER -> ankerdato.plusWeeks(regel.antal());
			// Clamps to the last day of a shorter month.
			case MAANEDER -> ankerdato.plusMonths(regel.antal());
			case ARBEJDSDAGE -> this.kalender.plusArbejdsdage(ankerdato, regel.antal());
			case KVARTALSSLUT ->
				ankerdato.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(3L * (regel.antal() + 1)).minusDays(1);
		};
	}

	private String flyttetFordi(LocalDate raaDato, LocalDate forskudt, LocalDate dato) {
		List<String> grunde = new ArrayList<>();
		if (!forskudt.equals(raaDato)) {
			long dage = forskudt.toEpochDay() - raaDato.toEpochDay();
			grunde.add("fristen stod stille i %d %s og rykkede til %s".formatted(dage, (dage == 1) ? "dag" : "dage",
					Tid.skrevet(forskudt)));
		}
		if (!dato.equals(forskudt)) {
			grunde.add(oversprungne(forskudt, dato));
		}
		return grunde.isEmpty() ? null : String.join("; ", grunde);
	}

	/** Names every day between the two, the last excluded, with what it is. */
	private String oversprungne(LocalDate fra, LocalDate til) {
		int skridt = til.isAfter(fra) ? 1 : -1;
		List<String> led = new ArrayList<>();
		String weekend = null;
		for (LocalDate dag = fra; !dag.equals(til); dag = dag.plusDays(skridt)) {
			String grund = this.kalender.fridag(dag).orElseThrow();
			if (!grund.equals(dag.getDayOfWeek().getDisplayName(TextStyle.FULL, DANSK))) {
				led.add(Tid.skrevet(dag) + " er " + grund);
				weekend = null;
			}
			else if (weekend == null) {
				weekend = Tid.skrevet(dag);
				led.add(weekend + " er weekend");
			}
			else {
				led.set(led.size() - 1, weekend + " og " + Tid.skrevet(dag) + " er weekend");
			}
		}
		return String.join(", ", led);
	}

}
