package dk.tovholder.sag;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dk.tovholder.frist.Fristtype;

/**
 * What the figures of a case are counted from. Nothing in it changes because time passes, so that a case counts the same until
 * a fact, a deadline's date or its stored state is another.
 *
 * @param omfattet whether the target-group table has let the citizen in
 * @param haendelser the facts that are applied
 * @param frister the deadline rows, each duty once
 * @param tilstand the state on the case's row
 */
record Talgrundlag(Sagsgrund grund, boolean omfattet, List<Sagsbillede.Periode> lukninger,
		List<Sagsbillede.Periode> fritagelser, List<Placering> placeringer, List<Haendelse> haendelser, List<Frist> frister,
		Tilstand tilstand) {

	static Talgrundlag af(Sag sag) {
		Sagsbillede billede = sag.billede();
		return new Talgrundlag(sag.grund(), !billede.manglerOplysninger() && billede.omfattet(), billede.lukninger(),
				billede.fritagelser(), billede.placeringer(),
				sag.anvendte(),
				pligter(sag.frister().stream().filter(Frist::taelles).toList()),
				sag.gemtTilstand());
	}

	/**
	 * A row that fell away and stands again, from the same day to the same day, is one duty, told of by the row that fell away
	 * last; plans are owed for each placement.
	 */
	private static List<Frist> pligter(List<Frist> frister) {
		record Pligt(Fristtype type, LocalDate fra, LocalDate til, String placering) {

			static Pligt af(Frist f) {
				return new Pligt(f.fristtype(), f.ankerDato(), f.dato(),
						(f.fristtype() == Fristtype.OPFOELGNINGSPLAN) ? f.noegle() : null);
			}

		}
		if (frister.stream().noneMatch((f) -> f.status() == Fristtilstand.BORTFALDET)) {
			return frister;
		}
		List<Frist> pligter = new ArrayList<>(frister.stream().filter((f) -> f.status() != Fristtilstand.BORTFALDET).toList());
		Set<Pligt> kendte = pligter.stream().map(Pligt::af).collect(Collectors.toCollection(HashSet::new));
		frister.stream()
			.filter((f) -> f.status() == Fristtilstand.BORTFALDET)
			.sorted(Comparator.comparing(Frist::bortfaldetDato).thenComparing(Frist::nummer).reversed())
			.filter((f) -> kendte.add(Pligt.af(f)))
			.forEach(pligter::add);
		return pligter;
	}

	/** Whether the same facts stand behind both; asked of one case at two moments. */
	boolean sammeFakta(Talgrundlag andet) {
		if (haendelser.size() != andet.haendelser.size()) {
			return false;
		}
		for (int i = 0; i < haendelser.size(); i++) {
			if (haendelser.get(i) != andet.haendelser.get(i)) {
				return false;
			}
		}
		return true;
	}

}
