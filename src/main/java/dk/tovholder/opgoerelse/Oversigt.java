package dk.tovholder.opgoerelse;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** The programme at a glance, as it stands now; the main figure is that of the running month so far. */
record Oversigt(LocalDate idag, YearMonth maaned, int taeller, int naevner, BigDecimal procent, int manglerTilMaal,
		boolean opnaaet, List<Fase> faser, long fristerDenneUge, Overskredne overskredne, List<Fristuge> perFristtype,
		List<Opgoerelse.Maanedstal> udvikling) {

	/** Open cases in a state. */
	record Fase(String tilstand, long antal) {
	}

	/** Deadlines overdue and unfulfilled, by what they are. */
	record Overskredne(long skal, long tilstraeb) {
	}

	/** Deadlines of a type that fall due from today to Sunday, and those overdue. */
	record Fristuge(String fristtype, long denneUge, long overskredne) {
	}

}
