package dk.tovholder.facit;

import java.time.LocalDate;

import dk.tovholder.frist.Fristberegner;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.frist.Fristtype;
import dk.tovholder.kalender.Kalender;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DageTest {

	@Test
	void theCalendarsAgree() {
		Kalender kalender = new Kalender();
		for (LocalDate dag = LocalDate.of(2010, 1, 1); dag.getYear() <= 2100; dag = dag.plusDays(1)) {
			assertThat(kalender.erArbejdsdag(dag)).as("%s", dag).isEqualTo(!Dage.fri(dag));
		}
	}

	@Test
	void everyCaseStartOfEightYearsHasTheSameDeadlines() {
		Fristberegner beregner = new Fristberegner(new Fristregler(), new Kalender());
		for (LocalDate dag = LocalDate.of(2020, 1, 1); dag.getYear() <= 2027; dag = dag.plusDays(1)) {
			assertThat(beregner.beregn(Fristtype.STRAKSAFKLARING, dag).dato()).as("%s", dag)
				.isEqualTo(Dage.frem(dag.plusDays(56)));
			assertThat(beregner.beregn(Fristtype.FORBEREDENDE_SAMTALE, dag).dato()).as("%s", dag)
				.isEqualTo(Dage.frem(dag.plusDays(28)));
		}
	}

}
