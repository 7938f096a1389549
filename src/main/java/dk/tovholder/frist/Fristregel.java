package dk.tovholder.frist;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of the rule for one deadline.
 *
 * @param fristtype the deadline
 * @param antal how many units after the anchor
 * @param enhed the unit
 * @param art null for a trigger, which nobody can be late for
 * @param rul where the date moves that is no working day
 * @param forvarselArbejdsdage working days before the deadline at which the warning goes
 * out, null for none
 * @param eskalering the rungs in order, empty for none
 * @param anker what the deadline counts from, in Danish
 * @param regel the rule in one Danish sentence
 * @param kilde the source of the rule, in Danish
 * @param gyldigFra the first anchor date that this version holds for
 */
public record Fristregel(Fristtype fristtype, int antal, Fristenhed enhed, Fristart art, Rul rul,
		Integer forvarselArbejdsdage, List<Eskaleringstrin> eskalering, String anker, String regel, String kilde,
		LocalDate gyldigFra) {

	public Fristregel {
		eskalering = List.copyOf(eskalering);
	}

}
